"""Why a model can no longer come first."""

from collections.abc import Collection
from dataclasses import dataclass

from whichmodel.deciding.answers import Answers
from whichmodel.deciding.separation import Difference, differences
from whichmodel.deciding.totals import Reason, ranking, standings
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


def eliminated(knowledge: Knowledge, answers: Answers, possible: Collection[str]) -> tuple[Eliminated, ...]:
    """Return every model that can no longer come first under some checked answers, in declared order.

    `possible` are those that can, by id (`prospects.Prospects`).
    """
    everyone = standings(knowledge, answers)
    rival = next((standing.model for standing in ranking(everyone) if standing.model.id in possible), None)
    reasons = {standing.model.id: standing.reasons for standing in everyone}
    found = []
    for model in knowledge.models:
        if model.id in possible:
            continue
        excluded_by = next((reason for reason in reasons[model.id] if reason.effect.rules_out), None)
        if excluded_by is not None or rival is None:
            found.append(Eliminated(model, excluded_by, None, None))
            continue
        apart = differences(knowledge, answers, rival.id, model.id)
        behind = [difference for difference in apart if difference.points > 0]
        found.append(Eliminated(model, None, rival, max(behind, key=lambda each: each.points, default=None)))
    return tuple(found)
