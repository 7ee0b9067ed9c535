"""What partial answers settle and leave open."""

import time
from dataclasses import replace

import pytest

from tests.examples.strategies import WAYS, found_out_by
from tests.examples.toy import CONTRACT, HANDS, LASTS, LEADERLESS, OWN, PLAIN, SPLIT, TOY, all_excluded, gives
from whichmodel import decide
from whichmodel.deciding.fillings import decided
from whichmodel.facts.knowledge import UNKNOWN, Effect, Factor, Knowledge, Option, Pattern


def test_decided_before_the_last_question() -> None:
    """When nothing still absent can change the first choice, it is given at once."""
    decision = decide(TOY, {"lead": "busy", "scope": "moving"})

    assert (decision.decided, decision.possible, decision.unanswered) == (True, (OWN,), ("lasts",))
    assert (decision.verdict, decision.first_choice) == ("close", OWN)


def test_decided_can_leave_a_question_that_matters() -> None:
    """A settled first choice still has a next question where the answer makes a close result a clear one."""
    assert decide(TOY, {"lead": "busy", "scope": "moving"}).next_question == "lasts"
    assert decide(TOY, {"lead": "busy", "scope": "moving", "lasts": "years"}).verdict == "recommended"


def test_no_next_question_when_nothing_can_change() -> None:
    """Once a mix is certain, who leads is not asked."""
    decision = decide(TOY, {"scope": "fixed", "lasts": "years"})

    assert (
        decision.decided,
        decision.first_choice,
        decision.next_question,
        decision.possible,
    ) == (True, "mix", None, ())


def test_question_without_effect_is_skipped() -> None:
    """A question that changes nothing is never the next one, though it comes first."""
    idle = Factor(
        "weather", "Weather", "Does it rain?", "It does not matter.", (Option("rain", "Yes"), Option("sun", "No"))
    )
    knowledge = replace(TOY, factors=(idle, *TOY.factors))

    assert decide(knowledge, {"scope": "moving"}).next_question == "lead"


def test_anything_may_come_next_while_nothing_is_known() -> None:
    """While no answer is known, the first question is next, since any answer ends that."""
    idle = Factor(
        "weather", "Weather", "Does it rain?", "It does not matter.", (Option("rain", "Yes"), Option("sun", "No"))
    )

    assert decide(replace(TOY, factors=(idle, *TOY.factors)), {}).next_question == "weather"


def test_not_decided_while_readiness_is_open() -> None:
    """The same model in every filling is not enough while some of them are not-ready and some are not."""
    pattern = replace(TOY.patterns[2], when={"lead": ("nobody",), "lasts": ("years",)}, after={"lead": "nobody"})
    knowledge = replace(TOY, patterns=(pattern,))
    decision = decide(knowledge, {"lead": "nobody", "scope": "fixed"})

    assert (decision.verdict, decision.decided, decision.possible) == ("undecided", False, (CONTRACT,))


def test_possible_counts_the_model_after() -> None:
    """A model that comes first only once the buyer is ready is possible, though today's answers exclude it."""
    assert HANDS in decide(TOY, {"lead": "nobody"}).possible
    assert HANDS not in decide(PLAIN, {"lead": "nobody"}).possible


def test_tie_in_some_filling_is_not_decided() -> None:
    """One filling that ends in an exact tie keeps a lead from being settled."""
    only_months = replace(LASTS, options=LASTS.options[:1])
    scope = replace(PLAIN.factors[1], options=PLAIN.factors[1].options[:1])
    knowledge = replace(PLAIN, factors=(PLAIN.factors[0], scope, only_months))
    decision = decide(knowledge, {"lead": "yes"})

    assert (decision.possible, decision.decided, decision.verdict) == ((HANDS,), False, "undecided")


def test_large_quiz_is_quick() -> None:
    """Ten questions with six options, 282 million fillings, take far less than a second: nothing is enumerated."""
    options = tuple(
        Option(
            f"option-{i}",
            "x",
            effects={m: LASTS.options[i % 2].effects.get(m, LASTS.options[0].effects[HANDS]) for m in (HANDS, OWN)},
        )
        for i in range(6)
    )
    factors = tuple(Factor(f"question-{i}", "x", "x", "x", options) for i in range(10))
    start = time.perf_counter()
    decision = decide(replace(PLAIN, factors=factors), {"question-0": "option-0"})

    assert decision.next_question == "question-1"
    assert time.perf_counter() - start < 1


def contract_far_ahead(*patterns: Pattern) -> Knowledge:
    """Return the toy with scope asked last, and where only moving work that lasts years reaches the contract."""
    lead, scope, lasts = TOY.factors
    nobody = replace(lead.options[2], effects={**lead.options[2].effects, CONTRACT: Effect("It leads itself.", 5)})
    return replace(TOY, factors=(replace(lead, options=(*lead.options[:2], nobody)), lasts, scope), patterns=patterns)


