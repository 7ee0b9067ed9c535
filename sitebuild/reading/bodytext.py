"""The body of a page as its writer meant it: code is not read for blocks, headings or citations.

A citation in running text is written `[@claim-id]`, or several as `[@first; @second]`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from sitebuild.reading.page import AT_ONCE, Page

# The builder reads a fence that is never closed as text, and code between backticks ends with its paragraph.
_FENCED = re.compile(r"^(?P<fence>`{3,}+|~{3,}+).*\n(?:.*\n)*?(?P=fence)[^\S\n]*$", re.MULTILINE)
_CODE = re.compile(r"(?<![`\\])(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)", re.DOTALL)
_BETWEEN_PARAGRAPHS = re.compile(r"(\n\s*\n)")

CITATION = r"\[@([a-z0-9-]+(?:\s*;\s*@[a-z0-9-]+)*)\]"
CLAIM_ID = re.compile(r"[a-z0-9-]+")
_CITATION = re.compile(CITATION)
_MEANT = re.compile(r"(?<!\\)\[\s*@[^\]\n]*\]?")


@lru_cache(AT_ONCE)
def without_code(page: Page) -> str:
    """Return the body with every character of code replaced by a blank, so that all places stay as they are."""
    paragraphs = _BETWEEN_PARAGRAPHS.split(_FENCED.sub(_blank, page.body))
    return "".join(_CODE.sub(_blank, paragraph) for paragraph in paragraphs)


def lines_without_code(page: Page) -> Iterator[tuple[int, str]]:
    """Return every line of the body, code left out, with its number in the file."""
    yield from enumerate(without_code(page).split("\n"), page.body_line)


def _place_in(page: Page, text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return page.body_line + before.count("\n"), offset - before.rfind("\n")


@lru_cache(AT_ONCE)
def citations(page: Page) -> tuple[tuple[str, int, int], ...]:
    """Return every claim id cited in the body of `page`, with its line and column in the file."""
    text = without_code(page)
    return tuple(
        (claim[0], *_place_in(page, text, claim.start()))
        for match in _CITATION.finditer(text)
        for claim in CLAIM_ID.finditer(text, match.start(1), match.end(1))
    )


def misspelt_citations(page: Page) -> Iterator[tuple[str, int, int]]:
    """Return what begins as a citation in the body of `page` and is none, with its line and column in the file."""
    text = without_code(page)
    for match in _MEANT.finditer(text):
        if not _CITATION.match(text, match.start()):
            yield match[0], *_place_in(page, text, match.start())


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
