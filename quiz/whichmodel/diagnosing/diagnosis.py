"""What is going wrong in an engagement that already runs, which model fits instead, and how to get out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from whichmodel.deciding.answers import Answers
from whichmodel.deciding.decision import Decision, decide
from whichmodel.deciding.outcome import anything_known
from whichmodel.deciding.totals import standings
from whichmodel.diagnosing.observations import check_observations
from whichmodel.facts.errors import InvalidAnswers
from whichmodel.facts.knowledge import FailureMode, Knowledge, Statement, Symptom
from whichmodel.facts.soundness import require_sound_modes

# What a fitting model can rest on, strongest first: see `Diagnosis`.
BY_ANSWERS = "answers"
BY_POINTS = "points"
BY_FAILURE_MODE = "failure-mode"


@dataclass(frozen=True)
class Evidence:
    """One observed symptom, and how strongly it points to a failure mode: 1 weak, 2 clear, 3 typical."""

    symptom: Symptom
    strength: int


@dataclass(frozen=True)
class Finding:
    """One failure mode that shows at least one of the observed symptoms.

    `score` is the sum of the strengths of `evidence`, `of` that of all symptoms of the mode. Findings with the
    same score share a `rank`, which counts from 1. `elsewhere` says that the mode does not happen under the
    model that runs now. The evidence comes strongest first, then in the order of the knowledge.
    """

    mode: FailureMode
    rank: int
    score: int
    of: int
    evidence: tuple[Evidence, ...]
    elsewhere: bool


@dataclass(frozen=True)
class Diagnosis:
    """What some symptoms say. Models are named by id; the rest are records of the knowledge.

    `findings` are the failure modes, best explained first (by score, then by share of the mode's total, then by id):
    those that happen under `model` (under any, where that is None); only where no such mode shows a symptom, those
    that happen elsewhere. `leading` are those of the first rank, none if they happen elsewhere, and `recovery` is
    what to do about the first of them. `unexplained` are the symptoms that no finding shows.

    `fitting_model` is what fits, None where that cannot be told. It rests on (`basis`):

    - `answers`: the answers decide the quiz; it is their first choice.
    - `points`: of the models that the leading failure mode needed, it has the highest total under the answers.
    - `failure-mode`: it is the first that the leading failure mode names.

    `candidates` are the models it was taken from: several, and no fitting model, where leading failure modes
    with the same score lead to different ones. `excluded` are models that the leading modes needed and the
    answers rule out. `decision` is what the quiz says of the answers, None where none of them is known.
    """

    model: str | None
    symptoms: tuple[Symptom, ...]
    answers: Answers
    findings: tuple[Finding, ...]
    leading: tuple[Finding, ...]
    unexplained: tuple[Symptom, ...]
    fitting_model: str | None
    basis: str | None
    candidates: tuple[str, ...]
    excluded: tuple[str, ...]
    decision: Decision | None
    recovery: tuple[Statement, ...]


def diagnose(knowledge: Knowledge, model: str | None, symptoms: Sequence[str], answers: Answers) -> Diagnosis:
    """Return what `symptoms` (ids, at least one) say of an engagement that runs under `model`.

    `model` is None where the buyer cannot say; `answers` are those given to the quiz, none if empty. Raises
    `InvalidAnswers` with all problems at once for ids that the knowledge does not have, or without a symptom;
    use `observations.check_observations` first for what comes from outside. Raises `InvalidKnowledge` where a
    failure mode names something that the knowledge does not have.
    Rules: design, section 6, "Diagnosis".
    """
    given = {"model": model, "symptoms": list(symptoms), "answers": dict(answers)}
    observed = check_observations(knowledge, given)
    if observed.problems:
        raise InvalidAnswers(*(problem.message for problem in observed.problems))
    require_sound_modes(knowledge)
    findings = _findings(knowledge, observed.model, frozenset(observed.symptoms))
    explained = {item.symptom.id for finding in findings for item in finding.evidence}
    seen = tuple(symptom for symptom in knowledge.symptoms if symptom.id in observed.symptoms)
    decision = decide(knowledge, observed.answers) if anything_known(observed.answers) else None
    leading = tuple(finding for finding in findings if finding.rank == 1 and not finding.elsewhere)
    basis, candidates, excluded = _fitting(knowledge, decision, [finding.mode for finding in leading])
    return Diagnosis(
        model=observed.model,
        symptoms=seen,
        answers=observed.answers,
        findings=findings,
        leading=leading,
        unexplained=tuple(symptom for symptom in seen if symptom.id not in explained),
        fitting_model=candidates[0] if len(candidates) == 1 else None,
        basis=basis,
        candidates=candidates,
        excluded=excluded,
        decision=decision,
        recovery=leading[0].mode.recovery if leading else (),
    )


def _findings(knowledge: Knowledge, model: str | None, observed: frozenset[str]) -> tuple[Finding, ...]:
    found = [
        Finding(
            mode=mode,
            rank=0,
            score=sum(item.strength for item in evidence),
            of=sum(mode.symptoms.values()),
            evidence=evidence,
            elsewhere=model is not None and model not in mode.running,
        )
        for mode in knowledge.failure_modes
        if (evidence := _evidence(knowledge, mode, observed))
    ]
    here = [finding for finding in found if not finding.elsewhere]
    # Of equal scores, the smaller total is the larger share of it, so nothing has to be divided.
    in_order = sorted(here or found, key=lambda finding: (-finding.score, finding.of, finding.mode.id))
    scores = [finding.score for finding in in_order]
    return tuple(replace(finding, rank=scores.index(finding.score) + 1) for finding in in_order)


def _evidence(knowledge: Knowledge, mode: FailureMode, observed: frozenset[str]) -> tuple[Evidence, ...]:
    shows = [
        Evidence(symptom, mode.symptoms[symptom.id])
        for symptom in knowledge.symptoms
        if symptom.id in observed and symptom.id in mode.symptoms
    ]
    return tuple(sorted(shows, key=lambda item: -item.strength))


def _fitting(
    knowledge: Knowledge, decision: Decision | None, leading: Sequence[FailureMode]
) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
    """Return what the fitting model rests on, the candidates for it, and the models that answers rule out."""
    models = [model.id for model in knowledge.models]
    if decision and decision.decided and decision.first_choice and decision.first_choice in models:
        return BY_ANSWERS, (decision.first_choice,), ()
    everyone = {standing.model.id: standing for standing in standings(knowledge, decision.answers if decision else {})}
    needed = {name for mode in leading for name in mode.needed}
    excluded = tuple(name for name in models if name in needed and everyone[name].ruled_out)
    chosen = set()
    for mode in leading:
        left = [everyone[name] for name in mode.needed if name not in excluded]
        if left:
            # Of equals, the one with fewer points against it, as in the quiz; then the first that the mode names.
            chosen.add(max(left, key=lambda standing: (standing.points, -standing.against)).model.id)
    candidates = tuple(name for name in models if name in chosen)
    if not candidates:
        return None, (), excluded
    return BY_POINTS if decision else BY_FAILURE_MODE, candidates, excluded
