"""Laws of what would change a result and of what separates two models: nothing is wrong, and nothing is missing."""

from itertools import combinations, product

from hypothesis import given

from tests.examples.strategies import Question, known_questions, laws, questions
from whichmodel import Outcome, decide, encode_decision
from whichmodel.deciding.changes import what_changes
from whichmodel.deciding.separation import differences, separation
from whichmodel.deciding.totals import given_options, standings
from whichmodel.facts.knowledge import CLOSE, UNKNOWN, Factor, Knowledge

Turned = dict[str, str]


def outcome(knowledge: Knowledge, answers: dict[str, str]) -> Outcome:
    """Return the outcome of the decision for some answers."""
    decision = decide(knowledge, answers)
    return Outcome(decision.verdict, decision.first_choice)


def turned(question: Question, number: int) -> list[Turned]:
    """Return every way to give so many of the questions answered another known option."""
    answered = [factor for factor in question.knowledge.factors if factor.id in question.answers]
    return [
        dict(zip((factor.id for factor in factors), options, strict=True))
        for factors in combinations(answered, number)
        for options in product(
            *([o.id for o in factor.options if o.id != question.answers[factor.id]] for factor in factors)
        )
    ]


def that_change(question: Question, number: int) -> list[tuple[Turned, Outcome]]:
    """Return which of these lead to another outcome, and to which, by deciding anew for each."""
    now = outcome(question.knowledge, question.answers)
    tried = [(each, outcome(question.knowledge, {**question.answers, **each})) for each in turned(question, number)]
    return [(each, then) for each, then in tried if then != now]


@laws
@given(questions() | known_questions())
def test_changes_are_true_and_none_is_missing(question: Question) -> None:
    """What is told and counted is what trying all single changes finds; of complete answers without any, what all pairs find."""
    told = what_changes(question.knowledge, question.answers)

    singles = that_change(question, 1)
    complete = len(question.answers) == len(question.knowledge.factors)
    expected = singles or (that_change(question, 2) if complete else [])
    assert [(dict(change.answers), change.outcome) for change in told.changes] == expected
    assert told.of == len(turned(question, 1))
    assert told.same == told.of - len(singles)


@laws
@given(questions())
def test_every_change_is_told_in_a_sentence(question: Question) -> None:
    """Each change comes with one sentence, which holds the label of every answer that it sets."""
    found = encode_decision(question.knowledge, decide(question.knowledge, question.answers))

    told = what_changes(question.knowledge, question.answers)
    assert [change["answers"] for change in found["changes"]] == [dict(change.answers) for change in told.changes]
    for change in found["changes"]:
        assert change["says"].startswith("If ")
        assert change["says"].endswith(".")
        set_otherwise = given_options(question.knowledge, change["answers"])
        assert all(option.label in change["says"] for _, option in set_otherwise)


@laws
@given(questions())
def test_differences_add_up_to_the_distance(question: Question) -> None:
    """The points that set any two models apart sum to the distance of their totals; each answer has its own."""
    everyone = standings(question.knowledge, question.answers)
    for one, other in product(everyone, repeat=2):
        apart = differences(question.knowledge, question.answers, one.model.id, other.model.id)
        assert sum(difference.points for difference in apart) == one.points - other.points
        assert all(difference.points for difference in apart)
        assert len({difference.factor.id for difference in apart}) == len(apart)
        for difference in apart:
            assert question.answers[difference.factor.id] == difference.option.id
            # The reason is that of the effect which does more to the difference.
            sign = 1 if difference.points > 0 else -1
            shares = {
                effect.because: sign * side * effect.points
                for side, model in ((1, one.model.id), (-1, other.model.id))
                if (effect := difference.option.effects.get(model))
            }
            assert shares[difference.because] == max(shares.values()) > 0


@laws
@given(questions())
def test_the_question_that_decides_is_the_widest(question: Question) -> None:
    """An open question decides before an answered one, then the one that can set the two models furthest apart."""
    knowledge, answers = question.knowledge, question.answers

    def swing(factor: Factor, one: str, other: str) -> int:
        points = [{model: effect.points for model, effect in option.effects.items()} for option in factor.options]
        leads = [given.get(one, 0) - given.get(other, 0) for given in (*points, {})]
        return max(a - b for a, b in product(leads, repeat=2))

    for one, other in combinations(standings(knowledge, answers), 2):
        swings = {factor.id: swing(factor, one.model.id, other.model.id) for factor in knowledge.factors}
        open_ones = {name for name, width in swings.items() if width and answers.get(name, UNKNOWN) == UNKNOWN}
        contenders = [name for name in swings if name in (open_ones or swings) and swings[name]]
        decides = separation(knowledge, answers, one, other).decides
        assert (decides.id if decides else None) == max(contenders, key=lambda name: swings[name], default=None)


@laws
@given(questions())
def test_close_results_are_separated(question: Question) -> None:
    """Close means that the best two models left are held side by side; they are the first choice, if any, and the runner-up."""
    decision = decide(question.knowledge, question.answers)
    left = [standing for standing in decision.ranking if not standing.ruled_out]

    assert (decision.close is not None) == (decision.verdict == CLOSE and len(left) > 1)
    if decision.close:
        first, second = decision.close.models
        assert [first, second] == [standing.model.id for standing in left[:2]]
        assert decision.first_choice is None or (first, second) == (decision.first_choice, decision.runner_up)
        assert sum(each.points for each in decision.close.differences) == left[0].points - left[1].points
