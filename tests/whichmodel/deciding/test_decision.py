"""Verdicts and first choices, on a toy that can be checked by hand (see `tests/examples/toy.py`)."""

import importlib
import pkgutil
from dataclasses import is_dataclass, replace

import pytest

import whichmodel
from tests.examples.toy import CONTRACT, HANDS, LASTS, LEAD, OWN, PLAIN, SCOPE, TOY, all_excluded
from whichmodel import InvalidAnswers, decide, encode_decision
from whichmodel.facts.knowledge import UNKNOWN


def headline(answers: dict[str, str], knowledge=TOY) -> str:
    """Return the decision's one sentence."""
    return encode_decision(knowledge, decide(knowledge, answers))["headline"]


def test_clear_lead_is_recommended() -> None:
    """A model ahead of every other by more than the margin is recommended."""
    answers = {"lead": "yes", "scope": "moving", "lasts": "months"}
    decision = decide(TOY, answers)

    assert (decision.verdict, decision.first_choice, decision.runner_up) == ("recommended", HANDS, OWN)
    assert [(s.model.id, s.points) for s in decision.ranking] == [(HANDS, 4), (OWN, 1), (CONTRACT, 0)]
    assert headline(answers) == "Borrowed hands fits your answers best."


def test_runner_up_within_margin_is_close() -> None:
    """A runner-up one point behind, with a margin of one, makes the result close."""
    answers = {"lead": "busy", "scope": UNKNOWN, "lasts": UNKNOWN}
    decision = decide(TOY, answers)

    assert (decision.verdict, decision.first_choice, decision.runner_up) == ("close", CONTRACT, OWN)
    assert decision.tied == ()
    assert headline(answers) == "Contract comes first, but own gardener is close behind."


def test_runner_up_lost_by_named_answers() -> None:
    """The loss of the runner-up is told in the answers that put it behind, each with its stronger reason."""
    lost = decide(TOY, {"lead": "yes", "scope": "moving", "lasts": "months"}).lost

    assert lost is not None
    assert (lost.model, lost.behind) == (OWN, 3)
    assert [(difference.factor.id, difference.points, difference.because) for difference in lost.differences] == [
        ("lead", 2, "You can lead them."),
        ("lasts", 1, "They leave after."),
    ]


def test_loss_names_what_hurt_the_runner_up() -> None:
    """Where an answer hurt the runner-up more than it helped the first choice, the reason is the hurt."""
    fixed, moving = SCOPE.options
    only_hurts = replace(moving, effects={CONTRACT: moving.effects[CONTRACT]})
    knowledge = replace(PLAIN, factors=(LEAD, replace(SCOPE, options=(fixed, only_hurts)), LASTS))
    lost = decide(knowledge, {"lead": "nobody", "scope": "moving", "lasts": "years"}).lost

    assert lost is not None
    assert (lost.model, lost.behind) == (CONTRACT, 2)
    assert [(d.factor.id, d.points, d.because) for d in lost.differences] == [
        ("lead", -2, "It leads itself."),
        ("scope", 1, "Each change costs."),
        ("lasts", 3, "It pays to employ."),
    ]


def test_loss_counts_where_the_runner_up_did_better() -> None:
    """The differences come to what the runner-up is behind, with the answers that spoke for it counted."""
    lost = decide(PLAIN, {"lead": "yes", "scope": "moving", "lasts": "years"}).lost

    assert lost is not None
    assert (lost.model, lost.behind) == (HANDS, 2)
    assert [(d.factor.id, d.points, d.because) for d in lost.differences] == [
        ("lead", -2, "You can lead them."),
        ("lasts", 4, "It pays to employ."),
    ]


def test_tie_goes_to_fewest_points_against() -> None:
    """Three models with one point each: the one without a point against it comes first, and the reader is told."""
    answers = {"lead": "busy", "scope": "moving", "lasts": "months"}
    decision = decide(TOY, answers)

    assert {1} == {standing.points for standing in decision.ranking}
    assert (decision.verdict, decision.first_choice) == ("close", OWN)
    assert decision.tied == (HANDS, CONTRACT, OWN)
    assert headline(answers) == (
        "Own gardener comes first, but only just: borrowed hands and contract score the same, with more against it."
    )


def test_tie_that_ties_again_has_no_first_choice() -> None:
    """Equal points and equal points against leave no first choice, whatever the models are called."""
    answers = {"lead": "yes", "scope": "fixed", "lasts": "months"}
    decision = decide(TOY, answers)

    assert (decision.verdict, decision.first_choice, decision.runner_up) == ("close", None, None)
    assert decision.tied == (HANDS, CONTRACT)
    assert headline(answers) == "It is a tie: your answers speak as much for borrowed hands and contract."


def test_excluded_model_cannot_win() -> None:
    """An answer that rules a model out keeps it last, with its reason, whatever its points."""
    decision = decide(PLAIN, {"lead": "nobody", "scope": "moving", "lasts": "months"})

    last = decision.ranking[-1]
    assert (last.model.id, last.ruled_out, last.points) == (HANDS, True, 2)
    assert last.reasons[0].effect.because == "Nobody could lead them."
    assert decision.first_choice == CONTRACT


