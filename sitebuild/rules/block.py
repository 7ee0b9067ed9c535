"""Rules on blocks: that they exist, take what stands in them, are closed, and stand where a kind needs them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from sitebuild.reading.bodytext import lines_without_code
from sitebuild.reading.page import AT_ONCE, Page, read_data
from sitebuild.reading.problems import Problem, nearest
from sitebuild.records.blocknames import ANY_KIND, BLOCKS, OPTIONS, WORKSHEET, WORKSHEET_PART
from sitebuild.records.kinds import COMPARISON, MODEL, RECORD_KINDS, SINGLE, Kind, kind_of
from sitebuild.records.library import Library
from sitebuild.rules.names import names, unknown
from sitebuild.rules.register import Scope, rule

OPENING = re.compile(r"\s*(?P<slashes>/{3,})\s*(?P<name>[A-Za-z][\w-]*)\s*(?:\|\s*(?P<argument>.*?))?\s*$")
CLOSING = re.compile(r"\s*(?P<slashes>/{3,})\s*$")
SLASHES = re.compile(r" {0,3}(?=/{2,}(?:\s|$))")
INDENT = "    "

HOME_OF = {kind.blocks[0]: source for source, kind in SINGLE.items()}
"""By block that writes out the facts of one page: that page, below docs/."""


@dataclass
class Opened:
    """A block as it stands in a page: what its first line says, the lines up to its last, and whether that is there."""

    name: str
    argument: str
    slashes: str
    line: int
    column: int
    argument_column: int
    inside: list[str]
    closed: bool = False


@lru_cache(AT_ONCE)
def opened_blocks(page: Page) -> tuple[Opened, ...]:
    """Return every block that a page opens. Blocks do not stand within blocks."""
    return tuple(_opened(page))


def _opened(page: Page) -> Iterator[Opened]:
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
            current.inside.append(line)
    if current:
        yield current


@rule(Scope.RECORD)
def block(library: Library) -> Iterator[Problem]:
    """Every block that a page opens exists, takes what stands after its bar and inside it, and is closed.

    A name that nobody knows, or a block without its end, is shown as text.

    Wrong: /// page-source
    Right: /// page-sources
    """
    for page in library.pages.values():
        for opened in opened_blocks(page):
            if opened.name in BLOCKS:
                yield from _on_first_line(library, page, opened)
                yield from _on_inside(library, page, opened)
            else:
                message = f"'{opened.name}' is not a block; {nearest(opened.name, BLOCKS)}"
                yield page.problem_at(opened.line, opened.column, message)
        held = {
            number
            for opened in opened_blocks(page)
            for number in range(opened.line, opened.line + len(opened.inside) + 2)
        }
        for number, line in lines_without_code(page):
            if number not in held and (found := SLASHES.match(line)):
                message = (
                    "these slashes begin and end no block; write '/// name | argument', and '///' on a line of its own."
                )
                yield page.problem_at(number, found.end() + 1, message)


def _on_first_line(library: Library, page: Page, opened: Opened) -> Iterator[Problem]:
    name, argument, takes = opened.name, opened.argument, BLOCKS[opened.name]
    known, what = _known(library, page, takes)
    if isinstance(takes, str) and takes != ANY_KIND and (library.problems or page.source not in library.records):
        known = (argument,)  # what did not load may be what is named
    if argument and not takes:
        message = f"the block '{name}' takes nothing after '|'; delete '{argument}'."
        yield page.problem_at(opened.line, opened.argument_column, message)
    elif argument and argument not in known:
        message = f"'{argument}' is not a {what}; {nearest(argument, known)}"
        yield page.problem_at(opened.line, opened.argument_column, message)
    elif takes and not argument:
        yield page.problem_at(opened.line, opened.column, f"the block '{name}' needs a {what} after '|'.")
    if page.source != (home := HOME_OF.get(name, page.source)):
        message = f"the block '{name}' belongs on docs/{home}, where its facts stand; link there instead."
        yield page.problem_at(opened.line, opened.column, message)
    if not opened.closed:
        message = f"the block '{name}' is never closed; add a line '{opened.slashes}' after it."
        yield page.problem_at(opened.line, opened.column, message)


def _known(library: Library, page: Page, takes: Kind | str | None) -> tuple[Iterable[str], str]:
    """Return the names that a block may take on a page, and what they are."""
    if isinstance(takes, Kind):
        return library.ids(takes), takes.name
    if takes == WORKSHEET:
        return library.worksheets, WORKSHEET
    if takes == WORKSHEET_PART:
        sheets = (sheet for source, sheet in library.worksheets.values() if source == page.source)
        return {part.id for sheet in sheets for part in sheet.parts}, WORKSHEET_PART
    return {kind.name for kind in RECORD_KINDS}, "kind of record"


def _on_inside(library: Library, page: Page, opened: Opened) -> Iterator[Problem]:
    name, allowed, text = opened.name, OPTIONS.get(opened.name, ()), "\n".join(opened.inside).rstrip()
    if not opened.closed or not text:
        return
    for number, line in enumerate(opened.inside, opened.line + 1):
        if line.strip() and not (allowed and line.startswith(INDENT)):
            rest = f"but its options, each indented by {len(INDENT)} spaces" if allowed else "at all"
            yield page.problem_at(number, 1, f"the block '{name}' holds nothing {rest}; move this line.")
            return
    options, problems = read_data(page.path, text, opened.line + 1)
    yield from problems
    given = replace(page, front=options)
    if not isinstance(options.data, dict):
        yield given.problem("write options as 'name: [one, other]'.")
        return
    for key, value in options.data.items():
        if key not in allowed:
            message = f"'{key}' is not an option of the block '{name}'; {nearest(key, allowed)}"
            yield given.problem(message, key, key=True)
        elif not isinstance(value, list) or not value:
            yield given.problem(f"'{key}' is not a list; write '{key}: [one, other]'.", key)
        elif misnamed := list(_misnamed(library, given, key, value)):
            yield from misnamed
        elif key == "models" and kind_of(page.source) is COMPARISON and value != page.front.data.get("models"):
            message = "these are not the models that the front matter of this page names; make them the same."
            yield given.problem(message, key)


def _misnamed(library: Library, given: Page, key: str, value: list[Any]) -> Iterator[Problem]:
    named = [*names(tuple(str(name) for name in value), (key,))]
    if key == "models":
        for i, name in enumerate(value):
            if name in value[:i]:
                yield given.problem(f"'{name}' stands here twice; delete one.", key, i)
        yield from unknown(given, "model", named, library.ids(MODEL))
    elif "rows" in library.files:
        yield from unknown(given, "row of the comparison tables", named, (row.id for row in library.rows))


@rule(Scope.RECORD)
def required_block(library: Library) -> Iterator[Problem]:
    """A page holds the blocks that its kind needs, for its own record.

    Facts that no block shows are read by nobody.

    Wrong: (a page of a question without '/// factor-options | need')
    Right: /// factor-options | need
    """
    for page in library.pages.values():
        kind = kind_of(page.source)
        opened = {(each.name, each.argument) for each in opened_blocks(page)}
        for name in kind.blocks if page.has_body else ():
            argument = PurePosixPath(page.source).stem if isinstance(BLOCKS[name], Kind) else ""
            if (name, argument) not in opened:
                wanted = f"/// {name} | {argument}" if argument else f"/// {name}"
                yield page.problem_in_body(f"a {kind.name} page needs the block '{wanted}'; add it.")
