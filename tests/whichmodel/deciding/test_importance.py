"""What would be if decisive answers counted double, on a garden that can be summed up by hand."""

import pytest

from tests.examples.toy import CONTRACT, HANDS, OWN, TOY
from whichmodel import Outcome
from whichmodel.deciding.importance import check_decisive, emphasis
from whichmodel.facts.knowledge import CLOSE, MIX, RECOMMENDED, UNKNOWN

LED_FOR_YEARS = {"lead": "yes", "scope": "moving", "lasts": "years"}
"""Own gardener 4, borrowed hands 2, contract -1."""
TIED = {"lead": "yes", "scope": "fixed", "lasts": "months"}
"""Borrowed hands and contract 3 each, nothing against either."""


def then(answers: dict[str, str], *decisive: str) -> tuple[Outcome, dict[str, int]]:
    """Return the outcome, and the points of each model, if the answers to some questions counted double."""
    found = emphasis(TOY, answers, decisive).then
    points = {standing.model.id: standing.points for standing in found.ranking}
    return Outcome(found.verdict, found.first_choice), points


def test_a_decisive_answer_counts_double_for_and_against() -> None:
    """Somebody who leads is worth 4 instead of 2 to borrowed hands, which then come level with the gardener."""
    outcome, points = then(LED_FOR_YEARS, "lead")
    assert (outcome, points) == (Outcome(CLOSE, OWN), {OWN: 4, HANDS: 4, CONTRACT: -1})

    outcome, points = then(LED_FOR_YEARS, "lasts")
    assert (outcome, points) == (Outcome(RECOMMENDED, OWN), {OWN: 7, HANDS: 1, CONTRACT: -1})


def test_what_decides_for_a_buyer_can_break_a_tie_either_way() -> None:
    """Of two models that nothing separates, the one comes first that the decisive answer speaks for."""
    assert then(TIED)[0] == Outcome(CLOSE, None)
    assert then(TIED, "lead")[0] == Outcome(RECOMMENDED, HANDS)
    assert then(TIED, "scope")[0] == Outcome(RECOMMENDED, CONTRACT)
    assert then(TIED, "scope", "lead")[0] == Outcome(CLOSE, None)


def test_what_is_ruled_out_stays_out_and_a_mix_stays_a_mix() -> None:
    """No number of points brings a model back, or undoes what a combination of answers means."""
    found = emphasis(TOY, {"lead": "nobody", "scope": "fixed", "lasts": "months"}, ["lasts"]).then
    assert found.first_choice == CONTRACT
    assert [standing.model.id for standing in found.ranking if standing.ruled_out] == [HANDS]

    assert then({"lead": "yes", "scope": "fixed", "lasts": "years"}, "lead")[0] == Outcome(MIX, MIX)


@pytest.mark.parametrize(
    ("given", "messages"),
    [
        (["lead", "lasts", "lead"], []),
        ([], []),
        (["lead", "scope", "lasts"], ["At most 2 answers may be decisive. Take one back before you mark another."]),
        (["laed"], ["'laed' has no known answer that could be decisive; did you mean 'lead'?"]),
        ("lead", ["found a text; expected a list with the ids of questions."]),
        (
            ["lead", 2],
            ["found a list with something else than texts in it; expected a list with the ids of questions."],
        ),
    ],
)
def test_two_known_answers_may_be_decisive(given: object, messages: list[str]) -> None:
    """A third is refused with a sentence, and so is whatever is no question."""
    assert [problem.message for problem in check_decisive(TOY, LED_FOR_YEARS, given)] == messages


def test_an_unknown_answer_cannot_be_decisive() -> None:
    """Who does not know has nothing that could count double."""
    (problem,) = check_decisive(TOY, {"lead": UNKNOWN}, ["lead"])
    assert problem.message == (
        "'lead' has no known answer that could be decisive; expected no question, as none has a known answer."
    )
