"""Run every check over the whole set of records and pages."""

from sitebuild import block_rules, page_rules, record_rules, reference_rules, vocabulary_rules
from sitebuild.case_rules import case_results
from sitebuild.library import Library
from sitebuild.problems import Problem
from sitebuild.rules import RULES

MODULES = (block_rules, page_rules, record_rules, reference_rules, vocabulary_rules)
"""Importing these fills `RULES`."""


def check(library: Library) -> list[Problem]:
    """Return what is wrong with the library itself, sorted by place; without it nothing can be compiled."""
    found = list(library.problems)
    for function in RULES.values():
        found.extend(function(library))
    return sorted(set(found))


def check_with_cases(library: Library) -> list[Problem]:
    """Return every problem. What the quiz says to the cases can only be asked once all else is in order."""
    return check(library) or sorted(case_results(library))
