"""What goes wrong in an engagement that runs, from what can be observed."""

from dataclasses import replace

import pytest

from tests.examples.ailing_garden import GARDEN, mode
from tests.examples.toy import CLAIM, CONTRACT, HANDS, OWN
from whichmodel import InvalidAnswers, InvalidKnowledge
from whichmodel.diagnosing.diagnosis import BY_ANSWERS, BY_FAILURE_MODE, BY_POINTS, Diagnosis, diagnose
from whichmodel.diagnosing.encoding import encode_diagnosis, encode_symptoms
from whichmodel.diagnosing.observations import MOST_SYMPTOMS, check_observations
from whichmodel.diagnosing.prose import diagnosis_in_words, fits_in_words, found_in_words
from whichmodel.facts.knowledge import FailureMode, Knowledge

HANDS_FIT = {"lead": "yes", "scope": "moving", "lasts": "months"}


def found(diagnosis: Diagnosis) -> list[tuple[str, int, int, int]]:
    """Return id, rank, score and total of each finding."""
    return [(finding.mode.id, finding.rank, finding.score, finding.of) for finding in diagnosis.findings]


def only(*modes: FailureMode) -> Knowledge:
    """Return the garden with these failure modes alone."""
    return replace(GARDEN, failure_modes=modes)


def test_strengths_of_observed_symptoms_are_added_up() -> None:
    """The failure mode with the highest sum of strengths comes first, with what it rests on, strongest first."""
    diagnosis = diagnose(GARDEN, HANDS, ["weeds", "no-word"], {})

    assert found(diagnosis) == [("no-leader", 1, 4, 7), ("neglect", 2, 3, 4)]
    evidence = [(item.symptom.id, item.strength) for item in diagnosis.findings[0].evidence]
    assert evidence == [("no-word", 3), ("weeds", 1)]


def test_only_modes_of_the_running_model_count() -> None:
    """A failure that does not happen under the model that runs is left out, however many symptoms it shows."""
    assert found(diagnose(GARDEN, OWN, ["weeds", "no-word", "idle"], {})) == [("neglect", 1, 4, 4)]


def test_a_model_that_nobody_can_name() -> None:
    """Who cannot say which model runs gets the failures under all of them, and none of them is elsewhere."""
    diagnosis = diagnose(GARDEN, None, ["no-word"], {})

    assert found(diagnosis) == [("no-leader", 1, 3, 7), ("rigid-terms", 2, 1, 4)]
    assert not any(finding.elsewhere for finding in diagnosis.findings)


def test_equal_scores_share_a_rank() -> None:
    """Of equal scores the larger share of the mode's own total stands first; the next rank counts both."""
    third = mode("shade", (HANDS,), (OWN,), idle=1)
    fourth = mode("another-shade", (HANDS,), (OWN,), idle=1)
    knowledge = only(third, *GARDEN.failure_modes, fourth)

    assert found(diagnose(knowledge, HANDS, ["weeds", "idle"], {})) == [
        ("neglect", 1, 4, 4),
        ("no-leader", 1, 4, 7),
        ("another-shade", 3, 1, 1),
        ("shade", 3, 1, 1),
    ]


def test_nothing_under_this_model() -> None:
    """Where no failure under the running model shows a symptom, those elsewhere are given and marked, without a cure."""
    diagnosis = diagnose(GARDEN, CONTRACT, ["weeds"], {})

    assert found(diagnosis) == [("neglect", 1, 3, 4), ("no-leader", 2, 1, 7)]
    assert all(finding.elsewhere for finding in diagnosis.findings)
    assert (diagnosis.fitting_model, diagnosis.first_move, diagnosis.recovery, diagnosis.leading) == (
        None,
        None,
        (),
        (),
    )
    assert found_in_words(GARDEN, diagnosis) == (
        "No failure that this guide knows under contract shows what you see. It is known under other models."
    )
    assert fits_in_words(GARDEN, diagnosis) == ("That cannot be told from these symptoms. Answer the quiz to find out.")


