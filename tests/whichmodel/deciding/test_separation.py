"""What separates two close models, and which fact decides, on a toy that can be checked by hand."""

from dataclasses import replace

import pytest

from tests.examples.toy import CONTRACT, HANDS, LASTS, LEAD, OWN, PLAIN, SCOPE, TOY, all_excluded, gives
from whichmodel import Knowledge, decide
from whichmodel.deciding.separation import Separation, differences
from whichmodel.facts.knowledge import UNKNOWN, Effect, Factor, Option


def apart(answers: dict[str, str], knowledge: Knowledge = TOY) -> Separation:
    """Return what separates the best two of a close result."""
    found = decide(knowledge, answers).close
    assert found is not None
    return found


def decides(answers: dict[str, str], knowledge: Knowledge = TOY) -> str | None:
    """Return the question that decides between the best two."""
    found = apart(answers, knowledge).decides
    return found.id if found else None


def test_each_answer_that_separates() -> None:
    """Points that one of the two gained over the other stand with the reason; what both gained alike does not."""
    found = apart({"lead": "yes", "scope": "fixed", "lasts": "months"})

    assert found.models == (HANDS, CONTRACT)
    assert [(each.factor.id, each.option.id, each.points, each.because) for each in found.differences] == [
        ("lead", "yes", 2, "You can lead them."),
        ("scope", "fixed", -2, "You can write it down."),
    ]


def test_open_question_decides_before_an_answered_one() -> None:
    """Who leads would set the two furthest apart, but it is answered: how long it lasts can still be found out."""
    assert decides({"lead": "yes", "scope": "fixed", "lasts": UNKNOWN}) == "lasts"
    assert decides({"lead": "busy", "scope": "moving"}) == "lasts"


def test_widest_of_several_open_questions_decides() -> None:
    """Between contract and gardener, scope can move four points (two for, two against), how long it lasts only three."""
    assert decides({"lead": "busy", "scope": UNKNOWN, "lasts": UNKNOWN}) == "scope"


def test_first_asked_of_equally_wide_questions_decides() -> None:
    """Of questions that can set the two equally far apart, the one asked first decides."""
    twin = replace(SCOPE, id="a-twin")
    answers = {"lead": "busy", "scope": UNKNOWN, "lasts": UNKNOWN, "a-twin": UNKNOWN}

    assert decides(answers, replace(TOY, factors=(*TOY.factors, twin))) == "scope"
    assert decides(answers, replace(TOY, factors=(twin, *TOY.factors))) == "a-twin"


def test_answered_question_decides_where_none_is_open() -> None:
    """With every answer known, the one whose change would move the two furthest apart is named."""
    assert decides({"lead": "yes", "scope": "fixed", "lasts": "months"}) == "lead"
    assert decides({"lead": "busy", "scope": "moving", "lasts": "months"}) == "lasts"


def test_answered_question_decides_where_the_open_one_is_idle() -> None:
    """An open question that treats both alike cannot decide."""
    idle = Factor("weather", "Weather", "Does it rain?", "No.", (Option("rain", "Yes"), Option("sun", "No")))
    knowledge = replace(TOY, factors=(*TOY.factors, idle))

    answers = {"lead": "yes", "scope": "fixed", "lasts": "months", "weather": UNKNOWN}
    assert decides(answers, knowledge) == "lead"


def test_unknown_counts_where_a_question_moves_only_one_way() -> None:
    """An answer that helps one of the two decides more than none, though every option helps the same one."""
    alike = replace(LASTS, options=tuple(Option(f"o{i}", "x", effects={HANDS: gives(i, "x")}) for i in (4, 5)))
    knowledge = replace(PLAIN, factors=(LEAD, SCOPE, alike))

    assert decides({"lead": "busy", "scope": "moving"} | {"lasts": UNKNOWN}, knowledge) == "lasts"


def test_nothing_decides_between_twins() -> None:
    """Two models that no answer tells apart are separated by nothing."""
    dig = Option("dig", "Dig", effects={HANDS: gives(1, "x"), CONTRACT: gives(1, "x")})
    knowledge = replace(PLAIN, factors=(Factor("work", "Work", "What?", "x", (dig,)),))
    found = apart({"work": "dig"}, knowledge)

    assert (found.differences, found.decides) == ((), None)


def test_runner_up_is_the_best_that_is_left() -> None:
    """A model that the answers exclude separates nothing, however many points it has."""
    answers = {"lead": "nobody", "scope": UNKNOWN, "lasts": "years"}

    assert apart(answers).models == (OWN, CONTRACT)


def test_nothing_separates_where_fewer_than_two_are_left() -> None:
    """Where every model is excluded the verdict is close, but there are no two models to separate."""
    decision = decide(all_excluded(), {"lead": "nobody"})

    assert (decision.verdict, decision.close) == ("close", None)


@pytest.mark.parametrize(
    "answers",
    [
        {"lead": "yes", "scope": "moving", "lasts": "months"},
        {"lead": "nobody", "scope": "moving", "lasts": "months"},
        {"scope": "fixed", "lasts": "years"},
        {},
    ],
)
def test_only_a_close_result_is_separated(answers: dict[str, str]) -> None:
    """A clear result, a mix, a buyer who is not ready and an open result have no two models to hold side by side."""
    assert decide(TOY, answers).close is None


def told(first: Effect | None, second: Effect | None) -> list[tuple[int, str]]:
    """Return points and reason of the difference between hands and contract after one answer with these effects."""
    effects = {name: effect for name, effect in ((HANDS, first), (CONTRACT, second)) if effect}
    knowledge = replace(
        PLAIN, factors=(Factor("work", "Work", "What?", "x", (Option("dig", "Dig", effects=effects),)),)
    )
    return [(each.points, each.because) for each in differences(knowledge, {"work": "dig"}, HANDS, CONTRACT)]


def test_reason_is_the_one_that_did_more() -> None:
    """The reason told is that of the effect that moved the two further apart, whichever model it is about."""
    assert told(gives(3, "helped"), gives(1, "helped too")) == [(2, "helped")]
    assert told(gives(1, "helped"), gives(-2, "hurt")) == [(3, "hurt")]
    assert told(gives(2, "helped"), gives(-1, "hurt")) == [(3, "helped")]
    assert told(gives(-2, "hurt"), gives(1, "helped")) == [(-3, "hurt")]
    assert told(gives(-1, "hurt"), gives(2, "helped")) == [(-3, "helped")]
    assert told(gives(1, "helped"), gives(3, "helped more")) == [(-2, "helped more")]
    assert told(gives(-3, "hurt more"), gives(-1, "hurt")) == [(-2, "hurt more")]


def test_of_equal_reasons_the_first_model_s_is_told() -> None:
    """Where both effects moved the two equally far, the reason of the model named first is told."""
    assert told(gives(1, "helped"), gives(-1, "hurt")) == [(2, "helped")]
    assert told(gives(-1, "hurt"), gives(1, "helped")) == [(-2, "hurt")]


def test_reason_where_only_one_is_moved() -> None:
    """Where an answer has an effect on one of the two only, its reason is told."""
    assert told(gives(1, "helped"), None) == [(1, "helped")]
    assert told(None, gives(1, "helped")) == [(-1, "helped")]
    assert told(None, gives(-1, "hurt")) == [(1, "hurt")]


def test_equal_points_separate_nothing() -> None:
    """An answer that gives both the same, or excludes one without points, is no difference in points."""
    assert told(gives(1, "helped"), gives(1, "helped too")) == []
    assert told(Effect("Out.", rules_out=True), None) == []
    assert told(None, None) == []
