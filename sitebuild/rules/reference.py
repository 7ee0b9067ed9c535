"""Rules on references: every model, answer and claim that is named exists."""

from collections.abc import Iterator, Mapping
from typing import Any

from sitebuild.reading.bodytext import citations, misspelt_citations
from sitebuild.reading.page import Page
from sitebuild.reading.problems import Problem, nearest
from sitebuild.records.kinds import FACTOR, MODEL, SOURCE
from sitebuild.records.library import Library
from sitebuild.rules.names import names, unknown, unknown_in
from sitebuild.rules.register import Scope, rule
from whichmodel.facts import knowledge as words
from whichmodel.facts.jsontext import shown


@rule(Scope.RECORD)
def model_reference(library: Library) -> Iterator[Problem]:
    """Every model that is named exists.

    A name that leads nowhere counts for nothing, in silence.

    Wrong: effects: {staf-augmentation: …}
    Right: effects: {staff-augmentation: …}
    """
    models = library.ids(MODEL)
    yield from unknown_in(library, "model", models)
    yield from unknown_in(library, "model or mix", models | {words.MIX})
    if "topics" in library.files:
        yield from unknown_in(library, "model or topic", models | {topic.id for topic in library.topics})


@rule(Scope.RECORD)
def answer_reference(library: Library) -> Iterator[Problem]:
    """Every factor and option that a pattern or case names exists.

    A pattern with a misspelt answer never holds.

    Wrong: when: {direction: [nobdy]}
    Right: when: {direction: [nobody]}
    """
    yield from unknown_in(library, "factor", library.ids(FACTOR))
    options = {each.id: {option.id for option in each.facts.options} for each in library.of(FACTOR).values()}
    for page, field, answers, more in _answers(library):
        for factor, named in answers.items():
            if factor in options:
                what = f"known answer to '{factor}'"
                yield from unknown(page, what, names(named, (field, factor)), options[factor] | more)


def _answers(library: Library) -> Iterator[tuple[Page, str, Mapping[str, Any], set[str]]]:
    """Return every set of answers in a record, with its field and what may be answered beside the options."""
    for page, _, pattern in library.parts(words.Pattern):
        yield page, "when", pattern.when, set()
        yield page, "after", pattern.after, set()
    for page, _, case in library.parts(words.Case):
        yield page, "answers", case.answers, {words.UNKNOWN}


@rule(Scope.RECORD)
def claim_reference(library: Library) -> Iterator[Problem]:
    """Every claim that a record or a sentence rests on exists; those of a source that did not load may.

    A sentence without its source cannot be checked.

    Wrong: claims: [gds-contractors-disengagd]
    Right: claims: [gds-contractors-disengage]
    """
    known = frozenset(claim.id for _, claim in library.claims())
    broken = tuple(f"{source}-" for source in library.ids(SOURCE) - set(library.of(SOURCE)))
    for record in library.records.values():
        cited = ((name, path, False) for path, name in record.cited() if not name.startswith(broken))
        yield from unknown(record.page, "claim", cited, known)
    for page in library.pages.values():
        for name, line, column in citations(page):
            if name not in known and not name.startswith(broken):
                yield page.problem_at(line, column, f"'{name}' is not a claim; {nearest(name, known)}")


@rule(Scope.RECORD)
def citation(library: Library) -> Iterator[Problem]:
    """What looks like a citation is one, so that no reader sees what was meant for the builder.

    Its brackets would be shown to readers.

    Wrong: [@Gds contractors]
    Right: [@gds-contractors-disengage]
    """
    for page in library.pages.values():
        for text, line, column in misspelt_citations(page):
            message = f"'{shown(text)}' is not a citation; write '[@claim-id]' or '[@one; @other]', in small letters."
            yield page.problem_at(line, column, message)