def test_nothing_at_all() -> None:
    """Where no failure anywhere shows a symptom, that is said plainly."""
    diagnosis = diagnose(only(), None, ["weeds"], {})

    assert (diagnosis.findings, diagnosis.fitting_model) == ((), None)
    assert found_in_words(GARDEN, diagnosis) == "No failure that this guide knows shows what you see."


def test_unexplained_symptoms() -> None:
    """A symptom that no finding shows is named, so that nobody takes it for explained."""
    diagnosis = diagnose(GARDEN, OWN, ["extra-bills", "weeds"], {})

    assert [symptom.id for symptom in diagnosis.unexplained] == ["extra-bills"]
    assert "No failure above explains:\n  Each change costs extra.\n" in diagnosis_in_words(GARDEN, diagnosis)


def test_without_answers_the_first_that_the_failure_names_fits() -> None:
    """Without answers, or with unknown ones only, the model that the leading failure names first fits."""
    for answers in ({}, {"lead": "unknown"}):
        diagnosis = diagnose(GARDEN, HANDS, ["no-word"], answers)
        assert (diagnosis.fitting_model, diagnosis.basis, diagnosis.decision) == (OWN, BY_FAILURE_MODE, None)
    assert (
        fits_in_words(GARDEN, diagnosis) == "This failure needed own gardener or contract. Answer the quiz to be sure."
    )


def test_every_model_that_the_failure_needed_is_named() -> None:
    """The one that fits comes first, and the others stand beside it as a list of alternatives."""
    knowledge = only(mode("shade", (OWN,), (CONTRACT, OWN, HANDS), idle=1))
    says = fits_in_words(knowledge, diagnose(knowledge, None, ["idle"], {}))

    assert says == "This failure needed contract, own gardener or borrowed hands. Answer the quiz to be sure."


def test_some_answers_choose_among_what_the_failure_needed() -> None:
    """With answers that do not decide, the needed model with the most points fits."""
    diagnosis = diagnose(GARDEN, HANDS, ["no-word"], {"lead": "busy"})

    assert (diagnosis.fitting_model, diagnosis.basis) == (CONTRACT, BY_POINTS)
    assert fits_in_words(GARDEN, diagnosis) == (
        "Of what this failure needed, contract has the most points under your answers."
    )


def test_equal_points_go_to_the_one_with_less_against_it() -> None:
    """Of needed models with the same points, the one with fewer against it fits, then the one named first."""
    needed = (HANDS, OWN)  # 0 points each under these answers, borrowed hands with one against it
    less_against = diagnose(
        only(mode("shade", (OWN,), needed, idle=1)), OWN, ["idle"], {"lead": "busy", "lasts": "months"}
    )
    assert (less_against.fitting_model, less_against.basis) == (OWN, BY_POINTS)

    for needed in ((HANDS, CONTRACT), (CONTRACT, HANDS)):  # 1 point each, nothing against either
        same = diagnose(only(mode("shade", (OWN,), needed, idle=1)), OWN, ["idle"], {"lasts": "months"})
        assert same.fitting_model == needed[0]


def test_an_excluded_model_does_not_fit() -> None:
    """A needed model that the answers rule out never fits; where all are ruled out, that is said."""
    assert diagnose(GARDEN, CONTRACT, ["extra-bills"], {"lead": "nobody"}).fitting_model == CONTRACT
    knowledge = only(mode("shade", (OWN,), (HANDS,), idle=1))
    diagnosis = diagnose(knowledge, OWN, ["idle"], {"lead": "nobody"})

    assert (diagnosis.fitting_model, diagnosis.candidates, diagnosis.excluded) == (None, (), (HANDS,))
    assert fits_in_words(knowledge, diagnosis) == (
        "Your answers rule out what this failure needed: borrowed hands. Answer the quiz to find out."
    )


