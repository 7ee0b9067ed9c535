"""How well rules do on coded situations: those of today, those learned from the codings, and by which questions."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from sklearn.model_selection import GroupKFold

from analysis.fitting import Coded, Numbers, learned, points_table, weights, with_points
from whichmodel.deciding.outcome import outcome_of
from whichmodel.deciding.patterns import holds
from whichmodel.deciding.totals import ranking, standings
from whichmodel.facts.knowledge import MIX, Knowledge, Pattern

FOLDS = 10
PUBLISHERS = 3
"""On the situations of how many publishers a mix pattern must rest to be used."""

Rules = Callable[[Knowledge, Sequence[Coded]], Knowledge]
"""What makes rules out of those of today and the codings to learn from."""


@dataclass(frozen=True)
class Judged:
    """What rules say to one coding: the first choice, and what comes second."""

    coded: Coded
    first: str | None
    second: str | None


@dataclass(frozen=True)
class Figures:
    """Shares of the situations, each counted once: where the first choice, or one of the first two, is right.

    `wrong` is a number of situations; `found` has the share by what the author recommends.
    """

    first: float
    among_two: float
    wrong: float
    found: dict[str, float]


def judge(knowledge: Knowledge, coded: Iterable[Coded]) -> Iterator[Judged]:
    """Yield what the rules say to each coding. Behind a mix comes the model with the highest total."""
    for each in coded:
        first = outcome_of(knowledge, each.answers).first_choice
        models = [
            standing.model.id for standing in ranking(standings(knowledge, each.answers)) if not standing.ruled_out
        ]
        yield Judged(each, first, next((model for model in models if model != first), None))


def figures(judged: Sequence[Judged]) -> Figures:
    """Return the figures of judged codings."""
    counts = weights([each.coded for each in judged])
    right = np.array([each.coded.agrees(each.first) for each in judged])
    two = right | np.array([each.coded.agrees(each.second) for each in judged])
    wrong = np.array([each.first in each.coded.wrong for each in judged])
    labels = np.array([each.coded.recommended for each in judged])
    found = {label: _share(right[labels == label], counts[labels == label]) for label in sorted(set(labels))}
    return Figures(_share(right, counts), _share(two, counts), float(counts @ wrong), found)


def confusion(judged: Sequence[Judged]) -> dict[tuple[str, str], float]:
    """Return how many situations of each recommendation were told which first choice, each situation counted once."""
    table: Counter[tuple[str, str]] = Counter()
    for each, count in zip(judged, weights([each.coded for each in judged]).tolist(), strict=True):
        table[each.coded.recommended, each.first or "none"] += count
    return dict(table)


def cross_validated(knowledge: Knowledge, coded: Sequence[Coded], rules: Rules) -> list[Judged]:
    """Return what is said to each coding by rules that were made without any situation of its publisher."""
    publishers = [each.publisher for each in coded]
    judged: dict[int, Judged] = {}
    for learn, keep in GroupKFold(FOLDS, shuffle=True, random_state=1).split(coded, groups=publishers):
        made = rules(knowledge, [coded[place] for place in learn])
        judged |= zip(keep.tolist(), judge(made, [coded[place] for place in keep]), strict=True)
    return [judged[place] for place in range(len(coded))]


def fit(strength: float, *, from_nothing: bool = False) -> Rules:
    """Return what learns points, rounded, drawn towards today's or towards none, with the patterns that are supported."""

    def rules(knowledge: Knowledge, coded: Sequence[Coded]) -> Knowledge:
        supported = with_supported_patterns(knowledge, coded)
        today = points_table(knowledge)
        return with_points(supported, learned(supported, coded, 0 * today if from_nothing else today, strength))

    return rules


def with_supported_patterns(knowledge: Knowledge, coded: Sequence[Coded]) -> Knowledge:
    """Return the rules without the mix patterns that too few publishers' situations support."""

    def supported(pattern: Pattern) -> bool:
        publishers = {each.publisher for each in coded if each.agrees(MIX) and holds(pattern, each.answers)}
        return pattern.kind != MIX or len(publishers) >= PUBLISHERS

    return replace(knowledge, patterns=tuple(filter(supported, knowledge.patterns)))


def without_question(knowledge: Knowledge, question: str) -> Knowledge:
    """Return the rules without one question: its points, and the patterns that rest on it."""
    return replace(
        knowledge,
        factors=tuple(factor for factor in knowledge.factors if factor.id != question),
        patterns=tuple(pattern for pattern in knowledge.patterns if question not in (*pattern.when, *pattern.after)),
    )


def spread(knowledge: Knowledge, coded: Sequence[Coded], strength: float) -> tuple[Numbers, Numbers]:
    """Return the learned points and their standard error, by leaving out a tenth of the publishers at a time."""
    today = points_table(knowledge)
    publishers = [each.publisher for each in coded]
    parts = [
        learned(knowledge, [coded[place] for place in learn], today, strength)
        for learn, _ in GroupKFold(FOLDS, shuffle=True, random_state=1).split(coded, groups=publishers)
    ]
    away = np.array(parts) - np.mean(parts, axis=0)
    return learned(knowledge, coded, today, strength), np.sqrt((FOLDS - 1) / FOLDS * (away**2).sum(axis=0))


def _share(held: np.ndarray, counts: Numbers) -> float:
    return float(counts @ held / counts.sum()) if len(counts) else 0.0
