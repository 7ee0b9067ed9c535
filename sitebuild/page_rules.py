"""Rules on the bodies of pages: blocks and headings."""

import re
from collections.abc import Iterator

from sitebuild.blocknames import ANY_KIND, BLOCKS, FOREIGN_BLOCKS
from sitebuild.library import Library
from sitebuild.page import Page
from sitebuild.problems import Problem, nearest
from sitebuild.rules import rule
from sitebuild.schemas import RECORD_KINDS, Kind, kind_of

OPENING = re.compile(r"/{3,}\s*(?P<name>[A-Za-z][\w-]*)\s*(?:\|\s*(?P<argument>.*?))?\s*$")
HEADING = re.compile(r"##\s+(?P<text>.*?)\s*(?:\{.*\})?\s*$")
DESCRIPTION_LENGTH = 160


def openings(page: Page) -> Iterator[tuple[str, str, int, int]]:
    """Return name, argument, line and column for every block that a page opens.

    The column is the argument's where the block is known and has one, else the name's.
    """
    for number, line in enumerate(page.body.split("\n"), page.body_line):
        if found := OPENING.match(line):
            argument = found["argument"] or ""
            yield (
                found["name"],
                argument,
                number,
                (found.start("argument") if argument and found["name"] in BLOCKS else found.start("name")) + 1,
            )


@rule
def block(library: Library) -> Iterator[Problem]:
    """Every block that a page opens exists, and takes what stands after its bar."""
    for page in library.pages.values():
        for name, argument, line, column in openings(page):
            if name in FOREIGN_BLOCKS:
                continue
            if name not in BLOCKS:
                yield Problem(page.path, line, column, "block", f"'{name}' is not a block; {nearest(name, BLOCKS)}")
                continue
            message = _argument_problem(library, name, argument)
            if message:
                yield Problem(page.path, line, column, "block", message)


def _argument_problem(library: Library, name: str, argument: str) -> str:
    takes = BLOCKS[name]
    if takes is None:
        return f"the block '{name}' takes nothing after '|'; delete '{argument}'." if argument else ""
    if isinstance(takes, Kind):
        what, known = takes.name, library.ids(takes)
    else:
        what, known = (
            "kind of record",
            frozenset(kind.name for kind in RECORD_KINDS) if takes == ANY_KIND else frozenset(),
        )
    if not argument:
        return f"the block '{name}' needs a {what} after '|'."
    return "" if argument in known else f"'{argument}' is not a {what}; {nearest(argument, known)}"


@rule
def required_block(library: Library) -> Iterator[Problem]:
    """A page holds the blocks that its kind needs, for its own record."""
    for page in library.pages.values():
        if not page.has_body:
            continue
        kind = kind_of(page.source)
        stem = page.source.rpartition("/")[2].removesuffix(".md")
        opened = {(name, argument) for name, argument, _, _ in openings(page)}
        for name in kind.blocks:
            argument = stem if isinstance(BLOCKS[name], Kind) else ""
            if (name, argument) not in opened:
                wanted = f"/// {name} | {argument}" if argument else f"/// {name}"
                yield Problem(
                    page.path,
                    page.body_line,
                    1,
                    "required-block",
                    f"a {kind.name} page needs the block '{wanted}'; add it.",
                )


@rule
def headings(library: Library) -> Iterator[Problem]:
    """A page has the headings of its kind's template, in their order."""
    for page in library.pages.values():
        kind = kind_of(page.source)
        if not kind.headings or not page.has_body:
            continue
        found = [match["text"] for line in page.body.split("\n") if (match := HEADING.match(line))]
        for heading in kind.headings:
            if heading not in found:
                yield Problem(
                    page.path,
                    page.body_line,
                    1,
                    "headings",
                    f"the heading '## {heading}' of the {kind.name} template is missing; add it.",
                )
        kept = [heading for heading in found if heading in kind.headings]
        if set(kept) == set(kind.headings) and tuple(kept) != kind.headings:
            yield Problem(
                page.path,
                page.body_line,
                1,
                "headings",
                f"the headings are not in the template's order: {' · '.join(kind.headings)}.",
            )


@rule
def description(library: Library) -> Iterator[Problem]:
    """A page's description fits into what search engines show, and no two pages share one."""
    seen: dict[str, str] = {}
    for page in library.pages.values():
        text = page.front.data.get("description")
        if not isinstance(text, str):
            continue
        if len(text) > DESCRIPTION_LENGTH:
            yield page.problem(
                "description",
                f"the description has {len(text)} characters; at most {DESCRIPTION_LENGTH} are shown: shorten it.",
                "description",
            )
        if text in seen:
            yield page.problem(
                "description",
                f"{seen[text]} has the same description; say what is special about this page.",
                "description",
            )
        seen[text] = page.path
