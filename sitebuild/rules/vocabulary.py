"""Rules on the vocabulary: the declared order, ids that stand once, and ids of earlier versions."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from sitebuild.reading.page import Page
from sitebuild.reading.problems import Problem, nearest
from sitebuild.records.kinds import FACTOR, MODEL, RECORD_KINDS, SOURCE
from sitebuild.records.library import Library
from sitebuild.rules.register import ID, rule


@rule
def order(library: Library) -> Iterator[Problem]:
    """The declared order names two models or more, and every model and factor once; the margin is a distance."""
    if library.lacks("quiz.yml"):
        return
    page = library.vocabulary_pages["quiz.yml"]
    if library.order.margin < 0:
        yield page.problem("order", f"a margin of {library.order.margin} points cannot be; write 0 or more.", "margin")
    if len(library.ids(MODEL)) < 2:
        yield page.problem("order", "a choice needs two models or more; add one.", "models")
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
def vocabulary(library: Library) -> Iterator[Problem]:
    """Rows, their levels, decisions, symptoms, situations and topics have ids that can be anchors, each once."""
    for name in ("rows.yml", "decisions.yml", "symptoms.yml", "situations.yml", "topics.yml"):
        if not library.lacks(name):
            yield from _ids(library.vocabulary_pages[name], library.vocabulary[name])
    for i, row in enumerate(library.rows):
        yield from _ids(library.vocabulary_pages["rows.yml"], row.levels, i, "levels")


def _ids(page: Page, entries: Iterable[Any], *path: str | int) -> Iterator[Problem]:
    seen: set[str] = set()
    for i, entry in enumerate(entries):
        if not ID.fullmatch(entry.id):
            message = f"'{entry.id}' cannot be an id; use small letters, digits and hyphens."
            yield page.problem("vocabulary", message, *path, i, "id")
        if entry.id in seen:
            yield page.problem("vocabulary", f"the id '{entry.id}' stands twice; keep one.", *path, i, "id")
        seen.add(entry.id)


@rule
def renamed(library: Library) -> Iterator[Problem]:
    """An id of an earlier version leads to one of today, and is not one itself."""
    today = {symptom.id for symptom in library.symptoms}.union(*(library.ids(kind) for kind in RECORD_KINDS))
    today |= {option.id for record in library.of(FACTOR).values() for option in record.facts.options}
    today |= {claim.id for _, claim in library.claims()}
    unread = any(library.ids(kind) > set(library.of(kind)) for kind in (FACTOR, SOURCE))
    if unread or library.lacks("renamed.yml") or library.lacks("symptoms.yml"):
        return
    page = library.vocabulary_pages["renamed.yml"]
    for old, name in library.renamed.items():
        if old in today:
            yield page.problem(
                "renamed", f"'{old}' is still in use, so it was not renamed; delete this line.", old, key=True
            )
        passed = {old}
        while name not in today and name not in passed and name in library.renamed:
            passed.add(name)
            name = library.renamed[name]
        if name not in today:
            yield page.problem("renamed", f"'{name}' is no id of today; {nearest(name, today)}", old)
