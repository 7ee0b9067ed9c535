"""What answers are worth to each model, in whole numbers that need only be added up and compared.

Models are counted by points and by score. *Points* are those of the records. A *score* holds points and, below
them, the points against: points times a unit, less the points against. The unit is larger than all points
against can come to, so they never outweigh one point. Of two models the one with the higher score comes first
by sum and tie rule, and equal scores are a tie that stays one.

Beside the models stands *nobody*: below every model that is allowed, by more than the margin, and above every
one that is ruled out. So a model comes first if and only if it is ahead of everybody else, nobody among them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import inf
from operator import add, sub

from whichmodel.facts.knowledge import UNKNOWN, Effect, Knowledge

Tally = tuple[int, ...]
"""Points or scores: those of each model, in declared order, and at the end those of nobody."""


@dataclass(frozen=True)
class Measure:
    """One way of counting: where everybody starts, and what each answer adds, by factor id and option id.

    The answers to a question are its options, in their order, and last `unknown`, which adds nothing.
    """

    start: Tally
    worth: Mapping[str, Mapping[str, Tally]]


def measures(knowledge: Knowledge) -> tuple[Measure, Measure]:
    """Return how a knowledge base counts by score, and how by points."""
    options = [option for factor in knowledge.factors for option in factor.options]
    effects = [effect for option in options for effect in option.effects.values()]
    unit = 1 + sum(max(-effect.points, 0) for effect in effects)
    # While nothing rules a model out, neither its score nor its points can get further from 0 than this.
    furthest = (unit + 1) * sum(abs(effect.points) for effect in effects)
    nobody = -furthest - unit * (knowledge.margin + 1)
    out = 2 * nobody
    return (
        _measure(knowledge, nobody, lambda each: unit * each.points + min(each.points, 0) + out * each.rules_out),
        _measure(knowledge, nobody, lambda each: each.points + out * each.rules_out),
    )


def _measure(knowledge: Knowledge, nobody: int, worth: Callable[[Effect], int]) -> Measure:
    def tally(effects: Mapping[str, Effect]) -> Tally:
        return (*(worth(effects.get(model.id, Effect(""))) for model in knowledge.models), 0)

    return Measure(
        start=(*(0 for _ in knowledge.models), nobody),
        worth={
            factor.id: {**{option.id: tally(option.effects) for option in factor.options}, UNKNOWN: tally({})}
            for factor in knowledge.factors
        },
    )


def plus(one: Tally, other: Tally) -> Tally:
    """Return the sum of two tallies, for each of everybody."""
    return tuple(map(add, one, other))


def minus(one: Tally, other: Tally) -> Tally:
    """Return the difference of two tallies, for each of everybody."""
    return tuple(map(sub, one, other))


class Race:
    """How far apart the answers to some open questions can still bring anybody in a tally.

    How far one can gain on another is the sum of what the best answer to each question does for it. No answers
    do more. Perhaps none do as much against all others at once, since what is best against one need not be best
    against another: so what is said here is a bound, and exact only where no question is open.
    """

    def __init__(self, measure: Measure, questions: Iterable[str]) -> None:
        everybody = range(len(measure.start))
        answers = [list(measure.worth[question].values()) for question in questions]

        def gain(one: int, other: int) -> int:
            return sum(max(worth[one] - worth[other] for worth in each) for each in answers)

        gains = [[gain(one, other) for other in everybody] for one in everybody]
        self.widest = max(map(max, gains))
        # For each of everybody: how far it can gain on each, and lose to each. Nobody is compared with himself.
        self._gains = [[inf if other == one else gains[one][other] for other in everybody] for one in everybody]
        self._losses = [[-inf if other == one else gains[other][one] for other in everybody] for one in everybody]

    def most_ahead(self, tally: Tally, one: int) -> float:
        """Return how far ahead of the best of the others `one` may end; whatever is answered, it is no further."""
        nearest: float = min(map(sub, self._gains[one], tally))
        return tally[one] + nearest

    def least_ahead(self, tally: Tally, one: int) -> float:
        """Return how far ahead of the best of the others `one` will end; whatever is answered, it is no less."""
        nearest: float = max(map(add, self._losses[one], tally))
        return tally[one] - nearest
