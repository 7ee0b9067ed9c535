"""What the tests of the rules as a whole share."""

import pytest

from analysis.combinations import Combinations, evaluate
from whichmodel.facts.knowledge import Knowledge


@pytest.fixture(scope="session")
def everything(knowledge: Knowledge) -> Combinations:
    """Return every complete set of answers to the questions of this guide."""
    return evaluate(knowledge)
