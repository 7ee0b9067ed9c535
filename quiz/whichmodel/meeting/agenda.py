"""The agenda of a meeting in which two people settle where their answers differ: as plain values, in words."""

from collections.abc import Iterator, Sequence

from whichmodel.deciding.answers import Problem
from whichmodel.deciding.decision import Decision
from whichmodel.deciding.outcome import Outcome
from whichmodel.facts.errors import DamagedLink, DamagedRecord
from whichmodel.facts.jsontext import kind_of, visible
from whichmodel.facts.knowledge import CLOSE, MIX, NOT_READY, UNDECIDED, UNKNOWN, Factor, Knowledge, Option
from whichmodel.keeping.importing import Imported, import_text, then_and_now
from whichmodel.meeting.views import Difference, Views, views
from whichmodel.telling.encoding import Json, encode_versions, picked
from whichmodel.telling.wording import (
    NOT_KNOWN,
    VERDICT_NAMES,
    counted,
    headline,
    listed,
    names_of,
    would,
)

NAMES = ("Person 1", "Person 2")
"""How the two are called who do not say their names."""

LONGEST_NAME = 40
SIDES = ("one", "other")


def check_names(given: object) -> tuple[Problem, ...]:
    """Return what is wrong with `given` (any JSON value) as the names of two people."""
    if not isinstance(given, list) or [type(name) for name in given] != [str, str]:
        found = kind_of(given) if not isinstance(given, list) else f"a list of {len(given)}"
        return (Problem("names", f"found {found}", "two names, each a text"),)
    return tuple(
        Problem("names", f"A name has {len(_one_line(name))} characters", f"at most {LONGEST_NAME}")
        for name in given
        if len(_one_line(name)) > LONGEST_NAME
    )


def open_both(knowledge: Knowledge, texts: Sequence[object]) -> tuple[list[Imported], tuple[Problem, ...]]:
    """Return what two links or records say, and what is wrong with either: nothing, where both could be opened."""
    opened, problems = [], []
    for side, text in zip(SIDES, texts, strict=True):
        if not isinstance(text, str):
            problems.append(Problem(side, f"found {kind_of(text)}", "a text"))
            continue
        try:
            opened.append(import_text(knowledge, text))
        except (DamagedLink, DamagedRecord) as error:
            problems += [Problem(side, message) for message in error.messages]
    return opened, tuple(problems)


def agenda(knowledge: Knowledge, opened: Sequence[Imported], names: Sequence[str] = NAMES) -> Json:
    """Return the agenda for two people's answers as plain values, whatever they are called.

    `differences` stand in the order of their effect on the result. What is in `still` is for what remains.
    """
    called = [_one_line(name) or usual for name, usual in zip(names, NAMES, strict=True)]
    found = views(knowledge, opened[0].answers, opened[1].answers)
    return {
        "names": called,
        "decide": _to_decide(knowledge, found, called),
        "says": _in_short(knowledge, found),
        "results": [
            {"name": name, **_outcome(knowledge, decision), "notes": list(_notes(knowledge, each))}
            for name, decision, each in zip(called, found.decisions, opened, strict=True)
        ],
        "differences": [_difference(knowledge, found, each, called) for each in found.differences],
        "open": [_question(factor) for factor in found.open],
        "agreed": [{"factor": factor.id, "ask": factor.ask, "answer": option.label} for factor, option in found.agreed],
        "common": _outcome(knowledge, found.common),
        "still": list(_if_you_still_differ(knowledge, found)),
        **encode_versions(knowledge),
    }


def _difference(knowledge: Knowledge, found: Views, difference: Difference, names: Sequence[str]) -> Json:
    answers = [
        {"name": name, "answer": _said(decision, difference.factor, option), "leads": leads_in_words(knowledge, option)}
        for name, decision, option in zip(names, found.decisions, difference.options, strict=True)
    ]
    return {
        **_question(difference.factor),
        "answers": answers,
        **picked(difference, "points", "turned"),
        "weighs": " ".join(_weight(knowledge, difference, names)),
    }


def _said(decision: Decision, factor: Factor, option: Option | None) -> str:
    if option:
        return option.label
    return NOT_KNOWN if decision.answers.get(factor.id) == UNKNOWN else "Not answered"


def leads_in_words(knowledge: Knowledge, option: Option | None) -> str:
    """Return in a sentence which models an answer speaks for and against, with the points, and which it rules out."""
    names, effects = names_of(knowledge), option.effects if option else {}

    def some(sign: int) -> str:
        those = [(model, effects[model].points) for model in names if model in effects]
        return listed([f"{names[model]} ({points:+d})" for model, points in those if points * sign > 0])

    out = listed([names[model] for model in names if model in effects and effects[model].rules_out])
    clauses = [("speaks for", some(1)), ("speaks against", some(-1)), ("rules out", out)]
    said = [f"{verb} {models}" for verb, models in clauses if models]
    nothing = "It speaks neither for nor against any model." if option else "That adds nothing to any model."
    return f"It {'; '.join(said)}." if said else nothing


