"""Laws of the diagnosis that hold for every knowledge base and every set of symptoms."""

import json
from dataclasses import dataclass, replace

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.examples.ailing_garden import GARDEN
from tests.examples.strategies import laws, questions
from tests.examples.toy import NEGLECT
from tests.property.test_laws import JSON, TEXT
from whichmodel import bridge, decide
from whichmodel.deciding.totals import standings
from whichmodel.diagnosing.diagnosis import BY_ANSWERS, Diagnosis, diagnose
from whichmodel.diagnosing.encoding import encode_diagnosis
from whichmodel.diagnosing.observations import check_observations
from whichmodel.diagnosing.prose import diagnosis_in_words
from whichmodel.facts.jsontext import canonical
from whichmodel.facts.knowledge import Knowledge, Statement, Symptom


@dataclass(frozen=True)
class Complaint:
    """A knowledge base with failure modes, the model that runs, what is observed, and some answers."""

    knowledge: Knowledge
    model: str | None
    symptoms: list[str]
    answers: dict[str, str]

    def diagnosis(self) -> Diagnosis:
        """Return what is diagnosed."""
        return diagnose(self.knowledge, self.model, self.symptoms, self.answers)


@st.composite
def complaints(draw: st.DrawFn) -> Complaint:
    """Return a complaint with one to five symptoms and up to five failure modes; ties come about often."""
    question = draw(questions())
    models = [model.id for model in question.knowledge.models]
    symptoms = [f"symptom-{i}" for i in range(draw(st.integers(1, 5)))]
    some_models = st.lists(st.sampled_from(models), min_size=1, max_size=2, unique=True).map(tuple)
    modes = tuple(
        replace(
            NEGLECT,
            id=f"mode-{i}",
            title=f"Mode {i}",
            running=draw(some_models),
            needed=draw(some_models),
            symptoms=draw(st.dictionaries(st.sampled_from(symptoms), st.integers(1, 3), min_size=1)),
            first_move=Statement(f"Begin {i}."),
            recovery=(Statement(f"Go on {i}."),),
        )
        for i in range(draw(st.integers(0, 5)))
    )
    knowledge = replace(
        question.knowledge,
        symptoms=tuple(Symptom(name, f"{name} hurts.", "Pains") for name in symptoms),
        failure_modes=modes,
    )
    observed = draw(st.lists(st.sampled_from(symptoms), min_size=1, max_size=6))
    return Complaint(knowledge, draw(st.sampled_from([None, *models])), observed, question.answers)


@laws
@given(complaints(), st.randoms(use_true_random=False))
def test_order_is_irrelevant(complaint: Complaint, source: object) -> None:
    """The same symptoms, some named twice, and failure modes, in another order, give the same diagnosis, to the byte."""
    shuffled = source.sample  # type: ignore[attr-defined]  # a random.Random
    symptoms = shuffled(complaint.symptoms, len(complaint.symptoms))
    modes = complaint.knowledge.failure_modes
    knowledge = replace(complaint.knowledge, failure_modes=tuple(shuffled(modes, len(modes))))
    other = replace(complaint, knowledge=knowledge, symptoms=[*symptoms, symptoms[0]])

    one, two = (canonical(encode_diagnosis(each.knowledge, each.diagnosis())) for each in (complaint, other))
    assert one == two


@laws
@given(complaints())
def test_findings_are_all_that_show_a_symptom(complaint: Complaint) -> None:
    """Every mode that shows a symptom is given, or where none here does those elsewhere, ranked by what adds up to its score."""
    observed = set(complaint.symptoms)
    showing = [mode for mode in complaint.knowledge.failure_modes if observed & set(mode.symptoms)]
    here = [mode for mode in showing if complaint.model is None or complaint.model in mode.running]
    findings = complaint.diagnosis().findings
    scores = [finding.score for finding in findings]

    assert sorted(finding.mode.id for finding in findings) == [mode.id for mode in here or showing]
    assert {finding.elsewhere for finding in findings} <= {not here}
    assert scores == sorted(scores, reverse=True)
    for finding in findings:
        assert finding.rank == 1 + sum(score > finding.score for score in scores)
        assert {item.symptom.id for item in finding.evidence} == observed & set(finding.mode.symptoms)
        assert 0 < sum(item.strength for item in finding.evidence) == finding.score <= finding.of


