"""The figures that a comparison of costs asks for, and how what somebody gives is checked."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from whichmodel.deciding.answers import Problem
from whichmodel.facts.jsontext import kind_of, shown

MOST = 1_000_000_000
"""The largest figure that is taken: beyond it somebody has typed a figure twice."""

LONGEST = 40
"""How many characters a figure may be typed with."""

OWN_HOUR = "own_hour"

WRITTEN = re.compile(r"\d+|\d{1,3}(?:[ ,.'’\u00a0\u066c\u2009\u202f]\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")
"""A whole number as people write it, in whatever digits: in groups of three, as in India (12,34,567), or in none."""

UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""What other programs put around a number that is copied there, and nobody sees."""


class Field(NamedTuple):
    """One figure of a way: what it is called in a request, what it says on the form, and the most it may be."""

    id: str
    label: str
    most: int = MOST


class Way(NamedTuple):
    """One way of paying for the work: its id, its name, what it is, its figures, and the ids of those it cannot do without.

    Of ids with a bar between them, one is enough.
    """

    id: str
    name: str
    says: str
    fields: tuple[Field, ...]
    paid: tuple[str, ...]


RAMP_UP = Field("ramp_up", "Months that are paid for before the work goes at full speed", 120)
LEAVE_HOURS = Field("leave_hours", "Hours of your own people to take the work over at the end, once")

WAYS = (
    Way(
        "hire",
        "Hiring",
        "You employ the people.",
        (
            Field("people", "People", 1000),
            Field("salary", "Salary of one person, a year"),
            Field("on_costs", "On-costs, in per cent of the salary", 500),
            Field("start", "Recruiting and equipment, once, for all"),
            Field("start_hours", "Hours of your own people to recruit and to settle them in, once"),
            Field("hours", "Hours of your own people to direct the work, a month"),
            RAMP_UP,
            Field("leave", "What it costs to end the employment, once"),
            LEAVE_HOURS,
        ),
        ("people", "salary"),
    ),
    Way(
        "day_rate",
        "Day rate",
        "You pay by the day for people who work under your direction or beside your team.",
        (
            Field("people", "People", 1000),
            Field("rate", "Day rate of one person"),
            Field("days", "Days that are billed for one person, a year", 366),
            Field("start", "Agency, equipment and access, once, for all"),
            Field("start_hours", "Hours of your own people to choose and to brief them, once"),
            Field("hours", "Hours of your own people to direct the work, a month"),
            RAMP_UP,
            Field("leave", "What the supplier charges for handing over, once"),
            LEAVE_HOURS,
        ),
        ("people", "rate", "days"),
    ),
    Way(
        "fee",
        "Fixed price or fee",
        "You pay a price for a result, a fee for a service that runs, or both.",
        (
            Field("price", "Fixed price, once"),
            Field("fee", "Service fee, a month"),
            Field("changes", "Changes and extras that neither covers, a year"),
            Field("start", "Transition, licences and access, once"),
            Field("start_hours", "Hours of your own people to specify, to choose and to contract, once"),
            Field("hours", "Hours of your own people to answer questions, to watch and to accept, a month"),
            RAMP_UP,
            Field("leave", "What the supplier charges for handing over, once"),
            LEAVE_HOURS,
        ),
        ("price|fee",),
    ),
)
"""The ways that are compared, in order."""

OWN_HOURS = ("start_hours", "hours", "leave_hours")

Figures = Mapping[str, int]
"""By field: whole units of a currency, hours, days, months or per cent; whatever was left empty is 0."""


class Checked(NamedTuple):
    """What can be computed with, and what is wrong with what was given.

    `own_hour` is the cost of an hour of the buyer's own people, `ways` has the figures of each way that is compared,
    and `empty` says in words which figures of these count as nothing. The key of a problem is that of the figure,
    as in `hire.salary`.
    """

    own_hour: int
    ways: Mapping[str, Figures]
    empty: tuple[str, ...]
    problems: tuple[Problem, ...]


def check_figures(given: Mapping[str, object]) -> Checked:
    """Return the figures that were given: `own_hour`, and by way an object of figures. All may be left out.

    A way without any figure is not compared.
    """
    known = {OWN_HOUR, *(way.id for way in WAYS)}
    problems = [
        Problem(shown(key), f"'{shown(key)}' is not a way", f"one of: {', '.join(sorted(known))}")
        for key in given
        if key not in known
    ]
    own = _whole(OWN_HOUR, given.get(OWN_HOUR, 0), MOST, problems)
    ways: dict[str, Figures] = {}
    empty: list[str] = []
    for way in WAYS:
        part = given.get(way.id, {})
        if not isinstance(part, Mapping):
            problems.append(Problem(way.id, f"found {kind_of(part)}", "an object of figures"))
            continue
        figures = _of_way(way, part, problems)
        if any(figures.values()):
            ways[way.id] = figures
            empty += [f"{way.name}: {field.label}" for field in way.fields if part.get(field.id, "") == ""]
    if not problems:
        problems += _missing(own, ways)
    return Checked(own, ways, tuple(empty), tuple(problems))


def _of_way(way: Way, given: Mapping[str, object], problems: list[Problem]) -> Figures:
    known = [field.id for field in way.fields]
    for key in map(shown, sorted(given.keys() - known)):
        expected = f"one of: {', '.join(known)}"
        problems.append(Problem(f"{way.id}.{key}", f"'{key}' is not a figure of '{way.id}'", expected))
    return {
        field.id: _whole(f"{way.id}.{field.id}", given.get(field.id, 0), field.most, problems) for field in way.fields
    }


def _whole(key: str, value: object, most: int, problems: list[Problem]) -> int:
    """Return a figure, given as a number or as it was typed; where it is none, add the problem and return 0."""
    expected = f"a whole number from 0 to {most}"
    if isinstance(value, str):
        typed = UNSEEN.sub("", value).strip()
        if not typed:
            return 0
        if not WRITTEN.fullmatch(typed) or len(typed) > LONGEST:
            problems.append(Problem(key, f"'{shown(typed)}' is not a whole number", f"{expected}, without a currency"))
            return 0
        value = int(re.sub(r"\D", "", typed))
    if isinstance(value, bool) or not isinstance(value, int):
        problems.append(Problem(key, f"found {kind_of(value)}", expected))
        return 0
    if not 0 <= value <= most:
        problems.append(Problem(key, "this number is too small or too large", expected))
        return 0
    return value


def _missing(own_hour: int, ways: Mapping[str, Figures]) -> Iterator[Problem]:
    """Yield what is lacking, without which the sum would be of something else."""
    if not ways:
        yield Problem("", "Fill in at least one way: hiring, a day rate, or a fixed price or fee.")
    for way in WAYS:
        for name in way.paid if way.id in ways else ():
            names = name.split("|")
            if not any(ways[way.id][each] for each in names):
                labels = " or ".join(f"“{field.label}”" for field in way.fields if field.id in names)
                yield Problem(f"{way.id}.{names[0]}", f"{way.name}: fill in {labels}, or leave this way empty.")
    if not own_hour and any(figures[name] for figures in ways.values() for name in OWN_HOURS):
        yield Problem(OWN_HOUR, "Say what an hour of your own people costs: you gave hours of theirs.")
