"""Sentences on a decision: what would change it, how sure it is, and the headline."""

from dataclasses import replace

import pytest

from tests.examples.toy import CONTRACT, HANDS, LEADERLESS, OWN, PLAIN, TOLD, TOY, all_excluded
from whichmodel import Knowledge, Outcome, decide
from whichmodel.deciding.changes import Change, Changes
from whichmodel.facts.knowledge import VERDICTS
from whichmodel.telling.wording import VERDICT_NAMES, change_in_words, headline, listed, robustness_in_words


def said(answers: dict[str, str], verdict: str, first_choice: str | None = None, knowledge: Knowledge = TOLD) -> str:
    """Return a change in words."""
    return change_in_words(knowledge, Change(answers, Outcome(verdict, first_choice)))


def test_change_with_a_clause() -> None:
    """An answer with a clause of its own is supposed in that clause."""
    assert said({"lead": "yes"}, "recommended", HANDS) == "If somebody had the time to lead, borrowed hands would win."


def test_change_without_a_clause() -> None:
    """An answer without a clause is supposed by its question and its label."""
    assert said({"scope": "moving"}, "recommended", OWN) == (
        "If your answer to “Is the work fixed?” were “It moves”, own gardener would win."
    )


def test_change_of_two_answers() -> None:
    """Two answers are supposed together, with and without a clause."""
    assert said({"lead": "nobody", "scope": "fixed"}, "recommended", CONTRACT) == (
        "If nobody led, and the work were fixed, contract would win."
    )
    assert said({"scope": "fixed", "lasts": "years"}, "mix", "mix") == (
        "If the work were fixed, and your answer to “How long does it last?” were “Years”, "
        "a mix of models would fit better."
    )


@pytest.mark.parametrize(
    ("verdict", "first_choice", "then"),
    [
        ("recommended", HANDS, "borrowed hands would win."),
        ("close", HANDS, "borrowed hands would come first, but only just."),
        ("close", None, "no single model would come first."),
        ("mix", "mix", "a mix of models would fit better."),
        ("not-ready", OWN, "you would not be ready yet, and own gardener would come after."),
        ("not-ready", None, "you would not be ready yet."),
        ("undecided", None, "it would no longer be settled."),
    ],
)
def test_change_to_every_verdict(verdict: str, first_choice: str | None, then: str) -> None:
    """Each verdict that a change can lead to has its words."""
    assert said({"lead": "nobody"}, verdict, first_choice) == f"If nobody led, {then}"


@pytest.mark.parametrize(
    ("verdict", "same", "of", "says"),
    [
        ("recommended", 31, 36, "The result stays the same under 31 of 36 changes of a single answer."),
        ("close", 0, 4, "The result stays the same under 0 of 4 changes of a single answer."),
        ("mix", 4, 4, "The result stays the same whichever single answer you change."),
        ("undecided", 3, 4, ""),
        ("recommended", 0, 0, ""),
    ],
)
def test_robustness_as_a_count(verdict: str, same: int, of: int, says: str) -> None:
    """How sure a result is stands as a count of single changes; without a result, or a change, nothing is said."""
    assert robustness_in_words(verdict, Changes((), same, of)) == says


def test_names_as_a_list() -> None:
    """Names are listed with commas and one "and"."""
    assert [listed(names) for names in ((), ("a",), ("a", "b"), ("a", "b", "c"), ("a", "b", "c", "d"))] == [
        "",
        "a",
        "a and b",
        "a, b and c",
        "a, b, c and d",
    ]


def test_every_verdict_has_a_name() -> None:
    """Each verdict is called something, and each differently."""
    assert tuple(VERDICT_NAMES) == VERDICTS
    assert len(set(VERDICT_NAMES.values())) == len(VERDICTS)
    assert all(VERDICT_NAMES.values())


def told(answers: dict[str, str], knowledge: Knowledge = TOY) -> str:
    """Return the headline of the decision."""
    return headline(knowledge, decide(knowledge, answers))


def test_headline_of_not_ready_without_a_model_after() -> None:
    """Where the answers after are a tie, the headline asks to answer again."""
    after = replace(LEADERLESS, after={"lead": "yes", "scope": "fixed"})
    answers = {"lead": "nobody", "scope": "moving", "lasts": "months"}

    assert told(answers, replace(TOY, patterns=(after,))) == (
        "Not yet: put something in place first, then answer the questions again."
    )


def test_headline_while_every_model_is_possible() -> None:
    """While nothing but the start is known, the headline says that every model can still come first."""
    assert told({"scope": "moving"}, PLAIN) == "Your answers do not settle it yet: every model can still come first."


def test_headline_while_a_mix_or_a_tie_is_open() -> None:
    """Where only one model can come first but does not have to, the headline names none."""
    assert told({"lead": "nobody", "scope": "fixed"}) == "Your answers do not settle it yet."


def test_headline_of_two_that_tie_but_for_what_is_against_them() -> None:
    """With one other model of the same total, the verb is in the singular."""
    knowledge = replace(PLAIN, models=(PLAIN.models[0], PLAIN.models[2]))

    assert told({"lead": "busy", "scope": "moving", "lasts": "months"}, knowledge) == (
        "Own gardener comes first, but only just: borrowed hands scores the same, with more against it."
    )


def test_headline_where_all_are_excluded() -> None:
    """Answers that leave no model say so, and speak of no tie."""
    assert told({"lead": "nobody"}, all_excluded()) == "Your answers rule out every model."
