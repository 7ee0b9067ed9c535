"""Where two people's answers differ, and how much each difference weighs. No sentence stands here."""

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
    choice. `points` say how far the two answers set those models apart that the two people have first or second.
    """

    factor: Factor
    options: tuple[Option | None, Option | None]
    swapped: tuple[Outcome, Outcome]
    turned: tuple[bool, bool]
    points: int


@dataclass(frozen=True)
class Views:
    """Two people's decisions, and every question of the quiz as one of three kinds.

    `agreed` are those with one known answer, `open` those that neither can answer; `differences` are all others,
    those first that weigh most. `common` is the decision on the answers that are agreed, all others unknown.
    """

    decisions: tuple[Decision, Decision]
    agreed: tuple[tuple[Factor, Option], ...]
    open: tuple[Factor, ...]
    differences: tuple[Difference, ...]
    common: Decision


def views(knowledge: Knowledge, one: Answers, other: Answers) -> Views:
    """Return how two people's checked answers differ.

    A difference weighs more the more of the two first choices it turns by itself; then, the more outcomes it
    changes; then, the further apart it sets the models in question; of equals, the one asked first.
    """
    decisions = decide(knowledge, one), decide(knowledge, other)
    now = tuple(Outcome(each.verdict, each.first_choice) for each in decisions)
    contenders = _contenders(decisions)
    agreed, unsettled, found = [], [], []
    for factor in knowledge.factors:
        options = _known(factor, one), _known(factor, other)
        if options[0] is None and options[1] is None:
            unsettled.append(factor)
        elif options[0] is not None and options[0] == options[1]:
            agreed.append((factor, options[0]))
        else:
            swapped = _swapped(knowledge, one, other, factor.id), _swapped(knowledge, other, one, factor.id)
            turned = tuple(was.first_choice != then.first_choice for was, then in zip(now, swapped, strict=True))
            points = max((_apart(pair, options) for pair in combinations(contenders, 2)), default=0)
            found.append(Difference(factor, options, swapped, (turned[0], turned[1]), points))
    changed = {each.factor.id: sum(map(Outcome.__ne__, now, each.swapped)) for each in found}
    found.sort(key=lambda each: (sum(each.turned), changed[each.factor.id], each.points), reverse=True)
    alike = {factor.id: UNKNOWN for factor in knowledge.factors} | {factor.id: option.id for factor, option in agreed}
    return Views(decisions, tuple(agreed), tuple(unsettled), tuple(found), decide(knowledge, alike))


def _known(factor: Factor, answers: Answers) -> Option | None:
    return next((option for option in factor.options if option.id == answers.get(factor.id)), None)


def _swapped(knowledge: Knowledge, own: Answers, other: Answers, factor: str) -> Outcome:
    """Return the outcome of one's own answers with that of the other to one question, or with none where there is none."""
    rest = {name: answer for name, answer in own.items() if name != factor}
    return outcome_so_far(knowledge, {**rest, **({factor: other[factor]} if factor in other else {})})


def _contenders(decisions: tuple[Decision, Decision]) -> tuple[str, ...]:
    """Return the two first choices where they are two models, else whatever either has first or second."""
    models = {standing.model.id for standing in decisions[0].ranking}
    first = [each.first_choice for each in decisions if each.first_choice in models]
    second = [each.runner_up for each in decisions]
    return tuple(dict.fromkeys(filter(None, first if len(set(first)) == 2 else [*first, *second])))


def _apart(pair: tuple[str, str], options: tuple[Option | None, Option | None]) -> int:
    one, other = (_lead(option, *pair) for option in options)
    return abs(one - other)


def _lead(option: Option | None, model: str, rival: str) -> int:
    effects = option.effects if option else {}
    return effects.get(model, Effect("")).points - effects.get(rival, Effect("")).points
