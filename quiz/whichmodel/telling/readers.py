"""The result as another reader will question it: the same facts and steps, with that reader's questions."""

from collections.abc import Iterator

from whichmodel.deciding.answers import Problem, nearest_name, one_of
from whichmodel.deciding.decision import Decision
from whichmodel.deciding.totals import given_options
from whichmodel.facts.jsontext import kind_of, shown
from whichmodel.facts.knowledge import Knowledge, Model, ReaderQuestion
from whichmodel.telling.encoding import (
    Json,
    encode_answer,
    encode_sources,
    encode_statement,
    encode_versions,
    models_at_stake,
    picked,
)
from whichmodel.telling.wording import headline


def check_reader(knowledge: Knowledge, given: object) -> tuple[Problem, ...]:
    """Return what is wrong with `given` (any JSON value) as the id of a reader."""
    names = tuple(reader.id for reader in knowledge.readers)
    expected = one_of(names) if names else "no reader"
    if not isinstance(given, str):
        return (Problem("reader", f"found {kind_of(given)}", expected),)
    if given not in names:
        return (Problem("reader", f"'{shown(given)}' is not a reader", expected, nearest_name(given, names)),)
    return ()


def briefing(knowledge: Knowledge, decision: Decision, reader_id: str) -> Json:
    """Return what a reader wants to know of a decision, as plain values.

    `answers` are those of the buyer that this reader looks at, `parts` the reader's questions by model, with where
    each is answered; of more than one model in a mix and in a tie. While not ready they are about the small first
    step. `next_steps` are those of the decision, word for word.
    """
    reader = next(reader for reader in knowledge.readers if reader.id == reader_id)
    given = {factor.id: (factor, option) for factor, option in given_options(knowledge, decision.answers)}
    next_steps = [encode_statement(step) for step in decision.next_steps]
    models = {model.id: model for model in knowledge.models}
    asked = {name: models[name].readers.get(reader.id, ()) for name in models_at_stake(decision)}
    parts: list[Json] = [
        {"model": name, "about": _about(decision, models[name]), "questions": list(map(_question, questions))}
        for name, questions in asked.items()
    ]
    cited = [*next_steps, *(question for part in parts for question in part["questions"])]
    return {
        **picked(reader, "id", "title", "name", "wants"),
        "headline": headline(knowledge, decision),
        "answers": [encode_answer(*given[factor]) for factor in reader.weighs if factor in given],
        "parts": parts,
        "next_steps": next_steps,
        "sources": encode_sources(knowledge, {claim for entry in cited for claim in entry["claims"]}),
        **encode_versions(knowledge),
    }


def briefing_lines(told: Json) -> Iterator[str]:
    """Yield a briefing as lines for a terminal: each question, and indented its answer and the page that has it in full."""
    yield told["wants"]
    yield from (f"{given['ask']} {given['answer']}" for given in told["answers"])
    for part in told["parts"]:
        yield f"{part['about']}:"
        for question in part["questions"]:
            yield f"  - {question['asks']}"
            yield f"    {question['says']} ({question['page']})"


def _about(decision: Decision, model: Model) -> str:
    """Return what a reader's questions are about: a model, and which part of the work, or the small first step."""
    if decision.mix:
        works = [part.work for part in decision.mix.parts if part.model == model.id]
        return f"{model.title}, for: {'; '.join(works)}"
    return f"The small first step: {model.name}" if decision.not_ready else model.title


def _question(question: ReaderQuestion) -> Json:
    told = picked(question, "asks", "says", "claims", "judgement")
    return {**told, "page": _address(question.page)}


def _address(link: str) -> str:
    """Return where a link from the root of docs/ leads, from the root of the site."""
    page, _, place = link.removeprefix("/").partition("#")
    folder = page.removesuffix(".md").removesuffix("index").rstrip("/")
    return f"{folder}/" + (f"#{place}" if place else "")
