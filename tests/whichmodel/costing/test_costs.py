"""What hiring, a day rate and a fee cost, worked out by hand."""

from typing import Any

import pytest

from whichmodel.costing.encoding import costs_in_words, encode_costs
from whichmodel.costing.figures import WAYS, check_figures

HIRE = {
    "people": 2,
    "salary": 60_000,
    "on_costs": 25,
    "start": 20_000,
    "start_hours": 100,
    "hours": 10,
    "ramp_up": 3,
    "leave": 10_000,
    "leave_hours": 20,
}
DAY_RATE = {"people": 2, "rate": 500, "days": 200, "start_hours": 30, "hours": 20, "ramp_up": 1, "leave_hours": 60}
FEE = {"price": 90_000, "fee": 4_000, "changes": 12_000, "hours": 10, "leave": 5_000}
ALL = {"own_hour": 50, "hire": HIRE, "day_rate": DAY_RATE, "fee": FEE}


def told(**given: object) -> dict[str, Any]:
    """Return the comparison of some figures, in which nothing is wrong."""
    checked = check_figures(given)
    assert checked.problems == ()
    return encode_costs(checked)


def rows(comparison: dict[str, Any]) -> dict[tuple[str, str], list[int | None]]:
    """Return the cells of a comparison by the title of their group and the label of their row."""
    return {(group["title"], row["label"]): row["cells"] for group in comparison["groups"] for row in group["rows"]}


def problems(**given: object) -> list[tuple[str, str]]:
    """Return what is wrong with some figures: keys and messages."""
    return [(problem.key, problem.message) for problem in check_figures(given).problems]


def test_three_ways_side_by_side() -> None:
    """Every sum of the table is the one that somebody gets who adds it up on the printed page."""
    one, three = "All of it, if it ends after one year", "All of it, if it ends after three years"

    assert rows(told(**ALL)) == {
        ("Once, at the start", "Paid"): [20_000, 0, 90_000],
        ("Once, at the start", "Your own time"): [5_000, 1_500, 0],
        # Two salaries with on-costs are 150 000 a year, two people at 500 for 200 days are 200 000.
        ("Each month", "Paid"): [12_500, 16_667, 5_000],
        ("Each month", "Your own time"): [500, 1_000, 500],
        ("Once, at the end", "Paid"): [10_000, 0, 5_000],
        ("Once, at the end", "Your own time"): [1_000, 3_000, 0],
        # Hiring: 20 000 + 5 000 + 150 000 + 6 000 + 10 000 + 1 000. Of twelve months nine are at full speed.
        (one, "Total"): [192_000, 216_500, 161_000],
        (one, "Of that, your own time"): [12_000, 16_500, 6_000],
        (one, "For each month at full speed"): [21_334, 19_682, 13_417],
        (three, "Total"): [504_000, 640_500, 293_000],
        (three, "Of that, your own time"): [24_000, 40_500, 18_000],
        (three, "For each month at full speed"): [15_273, 18_300, 8_139],
    }


def test_the_month_from_which_hiring_is_cheaper() -> None:
    """Hiring begins 31 500 dearer and saves 56 000 a year, so it has caught up at the end of the seventh month."""
    comparison = told(own_hour=50, hire=HIRE, day_rate=DAY_RATE)

    assert [(each["dearer_first"], each["other"], each["month"]) for each in comparison["even"]] == [
        ("hire", "day_rate", 7)
    ]
    assert comparison["says"] == [
        "If it ends after one year, hiring costs least.",
        "If it ends after three years, hiring costs least.",
        "Hiring costs more at first; from the end of month 7 on it has cost no more than the day rate.",
    ]


@pytest.mark.parametrize(
    ("days", "start", "says"),
    [
        (100, 0, "However long it lasts, hiring does not become cheaper than the day rate."),
        (143, 33_500, "The day rate costs more at first; from the end of month 24 on it has cost no more than hiring."),
        (200, 31_500, "From the first month on, hiring costs less than the day rate."),
        (144, 31_500, "At any time, the day rate and hiring cost the same."),
    ],
)
def test_which_way_is_cheaper_in_the_long_run(days: int, start: int, says: str) -> None:
    """The way that is dearer at first may catch up, never catch up, cost the same, or not be dearer at all."""
    comparison = told(own_hour=50, hire=HIRE, day_rate={**DAY_RATE, "days": days, "start": start})

    assert comparison["even"][0]["says"] == says


def test_only_what_is_filled_in_is_compared() -> None:
    """A way without figures has no column; what a way lacks counts as nothing, and is named."""
    comparison = told(hire={"people": 1, "salary": 50_000}, fee={})

    assert comparison["ways"] == [{"id": "hire", "name": "Hiring"}]
    assert comparison["says"] == comparison["even"] == []
    hire = WAYS[0]
    assert comparison["empty"] == [
        f"Hiring: {each.label}" for each in hire.fields if each.id not in ("people", "salary")
    ]


