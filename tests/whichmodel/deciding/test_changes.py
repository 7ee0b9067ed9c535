"""What would change a result, and how sure it is, on a toy that can be checked by hand."""

from dataclasses import replace

import pytest

from tests.examples.toy import CONTRACT, HANDS, LASTS, LEAD, OWN, PLAIN, SCOPE, TOY
from whichmodel import Knowledge, decide
from whichmodel.deciding.changes import what_changes
from whichmodel.facts.knowledge import UNKNOWN, Effect, Factor, Option

Told = list[tuple[dict[str, str], str, str | None]]


def changes(answers: dict[str, str], knowledge: Knowledge = TOY) -> Told:
    """Return each change: the answers to set, the verdict then, the first choice then."""
    found = what_changes(knowledge, answers).changes
    return [(dict(change.answers), change.outcome.verdict, change.outcome.first_choice) for change in found]


def counts(answers: dict[str, str], knowledge: Knowledge = TOY) -> tuple[int, int]:
    """Return how many single changes leave the outcome as it is, and of how many."""
    found = what_changes(knowledge, answers)
    return found.same, found.of


def steady() -> Knowledge:
    """Return three questions that speak for hands (three points) or, but for the wall, for a contract (two)."""
    hands, contract = Effect("Hands.", 3, judgement="Plain."), Effect("Contract.", 2, judgement="Plain.")
    by_hand = Option("hands", "Hands", effects={HANDS: hands})
    options = (by_hand, Option("deal", "Deal", effects={CONTRACT: contract}))
    soil, trees, wall = (
        Factor(name, name, f"{name}?", "It matters.", given)
        for name, given in (("soil", options), ("trees", options), ("wall", (by_hand, Option("deal", "Deal"))))
    )
    return replace(PLAIN, margin=0, factors=(soil, trees, wall))


BY_HAND = {"soil": "hands", "trees": "hands", "wall": "hands"}


def test_each_single_answer_that_changes_the_result() -> None:
    """Every other answer is tried alone: those that lead to another model or verdict are told, in asking order."""
    assert changes({"lead": "yes", "scope": "moving", "lasts": "years"}) == [
        ({"lead": "nobody"}, "not-ready", OWN),
        ({"scope": "fixed"}, "mix", "mix"),
        ({"lasts": "months"}, "recommended", HANDS),
    ]


def test_robustness_counts_single_changes() -> None:
    """Of the four other answers to three questions, a busy lead alone leaves the gardener first."""
    assert counts({"lead": "yes", "scope": "moving", "lasts": "years"}) == (1, 4)
    assert decide(TOY, {"lead": "busy", "scope": "moving", "lasts": "years"}).first_choice == OWN


def test_another_verdict_for_the_same_model_is_a_change() -> None:
    """A model that would still come first, but only just, counts as changed."""
    answers = {"lead": UNKNOWN, "scope": UNKNOWN, "lasts": "years"}

    assert decide(TOY, answers).verdict == "recommended"
    assert ({"lead": "nobody"}, "close", OWN) in changes(answers)


def test_no_pair_where_a_single_answer_does() -> None:
    """As long as one answer alone changes the result, no two are told."""
    assert {len(answers) for answers, _, _ in changes({"lead": "busy", "scope": "moving", "lasts": "months"})} == {1}


def test_pairs_where_no_single_answer_does() -> None:
    """Nine points for hands survive any one change; of two together, only soil and trees bring the contract ahead."""
    assert counts(BY_HAND, steady()) == (3, 3)
    assert changes(BY_HAND, steady()) == [({"soil": "deal", "trees": "deal"}, "recommended", CONTRACT)]


def test_each_pair_that_changes_the_result() -> None:
    """All pairs are told, also several of the same two questions, each only once, in the order of asking."""
    soil, trees, wall = steady().factors
    too = replace(soil.options[1], id="deal-too")
    knowledge = replace(
        steady(), factors=tuple(replace(factor, options=(*factor.options, too)) for factor in (soil, trees, wall))
    )

    assert [answers for answers, _, _ in changes(BY_HAND, knowledge)] == [
        *({"soil": one, "trees": other} for one in ("deal", "deal-too") for other in ("deal", "deal-too")),
        *({"soil": one, "wall": "deal-too"} for one in ("deal", "deal-too")),
        *({"trees": one, "wall": "deal-too"} for one in ("deal", "deal-too")),
    ]


