"""The register: every rule there is."""

from collections.abc import Mapping

from sitebuild.markup import addresses, dialects, elements, entries, files, layout, leftovers, lists, settings, slips
from sitebuild.rules import check
from sitebuild.rules.register import Rule, Scope, Step, rules_in
from sitebuild.shown import cases, links
from sitebuild.shown.steps import STEPS

TEXT = rules_in(addresses, elements, lists, layout, dialects, leftovers, slips, entries, files, settings)
RULES: tuple[Rule, ...] = (*check.RULES, *TEXT, *rules_in(cases, links))

SHOWN: Mapping[str, tuple[Step, ...]] = {
    "While reading": STEPS,
    **{
        heading: tuple(sorted((rule for rule in RULES if rule.scope is scope), key=lambda rule: rule.name))
        for heading, scope in {
            "On records and references": Scope.RECORD,
            "On the text of a page": Scope.PAGE,
            "On the guide as a whole": Scope.GUIDE,
            "On pages as they are shown": Scope.RENDERED,
        }.items()
    },
}
"""All that may refuse something, by the heading under which the docs explain it."""
