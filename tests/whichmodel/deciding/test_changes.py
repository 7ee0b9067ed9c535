"""What would change a result, and how sure it is, on a toy that can be checked by hand."""

from dataclasses import replace

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
    answers = {"lead": "yes", "scope": "moving", "lasts": "years"}

    assert changes(answers) == [
        ({"lead": "nobody"}, "not-ready", OWN),
        ({"scope": "fixed"}, "mix", "mix"),
        ({"lasts": "months"}, "recommended", HANDS),
    ]
    assert counts(answers) == (1, 4)
    assert decide(TOY, {**answers, "lead": "busy"}).first_choice == OWN  # the one that leaves it as it is


def test_another_verdict_for_the_same_model_is_a_change() -> None:
    """A model that would still come first, but only just, counts as changed; how near that is follows the margin."""
    answers = {"lead": UNKNOWN, "scope": UNKNOWN, "lasts": "years"}

    assert decide(TOY, answers).verdict == "recommended"
    assert ({"lead": "nobody"}, "close", OWN) in changes(answers)
    assert {"lead": "nobody"} not in [turned for turned, *_ in changes(answers, replace(TOY, margin=0))]


def test_no_pair_where_a_single_answer_does() -> None:
    """As long as one answer alone changes the result, no two are told."""
    assert {len(answers) for answers, _, _ in changes({"lead": "busy", "scope": "moving", "lasts": "months"})} == {1}


def test_pairs_where_no_single_answer_does() -> None:
    """Nine points for hands survive any one change; of two together, only soil and trees bring the contract ahead."""
    for answers in (BY_HAND, dict(reversed(BY_HAND.items()))):
        assert counts(answers, steady()) == (3, 3)
        assert changes(answers, steady()) == [({"soil": "deal", "trees": "deal"}, "recommended", CONTRACT)]
        assert list(changes(answers, steady())[0][0]) == ["soil", "trees"]


def test_no_pairs_while_a_question_is_absent() -> None:
    """Of partial answers only single changes are tried: the next answer says more than two other ones would."""
    idle = replace(LASTS, options=(Option("months", "Some months"), Option("years", "Years")))
    knowledge = replace(steady(), factors=(*steady().factors, idle))

    assert changes({**BY_HAND, "lasts": UNKNOWN}, knowledge) == changes(BY_HAND, steady())
    assert changes(BY_HAND, knowledge) == []
    assert counts(BY_HAND, knowledge) == (3, 3)


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
    knowledge = replace(steady(), factors=(*steady().factors, gate))

    assert changes({**BY_HAND, "gate": "hands"}, knowledge) == []
    assert counts({**BY_HAND, "gate": "hands"}, knowledge) == (4, 4)


def test_unknown_can_be_found_out() -> None:
    """An answer that is not known yet may turn out to be any option; but a known one is never forgotten."""
    answers = {"lead": "yes", "scope": UNKNOWN, "lasts": "years"}
    nothing = dict.fromkeys(answers, UNKNOWN)

    assert counts(answers)[1] == 2 + 2 + 1
    assert ({"scope": "fixed"}, "mix", "mix") in changes(answers)
    assert UNKNOWN not in {option for turned, _, _ in changes(answers) for option in turned.values()}
    assert counts(nothing) == (0, 7)
    assert changes(nothing)[0] == ({"lead": "yes"}, "recommended", HANDS)


def test_absent_questions_stay_absent() -> None:
    """What was not asked yet is not changed, so another answer can leave the result open, or settle an open one."""
    answers = {"lead": "busy", "scope": "moving"}

    assert changes(answers) == [
        ({"lead": "yes"}, "undecided", None),
        ({"lead": "nobody"}, "undecided", None),
        ({"scope": "fixed"}, "undecided", None),
    ]
    assert counts(answers) == (0, 3)
    assert changes({"lead": "yes", "scope": "moving"}) == [({"lead": "busy"}, "close", OWN)]


def test_where_there_is_nothing_to_change() -> None:
    """Before the first answer, and where a question has a single option, there is no change, and nothing to count."""
    only = replace(PLAIN, factors=(replace(LEAD, options=LEAD.options[:1]), SCOPE, LASTS))

    assert (changes({}), counts({})) == ([], (0, 0))
    assert (changes({"lead": "yes"}, only), counts({"lead": "yes"}, only)) == ([], (0, 0))
