"""Points learned from situations that readers have coded: a multinomial logistic regression, drawn towards given points.

Each answer to a question is a column that is 1 where it was given; `unknown` is 0 everywhere. A model's total is the
sum of its points, as in the quiz, and its chance grows with the total. Points are in the quiz's own unit: `UNIT` of
them multiply the odds between two models by e.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from whichmodel.deciding.patterns import speaking
from whichmodel.facts.knowledge import MIX, Effect, Knowledge

Numbers = NDArray[np.float64]

UNIT = 2.0
"""How many points multiply the odds by e: about what today's points come to."""

ACCEPTED = 0.5
"""What a model counts that the author accepts beside the recommended one."""

MIXED = 0.3
"""What a coding counts in learning points where a mix pattern speaks: the sum decides only what comes second."""


@dataclass(frozen=True)
class Coded:
    """One situation as one reader coded it.

    `recommended` and `accepted` are what its author agrees with, `wrong` what they call wrong: model ids or `mix`;
    `parts` are the models of a recommended mix, where they are named.
    """

    situation: str
    publisher: str
    recommended: str
    accepted: tuple[str, ...]
    wrong: tuple[str, ...]
    parts: tuple[str, ...]
    answers: Mapping[str, str]

    def agrees(self, choice: str | None) -> bool:
        """Say whether the author agrees with a choice."""
        return choice in (self.recommended, *self.accepted)


def columns(knowledge: Knowledge) -> tuple[tuple[str, str], ...]:
    """Return every answer that can be given, as question and option, in the order of asking."""
    return tuple((factor.id, option.id) for factor in knowledge.factors for option in factor.options)


def weights(coded: Sequence[Coded]) -> Numbers:
    """Return what each coding counts, so that each situation counts once however many readers coded it."""
    codings = Counter(each.situation for each in coded)
    return np.array([1 / codings[each.situation] for each in coded])


def answers_table(knowledge: Knowledge, coded: Sequence[Coded]) -> Numbers:
    """Return one row for each coding and one column for each answer, 1 where it was given."""
    return np.array(
        [[float(each.answers.get(factor) == option) for factor, option in columns(knowledge)] for each in coded]
    )


def points_table(knowledge: Knowledge) -> Numbers:
    """Return the points of the knowledge: one row for each answer, one column for each model."""
    options = [option for factor in knowledge.factors for option in factor.options]
    none = Effect("")
    return np.array(
        [[option.effects.get(model.id, none).points for model in knowledge.models] for option in options], dtype=float
    )


def with_points(knowledge: Knowledge, points: Numbers) -> Knowledge:
    """Return the knowledge with other points, rounded to whole numbers; what rules a model out stays."""
    rows = iter(np.rint(points).astype(int).tolist())
    factors = []
    for factor in knowledge.factors:
        options = []
        for option in factor.options:
            row = dict(zip((model.id for model in knowledge.models), next(rows), strict=True))
            effects = {
                model: replace(option.effects.get(model, Effect("learned")), points=number)
                for model, number in row.items()
                if number or model in option.effects
            }
            options.append(replace(option, effects=effects))
        factors.append(replace(factor, options=tuple(options)))
    return replace(knowledge, factors=tuple(factors), rules_version=f"learned-{hash(points.tobytes()):x}")


def learned(knowledge: Knowledge, coded: Sequence[Coded], towards: Numbers, strength: float) -> Numbers:
    """Return the points that fit the codings best, not rounded.

    `towards` are the points to which they are drawn, `strength` how hard. Of a recommended mix, any of its parts
    will do.
    """
    given, wanted, counts = answers_table(knowledge, coded), _wanted(knowledge, coded), weights(coded)
    counts *= np.where([speaking(knowledge, each.answers, MIX) is not None for each in coded], MIXED, 1.0)
    counts *= wanted.any(axis=1)

    def loss(flat: Numbers) -> tuple[float, Numbers]:
        points = flat.reshape(towards.shape)
        chances = np.exp(given @ points / UNIT)
        chances /= chances.sum(axis=1, keepdims=True)
        hit = np.maximum((chances * wanted).sum(axis=1), 1e-12)
        apart = (points - towards) / UNIT
        slope = given.T @ (counts[:, None] * (chances - chances * wanted / hit[:, None])) / UNIT
        return float(strength * (apart**2).sum() - counts @ np.log(hit)), (slope + 2 * strength * apart / UNIT).ravel()

    found = minimize(loss, towards.ravel(), jac=True, method="L-BFGS-B")
    return np.asarray(found.x, dtype=float).reshape(towards.shape)


def _wanted(knowledge: Knowledge, coded: Sequence[Coded]) -> Numbers:
    """Return, for each coding, what each model counts as an answer with which the author agrees."""
    counts = [
        dict.fromkeys(each.accepted, ACCEPTED) | dict.fromkeys((each.recommended,), 1.0)
        if each.recommended != MIX
        else dict.fromkeys(each.parts, 1.0)
        for each in coded
    ]
    return np.array([[count.get(model.id, 0.0) for model in knowledge.models] for count in counts])
