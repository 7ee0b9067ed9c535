"""A diagnosis as plain values for JSON, in the same forms as a decision."""

from dataclasses import asdict

from whichmodel.diagnosing.diagnosis import Diagnosis, Finding
from whichmodel.diagnosing.prose import fits_in_words, found_in_words
from whichmodel.facts.knowledge import Knowledge, Symptom
from whichmodel.telling.encoding import (
    Json,
    encode_failure,
    encode_models,
    encode_sources,
    encode_statement,
    encode_versions,
    picked,
)
from whichmodel.telling.wording import headline


def encode_diagnosis(knowledge: Knowledge, diagnosis: Diagnosis) -> Json:
    """Return a diagnosis as plain values. `diagnosis.js` in the page says the type of each.

    `failure_modes` come best explained first; the strengths in the `evidence` of each add up to its `score`,
    out of `of`. `recovery` is what to do about the first, after its first move; empty where nothing happens
    under the model that runs now. `quiz` is what the answers lead to, null where none is known.
    """
    recovery = [encode_statement(step) for step in diagnosis.recovery]
    failure_modes = [_finding(finding) for finding in diagnosis.findings]
    cited = [*recovery, *(mode["first_move"] for mode in failure_modes)]
    decision = diagnosis.decision
    return {
        **picked(diagnosis, "model", "fitting_model", "basis", "candidates", "excluded"),
        "headline": found_in_words(knowledge, diagnosis),
        "fits": fits_in_words(knowledge, diagnosis),
        "symptoms": [_symptom(symptom) for symptom in diagnosis.symptoms],
        "answers": dict(diagnosis.answers),
        "failure_modes": failure_modes,
        "unexplained": [_symptom(symptom) for symptom in diagnosis.unexplained],
        "quiz": decision
        and {**picked(decision, "verdict", "first_choice", "decided"), "headline": headline(knowledge, decision)},
        "recovery": recovery,
        "sources": encode_sources(knowledge, {claim for step in cited for claim in step["claims"]}),
        "models": encode_models(knowledge),
        **encode_versions(knowledge),
    }


def encode_symptoms(knowledge: Knowledge) -> list[Json]:
    """Return the symptoms that can be observed, in the order of showing; those of one group stand together."""
    return [asdict(symptom) for symptom in knowledge.symptoms]


def _finding(finding: Finding) -> Json:
    return {
        **encode_failure(finding.mode),
        **picked(finding, "rank", "score", "of", "elsewhere"),
        "evidence": [{**_symptom(item.symptom), "strength": item.strength} for item in finding.evidence],
        "first_move": encode_statement(finding.mode.first_move),
        **picked(finding.mode, "running", "needed"),
    }


def _symptom(symptom: Symptom) -> Json:
    return {"symptom": symptom.id, "says": symptom.says}
