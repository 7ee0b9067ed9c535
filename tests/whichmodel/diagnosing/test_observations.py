"""Observations of a running engagement, as they come in."""

from dataclasses import replace

import pytest

from tests.examples.ailing_garden import GARDEN
from tests.examples.toy import HANDS
from whichmodel.diagnosing.observations import MOST_SYMPTOMS, check_observations


def test_observations_from_outside() -> None:
    """Old ids are understood, a symptom named twice counts once, and the model may be absent, null or unknown."""
    given = {"model": "loaned-hands", "symptoms": ["no-word", "wild-plants", "weeds"], "answers": {"leader": "absent"}}
    observed = check_observations(GARDEN, given)

    assert (observed.model, observed.symptoms, observed.problems) == (HANDS, ("weeds", "no-word"), ())
    assert observed.answers == {"lead": "nobody"}
    for without in ({}, {"model": None}, {"model": "unknown"}):
        observed = check_observations(GARDEN, {**without, "symptoms": ["idle"] * MOST_SYMPTOMS})
        assert (observed.model, observed.symptoms, observed.problems) == (None, ("idle",), ())


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


MODELS = "expected one of: borrowed-hands, contract, own-gardener, or 'unknown'"


@pytest.mark.parametrize(
    ("given", "key", "message"),
    [
        ([], "", "found a list; expected an object with the keys 'model', 'symptoms' and 'answers'."),
        ({}, "symptoms", "no symptom is given; expected at least one."),
        ({"symptoms": []}, "symptoms", "no symptom is given; expected at least one."),
        (
            {"symptoms": ["weeds"], "zzz": 1},
            "zzz",
            "the key 'zzz' does not belong here; expected one of: model, symptoms, answers.",
        ),
        ({"symptoms": "weeds"}, "symptoms", "found a text; expected a list of ids of symptoms."),
        ({"symptoms": ["x"] * (MOST_SYMPTOMS + 1)}, "symptoms", "found 201 symptoms; expected at most 200."),
        (
            {"symptoms": ["a\nb"]},
            "symptoms",
            "'a\\nb' is not a symptom; expected the id of one of the guide's symptoms.",
        ),
        ({"symptoms": ["weeds"], "model": 3}, "model", f"a number is not a model; {MODELS}."),
        ({"symptoms": ["weeds"], "model": "q\n"}, "model", f"'q\\n' is not the id of a model; {MODELS}."),
        (
            {"symptoms": ["idle"], "model": "unknwn"},
            "model",
            "'unknwn' is not the id of a model; did you mean 'unknown'?",
        ),
        (
            {"symptoms": ["weeds"], "answers": 3},
            "answers",
            "found a number; expected an object with a factor id and an option id for each answer.",
        ),
    ],
)
def test_wrong_observations(given: object, key: str, message: str) -> None:
    """Each kind of wrong observation is one sentence, and only one; symptoms that cannot be used are left out."""
    observed = check_observations(GARDEN, given)

    assert [(problem.key, problem.message) for problem in observed.problems] == [(key, message)]
    assert set(observed.symptoms) <= {"weeds", "idle"}


@pytest.mark.parametrize("name", ["Day labour", "day-labor", "helper", "Borrowed Hand", "borrowed-handz"])
def test_other_names_of_models_lead_to_their_id(name: str) -> None:
    """Who names a model by its title or another name of it is told its id."""
    models = (replace(GARDEN.models[0], also=("Day labour", "Helpers")), *GARDEN.models[1:])
    (problem,) = check_observations(replace(GARDEN, models=models), {"model": name, "symptoms": ["weeds"]}).problems

    assert problem.nearest == HANDS