@laws
@given(complaints(), st.data())
def test_a_symptom_more_never_lowers_the_leader(complaint: Complaint, data: st.DataObject) -> None:
    """A further symptom of the leading mode keeps its score from falling; a typical one of it alone keeps it leading."""
    leading = complaint.diagnosis().leading
    assume(leading)
    added = data.draw(st.sampled_from(sorted(leading[0].mode.symptoms)))
    more = replace(complaint, symptoms=[*complaint.symptoms, added]).diagnosis()
    (after,) = [finding for finding in more.findings if finding.mode.id == leading[0].mode.id]

    assert after.score >= leading[0].score
    if added not in complaint.symptoms:
        strongest = max(mode.symptoms.get(added, 0) for mode in complaint.knowledge.failure_modes)
        assert after.score == leading[0].score + leading[0].mode.symptoms[added]
        assert after.rank == 1 or leading[0].mode.symptoms[added] < strongest


@laws
@given(complaints())
def test_what_fits_has_a_ground(complaint: Complaint) -> None:
    """The fitting model is the first choice of deciding answers, or one that a leading mode needed and none ruled out."""
    diagnosis = complaint.diagnosis()
    decision = decide(complaint.knowledge, complaint.answers)
    models = {model.id for model in complaint.knowledge.models}
    if decision.decided and decision.first_choice in models:
        assert (diagnosis.fitting_model, diagnosis.basis) == (decision.first_choice, BY_ANSWERS)
        return
    everyone = {standing.model.id: standing for standing in standings(complaint.knowledge, complaint.answers)}
    needed = {name for finding in diagnosis.leading for name in finding.mode.needed}
    left = {name for name in needed if not everyone[name].ruled_out}
    assert set(diagnosis.candidates) <= left
    assert bool(diagnosis.candidates) == bool(left)
    assert diagnosis.fitting_model == (diagnosis.candidates[0] if len(diagnosis.candidates) == 1 else None)
    if len(diagnosis.leading) == 1 and left:
        assert diagnosis.fitting_model
        assert everyone[diagnosis.fitting_model].points == max(everyone[name].points for name in left)


@laws
@given(complaints())
def test_every_diagnosis_can_be_told(complaint: Complaint) -> None:
    """Every diagnosis has words, one line for each finding and each piece of evidence, and no blank line at its end."""
    diagnosis = complaint.diagnosis()
    told = diagnosis_in_words(complaint.knowledge, diagnosis)

    assert told.endswith("\n") and not told.endswith("\n\n")
    for finding in diagnosis.findings:
        assert f"{finding.rank}. {finding.mode.title}: {finding.score} of {finding.of}" in told
        assert all(f"+{item.strength}  {item.symptom.says}" in told for item in finding.evidence)


VALUES = JSON | st.sampled_from(["unknown", "contract", "weeds", "idle", "lead", "yes"]) | TEXT


@laws
@given(
    st.dictionaries(
        st.sampled_from(["model", "symptoms", "answers", "simptoms"]),
        VALUES | st.lists(VALUES, max_size=4) | st.dictionaries(st.sampled_from(["lead", "scope", "x"]), VALUES),
    )
    | JSON
)
def test_whatever_is_observed_gets_a_diagnosis_or_problems(observed: object) -> None:
    """Any JSON value is understood or has problems with words; the bridge says the same, and never raises."""
    checked = check_observations(GARDEN, observed)
    assert all(problem.message for problem in checked.problems)
    assert checked.problems or checked.symptoms
    if isinstance(observed, dict) and "symptoms" in observed:
        reply = json.loads(bridge.answer(json.dumps({"call": "diagnose", **observed}), lambda: GARDEN))
        if set(observed) <= {"model", "symptoms", "answers"}:
            assert reply["ok"] == (not checked.problems)
        else:
            assert not reply["ok"]
