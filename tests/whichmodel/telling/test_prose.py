"""A decision as text for the command line: every section, where it stands, and when it is left out."""

import pytest

from tests.examples.toy import TOLD, TOY
from whichmodel import Knowledge, decide
from whichmodel.facts.knowledge import UNKNOWN
from whichmodel.telling.prose import in_words


def text(knowledge: Knowledge = TOLD, **answers: str) -> str:
    """Return the decision in words."""
    return in_words(knowledge, decide(knowledge, answers))


def titles(said: str) -> list[str]:
    """Return the titles of the sections."""
    return [line for line in said.splitlines()[1:] if line.endswith(":") and not line.startswith(" ")]


def test_whole_recommendation() -> None:
    """A recommendation tells why, why not the runner-up, what to mind, the points, the changes and the next steps."""
    assert text(lead="yes", scope="moving", lasts="years") == (
        "Own gardener fits your answers best.\n"
        "\n"
        "Why:\n"
        "  +1  It moves - A gardener turns with you.\n"
        "  +3  Years - It pays to employ.\n"
        "\n"
        "The runner-up:\n"
        "  Borrowed hands, 2 points behind\n"
        "  +2  Somebody with time - You can lead them.\n"
        "  -4  Years - It pays to employ.\n"
        "\n"
        "Mind:\n"
        "  Begin in spring: Plants need time.\n"
        "    - Wait.\n"
        "\n"
        "Points:\n"
        "    +4  Own gardener\n"
        "    +2  Borrowed hands\n"
        "    -1  Contract\n"
        "\n"
        "What would change it:\n"
        "  The result stays the same under 1 of 4 changes of a single answer.\n"
        "  If nobody led, you would not be ready yet, and own gardener would come after.\n"
        "  If the work were fixed, a mix of models would fit better.\n"
        "  If your answer to “How long does it last?” were “Some months”, borrowed hands would win.\n"
        "\n"
        "Next steps:\n"
        "  1. Ring about own gardener.\n"
    )


def test_whole_close_call() -> None:
    """A close call tells as well what separates the best two, and which fact decides, from whom."""
    assert text(lead="busy", scope="moving") == (
        "Own gardener comes first, but borrowed hands is close behind.\n"
        "\n"
        "Why:\n"
        "  +1  It moves - A gardener turns with you.\n"
        "\n"
        "The runner-up:\n"
        "  Borrowed hands, 1 point behind\n"
        "  -1  Somebody busy - They would wait.\n"
        "\n"
        "Mind:\n"
        "  Begin in spring: Plants need time.\n"
        "    - Wait.\n"
        "\n"
        "Points:\n"
        "    +1  Own gardener\n"
        "    +0  Borrowed hands\n"
        "    +0  Contract\n"
        "\n"
        "What separates them:\n"
        "  Own gardener (+) and Borrowed hands (-)\n"
        "  +1  Somebody busy - They would wait.\n"
        "  What decides between them: How long does it last? Ask whoever owns the garden.\n"
        "\n"
        "What would change it:\n"
        "  The result stays the same under 0 of 3 changes of a single answer.\n"
        "  If somebody had the time to lead, it would no longer be settled.\n"
        "  If nobody led, it would no longer be settled.\n"
        "  If the work were fixed, it would no longer be settled.\n"
        "\n"
        "Next steps:\n"
        "  1. Ring about own gardener.\n"
    )


def test_not_ready() -> None:
    """Who is not ready reads what to put in place, who can help, and what to buy first; then who is ruled out and why."""
    said = text(lead="nobody", scope="moving", lasts="months")

    assert titles(said) == ["Why:", "First of all:", "Mind:", "Points:", "What would change it:", "Next steps:"]
    assert "Why:\n  Borrowed hands is ruled out: Nobody - Nobody could lead them.\n\n" in said
    assert (
        "First of all:\n"
        "  Put in place: A lead.\n"
        "  Who can help: A gardener who has led before.\n"
        "  Buy first: A plan for one bed. (Contract)\n"
        "\n"
        "Mind:\n"
        "  Nobody leads moving work: The work moves and nobody steers it.\n"
        "  They leave: What they know leaves with them.\n"
        "    - Write it down.\n"
    ) in said
    assert "    +2  Borrowed hands (ruled out)\n" in said


def test_not_ready_without_a_helper() -> None:
    """Where the guide knows nobody who can help, no line says so."""
    assert "Who can help" not in text(TOY, lead="nobody", scope="moving", lasts="months")


def test_mix() -> None:
    """A mix tells its parts, and where they meet; its steps stand under the next steps only."""
    said = text(lead="yes", scope="fixed", lasts="years")

    assert titles(said) == ["The parts:", "Mind:", "Points:", "What would change it:", "Next steps:"]
    assert (
        "The parts:\n"
        "  Laying out: Contract - It ends.\n"
        "  Care: Own gardener - It goes on.\n"
        "  Where they meet: Who waters in the first month?\n"
        "\n"
        "Mind:\n"
        "  Fixed for years: A part of it is building, a part is care.\n"
        "  Begin in spring: Plants need time.\n"
    ) in said
    assert said.count("Draw the line.") == 1


def test_tie() -> None:
    """A tie has no first choice, so no reasons for one, but tells what separates the two."""
    said = text(lead="yes", scope="fixed", lasts="months")

    assert titles(said) == ["Mind:", "Points:", "What separates them:", "What would change it:"]
    assert "  What decides between them: Who tells people what to do? Ask whoever gives out the work.\n" in said


def test_undecided() -> None:
    """While it is open, what to find out is told, from whom where that is known, and no count of what stays the same."""
    said = text(lead="yes", scope=UNKNOWN)

    assert titles(said) == ["Points:", "What would change it:", "Find out:"]
    assert "Find out:\n  Is the work fixed?\n  How long does it last? Ask whoever owns the garden.\n" in said
    assert "stays the same" not in said


@pytest.mark.parametrize("answers", [{}, {"lead": UNKNOWN}])
def test_nothing_known(answers: dict[str, str]) -> None:
    """Before anything is known there are three questions to ask and nothing to mind."""
    said = in_words(TOLD, decide(TOLD, answers))

    assert said.startswith("Nothing is known yet, so no model stands out.\n\nPoints:\n    +0  Borrowed hands\n")
    assert said.endswith("  How long does it last? Ask whoever owns the garden.\n")