def _weight(knowledge: Knowledge, difference: Difference, names: Sequence[str]) -> Iterator[str]:
    for name, outcome, turned in zip(names, difference.swapped, difference.turned, strict=True):
        if turned:
            yield f"{name}: with the other answer, and nothing else changed, {would(knowledge, outcome)}."
    if not any(difference.turned):
        yield "By itself it changes neither first choice."
    if difference.apart:
        pair = listed([names_of(knowledge)[model] for model in difference.apart])
        yield f"It sets {pair} {counted(difference.points, 'point')} apart."


def _to_decide(knowledge: Knowledge, found: Views, names: Sequence[str]) -> str:
    """Return the decision that the meeting is to take."""
    one, other = (_choice(knowledge, decision) for decision in found.decisions)
    if all(decision.verdict == UNDECIDED for decision in found.decisions):
        return "Neither set of answers settles it yet. What do we find out first?"
    if one == other:
        return f"Both sets of answers lead to {one}. Do we go ahead with it?"
    return f"{names[0]} comes to {one}, {names[1]} to {other}. Which of the two do we choose?"


def _choice(knowledge: Knowledge, decision: Decision) -> str:
    name = names_of(knowledge).get(decision.first_choice or "", "")
    if decision.verdict == MIX:
        return f"a mix of {listed(_mixed(knowledge, decision))}"
    if decision.verdict == NOT_READY:
        return f"“not ready yet”, with {name} after that" if name else "“not ready yet”"
    if decision.verdict == UNDECIDED:
        return "no result yet"
    if decision.verdict == CLOSE:
        return f"{name}, but only just" if name else "a tie"
    return name


def _mixed(knowledge: Knowledge, decision: Decision) -> list[str]:
    names = names_of(knowledge)
    return list(dict.fromkeys(names[part.model] for part in decision.mix.parts)) if decision.mix else []


def _in_short(knowledge: Knowledge, found: Views) -> str:
    asked = len(knowledge.factors)
    same = f"You give the same answer to {len(found.agreed)} of {counted(asked, 'question')}"
    neither = f" To {len(found.open)} neither of you has an answer." if found.open else ""
    if not found.differences:
        return f"{same}, and differ on none.{neither}"
    turning = sum(any(each.turned) for each in found.differences)
    each = {0: "None of these would", 1: "One of these would"}.get(turning, f"{turning} of these would each")
    alone = f"{each} by itself change a first choice."
    enough = min(filter(None, found.together), default=0)
    if enough and not turning:
        alone += f" It takes the first {enough} together to bring one of you to the other’s first choice."
    return f"{same}, and differ on {len(found.differences)}. {alone}{neither}"


def _if_you_still_differ(knowledge: Knowledge, found: Views) -> Iterator[str]:
    if not found.differences:
        return
    one, other = found.decisions
    if (one.verdict, one.first_choice) == (other.verdict, other.first_choice) and not any(
        any(each.turned) for each in found.differences
    ):
        yield f"Both of you come to {_choice(knowledge, one)}, and no single difference changes that. Note the differences and move on."
        return
    yield "Where one of you knows at first hand and the other is guessing, take the answer of the one who knows."
    yield (
        "Answer the rest with “I don’t know”. Doing so wherever you differ today gives this result: "
        f"{VERDICT_NAMES[found.common.verdict]}. {headline(knowledge, found.common)}"
    )
    heaviest = found.differences[0].factor
    yield f"Before you sign anything, find out what weighs most: {heaviest.ask} {heaviest.from_whom}".rstrip()


def _outcome(knowledge: Knowledge, decision: Decision) -> Json:
    named = {"verdict_name": VERDICT_NAMES[decision.verdict], "headline": headline(knowledge, decision)}
    return {**picked(Outcome(decision.verdict, decision.first_choice), "verdict", "first_choice"), **named}


def _notes(knowledge: Knowledge, opened: Imported) -> Iterator[str]:
    """Yield what became of an older link, and what in it no longer counts."""
    yield from filter(None, [then_and_now(knowledge, opened)])
    yield from (f"Left out: {problem.message}" for problem in opened.dropped)


def _question(factor: Factor) -> Json:
    return {"factor": factor.id, **picked(factor, "ask", "from_whom"), "page": f"factors/{factor.id}/"}


def _one_line(name: str) -> str:
    return visible(" ".join(name.split()))
