"""A diagnosis as plain values for JSON, and the sentences that sum it up."""

from whichmodel.diagnosing.diagnosis import BY_ANSWERS, BY_POINTS, Diagnosis, Evidence, Finding
from whichmodel.facts.knowledge import MIX, NOT_READY, Knowledge, Statement, Symptom
from whichmodel.telling.encoding import Json, encode_name, encode_sources
from whichmodel.telling.wording import headline, listed


def encode_diagnosis(knowledge: Knowledge, diagnosis: Diagnosis) -> Json:
    """Return a diagnosis as plain values. Pages are addresses from the root of the site, without a leading slash.

    `failure_modes` come best explained first; the strengths in the `evidence` of each add up to its `score`,
    out of `of`. `recovery` is what to do about the first, the first move before all else; empty where nothing
    happens under the model that runs now. `quiz` is what the answers lead to, null where none is known.
    """
    first_move = [diagnosis.first_move] if diagnosis.first_move else []
    recovery = [_statement(step) for step in (*first_move, *diagnosis.recovery)]
    failure_modes = [_finding(finding) for finding in diagnosis.findings]
    cited = [*recovery, *(mode["first_move"] for mode in failure_modes)]
    decision = diagnosis.decision
    return {
        "headline": found_in_words(knowledge, diagnosis),
        "model": diagnosis.model,
        "symptoms": [_symptom(symptom) for symptom in diagnosis.symptoms],
        "answers": dict(diagnosis.answers),
        "failure_modes": failure_modes,
        "unexplained": [_symptom(symptom) for symptom in diagnosis.unexplained],
        "fitting_model": diagnosis.fitting_model,
        "fits": fits_in_words(knowledge, diagnosis),
        "basis": diagnosis.basis,
        "candidates": list(diagnosis.candidates),
        "excluded": list(diagnosis.excluded),
        "quiz": decision
        and {
            "verdict": decision.verdict,
            "first_choice": decision.first_choice,
            "decided": decision.decided,
            "headline": headline(knowledge, decision),
        },
        "recovery": recovery,
        "sources": encode_sources(knowledge, {claim for step in cited for claim in step["claims"]}),
        "models": {model.id: {**encode_name(model), "summary": model.summary} for model in knowledge.models},
        "rules_version": knowledge.rules_version,
        "content_version": knowledge.content_version,
    }


def encode_symptoms(knowledge: Knowledge) -> list[Json]:
    """Return the symptoms that can be observed, in the order of showing; those of one group stand together."""
    return [{"id": symptom.id, "says": symptom.says, "group": symptom.group} for symptom in knowledge.symptoms]


def found_in_words(knowledge: Knowledge, diagnosis: Diagnosis) -> str:
    """Return one or two sentences that say what is going wrong, or plainly that nothing known is."""
    names = {model.id: model.name for model in knowledge.models}
    leading = diagnosis.leading
    if len(leading) == 1:
        return f"{_how_sure(leading[0])}: {leading[0].mode.title}."
    if leading:
        titles = "; ".join(finding.mode.title for finding in leading)
        return f"{len(leading)} failures fit what you see equally well: {titles}."
    known = f"under {names[diagnosis.model]} " if diagnosis.model else ""
    nothing = f"No failure that this guide knows {known}shows what you see."
    return f"{nothing} It is known under other models." if diagnosis.findings else nothing


def fits_in_words(knowledge: Knowledge, diagnosis: Diagnosis) -> str:
    """Return in a few sentences which model fits, what that rests on, or why it cannot be told."""
    names = {model.id: model.name for model in knowledge.models}
    titles = {model.id: model.title for model in knowledge.models}
    fits = diagnosis.fitting_model
    if fits is None:
        return _cannot_be_told(diagnosis, names)
    decision = diagnosis.decision
    failure = "these failures" if len(diagnosis.leading) > 1 else "this failure"
    if diagnosis.basis == BY_ANSWERS:
        waits = decision is not None and decision.verdict == NOT_READY
        says = f"{titles[fits]} fits your answers" + (", once you have put in place what is missing." if waits else ".")
        needed = _needed(diagnosis)
        if needed and fits not in needed:
            alone = _either([names[name] for name in needed])
            says = f"{says} What goes wrong, taken alone, points to {alone}."
    elif diagnosis.basis == BY_POINTS:
        says = f"Of what {failure} needed, {names[fits]} has the most points under your answers."
        if decision and decision.first_choice == MIX:
            says = f"Your answers as a whole point to a mix. {says}"
    else:
        others = [names[name] for name in _needed(diagnosis) if name != fits]
        says = f"{failure.capitalize()} needed {_either([names[fits], *others])}. Answer the quiz to be sure."
    return f"{says} {titles[fits]} is what you have: change how it is run." if fits == diagnosis.model else says


def _needed(diagnosis: Diagnosis) -> list[str]:
    """Return the models that the leading failure modes needed, each once, in the order they name them."""
    return list(dict.fromkeys(name for finding in diagnosis.leading for name in finding.mode.needed))


def _either(names: list[str]) -> str:
    """Return names as alternatives inside a sentence: "a", "a or b", "a, b or c"."""
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _cannot_be_told(diagnosis: Diagnosis, names: dict[str, str]) -> str:
    complete = diagnosis.decision is not None and not diagnosis.decision.unanswered
    if diagnosis.candidates:
        several = listed(tuple(names[name] for name in diagnosis.candidates))
        more = "Look for more symptoms." if complete else "Look for more symptoms, or answer the quiz."
        return f"That cannot be told yet: these failures lead to {several}. {more}"
    more = "" if complete else " Answer the quiz to find out."
    if diagnosis.excluded:
        several = listed(tuple(names[name] for name in diagnosis.excluded))
        return f"Your answers rule out what this failure needed: {several}.{more}"
    return f"That cannot be told from these symptoms.{more}"


def _how_sure(finding: Finding) -> str:
    """Return how to begin: one sign is no pattern yet."""
    if len(finding.evidence) > 1:
        return "What you see fits this failure best"
    return "One sign points to this failure" if finding.score > 1 else "One weak sign points to this failure"


def _finding(finding: Finding) -> Json:
    mode = finding.mode
    return {
        "id": mode.id,
        "title": mode.title,
        "summary": mode.summary,
        "page": f"failure-modes/{mode.id}/",
        "rank": finding.rank,
        "score": finding.score,
        "of": finding.of,
        "elsewhere": finding.elsewhere,
        "evidence": [_evidence(item) for item in finding.evidence],
        "first_move": _statement(mode.first_move),
        "running": list(mode.running),
        "needed": list(mode.needed),
    }


def _evidence(item: Evidence) -> Json:
    return {**_symptom(item.symptom), "strength": item.strength}


def _symptom(symptom: Symptom) -> Json:
    return {"symptom": symptom.id, "says": symptom.says}


def _statement(statement: Statement) -> Json:
    return {"says": statement.says, "claims": list(statement.claims), "judgement": statement.judgement}
