"""Laws of two people's answers side by side: nothing is lost, nothing is invented, and neither side is favoured."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.examples.strategies import Question, laws, questions
from whichmodel import Outcome, decide
from whichmodel.facts.knowledge import UNKNOWN
from whichmodel.meeting.views import views


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Question, Question]:
    """Return a knowledge base with two people's answers to any of its questions."""
    one = draw(questions())
    other = {}
    for factor in one.knowledge.factors:
        answer = draw(st.sampled_from([None, UNKNOWN, *(option.id for option in factor.options)]))
        if answer is not None:
            other[factor.id] = answer
    return one, replace(one, answers=other)


@laws
@given(pairs())
def test_every_question_is_agreed_open_or_different(pair: tuple[Question, Question]) -> None:
    """Each stands in one place, and in the right one."""
    one, other = pair
    found = views(one.knowledge, one.answers, other.answers)
    agreed = [factor.id for factor, _ in found.agreed]
    unsettled = [factor.id for factor in found.open]
    different = [each.factor.id for each in found.differences]

    assert sorted([*agreed, *unsettled, *different]) == sorted(factor.id for factor in one.knowledge.factors)
    for factor, option in found.agreed:
        assert one.answers[factor.id] == other.answers[factor.id] == option.id
    for name in unsettled:
        assert {each.answers.get(name, UNKNOWN) for each in pair} == {UNKNOWN}


@laws
@given(pairs())
def test_each_difference_says_what_trying_it_shows(pair: tuple[Question, Question]) -> None:
    """What is told of a swapped answer is what the quiz says to exactly these answers."""
    one, other = pair
    found = views(one.knowledge, one.answers, other.answers)
    for difference in found.differences:
        for own, theirs, then, turned in zip(
            (one.answers, other.answers),
            (other.answers, one.answers),
            difference.swapped,
            difference.turned,
            strict=True,
        ):
            answers = {name: answer for name, answer in own.items() if name != difference.factor.id}
            if difference.factor.id in theirs:
                answers[difference.factor.id] = theirs[difference.factor.id]
            tried = decide(one.knowledge, answers)
            assert then == Outcome(tried.verdict, tried.first_choice)
            assert turned == (tried.first_choice != decide(one.knowledge, own).first_choice)


@laws
@given(pairs())
def test_neither_side_is_favoured(pair: tuple[Question, Question]) -> None:
    """Whoever is named first, the same is agreed and open, and differences stand in the same order."""
    one, other = pair
    here = views(one.knowledge, one.answers, other.answers)
    there = views(one.knowledge, other.answers, one.answers)

    assert (here.agreed, here.open, here.common) == (there.agreed, there.open, there.common)
    assert here.together == there.together[::-1]
    assert [(each.factor, each.options, each.swapped, each.turned, each.points) for each in here.differences] == [
        (each.factor, each.options[::-1], each.swapped[::-1], each.turned[::-1], each.points)
        for each in there.differences
    ]


@laws
@given(pairs())
def test_what_turns_more_comes_first(pair: tuple[Question, Question]) -> None:
    """No difference stands behind one that turns fewer first choices, nor behind a lighter one that changes as much."""
    one, other = pair
    found = views(one.knowledge, one.answers, other.answers)
    turning = [sum(each.turned) for each in found.differences]

    assert turning == sorted(turning, reverse=True)


@laws
@given(questions())
def test_with_oneself_nobody_differs(question: Question) -> None:
    """The same answers twice have no difference; what is known in them is agreed, with the same result."""
    found = views(question.knowledge, question.answers, question.answers)

    assert found.differences == ()
    assert {factor.id: option.id for factor, option in found.agreed} == {
        factor: answer for factor, answer in question.answers.items() if answer != UNKNOWN
    }
    assert found.common.ranking == found.decisions[0].ranking
