"""A diagnosis in words: what goes wrong, which model fits, and the whole of it for the command line."""

from collections.abc import Iterable, Iterator

from whichmodel.diagnosing.diagnosis import BY_ANSWERS, BY_POINTS, Diagnosis, Finding
from whichmodel.facts.knowledge import MIX, NOT_READY, Knowledge
from whichmodel.telling.prose import INDENT, as_text
from whichmodel.telling.wording import listed, names_of, titles_of


def diagnosis_in_words(knowledge: Knowledge, diagnosis: Diagnosis) -> str:
    """Return what goes wrong, on what evidence, and what to do, as lines of text that end with a line break."""
    names = names_of(knowledge)
    here = [finding for finding in diagnosis.findings if not finding.elsewhere]
    elsewhere = [finding for finding in diagnosis.findings if finding.elsewhere]
    steps = [f"{number}. {step.says}" for number, step in enumerate(diagnosis.recovery, 1)]
    first_move, *others = [finding.mode.first_move.says for finding in diagnosis.leading] or [""]
    return as_text(
        found_in_words(knowledge, diagnosis),
        ("What may be going wrong:", _findings(here, names)),
        ("What it would be under another model:", _findings(elsewhere, names)),
        ("No failure above explains:", (symptom.says for symptom in diagnosis.unexplained)),
        ("Which model fits:", [fits_in_words(knowledge, diagnosis)]),
        ("First move:", filter(None, [first_move])),
        ("First move where it is another of the failures that come first:", others),
        (f'Then, for "{diagnosis.leading[0].mode.title}":' if others else "Then:", steps),
    )


def symptoms_in_words(knowledge: Knowledge) -> str:
    """Return what can be observed, group by group, by id and in words."""
    width = max((len(symptom.id) for symptom in knowledge.symptoms), default=0)
    lines = []
    for group in dict.fromkeys(symptom.group for symptom in knowledge.symptoms):
        its = [symptom for symptom in knowledge.symptoms if symptom.group == group]
        lines += [f"{group}:", *(f"{INDENT}{symptom.id:{width}}  {symptom.says}" for symptom in its)]
    return "".join(f"{line}\n" for line in lines)


def found_in_words(knowledge: Knowledge, diagnosis: Diagnosis) -> str:
    """Return one or two sentences that say what is going wrong, or plainly that nothing known is."""
    leading = diagnosis.leading
    if len(leading) == 1:
        return f"{_how_sure(leading[0])}: {leading[0].mode.title}."
    if leading:
        titles = "; ".join(finding.mode.title for finding in leading)
        return f"{len(leading)} failures fit what you see equally well: {titles}."
    known = f"under {names_of(knowledge)[diagnosis.model]} " if diagnosis.model else ""
    nothing = f"No failure that this guide knows {known}shows what you see."
    return f"{nothing} It is known under other models." if diagnosis.findings else nothing


def fits_in_words(knowledge: Knowledge, diagnosis: Diagnosis) -> str:
    """Return in a few sentences which model fits, what that rests on, or why it cannot be told."""
    names, fits, decision = names_of(knowledge), diagnosis.fitting_model, diagnosis.decision
    if fits is None:
        return _cannot_be_told(diagnosis, names)
    title = titles_of(knowledge)[fits]
    needed = list(dict.fromkeys(name for finding in diagnosis.leading for name in finding.mode.needed))
    call_for = "these failures call for" if len(diagnosis.leading) > 1 else "this failure calls for"
    if diagnosis.basis == BY_ANSWERS:
        waits = decision is not None and decision.verdict == NOT_READY
        says = f"{title} fits your answers" + (", once you have put in place what is missing." if waits else ".")
        if needed and fits not in needed:
            alone = listed([names[name] for name in needed], "or")
            says = f"{says} What goes wrong, taken alone, points to {alone}."
    elif diagnosis.basis == BY_POINTS:
        says = f"Of what {call_for}, {names[fits]} has the most points under your answers."
        if decision and decision.first_choice == MIX:
            says = f"Your answers as a whole point to a mix. {says}"
    else:
        either = listed([names[fits], *(names[name] for name in needed if name != fits)], "or")
        says = f"{call_for.capitalize()} {either}. Answer the quiz to be sure."
    return f"{says} {title} is what you have: change how it is run." if fits == diagnosis.model else says


def _cannot_be_told(diagnosis: Diagnosis, names: dict[str, str]) -> str:
    complete = diagnosis.decision is not None and not diagnosis.decision.unanswered
    if diagnosis.candidates:
        several = listed([names[name] for name in diagnosis.candidates])
        more = "Look for more symptoms." if complete else "Look for more symptoms, or answer the quiz."
        return f"That cannot be told yet: these failures lead to {several}. {more}"
    more = "" if complete else " Answer the quiz to find out."
    if diagnosis.excluded:
        several = listed([names[name] for name in diagnosis.excluded])
        return f"Your answers rule out what this failure calls for: {several}.{more}"
    return f"That cannot be told from these symptoms.{more}"


def _how_sure(finding: Finding) -> str:
    """Return how to begin: one sign is no pattern yet."""
    if len(finding.evidence) > 1:
        return "What you see fits this failure best"
    return "One sign points to this failure" if finding.score > 1 else "One weak sign points to this failure"


def _findings(findings: Iterable[Finding], names: dict[str, str]) -> Iterator[str]:
    for finding in findings:
        under = listed([names[name] for name in finding.mode.running])
        happens = f" (happens under {under})" if finding.elsewhere else ""
        yield f"{finding.rank}. {finding.mode.title}: {finding.score} of {finding.of}{happens}"
        yield f"   {finding.mode.summary}"
        yield from (f"   +{item.strength}  {item.symptom.says}" for item in finding.evidence)
