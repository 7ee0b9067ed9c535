"""How often each outcome comes up among all complete sets of known answers, in a form that a person can read.

A share of the answer space says how wide the way to an outcome is, not how many buyers go there.
"""

from dataclasses import dataclass

import numpy as np

from analysis.combinations import NOBODY, Combinations, known
from whichmodel.facts.knowledge import CLOSE, MIX, NOT_READY, RECOMMENDED, UNKNOWN, VERDICTS, Pattern

TIES_SHOWN = 5


@dataclass(frozen=True)
class Ties:
    """Where models share the highest total and no pattern speaks.

    `settled` are the sets in which the points against decide, `open` those in which nobody comes first;
    `excluded` those without a tie in which the answers leave no model at all. `between` counts the open
    ones by the models that share the total, most frequent first.
    """

    settled: int
    open: int
    excluded: int
    between: tuple[tuple[tuple[str, ...], int], ...]


@dataclass(frozen=True)
class Shares:
    """How many of `sets` complete sets of known answers lead where.

    `verdicts` has the count of every verdict, `first_choices` of every model (by id, in declared order),
    whatever the verdict; `outcomes` of every pair of both that comes up.
    """

    sets: int
    verdicts: dict[str, int]
    first_choices: dict[str, int]
    outcomes: dict[tuple[str, str | None], int]
    ties: Ties


def shares(combinations: Combinations) -> Shares:
    """Return the shares of every outcome among the complete sets of known answers."""
    found = known(combinations.outcome)
    counts = np.bincount(found.ravel(), minlength=len(combinations.outcomes)).tolist()
    outcomes = {outcome: count for outcome, count in zip(combinations.outcomes, counts, strict=True) if count}
    return Shares(
        sets=found.size,
        verdicts={name: sum(n for (verdict, _), n in outcomes.items() if verdict == name) for name in VERDICTS},
        first_choices={
            model.id: sum(n for (_, first), n in outcomes.items() if first == model.id)
            for model in combinations.knowledge.models
        },
        outcomes=outcomes,
        ties=_ties(combinations),
    )


def _ties(combinations: Combinations) -> Ties:
    by_points = known(combinations.speaks) == NOBODY
    tied, leader = known(combinations.tied), known(combinations.leader)
    nobody = by_points & (leader == NOBODY)
    bits, counts = np.unique(tied[nobody & (tied != 0)], return_counts=True)
    models = [model.id for model in combinations.knowledge.models]
    between = {
        tuple(model for i, model in enumerate(models) if bit >> i & 1): count
        for bit, count in zip(bits.tolist(), counts.tolist(), strict=True)
    }
    return Ties(
        settled=int(np.count_nonzero(by_points & (tied != 0) & (leader != NOBODY))),
        open=sum(between.values()),
        excluded=int(np.count_nonzero(nobody & (tied == 0))),
        between=tuple(sorted(between.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def patterns_that_never_speak(combinations: Combinations) -> tuple[Pattern, ...]:
    """Return the patterns that no complete set of known answers brings up.

    A not-ready or mix pattern has to give the verdict; any other has to hold, under a first choice that it
    names if it names any.
    """
    speaking = set(np.unique(known(combinations.speaks)).tolist())
    return tuple(
        pattern
        for i, pattern in enumerate(combinations.knowledge.patterns)
        if not (i in speaking if pattern.kind in (NOT_READY, MIX) else bool(known(combinations.where(pattern)).any()))
    )


def answers_alike(combinations: Combinations) -> tuple[tuple[str, str, str], ...]:
    """Return question, answer and answer for every two answers that lead to the same outcome throughout.

    All other questions have known answers; `unknown` is an answer to this one, so an option that is alike to
    it could as well not be there. A question matters if and only if some two of its answers are not alike.
    """
    found = []
    all_known = [slice(1, None)] * combinations.outcome.ndim
    for axis, factor in enumerate(combinations.knowledge.factors):
        names = [UNKNOWN, *(option.id for option in factor.options)]
        here = (*all_known[:axis], slice(None), *all_known[axis + 1 :])
        tables = np.moveaxis(combinations.outcome[here], axis, 0)
        found += [
            (factor.id, names[i], names[j])
            for i in range(len(names))
            for j in range(i + 1, len(names))
            if np.array_equal(tables[i], tables[j])
        ]
    return tuple(found)


def summary(combinations: Combinations) -> str:
    """Return the shares as a short text: a table of outcomes, and the ties."""
    found = shares(combinations)
    names = {model.id: model.title for model in combinations.knowledge.models}
    width = max(map(len, names.values()))
    lines = [
        f"{found.sets:,} complete sets of known answers",
        f"{'':{width}} {'first':>8} {RECOMMENDED:>12} {CLOSE:>8} {NOT_READY:>10}",
    ]
    for model, title in names.items():
        cells = [found.outcomes.get((verdict, model), 0) for verdict in (RECOMMENDED, CLOSE, NOT_READY)]
        lines.append(
            f"{title:{width}} {_share(found.first_choices[model], found):>8} "
            f"{_share(cells[0], found):>12} {_share(cells[1], found):>8} {_share(cells[2], found):>10}"
        )
    nobody = [found.outcomes.get((verdict, None), 0) for verdict in (CLOSE, NOT_READY)]
    lines += [
        f"{'Nobody first':{width}} {_share(sum(nobody), found):>8} {'':>12} "
        f"{_share(nobody[0], found):>8} {_share(nobody[1], found):>10}",
        "; ".join(f"{verdict} {_share(count, found)}" for verdict, count in found.verdicts.items()),
        f"ties: {found.ties.settled:,} settled by the points against, {found.ties.open:,} open; "
        f"every model excluded: {found.ties.excluded:,}",
    ]
    lines += [
        f"  {count:,} between {' and '.join(names[model] for model in models)}"
        for models, count in found.ties.between[:TIES_SHOWN]
    ]
    rest = found.ties.between[TIES_SHOWN:]
    if rest:
        lines.append(f"  {sum(count for _, count in rest):,} between {len(rest)} other groups of models")
    return "\n".join(lines) + "\n"


def _share(count: int, found: Shares) -> str:
    return f"{100 * count / found.sets:.1f} %" if found.sets else "none"
