"""Where two people's answers differ, and how much each difference weighs. No sentence stands here."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import combinations

from whichmodel.deciding.answers import Answers
from whichmodel.deciding.decision import Decision, decide
from whichmodel.deciding.outcome import Outcome
from whichmodel.deciding.prospects import outcome_so_far
from whichmodel.facts.knowledge import UNKNOWN, Effect, Factor, Knowledge, Option


@dataclass(frozen=True)
class Difference:
    """A question that two people answer differently.

    `options` are their answers, None for one who does not know or was not asked. `swapped` is the outcome of each
    with the other's answer in place of the own one and nothing else changed, `turned` whether that is another first
    choice. By `points` the two answers set two models `apart`: of those in question the ones that they set apart
    most, None where they set none apart.
    """

    factor: Factor
    options: tuple[Option | None, Option | None]
    swapped: tuple[Outcome, Outcome]
    turned: tuple[bool, bool]
    apart: tuple[str, str] | None
    points: int


@dataclass(frozen=True)
class Views:
    """Two people's decisions, and every question of the quiz as one of three kinds.

    `agreed` are those with one known answer, `open` those that neither can answer; `differences` are all others,
    those first that weigh most. With the other's answers to the first `together` of these, each first choice of the
    two comes to the other's; 0 where the first choices are the same, or do not come together in this order. `common`
    is the decision on the answers that are agreed, all others unknown.
    """

    decisions: tuple[Decision, Decision]
    agreed: tuple[tuple[Factor, Option], ...]
    open: tuple[Factor, ...]
    differences: tuple[Difference, ...]
    together: tuple[int, int]
    common: Decision


def views(knowledge: Knowledge, one: Answers, other: Answers) -> Views:
    """Return how two people's checked answers differ.

    A difference weighs more the more of the two first choices it turns by itself; then, the more outcomes it
    changes; then, the further apart it sets the models in question; of equals, the one asked first.
    """
    decisions = decide(knowledge, one), decide(knowledge, other)
    contenders = _contenders(decisions)
    agreed, unsettled, found = [], [], []
    for factor in knowledge.factors:
        options = _known(factor, one), _known(factor, other)
        if options[0] is None and options[1] is None:
            unsettled.append(factor)
        elif options[0] is not None and options[0] == options[1]:
            agreed.append((factor, options[0]))
        else:
            swapped = _taking(knowledge, one, other, [factor.id]), _taking(knowledge, other, one, [factor.id])
            turned = tuple(was.first_choice != then.first_choice for was, then in zip(decisions, swapped, strict=True))
            apart = max(combinations(contenders, 2), key=lambda pair: _apart(pair, options), default=None)
            points = _apart(apart, options) if apart else 0
            found.append(
                Difference(factor, options, swapped, (turned[0], turned[1]), apart if points else None, points)
            )
    now = [Outcome(each.verdict, each.first_choice) for each in decisions]
    changed = {each.factor.id: sum(map(Outcome.__ne__, now, each.swapped)) for each in found}
    found.sort(key=lambda each: (sum(each.turned), changed[each.factor.id], each.points), reverse=True)
    alike = {factor.id: UNKNOWN for factor in knowledge.factors} | {factor.id: option.id for factor, option in agreed}

    def together(own: Answers, others: Answers, was: Decision, goal: Decision) -> int:
        firsts = [[each.factor.id for each in found[:count]] for count in range(1, len(found) + 1)]
        come = (len(some) for some in firsts if _taking(knowledge, own, others, some).first_choice == goal.first_choice)
        return 0 if was.first_choice == goal.first_choice else next(come, 0)

    needed = together(one, other, *decisions), together(other, one, *reversed(decisions))
    return Views(decisions, tuple(agreed), tuple(unsettled), tuple(found), needed, decide(knowledge, alike))


def _known(factor: Factor, answers: Answers) -> Option | None:
    return next((option for option in factor.options if option.id == answers.get(factor.id)), None)


def _taking(knowledge: Knowledge, own: Answers, others: Answers, factors: Collection[str]) -> Outcome:
    """Return the outcome of one's own answers with those of the other to some questions, or none where there is none."""
    rest = {factor: answer for factor, answer in own.items() if factor not in factors}
    return outcome_so_far(knowledge, {**rest, **{name: others[name] for name in factors if name in others}})


def _contenders(decisions: tuple[Decision, Decision]) -> tuple[str, ...]:
    """Return the two first choices where they are two models, else what either has first or second, else may have."""
    models = {standing.model.id for standing in decisions[0].ranking}
    first = [each.first_choice for each in decisions if each.first_choice in models]
    second = [each.runner_up for each in decisions]
    named = tuple(dict.fromkeys(filter(None, first if len(set(first)) == 2 else [*first, *second])))
    return named or tuple(dict.fromkeys(model for each in decisions for model in each.possible))


def _apart(pair: tuple[str, str], options: tuple[Option | None, Option | None]) -> int:
    one, other = (_lead(option, *pair) for option in options)
    return abs(one - other)


def _lead(option: Option | None, model: str, rival: str) -> int:
    effects = option.effects if option else {}
    return effects.get(model, Effect("")).points - effects.get(rival, Effect("")).points
