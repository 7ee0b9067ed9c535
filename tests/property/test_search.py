"""The search under the fillings agrees with trying everything."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from whichmodel.search import Value, satisfiable


@st.composite
def problems(draw: st.DrawFn) -> tuple[list[list[Value]], list[int], int]:
    """Return questions with up to four values, up to three needs and up to two forbidden combinations."""
    sums = draw(st.integers(0, 3))
    forbidden = (1 << draw(st.integers(0, 2))) - 1
    gains = st.tuples(*[st.integers(-3, 3) | st.just(1000)] * sums)
    value = st.builds(Value, gains, st.integers(0, forbidden))
    questions = draw(st.lists(st.lists(value, max_size=4), max_size=5))
    needs = draw(st.lists(st.integers(-6, 8), min_size=sums, max_size=sums))
    return questions, needs, forbidden


@settings(max_examples=1500, deadline=None, derandomize=True, database=None)
@given(problems())
def test_search_agrees_with_enumeration(problem: tuple[list[list[Value]], list[int], int]) -> None:
    """A pick is found if and only if one exists."""
    questions, needs, forbidden = problem
    expected = False
    for picks in product(*questions):
        met = forbidden
        for pick in picks:
            met &= pick.fits
        enough = all(sum(pick.gains[i] for pick in picks) >= need for i, need in enumerate(needs))
        expected = expected or (enough and not met)

    assert satisfiable(questions, needs, forbidden) == expected
