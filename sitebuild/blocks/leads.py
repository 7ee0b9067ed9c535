"""How answers lead to models: what the templates of these pictures show, from every complete set of answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sitebuild.guide.guide import Guide
from sitebuild.guide.leading import OPEN, leading
from sitebuild.records.appearance import MARKS
from sitebuild.records.kinds import MODEL
from whichmodel.facts.knowledge import MIX, NOT_READY, Factor, Option

OTHER_ENDS: Mapping[str, tuple[str, str]] = {
    MIX: ("A mix", "M6 1h4v5h5v4h-5v5H6v-5H1V6h5z"),
    NOT_READY: ("Not ready", "M2 1h12L9 8l5 7H2l5-7z"),
    OPEN: ("No single model", "M1 6h4v4H1zM6 6h4v4H6zM11 6h4v4h-4z"),
}
"""How answers may end that lead to no model: name, and mark, drawn like those of models."""

ROOM_FOR_MARK = 0.07
"""From which part of a bar on a mark fits into it on the narrowest phone."""


@dataclass(frozen=True)
class End:
    """One end of some sets of answers: how it is called and marked, its `share` of them, and where its part begins.

    Share and `begin` are parts of 1. Parts of a bar follow each other in the order of all ends.
    """

    id: str
    name: str
    mark: str
    share: float
    begin: float

    @property
    def has_room(self) -> bool:
        """Whether its mark fits into its part of a bar."""
        return self.share >= ROOM_FOR_MARK


def question_weights(guide: Guide) -> dict[str, Any]:
    """Return the questions, the one that turns most first, with where each of their answers leads."""
    found = leading(guide.knowledge)
    ends = {answer: list(_ends(guide, shares)) for answer, shares in found.by_answer.items()}
    return {"found": found, "ends": ends, "hundred": hundred}


def excluding_answers(guide: Guide) -> dict[str, Any]:
    """Return the answers that rule a model out, those with which one never comes first, and what speaks before the sum."""
    found = leading(guide.knowledge)

    def answers_without(model: str) -> Iterator[tuple[Factor, Option]]:
        for factor in guide.knowledge.factors:
            for option in factor.options:
                if model not in found.by_answer[factor.id, option.id]:
                    yield factor, option

    without = [(model, *each) for model in guide.library.order.models for each in answers_without(model)]
    out = [each for each in without if _rules_out(each[2], each[0])]
    speaking = {
        OTHER_ENDS[kind][0]: (
            found.ends.get(kind, 0),
            [pattern for pattern in guide.knowledge.patterns if pattern.kind == kind],
        )
        for kind in (NOT_READY, MIX)
    }
    return {
        "out": out,
        "never": [each for each in without if each not in out],
        "speaking": speaking,
        "hundred": hundred,
    }


def typical_answers(guide: Guide) -> dict[str, Any]:
    """Return the answers that are typical of each model."""
    return {"found": leading(guide.knowledge), "hundred": hundred}


def tipping_answers(guide: Guide) -> dict[str, Any]:
    """Return what tips it between the two models of each comparison, where any answer does."""
    order, tips = guide.library.order.models, leading(guide.knowledge).tips
    pairs = [(page, tuple(sorted(page.page_facts.models, key=order.index))) for page in guide.library.comparisons()]
    return {"pairs": [(page, pair, tips[pair]) for page, pair in pairs if pair in tips], "hundred": hundred}


def hundred(share: float) -> int:
    """Return how many of 100 a part of 1 is."""
    return round(100 * share)


def _ends(guide: Guide, shares: Mapping[str, float]) -> Iterator[End]:
    models = {model.id: (model.facts.title, MARKS[model.page_facts.look.mark]) for model in guide.records(MODEL)}
    begin = 0.0
    for end, (name, mark) in {**models, **OTHER_ENDS}.items():
        if share := shares.get(end, 0):
            yield End(end, name, mark, share, begin)
            begin += share


def _rules_out(option: Option, model: str) -> bool:
    effect = option.effects.get(model)
    return effect is not None and effect.rules_out
