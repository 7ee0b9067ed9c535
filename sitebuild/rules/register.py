"""What the rules share: their registers, and the search for names that are not known.

A rule is one function from the library to problems. Its name, with hyphens, stands in each message.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from sitebuild.reading.problems import Problem, nearest
from sitebuild.reading.yaml import Path
from sitebuild.records.kinds import RECORD_KINDS
from sitebuild.records.library import Library, Record

Rule = Callable[[Library], Iterator[Problem]]
RULES: dict[str, Rule] = {}
"""The rules without which nothing can be compiled."""

FINISHING_RULES: dict[str, Rule] = {}
"""The rules on the guide as a whole: a draft may break them while it is written, a finished guide may not."""

ID = re.compile(r"[a-z][a-z0-9]+(-[a-z0-9]+)*")


def rule(function: Rule) -> Rule:
    """Register a rule under its function's name, with hyphens."""
    RULES[function.__name__.replace("_", "-")] = function
    return function


def finishing_rule(function: Rule) -> Rule:
    """Register a rule on the guide as a whole."""
    FINISHING_RULES[function.__name__.replace("_", "-")] = function
    return function


def every(library: Library) -> Iterator[Record]:
    """Return every record, kind by kind."""
    for kind in RECORD_KINDS:
        yield from library.of(kind).values()


def unknown_names(
    record: Record, rule_name: str, what: str, names: Iterable[tuple[str, Path, bool]], known: frozenset[str]
) -> Iterator[Problem]:
    """Return a problem for every name that is not known. `names` are (name, path, whether it is a key)."""
    for name, path, key in names:
        if name not in known:
            yield record.page.problem(rule_name, f"'{name}' is not a {what}; {nearest(name, known)}", *path, key=key)