def test_every_model_excluded() -> None:
    """Answers that exclude every model are a close result without a first choice, and the headline says why."""
    decision = decide(all_excluded(), {"lead": "nobody"})

    assert (decision.verdict, decision.first_choice, decision.decided, decision.possible) == ("close", None, True, ())
    assert headline({"lead": "nobody"}, all_excluded()) == "Your answers rule out every model."


def test_mix() -> None:
    """Where a mix pattern holds, the first choice is the mix, with its parts and no runner-up."""
    answers = {"lead": "yes", "scope": "fixed", "lasts": "years"}
    decision = decide(TOY, answers)

    assert (decision.verdict, decision.first_choice, decision.runner_up) == ("mix", "mix", None)
    assert tuple(step.says for step in decision.next_steps) == ("Draw the line.",)
    assert headline(answers) == "No single model fits all of the work; use a mix of contract and own gardener."


def test_not_ready_names_the_model_after() -> None:
    """A buyer who is not ready is told the model after, even one that today's answers exclude."""
    answers = {"lead": "nobody", "scope": "moving", "lasts": "months"}
    decision = decide(TOY, answers)

    assert (decision.verdict, decision.first_choice, decision.runner_up) == ("not-ready", HANDS, None)
    assert next(standing.ruled_out for standing in decision.ranking if standing.model.id == HANDS)
    assert [step.says for step in decision.next_steps] == ["Name a lead.", "Give the lead time."]
    assert headline(answers) == "Not yet: put something in place first, then borrowed hands fits."


def test_nothing_answered_is_undecided() -> None:
    """Without an answer nothing is decided, every model is possible, and the first question is next."""
    decision = decide(TOY, {})

    assert (decision.verdict, decision.first_choice, decision.decided) == ("undecided", None, False)
    assert decision.possible == (HANDS, CONTRACT, OWN)
    assert decision.next_question == "lead"
    assert decision.unanswered == ("lead", "scope", "lasts")
    assert headline({}) == "Nothing is known yet, so no model stands out."


def test_all_unknown_is_undecided() -> None:
    """Who answers every question with "I don't know" is told what to find out, not what to buy."""
    decision = decide(TOY, {"lead": UNKNOWN, "scope": UNKNOWN, "lasts": UNKNOWN})

    assert (decision.verdict, decision.first_choice, decision.next_question) == ("undecided", None, None)
    assert [factor.id for factor in decision.find_out] == ["lead", "scope", "lasts"]
    assert decision.unknown == ("lead", "scope", "lasts")


def test_unknown_adds_nothing() -> None:
    """An unknown answer changes no total, but counts as answered."""
    decision = decide(TOY, {"lead": "yes", "scope": UNKNOWN, "lasts": "months"})

    assert (decision.verdict, decision.first_choice, decision.unanswered) == ("recommended", HANDS, ())
    assert {"lead", "lasts"} == {reason.factor.id for s in decision.ranking for reason in s.reasons}


def test_undecided_names_who_can_still_win() -> None:
    """While the first choice is open, the headline names the models that can still come first."""
    answers = {"lead": "yes", "scope": "moving"}
    decision = decide(TOY, answers)

    assert (
        decision.verdict,
        decision.first_choice,
        decision.possible,
        decision.next_question,
    ) == ("undecided", None, (HANDS, OWN), "lasts")
    assert (
        headline(answers) == "Your answers do not settle it yet: borrowed hands and own gardener can still come first."
    )


def test_watch_lists_failure_modes_of_the_first_choice() -> None:
    """What can go wrong is shown for the first choice, and for the parts of a mix."""
    own = decide(TOY, {"lead": "yes", "scope": "moving", "lasts": "years"})
    contract = decide(TOY, {"lead": "nobody", "scope": "fixed", "lasts": "months"})
    mix = decide(TOY, {"lead": "yes", "scope": "fixed", "lasts": "years"})

    assert [[mode.id for mode in d.watch] for d in (own, contract, mix)] == [["neglect"], [], ["neglect"]]


def test_wrong_ids_are_refused() -> None:
    """Deciding from ids that do not exist is an error of the caller, with a sentence for each."""
    with pytest.raises(InvalidAnswers) as caught:
        decide(TOY, {"lead": "yess", "scop": "fixed"})

    assert caught.value.messages == (
        "'yess' is not an answer to 'lead'; did you mean 'yes'?",
        "'scop' is not a question; did you mean 'scope'?",
    )


def test_everything_is_frozen() -> None:
    """Every record that goes into the engine or comes out of it is frozen."""
    names = [
        module.name
        for module in pkgutil.walk_packages(whichmodel.__path__, "whichmodel.")
        if module.name != "whichmodel.__main__"
    ]
    records = {
        record
        for name in names
        for record in vars(importlib.import_module(name)).values()
        if isinstance(record, type) and is_dataclass(record)
    }

    assert len(records) > 30
    assert [record.__name__ for record in records if not record.__dataclass_params__.frozen] == []  # type: ignore[attr-defined]
