"""What the engine is timed at: every kind of work that the page asks of it, on random answers with a fixed seed."""

from dataclasses import dataclass
from random import Random

from scripts.bench_times import Group, Stopwatch
from whichmodel.deciding.answers import Answers
from whichmodel.deciding.changes import what_changes
from whichmodel.deciding.decision import decide
from whichmodel.diagnosing.diagnosis import diagnose
from whichmodel.diagnosing.encoding import encode_diagnosis
from whichmodel.facts.jsontext import canonical
from whichmodel.facts.knowledge import UNKNOWN, Knowledge
from whichmodel.keeping.link import open_link, write_link
from whichmodel.telling.encoding import encode_decision

SEED = 20261122
UNKNOWN_EVERY = 6
"""One answer in so many is `unknown`."""

MOST_SYMPTOMS = 6
DECIDE_TARGET = 1.0
CHANGES_TARGET = 20.0


@dataclass(frozen=True)
class Observed:
    """What a buyer says of an engagement that runs."""

    model: str | None
    symptoms: tuple[str, ...]
    answers: Answers


def engine_groups(knowledge: Knowledge, sets: int, stopwatch: Stopwatch) -> tuple[Group, ...]:
    """Return the times of all work on `sets` random sets for each line."""
    counts = range(len(knowledge.factors) + 1)
    by_count = {count: answer_sets(knowledge, count, sets) for count in counts}
    complete = by_count[counts[-1]]
    links = [write_link(knowledge, answers) for answers in complete]
    deciding, changing = [], []
    for count, given in by_count.items():
        deciding.append(stopwatch.line(str(count), lambda answers: decide(knowledge, answers), given))
        changing.append(stopwatch.line(str(count), lambda answers: what_changes(knowledge, answers), given))
    others = (
        stopwatch.line(
            "decide, changes and JSON, complete answers", lambda answers: _reply(knowledge, answers), complete
        ),
        stopwatch.line("diagnose and JSON", lambda seen: _diagnosis(knowledge, seen), observations(knowledge, sets)),
        stopwatch.line("write a link, complete answers", lambda answers: write_link(knowledge, answers), complete),
        stopwatch.line("open a link, complete answers", lambda text: open_link(knowledge, text), links),
    )
    return (
        Group("decide, with reasons", "answers", tuple(deciding), DECIDE_TARGET),
        Group("what_changes, all changes of one or two answers", "answers", tuple(changing), CHANGES_TARGET),
        Group("whole replies", "work", others),
    )


def answer_sets(knowledge: Knowledge, count: int, sets: int) -> list[dict[str, str]]:
    """Return so many sets of `count` answers to random questions, in the order of asking; the same every time."""
    source = _source(f"answers {count}")
    return [_some_answers(knowledge, count, source) for _ in range(sets)]


def observations(knowledge: Knowledge, sets: int) -> list[Observed]:
    """Return so many random observations: any model or none, one symptom or more, any number of answers."""
    source = _source("observations")
    models = [None, *(model.id for model in knowledge.models)]
    symptoms = [symptom.id for symptom in knowledge.symptoms]
    return [
        Observed(
            source.choice(models),
            tuple(source.sample(symptoms, source.randint(1, min(MOST_SYMPTOMS, len(symptoms))))),
            _some_answers(knowledge, source.randint(0, len(knowledge.factors)), source),
        )
        for _ in range(sets)
    ]


def _source(what: str) -> Random:
    return Random(f"{SEED} {what}")  # noqa: S311 - the same sets every time are wanted, and nothing is secret


def _some_answers(knowledge: Knowledge, count: int, source: Random) -> dict[str, str]:
    places = sorted(source.sample(range(len(knowledge.factors)), count))
    factors = [knowledge.factors[place] for place in places]
    return {
        factor.id: UNKNOWN if source.randrange(UNKNOWN_EVERY) == 0 else source.choice(factor.options).id
        for factor in factors
    }


def _reply(knowledge: Knowledge, answers: Answers) -> str:
    return canonical(encode_decision(knowledge, decide(knowledge, answers)))


def _diagnosis(knowledge: Knowledge, seen: Observed) -> str:
    return canonical(encode_diagnosis(knowledge, diagnose(knowledge, seen.model, seen.symptoms, seen.answers)))
