"""What would change the result: other answers that lead to another outcome, each found by trying it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from whichmodel.deciding.answers import Answers
from whichmodel.deciding.fillings import decided
from whichmodel.deciding.outcome import Outcome
from whichmodel.deciding.table import NOBODY, Code, Table, Values, table_of
from whichmodel.facts.knowledge import UNDECIDED, Knowledge

Turn = tuple[int, int]
"""One question, by index, and the value that it is given instead."""


@dataclass(frozen=True)
class Change:
    """One or two answers, by factor id in the order of asking, that lead to another outcome when set."""

    answers: Mapping[str, str]
    outcome: Outcome


@dataclass(frozen=True)
class Changes:
    """Every smallest change of the answers that alters the outcome, and how sure the outcome is.

    `changes` has each single answer whose change to another known option alters verdict or first choice;
    pairs of answers only where no single one does. `same` of `of` single changes leave the outcome as it is.
    """

    changes: tuple[Change, ...]
    same: int
    of: int


def what_changes(knowledge: Knowledge, answers: Answers) -> Changes:
    """Return what would change the outcome of some checked answers (design, section 6, "Why, why not, what if").

    An answer `unknown` can be changed too: to what the buyer may yet find out. Absent questions stay absent,
    so a change of partial answers may also lead to `undecided`.
    """
    tried = _Tried(knowledge, answers)
    now = tried.code(())
    singles: list[tuple[Turn, ...]] = [(turn,) for question in tried.given for turn in tried.turns(question)]
    found = [(turns, code) for turns in singles if (code := tried.code(turns)) != now]
    same = len(singles) - len(found)
    if not found:
        pairs = (pair for one, other in combinations(tried.given, 2) for pair in tried.pairs(one, other))
        found = [(turns, code) for turns in pairs if (code := tried.code(turns)) != now]
    return Changes(tuple(tried.change(turns, code) for turns, code in found), same, len(singles))


class _Tried:
    """Outcomes of some answers with one or two of them changed."""

    def __init__(self, knowledge: Knowledge, answers: Answers) -> None:
        self.knowledge = knowledge
        self.answers = dict(answers)
        self.table: Table = table_of(knowledge)
        self.values: Values = self.table.values_of(answers)
        self.given = [i for i, name in enumerate(self.table.questions) if name in answers]
        self.partial = len(self.given) < len(self.table.questions)

    def turns(self, question: int) -> list[Turn]:
        """Return every other known option of a question."""
        return [
            (question, value) for value in range(1, len(self.table.numbers[question])) if value != self.values[question]
        ]

    def pairs(self, one: int, other: int) -> Iterator[tuple[Turn, Turn]]:
        """Yield every way of changing two questions at once."""
        for first in self.turns(one):
            for second in self.turns(other):
                yield first, second

    def code(self, turns: tuple[Turn, ...]) -> Code:
        """Return the outcome with some values put in: that of `decision.decide`."""
        values = list(self.values)
        for question, value in turns:
            values[question] = value
        if self.partial and not decided(self.knowledge, {**self.answers, **self.named(turns)}):
            return UNDECIDED, NOBODY
        return self.table.outcome(values)

    def named(self, turns: tuple[Turn, ...]) -> dict[str, str]:
        """Return turns as answers by id."""
        return {self.table.questions[i]: self.table.options[i][value] for i, value in turns}

    def change(self, turns: tuple[Turn, ...], code: Code) -> Change:
        return Change(self.named(turns), Outcome(code[0], self.table.first_choice(code)))
