"""A diagnosis in words, for the command line."""

from collections.abc import Iterable, Iterator

from whichmodel.diagnosing.diagnosis import Diagnosis, Finding
from whichmodel.diagnosing.encoding import fits_in_words, found_in_words
from whichmodel.facts.knowledge import Knowledge
from whichmodel.telling.wording import listed

INDENT = "  "


def diagnosis_in_words(knowledge: Knowledge, diagnosis: Diagnosis) -> str:
    """Return what goes wrong, on what evidence, and what to do, as lines of text that end with a line break."""
    names = {model.id: model.name for model in knowledge.models}
    here = [finding for finding in diagnosis.findings if not finding.elsewhere]
    elsewhere = [finding for finding in diagnosis.findings if finding.elsewhere]
    steps = [f"{number}. {step.says}" for number, step in enumerate(diagnosis.recovery, 1)]
    first_move = [diagnosis.first_move.says] if diagnosis.first_move else []
    others = [finding.mode.first_move.says for finding in diagnosis.leading[1:]]
    sections = [
        [found_in_words(knowledge, diagnosis)],
        _section("What may be going wrong:", _findings(here, names)),
        _section("What it would be under another model:", _findings(elsewhere, names)),
        _section("No failure above explains:", (symptom.says for symptom in diagnosis.unexplained)),
        ["Which model fits:", INDENT + fits_in_words(knowledge, diagnosis)],
        _section("First move:", first_move),
        _section("First move where it is another of the failures that come first:", others),
        _section(f'Then, for "{diagnosis.leading[0].mode.title}":' if others else "Then:", steps),
    ]
    return "\n".join("".join(f"{line}\n" for line in lines) for lines in sections if lines)


def _section(title: str, lines: Iterable[str]) -> list[str]:
    indented = [INDENT + line for line in lines]
    return [title, *indented] if indented else []


def _findings(findings: Iterable[Finding], names: dict[str, str]) -> Iterator[str]:
    for finding in findings:
        mode = finding.mode
        under = listed(tuple(names[name] for name in mode.running))
        happens = f" (happens under {under})" if finding.elsewhere else ""
        yield f"{finding.rank}. {mode.title}: {finding.score} of {finding.of}{happens}"
        yield f"   {mode.summary}"
        for item in finding.evidence:
            yield f"   +{item.strength}  {item.symptom.says}"
