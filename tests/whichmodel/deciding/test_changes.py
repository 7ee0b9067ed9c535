"""What would change a result, and how sure it is, on a toy that can be checked by hand."""

from dataclasses import replace

import pytest

from tests.examples.toy import CONTRACT, HANDS, OWN, PLAIN, TOY, gives
from whichmodel import Knowledge
from whichmodel.deciding.changes import what_changes
from whichmodel.facts.knowledge import UNKNOWN, Factor, Option

BY_HAND = Option("hands", "Hands", effects={HANDS: gives(3, "Hands.")})
OR_A_DEAL = (BY_HAND, Option("deal", "Deal", effects={CONTRACT: gives(2, "Contract.")}))
STEADY = replace(
    PLAIN,
    margin=0,
    factors=(
        Factor("soil", "Soil", "Soil?", "It matters.", OR_A_DEAL),
        Factor("trees", "Trees", "Trees?", "It matters.", OR_A_DEAL),
        Factor("wall", "Wall", "Wall?", "It matters.", (BY_HAND, Option("deal", "Deal"))),
    ),
)
"""Three questions that speak for hands (three points) or, but for the wall, for a contract (two)."""


@pytest.mark.parametrize(
    ("knowledge", "answers", "expected", "same"),
    [
        (
            TOY,
            {"lead": "yes", "scope": "moving", "lasts": "years"},
            [
                ({"lead": "nobody"}, "not-ready", OWN),
                ({"scope": "fixed"}, "mix", "mix"),
                ({"lasts": "months"}, "recommended", HANDS),
            ],
            (1, 4),  # a lead who is busy leaves it as it is
        ),
        # No one answer brings the contract ahead of nine points for hands; two together do.
        (
            STEADY,
            {"wall": "hands", "trees": "hands", "soil": "hands"},
            [({"soil": "deal", "trees": "deal"}, "recommended", CONTRACT)],
            (3, 3),
        ),
        # What was not asked yet is not changed: another answer can leave the result open, or settle an open one.
        (
            TOY,
            {"lead": "busy", "scope": "moving"},
            [
                ({"lead": "yes"}, "undecided", None),
                ({"lead": "nobody"}, "undecided", None),
                ({"scope": "fixed"}, "undecided", None),
            ],
            (0, 3),
        ),
        (TOY, {"lead": "yes", "scope": "moving"}, [({"lead": "busy"}, "close", OWN)], (2, 3)),
        (TOY, {}, [], (0, 0)),
    ],
)
def test_what_changes_the_result(
    knowledge: Knowledge,
    answers: dict[str, str],
    expected: list[tuple[dict[str, str], str, str | None]],
    same: tuple[int, int],
) -> None:
    """Every other answer is tried alone, and where none changes the result, two together; all is in asking order."""
    found = what_changes(knowledge, answers)

    assert [
        (change.answers, change.outcome.verdict, change.outcome.first_choice) for change in found.changes
    ] == expected
    assert [list(change.answers) for change in found.changes] == [list(turned) for turned, *_ in expected]
    assert (found.same, found.of) == same


def test_unknown_can_be_found_out() -> None:
    """An answer that is not known yet may turn out to be any option; but a known one is never forgotten."""
    found = what_changes(TOY, {"lead": "yes", "scope": UNKNOWN, "lasts": "years"})

    assert found.of == 2 + 2 + 1
    assert {"scope": "fixed"} in [change.answers for change in found.changes]
    assert UNKNOWN not in {option for change in found.changes for option in change.answers.values()}