def test_answers_that_decide_weigh_most() -> None:
    """The first choice of answers that decide the quiz fits, whatever the failure needed, and the words say so."""
    diagnosis = diagnose(GARDEN, OWN, ["weeds"], HANDS_FIT)

    assert (diagnosis.fitting_model, diagnosis.basis) == (HANDS, BY_ANSWERS)
    assert fits_in_words(GARDEN, diagnosis) == (
        "Borrowed hands fits your answers. What goes wrong, taken alone, points to contract."
    )


def test_what_runs_may_fit() -> None:
    """Where the model that runs is the one that fits, the words say to keep it and run it differently."""
    diagnosis = diagnose(GARDEN, HANDS, ["no-word"], HANDS_FIT)

    assert diagnosis.fitting_model == HANDS
    assert fits_in_words(GARDEN, diagnosis).endswith("Borrowed hands is what you have: change how it is run.")


def test_answers_may_say_that_something_is_missing() -> None:
    """Under not-ready the model fits once what is missing is there; under a mix the words say that it is one."""
    not_ready = diagnose(GARDEN, HANDS, ["no-word"], {**HANDS_FIT, "lead": "nobody"})
    mix = diagnose(GARDEN, HANDS, ["weeds"], {"lead": "yes", "scope": "fixed", "lasts": "years"})

    assert not_ready.fitting_model == HANDS
    assert fits_in_words(GARDEN, not_ready).startswith(
        "Borrowed hands fits your answers, once you have put in place what is missing."
    )
    assert (mix.fitting_model, mix.basis) == (CONTRACT, BY_POINTS)
    assert fits_in_words(GARDEN, mix).startswith("Your answers as a whole point to a mix.")


def test_a_tie_between_failures_that_needed_different_models() -> None:
    """Leading failures that lead to different models leave it open and list both; answers can bring them together."""
    diagnosis = diagnose(GARDEN, HANDS, ["weeds", "idle"], {})

    assert (diagnosis.fitting_model, diagnosis.candidates) == (None, (CONTRACT, OWN))
    assert found_in_words(GARDEN, diagnosis) == "2 failures fit what you see equally well: Neglect; No leader."
    assert fits_in_words(GARDEN, diagnosis) == (
        "That cannot be told yet: these failures lead to contract and own gardener. "
        "Look for more symptoms, or answer the quiz."
    )
    assert diagnose(GARDEN, HANDS, ["weeds", "idle"], {"lead": "busy"}).fitting_model == CONTRACT


def test_recovery_is_that_of_the_first_finding() -> None:
    """The steps of recovery that follow the first move come each with its grounds, and with its sources."""
    encoded = encode_diagnosis(GARDEN, diagnose(GARDEN, HANDS, ["no-word"], {}))

    assert encoded["recovery"] == [
        {"says": "Go on with no-leader.", "claims": [], "judgement": "Plain."},
        {"says": "Look again in a month.", "claims": [CLAIM], "judgement": ""},
    ]
    assert list(encoded["sources"]) == [CLAIM]


def test_a_diagnosis_as_plain_values() -> None:
    """The plain values name everything by id and in words, with pages from the root of the site."""
    encoded = encode_diagnosis(GARDEN, diagnose(GARDEN, HANDS, ["no-word", "extra-bills"], {"lead": "busy"}))

    assert encoded["failure_modes"] == [
        {
            "id": "no-leader",
            "title": "No leader",
            "summary": "No leader, in short.",
            "page": "failure-modes/no-leader/",
            "rank": 1,
            "score": 3,
            "of": 7,
            "elsewhere": False,
            "evidence": [{"symptom": "no-word", "says": "They wait for a word from you.", "strength": 3}],
            "first_move": {"says": "Begin with no-leader.", "claims": [CLAIM], "judgement": ""},
            "running": [HANDS],
            "needed": [OWN, CONTRACT],
        }
    ]
    assert encoded["headline"] == "One sign points to this failure: No leader."
    assert (encoded["model"], encoded["fitting_model"], encoded["basis"]) == (HANDS, CONTRACT, "points")
    assert encoded["unexplained"] == [{"symptom": "extra-bills", "says": "Each change costs extra."}]
    assert encoded["quiz"] == {
        "verdict": "undecided",
        "first_choice": None,
        "decided": False,
        "headline": "Your answers do not settle it yet: contract and own gardener can still come first.",
    }


