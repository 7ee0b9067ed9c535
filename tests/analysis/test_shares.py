"""The rules of this guide as a whole: what can be reached, what can matter, and how often each outcome comes up."""

import sys
from dataclasses import replace

import pytest

from analysis.combinations import Combinations, evaluate
from analysis.shares import answers_alike, patterns_that_never_speak, shares, summary
from tests.examples.toy import LEADERLESS, OWN, TOY, all_excluded
from whichmodel.facts.knowledge import CLOSE, MIX, NOT_READY, RECOMMENDED, UNKNOWN

LEAST, MOST, MOST_CLOSE = 3, 35, 35
"""In per cent of all complete sets of known answers: the first choice of each model, and close calls."""

TOY_SUMMARY = """\
12 complete sets of known answers
                  first  recommended    close  not-ready
Borrowed hands   16.7 %        8.3 %    0.0 %      8.3 %
Contract         16.7 %       16.7 %    0.0 %      0.0 %
Own gardener     33.3 %       16.7 %    8.3 %      8.3 %
Nobody first      8.3 %                 8.3 %      0.0 %
recommended 41.7 %; close 16.7 %; mix 25.0 %; not-ready 16.7 %; undecided 0.0 %
ties: 1 settled by the points against, 1 open; every model excluded: 0
  1 between Borrowed hands and Contract
"""


def test_the_toy_is_summed_up() -> None:
    """The summary has every model with its share by verdict, then verdicts and ties; a person can check it."""
    assert summary(evaluate(TOY)) == TOY_SUMMARY


def test_answers_that_exclude_every_model_are_counted_apart_from_ties() -> None:
    """Four of the twelve sets of answers leave no model; none of them is a tie."""
    ties = shares(evaluate(all_excluded())).ties

    assert (ties.excluded, ties.open) == (4, 2)


def test_a_pattern_that_another_silences_is_named() -> None:
    """A not-ready pattern that holds only where one with more conditions speaks never gives the verdict."""
    silent = replace(LEADERLESS, id="zealous", when={**LEADERLESS.when})
    never = replace(TOY.patterns[0], id="never", models=(OWN,), when={"lead": ("nobody",), "scope": ("fixed",)})
    found = evaluate(replace(TOY, patterns=(*TOY.patterns, never, silent)))

    assert patterns_that_never_speak(evaluate(TOY)) == ()
    assert patterns_that_never_speak(found) == (never, silent)


def test_answers_that_cannot_matter_are_named() -> None:
    """An answer that does nothing is alike to `unknown`, and two answers that do the same to each other."""
    lead = TOY.factors[0]
    idle = replace(lead.options[0], id="idle", effects={})
    twin = replace(lead.options[1], id="twin")
    found = evaluate(replace(TOY, factors=(replace(lead, options=(*lead.options, idle, twin)), *TOY.factors[1:])))

    # In the toy "months" settles nothing, as long as it is known who leads: it helps two models alike.
    assert answers_alike(evaluate(TOY)) == (("lasts", UNKNOWN, "months"),)
    assert answers_alike(found) == (("lead", UNKNOWN, "idle"), ("lead", "busy", "twin"))


def test_this_guide_is_summed_up(everything: Combinations, capsys: pytest.CaptureFixture[str]) -> None:
    """Parts add up to the whole; the summary goes to the terminal, for whoever changes the points."""
    found = shares(everything)
    with capsys.disabled():
        sys.stdout.write("\n" + summary(everything))

    assert sum(found.outcomes.values()) == sum(found.verdicts.values()) == found.sets
    others = found.outcomes.get((MIX, MIX), 0) + found.outcomes.get((NOT_READY, None), 0)
    assert sum(found.first_choices.values()) + others + found.ties.open + found.ties.excluded == found.sets


def test_every_model_has_its_place(everything: Combinations) -> None:
    """Each model can be recommended, and is the first choice of a fair part of all sets of answers."""
    found = shares(everything)
    percent = {model: 100 * count / found.sets for model, count in found.first_choices.items()}

    assert {model for model in percent if (RECOMMENDED, model) not in found.outcomes} == set()
    assert {model: share for model, share in percent.items() if not LEAST <= share <= MOST} == {}


def test_every_verdict_is_reached_and_most_results_are_clear(everything: Combinations) -> None:
    """Every verdict but `undecided` comes up where all is known, and close calls are the lesser part."""
    found = shares(everything)

    assert {verdict for verdict, count in found.verdicts.items() if count} == {RECOMMENDED, CLOSE, MIX, NOT_READY}
    assert 100 * found.verdicts[CLOSE] / found.sets <= MOST_CLOSE


def test_no_answers_exclude_every_model(everything: Combinations) -> None:
    """Whatever a buyer answers, some model is left."""
    assert shares(everything).ties.excluded == 0


def test_every_pattern_can_speak(everything: Combinations) -> None:
    """Each not-ready and mix pattern gives the verdict somewhere; each other one holds somewhere."""
    assert [pattern.id for pattern in patterns_that_never_speak(everything)] == []


def test_every_question_and_every_answer_can_matter(everything: Combinations) -> None:
    """No two answers to a question always lead to the same outcome, and none is as good as `unknown`."""
    assert answers_alike(everything) == ()
