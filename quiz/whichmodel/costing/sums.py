"""What each way costs until it ends, how much of that is the buyer's own time, and from when one way is the cheaper.

Whatever has to be divided is rounded up to a whole unit, and only once all is added up.
"""

from typing import NamedTuple

from whichmodel.costing.figures import Figures

MONTHS = 12
"""How many months a year has: money is added up by the year, since salaries and days are."""


class Cost(NamedTuple):
    """What one way costs: once at the start, each year, and once at the end, in money and in own time at its price."""

    start: int
    start_time: int
    year: int
    year_time: int
    leave: int
    leave_time: int
    ramp_up: int

    @property
    def once(self) -> int:
        """What does not depend on how long it lasts."""
        return self.start + self.start_time + self.leave + self.leave_time

    @property
    def yearly(self) -> int:
        """What each year costs, own time included."""
        return self.year + self.year_time

    def total(self, years: int) -> int:
        """Return all it costs if it ends after so many years."""
        return self.once + years * self.yearly

    def own_time(self, years: int) -> int:
        """Return the part of the total that is the time of the buyer's own people."""
        return self.start_time + self.leave_time + years * self.year_time

    def month_of_work(self, years: int) -> int | None:
        """Return what a month of work at full speed costs; None where it does not come to one in these years."""
        months = years * MONTHS - self.ramp_up
        return rounded_up(self.total(years), months) if months > 0 else None


def cost(way: str, figures: Figures, own_hour: int) -> Cost:
    """Return what a way costs."""
    start, year = PAID[way](figures)
    return Cost(
        start=figures["start"] + start,
        start_time=own_hour * figures["start_hours"],
        year=year,
        year_time=own_hour * figures["hours"] * MONTHS,
        leave=figures["leave"],
        leave_time=own_hour * figures["leave_hours"],
        ramp_up=figures["ramp_up"],
    )


def _hire(figures: Figures) -> tuple[int, int]:
    return 0, rounded_up(figures["people"] * figures["salary"] * (100 + figures["on_costs"]), 100)


def _day_rate(figures: Figures) -> tuple[int, int]:
    return 0, figures["people"] * figures["rate"] * figures["days"]


def _fee(figures: Figures) -> tuple[int, int]:
    return figures["price"], figures["fee"] * MONTHS + figures["changes"]


PAID = {"hire": _hire, "day_rate": _day_rate, "fee": _fee}
"""By way: what is paid for the work once, and each year."""


def month_of_change(one: Cost, other: Cost) -> int | None:
    """Return the first month at whose end `one`, dearer at first, has cost no more than `other`; None if there is none.

    It is 0 where `one` is not dearer to begin with, and so never was.
    """
    behind = one.once - other.once
    if behind <= 0:
        return 0
    saved = other.yearly - one.yearly
    return rounded_up(behind * MONTHS, saved) if saved > 0 else None


def rounded_up(amount: int, by: int) -> int:
    """Return the quotient of two whole numbers, the next whole unit where it has a fraction."""
    return -(-amount // by)
