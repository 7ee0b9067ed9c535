"""Rules on the vocabulary: the declared order, ids that stand once, and ids of earlier versions."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from sitebuild.reading.page import Page
from sitebuild.reading.problems import Problem, nearest
from sitebuild.records.kinds import FACTOR, MODEL, RECORD_KINDS, SOURCE
from sitebuild.records.library import Library
from sitebuild.rules.names import ID, bad_ids, names, not_an_id, unknown
from sitebuild.rules.register import Scope, rule


@rule(Scope.RECORD)
def order(library: Library) -> Iterator[Problem]:
    """The declared order names two models or more, and every model and factor once; the margin is a distance.

    Tables, the quiz and the paper sheet go by it.

    Wrong: models: [outsourcing, outsourcing]
    Right: models: [outsourcing, in-house]
    """
    page = library.files.get("order")
    if page is None:
        return
    if library.order.margin < 0:
        yield page.problem(f"a margin of {library.order.margin} points cannot be; write 0 or more.", "margin")
    if len(library.ids(MODEL)) < 2:
        yield page.problem("a choice needs two models or more; add one.", "models")
    for key, kind in (("models", MODEL), ("factors", FACTOR)):
        named: tuple[str, ...] = getattr(library.order, key)
        known = library.ids(kind)
        yield from unknown(page, kind.name, names(named, (key,)), known)
        for name, count in Counter(named).items():
            if count > 1:
                yield page.problem(f"'{name}' stands {count} times in the order; keep one.", key)
        for name in sorted(known - set(named)):
            yield page.problem(f"the {kind.name} '{name}' has no place in the order; add it here.", key)


@rule(Scope.RECORD)
def vocabulary(library: Library) -> Iterator[Problem]:
    """Rows, their levels, decisions, symptoms, situations and topics have ids that can be anchors, each once.

    Links and records point at them.

    Wrong: - id: ripe plums
    Right: - id: ripe-plums
    """
    for name in ("rows", "decisions", "symptoms", "situations", "topics"):
        if name in library.files:
            yield from _ids(library.files[name], getattr(library, name))
    about = {name for _, claim in library.claims() for name in claim.about}
    for i, topic in enumerate(library.topics if library.complete(SOURCE) and about else ()):
        if topic.id not in about:
            message = f"no claim is about the topic '{topic.id}'; use it or delete it."
            yield library.files["topics"].problem(message, i, "id")
    for i, row in enumerate(library.rows):
        yield from _ids(library.files["rows"], row.levels, i, "levels")


def _ids(page: Page, entries: Iterable[Any], *path: str | int) -> Iterator[Problem]:
    yield from bad_ids(page, entries, *path)
    seen: set[str] = set()
    for i, entry in enumerate(entries):
        if entry.id in seen:
            yield page.problem(f"the id '{entry.id}' stands twice; keep one.", *path, i, "id")
        seen.add(entry.id)


@rule(Scope.RECORD)
def renamed(library: Library) -> Iterator[Problem]:
    """An id of an earlier version leads to one of today or is told to be gone, and is not one of today itself.

    Old links and records still open.

    Wrong: shape: ned
    Right: shape: need
    """
    if not {"renamed", "retired", "symptoms"} <= set(library.files):
        return
    if not (library.complete(FACTOR, SOURCE)):
        # What did not load may be what an id leads to.
        return
    today = {symptom.id for symptom in library.symptoms}.union(*(library.ids(kind) for kind in RECORD_KINDS))
    today |= {option.id for record in library.of(FACTOR).values() for option in record.facts.options}
    today |= {claim.id for _, claim in library.claims()}
    for name, old in ((each, old) for each in ("retired", "renamed") for old in getattr(library, each)):
        if not ID.fullmatch(old):
            yield library.files[name].problem(not_an_id(old), old, key=True)
    for old in library.retired:
        if old in today or old in library.renamed:
            message = f"'{old}' is still in use or has another name, so it was not retired; delete this line."
            yield library.files["retired"].problem(message, old, key=True)
    page = library.files["renamed"]
    for old, new in library.renamed.items():
        if old in today:
            message = f"'{old}' is still in use, so it was not renamed; delete this line."
            yield page.problem(message, old, key=True)
        name, passed = new, {old}
        while name not in today and name not in passed and name in library.renamed:
            passed.add(name)
            name = library.renamed[name]
        if name not in today:
            yield page.problem(f"'{name}' is no id of today; {nearest(name, today)}", old)
