"""The body of a page without code and without blocks, which is what a writer's Markdown is looked for in."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from sitebuild.reading.bodytext import without_code
from sitebuild.reading.page import AT_ONCE, Page
from sitebuild.rules.block import opened_blocks


def running(page: Page, text: str) -> str:
    """Return a text as long as the body with every line of a block left blank."""
    lines = text.split("\n")
    for block in opened_blocks(page):
        first = block.line - page.body_line
        for i in range(first, first + len(block.inside) + (2 if block.closed else 1)):
            lines[i] = ""
    return "\n".join(lines)


@lru_cache(AT_ONCE)
def lines_of(page: Page) -> tuple[tuple[int, str], ...]:
    """Return every line of the body, with its number in the file, without code and blocks."""
    return numbered(page, without_code(page))


def numbered(page: Page, text: str) -> tuple[tuple[int, str], ...]:
    """Return every line of a text as long as the body, with its number in the file, without blocks."""
    return tuple(enumerate(running(page, text).split("\n"), page.body_line))


def paragraphs(lines: Iterable[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Yield the lines of everything that stands between empty lines."""
    gathered: list[tuple[int, str]] = []
    for number, line in (*lines, (0, "")):
        if line.strip():
            gathered.append((number, line))
        elif gathered:
            yield gathered
            gathered = []
