"""Combinations of answers that a sum of points would hide."""

from whichmodel.deciding.answers import Answers
from whichmodel.facts.knowledge import MIX, NOT_READY, PATTERN_KINDS, Knowledge, Pattern


def holds(pattern: Pattern, answers: Answers) -> bool:
    """Say whether, for every factor that the pattern names, the answer given is one of those it lists.

    `pattern.models` plays no part here: see `patterns_that_hold`.
    """
    return all(answers.get(factor) in options for factor, options in pattern.when.items())


def precedence(pattern: Pattern) -> tuple[int, int, str]:
    """Return the sort key of patterns: by kind, then those with most conditions, then by id."""
    return PATTERN_KINDS.index(pattern.kind), -len(pattern.when), pattern.id


def speaking(knowledge: Knowledge, answers: Answers, kind: str) -> Pattern | None:
    """Return the pattern of this kind that speaks under these answers, or None where none holds.

    Where several hold, the one with the most conditions speaks, since it knows most about the case;
    of those, the first by id.
    """
    found = [pattern for pattern in knowledge.patterns if pattern.kind == kind and holds(pattern, answers)]
    return min(found, key=precedence, default=None)


def patterns_that_hold(knowledge: Knowledge, answers: Answers, first_choice: str | None) -> tuple[Pattern, ...]:
    """Return all patterns that hold, in order of precedence.

    A contradiction, caution or piece of advice that names models holds only where the first choice is
    one of them.
    """
    found = [
        pattern
        for pattern in knowledge.patterns
        if holds(pattern, answers)
        and (pattern.kind in (NOT_READY, MIX) or not pattern.models or first_choice in pattern.models)
    ]
    return tuple(sorted(found, key=precedence))
