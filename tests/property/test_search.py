"""The search under the fillings agrees with trying everything."""

import random
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from whichmodel.deciding.search import Value, satisfiable

Problem = tuple[list[list[Value]], list[int], int]
TIGHT_PROBLEMS = 6000


def enumerated(problem: Problem) -> bool:
    """Return the answer to a problem by trying every pick."""
    questions, needs, forbidden = problem
    for picks in product(*questions):
        met = forbidden
        for pick in picks:
            met &= pick.fits
        if not met and all(sum(pick.gains[i] for pick in picks) >= need for i, need in enumerate(needs)):
            return True
    return False


def tight_problem(seed: int) -> Problem:
    """Return a problem whose needs lie just at or above what some pick reaches, so that the search must dig."""
    source = random.Random(seed)
    sums, forbidden = source.randint(2, 4), (1 << source.randint(0, 3)) - 1
    questions = [
        [
            Value(tuple(source.randint(-3, 3) for _ in range(sums)), source.randint(0, forbidden))
            for _ in range(source.randint(2, 4))
        ]
        for _ in range(source.randint(4, 5))
    ]
    reached = [source.choice(values) for values in questions]
    needs = [sum(value.gains[i] for value in reached) + source.randint(0, 3) for i in range(sums)]
    return questions, needs, forbidden


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Return questions with up to four values, up to three needs and up to two forbidden combinations."""
    sums = draw(st.integers(0, 3))
    forbidden = (1 << draw(st.integers(0, 2))) - 1
    gains = st.tuples(*[st.integers(-3, 3) | st.just(1000)] * sums)
    value = st.builds(Value, gains, st.integers(0, forbidden))
    questions = draw(st.lists(st.lists(value, max_size=4), max_size=5))
    needs = draw(st.lists(st.integers(-6, 8), min_size=sums, max_size=sums))
    return questions, needs, forbidden


@settings(max_examples=500, deadline=None, derandomize=True, database=None)
@given(problems())
def test_search_agrees_with_enumeration(problem: Problem) -> None:
    """A pick is found if and only if one exists."""
    assert satisfiable(*problem) == enumerated(problem)


def test_search_agrees_with_enumeration_where_it_is_tight() -> None:
    """So it does in thousands of problems that are just possible or just impossible."""
    wrong = [
        seed for seed in range(TIGHT_PROBLEMS) if satisfiable(*tight_problem(seed)) != enumerated(tight_problem(seed))
    ]

    assert wrong == []
