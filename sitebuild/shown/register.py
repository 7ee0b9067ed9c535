"""The register: every rule there is."""

from sitebuild.markup import addresses, dialects, elements, files, layout, leftovers, lists, settings
from sitebuild.rules import check
from sitebuild.rules.register import Rule, rules_in
from sitebuild.shown import cases, links

TEXT = rules_in(addresses, elements, lists, layout, dialects, leftovers, files, settings)
RULES: tuple[Rule, ...] = (*check.RULES, *TEXT, *rules_in(cases, links))
