"""Rules on records: names, grounds, options, kinds and completeness."""

import dataclasses
from collections.abc import Iterator
from functools import cache
from typing import Any

from sitebuild.reading.problems import Problem
from sitebuild.records.kinds import FAILURE_MODE, MODEL, RECORD_KINDS, SOURCE
from sitebuild.records.library import Library
from sitebuild.records.vocabulary import CLAIM_KINDS
from sitebuild.rules.names import ID, not_an_id, unknown_in
from sitebuild.rules.register import Scope, rule
from whichmodel.facts import knowledge as words

ABSTRACT, NOT_FOUND = "Abstract", "Not found again"
"""Two places that a claim may name: the whole of what was read of many studies, and none."""

GROUNDED = (words.Effect, words.Statement, words.Pattern, words.Case)
"""The parts of records that state something."""

NEEDS = {words.MIX: ("parts", "seam"), words.NOT_READY: ("missing", "helper", "first_step", "after")}
"""By kind of pattern: what a pattern of this kind has, and no other."""


@rule(Scope.RECORD)
def file_name(library: Library) -> Iterator[Problem]:
    """A record's file name is its id and its address: small letters, digits and single hyphens.

    It becomes the address of the page and the id in every link and record.

    Wrong: docs/factors/Who Leads.md
    Right: docs/factors/who-leads.md
    """
    for kind in RECORD_KINDS:
        for name in library.ids(kind):
            page = library.pages[f"{kind.folder}/{name}.md"]
            if not ID.fullmatch(name):
                yield page.problem_at(1, 1, not_an_id(name, "the file name "))
            if kind is MODEL and name == words.MIX:
                message = f"'{name}' is a result of the quiz and cannot be a model; rename the file."
                yield page.problem_at(1, 1, message)


@rule(Scope.RECORD)
def claim_id(library: Library) -> Iterator[Problem]:
    """A claim's id begins with its source's id and stands once in all sources.

    So a citation tells its source, and means one thing.

    Wrong: id: terms-conflated
    Right: id: capability-vs-capacity-terms-conflated
    """
    seen: dict[str, str] = {}
    for record in library.of(SOURCE).values():
        page = record.page
        for i, claim in enumerate(record.facts.claims):
            where = "claims", i, "id"
            if not claim.id.startswith(f"{record.id}-"):
                message = f"the claim id '{claim.id}' must begin with '{record.id}-', the id of its source."
                yield page.problem(message, *where)
            if claim.id in seen:
                also = "" if seen[claim.id] == page.path else f" (also in {seen[claim.id]})"
                yield page.problem(f"the claim id '{claim.id}' stands twice{also}; give one of them another.", *where)
            elif not ID.fullmatch(claim.id):
                yield page.problem(not_an_id(claim.id), *where)
            seen.setdefault(claim.id, page.path)


@rule(Scope.RECORD)
def claim_locator(library: Library) -> Iterator[Problem]:
    """A claim says where it stands, or why that was not found again; what stands in abstracts alone is cited as such.

    Whoever doubts a claim can look it up.

    Wrong: locator: 'Not found again:'
    Right: locator: 'Not found again: the page was taken down'
    """
    for record in library.of(SOURCE).values():
        claims = record.facts.claims
        for i, claim in enumerate(claims):
            if claim.locator.rstrip(".: ") == NOT_FOUND:
                advice = f"write '{NOT_FOUND}: ' and the reason."
                yield record.page.problem(
                    f"'{claim.id}' does not say why it was not found; {advice}", "claims", i, "locator"
                )
        if claims and all(claim.locator == ABSTRACT for claim in claims) and "abstract" not in record.facts.extent:
            advice = "add 'extent: abstract only', which every citation then shows."
            yield record.page.problem(f"all claims stand in the abstract; {advice}", "claims")


@rule(Scope.RECORD)
def claim_kind(library: Library) -> Iterator[Problem]:
    """A claim is of a known kind.

    The page of a source groups its claims by kind.

    Wrong: kind: mith
    Right: kind: myth
    """
    yield from unknown_in(library, "kind of claim", CLAIM_KINDS)


@rule(Scope.RECORD)
def grounds(library: Library) -> Iterator[Problem]:
    """Whatever the guide states rests on a claim, or is marked as our judgement with a reason.

    A reader can tell what others say from what we think.

    Wrong: {says: Name one lead.}
    Right: {says: Name one lead., judgement: Two leads undo each other's work.}
    """
    advice = "add 'claims: [...]', or 'judgement:' with a sentence saying why we think so."
    for page, path, part in library.parts(object):
        if isinstance(part, GROUNDED) and not part.claims and not part.judgement:
            yield page.problem(f"this rests on nothing; {advice}", *path)


@rule(Scope.RECORD)
def blank(library: Library) -> Iterator[Problem]:
    """What a record or an entry of the vocabulary must have is not left blank: no empty text and no empty list.

    It would leave a gap in a table or in the quiz.

    Wrong: label: ' '
    Right: label: A little
    """
    for page, path, part in library.parts(object):
        kind: Any = type(part)
        for name, is_needed in _fields(kind):
            given = getattr(part, name)
            if given == () and is_needed:
                yield page.problem(f"'{name}' is blank; say something here.", *path, name)
            elif isinstance(given, str) and not given.strip() and (given or is_needed):
                instead = "" if is_needed else ", or delete it"
                yield page.problem(f"'{name}' is blank; say something here{instead}.", *path, name)
            elif isinstance(given, tuple):
                for i, item in enumerate(given):
                    if isinstance(item, str) and not item.strip() and (name != "cells" or not i):
                        yield page.problem(f"this item of '{name}' is blank; write it, or delete it.", *path, name, i)


