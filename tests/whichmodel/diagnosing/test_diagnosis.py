"""What goes wrong in an engagement that runs, from what can be observed."""

from dataclasses import replace

import pytest

from tests.examples.ailing_garden import GARDEN, mode
from tests.examples.toy import CLAIM, CONTRACT, HANDS, OWN
from whichmodel import InvalidAnswers, InvalidKnowledge, Knowledge
from whichmodel.diagnosing.diagnosis import BY_ANSWERS, BY_FAILURE_MODE, BY_POINTS, Diagnosis, diagnose
from whichmodel.diagnosing.encoding import encode_diagnosis, encode_symptoms
from whichmodel.diagnosing.prose import diagnosis_in_words, fits_in_words, found_in_words
from whichmodel.facts.knowledge import FailureMode, Statement

HANDS_FIT = {"lead": "yes", "scope": "moving", "lasts": "months"}
NO_LEADER, NEGLECT, RIGID = ("no-leader", 7), ("neglect", 4), ("rigid-terms", 4)
"""Each failure mode of the garden with the sum of its strengths."""


def found(diagnosis: Diagnosis) -> list[tuple[int, int, tuple[str, int]]]:
    """Return rank, score, id and total of each finding."""
    return [(finding.rank, finding.score, (finding.mode.id, finding.of)) for finding in diagnosis.findings]


def only(*modes: FailureMode) -> Knowledge:
    """Return the garden with these failure modes alone."""
    return replace(GARDEN, failure_modes=modes)


def shade(running: str, *needed: str, strength: int = 1) -> Knowledge:
    """Return the garden with one failure mode, which idleness points to."""
    return only(mode("shade", (running,), needed, idle=strength))


LIKE_SHADE = [mode(name, (HANDS,), (OWN,), idle=1) for name in ("shade", "another-shade")]


@pytest.mark.parametrize(
    ("knowledge", "model", "symptoms", "expected"),
    [
        (GARDEN, HANDS, ["weeds", "no-word"], [(1, 4, NO_LEADER), (2, 3, NEGLECT)]),
        (GARDEN, OWN, ["weeds", "no-word", "idle"], [(1, 4, NEGLECT)]),
        (GARDEN, None, ["no-word"], [(1, 3, NO_LEADER), (2, 1, RIGID)]),
        # Of equal scores the larger share of the mode's own total stands first; the next rank counts both.
        (
            only(*LIKE_SHADE, *GARDEN.failure_modes),
            HANDS,
            ["weeds", "idle"],
            [(1, 4, NEGLECT), (1, 4, NO_LEADER), (3, 1, ("another-shade", 1)), (3, 1, ("shade", 1))],
        ),
    ],
)
def test_strengths_of_observed_symptoms_are_added_up(
    knowledge: Knowledge, model: str | None, symptoms: list[str], expected: object
) -> None:
    """The highest sum of strengths comes first, among failures of the model that runs; of all where nobody can say."""
    assert found(diagnose(knowledge, model, symptoms, {})) == expected


def test_evidence_stands_strongest_first() -> None:
    """A finding says what it rests on, the strongest sign first; a symptom that no finding shows is named."""
    diagnosis = diagnose(GARDEN, HANDS, ["weeds", "no-word", "extra-bills"], {})

    evidence = [(item.symptom.id, item.strength) for item in diagnosis.findings[0].evidence]
    assert evidence == [("no-word", 3), ("weeds", 1)]
    assert [symptom.id for symptom in diagnosis.unexplained] == ["extra-bills"]
    assert "No failure above explains:\n  Each change costs extra.\n" in diagnosis_in_words(GARDEN, diagnosis)


def test_nothing_under_this_model() -> None:
    """Where no failure under the running model shows a symptom, those elsewhere are given and marked, without a cure."""
    diagnosis = diagnose(GARDEN, CONTRACT, ["weeds"], {})
    told = diagnosis_in_words(GARDEN, diagnosis)

    assert all(finding.elsewhere for finding in diagnosis.findings)
    assert not (diagnosis.fitting_model or diagnosis.recovery or diagnosis.leading)
    assert found_in_words(GARDEN, diagnosis) == (
        "No failure that this guide knows under contract shows what you see. It is known under other models."
    )
    assert "What it would be under another model:\n  1. Neglect: 3 of 4 (happens under borrowed hands and own" in told
    assert "First move" not in told


