"""The rules of this room together, and the check without which nothing is compiled."""

from collections.abc import Collection

from sitebuild.reading.problems import Problem
from sitebuild.records.library import Library
from sitebuild.rules import block, guidance, model, page, prose, record, reference, vocabulary, voice
from sitebuild.rules.register import Scope, rules_in

RULES = rules_in(block, guidance, model, page, prose, record, reference, vocabulary, voice)


def check(library: Library) -> list[Problem]:
    """Return what is wrong with the library itself, sorted by place; without it nothing can be compiled."""
    found = {problem for rule in RULES if rule.scope is Scope.RECORD for problem in rule(library)} | {*library.problems}
    return told(library, found)


def told(library: Library, found: Collection[Problem]) -> list[Problem]:
    """Return problems sorted by place; of a page that is still to be filled in only that: all else follows from it."""
    begun = {problem.path for problem in page.placeholder.find(library)}
    return sorted(problem for problem in found if problem.path not in begun or problem.rule == page.placeholder.name)
