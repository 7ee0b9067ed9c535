"""Rules on blocks: that they exist, take what stands in them, are closed, and stand where a kind needs them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sitebuild.reading.bodytext import lines_without_code
from sitebuild.reading.page import Page
from sitebuild.reading.problems import Problem, nearest
from sitebuild.reading.yaml import YamlError, read_yaml
from sitebuild.records.blocknames import ANY_KIND, BLOCKS, OPTIONS
from sitebuild.records.kinds import COMPARISON, MODEL, RECORD_KINDS, SINGLE, Kind, kind_of
from sitebuild.records.library import Library
from sitebuild.rules.register import rule

OPENING = re.compile(r"\s*(?P<slashes>/{3,})\s*(?P<name>[A-Za-z][\w-]*)\s*(?:\|\s*(?P<argument>.*?))?\s*$")
CLOSING = re.compile(r"\s*(?P<slashes>/{3,})\s*$")
INDENT = "    "

HOME_OF = {kind.blocks[0]: source for source, kind in SINGLE.items()}
"""By block that writes out the facts of one page: that page, below docs/."""

Message = tuple[str, int, int]
"""A message with its line and column."""


@dataclass
class Opened:
    """A block as it stands in a page: what its first line says, the lines up to its last, and whether that is there."""

    name: str
    argument: str
    slashes: str
    line: int
    column: int
    argument_column: int
    inside: list[tuple[int, str]]
    closed: bool = False


def opened_blocks(page: Page) -> Iterator[Opened]:
    """Return every block that a page opens. Blocks do not stand within blocks."""
    current: Opened | None = None
    for number, line in lines_without_code(page):
        if found := OPENING.match(line):
            if current:
                yield current
            columns = found.start("name") + 1, found.start("argument") + 1
            current = Opened(found["name"], found["argument"] or "", found["slashes"], number, *columns, [])
        elif current and (end := CLOSING.match(line)) and end["slashes"] == current.slashes:
            current.closed = True
            yield current
            current = None
        elif current:
            current.inside.append((number, line))
    if current:
        yield current


@rule
def block(library: Library) -> Iterator[Problem]:
    """Every block that a page opens exists, takes what stands after its bar and inside it, and is closed."""
    for page in library.pages.values():
        for opened in opened_blocks(page):
            for message, line, column in _messages(library, page, opened):
                yield Problem(page.path, line, column, "block", message)


def _messages(library: Library, page: Page, opened: Opened) -> Iterator[Message]:
    name, here = opened.name, (opened.line, opened.column)
    if name not in BLOCKS:
        yield f"'{name}' is not a block; {nearest(name, BLOCKS)}", *here
        return
    if message := _argument_message(library, name, opened.argument):
        yield message, opened.line, opened.argument_column if opened.argument else opened.column
    if page.source != (home := HOME_OF.get(name, page.source)):
        yield f"the block '{name}' belongs on docs/{home}, where its facts stand; link there instead.", *here
    if not opened.closed:
        yield f"the block '{name}' is never closed; add a line '{opened.slashes}' after it.", *here
        return
    options: list[tuple[int, str]] = []
    for number, line in opened.inside:
        if line.startswith(INDENT) and name in OPTIONS:
            options.append((number, line))
        elif line.strip():
            rest = f"but its options, each indented by {len(INDENT)} spaces" if name in OPTIONS else "at all"
            yield f"the block '{name}' holds nothing {rest}; move this line.", number, 1
            return
    if options:
        yield from _option_messages(library, page, opened.name, options)


def _argument_message(library: Library, name: str, argument: str) -> str:
    takes = BLOCKS[name]
    if takes is None:
        return f"the block '{name}' takes nothing after '|'; delete '{argument}'." if argument else ""
    if isinstance(takes, Kind):
        what, known = takes.name, library.ids(takes)
    else:
        assert takes == ANY_KIND
        what, known = "kind of record", frozenset(kind.name for kind in RECORD_KINDS)
    if not argument:
        return f"the block '{name}' needs a {what} after '|'."
    return "" if argument in known else f"'{argument}' is not a {what}; {nearest(argument, known)}"


def _option_messages(library: Library, page: Page, name: str, lines: list[tuple[int, str]]) -> Iterator[Message]:
    try:
        found = read_yaml("\n".join(line for _, line in lines), first_line=lines[0][0])
    except YamlError as error:
        yield error.message, error.line, error.column
        return
    if not isinstance(found.data, dict):
        yield "write options as 'name: [one, other]'.", *found.place(())
        return
    for key, value in found.data.items():
        place = found.place((key,))
        if key not in OPTIONS[name]:
            message = f"'{key}' is not an option of the block '{name}'; {nearest(key, OPTIONS[name])}"
            yield message, *found.place((key,), key=True)
        elif not isinstance(value, list) or not value:
            yield f"'{key}' is not a list; write '{key}: [one, other]'.", *place
        elif unknown := list(_unknown(library, key, value)):
            yield from ((message, *found.place((key, i))) for i, message in unknown)
        elif key == "models" and kind_of(page.source) is COMPARISON and value != page.front.data.get("models"):
            yield "these are not the models that the front matter of this page names; make them the same.", *place


def _unknown(library: Library, key: str, names: list[Any]) -> Iterator[tuple[int, str]]:
    what, known = "model", library.ids(MODEL)
    if key == "rows":
        what, known = "row of the comparison tables", frozenset(row.id for row in library.rows)
        if library.lacks("rows.yml"):
            return
    for i, name in enumerate(names):
        if not isinstance(name, str) or name not in known:
            yield i, f"'{name}' is not a {what}; {nearest(str(name), known)}"


@rule
def required_block(library: Library) -> Iterator[Problem]:
    """A page holds the blocks that its kind needs, for its own record."""
    for page in library.pages.values():
        if not page.has_body:
            continue
        kind = kind_of(page.source)
        stem = page.source.rpartition("/")[2].removesuffix(".md")
        opened = {(each.name, each.argument) for each in opened_blocks(page)}
        for name in kind.blocks:
            argument = stem if isinstance(BLOCKS[name], Kind) else ""
            if (name, argument) not in opened:
                wanted = f"/// {name} | {argument}" if argument else f"/// {name}"
                yield page.problem_in_body(
                    "required-block",
                    f"a {kind.name} page needs the block '{wanted}'; add it.",
                )
