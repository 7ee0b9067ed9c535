"""What a rule is: one function, with a scope, whose name stands in each of its messages.

The function is given what its scope says and returns problems; its name, with hyphens, is the rule's. Its docstring says
what the rule asks for, why, and in two lines how it looks wrong and right; the list of rules in the docs is made of that.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import chain, islice
from types import ModuleType
from typing import Any

from sitebuild.reading.page import AT_ONCE, Page
from sitebuild.reading.problems import Problem


class Scope(StrEnum):
    """What a rule looks at, and so when it is asked."""

    RECORD = "record"
    """The library as it was loaded. While one of these rules is broken, nothing can be compiled."""

    PAGE = "page"
    """The text of one page, or of one file of the vocabulary, whatever is wrong elsewhere. A draft may break these rules."""

    GUIDE = "guide"
    """The same library, whatever is wrong with it. A draft may break these rules, a finished guide may not."""

    RENDERED = "rendered"
    """The guide as it is compiled and shown, which it is once it is well formed. A draft may break these rules as well."""


MOST = 100
"""How many problems of one rule are told at once; who has mended those is told the rest."""


@dataclass(frozen=True, eq=False)
class Step:
    """What may refuse something: what it `asks` for in one line, `why`, and an example of each, `wrong` and `right`."""

    name: str
    asks: str
    why: str
    wrong: str
    right: str


@dataclass(frozen=True, eq=False)
class Rule(Step):
    """A rule, and how it finds what breaks it in what its scope names."""

    scope: Scope
    find: Callable[[Any], Iterator[Problem]]

    def __call__(self, subject: Any) -> list[Problem]:
        """Return the problems, `MOST` at most, that what the scope names has with this rule."""
        if self.scope is not Scope.PAGE:
            return list(self.told(subject))
        pages = (*subject.pages.values(), *subject.files.values())
        return list(islice(chain.from_iterable(_on_page(self, page) for page in pages), MOST))

    def told(self, subject: Any) -> Iterator[Problem]:
        """Yield the problems with this rule, each under its name unless a step of reading has found it."""
        return (replace(problem, rule=problem.rule or self.name) for problem in islice(self.find(subject), MOST))


@lru_cache(AT_ONCE * 16)
def _on_page(rule: Rule, page: Page) -> tuple[Problem, ...]:
    return tuple(rule.told(page))


def rule(scope: Scope) -> Callable[[Callable[[Any], Iterator[Problem]]], Rule]:
    """Make a rule of a function."""

    def made(function: Callable[[Any], Iterator[Problem]]) -> Rule:
        name = function.__name__.replace("_", "-")
        return Rule(name, *explained(inspect.getdoc(function) or ""), scope, function)

    return made


def explained(words: str) -> tuple[str, str, str, str]:
    """Return what a docstring says a rule asks for, why, and its examples: the lines `Wrong:` and `Right:` at its end."""
    asks, _, rest = words.partition("\n\n")
    why, _, examples = rest.partition("\n\nWrong: ")
    wrong, _, right = examples.partition("\nRight: ")
    return asks, " ".join(why.split()), wrong, right


def rules_in(*modules: ModuleType) -> tuple[Rule, ...]:
    """Return every rule that stands in these modules, in the order in which it is written."""
    return tuple(each for module in modules for each in vars(module).values() if isinstance(each, Rule))
