"""Patterns: when they hold, which of several speaks, and which depend on the first choice."""

from dataclasses import replace

import pytest

from tests.examples.toy import CONTRACT, HANDS, LEADERLESS, OWN, SPLIT, TOY
from whichmodel import decide
from whichmodel.facts.knowledge import UNKNOWN, Pattern

UNREADY = {"lead": "nobody", "scope": "moving", "lasts": "months"}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"lead": "nobody", "scope": "moving"}, ["leaderless", "season"]),
        ({"lead": "nobody", "scope": "fixed"}, ["season"]),  # not every condition holds
        ({"lead": "nobody"}, []),
        (dict.fromkeys(UNREADY, UNKNOWN), []),  # an unknown answer meets no condition
        ({"lead": "busy", "scope": "fixed", "lasts": "months"}, ["idle-lead", "season"]),  # a contract comes first
        ({"lead": "yes", "scope": "moving", "lasts": "months"}, ["hand-over", "season"]),  # hands do
    ],
)
def test_a_pattern_holds_where_all_its_conditions_do(answers: dict[str, str], expected: list[str]) -> None:
    """Every question that a pattern names has one of the answers it lists, and a model that it names comes first."""
    assert [pattern.id for pattern in decide(TOY, answers).patterns] == expected


BROAD = replace(LEADERLESS, id="a-broad-one", when={"lead": ("nobody",)}, after={"lead": "busy"})
OTHER = replace(LEADERLESS, id="zz-last", after={"lead": "busy", "scope": "fixed"})
TO_A_MIX = replace(LEADERLESS, after={"lead": "yes", "scope": "fixed"})


@pytest.mark.parametrize(
    ("patterns", "answers", "speaks", "first_choice"),
    [
        ((LEADERLESS, replace(SPLIT, when={"lead": ("nobody",)})), UNREADY, "leaderless", HANDS),
        ((BROAD, LEADERLESS), UNREADY, "leaderless", HANDS),
        ((BROAD, LEADERLESS), {**UNREADY, "scope": "fixed"}, "a-broad-one", CONTRACT),
        ((OTHER, LEADERLESS), UNREADY, "leaderless", HANDS),
        ((LEADERLESS, OTHER), UNREADY, "leaderless", HANDS),
        ((TO_A_MIX, SPLIT), {**UNREADY, "lasts": "years"}, "leaderless", OWN),  # sum and rules alone count after
        ((TO_A_MIX,), UNREADY, "leaderless", None),  # the answers after are a tie
    ],
)
def test_which_pattern_speaks(
    patterns: tuple[Pattern, ...], answers: dict[str, str], speaks: str, first_choice: str | None
) -> None:
    """Not-ready comes before a mix, then the pattern with most conditions, then the first by id; it gives the model after."""
    decision = decide(replace(TOY, patterns=patterns), answers)

    assert (decision.verdict, decision.mix, decision.first_choice) == ("not-ready", None, first_choice)
    assert decision.not_ready is not None and decision.not_ready.id == speaks
