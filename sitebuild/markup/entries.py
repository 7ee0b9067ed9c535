"""Rules on lists in records and in the vocabulary: nothing is named twice, and each entry has words of its own."""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

from sitebuild.reading.page import Page
from sitebuild.reading.problems import Key, Problem
from sitebuild.records.kinds import FACTOR, MODEL
from sitebuild.records.library import Library
from sitebuild.records.worksheets import WorksheetPart, WorksheetRow
from sitebuild.rules.passages import PROSE
from sitebuild.rules.register import Scope, rule
from whichmodel.facts.sources import Claim

REPEATABLE = ("cells", "situations", "columns", "fill", "folded", "terms")
"""Lists that may name a thing twice, or of which another rule tells."""

WORDS = ("label", "title", "name", "says", "asks", "ask", "suppose")
"""What an entry is told by."""

ALIKE = 0.9
"""How alike two names of groups are, as difflib counts it, that can only be meant to be one."""

_BEGINS = re.compile(r"[^a-z]")
_ENDS = re.compile(r"[.!?…][”\"')’]*$")


@cache
def _looked_at(kind: type) -> tuple[str, ...]:
    """Return the fields of a kind of part that may hold a list in which nothing may stand twice."""
    return tuple(field.name for field in dataclasses.fields(kind) if field.name not in REPEATABLE)


def _lists(part: Any) -> Iterator[tuple[Key, tuple[Any, ...]]]:
    """Yield every list of two or more in a part of a record, with its path in it."""
    kind: Any = type(part)
    for name in _looked_at(kind):
        value = getattr(part, name)
        if isinstance(value, tuple) and len(value) > 1:
            yield (name,), value
        elif isinstance(value, Mapping):
            yield from (((name, key), each) for key, each in value.items() if isinstance(each, tuple))


@rule(Scope.GUIDE)
def twice(library: Library) -> Iterator[Problem]:
    """No list names a thing twice, and no two entries of a list are told in the same words.

    A reader could not tell one from the other, and one of the two was meant to be something else.

    Wrong: needed: [outsourcing, outsourcing]
    Right: needed: [outsourcing, in-house]
    """
    for page, path, part in library.parts(object):
        for at, listed in _lists(part):
            if all(isinstance(each, str) for each in listed):
                yield from _named_twice(page, (*path, *at), listed)
            else:
                yield from _worded_alike(page, (*path, *at), listed)
    for name in ("rows", "decisions", "symptoms", "readers", "situations", "topics"):
        if name in library.files:
            yield from _worded_alike(library.files[name], (), getattr(library, name))
    for page, path, sheet in library.parts(WorksheetPart):
        heads = [*((name, i) for name in ("columns", "folded", "fill") for i in range(len(getattr(sheet, name))))]
        seen: set[str] = set()
        for name, i in heads:
            heading = getattr(sheet, name)[i]
            if heading in seen:
                yield page.problem(f"'{heading}' heads two columns; put one another way.", *path, name, i)
            seen.add(heading)


def _named_twice(page: Page, path: Key, listed: tuple[str, ...]) -> Iterator[Problem]:
    for i, name in enumerate(listed):
        if name in listed[:i]:
            yield page.problem(f"'{name}' stands here twice; delete one.", *path, i)


def _worded_alike(page: Page, path: Key, listed: tuple[Any, ...]) -> Iterator[Problem]:
    for words in WORDS if all(dataclasses.is_dataclass(each) for each in listed) else ():
        if not any(hasattr(each, words) for each in listed):
            continue
        seen: set[str] = set()
        for i, each in enumerate(listed):
            said = getattr(each, words, "")
            if isinstance(said, str) and said.strip() and said.lower() in seen:
                yield page.problem(
                    "an entry above has these words already; say what sets this one apart.", *path, i, words
                )
            seen.add(str(said).lower())
    models = [each.model for each in listed if isinstance(each, WorksheetRow) and each.model]
    for name, count in Counter(models).items():
        if count > 1:
            i = next(i for i in reversed(range(len(listed))) if listed[i].model == name)
            yield page.problem(f"a row above is that of '{name}' already; keep one.", *path, i, "model")


@rule(Scope.GUIDE)
def model_names(library: Library) -> Iterator[Problem]:
    """A model has names and colours that no other model has.

    Tables, pictures and search tell models by them.

    Wrong: also: [contracting out] (of two models)
    Right: also: [contracting out] (of one model)
    """
    seen: dict[str, str] = {}
    for record in library.of(MODEL).values():
        facts, look = record.facts, record.page_facts.look
        named: list[tuple[Key, str]] = [(("title",), facts.title), (("name",), facts.name)]
        named += [(("also", i), name) for i, name in enumerate(facts.also)]
        named += [(("look", key), getattr(look, key)) for key in ("light", "dark")]
        for path, name in named:
            other = seen.setdefault(name.lower(), record.id)
            if other != record.id:
                yield record.page.problem(f"'{name}' is that of '{other}' already; choose another.", *path)


