"""What a rule is: one function, with a scope, whose name stands in each of its messages.

The function is given what its scope says and returns problems; its name, with hyphens, is the rule's. Its docstring says
what the rule asks for, why, and in two lines how it looks wrong and right; the list of rules in the docs is made of that.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from types import ModuleType
from typing import Any

from sitebuild.reading.problems import Problem


class Scope(StrEnum):
    """What a rule looks at, and so when it is asked."""

    RECORD = "record"
    """The library as it was loaded. While one of these rules is broken, nothing can be compiled."""

    GUIDE = "guide"
    """The same library, whatever is wrong with it. A draft may break these rules, a finished guide may not."""

    RENDERED = "rendered"
    """The guide as it is compiled and shown, which it is once it is well formed. A draft may break these rules as well."""


MOST = 100
"""How many problems of one rule are told at once; who has mended those is told the rest."""


@dataclass(frozen=True)
class Rule:
    """A rule: what it `asks` for in one line, `why`, and an example of each, `wrong` and `right`."""

    scope: Scope
    name: str
    asks: str
    why: str
    wrong: str
    right: str
    find: Callable[[Any], Iterator[Problem]]

    def __call__(self, subject: Any) -> list[Problem]:
        """Return the problems, `MOST` at most, that what the scope names has with this rule."""
        return [replace(problem, rule=self.name) for problem in islice(self.find(subject), MOST)]


def rule(scope: Scope) -> Callable[[Callable[[Any], Iterator[Problem]]], Rule]:
    """Make a rule of a function."""

    def made(function: Callable[[Any], Iterator[Problem]]) -> Rule:
        name = function.__name__.replace("_", "-")
        return Rule(scope, name, *explained(inspect.getdoc(function) or ""), function)

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