@pytest.mark.parametrize(
    ("knowledge", "model", "symptoms", "says"),
    [
        (only(), None, ["weeds"], "No failure that this guide knows shows what you see."),
        (GARDEN, HANDS, ["weeds", "no-word"], "What you see fits this failure best: No leader."),
        (GARDEN, HANDS, ["no-word"], "One sign points to this failure: No leader."),
        (shade(OWN, HANDS, strength=2), OWN, ["idle"], "One sign points to this failure: Shade."),
        (GARDEN, OWN, ["idle"], "One weak sign points to this failure: Neglect."),
        (GARDEN, HANDS, ["weeds", "idle"], "2 failures fit what you see equally well: Neglect; No leader."),
    ],
)
def test_what_was_found_in_words(knowledge: Knowledge, model: str | None, symptoms: list[str], says: str) -> None:
    """The words say how sure a finding is: one weak sign, one sign, several, or nothing at all."""
    assert found_in_words(knowledge, diagnose(knowledge, model, symptoms, {})) == says


TIE = "That cannot be told yet: these failures lead to contract and own gardener. Look for more symptoms"
ALL_OUT = "Your answers rule out what this failure calls for: borrowed hands."


@pytest.mark.parametrize(
    ("knowledge", "model", "symptoms", "answers", "fits", "basis", "says"),
    [
        # Without answers, or with unknown ones only, the model that the leading failure names first.
        (GARDEN, HANDS, ["no-word"], {}, OWN, BY_FAILURE_MODE,
         "This failure calls for own gardener or contract. Answer the quiz to be sure."),
        (GARDEN, HANDS, ["no-word"], {"lead": "unknown"}, OWN, BY_FAILURE_MODE,
         "This failure calls for own gardener or contract. Answer the quiz to be sure."),
        (shade(OWN, CONTRACT, OWN, HANDS), None, ["idle"], {}, CONTRACT, BY_FAILURE_MODE,
         "This failure calls for contract, own gardener or borrowed hands. Answer the quiz to be sure."),
        # With answers that do not decide, the needed model with the most points; then the least against it.
        (GARDEN, HANDS, ["no-word"], {"lead": "busy"}, CONTRACT, BY_POINTS,
         "Of what this failure calls for, contract has the most points under your answers."),
        (shade(CONTRACT, HANDS, OWN), CONTRACT, ["idle"], {"lead": "busy", "lasts": "months"}, OWN, BY_POINTS,
         "Of what this failure calls for, own gardener has the most points under your answers."),
        (shade(OWN, HANDS, CONTRACT), OWN, ["idle"], {"lasts": "months"}, HANDS, BY_POINTS,
         "Of what this failure calls for, borrowed hands has the most points under your answers."),
        (shade(OWN, CONTRACT, HANDS), OWN, ["idle"], {"lasts": "months"}, CONTRACT, BY_POINTS,
         "Of what this failure calls for, contract has the most points under your answers."),
        (GARDEN, HANDS, ["weeds"], {"lead": "yes", "scope": "fixed", "lasts": "years"}, CONTRACT, BY_POINTS,
         "Your answers as a whole point to a mix. Of what this failure calls for, contract has the most points under your answers."),
        (GARDEN, HANDS, ["weeds", "idle"], {"lead": "busy"}, CONTRACT, BY_POINTS,
         "Of what these failures call for, contract has the most points under your answers."),
        # A model that the answers rule out never fits.
        (GARDEN, CONTRACT, ["extra-bills"], {"lead": "nobody"}, CONTRACT, BY_POINTS,
         "Of what this failure calls for, contract has the most points under your answers. Contract is what you have: change how it is run."),
        (shade(OWN, HANDS), OWN, ["idle"], {"lead": "nobody"}, None, None, f"{ALL_OUT} Answer the quiz to find out."),
        (shade(OWN, HANDS), OWN, ["idle"], {"lead": "nobody", "scope": "fixed", "lasts": "years"}, None, None, ALL_OUT),
        # Answers that decide weigh most, whatever the failure needed.
        (GARDEN, OWN, ["weeds"], HANDS_FIT, HANDS, BY_ANSWERS,
         "Borrowed hands fits your answers. What goes wrong, taken alone, points to contract."),
        (GARDEN, HANDS, ["no-word"], HANDS_FIT, HANDS, BY_ANSWERS,
         "Borrowed hands fits your answers. What goes wrong, taken alone, points to own gardener or contract. "
         "Borrowed hands is what you have: change how it is run."),
        (GARDEN, CONTRACT, ["extra-bills"], HANDS_FIT, HANDS, BY_ANSWERS, "Borrowed hands fits your answers."),
        (GARDEN, CONTRACT, ["extra-bills"], {**HANDS_FIT, "lead": "nobody"}, HANDS, BY_ANSWERS,
         "Borrowed hands fits your answers, once you have put in place what is missing."),
        # Leading failures that lead to different models leave it open.
        (GARDEN, HANDS, ["weeds", "idle"], {}, None, BY_FAILURE_MODE, f"{TIE}, or answer the quiz."),
        (GARDEN, HANDS, ["weeds", "idle"], {"lead": "yes", "scope": "fixed", "lasts": "years"}, None, BY_POINTS, f"{TIE}."),
        (GARDEN, CONTRACT, ["weeds"], {}, None, None,
         "That cannot be told from these symptoms. Answer the quiz to find out."),
    ],
)  # fmt: skip
def test_what_fits(
    knowledge: Knowledge,
    model: str | None,
    symptoms: list[str],
    answers: dict[str, str],
    fits: str | None,
    basis: str | None,
    says: str,
) -> None:
    """Which model fits, what that rests on, and what is said of it; or why it cannot be told."""
    diagnosis = diagnose(knowledge, model, symptoms, answers)

    assert (diagnosis.fitting_model, diagnosis.basis, fits_in_words(knowledge, diagnosis)) == (fits, basis, says)


