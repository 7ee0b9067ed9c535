"""Laws that hold for every knowledge base and every set of answers."""

import dataclasses
import json
from dataclasses import replace
from random import Random

from hypothesis import assume, given, reject
from hypothesis import strategies as st

from tests.examples.strategies import (
    Question,
    fillings,
    knowledge_bases,
    laws,
    questions,
    with_more_points,
)
from tests.examples.toy import TOY
from whichmodel import bridge, decide, encode_decision, knowledge_from_data, outcome_of
from whichmodel.deciding.elimination import eliminated
from whichmodel.facts.jsontext import canonical
from whichmodel.facts.knowledge import NOT_READY, UNDECIDED, UNKNOWN, Knowledge

TEXT = st.lists(st.characters() | st.just("\ud800"), max_size=8).map("".join)
"""Any text, with lone surrogates, which JSON can write and UTF-8 cannot."""

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)

REQUESTS = st.fixed_dictionaries({"call": st.just("decide"), "answers": JSON | st.dictionaries(TEXT, TEXT, max_size=3)})


@laws
@given(questions(), st.randoms(use_true_random=False))
def test_order_of_answers_is_irrelevant(question: Question, source: Random) -> None:
    """The same answers in another order give the same decision, to the byte."""
    pairs = list(question.answers.items())
    source.shuffle(pairs)

    one = canonical(encode_decision(question.knowledge, decide(question.knowledge, question.answers)))
    other = canonical(encode_decision(question.knowledge, decide(question.knowledge, dict(pairs))))
    assert one == other


@laws
@given(questions(), st.randoms(use_true_random=False))
def test_order_of_models_and_options_is_irrelevant(question: Question, source: Random) -> None:
    """Models, options and patterns declared in another order lead to the same outcome and possibilities."""
    knowledge = question.knowledge

    def shuffled[R](records: tuple[R, ...]) -> tuple[R, ...]:
        return tuple(source.sample(records, len(records)))

    other = replace(
        knowledge,
        models=shuffled(knowledge.models),
        patterns=shuffled(knowledge.patterns),
        factors=tuple(replace(factor, options=shuffled(factor.options)) for factor in knowledge.factors),
    )
    one_way, other_way = decide(knowledge, question.answers), decide(other, question.answers)
    assert (one_way.verdict, one_way.first_choice) == (other_way.verdict, other_way.first_choice)
    assert (one_way.decided, one_way.next_question) == (other_way.decided, other_way.next_question)
    assert set(one_way.possible) == set(other_way.possible)


@laws
@given(questions())
def test_excluded_model_is_first_only_under_not_ready(question: Question) -> None:
    """A model that the answers exclude is never the first choice or the runner-up, but under not-ready."""
    decision = decide(question.knowledge, question.answers)

    excluded = {standing.model.id for standing in decision.ranking if standing.ruled_out}
    assert decision.verdict == NOT_READY or decision.first_choice not in excluded
    assert decision.runner_up not in excluded


@laws
@given(questions(), st.data())
def test_more_points_never_cost_first_place(question: Question, data: st.DataObject) -> None:
    """Raising a model's points for an answer that was given, patterns unchanged, keeps it first."""
    known = {factor: option for factor, option in question.answers.items() if option != UNKNOWN}
    first = decide(question.knowledge, question.answers).first_choice
    assume(known)
    if first is None:
        reject()
    factor, option = data.draw(st.sampled_from(sorted(known.items())))
    raised = with_more_points(question.knowledge, first, factor, option, data.draw(st.integers(1, 5)))

    assert decide(raised, question.answers).first_choice == first


