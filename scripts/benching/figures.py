"""What was measured: figures beside their targets, as tables for people and as lines of JSON."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from statistics import median

Number = int | float


@dataclass(frozen=True)
class Figure:
    """One figure: what was measured, its value, what that was found from, and at most how much it should be."""

    name: str
    value: Number
    beside: Mapping[str, Number] = field(default_factory=dict)
    target: Number | None = None

    @property
    def verdict(self) -> str:
        """Whether the value is within its target; nothing where there is none."""
        if self.target is None:
            return ""
        return f"{'within' if self.value <= self.target else 'over'} {self.target:g}"


@dataclass(frozen=True)
class Table:
    """Figures of the same kind: what `beside` them is the same for all. `value` names the column of their values."""

    title: str
    value: str
    figures: Sequence[Figure]
    notes: Sequence[str] = ()

    def lines(self) -> Iterator[str]:
        """Yield the table for a person: names on the left of their column, all else on the right of theirs."""
        beside = self.figures[0].beside if self.figures else {}
        rows = [(self.title, *beside, self.value, "target")]
        rows.extend(
            (f"  {each.name}", *map(shown, each.beside.values()), shown(each.value), each.verdict)
            for each in self.figures
        )
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for name, *cells in rows:
            padded = (cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True))
            yield " ".join((name.ljust(widths[0]), *padded)).rstrip()
        yield from (f"  {note}" for note in self.notes)

    def records(self, **also: str) -> Iterator[str]:
        """Yield a line of JSON for each figure, with what `also` is true of it."""
        for each in self.figures:
            judged = {} if each.target is None else {"target": each.target, "within": each.value <= each.target}
            named = {"table": self.title, "figure": each.name, "unit": self.value, "value": each.value}
            yield json.dumps({**also, **named, **judged, "beside": dict(each.beside)})


def shown(number: Number) -> str:
    """Return a number for a person: whole ones, and those of three digits and more, without a fraction."""
    return f"{number:,.0f}" if isinstance(number, int) or abs(number) >= 100 else f"{number:.3g}"


def compared(
    name: str, ours: Sequence[float], other: Sequence[float], named: tuple[str, str], target: float | None
) -> Figure:
    """Return the ratio of two things that were measured by turns, which is the median over their pairs.

    `named` says what the other one is, and in which unit both are.
    """
    ratio = median(one / another for one, another in zip(ours, other, strict=True))
    what, unit = named
    beside = {"pairs": len(ours), f"ours {unit}": median(ours), f"{what} {unit}": median(other)}
    return Figure(name, ratio, beside, target)


def percentile(values: Iterable[float], share: float) -> float:
    """Return the smallest of some values, at least one, that is no less than so large a share of them."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)]


def times_of[Given](work: Callable[[Given], object], given: Iterable[Given], clock: Callable[[], float]) -> list[float]:
    """Return how many milliseconds of a clock in seconds the work takes on each thing given."""
    times = []
    for thing in given:
        start = clock()
        work(thing)
        times.append((clock() - start) * 1000)
    return times
