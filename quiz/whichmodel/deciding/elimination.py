"""Why a model can no longer come first."""

from dataclasses import dataclass

from whichmodel.deciding.decision import Decision
from whichmodel.deciding.separation import Difference, differences
from whichmodel.deciding.totals import Reason
from whichmodel.facts.knowledge import Knowledge, Model


@dataclass(frozen=True)
class Eliminated:
    """One model that is first choice in no filling of the absent questions, and why.

    `excluded_by` is the first answer that rules it out. Where none does, `rival` is the best placed of the
    models still possible, and `setback` the answer that puts the model furthest behind it; None where no
    answer given does so, or no model at all can come first.
    """

    model: Model
    excluded_by: Reason | None
    rival: Model | None
    setback: Difference | None


def eliminated(knowledge: Knowledge, decision: Decision) -> tuple[Eliminated, ...]:
    """Return every model that can no longer come first under a decision's answers, in declared order."""
    still = set(decision.possible)
    rival = next((standing.model for standing in decision.ranking if standing.model.id in still), None)
    reasons = {standing.model.id: standing.reasons for standing in decision.ranking}
    found = []
    for model in knowledge.models:
        if model.id in still:
            continue
        excluded_by = next((reason for reason in reasons[model.id] if reason.effect.rules_out), None)
        if excluded_by is not None or rival is None:
            found.append(Eliminated(model, excluded_by, None, None))
            continue
        apart = differences(knowledge, decision.answers, rival.id, model.id)
        behind = [difference for difference in apart if difference.points > 0]
        found.append(Eliminated(model, None, rival, max(behind, key=lambda each: each.points, default=None)))
    return tuple(found)
