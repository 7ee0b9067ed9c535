"""The body of a page as its writer meant it: code is not read for blocks, headings or citations."""

import re
from collections.abc import Iterator

from sitebuild.reading.page import Page

_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})")
_CODE = re.compile(r"(?<![`\\])(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)", re.DOTALL)


def without_code(page: Page) -> str:
    """Return the body with every character of code replaced by a blank, so that all places stay as they are."""
    lines: list[str] = []
    fence = ""
    body = page.body.split("\n")
    for number, line in enumerate(body, 1):
        found = _FENCE.match(line)
        if found and not any(later.rstrip() == found["fence"] for later in body[number:]):
            # The builder reads a fence that is never closed as text.
            found = None
        closes = bool(fence) and line.rstrip() == fence
        if not fence and found:
            fence = found["fence"]
            lines.append(_blank(line))
        else:
            lines.append(_blank(line) if fence else line)
        if closes:
            fence = ""
    # Code between backticks ends with its paragraph.
    paragraphs = re.split(r"(\n\s*\n)", "\n".join(lines))
    return "".join(_CODE.sub(lambda match: _blank(match[0]), paragraph) for paragraph in paragraphs)


def lines_without_code(page: Page) -> Iterator[tuple[int, str]]:
    """Return every line of the body, code left out, with its number in the file."""
    yield from enumerate(without_code(page).split("\n"), page.body_line)


def place_in(page: Page, text: str, offset: int) -> tuple[int, int]:
    """Return line and column, in the file, of an offset in a text as long as the body of `page`."""
    before = text[:offset]
    return page.body_line + before.count("\n"), offset - before.rfind("\n")


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
