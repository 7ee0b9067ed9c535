"""What the search counts with, and which outcomes it sees coming, on a toy that can be checked by hand."""

from dataclasses import replace

from tests.examples.toy import CONTRACT, HANDS, LASTS, OWN, PLAIN, TOY, all_excluded, gives
from whichmodel import Knowledge
from whichmodel.deciding.branches import bounds_of, rules_of
from whichmodel.deciding.scores import measures
from whichmodel.facts.knowledge import Effect, Option

BOTH = ("recommended", "close")


def coming(knowledge: Knowledge, **answers: str) -> set[tuple[str, str | None]]:
    """Return every outcome that may come of some answers."""
    absent = tuple(factor.id for factor in knowledge.factors if factor.id not in answers)
    rules = rules_of(knowledge)
    found = bounds_of(rules, absent).may_come(rules.branch(answers))
    return {(outcome.verdict, outcome.first_choice) for outcome in found}


def test_score_joins_points_and_points_against() -> None:
    """In the toy at most three points speak against a model, so a point weighs four: minus one, and against, is minus five."""
    by_score, by_points = measures(TOY)

    assert [worth[:3] for worth in by_score.worth["lasts"].values()] == [(4, 4, 0), (-5, 0, 12), (0, 0, 0)]
    assert [worth[:3] for worth in by_points.worth["lasts"].values()] == [(1, 1, 0), (-1, 0, 3), (0, 0, 0)]
    assert by_score.worth["lead"]["yes"][:3] == (8, 0, 0)


def test_nobody_stands_between_who_is_allowed_and_who_is_not() -> None:
    """The lowest that a model can get is above nobody by more than the margin; the highest one ruled out is below."""
    for measure in measures(replace(TOY, margin=7)):
        worths = [worth for answers in measure.worth.values() for worth in answers.values()]
        lowest = sum(min(worth[0], 0) for worth in worths if worth[0] > measure.start[-1])
        highest = sum(max(worth[0], 0) for worth in worths)

        assert lowest > measure.start[-1] + 7
        assert highest + measure.worth["lead"]["nobody"][0] < measure.start[-1]


def test_anything_may_come_of_nothing() -> None:
    """Before the first answer every model may come first, clearly, closely or once the buyer is ready; so may a mix."""
    models = {(verdict, model) for verdict in (*BOTH, "not-ready") for model in (HANDS, CONTRACT, OWN)}

    assert coming(TOY) == models | {("mix", "mix"), ("close", None), ("not-ready", None), ("undecided", None)}


def test_what_the_answers_rule_out_does_not_come() -> None:
    """With a busy lead and moving work the gardener comes first; without a lead, hands do only once somebody leads."""
    assert coming(TOY, lead="busy", scope="moving") == {(verdict, OWN) for verdict in BOTH}
    assert coming(TOY, lead="nobody", scope="moving") == {("not-ready", HANDS), ("not-ready", OWN), ("not-ready", None)}
    assert {first for _, first in coming(PLAIN, lead="nobody")} == {CONTRACT, OWN, None}
    assert coming(TOY, scope="fixed", lasts="years") == {("mix", "mix")}


def test_a_pattern_that_an_answer_contradicts_does_not_come() -> None:
    """Fixed work needs no lead to be ready, and moving work is no mix."""
    verdicts = {name: {verdict for verdict, _ in coming(TOY, scope=name)} for name in ("fixed", "moving")}

    assert verdicts == {"fixed": {*BOTH, "mix"}, "moving": {*BOTH, "not-ready"}}


def test_who_can_only_draw_level_does_not_come_first() -> None:
    """A lead that the answers left can make up, but not turn, ends in first place or in a tie."""
    three, four = (Option(f"o{points}", "x", effects={HANDS: gives(points, "x")}) for points in (3, 4))
    hands = replace(LASTS, id="hands", options=(three, four))
    own = replace(LASTS, options=(Option("o3", "x", effects={OWN: gives(3, "x")}),))
    knowledge = replace(PLAIN, factors=(hands, own))

    assert coming(knowledge, hands="o3") == {("recommended", HANDS), ("close", HANDS), ("close", None)}
    assert coming(knowledge, hands="o4") == {("recommended", HANDS), ("close", HANDS)}


def test_everybody_may_be_excluded() -> None:
    """An answer that is left and excludes every model may leave nobody, however far ahead somebody is."""
    assert ("close", None) in coming(all_excluded(), scope="moving", lasts="years")
    assert coming(all_excluded(), lead="nobody") == {("close", None)}


def test_the_last_one_left_wins_clearly_without_a_point() -> None:
    """Where answers only rule out, the one model that is left has nobody close behind it, whatever the margin."""
    out = {name: Effect("Out.", rules_out=True) for name in (CONTRACT, OWN)}
    knowledge = replace(PLAIN, factors=(replace(LASTS, options=(Option("days", "x", effects=out),)),))

    assert coming(knowledge, lasts="days") == {("recommended", HANDS)}
