"""Rules on references: every model, answer and claim that is named exists."""

from collections.abc import Iterator
from typing import Any

from sitebuild.reading.citations import citations, misspelt_citations
from sitebuild.reading.problems import Problem, nearest
from sitebuild.reading.walk import cited, walk
from sitebuild.reading.yaml import Path
from sitebuild.records.kinds import CASE, COMPARISON, FACTOR, MODEL, PATTERN, SOURCE, kind_of
from sitebuild.records.library import Library, Record
from sitebuild.rules.register import every, rule, unknown_names
from whichmodel.facts import knowledge as words
from whichmodel.facts.jsontext import shown


@rule
def model_reference(library: Library) -> Iterator[Problem]:
    """Every model that is named exists."""
    models = library.ids(MODEL)
    topics = models | {topic.id for topic in library.topics}
    for record in every(library):
        yield from unknown_names(record, "model-reference", "model", _models_in(record), models)
    for record in () if library.lacks("topics.yml") else library.of(SOURCE).values():
        names: list[tuple[str, Path, bool]] = [
            (name, ("claims", i, "about", j), False)
            for i, claim in enumerate(record.facts.claims)
            for j, name in enumerate(claim.about)
        ]
        yield from unknown_names(record, "model-reference", "model or topic", names, topics)
    for record in library.plain.values():
        if kind_of(record.page.source) is COMPARISON:
            names = [(name, ("models", i), False) for i, name in enumerate(record.page_facts.models)]
            yield from unknown_names(record, "model-reference", "model", names, models)


def _models_in(record: Record) -> Iterator[tuple[str, Path, bool]]:
    for path, part in walk(record.facts):
        if isinstance(part, words.Option):
            yield from ((name, (*path, "effects", name), True) for name in part.effects)
        elif isinstance(part, (words.Part, words.FirstStep)):
            yield part.model, (*path, "model"), False
        elif isinstance(part, words.Pattern):
            yield from ((name, (*path, "models", i), False) for i, name in enumerate(part.models))
        elif isinstance(part, words.FailureMode):
            yield from ((name, (*path, "running", i), False) for i, name in enumerate(part.running))
            yield from ((name, (*path, "needed", i), False) for i, name in enumerate(part.needed))
        elif isinstance(part, words.Expectation):
            for key in ("first_choice", "runner_up"):
                name = getattr(part, key)
                if name is not None and name != words.MIX:
                    yield name, (*path, key), False


@rule
def answer_reference(library: Library) -> Iterator[Problem]:
    """Every factor and option that a pattern or case names exists."""
    factors = library.ids(FACTOR)
    options = {
        record.id: frozenset(option.id for option in record.facts.options) for record in library.of(FACTOR).values()
    }
    for record in (*library.of(PATTERN).values(), *library.of(CASE).values()):
        for mapping, key in _answers_in(record.facts):
            for factor, named in mapping.items():
                yield from unknown_names(record, "answer-reference", "factor", [(factor, (key, factor), True)], factors)
                if factor not in options:
                    continue
                known = options[factor] | ({words.UNKNOWN} if key == "answers" else set())
                several = not isinstance(named, str)
                names = (
                    [(name, (key, factor, i), False) for i, name in enumerate(named)]
                    if several
                    else [(named, (key, factor), False)]
                )
                yield from unknown_names(record, "answer-reference", f"known answer to '{factor}'", names, known)


def _answers_in(facts: Any) -> Iterator[tuple[Any, str]]:
    if isinstance(facts, words.Case):
        yield facts.answers, "answers"
    else:
        yield facts.when, "when"
        yield facts.after, "after"


@rule
def claim_reference(library: Library) -> Iterator[Problem]:
    """Every claim that a record or a sentence rests on exists; those of a source that did not load may."""
    known = frozenset(claim.id for _, claim in library.claims())
    broken = tuple(f"{source}-" for source in library.ids(SOURCE) - set(library.of(SOURCE)))
    for record in (*every(library), *library.plain.values()):
        for value in (record.facts, record.page_facts):
            if not isinstance(value, words.Source):
                names = [(name, path, False) for path, name in cited(value) if not name.startswith(broken)]
                yield from unknown_names(record, "claim-reference", "claim", names, known)
    for page in library.pages.values():
        for name, line, column in citations(page):
            if name not in known and not name.startswith(broken):
                yield Problem(
                    page.path, line, column, "claim-reference", f"'{name}' is not a claim; {nearest(name, known)}"
                )


@rule
def citation(library: Library) -> Iterator[Problem]:
    """What looks like a citation is one, so that no reader sees what was meant for the builder."""
    for page in library.pages.values():
        for text, line, column in misspelt_citations(page):
            message = f"'{shown(text)}' is not a citation; write '[@claim-id]' or '[@one; @other]', in small letters."
            yield Problem(page.path, line, column, "citation", message)
