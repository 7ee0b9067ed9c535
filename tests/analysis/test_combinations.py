"""Every complete set of answers, evaluated twice: by the decision module and, independently, with NumPy."""

import ast
import random
import sys
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings

from analysis import combinations as oracle
from analysis.combinations import Combinations, evaluate
from tests.examples.strategies import knowledge_bases, laws
from tests.examples.toy import HANDS, TOY
from whichmodel import decide, outcome_of
from whichmodel.facts.knowledge import CLOSE, MIX, NOT_READY, RECOMMENDED, UNKNOWN, Effect, Knowledge

SEED, SETS = 20261122, 20_000


def test_the_second_reading_shares_only_the_records() -> None:
    """The evaluation with NumPy takes nothing from the decision module but its records."""
    tree = ast.parse(Path(oracle.__file__).read_text(encoding="utf-8"))
    modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    modules |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    standard = {name for name in modules if name.partition(".")[0] in sys.stdlib_module_names}
    assert modules - standard == {"numpy", "numpy.typing", "whichmodel.facts.knowledge"}


@settings(laws, max_examples=200)
@given(knowledge_bases())
def test_any_rules_read_the_same_twice(small: Knowledge) -> None:
    """Every complete set of answers to random small rules has the same outcome in both readings."""
    found = evaluate(small)

    for place in product(*(range(length) for length in found.outcome.shape)):
        outcome = outcome_of(small, found.answers_at(place))
        assert found.outcomes[found.outcome[place]] == (outcome.verdict, outcome.first_choice)


def test_a_table_evaluated_in_parts_is_the_same_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few sets of answers are added up at a time, the tables are the same."""
    whole = evaluate(TOY)
    for at_once in (1, 5, 13):
        monkeypatch.setattr(oracle, "AT_ONCE", at_once)
        parts = evaluate(TOY)
        for name in ("outcome", "speaks", "tied", "leader"):
            assert np.array_equal(getattr(whole, name), getattr(parts, name)), (at_once, name)


def test_points_of_any_size_are_added_exactly() -> None:
    """Totals beyond what the smallest number holds are right; points beyond what any holds are refused."""

    def with_points(points: int) -> Knowledge:
        yes = replace(TOY.factors[0].options[0], effects={HANDS: Effect("", points)})
        return replace(TOY, factors=(replace(TOY.factors[0], options=(yes,)), *TOY.factors[1:]), patterns=())

    assert evaluate(with_points(40_000)).at({"lead": "yes", "scope": "fixed"}) == (RECOMMENDED, HANDS)
    with pytest.raises(ValueError, match="too large to evaluate"):
        evaluate(with_points(2**30))


def test_both_readings_agree_on_this_guide(knowledge: Knowledge, everything: Combinations) -> None:
    """20,000 complete sets of answers, `unknown` among them, have the same outcome, pattern and tie in both readings."""
    source = random.Random(SEED)
    models = [model.id for model in knowledge.models]
    kinds = set()
    for _ in range(SETS):
        place = tuple(source.randrange(length) for length in everything.outcome.shape)
        answers = everything.answers_at(place)
        outcome, decision = outcome_of(knowledge, answers), decide(knowledge, answers)
        expected = everything.outcomes[everything.outcome[place]]
        assert expected == (outcome.verdict, outcome.first_choice) == (decision.verdict, decision.first_choice), answers
        speaking = decision.mix or decision.not_ready
        assert speaking == (knowledge.patterns[everything.speaks[place]] if everything.speaks[place] >= 0 else None)
        if decision.verdict == CLOSE:
            bits = int(everything.tied[place])
            assert decision.tied == tuple(model for i, model in enumerate(models) if bits >> i & 1), answers
        kinds.add((UNKNOWN in answers.values(), expected[0]))

    assert kinds == {
        (unknown, verdict) for unknown in (False, True) for verdict in (RECOMMENDED, CLOSE, MIX, NOT_READY)
    }
