"""Problems as data: what was found, where, what was expected, and what to do."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

Key = tuple[str | int, ...]
"""Where something stands in data: the names and numbers that lead to it from the top."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in the content.

    `path` is relative to the project's root; `line` and `column` count from 1. `rule` names the
    rule that found it, as the register knows it, or the step of reading. `message` is a whole sentence
    that a person can act on; programs go by `rule` and `key`, which says where in the record it is.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    key: Key = field(default=(), compare=False)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message} [{self.rule}]"


def nearest(word: str, known: Iterable[str]) -> str:
    """Return advice on a word that is not known: the nearest known one, or the whole short list."""
    candidates = sorted(known)
    close = difflib.get_close_matches(word, candidates, n=1, cutoff=0.6)
    if close:
        return f"did you mean '{close[0]}'?"
    if not candidates:
        return "nothing is defined yet that could be named here."
    if len(candidates) <= 12:
        return "use one of: " + ", ".join(candidates) + "."
    return "no known name is like it."


def report(problems: Iterable[Problem]) -> str:
    """Return all problems, sorted by place, one a line, and a last line with their count."""
    lines = [str(problem) for problem in sorted(set(problems))]
    count = len(lines)
    return "\n".join([*lines, f"{count} problem{'' if count == 1 else 's'} found"])


class ContentError(Exception):
    """The content has problems; `str()` is the whole report."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(report(self.problems))