def test_question_that_matters_without_patterns() -> None:
    """How long it lasts matters where moving work would let another model draw level."""
    assert decide(contract_far_ahead(), {"lead": "nobody"}).next_question == "lasts"


def test_question_silenced_by_a_mix() -> None:
    """How long it lasts is not asked where all work for which it would matter is a mix anyway."""
    mix = replace(SPLIT, when={"scope": ("moving",)})

    assert decide(contract_far_ahead(mix), {"lead": "nobody"}).next_question == "scope"


def test_question_silenced_by_a_pattern_that_speaks_first() -> None:
    """How long it lasts is not asked where it matters to one not-ready pattern, but another one speaks."""
    broad = replace(LEADERLESS, id="broad", when={"lead": ("nobody",)}, after={"lead": "nobody"})
    narrow = replace(LEADERLESS, after={"lead": "yes", "lasts": "years"})

    assert decide(contract_far_ahead(broad), {"lead": "nobody"}).next_question == "lasts"
    assert decide(contract_far_ahead(broad, narrow), {"lead": "nobody"}).next_question == "scope"


def test_decided_alone() -> None:
    """Whether a result is decided can be asked alone, and comes to what the whole decision says."""
    assert decided(TOY, {"lead": "busy", "scope": "moving"})
    assert decided(TOY, {"scope": "fixed", "lasts": "years"})
    assert decided(TOY, {"lead": "yes", "scope": "moving", "lasts": "months"})
    assert not decided(TOY, {"lead": "yes", "scope": "moving"})
    assert not decided(TOY, {})


def test_decided_alone_in_a_large_quiz() -> None:
    """So it is where the fillings are too many to look at each: six questions more, each as weighty as how long it lasts."""
    many = tuple(replace(LASTS, id=f"lasts-{i}") for i in range(6))
    knowledge = replace(PLAIN, factors=(*PLAIN.factors, *many))
    years = {"lasts": "years", **{f"lasts-{i}": "years" for i in range(5)}}

    assert decided(knowledge, years)
    assert not decided(knowledge, {"lead": "yes", "scope": "fixed"})
    assert decided(all_excluded(), {"lead": "nobody"})


@pytest.mark.parametrize("way", WAYS)
def test_excluded_rival_is_out_of_the_way_however_far_ahead(way: str) -> None:
    """Three answers that a pattern asks for put hands far ahead; a fourth excludes them, so the contract can come after."""
    ahead = {HANDS: gives(9, "x"), CONTRACT: gives(-9, "x")}
    asked = tuple(Factor(f"row-{i}", "x", "x?", "x", (Option("far", "x", effects=ahead),)) for i in range(3))
    gate = Factor("gate", "x", "x?", "x", (Option("shut", "x", effects={HANDS: Effect("x", rules_out=True)}),))
    bell = Factor("bell", "x", "x?", "x", (Option("rings", "x", effects={OWN: Effect("x", rules_out=True)}),))
    pattern = replace(LEADERLESS, when={factor.id: ("far",) for factor in asked}, after={"bell": "rings"})
    knowledge = replace(TOY, factors=(*asked, gate, bell), patterns=(pattern,))

    with found_out_by(way):
        assert decide(knowledge, {factor.id: "far" for factor in asked}).possible == (HANDS, CONTRACT)
        assert CONTRACT in decide(knowledge, {"bell": UNKNOWN}).possible


@pytest.mark.parametrize("way", WAYS)
def test_last_model_left_can_be_excluded_too(way: str) -> None:
    """Where rivals are excluded already, what a pattern asks for may exclude the last: then nobody can come first."""
    out = Effect("x", rules_out=True)
    gate = Factor("gate", "x", "x?", "x", (Option("shut", "x", effects={HANDS: out, CONTRACT: out}),))
    bell = Factor("bell", "x", "x?", "x", (Option("rings", "x", effects={OWN: out}),))
    years = replace(LASTS, options=(Option("years", "x", effects={OWN: out}),))
    broad = replace(LEADERLESS, id="broad", when={"gate": ("shut",)}, after={"bell": "rings"})
    narrow = replace(LEADERLESS, id="narrow", when={"gate": ("shut",), "lasts": ("years",)}, after={"gate": "shut"})
    knowledge = replace(TOY, factors=(gate, bell, years), patterns=(broad, narrow))

    with found_out_by(way):
        decision = decide(knowledge, {"gate": "shut"})
        assert (decision.verdict, decision.first_choice, decision.possible) == ("not-ready", None, ())
        assert decide(replace(knowledge, patterns=(narrow,)), {"gate": "shut"}).possible == (OWN,)
