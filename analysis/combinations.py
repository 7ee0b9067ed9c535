"""The outcome of every complete set of answers, worked out from the records alone.

This is a second, independent reading of the rules (design, section 6): it shares no code with the decision
module but the records themselves, so that each can be held against the other. Where that one follows one set
of answers through sums and patterns, this one adds whole tables: one axis for each question, in the order
of asking, with `unknown` at 0 and the options, in their order, from 1.

An absent answer counts as `unknown`, so these tables hold the outcome of every filling of every set of
answers: two knowledge bases with the same table decide the same, whatever has been asked so far.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from whichmodel.facts.knowledge import (
    CLOSE,
    MIX,
    NOT_READY,
    RECOMMENDED,
    UNDECIDED,
    UNKNOWN,
    Effect,
    Knowledge,
    Pattern,
)

Numbers = NDArray[np.int16 | np.int32]
Codes = NDArray[np.int16]
Flags = NDArray[np.bool_]
Answers = Mapping[str, str]
Outcome = tuple[str, str | None]
"""The verdict, and the first choice: a model id, `mix` or None."""

NOBODY = -1
"""Stands in a table for "no model" or "no pattern"."""

MOST_MODELS = 15
"""As many as `Combinations.tied` has bits for."""

AT_ONCE = 2_000_000
"""About how many sets of answers are added up at a time, so that the sums stay small in memory."""


@dataclass(frozen=True, eq=False)
class Combinations:
    """Every complete set of answers with its outcome. All tables have one axis for each question.

    `outcome` holds places in `outcomes`. `speaks` holds the place, in `knowledge.patterns`, of the not-ready
    or mix pattern that gives the verdict, or `NOBODY`. `tied` has, where the highest total is shared, one bit
    for each model that shares it (by place in `knowledge.models`), else 0; `leader` the place of the model
    that comes first by sum and rules, or `NOBODY`. Both look at the answers as they stand, whatever patterns
    say.
    """

    knowledge: Knowledge
    outcomes: tuple[Outcome, ...]
    outcome: Codes
    speaks: Codes
    tied: Codes
    leader: Codes

    def place(self, answers: Answers) -> tuple[int, ...]:
        """Return the place of some answers in the tables; absent ones count as `unknown`."""
        return tuple(
            [UNKNOWN, *(option.id for option in factor.options)].index(answers.get(factor.id, UNKNOWN))
            for factor in self.knowledge.factors
        )

    def answers_at(self, place: tuple[int, ...]) -> dict[str, str]:
        """Return the answers at a place, `unknown` among them."""
        return {
            factor.id: factor.options[value - 1].id if value else UNKNOWN
            for factor, value in zip(self.knowledge.factors, place, strict=True)
        }

    def at(self, answers: Answers) -> Outcome:
        """Return the outcome of some answers; absent ones count as `unknown`."""
        return self.outcomes[self.outcome[self.place(answers)]]

    def where(self, pattern: Pattern) -> Flags:
        """Return where a pattern holds, with the first choices that it names, if it names any."""
        found = _conditions(self.knowledge, pattern)
        if pattern.models:
            named = [first in pattern.models for _, first in self.outcomes]
            found = found & np.array(named)[self.outcome]
        return np.broadcast_to(found, self.outcome.shape)


def known[Kind: np.generic](table: NDArray[Kind]) -> NDArray[Kind]:
    """Return the part of a table in which no answer is `unknown`."""
    return table[(slice(1, None),) * table.ndim]


def evaluate(knowledge: Knowledge) -> Combinations:
    """Return the outcome of every complete set of answers to the questions of `knowledge`.

    Raises:
        ValueError: for more than 15 models, or for points so large that their sums could not be held.
    """
    if len(knowledge.models) > MOST_MODELS:
        raise ValueError(f"{len(knowledge.models)} models are too many to evaluate; at most {MOST_MODELS} are")
    leader, tied, near = _by_sum_and_rules(knowledge)
    models = [model.id for model in knowledge.models]
    outcomes: list[Outcome] = [(UNDECIDED, None), (MIX, MIX)]
    code = {
        (verdict, place): len(outcomes) + i
        for i, (verdict, place) in enumerate(product((RECOMMENDED, CLOSE, NOT_READY), range(NOBODY, len(models))))
    }
    outcomes += [(verdict, None if place == NOBODY else models[place]) for verdict, place in code]

    def coded(verdict: str) -> Codes:
        return np.array([code[verdict, place] for place in range(NOBODY, len(models))], dtype=np.int16)

    # `leader` counts from NOBODY, which is one less than nothing.
    outcome = np.where(near, coded(CLOSE)[leader + 1], coded(RECOMMENDED)[leader + 1])
    speaks = np.full(outcome.shape, NOBODY, dtype=np.int16)
    # Whoever has the last word is written last: not-ready over mix, more conditions over fewer, then ids.
    for kind in (MIX, NOT_READY):
        of_kind = [(i, pattern) for i, pattern in enumerate(knowledge.patterns) if pattern.kind == kind]
        of_kind.sort(key=lambda entry: entry[1].id, reverse=True)
        of_kind.sort(key=lambda entry: len(entry[1].when))
        for i, pattern in of_kind:
            holds = _conditions(knowledge, pattern)
            afterwards = coded(NOT_READY)[leader[_after(knowledge, pattern)] + 1]
            said = np.int16(outcomes.index((MIX, MIX))) if kind == MIX else afterwards
            outcome = np.where(holds, said, outcome)
            speaks = np.where(holds, np.int16(i), speaks)
    nothing_known = (0,) * len(knowledge.factors)
    outcome[nothing_known] = outcomes.index((UNDECIDED, None))
    speaks[nothing_known] = NOBODY
    return Combinations(knowledge, tuple(outcomes), outcome, speaks, tied, leader)


def _by_sum_and_rules(knowledge: Knowledge) -> tuple[Codes, Codes, Flags]:
    """Return the leader, the models tied at the top, and whether the verdict would be close."""
    shape = tuple(1 + len(factor.options) for factor in knowledge.factors)
    leader, tied = np.empty(shape, dtype=np.int16), np.empty(shape, dtype=np.int16)
    near = np.empty(shape, dtype=np.bool_)
    for part in _parts(shape):
        leader[part], tied[part], near[part] = _ranked(knowledge, part)
    return leader, tied, near


def _parts(shape: tuple[int, ...]) -> Iterator[tuple[slice, ...]]:
    """Yield slices that cover a table of this shape, each of about `AT_ONCE` places or fewer where it can be."""
    steps = []
    size = int(np.prod(shape))
    for length in shape:
        steps.append(max(1, length * AT_ONCE // size) if size > AT_ONCE else length)
        size = size // length * min(steps[-1], length)
    yield from product(
        *(
            [slice(start, min(start + step, length)) for start in range(0, length, step)]
            for length, step in zip(shape, steps, strict=True)
        )
    )


def _ranked(knowledge: Knowledge, part: tuple[slice, ...]) -> tuple[Codes, Codes, Flags]:
    lowest, highest, kind = _bounds(knowledge)
    totals, against, allowed = [], [], []
    for model in knowledge.models:
        effects = [[_effect_on(model.id, option.effects) for option in factor.options] for factor in knowledge.factors]
        points = [[0, *(effect.points for effect in row)] for row in effects]
        losses = [[0, *(max(0, -effect.points) for effect in row)] for row in effects]
        out = [[0, *(int(effect.rules_out) for effect in row)] for row in effects]
        free = _sums(out, part, kind) == 0
        allowed.append(free)
        totals.append(np.where(free, _sums(points, part, kind), lowest))
        against.append(_sums(losses, part, kind))
    best = np.maximum.reduce(totals)
    top = [free & (total == best) for free, total in zip(allowed, totals, strict=True)]
    weighed = [np.where(shares, loss, highest) for shares, loss in zip(top, against, strict=True)]
    fewest = np.minimum.reduce(weighed)
    first = [shares & (loss == fewest) for shares, loss in zip(top, weighed, strict=True)]
    single = np.add.reduce(first, dtype=np.int16) == 1
    leader = np.full(best.shape, NOBODY, dtype=np.int16)
    bits = np.zeros(best.shape, dtype=np.int16)
    for i, here in enumerate(first):
        leader[single & here] = i
        bits |= top[i].astype(np.int16) << i
    bits[bits & (bits - 1) == 0] = 0  # one model alone at the top shares it with nobody
    others = np.maximum.reduce([np.where(leader == i, lowest, total) for i, total in enumerate(totals)])
    rivalled = (others > lowest) & (best - others <= knowledge.margin)
    return leader, bits, rivalled | (leader == NOBODY)


def _effect_on(model: str, effects: Mapping[str, Effect]) -> Effect:
    return effects.get(model, Effect(""))


def _bounds(knowledge: Knowledge) -> tuple[int, int, type[np.int16 | np.int32]]:
    """Return numbers below and above every total, and a kind of number that holds their differences."""
    reach = 1 + knowledge.margin
    for factor in knowledge.factors:
        points = [abs(effect.points) for option in factor.options for effect in option.effects.values()]
        reach += max(points, default=0)
    if reach > np.iinfo(np.int32).max // 4:
        raise ValueError(f"points that add up to {reach} are too large to evaluate")
    return -reach, reach, np.int16 if reach < np.iinfo(np.int16).max // 4 else np.int32


def _sums(rows: list[list[int]], part: tuple[slice, ...], kind: type[np.int16 | np.int32]) -> Numbers:
    """Return the table in which each place has the sum of one number from each row."""
    total: Numbers = np.zeros((), dtype=kind)
    for row, kept in zip(rows, part, strict=True):
        total = np.add.outer(total, np.array(row[kept], dtype=kind))
    return total


def _conditions(knowledge: Knowledge, pattern: Pattern) -> Flags:
    """Return where all conditions of a pattern are met; questions that it does not name have length 1."""
    found = np.ones((1,) * len(knowledge.factors), dtype=np.bool_)
    for axis, factor in enumerate(knowledge.factors):
        if factor.id in pattern.when:
            met = [False, *(option.id in pattern.when[factor.id] for option in factor.options)]
            shape = [1] * len(knowledge.factors)
            shape[axis] = len(met)
            found = found & np.array(met).reshape(shape)
    return found


def _after(knowledge: Knowledge, pattern: Pattern) -> tuple[slice, ...]:
    """Return where the answers of a pattern's `after` stand; the other questions keep theirs."""
    kept = []
    for factor in knowledge.factors:
        ids = [option.id for option in factor.options]
        place = 1 + ids.index(pattern.after[factor.id]) if factor.id in pattern.after else None
        kept.append(slice(None) if place is None else slice(place, place + 1))
    return tuple(kept)