@laws
@given(questions())
def test_shown_parts_add_up(question: Question) -> None:
    """The points of the reasons come to the points of the model, and those of the loss to what is behind."""
    decision = decide(question.knowledge, question.answers)
    found = encode_decision(question.knowledge, decision)

    points = {}
    for place in found["ranking"]:
        points[place["model"]] = place["points"]
        given_points = [reason["points"] for reason in place["reasons"]]
        assert sum(given_points) == place["points"]
        assert any(reason["rules_out"] for reason in place["reasons"]) == place["ruled_out"]
    if found["lost"]:
        assert points[found["first_choice"]] - points[found["lost"]["model"]] == found["lost"]["behind"] >= 0
        assert sum(reason["points"] for reason in found["lost"]["reasons"]) == found["lost"]["behind"]


@laws
@given(questions())
def test_every_model_is_either_possible_or_out_with_a_reason(question: Question) -> None:
    """A model that can still come first is never called out; one that cannot is, with an answer of the buyer's."""
    decision = decide(question.knowledge, question.answers)
    out = eliminated(question.knowledge, decision.answers, decision.possible)

    assert {model.id for model in question.knowledge.models} - set(decision.possible) == {o.model.id for o in out}
    for each in out:
        assert each.excluded_by is None or each.excluded_by.effect.rules_out
        assert each.setback is None or question.answers[each.setback.factor.id] == each.setback.option.id


@laws
@given(questions())
def test_undecided_means_open_or_unknown(question: Question) -> None:
    """Undecided is said exactly where something absent can change the first choice, or nothing is known."""
    decision = decide(question.knowledge, question.answers)

    nothing_known = all(answer == UNKNOWN for answer in question.answers.values())
    assert (decision.verdict == UNDECIDED) == (nothing_known or not decision.decided)
    if decision.verdict == UNDECIDED:
        assert (decision.first_choice, decision.runner_up, decision.lost, decision.tied) == (None, None, None, ())


@laws
@given(questions())
def test_following_the_questions_settles_the_outcome(question: Question) -> None:
    """Who answers what is asked next, and only that, ends where every filling of the rest has the same outcome."""
    answers = dict(question.answers)
    while (asked := decide(question.knowledge, answers).next_question) is not None:
        options = {factor.id: factor.options for factor in question.knowledge.factors}[asked]
        answers[asked] = options[-1].id

    rest = fillings(Question(question.knowledge, answers))
    assert len({outcome_of(question.knowledge, filling) for filling in rest}) == 1


@laws
@given(knowledge_bases())
def test_knowledge_reads_back(knowledge: Knowledge) -> None:
    """Knowledge written as JSON and read back is the same knowledge."""
    assert knowledge_from_data(json.loads(json.dumps(dataclasses.asdict(knowledge)))) == knowledge


@laws
@given(TEXT | JSON.map(json.dumps) | REQUESTS.map(json.dumps))
def test_bridge_never_raises(request: str) -> None:
    """Whatever text comes in, JSON text comes out, with a result or with problems, and it is UTF-8."""
    text = bridge.answer(request, lambda: TOY)

    text.encode("utf-8")
    reply = json.loads(text)
    assert set(reply) == ({"ok", "result"} if reply["ok"] else {"ok", "problems"})
    assert reply["ok"] or all(problem["message"] for problem in reply["problems"])


@laws
@given(st.data())
def test_bridge_takes_any_answers(data: st.DataObject) -> None:
    """Answers of which some are right and some are not give problems for those that are not, and only those."""
    keys = st.sampled_from(["lead", "scope", "lasts", "weather"])
    values = st.sampled_from(["yes", "fixed", "years", UNKNOWN]) | JSON
    answers = data.draw(st.dictionaries(keys, values, max_size=4))
    right = {factor.id: {UNKNOWN, *(option.id for option in factor.options)} for factor in TOY.factors}
    wrong = {key for key, value in answers.items() if not isinstance(value, str) or value not in right.get(key, ())}
    reply = json.loads(bridge.answer(json.dumps({"call": "decide", "answers": answers}), lambda: TOY))

    assert reply["ok"] == (not wrong)
    assert wrong == {problem["key"] for problem in reply.get("problems", [])}