@rule(Scope.GUIDE)
def group(library: Library) -> Iterator[Problem]:
    """A group of symptoms or of situations is written in one way.

    One that is misspelt becomes a group of its own, with a heading of its own.

    Wrong: group: decisions and direction
    Right: group: Decisions and direction
    """
    for name in ("symptoms", "situations"):
        listed = getattr(library, name)
        count = Counter(each.group for each in listed)
        for i, each in enumerate(listed):
            others = {other.lower(): other for other in count if count[other] > count[each.group]}
            if alike := get_close_matches(each.group.lower(), others, n=1, cutoff=ALIKE):
                message = f"'{each.group}' is almost the group '{others[alike[0]]}'; write it alike, or in other words."
                yield library.files[name].problem(message, i, "group")


@rule(Scope.GUIDE)
def sentence(library: Library) -> Iterator[Problem]:
    """A sentence in a record begins with a capital and ends with its sign, and a question with its own.

    Sentences of several records stand side by side in a result.

    Wrong: because: you have no lead
    Right: because: You have no lead.
    """
    for page, path, part in library.parts(object):
        for name in PROSE.get(type(part), ()):
            value = getattr(part, name)
            for i, text in enumerate(value if isinstance(value, tuple) else (value,)):
                at = (*path, name, i) if isinstance(value, tuple) else (*path, name)
                # A citation here is told by another rule.
                if text.strip() and not _ENDS.search(text.rstrip()) and not text.rstrip().endswith("]"):
                    yield page.problem("this sentence has no end; complete it, or add its full stop.", *at)
                elif text.strip() and not _BEGINS.match(text):
                    yield page.problem("a sentence begins with a capital letter; correct it.", *at)
    for page, path, claim in library.parts(Claim):
        if claim.says.strip() and not _ENDS.search(claim.says.rstrip()):
            yield page.problem("this sentence has no end; complete it, or add its full stop.", *path, "says")
    yield from _asked(library)
    yield from _of_pages(library)


def _asked(library: Library) -> Iterator[Problem]:
    """Yield a problem for every question without its sign, and for every clause that is none."""
    for record in library.of(FACTOR).values():
        if not record.facts.ask.rstrip().endswith("?"):
            yield record.page.problem("this question ends without '?'; add it.", "ask")
        for i, option in enumerate(record.facts.options):
            if re.match(r"if\b|[A-Z][a-z]", option.suppose) or re.search(r"[,;:?!]\s*$", option.suppose):
                message = 'this clause follows "if"; begin it with a small letter, and end it with a word.'
                yield record.page.problem(message, "options", i, "suppose")
    asked = (("rows", "asks", "?"), ("decisions", "asks", "?"), ("symptoms", "says", "."), ("situations", "says", "."))
    for name, key, sign in asked:
        for i, each in enumerate(getattr(library, name)):
            if not getattr(each, key).rstrip().endswith(sign):
                yield library.files[name].problem(f"this ends without '{sign}'; add it.", i, key)
    for old, said in library.retired.items():
        if not _ENDS.search(said.rstrip()):
            yield library.files["retired"].problem("this sentence has no end; complete it, or add its full stop.", old)


def _of_pages(library: Library) -> Iterator[Problem]:
    """Yield a problem for every description that breaks off, and for every title with a full stop."""
    for page in library.pages.values():
        told = page.front.data.get("description")
        if isinstance(told, str) and told.strip() and not _ENDS.search(told.rstrip()):
            yield page.problem(
                "the description has no end; complete the sentence, or add its full stop.", "description"
            )
        title = page.front.data.get("title")
        if isinstance(title, str) and re.search(r"[^.]\.$", title):
            yield page.problem("a title ends without a full stop; delete it.", "title")


@rule(Scope.GUIDE)
def page_title(library: Library) -> Iterator[Problem]:
    """No two pages have one title.

    A reader could not tell them apart in the search or among open pages.

    Wrong: title: Glossary (of two pages)
    Right: title: Glossary (of one page)
    """
    seen: dict[str, str] = {}
    for page in library.pages.values():
        title = page.front.data.get("title")
        if isinstance(title, str) and (other := seen.setdefault(title.lower(), page.path)) != page.path:
            yield page.problem(f"{other} has this title already; say what is special about this page.", "title")
