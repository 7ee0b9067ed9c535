"""Where the sets of answers lead, which question turns most, what is typical, and what tips it, counted by hand and anew."""

from collections import Counter
from itertools import combinations, product

import pytest
from hypothesis import given

from sitebuild.guide.leading import OPEN, Tip, Typical, ends_of_all, leading
from tests.examples.strategies import knowledge_bases, laws
from tests.examples.toy import CONTRACT, HANDS, OWN, TOY
from whichmodel.deciding.outcome import outcome_of
from whichmodel.facts.knowledge import MIX, NOT_READY, Knowledge

ENDS = [
    *(OPEN, MIX, HANDS, OWN),  # somebody leads: fixed for months, fixed for years, moving for months, for years
    *(CONTRACT, MIX, OWN, OWN),  # whoever leads is busy
    *(CONTRACT, MIX, NOT_READY, NOT_READY),  # nobody leads
]
"""Where the twelve sets of answers to the toy lead, worked out from its table."""


def end_of(knowledge: Knowledge, answers: dict[str, str]) -> str:
    """Return where some answers lead, as the decision module has it."""
    outcome = outcome_of(knowledge, answers)
    return NOT_READY if outcome.verdict == NOT_READY else outcome.first_choice or OPEN


def sets_of(knowledge: Knowledge) -> list[dict[str, str]]:
    """Return every complete set of known answers."""
    options = [[(factor.id, option.id) for option in factor.options] for factor in knowledge.factors]
    return [dict(answers) for answers in product(*options)]


def test_every_set_of_the_toy_leads_where_its_table_says() -> None:
    """A tie leads to no model, a mix and what is not ready are ends of their own, and each has its share."""
    assert ends_of_all(TOY) == ENDS
    assert leading(TOY).sets == 12
    assert leading(TOY).ends == {end: number / 12 for end, number in Counter(ENDS).items()}


def test_the_question_that_turns_most_stands_first() -> None:
    """Of six changes of the scope all lead elsewhere, of six of the time four, and of twelve of the lead seven."""
    assert list(leading(TOY).turns.items()) == [("scope", 1), ("lasts", 4 / 6), ("lead", 7 / 12)]


def test_an_answer_that_rules_a_model_out_never_leads_to_it() -> None:
    """Where nobody leads, one set in four is a contract, one a mix, and two are not ready; borrowed hands have no share."""
    assert leading(TOY).by_answer["lead", "nobody"] == {CONTRACT: 1 / 4, MIX: 1 / 4, NOT_READY: 1 / 2}


def test_typical_is_what_sets_behind_a_model_have_more_often_than_chance() -> None:
    """All that lead to the own gardener are moving, where chance has half; what is furthest from chance comes first."""
    assert leading(TOY).typical[OWN] == [
        Typical("scope", "moving", 1, 1 / 2),
        Typical("lead", "busy", pytest.approx(2 / 3), 1 / 3),  # type: ignore[arg-type]  # equal to such a number
        Typical("lasts", "years", pytest.approx(2 / 3), 1 / 2),  # type: ignore[arg-type]
    ]


def test_two_models_are_tipped_by_the_question_that_most_often_decides_between_them() -> None:
    """Each answer stands with the model to which it leads; models between which no single answer decides have none."""
    assert leading(TOY).tips == {
        (HANDS, OWN): Tip("lead", 1 / 2, "yes", "busy"),
        (CONTRACT, OWN): Tip("scope", 1, "fixed", "moving"),
    }


@laws
@given(knowledge_bases())
def test_all_that_is_told_follows_from_the_outcome_of_each_set(small: Knowledge) -> None:
    """Whatever the rules, ends, shares, turns, typical answers and tips are those of the decision module, counted one by one."""
    found, sets = leading(small), sets_of(small)
    ends = {tuple(answers.items()): end_of(small, answers) for answers in sets}
    assert ends_of_all(small) == list(ends.values())
    for factor in small.factors:
        changes = [
            (ends[tuple(one.items())], ends[tuple({**one, factor.id: to.id}.items())])
            for one in sets
            for to in factor.options
            if to.id != one[factor.id]
        ]
        turned = sum(before != after for before, after in changes) / (len(changes) or 1)
        assert found.turns[factor.id] == pytest.approx(turned)
        for option in factor.options:
            own = Counter(end for answers, end in ends.items() if (factor.id, option.id) in answers)
            assert found.by_answer[factor.id, option.id] == {end: own[end] / own.total() for end in own}
    assert list(found.turns.values()) == sorted(found.turns.values(), reverse=True)
    for model in (model.id for model in small.models):
        behind = [answers for answers, end in ends.items() if end == model]
        for each in found.typical[model]:
            assert each.share * len(behind) == pytest.approx(sum((each.factor, each.option) in a for a in behind))
            assert each.share > each.of_all
    moves = Counter(
        (end, ends[tuple({**dict(answers), factor.id: to.id}.items())], factor.id, dict(answers)[factor.id], to.id)
        for answers, end in ends.items()
        for factor in small.factors
        for to in factor.options
    )
    for one, other in combinations((model.id for model in small.models), 2):
        between = {move[2:]: number for move, number in moves.items() if move[:2] == (one, other)}
        tip = found.tips.get((one, other))
        assert (tip is None) == (not between)
        if tip is not None:
            totals = Counter[str]()
            for (factor_id, _, _), number in between.items():
                totals[factor_id] += number
            assert totals[tip.factor] == max(totals.values())
            assert tip.share == pytest.approx(totals[tip.factor] / totals.total())
            most = max(number for (factor_id, _, _), number in between.items() if factor_id == tip.factor)
            assert between[tip.factor, tip.for_one, tip.for_other] == most
