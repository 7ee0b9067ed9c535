"""Run every check over the whole set of records and pages."""

from sitebuild import (
    block_rules,
    coverage_rules,
    guidance_rules,
    model_rules,
    page_rules,
    prose_rules,
    record_rules,
    reference_rules,
    vocabulary_rules,
)
from sitebuild.library import Library
from sitebuild.problems import Problem
from sitebuild.rules import RULES

MODULES = (
    block_rules,
    coverage_rules,
    guidance_rules,
    model_rules,
    page_rules,
    prose_rules,
    record_rules,
    reference_rules,
    vocabulary_rules,
)
"""Importing these fills the registers of rules."""


def check(library: Library) -> list[Problem]:
    """Return what is wrong with the library itself, sorted by place; without it nothing can be compiled."""
    found = list(library.problems)
    for function in RULES.values():
        found.extend(function(library))
    return sorted(set(found))
