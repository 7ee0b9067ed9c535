"""What separates two close models, and which fact decides, on a toy that can be checked by hand."""

from dataclasses import replace

import pytest

from tests.examples.toy import CONTRACT, HANDS, LASTS, LEAD, PLAIN, SCOPE, TOY, all_excluded, gives
from whichmodel import Knowledge, decide
from whichmodel.deciding.separation import Separation, differences
from whichmodel.facts.knowledge import UNKNOWN, Effect, Factor, Option


def apart(answers: dict[str, str], knowledge: Knowledge = TOY) -> Separation:
    """Return what separates the best two of a close result."""
    found = decide(knowledge, answers).close
    assert found is not None
    return found


def test_each_answer_that_separates() -> None:
    """Points that one of the two gained over the other stand with the reason; what both gained alike does not."""
    found = apart({"lead": "yes", "scope": "fixed", "lasts": "months"})

    assert found.models == (HANDS, CONTRACT)
    assert [(each.factor.id, each.option.id, each.points, each.because) for each in found.differences] == [
        ("lead", "yes", 2, "You can lead them."),
        ("scope", "fixed", -2, "You can write it down."),
    ]


def test_nothing_separates_where_fewer_than_two_are_left() -> None:
    """Where every model is excluded the verdict is close, but there are no two models to separate."""
    assert decide(all_excluded(), {"lead": "nobody"}).close is None


ALIKE = replace(LASTS, options=tuple(Option(f"o{i}", "x", effects={HANDS: gives(i, "x")}) for i in (4, 5)))


@pytest.mark.parametrize(
    ("knowledge", "answers", "question"),
    [
        (TOY, ("yes", "fixed", UNKNOWN), "lasts"),  # who leads would set the two furthest apart, but it is answered
        (TOY, ("busy", UNKNOWN, UNKNOWN), "scope"),  # four points (two for, two against) outweigh three
        (TOY, ("yes", "fixed", "months"), "lead"),  # none is open
        (TOY, ("busy", "moving", "months"), "lasts"),  # of three equals, the best two have the least against them
        (replace(PLAIN, factors=(LEAD, SCOPE, ALIKE)), ("busy", "moving", UNKNOWN), "lasts"),  # any answer or none
    ],
)
def test_the_question_that_decides(knowledge: Knowledge, answers: tuple[str, ...], question: str) -> None:
    """An open question decides before an answered one, and of several the one that sets the two furthest apart."""
    found = apart(dict(zip(("lead", "scope", "lasts"), answers, strict=True)), knowledge).decides

    assert found is not None and found.id == question


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (gives(1, "helped"), gives(-2, "hurt"), [(3, "hurt")]),
        (gives(-2, "hurt"), gives(1, "helped"), [(-3, "hurt")]),
        (gives(1, "helped"), gives(-1, "hurt"), [(2, "helped")]),
        (gives(-1, "hurt"), gives(1, "helped"), [(-2, "hurt")]),
        (None, gives(1, "helped"), [(-1, "helped")]),
        (gives(1, "helped"), gives(1, "helped too"), []),
        (Effect("Out.", rules_out=True), None, []),
    ],
)
def test_the_reason_is_the_one_that_did_more(
    first: Effect | None, second: Effect, expected: list[tuple[int, str]]
) -> None:
    """The reason told is that of the effect that moved the two further apart; of equal ones, the first model's."""
    effects = {name: effect for name, effect in ((HANDS, first), (CONTRACT, second)) if effect}
    work = Factor("work", "Work", "What?", "x", (Option("dig", "Dig", effects=effects),))
    found = differences(replace(PLAIN, factors=(work,)), {"work": "dig"}, HANDS, CONTRACT)

    assert [(each.points, each.because) for each in found] == expected
