"""Laws of answers that count double: what changes, and what never does."""

from hypothesis import given
from hypothesis import strategies as st

from tests.examples.strategies import Question, laws, questions
from whichmodel import decide
from whichmodel.deciding.importance import MOST_DECISIVE, check_decisive, emphasis
from whichmodel.facts.knowledge import MIX, NOT_READY, UNKNOWN


@laws
@given(questions())
def test_where_nothing_is_decisive_nothing_changes(question: Question) -> None:
    """Without a mark, the what-if is the result."""
    found = emphasis(question.knowledge, question.answers, ())

    assert found.then == found.now == decide(question.knowledge, question.answers)
    assert found.decisive == ()


@laws
@given(questions(), st.data())
def test_points_are_those_of_now_and_once_more_those_of_what_is_decisive(
    question: Question, data: st.DataObject
) -> None:
    """Each model's points grow by what the decisive answers give it; the result itself is left alone."""
    decisive = data.draw(st.sets(st.sampled_from([factor.id for factor in question.knowledge.factors]), max_size=2))
    found = emphasis(question.knowledge, question.answers, decisive)
    now = {standing.model.id: standing for standing in found.now.ranking}

    assert found.now == decide(question.knowledge, question.answers)
    for standing in found.then.ranking:
        before = now[standing.model.id]
        more = sum(reason.effect.points for reason in before.reasons if reason.factor.id in decisive)
        assert standing.points == before.points + more
        assert standing.ruled_out == before.ruled_out


@laws
@given(questions(), st.data())
def test_rules_hold_whatever_counts_double(question: Question, data: st.DataObject) -> None:
    """Who is not ready stays so, a mix stays a mix, and nothing that is ruled out comes first."""
    decisive = data.draw(st.sets(st.sampled_from([factor.id for factor in question.knowledge.factors]), max_size=2))
    now, then = (found := emphasis(question.knowledge, question.answers, decisive)).now, found.then
    out = {standing.model.id for standing in now.ranking if standing.ruled_out}

    assert then.verdict == NOT_READY or then.first_choice not in out
    if now.decided and then.decided:
        for kind in (NOT_READY, MIX):
            assert (now.verdict == kind) == (then.verdict == kind)


@laws
@given(questions())
def test_where_everything_counts_double_the_first_choice_is_the_same(question: Question) -> None:
    """Twice of everything sets nothing apart that was not apart before."""
    found = emphasis(question.knowledge, question.answers, [factor.id for factor in question.knowledge.factors])

    assert found.then.first_choice == found.now.first_choice
    assert found.then.possible == found.now.possible


@laws
@given(questions(), st.data())
def test_exactly_so_many_known_answers_may_be_decisive(question: Question, data: st.DataObject) -> None:
    """Any two known answers may be marked, and no three."""
    known = [factor for factor, answer in question.answers.items() if answer != UNKNOWN]
    marked = data.draw(st.lists(st.sampled_from(known), unique=True)) if known else []

    assert bool(check_decisive(question.knowledge, question.answers, marked)) == (len(marked) > MOST_DECISIVE)
