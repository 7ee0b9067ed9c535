"""Rules on records: names, grounds, options, kinds and completeness."""

import dataclasses
from collections.abc import Iterator

from sitebuild.reading.problems import Problem, nearest
from sitebuild.reading.walk import walk
from sitebuild.reading.yaml import Path
from sitebuild.records.kinds import CASE, FACTOR, FAILURE_MODE, MODEL, PATTERN, RECORD_KINDS, SOURCE, kind_of
from sitebuild.records.library import Library
from sitebuild.records.vocabulary import CLAIM_KINDS
from sitebuild.rules.register import ID, every, rule, unknown_names
from whichmodel.facts import knowledge as words

MAY_BE_BLANK = {(words.Source, "publisher")}
"""Texts that every record has but that may be empty: a text whose publisher is not named."""


@rule
def file_name(library: Library) -> Iterator[Problem]:
    """A record's file name is its id and its address: small letters, digits and single hyphens."""
    for page in library.pages.values():
        kind = kind_of(page.source)
        stem = page.source.rpartition("/")[2].removesuffix(".md")
        if kind in RECORD_KINDS and not ID.fullmatch(stem):
            yield Problem(
                page.path,
                1,
                1,
                "file-name",
                f"the file name '{stem}' cannot be an id; use small letters, digits and hyphens.",
            )
        if kind is MODEL and stem == words.MIX:
            yield Problem(
                page.path,
                1,
                1,
                "file-name",
                f"'{stem}' is a result of the quiz and cannot be a model; rename the file.",
            )


@rule
def claim_id(library: Library) -> Iterator[Problem]:
    """A claim's id begins with its source's id and stands once in all sources."""
    seen: dict[str, str] = {}
    for record in library.of(SOURCE).values():
        for i, claim in enumerate(record.facts.claims):
            if not claim.id.startswith(f"{record.id}-"):
                yield record.page.problem(
                    "claim-id",
                    f"the claim id '{claim.id}' must begin with '{record.id}-', the id of its source.",
                    "claims",
                    i,
                    "id",
                )
            if claim.id in seen:
                where = "" if seen[claim.id] == record.page.path else f" (also in {seen[claim.id]})"
                yield record.page.problem(
                    "claim-id",
                    f"the claim id '{claim.id}' stands twice{where}; give one of them another.",
                    "claims",
                    i,
                    "id",
                )
            elif not ID.fullmatch(claim.id):
                yield record.page.problem(
                    "claim-id",
                    f"'{claim.id}' cannot be an id; use small letters, digits and hyphens.",
                    "claims",
                    i,
                    "id",
                )
            seen.setdefault(claim.id, record.page.path)


@rule
def claim_kind(library: Library) -> Iterator[Problem]:
    """A claim is of a known kind."""
    for record in library.of(SOURCE).values():
        for i, claim in enumerate(record.facts.claims):
            if claim.kind not in CLAIM_KINDS:
                message = f"'{claim.kind}' is not a kind of claim; {nearest(claim.kind, CLAIM_KINDS)}"
                yield record.page.problem("claim-kind", message, "claims", i, "kind")


@rule
def grounds(library: Library) -> Iterator[Problem]:
    """Whatever the guide states rests on a claim, or is marked as our judgement with a reason."""
    grounded = (words.Effect, words.Statement, words.Pattern, words.Case)
    for record in (*every(library), *library.plain.values()):
        for value in (record.facts, record.page_facts):
            for path, part in walk(value):
                if isinstance(part, grounded) and not part.claims and not part.judgement:
                    yield record.page.problem(
                        "grounds",
                        "this rests on nothing; add 'claims: [...]', or 'judgement:' with a sentence saying why we think so.",
                        *path,
                    )


@rule
def blank(library: Library) -> Iterator[Problem]:
    """What a record or an entry of the vocabulary must have is not left blank: no empty text and no empty list."""
    filled = [(library.vocabulary_pages[name], value) for name, value in library.vocabulary.items()]
    for record in (*every(library), *library.plain.values()):
        filled += [(record.page, record.facts), (record.page, record.page_facts)]
    for page, value in filled:
        for path, part in walk(value):
            for field in dataclasses.fields(part):
                given = getattr(part, field.name)
                needed = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
                if (type(part), field.name) in MAY_BE_BLANK:
                    continue
                if needed and (given == () or (isinstance(given, str) and not given.strip())):
                    yield page.problem("blank", f"'{field.name}' is blank; say something here.", *path, field.name)


