"""Where two people differ about a garden, and which difference weighs most."""

from tests.examples.toy import CONTRACT, HANDS, OWN, TOY
from whichmodel import Outcome, decide
from whichmodel.facts.knowledge import CLOSE, UNKNOWN
from whichmodel.meeting.views import views

HIRES = {"lead": "yes", "scope": "moving", "lasts": "months"}
"""Borrowed hands 4, own gardener 1, contract 0."""
BUYS = {"lead": "busy", "scope": "fixed", "lasts": "months"}
"""Contract 4, borrowed hands 0, own gardener 0."""


def test_questions_are_agreed_open_or_different() -> None:
    """One known answer from both is agreed, none from either is open, and all else differs."""
    found = views(TOY, HIRES, {"lead": "busy", "lasts": "months"})
    assert [(factor.id, option.id) for factor, option in found.agreed] == [("lasts", "months")]
    assert found.open == ()
    assert {each.factor.id: [o and o.id for o in each.options] for each in found.differences} == {
        "lead": ["yes", "busy"],
        "scope": ["moving", None],
    }

    found = views(TOY, {"lead": "yes", "scope": UNKNOWN}, {"lead": "yes"})
    assert ([factor.id for factor in found.open], found.differences) == (["scope", "lasts"], ())


def test_each_difference_is_tried_by_itself_on_both_sides() -> None:
    """With the other's answer to one question, either may come to something that neither had in mind."""
    lead, scope = views(TOY, HIRES, BUYS).differences

    # Busy, moving, months: 1 each, and least against the gardener. Led, fixed, months: hands and contract 3 each.
    assert (lead.factor.id, lead.swapped) == ("lead", (Outcome(CLOSE, OWN), Outcome(CLOSE, None)))
    assert (scope.factor.id, scope.swapped) == ("scope", (Outcome(CLOSE, None), Outcome(CLOSE, OWN)))
    assert lead.turned == scope.turned == (True, True)
    # Between hands and contract, "yes" is worth 2 and "busy" -2; "moving" is worth 2 and "fixed" -2.
    assert (lead.apart, lead.points) == (scope.apart, scope.points) == ((HANDS, CONTRACT), 4)
    assert views(TOY, HIRES, BUYS).together == (2, 2)


def test_what_turns_a_result_comes_before_what_does_not() -> None:
    """Years turn a garden of months over to a gardener, and who leads it does not, though it is asked first."""
    found = views(TOY, HIRES, {"lead": "busy", "scope": "moving", "lasts": "years"})

    assert [(each.factor.id, each.turned) for each in found.differences] == [
        ("lasts", (True, False)),
        ("lead", (True, False)),
    ]
    assert [each.points for each in found.differences] == [5, 3]


def test_what_is_agreed_alone_has_a_result_of_its_own() -> None:
    """Where they differ counts as unknown: months of work speak as much for hands as for a contract."""
    found = views(TOY, HIRES, BUYS)

    assert found.common == decide(TOY, {"lead": UNKNOWN, "scope": UNKNOWN, "lasts": "months"})
    assert found.common.verdict == CLOSE


def test_two_who_come_to_the_same_are_set_apart_by_what_comes_second() -> None:
    """Where both have one first choice, a difference weighs by the models that either has first or second."""
    years = {"scope": "moving", "lasts": "years"}
    found = views(TOY, {"lead": "yes", **years}, {"lead": "busy", **years})
    (lead,) = found.differences

    assert [(each.first_choice, each.runner_up) for each in found.decisions] == [(OWN, HANDS), (OWN, CONTRACT)]
    assert (lead.turned, lead.apart, lead.points) == ((False, False), (HANDS, CONTRACT), 4)
    assert found.together == (0, 0)
