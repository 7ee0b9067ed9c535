"""Sentences on a decision: what would change it, how sure it is, and the headline."""

from dataclasses import replace

import pytest

from tests.examples.toy import CONTRACT, HANDS, LEADERLESS, OWN, PLAIN, SPLIT, TOLD, TOY, all_excluded
from whichmodel import Knowledge, Outcome, decide
from whichmodel.deciding.changes import Change, Changes
from whichmodel.facts.knowledge import VERDICTS
from whichmodel.telling.wording import (
    VERDICT_NAMES,
    change_in_words,
    headline,
    listed,
    robustness_in_words,
    turn_in_words,
)


def said(answers: dict[str, str], verdict: str, first_choice: str | None = None, knowledge: Knowledge = TOLD) -> str:
    """Return a change in words."""
    return change_in_words(knowledge, Change(answers, Outcome(verdict, first_choice)))


@pytest.mark.parametrize(
    ("answers", "clause"),
    [
        ({"lead": "yes"}, "If somebody had the time to lead"),
        ({"scope": "moving"}, "If your answer to “Is the work fixed?” were “It moves”"),
        ({"lead": "nobody", "scope": "fixed"}, "If nobody led, and the work were fixed"),
        (
            {"scope": "fixed", "lasts": "years"},
            "If the work were fixed, and your answer to “How long does it last?” were “Years”",
        ),
    ],
)
def test_what_is_supposed(answers: dict[str, str], clause: str) -> None:
    """An answer is supposed in a clause of its own, or by its question and label; two are supposed together."""
    assert said(answers, "recommended", CONTRACT) == f"{clause}, contract would fit best."


@pytest.mark.parametrize(
    ("verdict", "first_choice", "then"),
    [
        ("recommended", HANDS, "borrowed hands would fit best."),
        ("close", HANDS, "borrowed hands would come first, but only just."),
        ("close", None, "no single model would come first."),
        ("mix", "mix", "a mix of models would fit better."),
        ("not-ready", OWN, "you would not be ready yet, with own gardener to follow."),
        ("not-ready", None, "you would not be ready yet."),
        ("undecided", None, "the choice would be open again."),
    ],
)
def test_change_to_every_verdict(verdict: str, first_choice: str | None, then: str) -> None:
    """Each verdict that a change can lead to has its words."""
    assert said({"lead": "nobody"}, verdict, first_choice) == f"If nobody led, {then}"


@pytest.mark.parametrize(
    ("verdict", "same", "of", "says"),
    [
        ("recommended", 31, 36, "Change any one answer, and the result stays the same in 31 of 36 cases."),
        ("close", 0, 4, "Change any one answer, and the result stays the same in 0 of 4 cases."),
        ("mix", 4, 4, "Change any one answer, and the result stays the same."),
        ("undecided", 3, 4, ""),
        ("recommended", 0, 0, ""),
    ],
)
def test_robustness_as_a_count(verdict: str, same: int, of: int, says: str) -> None:
    """How sure a result is stands as a count of single changes; without a result, or a change, nothing is said."""
    assert robustness_in_words(verdict, Changes((), same, of)) == says


@pytest.mark.parametrize(
    ("answers", "found", "says"),
    [
        # Borrowed hands come first here, and the own gardener second.
        (
            {"lead": "yes", "scope": "moving", "lasts": "months"},
            [("recommended", CONTRACT), ("close", OWN), ("recommended", OWN)],
            "If nobody led, own gardener would fit best.",
        ),
        (
            {"lead": "yes", "scope": "moving", "lasts": "months"},
            [("close", HANDS), ("mix", "mix")],
            "If nobody led, a mix of models would fit better.",
        ),
        # Not ready: borrowed hands come after.
        (
            {"lead": "nobody", "scope": "moving", "lasts": "months"},
            [("not-ready", OWN), ("recommended", CONTRACT), ("recommended", HANDS)],
            "If nobody led, borrowed hands would fit best.",
        ),
        ({"lead": "yes"}, [("recommended", OWN)], ""),
        ({"lead": "yes", "scope": "moving", "lasts": "months"}, [], ""),
    ],
)
def test_the_change_to_know_first(answers: dict[str, str], found: list[tuple[str, str]], says: str) -> None:
    """Told is the change that brings the runner-up first, or makes ready; nothing while undecided or where there is none."""
    changes = tuple(Change({"lead": "nobody"}, Outcome(*each)) for each in found)
    assert turn_in_words(TOLD, decide(TOLD, answers), Changes(changes, 0, len(found))) == says


def test_names_as_a_list() -> None:
    """Names are listed with commas and one "and"."""
    assert [listed(tuple("abcd"[:count])) for count in range(5)] == ["", "a", "a and b", "a, b and c", "a, b, c and d"]


def test_every_verdict_has_a_name() -> None:
    """Each verdict is called something, and each differently."""
    assert tuple(VERDICT_NAMES) == VERDICTS
    assert len(set(VERDICT_NAMES.values())) == len(VERDICTS)
    assert all(VERDICT_NAMES.values())


def told(answers: dict[str, str], knowledge: Knowledge = TOY) -> str:
    """Return the headline of the decision."""
    return headline(knowledge, decide(knowledge, answers))


TWO = replace(PLAIN, models=(PLAIN.models[0], PLAIN.models[2]))
NO_MODEL_AFTER = replace(TOY, patterns=(replace(LEADERLESS, after={"lead": "yes", "scope": "fixed"}),))
ONE_PART = replace(TOY, patterns=(replace(SPLIT, parts=SPLIT.parts * 2),))
NOT_SETTLED = "Your answers do not settle it yet"


@pytest.mark.parametrize(
    ("knowledge", "answers", "says"),
    [
        (TOY, ("yes", "moving", "months"), "Borrowed hands fits your answers best."),
        (TOY, ("busy", "moving", "unknown"), "Own gardener comes first, but borrowed hands is close behind."),
        (TWO, ("busy", "moving", "months"), "Own gardener comes first, but only just: borrowed hands scores the same, with more against it."),
        (PLAIN, ("busy", "moving", "months"), "Own gardener comes first, but only just: borrowed hands and contract score the same, with more against it."),
        (TOY, ("yes", "fixed", "months"), "It is a tie: your answers speak equally for borrowed hands and contract."),
        (all_excluded(), ("nobody",), "Your answers rule out every model."),
        (ONE_PART, ("yes", "fixed", "years"), "No single model fits all of the work; use a mix of contract and own gardener."),
        (TOY, ("nobody", "moving", "months"), "Something has to be put in place before borrowed hands fits."),
        (NO_MODEL_AFTER, ("nobody", "moving", "months"), "Put something in place first, and then answer the questions again."),
        (TOY, ("unknown",), "Nothing is known yet, so no model stands out."),
        (PLAIN, ("", "moving"), f"{NOT_SETTLED}: every model can still come first."),
        (PLAIN, ("nobody",), f"{NOT_SETTLED}: contract and own gardener can still come first."),
        (TOY, ("nobody", "fixed"), f"{NOT_SETTLED}."),  # one model, or a mix
    ],
)  # fmt: skip
def test_headline(knowledge: Knowledge, answers: tuple[str, ...], says: str) -> None:
    """One sentence says what the decision is, whatever it comes down to."""
    given = zip(("lead", "scope", "lasts"), answers, strict=False)
    asked = {question: answer for question, answer in given if answer}

    assert headline(knowledge, decide(knowledge, asked)) == says
