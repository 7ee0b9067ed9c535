"""What the pictures say of this guide's answers, against the second reading of the rules."""

from analysis.combinations import evaluate, known
from sitebuild.guide.leading import OPEN, ends_of_all
from whichmodel.facts.knowledge import NOT_READY, Knowledge


def test_every_set_of_this_guide_leads_where_the_second_reading_has_it(knowledge: Knowledge) -> None:
    """NumPy, which shares no code with the decision module, comes to the same end for each complete set of answers."""
    found = evaluate(knowledge)
    names = [NOT_READY if verdict == NOT_READY else first or OPEN for verdict, first in found.outcomes]
    ends = ends_of_all(knowledge)

    assert len(set(ends)) > 2
    assert ends == [names[code] for code in known(found.outcome).ravel().tolist()]
