"""Scores of partial answers, compiled to plain numbers for the search over fillings.

A *key* joins a model's total and the points against it in one whole number: of two models, the one
with the larger key comes first by sum and tie rule, and equal keys are a tie that stays a tie.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from whichmodel.deciding.answers import Answers
from whichmodel.facts.knowledge import UNKNOWN, Factor, Knowledge

Vector = tuple[int, ...]


@dataclass(frozen=True)
class Score:
    """What an answer, or several, give each model, in declared order; `out` has a bit for each excluded one."""

    totals: Vector
    keys: Vector
    out: int

    def plus(self, other: "Score") -> "Score":
        """Return the score of both together."""
        totals = tuple(map(int.__add__, self.totals, other.totals))
        return Score(totals, tuple(map(int.__add__, self.keys, other.keys)), self.out | other.out)


@dataclass(frozen=True)
class Side:
    """One way of reading a filling: as it stands, or with the answers of some pattern's `after` put in.

    `base` is the score of the answers that are the same in every filling. `values[i][j]` is what value
    `j` of absent question `i` adds; value 0 is `unknown`, value `j` the option `j - 1`.
    """

    base: Score
    values: tuple[tuple[Score, ...], ...]


def side_of(knowledge: Knowledge, answers: Answers, absent: tuple[Factor, ...], after: Mapping[str, str]) -> Side:
    """Return the side of `answers` with `after` put in; `absent` are the questions that a filling answers."""
    nothing = Score((0,) * len(knowledge.models), (0,) * len(knowledge.models), 0)
    unit = _unit(knowledge)
    fixed = {**answers, **after}
    base = nothing
    for factor in knowledge.factors:
        if fixed.get(factor.id, UNKNOWN) != UNKNOWN:
            base = base.plus(_scores(knowledge, factor, unit)[fixed[factor.id]])
    values = tuple(
        (nothing,) * (len(factor.options) + 1)
        if factor.id in after
        else (nothing, *_scores(knowledge, factor, unit).values())
        for factor in absent
    )
    return Side(base, values)


def _unit(knowledge: Knowledge) -> int:
    """Return a number larger than the points against a model can ever come to."""
    return 1 + sum(
        -effect.points
        for factor in knowledge.factors
        for option in factor.options
        for effect in option.effects.values()
        if effect.points < 0
    )


def _scores(knowledge: Knowledge, factor: Factor, unit: int) -> dict[str, Score]:
    scores = {}
    for option in factor.options:
        effects = [option.effects.get(model.id) for model in knowledge.models]
        totals = tuple(effect.points if effect else 0 for effect in effects)
        keys = tuple(total * unit + min(total, 0) for total in totals)
        out = sum(1 << i for i, effect in enumerate(effects) if effect and effect.rules_out)
        scores[option.id] = Score(totals, keys, out)
    return scores
