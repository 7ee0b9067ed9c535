"""A buyer in a hurry is not asked more than it takes."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from whichmodel.deciding.answers import Answers
from whichmodel.deciding.decision import decide
from whichmodel.facts.knowledge import UNKNOWN, Knowledge

HERE = Path(__file__).resolve().parents[2] / "docs/_data/calibration"
TYPICAL = 7


def questions_asked(knowledge: Knowledge, answers: Answers) -> int:
    """Return after how many questions, asked as the page asks them, these answers are decided."""
    given: dict[str, str] = {}
    while (decision := decide(knowledge, given)).next_question is not None and not decision.decided:
        given[decision.next_question] = answers.get(decision.next_question, UNKNOWN)
    return len(given)


@pytest.mark.parametrize("reader", ["first-reader.yml", "second-reader.yml"])
def test_a_typical_quiz_is_decided_after_seven_questions_or_fewer(knowledge: Knowledge, reader: str) -> None:
    """Half of the real situations, or more, need no more than seven answers."""
    coded = YAML(typ="safe").load((HERE / reader).read_text(encoding="utf-8"))
    lengths = sorted(questions_asked(knowledge, answers) for answers in coded.values())

    assert lengths[len(lengths) // 2] <= TYPICAL
