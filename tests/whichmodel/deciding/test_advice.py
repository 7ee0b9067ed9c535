"""What goes with an outcome: what to find out first, what to do next, and what to watch, each chosen for a reason."""

from dataclasses import replace

import pytest

from tests.examples.toy import CONTRACT, HANDS, LASTS, LEAD, NEGLECT, OWN, PLAIN, SCOPE, SPLIT, TOY, gives
from whichmodel.deciding.advice import find_out, watch
from whichmodel.facts.knowledge import UNKNOWN, Effect, Factor, Option


def question(name: str, *effects: dict[str, int]) -> Factor:
    """Return a question with an option for each mapping of points."""
    options = tuple(
        Option(f"{name}-{i}", name, effects={model: gives(points, "x") for model, points in given.items()})
        for i, given in enumerate(effects)
    )
    return Factor(name, name, f"{name}?", "x", options)


def moves(*points: int) -> tuple[Factor, ...]:
    """Return a question for each number of points, by which it moves hands."""
    return tuple(question(f"moves-{n}", {HANDS: n}) for n in points)


NO_GO = Option("no-go", "x", effects={OWN: Effect("Out.", rules_out=True, judgement="x")})
GATE = Factor("gate", "Gate", "Gate?", "x", (NO_GO,))
APART = (
    question("alike", {HANDS: 9, CONTRACT: 9, OWN: 9}),
    question("hurts", {HANDS: -2}, {HANDS: -2}),  # two points, against knowing nothing
    question("apart", {HANDS: 2, CONTRACT: -1}, {}),  # three
    question("both-ways", {HANDS: 2}, {CONTRACT: 2}),  # four from one answer to the other
    question("little", {HANDS: 1}),
)
FOR_ONE = (question("own", {OWN: 9}), question("hands", {HANDS: 1}))
FOR_A_MIX = (*moves(13, 14, 15), SCOPE, LASTS)
"""With the pattern of a mix, which both of the last two can complete."""


@pytest.mark.parametrize(
    ("factors", "answers", "possible", "expected"),
    [
        # The three that can set two models furthest apart, in the order of asking.
        (moves(2, 5, 1, 4, 3), {}, (), ["moves-5", "moves-4", "moves-3"]),
        (moves(2, 5, 1, 4, 3), {"moves-5": "moves-5-0"}, (), ["moves-2", "moves-4", "moves-3"]),
        # A question answered with "I don't know" is as open as one that was not asked.
        (moves(1, 2), {"moves-1": UNKNOWN}, (), ["moves-1", "moves-2"]),
        # What counts is the distance between two models: helping both alike moves nothing.
        (APART, {}, (), ["hurts", "apart", "both-ways"]),
        # Only between models that can still come first.
        (FOR_ONE, {}, (HANDS, CONTRACT), ["hands"]),
        (FOR_ONE, {}, (HANDS, CONTRACT, OWN), ["own", "hands"]),
        (FOR_ONE, {}, (HANDS,), []),
        # An answer that can exclude a model that is still possible outweighs any points.
        ((*moves(3, 4, 5), GATE), {}, (), ["moves-4", "moves-5", "gate"]),
        ((*moves(3, 4, 5), GATE), {}, (HANDS, CONTRACT), ["moves-3", "moves-4", "moves-5"]),
        # So does one that can still make a mix; once it cannot, it does not.
        (FOR_A_MIX, {}, (), ["moves-15", "scope", "lasts"]),
        (FOR_A_MIX, {"scope": "moving"}, (), ["moves-13", "moves-14", "moves-15"]),
        (FOR_A_MIX, {"scope": UNKNOWN, "lasts": "years"}, (), ["moves-14", "moves-15", "scope"]),
        # What moves nothing is left out.
        ((question("idle", {}), *moves(1), question("still", {})), {}, (), ["moves-1"]),
    ],
)
def test_what_to_find_out_first(
    factors: tuple[Factor, ...], answers: dict[str, str], possible: tuple[str, ...], expected: list[str]
) -> None:
    """Three open questions at most are worth finding out: those that exclude, make a mix, or set two models furthest apart."""
    knowledge = replace(PLAIN, factors=factors, patterns=(SPLIT,) if factors is FOR_A_MIX else ())

    assert [factor.id for factor in find_out(knowledge, answers, possible)] == expected


def test_cautions_decide_nothing() -> None:
    """A question that only a caution or advice asks for is not worth finding out."""
    others = tuple(pattern for pattern in TOY.patterns if pattern.kind not in ("mix", "not-ready"))
    idle = replace(LASTS, options=tuple(replace(option, effects={}) for option in LASTS.options))

    assert find_out(replace(PLAIN, factors=(LEAD, idle), patterns=others), {}, ()) == (LEAD,)


def test_watch_of_a_tie_is_empty() -> None:
    """Where no model comes first there is nothing to watch, though failure modes are known."""
    assert watch(TOY, None, None) == ()
    assert watch(TOY, HANDS, None) == (NEGLECT,)
