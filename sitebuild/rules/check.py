"""Run every check over the whole set of records and pages."""

from sitebuild.reading.problems import Problem
from sitebuild.records.library import Library
from sitebuild.rules import block as block_rules
from sitebuild.rules import coverage as coverage_rules
from sitebuild.rules import guidance as guidance_rules
from sitebuild.rules import model as model_rules
from sitebuild.rules import page as page_rules
from sitebuild.rules import prose as prose_rules
from sitebuild.rules import record as record_rules
from sitebuild.rules import reference as reference_rules
from sitebuild.rules import vocabulary as vocabulary_rules
from sitebuild.rules.register import RULES

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