def test_one_weak_sign_is_called_weak() -> None:
    """A finding that rests on one symptom of strength 1 is said to be weak."""
    diagnosis = diagnose(GARDEN, OWN, ["idle"], {})

    assert found_in_words(GARDEN, diagnosis) == "One weak sign points to this failure: Neglect."


def test_one_clear_sign_is_not_called_weak() -> None:
    """A finding that rests on one symptom of strength 2 is one sign, no weak one."""
    knowledge = only(mode("shade", (OWN,), (HANDS,), idle=2))
    diagnosis = diagnose(knowledge, OWN, ["idle"], {})

    assert found_in_words(knowledge, diagnosis) == "One sign points to this failure: Shade."


def test_symptoms_as_plain_values() -> None:
    """The symptoms come in the order of showing, with id, words and group."""
    encoded = encode_symptoms(GARDEN)

    assert encoded[0] == {"id": "weeds", "says": "Weeds stand everywhere.", "group": "The beds"}
    assert [symptom["id"] for symptom in encoded] == ["weeds", "no-word", "idle", "extra-bills"]


def test_a_tie_in_words() -> None:
    """In words: what was found, on what evidence, the model, and the first move for each of the leading failures."""
    assert diagnosis_in_words(GARDEN, diagnose(GARDEN, HANDS, ["weeds", "idle"], {})) == (
        """\
2 failures fit what you see equally well: Neglect; No leader.

What may be going wrong:
  1. Neglect: 4 of 4
     Neglect, in short.
     +3  Weeds stand everywhere.
     +1  They sit in the shade.
  1. No leader: 4 of 7
     No leader, in short.
     +3  They sit in the shade.
     +1  Weeds stand everywhere.

Which model fits:
  That cannot be told yet: these failures lead to contract and own gardener. Look for more symptoms, or answer the quiz.

First move:
  Begin with neglect.

First move where it is another of the failures that come first:
  Begin with no-leader.

Then, for "Neglect":
  1. Go on with neglect.
  2. Look again in a month.
"""
    )


def test_elsewhere_in_words() -> None:
    """A failure that is known under other models only is told with those models, and without a first move."""
    told = diagnosis_in_words(GARDEN, diagnose(GARDEN, CONTRACT, ["weeds"], {}))

    assert "What it would be under another model:\n  1. Neglect: 3 of 4 (happens under borrowed hands and own" in told
    assert "First move" not in told


def test_observations_from_outside() -> None:
    """Old ids are understood, a symptom named twice counts once, and the model may be absent, null or unknown."""
    given = {"model": "loaned-hands", "symptoms": ["no-word", "wild-plants", "weeds"], "answers": {"leader": "absent"}}
    observed = check_observations(GARDEN, given)

    assert (observed.model, observed.symptoms, observed.problems) == (HANDS, ("weeds", "no-word"), ())
    assert observed.answers == {"lead": "nobody"}
    for without in ({}, {"model": None}, {"model": "unknown"}):
        observed = check_observations(GARDEN, {**without, "symptoms": ["idle"]})
        assert (observed.model, observed.problems) == (None, ())