def test_a_diagnosis_as_plain_values() -> None:
    """The plain values name everything by id and in words, with pages from the root of the site."""
    encoded = encode_diagnosis(GARDEN, diagnose(GARDEN, HANDS, ["no-word", "extra-bills"], {"lead": "busy"}))

    source, models = encoded.pop("sources"), encoded.pop("models")
    assert (list(source), list(models)) == ([CLAIM], [HANDS, CONTRACT, OWN])
    assert encoded == {
        "headline": "One sign points to this failure: No leader.",
        "model": HANDS,
        "symptoms": [
            {"symptom": "no-word", "says": "They wait for a word from you."},
            {"symptom": "extra-bills", "says": "Each change costs extra."},
        ],
        "answers": {"lead": "busy"},
        "failure_modes": [
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
        ],
        "unexplained": [{"symptom": "extra-bills", "says": "Each change costs extra."}],
        "fitting_model": CONTRACT,
        "fits": "Of what this failure calls for, contract has the most points under your answers.",
        "basis": "points",
        "candidates": [CONTRACT],
        "excluded": [],
        "quiz": {
            "verdict": "undecided",
            "first_choice": None,
            "decided": False,
            "headline": "Your answers do not settle it yet: contract and own gardener can still come first.",
        },
        "recovery": [
            {"says": "Go on with no-leader.", "claims": [], "judgement": "Plain."},
            {"says": "Look again in a month.", "claims": [CLAIM], "judgement": ""},
        ],
        "rules_version": "rules-1",
        "content_version": "content-1",
    }


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
        (mode("shade", (OWN,), (OWN,), idle=0, weeds=1), "failure_modes.shade: found a strength below 1"),
        (mode("a\nb", (OWN,), (OWN,), sun=1), "failure_modes.a\\nb: 'sun' is not a symptom"),
        *(
            (replace(mode("shade", (OWN,), (OWN,), idle=1), **steps), "failure_modes.shade: 'hearsay' is not a claim")
            for steps in (
                {"first_move": Statement("Begin.", ("hearsay",))},
                {"recovery": (Statement("Wait.", ("hearsay",)),)},
            )
        ),
    ],
)
def test_damaged_failure_modes(wrong: FailureMode, message: str) -> None:
    """Knowledge whose failure modes do not fit the other records is refused in words."""
    with pytest.raises(InvalidKnowledge) as refused:
        diagnose(only(wrong), None, ["weeds"], {})

    assert str(refused.value) == message


def test_failures_of_other_models_point_to_none() -> None:
    """Where nothing known goes wrong under the running model, what fits the answers is all that is said."""
    diagnosis = diagnose(GARDEN, CONTRACT, ["weeds"], HANDS_FIT)

    assert fits_in_words(GARDEN, diagnosis) == "Borrowed hands fits your answers."
