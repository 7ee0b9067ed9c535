"""Which model can come first, or be kept from it, in some filling of the absent questions.

A *contest* asks for a filling in which one model leads on one side (see `sides`) and, optionally, is
reached or excluded on another. Both are conditions on sums, so `search` can answer exactly.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whichmodel.deciding.search import Value, satisfiable
from whichmodel.deciding.sides import Score, Side

Conditions = Mapping[int, frozenset[int]]
"""What is left of a pattern's `when` once the answers given are taken out: values allowed, by absent question."""

NO_QUESTION = -1
EXCLUSION = -1
"""Stands for a rival where the question is whether the model itself is excluded."""


@dataclass(frozen=True)
class Place:
    """Where a contest is held: a side, and the value there of the one question that is looked at, if any."""

    side: Side
    question: int = NO_QUESTION
    value: int = 0

    def base(self) -> Score:
        """Return the score of everything that is fixed here."""
        if self.question == NO_QUESTION:
            return self.side.base
        return self.side.base.plus(self.side.values[self.question][self.value])


@dataclass(frozen=True)
class Region:
    """Fillings with the same patterns: those that meet all of `required` and none of `forbidden` in full.

    `absent` are the questions that a filling answers here, by index.
    """

    absent: tuple[int, ...]
    required: tuple[Conditions, ...]
    forbidden: tuple[Conditions, ...]


@dataclass(frozen=True)
class Measure:
    """How models are compared: by key, or by total with a lead of more than `margin` points."""

    by_total: bool
    lead: int

    def numbers(self, score: Score) -> tuple[int, ...]:
        """Return what is compared of a score, for each model."""
        return score.totals if self.by_total else score.keys


BY_KEY = Measure(by_total=False, lead=1)
"""Leading at all: ahead by sum, or by the tie rule."""


def inhabited(region: Region, side: Side) -> bool:
    """Say whether any filling lies in the region."""
    return _search(region, side, [])


def can_lead(region: Region, place: Place, model: int, measure: Measure = BY_KEY) -> bool:
    """Say whether `model` is ahead of every other model that is not excluded, somewhere in the region."""
    sums = _leading(place, model, measure)
    return sums is not None and _search(region, place.side, sums)


def can_be_denied(region: Region, place: Place, model: int, rivals: Sequence[int]) -> bool:
    """Say whether `model` does not lead somewhere in the region: a rival reaches it, or it is excluded."""
    for rival in (EXCLUSION, *rivals):
        sum_ = _reaching(place, model, rival, BY_KEY)
        if sum_ is not None and _search(region, place.side, [sum_]):
            return True
    return False


def can_lead_here_only(region: Region, here: Place, there: Place, model: int, measure: Measure) -> bool:
    """Say whether, in some filling of the region, `model` leads here and does not lead there."""
    leading = _leading(here, model, measure)
    if leading is None or not _within_reach(region, leading):
        return False
    for rival in (EXCLUSION, *(other for other in range(len(here.side.base.keys)) if other != model)):
        reaching = _reaching(there, model, rival, measure)
        if reaching is not None and _search(region, here.side, [*leading, reaching]):
            return True
    return False


@dataclass(frozen=True)
class _Sum:
    """A sum that must come to `need` or more; `gains[i][j]` is what value `j` of question `i` adds, None forbids it."""

    gains: tuple[tuple[int | None, ...], ...]
    need: int


def _leading(place: Place, model: int, measure: Measure) -> list[_Sum] | None:
    """Return the sums that say that `model` leads; None where it is excluded from the start."""
    base = place.base()
    if base.out >> model & 1:
        return None
    sums = []
    numbers = measure.numbers(base)
    for rival in range(len(numbers)):
        if rival == model or base.out >> rival & 1:
            continue
        out_of_the_way = _more_than_any_sum(place.side)
        gains = tuple(
            tuple(
                None
                if score.out >> model & 1
                else out_of_the_way
                if score.out >> rival & 1
                else measure.numbers(score)[model] - measure.numbers(score)[rival]
                for score in scores
            )
            for scores in place.side.values
        )
        sums.append(_Sum(gains, measure.lead - numbers[model] + numbers[rival]))
    if not sums:  # no rival is left, but an answer may still exclude the model
        gains = tuple(tuple(None if score.out >> model & 1 else 0 for score in scores) for scores in place.side.values)
        sums.append(_Sum(gains, 0))
    return sums


def _reaching(place: Place, model: int, rival: int, measure: Measure) -> _Sum | None:
    """Return the sum that says that `rival` keeps `model` from leading, or, for `EXCLUSION`, that an answer does."""
    base = place.base()
    if rival == EXCLUSION:
        gains: tuple[tuple[int | None, ...], ...] = tuple(
            tuple(score.out >> model & 1 for score in scores) for scores in place.side.values
        )
        return _Sum(gains, 1 - (base.out >> model & 1))
    if base.out >> rival & 1:
        return None
    numbers = measure.numbers(base)
    gains = tuple(
        tuple(
            None if score.out >> rival & 1 else measure.numbers(score)[rival] - measure.numbers(score)[model]
            for score in scores
        )
        for scores in place.side.values
    )
    return _Sum(gains, 1 - measure.lead + numbers[model] - numbers[rival])


def _more_than_any_sum(side: Side) -> int:
    """Return a gain that outweighs whatever else a filling can bring."""
    return 2 + 4 * (
        sum(map(abs, side.base.keys))
        + sum(max(max(map(abs, score.keys)) for score in scores) for scores in side.values)
    )


def _within_reach(region: Region, sums: Sequence[_Sum]) -> bool:
    """Say whether each sum alone can be large enough: necessary, and quick to see."""
    for sum_ in sums:
        highest = 0
        for question in region.absent:
            gains = [gain for gain in sum_.gains[question] if gain is not None]
            if not gains:
                return False
            highest += max(gains)
        if highest < sum_.need:
            return False
    return True


def _search(region: Region, side: Side, sums: Sequence[_Sum]) -> bool:
    if not _within_reach(region, sums):
        return False
    forbidden = (1 << len(region.forbidden)) - 1
    questions = []
    for question in region.absent:
        values = []
        for value in range(len(side.values[question])):
            gains = [sum_.gains[question][value] for sum_ in sums]
            if None in gains or any(value not in box.get(question, (value,)) for box in region.required):
                continue
            fits = sum(1 << i for i, box in enumerate(region.forbidden) if value in box.get(question, (value,)))
            values.append(Value(tuple(gain for gain in gains if gain is not None), fits))
        questions.append(values)
    return satisfiable(questions, [sum_.need for sum_ in sums], forbidden)
