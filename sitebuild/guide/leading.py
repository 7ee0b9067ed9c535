"""Where every complete set of answers leads, and what follows: which question turns most, what is typical, what tips.

All sets of known answers are counted, each alike. That says how the rules work, not what buyers answer. A set leads
to its first choice, to a mix, to `not-ready`, or to `OPEN` where no single model comes first.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from math import prod

from whichmodel.deciding.patterns import precedence
from whichmodel.deciding.scores import measures, plus
from whichmodel.facts.knowledge import MIX, NOT_READY, Factor, Knowledge, Pattern

OPEN = "open"
"""Where answers lead that leave models level at the top, or that rule out every model."""

MOST_TYPICAL = 3
"""How many answers at most are called typical of a model."""

Answer = tuple[str, str]
"""A question and an answer to it, by id."""

Meetings = Counter[tuple[str, str]]
"""How often two ends meet: where sets lead that have one answer, and the same sets with another."""


@dataclass(frozen=True)
class Typical:
    """An answer with the part of the sets behind a model that have it, and the part of all sets, each from 0 to 1."""

    factor: str
    option: str
    share: float
    of_all: float


@dataclass(frozen=True)
class Tip:
    """The question that most often decides between two models, and its two answers that most often do.

    `share` is that of the question, from 0 to 1, among all changes of one answer that lead from one model to the other.
    """

    factor: str
    share: float
    for_one: str
    for_other: str


@dataclass(frozen=True)
class Leading:
    """What the sets of answers come to; every share is a part of 1.

    `ends` has the share of all sets that lead to each end. `turns` has by question, the strongest first, how often
    another answer to it alone leads elsewhere. `by_answer` has by question and answer the share of its sets that lead
    to each end. `typical` is by model, `tips` by two models in declared order; without sets to tell of, they have none.
    """

    sets: int
    ends: Mapping[str, float]
    turns: Mapping[str, float]
    by_answer: Mapping[Answer, Mapping[str, float]]
    typical: Mapping[str, Sequence[Typical]]
    tips: Mapping[tuple[str, str], Tip]


@lru_cache(maxsize=2)
def leading(knowledge: Knowledge) -> Leading:
    """Return what all complete sets of known answers come to. There are some ten thousands; more take longer."""
    ends = ends_of_all(knowledge)
    columns = dict(_columns(knowledge, ends))
    steps = {factor.id: _steps(factor, columns) for factor in knowledge.factors}
    turns = {factor: _turned(found) for factor, found in steps.items()}
    counts = {answer: Counter(column) for answer, column in columns.items()}
    whole = Counter(ends)
    models = [model.id for model in knowledge.models]
    return Leading(
        sets=len(ends),
        ends=_shares(whole),
        turns=dict(sorted(turns.items(), key=lambda turn: -turn[1])),
        by_answer={answer: _shares(count) for answer, count in counts.items()},
        typical={model: _typical(model, knowledge, counts, whole) for model in models},
        tips={pair: tip for pair in combinations(models, 2) if (tip := _tip(*pair, steps))},
    )


def ends_of_all(knowledge: Knowledge) -> list[str]:
    """Return where each complete set of known answers leads, the answers to the last question changing fastest."""
    by_score, _ = measures(knowledge)
    scores = [by_score.start]
    for factor in knowledge.factors:
        worth = [by_score.worth[factor.id][option.id] for option in factor.options]
        scores = [plus(score, each) for score in scores for each in worth]
    # The last of everybody is nobody, see `scores`.
    names = [*(model.id for model in knowledge.models), OPEN]
    ends = [names[score.index(best)] if score.count(best := max(score)) == 1 else OPEN for score in scores]
    # Whatever speaks first is written last.
    speaking = [pattern for pattern in knowledge.patterns if pattern.kind in (NOT_READY, MIX)]
    for pattern in sorted(speaking, key=precedence, reverse=True):
        for place in _places(knowledge, pattern):
            ends[place] = pattern.kind
    return ends


def _places(knowledge: Knowledge, pattern: Pattern) -> Iterator[int]:
    """Yield the place of every set under which a pattern holds."""
    choices = []
    step = prod(len(factor.options) for factor in knowledge.factors)
    for factor in knowledge.factors:
        step //= len(factor.options)
        wanted = pattern.when.get(factor.id)
        choices.append([i * step for i, option in enumerate(factor.options) if wanted is None or option.id in wanted])
    return map(sum, product(*choices))


def _columns(knowledge: Knowledge, ends: Sequence[str]) -> Iterator[tuple[Answer, list[str]]]:
    """Yield for each answer the ends of its sets, those of all answers to a question in the same order of the others."""
    block = len(ends)
    for factor in knowledge.factors:
        step = block // len(factor.options)
        for place, option in enumerate(factor.options):
            starts = range(place * step, len(ends), block)
            yield (factor.id, option.id), [end for start in starts for end in ends[start : start + step]]
        block = step


def _steps(factor: Factor, columns: Mapping[Answer, Sequence[str]]) -> dict[tuple[str, str], Meetings]:
    """Return by every two answers to a question which ends meet there."""
    return {
        (one, other): Counter(zip(columns[factor.id, one], columns[factor.id, other], strict=True))
        for one, other in combinations((option.id for option in factor.options), 2)
    }


def _turned(steps: Mapping[tuple[str, str], Meetings]) -> float:
    met = sum(steps.values(), Meetings())
    return sum(number for (one, other), number in met.items() if one != other) / (met.total() or 1)


def _shares(count: Counter[str]) -> dict[str, float]:
    return {end: number / count.total() for end, number in count.items()}


def _typical(
    model: str, knowledge: Knowledge, counts: Mapping[Answer, Counter[str]], whole: Counter[str]
) -> list[Typical]:
    """Return the answers that sets behind a model have more often than others, each the one of its question."""
    if not whole[model]:
        return []
    found = []
    for factor in knowledge.factors:
        often = max(factor.options, key=lambda option: counts[factor.id, option.id][model])
        share = counts[factor.id, often.id][model] / whole[model]
        found.append(Typical(factor.id, often.id, share, 1 / len(factor.options)))
    found.sort(key=lambda each: each.of_all - each.share)
    return [each for each in found[:MOST_TYPICAL] if each.share > each.of_all]


def _tip(one: str, other: str, steps: Mapping[str, Mapping[tuple[str, str], Meetings]]) -> Tip | None:
    between = {
        factor: Counter(
            {
                pair: number
                for (first, second), met in found.items()
                for pair, number in (((first, second), met[one, other]), ((second, first), met[other, one]))
            }
        )
        for factor, found in steps.items()
    }
    totals = {factor: pairs.total() for factor, pairs in between.items()}
    if not any(totals.values()):
        return None
    factor = max(totals, key=totals.__getitem__)
    (answers, _), *_ = between[factor].most_common(1)
    return Tip(factor, totals[factor] / sum(totals.values()), *answers)