def test_result_that_two_answers_cannot_change() -> None:
    """Where not even two answers change the result, nothing is told, and every single change counts as the same."""
    gate = replace(steady().factors[0], id="gate")
    found = what_changes(replace(steady(), factors=(*steady().factors, gate)), {**BY_HAND, "gate": "hands"})

    assert (found.changes, found.same, found.of) == ((), 4, 4)


def test_unknown_can_be_found_out() -> None:
    """An answer that is not known yet may turn out to be any option: each counts and can change the result."""
    answers = {"lead": "yes", "scope": UNKNOWN, "lasts": "years"}

    assert counts(answers)[1] == 2 + 2 + 1
    assert ({"scope": "fixed"}, "mix", "mix") in changes(answers)


def test_nobody_forgets() -> None:
    """A known answer is never changed to `unknown`."""
    found = changes({"lead": "yes", "scope": "moving", "lasts": "years"}) + changes({"lead": "yes", "scope": UNKNOWN})

    assert UNKNOWN not in {option for answers, _, _ in found for option in answers.values()}


def test_absent_questions_stay_absent() -> None:
    """What was not asked yet is not changed, so another answer can also leave the result open."""
    answers = {"lead": "busy", "scope": "moving"}

    assert changes(answers) == [
        ({"lead": "yes"}, "undecided", None),
        ({"lead": "nobody"}, "undecided", None),
        ({"scope": "fixed"}, "undecided", None),
    ]
    assert counts(answers) == (0, 3)


def test_open_result_can_be_settled_by_a_change() -> None:
    """While it is undecided, a change that would settle it is told."""
    assert changes({"lead": "yes", "scope": "moving"}) == [({"lead": "busy"}, "close", OWN)]


def test_first_known_answer_settles_nothing_known() -> None:
    """Who answered everything with "I don't know" is told what each answer alone would lead to."""
    answers = {"lead": UNKNOWN, "scope": UNKNOWN, "lasts": UNKNOWN}

    assert counts(answers) == (0, 7)
    assert changes(answers)[0] == ({"lead": "yes"}, "recommended", HANDS)


def test_without_answers_there_is_nothing_to_change() -> None:
    """Before the first answer there is no change, and nothing to count."""
    found = what_changes(TOY, {})

    assert (found.changes, found.same, found.of) == ((), 0, 0)


def test_one_option_cannot_be_changed() -> None:
    """A question with a single option has no other answer."""
    only = replace(PLAIN, factors=(replace(LEAD, options=LEAD.options[:1]), SCOPE, LASTS))

    assert counts({"lead": "yes"}, only) == (0, 0)


def test_changed_answers_stand_in_the_order_of_asking() -> None:
    """Both answers of a pair are named in the order of asking, whatever the order of the answers given."""
    (pair,) = what_changes(steady(), dict(reversed(BY_HAND.items()))).changes

    assert list(pair.answers) == ["soil", "trees"]


def test_answers_given_are_not_changed() -> None:
    """Trying other answers leaves those of the caller as they were."""
    answers = {"lead": "yes", "scope": "moving"}
    what_changes(TOY, answers)

    assert answers == {"lead": "yes", "scope": "moving"}


@pytest.mark.parametrize("margin", [0, 1, 2])
def test_margin_counts(margin: int) -> None:
    """With a wider margin more changes only make the result close: what is told follows the margin declared."""
    knowledge = replace(PLAIN, margin=margin)
    answers = {"lead": "busy", "scope": "fixed", "lasts": "months"}
    told = {tuple(turned.items()): verdict for turned, verdict, _ in changes(answers, knowledge)}

    assert told.get((("lasts", "years"),)) == {0: "close", 1: "close", 2: "close"}[margin]
    assert ((("lead", "nobody"),) in told) == (
        decide(knowledge, {**answers, "lead": "nobody"}).verdict != "recommended"
    )
