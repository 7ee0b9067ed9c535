"""Answers that a buyer calls decisive, and what the result would be if they counted double. It never is the result."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from whichmodel.deciding.answers import Answers, Problem, nearest_name, one_of
from whichmodel.deciding.decision import Decision, decide
from whichmodel.deciding.totals import given_options
from whichmodel.facts.jsontext import kind_of, shown
from whichmodel.facts.knowledge import Factor, Knowledge, Option

MOST_DECISIVE = 2
"""How many answers may be called decisive: where everything is, nothing is."""


@dataclass(frozen=True)
class Emphasis:
    """The decision as it is `now`, and as it would be `then`, if the `decisive` answers counted double."""

    decisive: tuple[tuple[Factor, Option], ...]
    now: Decision
    then: Decision


def check_decisive(knowledge: Knowledge, answers: Answers, given: object) -> tuple[Problem, ...]:
    """Return what is wrong with `given` (any JSON value) as ids of questions whose answers are decisive.

    A question counts once, however often it is named. Only a known answer can be decisive.
    """
    if not isinstance(given, list) or not all(isinstance(name, str) for name in given):
        found = kind_of(given) if not isinstance(given, list) else "a list with something else than texts in it"
        return (Problem("decisive", f"found {found}", "a list with the ids of questions"),)
    known = tuple(factor.id for factor, _ in given_options(knowledge, answers))
    expected = one_of(known) if known else "no question, as none has a known answer"
    problems = [
        Problem(
            "decisive",
            f"'{shown(name)}' has no known answer that could be decisive",
            expected,
            nearest_name(name, known),
        )
        for name in dict.fromkeys(given)
        if name not in known
    ]
    if len(set(given)) > MOST_DECISIVE:
        says = f"At most {MOST_DECISIVE} answers may be decisive. Take one back before you mark another."
        problems.append(Problem("decisive", says))
    return tuple(problems)


def emphasis(knowledge: Knowledge, answers: Answers, decisive: Collection[str]) -> Emphasis:
    """Return what some checked answers lead to, now and if those to the `decisive` questions counted double.

    What a model wins or loses by such an answer is doubled. What is ruled out stays so, and patterns hold as
    before, since neither is a matter of points.
    """
    marked = tuple(each for each in given_options(knowledge, answers) if each[0].id in decisive)
    return Emphasis(marked, decide(knowledge, answers), decide(counted_double(knowledge, decisive), answers))


def counted_double(knowledge: Knowledge, decisive: Collection[str]) -> Knowledge:
    """Return the knowledge with twice the points at every answer to the `decisive` questions."""
    return replace(
        knowledge,
        factors=tuple(_doubled(factor) if factor.id in decisive else factor for factor in knowledge.factors),
    )


def _doubled(factor: Factor) -> Factor:
    def option(each: Option) -> Option:
        effects = {model: replace(effect, points=2 * effect.points) for model, effect in each.effects.items()}
        return replace(each, effects=effects)

    return replace(factor, options=tuple(map(option, factor.options)))