@rule
def options(library: Library) -> Iterator[Problem]:
    """A question has two options or more, each once, none called 'unknown', and effects that do something."""
    for record in library.of(FACTOR).values():
        seen: set[str] = set()
        if len(record.facts.options) < 2:
            yield record.page.problem("options", "a question needs two options or more.", "options")
        for i, option in enumerate(record.facts.options):
            at: Path = ("options", i, "id")
            if option.id == words.UNKNOWN:
                yield record.page.problem(
                    "options", "'unknown' may not be an option: every question has it already; delete this one.", *at
                )
            if option.label.endswith("}"):
                yield record.page.problem(
                    "options",
                    "a label that ends with '}' would be read as attributes of its heading; put it another way.",
                    *("options", i, "label"),
                )
            if option.id != words.UNKNOWN and not ID.fullmatch(option.id):
                yield record.page.problem(
                    "options", f"'{option.id}' cannot be an id; use small letters, digits and hyphens.", *at
                )
            if option.id in seen:
                yield record.page.problem(
                    "options", f"the option '{option.id}' stands twice; give one of them another id.", *at
                )
            seen.add(option.id)
            for model, effect in option.effects.items():
                if not effect.points and not effect.rules_out:
                    yield record.page.problem(
                        "options",
                        f"this effect on '{model}' does nothing; give it points, 'rules_out: true', or delete it.",
                        "options",
                        i,
                        "effects",
                        model,
                        key=True,
                    )


@rule
def what_if(library: Library) -> Iterator[Problem]:
    """A question says from whom to find out, and every answer to it how it reads after "if"."""
    for record in library.of(FACTOR).values():
        if not record.facts.from_whom.strip():
            message = "'from_whom' is missing: say from whom a buyer who does not know can find out; add it."
            yield record.page.problem("what-if", message, "ask")
        for i, option in enumerate(record.facts.options):
            if not option.suppose.strip() or option.suppose.rstrip().endswith("."):
                message = (
                    f"the answer '{option.id}' needs 'suppose:', the clause after \"if\", without a full stop; add it."
                )
                yield record.page.problem("what-if", message, "options", i)


@rule
def pattern_kind(library: Library) -> Iterator[Problem]:
    """A pattern is of a known kind and has what its kind needs, and nothing that another kind needs."""
    needs = {words.MIX: ("parts", "seam"), words.NOT_READY: ("missing", "helper", "first_step", "after")}
    for record in library.of(PATTERN).values():
        pattern = record.facts
        if pattern.kind not in words.PATTERN_KINDS:
            yield record.page.problem(
                "pattern-kind",
                f"'{pattern.kind}' is not a kind of pattern; {nearest(pattern.kind, words.PATTERN_KINDS)}",
                "kind",
            )
            continue
        for kind, keys in needs.items():
            for key in keys:
                given = bool(getattr(pattern, key))
                if pattern.kind == kind and not given:
                    yield record.page.problem("pattern-kind", f"a pattern of kind '{kind}' needs '{key}'; add it.")
                if pattern.kind != kind and given:
                    yield record.page.problem(
                        "pattern-kind", f"'{key}' belongs to patterns of kind '{kind}' only; delete it.", key, key=True
                    )
        if pattern.kind in needs and pattern.models:
            yield record.page.problem(
                "pattern-kind",
                f"'models' does not belong to a pattern of kind '{pattern.kind}'; delete it.",
                "models",
                key=True,
            )
        if not pattern.when:
            yield record.page.problem(
                "pattern-kind", "'when' names no answer, so the pattern would always hold; name at least one.", "when"
            )
        for factor, listed in pattern.when.items():
            if not listed:
                yield record.page.problem(
                    "pattern-kind",
                    "no answer is listed here, so the pattern would never hold; name one.",
                    "when",
                    factor,
                )


@rule
def symptoms(library: Library) -> Iterator[Problem]:
    """Failure modes name symptoms that exist, with a strength of 1 to 3; every symptom is used."""
    if library.lacks("symptoms.yml"):
        return
    known = frozenset(symptom.id for symptom in library.symptoms)
    used: set[str] = set()
    for record in library.of(FAILURE_MODE).values():
        names = record.facts.symptoms
        used |= set(names)
        yield from unknown_names(record, "symptoms", "symptom", [(n, ("symptoms", n), True) for n in names], known)
        for name, strength in names.items():
            if strength not in (1, 2, 3):
                yield record.page.problem(
                    "symptoms",
                    f"the strength {strength} is none of 1 (weak), 2 (clear), 3 (typical).",
                    "symptoms",
                    name,
                )
    page = library.vocabulary_pages.get("symptoms.yml")
    if page and library.of(FAILURE_MODE):
        for i, symptom in enumerate(library.symptoms):
            if symptom.id not in used:
                yield page.problem(
                    "symptoms", f"no failure mode shows the symptom '{symptom.id}'; use it or delete it.", i
                )


@rule
def expectation(library: Library) -> Iterator[Problem]:
    """A case expects a verdict that exists."""
    for record in library.of(CASE).values():
        verdict = record.facts.expect.verdict
        if verdict not in words.VERDICTS:
            yield record.page.problem(
                "expectation", f"'{verdict}' is not a verdict; {nearest(verdict, words.VERDICTS)}", "expect", "verdict"
            )
