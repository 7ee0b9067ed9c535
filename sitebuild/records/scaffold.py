"""A new record to fill in: every field of its kind with what it means, and the blocks and headings of its page."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from sitebuild.records.fields import Field, fields_of, fields_of_kind, part_of
from sitebuild.records.kinds import SINGLE, Kind
from sitebuild.records.library import Library

PLACEHOLDER = "<fill in>"
"""Stands where somebody still has to write. The check tells each place where it does."""

SOURCES, SIDE_BY_SIDE = "page-sources", "comparison"
"""Blocks that take no id: the list of sources, which ends a page, and a table."""

GROUND = "judgement"
"""Stands with each statement; who has claims for one writes these instead."""


def scaffold(kind: Kind, identifier: str, title: str, today: date, library: Library) -> str:
    """Return the text of a new page of a kind, for the guide whose vocabulary is in `library`."""
    given = {"title": _quoted(title), "reviewed": today.isoformat()}
    lines = ["---", f"# A {kind.name}. Lines that begin with # say what belongs there; delete them when you are done."]
    for field in fields_of_kind(kind):
        if field.asked_for or field.name == GROUND:
            lines += _written(field, "", library, given.get(field.name))
        else:
            lines += [f"# May be left out. {field.means}", f"# {field.name}: {field.example}"]
    return "\n".join([*lines, "---", "", *_body(kind, identifier)])


def _body(kind: Kind, identifier: str) -> Iterator[str]:
    """Yield the lines below the front matter: blocks, and headings with something to write."""
    for block in kind.blocks:
        if block not in (SOURCES, SIDE_BY_SIDE):
            yield from (f"/// {block} | {identifier}", "///", "")
    headings = kind.headings or (("Sources",) if SOURCES in kind.blocks else ())
    for heading in headings:
        yield from (f"## {heading}", "")
        if heading == "Side by side":
            yield from (f"/// {SIDE_BY_SIDE}", f"    models: [{PLACEHOLDER}, {PLACEHOLDER}]", "///", "")
        elif heading != "Sources":
            yield from (PLACEHOLDER, "")
    if SOURCES in kind.blocks:
        yield from (f"/// {SOURCES}", "///", "")


def _written(field: Field, indent: str, library: Library, given: str | None = None) -> list[str]:
    """Return the lines of a field, with what it means above it."""
    names = f" Names {field.names}." if field.names else ""
    note = f"{indent}# {field.means}{names} As in: {field.example}"
    return [note, *_value(f"{indent}{field.name}:", field.schema, indent, library, field.names, given)]


def _value(start: str, schema: Any, indent: str, library: Library, names: str, given: str | None) -> list[str]:
    if given is not None:
        return [f"{start} {given}"]
    origin, arguments = get_origin(schema), get_args(schema)
    if origin is Literal:
        return [f'{start} "{PLACEHOLDER}"  # {" | ".join(map(str, arguments))}']
    if origin in (UnionType, Union):
        return _value(start, arguments[0], indent, library, names, None)
    if part_of(schema) is schema:
        return [start, *_parts(schema, f"{indent}  ", library)]
    if origin is tuple and part_of(schema):
        first, *more = _parts(part_of(schema), f"{indent}    ", library, again=False)
        return [start, f"{indent}  - {first.lstrip()}", *more]
    if origin is tuple:
        return [f"{start} [{PLACEHOLDER}]"]
    if origin is not None and issubclass(origin, Mapping):
        lines = [start]
        for key in _keys(names, library) or (PLACEHOLDER,):
            lines += _value(f"{indent}  {key}:", arguments[1], f"{indent}  ", library, "", None)
        return lines
    return [f"{start} {PLACEHOLDER}"]


def _parts(schema: Any, indent: str, library: Library, *, again: bool = True) -> list[str]:
    """Return the lines of the parts of a field; a judgement stands with each statement, which claims may replace."""
    wanted = [field for field in fields_of(schema) if field.asked_for or field.name == GROUND]
    lines = [
        line
        for field in wanted
        for line in _value(f"{indent}{field.name}:", field.schema, indent, library, field.names, None)
    ]
    return lines if again or lines else [f"{indent}{PLACEHOLDER}"]


def _keys(names: str, library: Library) -> Sequence[str]:
    """Return the keys that a mapping must have, where it needs every entry of a vocabulary."""
    known: dict[str, Sequence[Any]] = {"rows": library.rows, "decisions": library.decisions, "readers": library.readers}
    if names == "factors":
        return library.order.factors
    return [entry.id for entry in known.get(names, ())]


def _quoted(title: str) -> str:
    escaped = re.sub(r'(["\\])', r"\\\1", title)
    return f'"{escaped}"' if title else PLACEHOLDER


def has_page_of_its_own(kind: Kind) -> bool:
    """Say whether there are many pages of a kind, so that one can be added."""
    return kind not in SINGLE.values() and bool(kind.folder)