@cache
def _fields(kind: Any) -> tuple[tuple[str, bool], ...]:
    """Return the fields of a dataclass, and of each whether it has to be given."""
    none = dataclasses.MISSING
    fields = dataclasses.fields(kind)
    return tuple((field.name, field.default is none and field.default_factory is none) for field in fields)


@rule(Scope.RECORD)
def options(library: Library) -> Iterator[Problem]:
    """A question has two options or more, each once, none called 'unknown', and effects that do something.

    A question that has one answer asks nothing.

    Wrong: - id: unknown
    Right: - id: nobody
    """
    for page, _, factor in library.parts(words.Factor):
        seen: set[str] = set()
        if len(factor.options) < 2:
            yield page.problem("a question needs two options or more.", "options")
        for i, option in enumerate(factor.options):
            at = "options", i, "id"
            if option.id == words.UNKNOWN:
                message = "'unknown' may not be an option: every question has it already; delete this one."
                yield page.problem(message, *at)
            elif not ID.fullmatch(option.id):
                yield page.problem(not_an_id(option.id), *at)
            if option.id in seen:
                yield page.problem(f"the option '{option.id}' stands twice; give one of them another id.", *at)
            seen.add(option.id)
            if option.label.endswith("}"):
                message = "a label that ends with '}' would be read as attributes of its heading; put it another way."
                yield page.problem(message, "options", i, "label")
            for model, effect in option.effects.items():
                if effect.rules_out and effect.points > 0:
                    message = f"this answer rules '{model}' out and speaks for it; delete one of the two."
                    yield page.problem(message, "options", i, "effects", model, "points")
                if not effect.points and not effect.rules_out:
                    message = f"this effect on '{model}' does nothing; give it points, 'rules_out: true', or delete it."
                    yield page.problem(message, "options", i, "effects", model, key=True)


@rule(Scope.RECORD)
def what_if(library: Library) -> Iterator[Problem]:
    """A question says from whom to find out, and every answer to it how it reads after "if".

    The result says what would turn it, in a whole sentence.

    Wrong: suppose: You had a lead.
    Right: suppose: you had a lead
    """
    for page, _, factor in library.parts(words.Factor):
        if not factor.from_whom.strip():
            message = "'from_whom' is missing: say from whom a buyer who does not know can find out; add it."
            yield page.problem(message, "ask")
    for page, path, option in library.parts(words.Option):
        if not option.suppose.strip() or option.suppose.rstrip().endswith("."):
            advice = "needs 'suppose:', the clause after \"if\", without a full stop; add it."
            yield page.problem(f"the answer '{option.id}' {advice}", *path)


@rule(Scope.RECORD)
def pattern_kind(library: Library) -> Iterator[Problem]:
    """A pattern is of a known kind and has what its kind needs, and nothing that another kind needs.

    Each kind is told in its own words, and these need their parts.

    Wrong: kind: mixed
    Right: kind: mix
    """
    yield from unknown_in(library, "kind of pattern", words.PATTERN_KINDS)
    for page, _, pattern in library.parts(words.Pattern):
        if pattern.kind not in words.PATTERN_KINDS:
            continue
        for kind, keys in NEEDS.items():
            for key in keys:
                given = bool(getattr(pattern, key))
                if pattern.kind == kind and not given:
                    yield page.problem(f"a pattern of kind '{kind}' needs '{key}'; add it.", key)
                if pattern.kind != kind and given:
                    message = f"'{key}' belongs to patterns of kind '{kind}' only; delete it."
                    yield page.problem(message, key, key=True)
        if pattern.kind in NEEDS and pattern.models:
            message = f"'models' does not belong to a pattern of kind '{pattern.kind}'; delete it."
            yield page.problem(message, "models", key=True)
        if pattern.means and (pattern.kind != words.ADVICE or len(pattern.models) != 1):
            message = "'means' belongs to advice on a single model; name that one in 'models', or delete it."
            yield page.problem(message, "means", key=True)
        if not pattern.when:
            message = "'when' names no answer, so the pattern would always hold; name at least one."
            yield page.problem(message, "when")
        for factor, listed in pattern.when.items():
            if not listed:
                message = "no answer is listed here, so the pattern would never hold; name one."
                yield page.problem(message, "when", factor)


@rule(Scope.RECORD)
def symptoms(library: Library) -> Iterator[Problem]:
    """Failure modes name symptoms that exist, with a strength of 1 to 3; every symptom is used.

    The diagnosis weighs them.

    Wrong: symptoms: {no-feedback: 5}
    Right: symptoms: {no-feedback: 3}
    """
    page = library.files.get("symptoms")
    if page is None:
        return
    yield from unknown_in(library, "symptom", (symptom.id for symptom in library.symptoms))
    used: set[str] = set()
    for mode_page, _, mode in library.parts(words.FailureMode):
        used |= set(mode.symptoms)
        for name, strength in mode.symptoms.items():
            if strength not in (1, 2, 3):
                message = f"the strength {strength} is none of 1 (weak), 2 (clear), 3 (typical)."
                yield mode_page.problem(message, "symptoms", name)
    for i, symptom in enumerate(library.symptoms):
        if symptom.id not in used and library.of(FAILURE_MODE) and library.complete(FAILURE_MODE):
            yield page.problem(f"no failure mode shows the symptom '{symptom.id}'; use it or delete it.", i)


@rule(Scope.RECORD)
def expectation(library: Library) -> Iterator[Problem]:
    """A case expects a verdict that exists.

    A case is a test of the quiz.

    Wrong: expect: {verdict: recomended}
    Right: expect: {verdict: recommended}
    """
    yield from unknown_in(library, "verdict", words.VERDICTS)
