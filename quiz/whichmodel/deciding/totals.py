"""Points, rule-outs and the reasons behind both: what each answer does to each model."""

from collections.abc import Iterable
from dataclasses import dataclass

from whichmodel.deciding.answers import Answers
from whichmodel.facts.knowledge import UNKNOWN, Effect, Factor, Knowledge, Model, Option


@dataclass(frozen=True)
class Reason:
    """One answer that speaks for or against a model, or excludes it."""

    factor: Factor
    option: Option
    effect: Effect


@dataclass(frozen=True)
class Standing:
    """How a model stands under some answers.

    `points` is the sum of the points of `reasons`; `against` the sum of the negative ones, without
    their sign; `ruled_out` whether any reason excludes the model. Reasons are in the order of asking.
    """

    model: Model
    points: int
    against: int
    ruled_out: bool
    reasons: tuple[Reason, ...]


def standings(knowledge: Knowledge, answers: Answers) -> tuple[Standing, ...]:
    """Return the standing of every model, in declared order (design, section 6, "Sum and rules")."""
    given = tuple(given_options(knowledge, answers))
    return tuple(_standing(model, given) for model in knowledge.models)


def given_options(knowledge: Knowledge, answers: Answers) -> Iterable[tuple[Factor, Option]]:
    """Yield every question with a known answer and that answer, in the order of asking."""
    for factor in knowledge.factors:
        answer = answers.get(factor.id, UNKNOWN)
        for option in factor.options:
            if option.id == answer:
                yield factor, option


def ranking(everyone: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return the standings for show: best first, excluded models last; equals stay in the order given."""
    return tuple(sorted(everyone, key=lambda standing: (standing.ruled_out, -standing.points, standing.against)))


def tied_at_the_top(everyone: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return the models that are not excluded and share the highest total: one, several, or none at all."""
    allowed = [standing for standing in everyone if not standing.ruled_out]
    best = max((standing.points for standing in allowed), default=0)
    return tuple(standing for standing in allowed if standing.points == best)


def leader(everyone: Iterable[Standing]) -> Standing | None:
    """Return the model that comes first by sum and rules alone; None where no single one does.

    The highest total among the models not excluded wins. Of models with that same total, the one with
    the fewest points against it wins; where that is the same too, or every model is excluded, nobody
    does. Neither name nor order plays a part (design, section 6, "Ties").
    """
    top = tied_at_the_top(everyone)
    fewest = min((standing.against for standing in top), default=0)
    first = [standing for standing in top if standing.against == fewest]
    return first[0] if len(first) == 1 else None


def _standing(model: Model, given: tuple[tuple[Factor, Option], ...]) -> Standing:
    reasons = tuple(
        Reason(factor, option, option.effects[model.id]) for factor, option in given if model.id in option.effects
    )
    points = [reason.effect.points for reason in reasons]
    return Standing(
        model=model,
        points=sum(points),
        against=-sum(number for number in points if number < 0),
        ruled_out=any(reason.effect.rules_out for reason in reasons),
        reasons=reasons,
    )
