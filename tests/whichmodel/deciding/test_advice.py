"""What goes with an outcome: what to find out first, what to do next, and what to watch, each chosen for a reason."""

from dataclasses import replace

from tests.examples.toy import CONTRACT, HANDS, LASTS, LEAD, NEGLECT, OWN, PLAIN, SCOPE, TOY, gives
from whichmodel import Knowledge, decide
from whichmodel.deciding.advice import find_out, watch
from whichmodel.facts.knowledge import UNKNOWN, Effect, Factor, Option


def question(name: str, *effects: dict[str, int]) -> Factor:
    """Return a question with an option for each mapping of points."""
    options = tuple(
        Option(f"{name}-{i}", name, effects={model: gives(points, "x") for model, points in given.items()})
        for i, given in enumerate(effects)
    )
    return Factor(name, name, f"{name}?", "x", options)


def asked(knowledge: Knowledge, answers: dict[str, str] | None = None, *possible: str) -> list[str]:
    """Return what to find out, by id."""
    return [factor.id for factor in find_out(knowledge, answers or {}, possible)]


def with_questions(*factors: Factor) -> Knowledge:
    """Return the toy with other questions and no patterns."""
    return replace(PLAIN, factors=factors)


def test_the_weightiest_three_in_the_order_of_asking() -> None:
    """Of five questions the three that can set two models furthest apart are named, in the order of asking."""
    quiz = with_questions(*(question(f"moves-{n}", {HANDS: n}) for n in (2, 5, 1, 4, 3)))

    assert asked(quiz) == ["moves-5", "moves-4", "moves-3"]
    assert asked(quiz, {"moves-5": "moves-5-0"}) == ["moves-2", "moves-4", "moves-3"]


def test_unknown_can_still_be_found_out() -> None:
    """A question answered with "I don't know" is as open as one that was not asked."""
    assert asked(with_questions(question("one", {HANDS: 1}), question("two", {OWN: 1})), {"one": UNKNOWN}) == [
        "one",
        "two",
    ]


def test_how_far_two_answers_can_set_two_models_apart() -> None:
    """What counts is the distance between two models, over all pairs of answers: helping both alike moves nothing."""
    alike = question("alike", {HANDS: 9, CONTRACT: 9, OWN: 9})
    both_ways = question("both-ways", {HANDS: 2}, {CONTRACT: 2})  # four points from one answer to the other
    apart = question("apart", {HANDS: 2, CONTRACT: -1}, {})  # three
    hurts = question("hurts", {HANDS: -2}, {HANDS: -2})  # two, against knowing nothing
    quiz = with_questions(alike, hurts, apart, both_ways, question("little", {HANDS: 1}))

    assert asked(quiz) == ["hurts", "apart", "both-ways"]


def test_only_models_that_are_possible_count() -> None:
    """A question between models of which one cannot come first any more need not be found out."""
    quiz = with_questions(question("own", {OWN: 9}), question("hands", {HANDS: 1}))

    assert asked(quiz, {}, HANDS, CONTRACT) == ["hands"]
    assert asked(quiz, {}, HANDS, CONTRACT, OWN) == ["own", "hands"]


def test_what_can_exclude_comes_first() -> None:
    """An answer that can exclude a model that is still possible outweighs any points."""
    no_go = Option("no-go", "x", effects={OWN: Effect("Out.", rules_out=True, judgement="x")})
    quiz = with_questions(
        *(question(f"moves-{n}", {HANDS: n}) for n in (3, 4, 5)), Factor("gate", "Gate", "Gate?", "x", (no_go,))
    )

    assert asked(quiz) == ["moves-4", "moves-5", "gate"]
    assert asked(quiz, {}, HANDS, CONTRACT) == ["moves-3", "moves-4", "moves-5"]


def test_what_can_complete_a_pattern_comes_first() -> None:
    """A question that can still make a mix or a buyer who is not ready outweighs points; once it cannot, it does not."""
    split = next(pattern for pattern in TOY.patterns if pattern.kind == "mix")
    quiz = replace(
        with_questions(*(question(f"moves-{n}", {HANDS: n}) for n in (13, 14, 15)), SCOPE, LASTS), patterns=(split,)
    )

    assert asked(quiz) == ["moves-15", "scope", "lasts"]
    assert asked(quiz, {"scope": "moving"}) == ["moves-13", "moves-14", "moves-15"]
    assert asked(quiz, {"scope": UNKNOWN, "lasts": "years"}) == ["moves-14", "moves-15", "scope"]


def test_what_moves_nothing_is_left_out() -> None:
    """Questions that neither exclude, complete a pattern nor set models apart are not worth finding out."""
    assert asked(with_questions(question("idle", {}), question("moves", {HANDS: 1}), question("still", {}))) == [
        "moves"
    ]


def test_cautions_decide_nothing() -> None:
    """A question that only a caution or advice asks for is not worth finding out."""
    others = tuple(pattern for pattern in TOY.patterns if pattern.kind not in ("mix", "not-ready"))
    idle = Factor("lasts", "Lasts", "?", "x", tuple(replace(option, effects={}) for option in LASTS.options))

    assert asked(replace(PLAIN, factors=(LEAD, idle), patterns=others)) == ["lead"]


def test_watch_of_a_tie_is_empty() -> None:
    """Where no model comes first there is nothing to watch, though failure modes are known."""
    assert decide(TOY, {"lead": "yes", "scope": "fixed", "lasts": "months"}).watch == ()
    assert watch(TOY, None, None) == ()
    assert watch(TOY, HANDS, None) == (NEGLECT,)