def test_all_problems_of_observations_at_once() -> None:
    """Wrong keys, models, symptoms and answers are told together, each with the nearest valid one or what was expected."""
    given = {"modle": 1, "model": "contrakt", "symptoms": ["weedz", "qqq", 7], "answers": {"lead": "yess", "x": "y"}}
    problems = [(problem.key, problem.message) for problem in check_observations(GARDEN, given).problems]

    assert problems == [
        ("modle", "the key 'modle' does not belong here; did you mean 'model'?"),
        ("model", "'contrakt' is not the id of a model; did you mean 'contract'?"),
        ("symptoms", "'weedz' is not a symptom; did you mean 'weeds'?"),
        ("symptoms", "'qqq' is not a symptom; expected the id of one of the guide's symptoms."),
        ("symptoms", "a number is not a symptom; expected the id of one of the guide's symptoms."),
        ("answers.lead", "'yess' is not an answer to 'lead'; did you mean 'yes'?"),
        ("answers.x", "'x' is not a question; expected one of: lead, scope, lasts."),
    ]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([], "found a list; expected an object with the keys 'model', 'symptoms' and 'answers'."),
        ({}, "no symptom is given; expected at least one."),
        ({"symptoms": []}, "no symptom is given; expected at least one."),
        ({"symptom": ["weeds"]}, "the key 'symptom' does not belong here; did you mean 'symptoms'?"),
        ({"symptoms": "weeds"}, "found a text; expected a list of ids of symptoms."),
        ({"symptoms": ["x"] * (MOST_SYMPTOMS + 1)}, "found 201 symptoms; expected at most 200."),
        ({"symptoms": ["a\nb"]}, "'a\\nb' is not a symptom; expected the id of one of the guide's symptoms."),
        (
            {"symptoms": ["weeds"], "model": 3},
            "a number is not a model; expected one of: borrowed-hands, contract, own-gardener, or 'unknown'.",
        ),
        (
            {"symptoms": ["weeds"], "answers": 3},
            "found a number; expected an object with a factor id and an option id for each answer.",
        ),
    ],
)
def test_wrong_observations(given: object, message: str) -> None:
    """Each kind of wrong observation is one sentence, and only one."""
    assert [problem.message for problem in check_observations(GARDEN, given).problems] == [message]


def test_other_names_of_models_lead_to_their_id() -> None:
    """Who names a model by its title or another name of it is told its id."""
    models = (replace(GARDEN.models[0], also=("Day labour", "Helpers")), *GARDEN.models[1:])
    knowledge = replace(GARDEN, models=models)

    for name in ("Day labour", "day-labor", "helper"):
        (problem,) = check_observations(knowledge, {"model": name, "symptoms": ["weeds"]}).problems
        assert problem.nearest == HANDS


def test_diagnose_refuses_what_it_does_not_know() -> None:
    """The function itself refuses wrong ids, all at once."""
    with pytest.raises(InvalidAnswers) as refused:
        diagnose(GARDEN, "contrakt", [], {"x": "y"})

    assert len(refused.value.messages) == 3


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (mode("shade", ("cows",), (OWN,), idle=1), "failure_modes.shade: 'cows' is not a model"),
        (mode("shade", (OWN,), ("cows",), idle=1), "failure_modes.shade: 'cows' is not a model"),
        (mode("shade", (OWN,), (), idle=1), "failure_modes.shade: 'needed' names no model"),
        (mode("shade", (OWN,), (OWN,), sun=1), "failure_modes.shade: 'sun' is not a symptom"),
        (mode("shade", (OWN,), (OWN,), idle=0), "failure_modes.shade: found a strength below 1"),
        (replace(mode("a\nb", (OWN,), (OWN,), sun=1)), "failure_modes.a\\nb: 'sun' is not a symptom"),
    ],
)
def test_damaged_failure_modes(wrong: FailureMode, message: str) -> None:
    """Knowledge whose failure modes do not fit the other records is refused in words."""
    with pytest.raises(InvalidKnowledge) as refused:
        diagnose(only(wrong), None, ["weeds"], {})

    assert str(refused.value) == message
