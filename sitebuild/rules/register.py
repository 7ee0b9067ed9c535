"""What a rule is: one function, with a scope, whose name stands in each of its messages.

The function is given what its scope says and returns problems; its name, with hyphens, is the rule's,
and the first line of its docstring is what the rule asks for.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from types import ModuleType
from typing import Any

from sitebuild.reading.problems import Problem


class Scope(StrEnum):
    """What a rule looks at, and so when it is asked."""

    RECORD = "record"
    """The library as it was loaded. While one of these rules is broken, nothing can be compiled."""

    GUIDE = "guide"
    """The same library, once it is well formed. A draft may break these rules, a finished guide may not."""

    RENDERED = "rendered"
    """Every page as it is shown. Drafts may break these rules as well."""


@dataclass(frozen=True)
class Rule:
    """A rule. `asks` says in one line what for."""

    scope: Scope
    name: str
    asks: str
    find: Callable[[Any], Iterator[Problem]]

    def __call__(self, subject: Any) -> list[Problem]:
        """Return every problem that what the scope names has with this rule."""
        return [replace(problem, rule=self.name) for problem in self.find(subject)]


def rule(scope: Scope) -> Callable[[Callable[[Any], Iterator[Problem]]], Rule]:
    """Make a rule of a function."""

    def made(function: Callable[[Any], Iterator[Problem]]) -> Rule:
        asks = (inspect.getdoc(function) or "").partition("\n")[0]
        return Rule(scope, function.__name__.replace("_", "-"), asks, function)

    return made


def rules_in(*modules: ModuleType) -> tuple[Rule, ...]:
    """Return every rule that stands in these modules, in the order in which it is written."""
    return tuple(each for module in modules for each in vars(module).values() if isinstance(each, Rule))
