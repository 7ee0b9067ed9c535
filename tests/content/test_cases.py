"""Every worked case is a regression test, and together they cover what the quiz can say."""

import pytest

from sitebuild.guide.guide import load_guide
from tests.conftest import ROOT
from whichmodel.deciding.decision import decide
from whichmodel.facts.knowledge import MIX, NOT_READY, RECOMMENDED, Case, Knowledge

KNOWLEDGE = load_guide(ROOT).knowledge


@pytest.mark.parametrize("case", KNOWLEDGE.cases, ids=[case.id for case in KNOWLEDGE.cases])
def test_the_quiz_says_what_the_case_says(case: Case, knowledge: Knowledge) -> None:
    """The verdict, the first choice and the runner-up of a case are those of its page."""
    decision = decide(knowledge, case.answers)

    expected = (case.expect.verdict, case.expect.first_choice, case.expect.runner_up)
    assert expected == (decision.verdict, decision.first_choice, decision.runner_up)


def test_the_cases_cover_every_model_and_the_difficult_verdicts(knowledge: Knowledge) -> None:
    """There is a case for each of the six models, for a mix, and for somebody who is not ready."""
    recommended = {case.expect.first_choice for case in knowledge.cases if case.expect.verdict == RECOMMENDED}

    assert {model.id for model in knowledge.models} <= recommended
    assert {MIX, NOT_READY} <= {case.expect.verdict for case in knowledge.cases}
