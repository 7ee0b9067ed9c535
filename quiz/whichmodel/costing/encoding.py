"""A comparison of costs as plain values for JSON, with its sentences, and in words for the command line."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from whichmodel.costing.figures import WAYS, Checked
from whichmodel.costing.sums import MONTHS, Cost, cost, month_of_change, rounded_up

Json = dict[str, Any]

NAMES = {way.id: way.name for way in WAYS}
HORIZONS = {"one year": 1, "three years": 3}
"""After how long the engagement is taken to end, in years."""

LEAVES_OUT = (
    "what the work is worth to you, and what it costs you that it is ready sooner or later",
    "rises in pay, rates and fees, interest, inflation and tax",
    "work that has to be done again, and delays while somebody waits for your decision",
    "what you still know and can do yourselves once the engagement has ended",
)
"""What no sum of this kind holds, whatever the figures."""


def encode_costs(checked: Checked) -> Json:
    """Return what the ways cost, side by side. `costs.js` in the page says the type of each.

    The cells of a row stand in the order of `ways`; a cell is null where there is no month of work to divide by.
    """
    costs = {way: cost(way, figures, checked.own_hour) for way, figures in checked.ways.items()}
    even = [_even(one, other, costs) for one, other in combinations(costs, 2)]
    return {
        "ways": [{"id": way, "name": NAMES[way]} for way in costs],
        "groups": [_group(title, rows) for title, rows in _groups(list(costs.values()))],
        "even": even,
        "says": [*_cheapest(costs), *(each["says"] for each in even)],
        "empty": list(checked.empty),
        "leaves_out": list(LEAVES_OUT),
    }


def _group(title: str, rows: Mapping[str, list[int | None]]) -> Json:
    return {"title": title, "rows": [{"label": label, "cells": cells} for label, cells in rows.items()]}


def _groups(costs: list[Cost]) -> Iterator[tuple[str, dict[str, list[int | None]]]]:
    paid, own = "Paid", "Your own time"
    yield "Once, at the start", {paid: [each.start for each in costs], own: [each.start_time for each in costs]}
    yield (
        "Each month",
        {
            paid: [rounded_up(each.year, MONTHS) for each in costs],
            own: [rounded_up(each.year_time, MONTHS) for each in costs],
        },
    )
    yield "Once, at the end", {paid: [each.leave for each in costs], own: [each.leave_time for each in costs]}
    for name, years in HORIZONS.items():
        yield (
            f"All of it, if it ends after {name}",
            {
                "Total": [each.total(years) for each in costs],
                "Of that, your own time": [each.own_time(years) for each in costs],
                "For each month at full speed": [each.month_of_work(years) for each in costs],
            },
        )


def _cheapest(costs: Mapping[str, Cost]) -> Iterator[str]:
    """Yield, for each horizon, which way costs least, where there is more than one."""
    for name, years in HORIZONS.items() if len(costs) > 1 else ():
        totals = {way: each.total(years) for way, each in costs.items()}
        least = [_named(way) for way in costs if totals[way] == min(totals.values())]
        verb = "cost least, and the same" if len(least) > 1 else "costs least"
        yield f"If it ends after {name}, {' and '.join(least)} {verb}."


def _even(one: str, other: str, costs: Mapping[str, Cost]) -> Json:
    """Return from which month the way that costs more at first has cost no more than the other; null if never."""
    first, second = (one, other) if costs[one].once > costs[other].once else (other, one)
    month = month_of_change(costs[first], costs[second])
    return {"dearer_first": first, "other": second, "month": month, "says": _even_in_words(first, second, month, costs)}


def _even_in_words(first: str, second: str, month: int | None, costs: Mapping[str, Cost]) -> str:
    dear, cheap = _named(first), _named(second)
    if month is None:
        return f"However long it lasts, {dear} does not become cheaper than {cheap}."
    if month:
        dear = dear[0].upper() + dear[1:]
        return f"{dear} costs more at first; from the end of month {month} on it has cost no more than {cheap}."
    if costs[first].yearly == costs[second].yearly:
        return f"At any time, {dear} and {cheap} cost the same."
    less, more = (dear, cheap) if costs[first].yearly < costs[second].yearly else (cheap, dear)
    return f"From the first month on, {less} costs less than {more}."


def _named(way: str) -> str:
    return {"hire": "hiring", "day_rate": "the day rate", "fee": "the fixed price or fee"}[way]


def costs_in_words(told: Json) -> str:
    """Return an encoded comparison as a text of several lines that ends with a line break."""
    names = [way["name"] for way in told["ways"]]
    rows = [row for group in told["groups"] for row in group["rows"]]
    first = max(len(row["label"]) for row in rows) + 2
    widths = [max(len(name), *(len(_figure(row["cells"][at])) for row in rows)) for at, name in enumerate(names)]

    def line(label: str, cells: list[str]) -> str:
        aligned = "".join(f"  {cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
        return f"{label:{first}}{aligned}".rstrip() + "\n"

    table = line("", names)
    for group in told["groups"]:
        table += f"{group['title']}\n"
        table += "".join(line(f"  {row['label']}", [*map(_figure, row["cells"])]) for row in group["rows"])
    parts = [table, "".join(f"{says}\n" for says in told["says"])]
    for title, lines in (("Left empty, so counted as nothing:", told["empty"]), (LEFT_OUT, told["leaves_out"])):
        parts.append("".join(f"{each}\n" for each in (title, *(f"  {one}" for one in lines))) if lines else "")
    return "\n".join(filter(None, parts))


LEFT_OUT = "The sum leaves out:"


def _figure(amount: int | None) -> str:
    return "-" if amount is None else f"{amount:,}"
