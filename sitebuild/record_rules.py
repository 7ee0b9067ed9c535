"""Rules on records: names, grounds, options, kinds, order and completeness."""

from collections import Counter
from collections.abc import Iterator

from sitebuild.library import Library
from sitebuild.look import MARKS
from sitebuild.problems import Problem, nearest
from sitebuild.rules import ID, every, rule, unknown_names
from sitebuild.schemas import CASE, FACTOR, FAILURE_MODE, MODEL, PATTERN, RECORD_KINDS, SOURCE, kind_of
from sitebuild.walk import walk
from sitebuild.yamlread import Path
from whichmodel import knowledge as words


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


@rule
def claim_id(library: Library) -> Iterator[Problem]:
    """A claim's id begins with its source's id and stands once."""
    for record in library.of(SOURCE).values():
        seen: set[str] = set()
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
                yield record.page.problem(
                    "claim-id", f"the claim id '{claim.id}' stands twice; give one of them another.", "claims", i, "id"
                )
            seen.add(claim.id)


@rule
def grounds(library: Library) -> Iterator[Problem]:
    """Whatever the guide states rests on a claim, or is marked as our judgement with a reason."""
    grounded = (words.Effect, words.Statement, words.Pattern, words.Case)
    for record in every(library):
        for value in (record.facts, record.page_facts):
            for path, part in walk(value):
                if isinstance(part, grounded) and not part.claims and not part.judgement:
                    yield record.page.problem(
                        "grounds",
                        "this rests on nothing; add 'claims: [...]', or 'judgement:' with a sentence saying why we think so.",
                        *path,
                    )


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
            elif not ID.fullmatch(option.id):
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
def pattern_kind(library: Library) -> Iterator[Problem]:
    """A pattern is of a known kind and has what its kind needs, and nothing that another kind needs."""
    needs = {words.MIX: ("parts", "seam"), words.NOT_READY: ("missing", "first_step", "after")}
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


@rule
def order(library: Library) -> Iterator[Problem]:
    """The declared order names every model and every factor once."""
    page = library.vocabulary_pages.get("quiz.yml")
    if page is None or library.vocabulary.get("quiz.yml") is None:
        return
    for key, kind in (("models", MODEL), ("factors", FACTOR)):
        named: tuple[str, ...] = getattr(library.order, key)
        known = library.ids(kind)
        for i, name in enumerate(named):
            if name not in known:
                yield page.problem("order", f"'{name}' is not a {kind.name}; {nearest(name, known)}", key, i)
        for name, count in Counter(named).items():
            if count > 1:
                yield page.problem("order", f"'{name}' stands {count} times in the order; keep one.", key)
        for name in sorted(known - set(named)):
            yield page.problem("order", f"the {kind.name} '{name}' has no place in the order; add it here.", key)


@rule
def traits(library: Library) -> Iterator[Problem]:
    """A model has a cell for every row of the comparison tables, and no other."""
    rows = frozenset(row.id for row in library.rows)
    for record in library.of(MODEL).values():
        names = [(name, ("traits", name), True) for name in record.page_facts.traits]
        yield from unknown_names(record, "traits", "row of the comparison tables", names, rows)
        for missing in sorted(rows - set(record.page_facts.traits)):
            yield record.page.problem(
                "traits", f"the row '{missing}' has no cell for this model; add it.", "traits", key=True
            )
        if record.page_facts.look.mark not in MARKS:
            mark = record.page_facts.look.mark
            yield record.page.problem("traits", f"'{mark}' is not a mark; {nearest(mark, MARKS)}", "look", "mark")


@rule
def symptoms(library: Library) -> Iterator[Problem]:
    """Failure modes name symptoms that exist, with a strength of 1 to 3; every symptom is used."""
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


@rule
def renamed(library: Library) -> Iterator[Problem]:
    """An id of an earlier version leads to one of today, and is not in use itself."""
    page = library.vocabulary_pages.get("renamed.yml")
    if page is None:
        return
    known = {record.id for record in every(library)} | {symptom.id for symptom in library.symptoms}
    known |= {option.id for record in library.of(FACTOR).values() for option in record.facts.options}
    known |= {claim.id for _, claim in library.claims()}
    for old, new in library.renamed.items():
        if old in known:
            yield page.problem(
                "renamed", f"'{old}' is still in use, so it was not renamed; delete this line.", old, key=True
            )
        if new not in known:
            yield page.problem("renamed", f"'{new}' is no id of today; {nearest(new, known)}", old)
