"""What goes with an outcome: what to find out, what to do next, what to watch."""

from collections.abc import Iterator
from itertools import combinations

from whichmodel.deciding.answers import Answers
from whichmodel.deciding.separation import swing
from whichmodel.facts.knowledge import MIX, NOT_READY, UNKNOWN, Factor, FailureMode, Knowledge, Pattern, Statement

MOST_TO_FIND_OUT = 3
"""How many things somebody is sent off to find out at once."""


def find_out(knowledge: Knowledge, answers: Answers, possible: tuple[str, ...]) -> tuple[Factor, ...]:
    """Return the absent or unknown questions that matter most, at most three, in the order of asking.

    First come those whose answer can exclude a model that is still possible, or complete a mix or
    not-ready pattern; then those whose answers move two possible models furthest apart, in points.
    Questions that do neither are left out.
    """
    contenders = possible or tuple(model.id for model in knowledge.models)
    open_questions = [factor for factor in knowledge.factors if answers.get(factor.id, UNKNOWN) == UNKNOWN]
    weights = {
        factor.id: (
            _decisive(knowledge, answers, factor, contenders),
            max((swing(factor, one, other) for one, other in combinations(contenders, 2)), default=0),
        )
        for factor in open_questions
    }
    matter = [factor for factor in open_questions if any(weights[factor.id])]
    heaviest = sorted(matter, key=lambda factor: weights[factor.id], reverse=True)[:MOST_TO_FIND_OUT]
    return tuple(factor for factor in open_questions if factor in heaviest)


def next_steps(knowledge: Knowledge, first_choice: str | None, speaks: Pattern | None) -> tuple[Statement, ...]:
    """Return what to do first: what the pattern says that speaks for the result, or else what the model's record says.

    A pattern's grounds carry the pattern as a whole, so its steps repeat none of them.
    """
    if speaks is not None:
        return tuple(Statement(says) for says in speaks.does)
    return next((model.next_steps for model in knowledge.models if model.id == first_choice), ())


def watch(knowledge: Knowledge, first_choice: str | None, speaks: Pattern | None) -> tuple[FailureMode, ...]:
    """Return the failure modes that happen under the first choice; under a mix, under any of its parts."""
    running = {first_choice}
    if speaks is not None:
        running = {part.model for part in speaks.parts}
    return tuple(mode for mode in knowledge.failure_modes if not running.isdisjoint(mode.running))


def _decisive(knowledge: Knowledge, answers: Answers, factor: Factor, contenders: tuple[str, ...]) -> bool:
    excludes = any(
        option.effects[model].rules_out for option in factor.options for model in contenders if model in option.effects
    )
    return excludes or any(factor.id in pattern.when for pattern in _can_still_hold(knowledge, answers))


def _can_still_hold(knowledge: Knowledge, answers: Answers) -> Iterator[Pattern]:
    for pattern in knowledge.patterns:
        if pattern.kind in (MIX, NOT_READY) and all(
            answers.get(factor, UNKNOWN) in (UNKNOWN, *options) for factor, options in pattern.when.items()
        ):
            yield pattern
