"""Names in records: what may be one, which fields name what, and whether what is named exists."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sitebuild.reading.page import Page
from sitebuild.reading.problems import Key, Problem, nearest
from sitebuild.records.library import Library
from sitebuild.records.pagefacts import ComparisonPage, Look, ModelPage, PageFacts
from sitebuild.records.worksheets import WorksheetRow
from whichmodel.facts import knowledge as words
from whichmodel.facts.sources import Claim

ID = re.compile(r"[a-z][a-z0-9]+(-[a-z0-9]+)*")

FIELDS: Mapping[str, Mapping[type[Any], tuple[str, ...]]] = {
    "model": {
        words.Option: ("effects",),
        words.Part: ("model",),
        words.FirstStep: ("model",),
        words.Pattern: ("models",),
        words.FailureMode: ("running", "needed"),
        ComparisonPage: ("models",),
        WorksheetRow: ("model", "marks"),
    },
    "model or mix": {words.Expectation: ("first_choice", "runner_up")},
    "model or topic": {Claim: ("about",)},
    "factor": {words.Pattern: ("when", "after"), words.Case: ("answers",), words.Reader: ("weighs",)},
    "reader": {words.Model: ("readers",)},
    "kind of claim": {Claim: ("kind",)},
    "kind of pattern": {words.Pattern: ("kind",)},
    "verdict": {words.Expectation: ("verdict",)},
    "symptom": {words.FailureMode: ("symptoms",)},
    "situation": {PageFacts: ("situations",)},
    "mark": {Look: ("mark",)},
    "row of the comparison tables": {ModelPage: ("traits",)},
    "decision": {ModelPage: ("decides",)},
}
"""By what they name: the parts of records, and their fields, that name one of these, a list of them, or map them."""

Name = tuple[str, Key, bool]
"""A name, its path, and whether it is the key of what stands there."""


def names(value: Any, path: Key) -> Iterator[Name]:
    """Return the names that a field gives: one or none, a list of them, or the keys of a mapping."""
    if isinstance(value, Mapping):
        yield from ((name, (*path, name), True) for name in value)
    elif isinstance(value, tuple):
        yield from ((name, (*path, i), False) for i, name in enumerate(value))
    elif value is not None:
        yield value, path, False


def unknown(page: Page, what: str, found: Iterable[Name], known: Iterable[str]) -> Iterator[Problem]:
    """Return a problem for every name that is not among the known ones of its sort."""
    known = frozenset(known)
    for name, path, key in found:
        if name not in known:
            yield page.problem(f"'{name}' is not a {what}; {nearest(name, known)}", *path, key=key)


def unknown_in(library: Library, what: str, known: Iterable[str]) -> Iterator[Problem]:
    """Return a problem for every name in the `FIELDS` of its sort that is not known."""
    known = frozenset(known)
    for kind, keys in FIELDS[what].items():
        for page, path, part in library.parts(kind):
            for key in keys:
                yield from unknown(page, what, names(getattr(part, key), (*path, key)), known)


def no_page(library: Library, page: Page, link: str, *path: str | int) -> Iterator[Problem]:
    """Return a problem if a link from the root of docs/ leads to no page."""
    target = link.partition("#")[0]
    if not target.startswith("/") or target[1:] not in library.pages:
        yield from unknown(page, "page", names(target, path), (f"/{each}" for each in library.pages))


def not_an_id(name: str, what: str = "") -> str:
    """Return the message for a name that can be no address; `what` stands before it."""
    return f"{what}'{name}' cannot be an id; use small letters, digits and hyphens."


def bad_ids(page: Page, entries: Iterable[Any], *path: str | int) -> Iterator[Problem]:
    """Return a problem for every entry of a list whose id can be no address."""
    for i, entry in enumerate(entries):
        if not ID.fullmatch(entry.id):
            yield page.problem(not_an_id(entry.id), *path, i, "id")
