"""What would change the result: other answers that lead to another outcome, each found by trying it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from whichmodel.deciding.answers import Answers
from whichmodel.deciding.outcome import Outcome
from whichmodel.deciding.prospects import outcome_so_far
from whichmodel.facts.knowledge import Knowledge


@dataclass(frozen=True)
class Change:
    """One or two answers, by factor id in the order of asking, that lead to another outcome when set."""

    answers: Mapping[str, str]
    outcome: Outcome


@dataclass(frozen=True)
class Changes:
    """Every smallest change of the answers that alters the outcome, and how sure the outcome is.

    `changes` has each single answer whose change to another known option alters verdict or first choice;
    pairs of answers only where every question is answered and no single one does. `same` of `of` single
    changes leave the outcome as it is.
    """

    changes: tuple[Change, ...]
    same: int
    of: int


def what_changes(knowledge: Knowledge, answers: Answers) -> Changes:
    """Return what would change the outcome of some checked answers (design, section 6, "Why, why not, what if").

    An answer `unknown` can be changed too: to what the buyer may yet find out. Absent questions stay absent,
    so a change of partial answers may also lead to `undecided`.
    """
    now = outcome_so_far(knowledge, answers)

    def that_change(others: Iterable[Mapping[str, str]]) -> tuple[Change, ...]:
        tried = (Change(other, outcome_so_far(knowledge, {**answers, **other})) for other in others)
        return tuple(change for change in tried if change.outcome != now)

    singles = tuple(_other_answers(knowledge, answers, 1))
    found = that_change(singles)
    complete = len(answers) == len(knowledge.factors)
    pairs = that_change(_other_answers(knowledge, answers, 2)) if complete and not found else ()
    return Changes(found or pairs, len(singles) - len(found), len(singles))


def _other_answers(knowledge: Knowledge, answers: Answers, number: int) -> Iterator[Mapping[str, str]]:
    """Yield every way to give so many of the questions answered another known option."""
    given = [factor for factor in knowledge.factors if factor.id in answers]
    for factors in combinations(given, number):
        others = ([option.id for option in factor.options if option.id != answers[factor.id]] for factor in factors)
        for options in product(*others):
            yield dict(zip((factor.id for factor in factors), options, strict=True))
