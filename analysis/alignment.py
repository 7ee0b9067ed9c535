"""Two versions of the rules side by side: the same ids, and the answers that both have."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from analysis.combinations import Codes, Combinations, Outcome, evaluate
from whichmodel.facts.knowledge import UNKNOWN, Factor, Knowledge, Option, Pattern


@dataclass(frozen=True, eq=False)
class Aligned:
    """The complete sets of answers that both versions have, with their outcomes in each.

    `before` and `after` have one axis for each of `questions` (ids, in today's order of asking), along which
    stand its `answers`: `unknown`, then the options that both have. They hold places in `outcomes`.
    """

    old: Combinations
    new: Combinations
    questions: tuple[str, ...]
    answers: tuple[tuple[str, ...], ...]
    outcomes: tuple[Outcome, ...]
    before: Codes
    after: Codes

    def answers_at(self, place: tuple[int, ...]) -> dict[str, str]:
        """Return the answers at a place of the tables, `unknown` among them."""
        return {question: answers[i] for question, answers, i in zip(self.questions, self.answers, place, strict=True)}


def align(old: Knowledge, new: Knowledge) -> Aligned:
    """Evaluate two versions on the answers that both have; ids of `old` are read as those of today.

    A question that only one of them has counts as `unknown` there; an answer that only one has is left out.
    """
    one, other = evaluate(under_todays_names(old, new)), evaluate(new)
    theirs = {factor.id: {option.id for option in factor.options} for factor in one.knowledge.factors}
    shared = {
        factor.id: (UNKNOWN, *(option.id for option in factor.options if option.id in theirs[factor.id]))
        for factor in new.factors
        if factor.id in theirs
    }
    outcomes = tuple(dict.fromkeys((*one.outcomes, *other.outcomes)))
    return Aligned(
        old=one,
        new=other,
        questions=tuple(shared),
        answers=tuple(shared.values()),
        outcomes=outcomes,
        before=_cut(one, shared, outcomes),
        after=_cut(other, shared, outcomes),
    )


def _cut(combinations: Combinations, shared: Mapping[str, tuple[str, ...]], outcomes: tuple[Outcome, ...]) -> Codes:
    factors = {factor.id: factor for factor in combinations.knowledge.factors}
    places = []
    for factor in factors.values():
        names = [UNKNOWN, *(option.id for option in factor.options)]
        places.append([names.index(answer) for answer in shared.get(factor.id, (UNKNOWN,))])
    axes = list(factors)
    order = [axes.index(question) for question in shared]
    order += [axis for axis, name in enumerate(axes) if name not in shared]
    table = combinations.outcome[np.ix_(*places)].transpose(order).reshape([len(names) for names in shared.values()])
    codes: Codes = np.array([outcomes.index(outcome) for outcome in combinations.outcomes], dtype=np.int16)
    return codes[table]


def under_todays_names(old: Knowledge, new: Knowledge) -> Knowledge:
    """Return `old` with the ids of models, questions and answers that `new` has renamed since.

    Patterns keep theirs: of equal ones the first by id speaks, so another id can be another rule.
    """
    models = _names((model.id for model in old.models), (model.id for model in new.models), new.renamed)
    factors = _names((factor.id for factor in old.factors), (factor.id for factor in new.factors), new.renamed)
    today = {factor.id: [option.id for option in factor.options] for factor in new.factors}
    options = {
        factor.id: _names((option.id for option in factor.options), today.get(factors[factor.id], ()), new.renamed)
        for factor in old.factors
    }

    def option_today(option: Option, names: Mapping[str, str]) -> Option:
        effects = {models[model]: effect for model, effect in option.effects.items()}
        return replace(option, id=names[option.id], effects=effects)

    def factor_today(factor: Factor) -> Factor:
        renamed = tuple(option_today(option, options[factor.id]) for option in factor.options)
        return replace(factor, id=factors[factor.id], options=renamed)

    def pattern_today(pattern: Pattern) -> Pattern:
        return replace(
            pattern,
            when={
                factors[name]: tuple(options[name][each] for each in listed) for name, listed in pattern.when.items()
            },
            after={factors[name]: options[name][answer] for name, answer in pattern.after.items()},
            models=tuple(models[model] for model in pattern.models),
        )

    return replace(
        old,
        models=tuple(replace(model, id=models[model.id]) for model in old.models),
        factors=tuple(factor_today(factor) for factor in old.factors),
        patterns=tuple(pattern_today(pattern) for pattern in old.patterns),
    )


def _names(before: Iterable[str], today: Iterable[str], renamed: Mapping[str, str]) -> dict[str, str]:
    """Return what each id of earlier is called today; an id that is gone keeps its name."""
    earlier, known = tuple(before), frozenset(today)
    found: dict[str, str] = {}
    for name in earlier:
        now, seen = name, {name}
        while now not in known and now in renamed and renamed[now] not in seen:
            now = renamed[now]
            seen.add(now)
        # Two ids that became one cannot both take its name: the one that has it keeps it.
        taken = now != name and (now in earlier or now in found.values())
        found[name] = now if now in known and not taken else name
    return found
