"""Laws of the comparison of costs that hold for all figures."""

import json
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.examples.strategies import laws
from tests.examples.toy import TOY
from tests.property.test_laws import JSON, TEXT
from whichmodel import bridge
from whichmodel.costing.encoding import HORIZONS, encode_costs
from whichmodel.costing.figures import OWN_HOURS, WAYS, Figures, Way, check_figures
from whichmodel.costing.sums import MONTHS, Cost, cost, month_of_change

ANY = st.dictionaries(st.sampled_from([field.id for way in WAYS for field in way.fields]) | TEXT, JSON, max_size=4)
"""Figures as nobody should send them: known names and any, with any value."""
DEAR = [way for way in WAYS if way.id != "fee"]


@st.composite
def figures(draw: st.DrawFn, way: Way) -> dict[str, int]:
    """Return figures of a way, none of them missing; small ones, so that sums are often equal."""
    return {field.id: draw(st.integers(1, min(field.most, 60))) for field in way.fields}


@st.composite
def comparisons(draw: st.DrawFn) -> dict[str, Any]:
    """Return figures of some ways and the cost of an own hour."""
    ways = draw(st.lists(st.sampled_from(WAYS), min_size=1, unique=True))
    return {"own_hour": draw(st.integers(1, 90)), **{way.id: draw(figures(way)) for way in ways}}


def costs(given: dict[str, Any]) -> dict[str, Cost]:
    """Return what each way costs."""
    return {way.id: cost(way.id, given[way.id], given["own_hour"]) for way in WAYS if way.id in given}


@laws
@given(comparisons(), st.data())
def test_more_never_costs_less(given: dict[str, Any], data: st.DataObject) -> None:
    """One more of anything, whether a day, an hour or a person, makes no total smaller."""
    way = data.draw(st.sampled_from([way for way in WAYS if way.id in given]))
    field = data.draw(st.sampled_from([field.id for field in way.fields]))
    more: Figures = {**given[way.id], field: given[way.id][field] + 1}
    before, after = (cost(way.id, each, given["own_hour"]) for each in (given[way.id], more))

    for years in HORIZONS.values():
        assert after.total(years) >= before.total(years)
        assert after.own_time(years) >= before.own_time(years)
        assert (after.own_time(years) > before.own_time(years)) == (field in OWN_HOURS)


@laws
@given(comparisons())
def test_sums_add_up(given: dict[str, Any]) -> None:
    """A total is what is paid and the own time, and two more years cost twice a year more."""
    for each in costs(given).values():
        paid = each.start + 3 * each.year + each.leave
        assert each.total(3) == paid + each.own_time(3)
        assert each.total(3) - each.total(1) == 2 * each.yearly


@laws
@given(comparisons(), st.randoms(use_true_random=False))
def test_order_is_irrelevant(given: dict[str, Any], source: Any) -> None:
    """The same figures in another order give the same reply, to the byte."""
    mixed = list(given.items())
    source.shuffle(mixed)
    other = {key: dict(reversed(value.items())) if isinstance(value, dict) else value for key, value in mixed}

    assert bridge.answer(json.dumps({"call": "cost", **given}), lambda: TOY) == bridge.answer(
        json.dumps({**other, "call": "cost"}), lambda: TOY
    )


@laws
@given(st.tuples(*(figures(way) for way in DEAR)), st.integers(1, 90))
def test_the_month_of_change_is_the_first(both: tuple[Figures, ...], own_hour: int) -> None:
    """At the end of that month the way that was dearer has cost no more than the other, and a month before it had."""
    one, other = (cost(way.id, each, own_hour) for way, each in zip(DEAR, both, strict=True))
    month = month_of_change(one, other)

    def dearer_by(months: int) -> int:
        return (one.once - other.once) * MONTHS + (one.yearly - other.yearly) * months

    if month is None:
        assert dearer_by(1) > 0 and dearer_by(1_000_000) > 0
    else:
        assert dearer_by(month) <= 0
        assert month == 0 or dearer_by(month - 1) > 0


@laws
@given(comparisons())
def test_a_way_costs_the_same_whatever_stands_beside_it(given: dict[str, Any]) -> None:
    """Comparing with other ways changes no figure of a way."""
    assume(len(given) > 2)
    whole = encode_costs(check_figures(given))
    for at, way in enumerate(whole["ways"]):
        alone = encode_costs(check_figures({"own_hour": given["own_hour"], way["id"]: given[way["id"]]}))
        assert [row["cells"][0] for group in alone["groups"] for row in group["rows"]] == [
            row["cells"][at] for group in whole["groups"] for row in group["rows"]
        ]


@laws
@given(st.fixed_dictionaries({}, optional={"own_hour": JSON, **{way.id: JSON | ANY for way in WAYS}}))
def test_whatever_is_given_is_answered(given: dict[str, Any]) -> None:
    """Any JSON in the place of figures gets a reply that can be sent: sums, or what is wrong."""
    reply = bridge.answer(json.dumps({"call": "cost", **given}), lambda: TOY)

    assert json.loads(reply.encode("utf-8"))["ok"] in (True, False)
