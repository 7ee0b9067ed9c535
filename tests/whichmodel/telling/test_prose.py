"""A decision as text for the command line: every section, where it stands, and when it is left out."""

import pytest

from tests.examples.toy import TOLD, TOY
from whichmodel import Knowledge, decide
from whichmodel.facts.knowledge import UNKNOWN
from whichmodel.telling.prose import in_words


def text(knowledge: Knowledge = TOLD, /, **answers: str) -> str:
    """Return the decision in words."""
    return in_words(knowledge, decide(knowledge, answers))


def sections(said: str) -> dict[str, list[str]]:
    """Return the lines under each title."""
    parts = (part.splitlines() for part in said.split("\n\n")[1:])
    return {title: [line.removeprefix("  ") for line in lines] for title, *lines in parts}


def test_whole_close_call() -> None:
    """A close call tells why, what the runner-up lost by, what to mind, the points, and which fact decides, from whom."""
    assert (
        text(lead="busy", scope="moving")
        == """\
Own gardener comes first, but borrowed hands is close behind.

Why:
  +1  It moves - A gardener turns with you.

The runner-up:
  Borrowed hands, 1 point behind
  -1  Somebody busy - They would wait.

Mind:
  Begin in spring: Plants need time.
    - Wait.

Points:
    +1  Own gardener
    +0  Borrowed hands
    +0  Contract

What separates them:
  Own gardener (+) and Borrowed hands (-)
  +1  Somebody busy - They would wait.
  What decides between them: How long does it last? Ask whoever owns the garden.

What would change it:
  Change any one answer, and the result stays the same in 0 of 3 cases.
  If somebody had the time to lead, the choice would be open again.
  If nobody led, the choice would be open again.
  If the work were fixed, the choice would be open again.

Next steps:
  1. Ring about own gardener.
"""
    )


RECOMMENDED = {
    "Why:": ["+1  It moves - A gardener turns with you.", "+3  Years - It pays to employ."],
    "The runner-up:": [
        "Borrowed hands, 2 points behind",
        "+2  Somebody with time - You can lead them.",
        "-4  Years - It pays to employ.",
    ],
    "Mind:": ["Begin in spring: Plants need time.", "  - Wait."],
    "Points:": ["  +4  Own gardener", "  +2  Borrowed hands", "  -1  Contract"],
    "Next steps:": ["1. Ring about own gardener."],
}
NOT_READY = {
    "Why:": ["Borrowed hands is ruled out: Nobody - Nobody could lead them."],
    "First of all:": [
        "Put in place: A lead.",
        "Who can help: A gardener who has led before.",
        "Buy first: A plan for one bed. (Contract)",
    ],
    "Mind:": [
        "Nobody leads moving work: The work moves and nobody steers it.",
        "They leave: What they know leaves with them.",
        "  - Write it down.",
        "Begin in spring: Plants need time.",
        "  - Wait.",
    ],
    "Points:": ["  +2  Contract", "  +1  Own gardener", "  +2  Borrowed hands (ruled out)"],
    "Next steps:": ["1. Name a lead.", "2. Give the lead time."],
}
MIX = {
    "The parts:": [
        "Laying out: Contract - It ends.",
        "Care: Own gardener - It goes on.",
        "Where they meet: Who waters in the first month?",
    ],
    "Mind:": [
        "Fixed for years: A part of it is building, a part is care.",
        "Begin in spring: Plants need time.",
        "  - Wait.",
    ],
    "Points:": ["  +3  Own gardener", "  +2  Contract", "  +1  Borrowed hands"],
    "Next steps:": ["1. Draw the line."],
}
TIE = {
    "Mind:": ["Begin in spring: Plants need time.", "  - Wait."],
    "Points:": ["  +3  Borrowed hands", "  +3  Contract", "  +0  Own gardener"],
    "What separates them:": [
        "Borrowed hands (+) and Contract (-)",
        "+2  Somebody with time - You can lead them.",
        "-2  It is fixed - You can write it down.",
        "What decides between them: Who tells people what to do? Ask whoever gives out the work.",
    ],
}
OPEN = {
    "Points:": ["  +2  Borrowed hands", "  +0  Contract", "  +0  Own gardener"],
    "Find out:": ["Is the work fixed?", "How long does it last? Ask whoever owns the garden."],
}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"lead": "yes", "scope": "moving", "lasts": "years"}, RECOMMENDED),
        ({"lead": "nobody", "scope": "moving", "lasts": "months"}, NOT_READY),
        ({"lead": "yes", "scope": "fixed", "lasts": "years"}, MIX),
        ({"lead": "yes", "scope": "fixed", "lasts": "months"}, TIE),
        ({"lead": "yes", "scope": UNKNOWN}, OPEN),
    ],
)
def test_sections(answers: dict[str, str], expected: dict[str, list[str]]) -> None:
    """A recommendation, not ready, a mix, a tie and what is open have sections of their own, beside what would change it."""
    found = sections(text(TOLD, **answers))

    assert bool(found.pop("What would change it:", [])) is (expected is not OPEN)
    assert found == expected


def test_not_ready_without_a_helper() -> None:
    """Where the guide knows nobody who can help, no line says so."""
    assert "Who can help" not in text(TOY, lead="nobody", scope="moving", lasts="months")


@pytest.mark.parametrize("answers", [{}, {"lead": UNKNOWN}])
def test_nothing_known(answers: dict[str, str]) -> None:
    """Before anything is known there are three questions to ask and nothing to mind."""
    said = in_words(TOLD, decide(TOLD, answers))

    assert said.startswith("Nothing is known yet, so no model stands out.\n\nPoints:\n    +0  Borrowed hands\n")
    assert said.endswith("  How long does it last? Ask whoever owns the garden.\n")