def test_no_month_at_full_speed_has_no_price() -> None:
    """Where it takes a year to get going, a month of the first year at full speed has no price."""
    comparison = told(fee={"fee": 1_000, "ramp_up": 12})

    assert rows(comparison)["All of it, if it ends after one year", "For each month at full speed"] == [None]
    assert rows(comparison)["All of it, if it ends after three years", "For each month at full speed"] == [1_500]


@pytest.mark.parametrize("typed", ["60,000", "60.000", "60 000", "60’000", " 60\u202f000 ", 60_000])
def test_figures_are_read_as_people_write_them(typed: object) -> None:
    """Digits in groups of three are one number, whatever stands between the groups."""
    assert check_figures({"hire": {"people": "1", "salary": typed}}).ways["hire"]["salary"] == 60_000


@pytest.mark.parametrize(
    "typed", ["12,34,567", "١٢٣٤٥٦٧", "١٬٢٣٤٬٥٦٧", "१२,३४,५६७", "\u202d1,234,567\u202c", "\ufeff1234567\u200e"]
)
def test_figures_are_read_wherever_people_write_them(typed: str) -> None:
    """Digits of other scripts, Indian groups, and a number copied out of a program that marks its direction are read."""
    assert check_figures({"hire": {"people": "1", "salary": typed}}).ways["hire"]["salary"] == 1_234_567


@pytest.mark.parametrize(
    "typed", ["1,23", "12,34", "1,2345", "1.23.456", "1,234,56", "²", "½", "1e9", "-5", "€5", "5 %"]
)
def test_what_may_mean_something_else_is_asked_for_again(typed: str) -> None:
    """A fraction, a currency or groups that nobody writes are no figure: guessing would make another sum of it."""
    assert [problem.key for problem in check_figures({"hire": {"people": "1", "salary": typed}}).problems] == [
        "hire.salary"
    ]


def test_every_problem_has_the_place_of_its_figure() -> None:
    """What is no figure, too large or unknown is told at once, each with its key."""
    fee = {"fee": "12.5", "price": -1, "hours": True, "ramp_up": 500, "changes": "many\n", "\ud800": 1}
    whole = "expected a whole number from 0 to 1000000000"

    assert problems(own_hour=None, hire=[], fee=fee) == [
        ("own_hour", f"found null; {whole}."),
        ("hire", "found a list; expected an object of figures."),
        (
            "fee.\\ud800",
            "'\\ud800' is not a figure of 'fee'; expected one of: "
            "price, fee, changes, start, start_hours, hours, ramp_up, leave, leave_hours.",
        ),
        ("fee.price", f"this number is too small or too large; {whole}."),
        ("fee.fee", f"'12.5' is not a whole number; {whole}, without a currency."),
        ("fee.changes", f"'many' is not a whole number; {whole}, without a currency."),
        ("fee.hours", f"found true or false; {whole}."),
        ("fee.ramp_up", "this number is too small or too large; expected a whole number from 0 to 120."),
    ]


def test_a_sum_of_something_else_is_refused() -> None:
    """Without the price of an own hour, or with half of a way, there is nothing to compare."""
    nothing = [("", "Fill in at least one way: hiring, a day rate, or a fixed price or fee.")]
    assert problems() == problems(own_hour=50) == problems(hire={"people": "0", "salary": " "}) == nothing
    assert problems(day_rate={"rate": 500, "hours": 4}, fee={"changes": 5}) == [
        ("day_rate.people", "Day rate: fill in “People”, or leave this way empty."),
        (
            "day_rate.days",
            "Day rate: fill in “Days that are billed for one person, a year”, or leave this way empty.",
        ),
        (
            "fee.price",
            "Fixed price or fee: fill in “Fixed price, once” or “Service fee, a month”, or leave this way empty.",
        ),
        ("own_hour", "Say what an hour of your own people costs: you gave hours of theirs."),
    ]


def test_in_words() -> None:
    """The command line shows the same table, with sums in groups of three digits, and what the sum leaves out."""
    text = costs_in_words(told(fee={"fee": 1_000, "ramp_up": 12}, hire={"people": 1, "salary": 50_000}))
    lines = [" ".join(line.split()) for line in text.splitlines()]

    assert lines[0] == "Hiring Fixed price or fee"
    assert lines[lines.index("All of it, if it ends after one year") + 1] == "Total 50,000 12,000"
    assert "For each month at full speed 4,167 -" in lines
    assert lines[lines.index("Left empty, so counted as nothing:") + 1] == "Hiring: On-costs, in per cent of the salary"
    assert lines[-5] == "The sum leaves out:"
