"""The body of a page as its writer meant it: code is not read for blocks, headings or citations."""

import re
from collections.abc import Iterator

from sitebuild.reading.page import Page

# The builder reads a fence that is never closed as text, and code between backticks ends with its paragraph.
_FENCED = re.compile(r"^(?P<fence>`{3,}+|~{3,}+).*\n(?:.*\n)*?(?P=fence)[^\S\n]*$", re.MULTILINE)
_CODE = re.compile(r"(?<![`\\])(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)", re.DOTALL)
_BETWEEN_PARAGRAPHS = re.compile(r"(\n\s*\n)")


def without_code(page: Page) -> str:
    """Return the body with every character of code replaced by a blank, so that all places stay as they are."""
    paragraphs = _BETWEEN_PARAGRAPHS.split(_FENCED.sub(_blank, page.body))
    return "".join(_CODE.sub(_blank, paragraph) for paragraph in paragraphs)


def lines_without_code(page: Page) -> Iterator[tuple[int, str]]:
    """Return every line of the body, code left out, with its number in the file."""
    yield from enumerate(without_code(page).split("\n"), page.body_line)


def place_in(page: Page, text: str, offset: int) -> tuple[int, int]:
    """Return line and column, in the file, of an offset in a text as long as the body of `page`."""
    before = text[:offset]
    return page.body_line + before.count("\n"), offset - before.rfind("\n")


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
