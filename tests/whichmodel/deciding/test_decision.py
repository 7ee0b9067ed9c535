"""Verdicts and first choices, on a toy that can be checked by hand (see `tests/examples/toy.py`)."""

import importlib
import pkgutil
from dataclasses import is_dataclass, replace

import pytest

import whichmodel
from tests.examples.toy import CONTRACT, HANDS, OWN, PLAIN, TOY, all_excluded
from whichmodel import InvalidAnswers, Knowledge, decide
from whichmodel.facts.knowledge import UNKNOWN, Pattern, Statement
from whichmodel.telling.wording import headline

Answers = tuple[str, ...]
"""To who leads, whether the scope is fixed, and how long it lasts, as far as the questions are answered."""


def by_question(answers: Answers) -> dict[str, str]:
    """Return some answers by their questions."""
    return dict(zip(("lead", "scope", "lasts"), answers, strict=False))


@pytest.mark.parametrize(
    ("knowledge", "answers", "verdict", "first_choice", "runner_up", "tied"),
    [
        # Ahead of every other by more than the margin.
        (TOY, ("yes", "moving", "months"), "recommended", HANDS, OWN, ()),
        # An unknown answer changes no total.
        (TOY, ("yes", UNKNOWN, "months"), "recommended", HANDS, CONTRACT, ()),
        # One point ahead, with a margin of one.
        (TOY, ("busy", UNKNOWN, UNKNOWN), "close", CONTRACT, OWN, ()),
        # Three models with one point each: the one without a point against it comes first.
        (TOY, ("busy", "moving", "months"), "close", OWN, HANDS, (HANDS, CONTRACT, OWN)),
        # Equal points, and as many against.
        (TOY, ("yes", "fixed", "months"), "close", None, None, (HANDS, CONTRACT)),
        # No model is left.
        (all_excluded(), ("nobody",), "close", None, None, ()),
        # Behind a mix comes the best single model.
        (TOY, ("yes", "fixed", "years"), "mix", "mix", OWN, ()),
        # The model after may be one that today's answers exclude.
        (TOY, ("nobody", "moving", "months"), "not-ready", HANDS, None, ()),
        (TOY, (), "undecided", None, None, ()),
        (TOY, (UNKNOWN,) * 3, "undecided", None, None, ()),
        (TOY, ("yes", "moving"), "undecided", None, None, ()),
    ],
)
def test_what_some_answers_come_to(
    knowledge: Knowledge,
    answers: Answers,
    verdict: str,
    first_choice: str | None,
    runner_up: str | None,
    tied: tuple[str, ...],
) -> None:
    """The sum of points decides, then the margin, the points against, and the patterns."""
    decision = decide(knowledge, by_question(answers))

    assert (decision.verdict, decision.first_choice, decision.runner_up) == (verdict, first_choice, runner_up)
    assert decision.tied == tied


def test_excluded_model_cannot_win() -> None:
    """An answer that rules a model out keeps it last, with its reason, whatever its points."""
    decision = decide(PLAIN, by_question(("nobody", "moving", "months")))

    last = decision.ranking[-1]
    assert (last.model.id, last.ruled_out, last.points) == (HANDS, True, 2)
    assert last.reasons[0].effect.because == "Nobody could lead them."
    assert decision.first_choice == CONTRACT


def test_what_is_open_and_what_is_unknown() -> None:
    """Questions without an answer are open; who does not know is told what to find out, not what to buy."""
    nothing, unknown = decide(TOY, {}), decide(TOY, by_question((UNKNOWN,) * 3))

    assert nothing.unanswered == unknown.unknown == ("lead", "scope", "lasts")
    assert nothing.unknown == unknown.unanswered == ()
    assert [factor.id for factor in unknown.find_out] == ["lead", "scope", "lasts"]


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


def test_advice_says_what_the_first_choice_means_and_what_to_do_first() -> None:
    """Of the advice that says what a model means for these answers, the most exact speaks, and for its model alone."""
    broad = Pattern("broad", "advice", "Broad", {"scope": ("moving",)}, "Stay.", ("Wait.",), (OWN,), means="staying")
    narrow = replace(broad, id="narrow", when={"scope": ("moving",), "lead": ("busy",)}, does=("Go.",), means="going")
    knowledge = replace(TOY, patterns=(*TOY.patterns, broad, narrow))
    own, hands = (decide(knowledge, by_question((lead, "moving", "months"))) for lead in ("busy", "yes"))

    assert (own.first_choice, own.meant, own.next_steps) == (OWN, narrow, (Statement("Go."),))
    assert headline(knowledge, replace(own, verdict="recommended")).endswith("For you that means going.")
    assert (hands.first_choice, hands.meant) == (HANDS, None)
