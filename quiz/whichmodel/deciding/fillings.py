"""What partial answers already settle, and what they leave open.

A *filling* gives each absent question one of its options, or `unknown`. Its outcome is that of
`outcome.outcome_of`. Everything here is defined over all fillings, and exact (design, section 6, "Decided"
and "Order"); `tests/property` compares it with plain enumeration. Of hundreds of millions of fillings
hardly any is looked at: patterns split them into a few regions, and within a region every question is
whether some sums can be large enough at once (see `contests` and `search`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from whichmodel.deciding.answers import Answers
from whichmodel.deciding.contests import (
    BY_KEY,
    Conditions,
    Measure,
    Place,
    Region,
    can_be_denied,
    can_lead,
    can_lead_here_only,
    inhabited,
)
from whichmodel.deciding.outcome import anything_known, outcome_of
from whichmodel.deciding.patterns import precedence
from whichmodel.deciding.sides import Side, side_of
from whichmodel.deciding.table import table_of
from whichmodel.deciding.witnesses import Witnesses, all_alike
from whichmodel.facts.knowledge import MIX, NOT_READY, Knowledge


@dataclass(frozen=True)
class Prospects:
    """What the absent questions can still change.

    `decided`: every filling gives the same first choice, and every filling or none is not-ready.
    `possible`: the models that are first choice in at least one filling, in declared order.
    `next_question`: the first absent question, in the order of asking, for which some answers to the
    other absent ones leave the outcome (verdict and first choice) depending on it; None if there is none.
    """

    decided: bool
    possible: tuple[str, ...]
    next_question: str | None


@dataclass(frozen=True, eq=False)
class _Live:
    """A pattern that the answers do not rule out, with what is left of its conditions and its side."""

    conditions: Conditions
    side: Side


def prospects(knowledge: Knowledge, answers: Answers) -> Prospects:
    """Return the prospects of some checked answers."""
    return _Fillings(knowledge, answers).prospects()


def decided(knowledge: Knowledge, answers: Answers) -> bool:
    """Say whether some checked answers are decided (see `Prospects`), and nothing more."""
    table = table_of(knowledge)
    absent = tuple(i for i, factor in enumerate(knowledge.factors) if factor.id not in answers)
    settled = all_alike(table, table.values_of(answers), absent)
    return _Fillings(knowledge, answers).decided() if settled is None else settled


class _Fillings:
    """All fillings of some answers."""

    def __init__(self, knowledge: Knowledge, answers: Answers) -> None:
        self.knowledge = knowledge
        self.answers = answers
        self.absent = tuple(factor for factor in knowledge.factors if factor.id not in answers)
        self.all_absent = tuple(range(len(self.absent)))
        self.models = tuple(range(len(knowledge.models)))
        self.recommended = Measure(by_total=True, lead=knowledge.margin + 1)
        self.places = tuple(i for i, factor in enumerate(knowledge.factors) if factor.id not in answers)
        table = table_of(knowledge)
        self.witnesses = Witnesses(table, table.values_of(answers), self.places)

    # What the search needs, made only where a witness or a bound does not settle a question.
    @cached_property
    def plain(self) -> Side:
        return side_of(self.knowledge, self.answers, self.absent, {})

    @cached_property
    def not_ready(self) -> tuple[_Live, ...]:
        # A pattern that holds already silences every one after it, in every filling.
        return self._live(NOT_READY)

    @cached_property
    def mixes(self) -> tuple[_Live, ...]:
        return self._live(MIX)

    @cached_property
    def possible(self) -> tuple[int, ...]:
        return tuple(model for model in self.models if self._can_lead(model))

    def _can_lead(self, model: int) -> bool:
        if model in self.witnesses.leaders:
            return True
        if self.witnesses.complete or self.witnesses.hopeless(model):
            return False
        return any(can_lead(region, place, model) for region, place in self._regions())

    def prospects(self) -> Prospects:
        possible = self.possible
        following = (
            factor.id
            for i, factor in enumerate(self.absent)
            if self.witnesses.matters(self.places[i]) or (not self.witnesses.complete and self._matters(i, possible))
        )
        return Prospects(
            decided=self.decided(),
            possible=tuple(self.knowledge.models[model].id for model in possible),
            next_question=next(following, None),
        )

    def _live(self, kind: str) -> tuple[_Live, ...]:
        """Return the patterns of a kind that hold in some filling taken alone, in order of precedence."""
        live = []
        for pattern in sorted(self.knowledge.patterns, key=precedence):
            if pattern.kind != kind:
                continue
            given = {factor: options for factor, options in pattern.when.items() if factor in self.answers}
            if not all(self.answers[factor] in options for factor, options in given.items()):
                continue
            conditions = {
                i: frozenset(j for j, option in enumerate(factor.options, 1) if option.id in pattern.when[factor.id])
                for i, factor in enumerate(self.absent)
                if factor.id in pattern.when
            }
            if not all(conditions.values()):
                continue
            side = side_of(self.knowledge, self.answers, self.absent, pattern.after) if pattern.after else self.plain
            live.append(_Live(conditions, side))
            if not conditions:
                break
        return tuple(live)

    def _regions(self) -> Iterator[tuple[Region, Place]]:
        """Yield the regions in which a model can be first choice, and the place where that is decided."""
        for i, pattern in enumerate(self.not_ready):
            silent = tuple(earlier.conditions for earlier in self.not_ready[:i])
            yield Region(self.all_absent, (pattern.conditions,), silent), Place(pattern.side)
        silent = tuple(pattern.conditions for pattern in (*self.not_ready, *self.mixes))
        yield Region(self.all_absent, (), silent), Place(self.plain)

    def decided(self) -> bool:
        """Say whether every filling gives the same first choice, and every one or none is not-ready."""
        if self.witnesses.complete:
            return not self.witnesses.differ()
        if self.witnesses.differ() or len(self.possible) > 1:
            return False
        possible = self.possible
        if self.not_ready:
            if all(pattern.conditions for pattern in self.not_ready):
                return False  # not-ready in some filling, but not where all else is unknown
        elif self.mixes:
            return any(not pattern.conditions for pattern in self.mixes)
        first = outcome_of(self.knowledge, self.answers).first_choice
        if first is None:
            return not possible
        model = next(i for i in self.models if self.knowledge.models[i].id == first)
        rivals = tuple(rival for rival in self.models if rival != model)
        return not any(can_be_denied(region, place, model, rivals) for region, place in self._regions())

    def _matters(self, question: int, possible: tuple[int, ...]) -> bool:
        """Say whether the outcome depends on the question in some filling of the others.

        It does if and only if some option gives another outcome than `unknown` does.
        """
        values = range(1, len(self.absent[question].options) + 1)
        if not anything_known(self.answers):
            return bool(values)  # with all else unknown, any option lifts the verdict from undecided
        return any(self._differs(question, value, possible) for value in values)

    def _differs(self, question: int, value: int, possible: tuple[int, ...]) -> bool:
        """Say whether `value` gives another outcome than `unknown` does, in some filling of the others."""
        others = tuple(i for i in self.all_absent if i != question)
        blank, given = [], []  # not-ready patterns under `unknown`, and under the value, by precedence
        for pattern in self.not_ready:
            if question not in pattern.conditions:
                blank.append(pattern)
            if value in pattern.conditions.get(question, (value,)):
                given.append(pattern)
        blank_mixes = [pattern for pattern in self.mixes if question not in pattern.conditions]
        new_mixes = [pattern for pattern in self.mixes if value in pattern.conditions.get(question, ())]
        new = [pattern for pattern in given if question in pattern.conditions]

        def region(required: list[_Live], forbidden: list[_Live]) -> Region:
            return Region(others, _without(question, required), _without(question, forbidden))

        # Not ready with the value only.
        if any(inhabited(region([pattern], blank), self.plain) for pattern in new):
            return True
        # From here on, the new not-ready patterns hold only where another one holds anyway.
        # A mix with the value only.
        if any(inhabited(region([pattern], [*blank, *blank_mixes]), self.plain) for pattern in new_mixes):
            return True
        # Not ready in both, with another model after.
        for i, before in enumerate(blank):
            for now in given[: given.index(before) + 1]:
                if now is not before and question not in now.conditions:
                    continue
                silent = [*blank[:i], *given[: given.index(now)]]
                here = Place(before.side, question, 0)
                there = Place(now.side, question, value)
                if self._leaders_differ(region([before, now], silent), here, there, possible, (BY_KEY,)):
                    return True
        # No pattern in either (new ones, as above, hold only beside others), with another model or verdict.
        here, there = Place(self.plain, question, 0), Place(self.plain, question, value)
        nothing_holds = region([], [*blank, *blank_mixes])
        # Totals first: they are smaller numbers than keys, and the verdict changes more often than the model.
        return self._leaders_differ(nothing_holds, here, there, possible, (self.recommended, BY_KEY))

    def _leaders_differ(
        self, region: Region, here: Place, there: Place, possible: tuple[int, ...], measures: tuple[Measure, ...]
    ) -> bool:
        if here.side is there.side and here.base() == there.base():
            return False
        return any(
            can_lead_here_only(region, one, other, model, measure)
            for measure in measures
            for model in possible
            for one, other in ((here, there), (there, here))
        )


def _without(question: int, patterns: list[_Live]) -> tuple[Conditions, ...]:
    return tuple({i: allowed for i, allowed in pattern.conditions.items() if i != question} for pattern in patterns)
