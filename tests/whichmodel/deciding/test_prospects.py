"""What partial answers settle and leave open."""

import time
from dataclasses import replace

from tests.examples.toy import CONTRACT, HANDS, LASTS, LEADERLESS, OWN, PLAIN, SPLIT, TOY, all_excluded, gives
from whichmodel import Knowledge, Outcome, decide
from whichmodel.deciding.prospects import decided, outcome_so_far, prospects
from whichmodel.facts.knowledge import UNKNOWN, Effect, Factor, Option, Pattern

OUT = Effect("It is out.", rules_out=True)
WEATHER = Factor(
    "weather", "Weather", "Does it rain?", "It does not matter.", (Option("rain", "Yes"), Option("sun", "No"))
)


def one_option(question: str, option: str, **effects: Effect) -> Factor:
    """Return a question with one option; underscores in the names of models stand for hyphens."""
    named = {model.replace("_", "-"): effect for model, effect in effects.items()}
    return Factor(question, question, f"{question}?", "It matters.", (Option(option, option, effects=named),))


def test_decided_before_the_last_question() -> None:
    """When nothing still absent can change the first choice, it is given at once."""
    decision = decide(TOY, {"lead": "busy", "scope": "moving"})

    assert (decision.decided, decision.possible, decision.unanswered) == (True, (OWN,), ("lasts",))
    assert (decision.verdict, decision.first_choice) == ("close", OWN)


def test_decided_can_leave_a_question_that_matters() -> None:
    """A settled first choice still has a next question where the answer makes a close result a clear one."""
    assert prospects(TOY, {"lead": "busy", "scope": "moving"}).next_question == "lasts"
    assert decide(TOY, {"lead": "busy", "scope": "moving", "lasts": "years"}).verdict == "recommended"


def test_no_next_question_when_nothing_can_change() -> None:
    """Once a mix is certain, who leads is not asked."""
    found = prospects(TOY, {"scope": "fixed", "lasts": "years"})

    assert (found.decided, found.possible, found.next_question) == (True, (), None)


def test_question_without_effect_is_skipped() -> None:
    """A question that changes nothing is never the next one, though it comes first, unless nothing is known yet."""
    knowledge = replace(TOY, factors=(WEATHER, *TOY.factors))

    assert prospects(knowledge, {"scope": "moving"}).next_question == "lead"
    assert prospects(knowledge, {}).next_question == "weather"  # any answer ends that nothing is known


def test_not_decided_while_readiness_is_open() -> None:
    """The same model in every filling is not enough while some of them are not-ready and some are not."""
    pattern = replace(LEADERLESS, when={"lead": ("nobody",), "lasts": ("years",)}, after={"lead": "nobody"})
    found = prospects(replace(TOY, patterns=(pattern,)), {"lead": "nobody", "scope": "fixed"})

    assert (found.decided, found.possible) == (False, (CONTRACT,))


def test_possible_counts_the_model_after() -> None:
    """A model that comes first only once the buyer is ready is possible, though today's answers exclude it."""
    assert HANDS in prospects(TOY, {"lead": "nobody"}).possible
    assert HANDS not in prospects(PLAIN, {"lead": "nobody"}).possible


def test_tie_in_some_filling_is_not_decided() -> None:
    """One filling that ends in an exact tie keeps a lead from being settled."""
    lead, scope, lasts = PLAIN.factors
    knowledge = replace(
        PLAIN, factors=(lead, replace(scope, options=scope.options[:1]), replace(lasts, options=lasts.options[:1]))
    )
    found = prospects(knowledge, {"lead": "yes"})

    assert (found.decided, found.possible) == (False, (HANDS,))
    assert outcome_so_far(knowledge, {"lead": "yes"}) == Outcome("undecided", None)


def test_answer_that_excludes_everybody_is_not_overlooked() -> None:
    """However far ahead a model is, it is not settled while an answer that is left can exclude every model."""
    answers = {"scope": "moving", "lasts": "years"}

    assert prospects(all_excluded(), answers).possible == (OWN,)
    assert not decided(all_excluded(), answers)
    assert decided(all_excluded(), {"lead": "nobody"})


