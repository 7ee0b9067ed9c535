"""What separates two models that come out close, and which fact would decide between them."""

from dataclasses import dataclass

from whichmodel.deciding.answers import Answers
from whichmodel.deciding.totals import Standing, given_options
from whichmodel.facts.knowledge import UNKNOWN, Effect, Factor, Knowledge, Option


@dataclass(frozen=True)
class Difference:
    """One answer that sets two models apart, and why.

    `points` are those of the first model minus those of the second: negative where the latter did better. `model` is
    the one of the two, by id, on which the answer has the effect that gives the reason.
    """

    factor: Factor
    option: Option
    model: str
    points: int
    because: str


@dataclass(frozen=True)
class Separation:
    """Two models, every answer that sets them apart, and the question that can set them furthest apart.

    `decides` is an open question (absent or `unknown`) where one matters between the two, else an answered one;
    None where no question does.
    """

    models: tuple[str, str]
    differences: tuple[Difference, ...]
    decides: Factor | None


def differences(knowledge: Knowledge, answers: Answers, first: str, second: str) -> tuple[Difference, ...]:
    """Return every answer that gives two models different points; their sum is the distance between the two."""
    found = []
    for factor, option in given_options(knowledge, answers):
        for_first, for_second = option.effects.get(first), option.effects.get(second)
        gained, given = _points(for_first), _points(for_second)
        sign = 1 if gained > given else -1
        # The effect that does more to this difference gives the reason, say what hurt the second more than
        # it helped the first.
        by_second = for_second and (for_first is None or -given * sign > gained * sign)
        model, telling = (second, for_second) if by_second else (first, for_first)
        if telling and gained != given:
            found.append(Difference(factor, option, model, gained - given, telling.because))
    return tuple(found)


def separation(knowledge: Knowledge, answers: Answers, first: Standing, second: Standing) -> Separation:
    """Return what separates two models under some answers (design, section 6, verdict `close`)."""
    one, other = first.model.id, second.model.id
    swings = {factor.id: swing(factor, one, other) for factor in knowledge.factors}
    unsettled = [factor for factor in knowledge.factors if answers.get(factor.id, UNKNOWN) == UNKNOWN]
    asked = [factor for factor in unsettled if swings[factor.id]] or list(knowledge.factors)
    widest = max(asked, key=lambda factor: swings[factor.id], default=None)
    decides = widest if widest is not None and swings[widest.id] else None
    return Separation((one, other), differences(knowledge, answers, one, other), decides)


def swing(factor: Factor, one: str, other: str) -> int:
    """Return by how many points, at most, two answers to a question differ in how they set two models apart."""
    leads = [0, *(_points(o.effects.get(one)) - _points(o.effects.get(other)) for o in factor.options)]
    return max(leads) - min(leads)


def _points(effect: Effect | None) -> int:
    return effect.points if effect else 0
