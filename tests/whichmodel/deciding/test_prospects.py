"""What partial answers settle and leave open: where few examples by chance would lead, or one is worth seeing.

That decided, possible and the next question are right in general is a law (`tests/property/test_prospects.py`).
"""

import time
from dataclasses import replace

import pytest

from tests.examples.toy import CONTRACT, HANDS, LASTS, LEADERLESS, OWN, PLAIN, TOY, all_excluded, gives
from whichmodel import Knowledge, Outcome
from whichmodel.deciding.prospects import Prospects, outcome_so_far, prospects
from whichmodel.facts.knowledge import UNKNOWN, Effect, Factor, Option

OUT = Effect("It is out.", rules_out=True)
RAIN = Factor(
    "weather", "Weather", "Does it rain?", "It does not matter.", (Option("rain", "Yes"), Option("sun", "No"))
)


def one_option(question: str, option: str, **effects: Effect) -> Factor:
    """Return a question with one option; underscores in the names of models stand for hyphens."""
    named = {model.replace("_", "-"): effect for model, effect in effects.items()}
    return Factor(question, question, f"{question}?", "It matters.", (Option(option, option, effects=named),))


@pytest.mark.parametrize(
    ("knowledge", "answers", "expected"),
    [
        # The choice is settled before the last question, which can still make a close result a clear one.
        (TOY, {"lead": "busy", "scope": "moving"}, Prospects(True, (OWN,), "lasts")),
        # Once a mix is certain, who leads is not asked.
        (TOY, {"scope": "fixed", "lasts": "years"}, Prospects(True, (), None)),
        # A question that changes nothing is never the next one, unless nothing is known yet: any answer ends that.
        (replace(TOY, factors=(RAIN, *TOY.factors)), {"scope": "moving"}, Prospects(False, (HANDS, OWN), "lead")),
        (replace(TOY, factors=(RAIN, *TOY.factors)), {}, Prospects(False, (HANDS, CONTRACT, OWN), "weather")),
        # However far ahead a model is, nothing is settled while an answer that is left can exclude every model.
        (all_excluded(), {"scope": "moving", "lasts": "years"}, Prospects(False, (OWN,), "lead")),
    ],
)
def test_what_some_answers_settle(knowledge: Knowledge, answers: dict[str, str], expected: Prospects) -> None:
    """Some answers settle the choice, or leave several models possible and a question that is worth asking."""
    assert prospects(knowledge, answers) == expected


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


def test_no_question_matters_while_somebody_stays_close() -> None:
    """The leader can leave either of two rivals behind, never both: it stays close, however one question is answered."""
    start = one_option("start", "yes", borrowed_hands=gives(2, "x"))
    alike = one_option("alike", "yes", contract=gives(1, "x"), own_gardener=gives(1, "x"))
    either = replace(
        alike, id="either", options=tuple(Option(m, m, effects={m: gives(-2, "x")}) for m in (CONTRACT, OWN))
    )

    assert prospects(replace(PLAIN, margin=3, factors=(start, alike, either)), {"start": "yes"}).next_question is None
