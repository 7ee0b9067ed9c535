"""What partial answers leave open in this guide: the search of the decision module against the table of everything."""

import random
from statistics import median

import numpy as np
import pytest

from analysis.combinations import Combinations
from whichmodel.deciding.branches import Bounds, Branch
from whichmodel.deciding.prospects import Prospects, prospects
from whichmodel.facts.knowledge import NOT_READY, UNKNOWN, Knowledge

SEED, SETS = 20261201, 300
MOST_BRANCHES, USUAL_BRANCHES = 500, 100
"""How many branches the search looks at for one set of answers, which can have eight million fillings."""


def partial_answers(knowledge: Knowledge) -> list[dict[str, str]]:
    """Return random answers to some questions, `unknown` among them, and no answers at all."""
    source = random.Random(SEED)
    sets: list[dict[str, str]] = [{}]
    for number in range(1, SETS):
        asked = source.sample(knowledge.factors, number % len(knowledge.factors))
        sets.append({factor.id: source.choice([UNKNOWN, *(o.id for o in factor.options)]) for factor in asked})
    return sets


def read_off(everything: Combinations, answers: dict[str, str]) -> Prospects:
    """Return the prospects of some answers, read off the outcomes of all their fillings."""
    factors, place = everything.knowledge.factors, everything.place(answers)
    absent = [factor.id for factor in factors if factor.id not in answers]
    codes = everything.outcome[
        tuple(at if factor.id in answers else slice(None) for factor, at in zip(factors, place, strict=True))
    ]
    outcomes = [everything.outcomes[code] for code in np.unique(codes)]
    firsts = {first for _, first in outcomes}
    return Prospects(
        decided=len({(verdict == NOT_READY, first) for verdict, first in outcomes}) == 1,
        possible=tuple(model.id for model in everything.knowledge.models if model.id in firsts),
        next_question=next((absent[axis] for axis in range(codes.ndim) if np.diff(codes, axis=axis).any()), None),
    )


def test_prospects_are_those_of_the_table_of_everything(knowledge: Knowledge, everything: Combinations) -> None:
    """300 partial sets of answers are settled and open as all their fillings say."""
    for answers in partial_answers(knowledge):
        assert prospects(knowledge, answers) == read_off(everything, answers), answers


def test_few_branches_are_looked_at(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is quick stays quick: the bounds leave few branches to look at, however many fillings there are."""
    looked_at = {}
    may_come = Bounds.may_come
    for answers in partial_answers(knowledge):
        branches: list[Branch] = []
        monkeypatch.setattr(
            Bounds, "may_come", lambda *given, seen=branches: (seen.append(given[1]), may_come(*given))[1]
        )
        prospects(knowledge, answers)
        looked_at[str(answers)] = len(branches)

    assert {answers: number for answers, number in looked_at.items() if number > MOST_BRANCHES} == {}
    assert median(looked_at.values()) <= USUAL_BRANCHES
