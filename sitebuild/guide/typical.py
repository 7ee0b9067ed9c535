"""How long the quiz is for most people, measured on the worked cases."""

from collections.abc import Callable
from functools import cache, lru_cache
from statistics import median

from whichmodel.deciding.prospects import Prospects, prospects
from whichmodel.facts.knowledge import UNKNOWN, Case, Knowledge


@lru_cache(maxsize=2)
def typical_more(knowledge: Knowledge) -> tuple[int, ...]:
    """Return, for each number of answers from 0 on, about how many more it takes until the result is settled.

    That is the median over the worked cases that are not settled by then, asked as the page asks; 1 where
    every case is.
    """
    # Many cases begin with the same answers.
    known = cache(lambda given: prospects(knowledge, dict(given)))
    lengths = [_length(known, case) for case in knowledge.cases]
    more = []
    for answered in range(len(knowledge.factors)):
        left = [length - answered for length in lengths if length > answered]
        more.append(round(median(left)) if left else 1)
    return tuple(more)


def _length(known: Callable[[frozenset[tuple[str, str]]], Prospects], case: Case) -> int:
    """Return after how many questions a case is settled."""
    given: dict[str, str] = {}
    while (ahead := known(frozenset(given.items()))).next_question is not None and not ahead.decided:
        given[ahead.next_question] = case.answers.get(ahead.next_question, UNKNOWN)
    return len(given)