def contract_far_ahead(*patterns: Pattern) -> Knowledge:
    """Return the toy with scope asked last, and where only moving work that lasts years reaches the contract."""
    lead, scope, lasts = TOY.factors
    nobody = replace(lead.options[2], effects={**lead.options[2].effects, CONTRACT: Effect("It leads itself.", 5)})
    return replace(TOY, factors=(replace(lead, options=(*lead.options[:2], nobody)), lasts, scope), patterns=patterns)


def test_question_that_matters_without_patterns() -> None:
    """How long it lasts matters where moving work would let another model draw level."""
    assert prospects(contract_far_ahead(), {"lead": "nobody"}).next_question == "lasts"


def test_question_silenced_by_a_mix() -> None:
    """How long it lasts is not asked where all work for which it would matter is a mix anyway."""
    mix = replace(SPLIT, when={"scope": ("moving",)})

    assert prospects(contract_far_ahead(mix), {"lead": "nobody"}).next_question == "scope"


def test_question_silenced_by_a_pattern_that_speaks_first() -> None:
    """How long it lasts is not asked where it matters to one not-ready pattern, but another one speaks."""
    broad = replace(LEADERLESS, id="broad", when={"lead": ("nobody",)}, after={"lead": "nobody"})
    narrow = replace(LEADERLESS, after={"lead": "yes", "lasts": "years"})

    assert prospects(contract_far_ahead(broad), {"lead": "nobody"}).next_question == "lasts"
    assert prospects(contract_far_ahead(broad, narrow), {"lead": "nobody"}).next_question == "scope"


def test_excluded_rival_is_out_of_the_way_however_far_ahead() -> None:
    """Three answers that a pattern asks for put hands far ahead; a fourth excludes them, so the contract can come after."""
    rows = [one_option(f"row-{i}", "far", borrowed_hands=gives(9, "x"), contract=gives(-9, "x")) for i in range(3)]
    gate, bell = one_option("gate", "shut", borrowed_hands=OUT), one_option("bell", "rings", own_gardener=OUT)
    pattern = replace(LEADERLESS, when={row.id: ("far",) for row in rows}, after={"bell": "rings"})
    knowledge = replace(TOY, factors=(*rows, gate, bell), patterns=(pattern,))

    assert prospects(knowledge, {row.id: "far" for row in rows}).possible == (HANDS, CONTRACT)
    assert CONTRACT in prospects(knowledge, {"bell": UNKNOWN}).possible


def test_last_model_left_can_be_excluded_too() -> None:
    """Where rivals are excluded already, what a pattern asks for may exclude the last: then nobody can come first."""
    gate = one_option("gate", "shut", borrowed_hands=OUT, contract=OUT)
    bell, lasts = one_option("bell", "rings", own_gardener=OUT), one_option("lasts", "years", own_gardener=OUT)
    broad = replace(LEADERLESS, id="broad", when={"gate": ("shut",)}, after={"bell": "rings"})
    narrow = replace(LEADERLESS, id="narrow", when={"gate": ("shut",), "lasts": ("years",)}, after={"gate": "shut"})
    knowledge = replace(TOY, factors=(gate, bell, lasts), patterns=(broad, narrow))

    assert outcome_so_far(knowledge, {"gate": "shut"}) == Outcome("not-ready", None)
    assert prospects(knowledge, {"gate": "shut"}).possible == ()
    assert prospects(replace(knowledge, patterns=(narrow,)), {"gate": "shut"}).possible == (OWN,)


def test_large_quiz_is_quick() -> None:
    """Ten questions with six options, 282 million fillings, take far less than a second: nothing is enumerated."""
    months, years = LASTS.options
    options = tuple(replace(months if i % 2 else years, id=f"option-{i}") for i in range(6))
    factors = tuple(replace(LASTS, id=f"question-{i}", options=options) for i in range(10))
    start = time.process_time()
    found = prospects(replace(PLAIN, factors=factors), {"question-0": "option-0"})

    assert found.next_question == "question-1"
    assert time.process_time() - start < 1
