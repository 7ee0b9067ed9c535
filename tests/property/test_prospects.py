"""Laws of what partial answers settle and leave open: whatever the search says, trying every filling says too."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples.strategies import Question, fillings, knowledge_bases, laws
from whichmodel import Knowledge, Outcome, outcome_of
from whichmodel.deciding.branches import bounds_of, rules_of
from whichmodel.deciding.prospects import outcome_so_far, prospects
from whichmodel.facts.knowledge import NOT_READY, UNDECIDED, UNKNOWN

Outcomes = dict[tuple[str, ...], Outcome]


def partly_answered(knowledge: Knowledge, source: Random) -> Question:
    """Return random answers to some of the questions, given in any order."""
    asked = source.sample(knowledge.factors, source.randint(0, len(knowledge.factors)))
    answers = {factor.id: source.choice([UNKNOWN, *(option.id for option in factor.options)]) for factor in asked}
    return Question(knowledge, answers)


def outcomes_of_all_fillings(question: Question) -> Outcomes:
    """Return the outcome of every filling, by its answers in the order of asking."""
    names = [factor.id for factor in question.knowledge.factors]
    return {
        tuple(filling[name] for name in names): outcome_of(question.knowledge, filling)
        for filling in fillings(question)
    }


def first_that_matters(question: Question, outcomes: Outcomes) -> str | None:
    """Return the first absent question on which the outcome of some filling depends."""
    for i, factor in enumerate(question.knowledge.factors):
        if factor.id not in question.answers:
            by_others: dict[tuple[str, ...], set[Outcome]] = {}
            for filling, outcome in outcomes.items():
                by_others.setdefault(filling[:i] + filling[i + 1 :], set()).add(outcome)
            if any(len(found) > 1 for found in by_others.values()):
                return factor.id
    return None


@settings(laws, max_examples=200)
@given(knowledge_bases(), st.randoms(use_true_random=False))
def test_prospects_agree_with_enumeration(knowledge: Knowledge, source: Random) -> None:
    """Decided, possible, the next question and the outcome so far are what trying every filling says."""
    for _ in range(4):
        question = partly_answered(knowledge, source)
        outcomes = outcomes_of_all_fillings(question)
        first_choices = {outcome.first_choice for outcome in outcomes.values()}
        settled = len(first_choices) == len({outcome.verdict == NOT_READY for outcome in outcomes.values()}) == 1

        found = prospects(knowledge, question.answers)
        assert found.decided == settled
        assert list(found.possible) == [model.id for model in knowledge.models if model.id in first_choices]
        assert found.next_question == first_that_matters(question, outcomes)
        as_it_stands = outcome_of(knowledge, question.answers)
        assert outcome_so_far(knowledge, question.answers) == (as_it_stands if settled else Outcome(UNDECIDED, None))


@settings(laws, max_examples=200)
@given(knowledge_bases(), st.randoms(use_true_random=False))
def test_whatever_comes_may_come(knowledge: Knowledge, source: Random) -> None:
    """All outcomes that may come of a branch include all that do, and are just these where every question is answered."""
    rules = rules_of(knowledge)
    for _ in range(4):
        question = partly_answered(knowledge, source)
        absent = tuple(factor.id for factor in knowledge.factors if factor.id not in question.answers)
        does_come = set(outcomes_of_all_fillings(question).values())

        may_come = list(bounds_of(rules, absent).may_come(rules.branch(question.answers)))
        assert does_come <= set(may_come)
        assert absent or may_come == list(does_come)
