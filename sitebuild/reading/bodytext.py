"""The body of a page as its writer meant it: code is not read for blocks, headings or citations.

A citation in running text is written `[@claim-id]`, or several as `[@first; @second]`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from sitebuild.reading.files import place_in
from sitebuild.reading.page import AT_ONCE, Page

_FENCE = re.compile(r"(`{3,}|~{3,})")
_TICKS = re.compile(r"(?<!\\)(?<!`)`+")
_BETWEEN_PARAGRAPHS = re.compile(r"(\n\s*\n)")

CITATION = r"\[@([a-z0-9-]+(?:\s*;\s*@[a-z0-9-]+)*)\]"
CLAIM_ID = re.compile(r"[a-z0-9-]+")
_CITATION = re.compile(CITATION)
# In square brackets, in others, or in none.
_MEANT = re.compile(
    r"(?<!\\)\[\s*@[^\]\n]*\]?|[({]@[a-z0-9][a-z0-9;@ -]*[)}]|(?<![\w\[\\;(/.])@[a-z0-9]+-[a-z0-9-]+\]?"
)


@lru_cache(AT_ONCE)
def fences(page: Page) -> tuple[tuple[int, int | None], ...]:
    """Return the first and the last line of every fence, counted in the body from 0; None where it is never closed.

    The builder reads a fence that is never closed as text.
    """
    lines = page.body.split("\n")
    begun = {i: match[1] for i, line in enumerate(lines) if (match := _FENCE.match(line))}
    # A line that is nothing but the same fence closes it.
    ends: dict[str, list[int]] = {}
    for i, fence in begun.items():
        if lines[i].rstrip() == fence:
            ends.setdefault(fence, []).append(i)
    found: list[tuple[int, int | None]] = []
    inside = -1
    for i, fence in begun.items():
        if i > inside:
            last = _next_after(ends.get(fence, []), i)
            found.append((i, last))
            inside = i if last is None else last
    return tuple(found)


@lru_cache(AT_ONCE)
def without_code(page: Page) -> str:
    """Return the body with every character of code replaced by a blank, so that all places stay as they are."""
    lines = page.body.split("\n")
    for first, last in fences(page):
        for i in range(first, (first - 1 if last is None else last) + 1):
            lines[i] = " " * len(lines[i])
    return "".join(map(_without_spans, _BETWEEN_PARAGRAPHS.split("\n".join(lines))))


def _next_after(places: list[int], place: int) -> int | None:
    found = bisect_right(places, place)
    return places[found] if found < len(places) else None


def _without_spans(paragraph: str) -> str:
    """Blank what stands between backticks, which ends with its paragraph."""
    if "`" not in paragraph:
        return paragraph
    runs = list(_TICKS.finditer(paragraph))
    places: dict[str, list[int]] = {}
    for run in runs:
        places.setdefault(run[0], []).append(run.start())
    parts, done = [], 0
    for run in runs:
        later = _next_after(places[run[0]], run.start())
        if run.start() >= done and later is not None:
            end = later + len(run[0])
            parts += [paragraph[done : run.start()], re.sub(r"[^\n]", " ", paragraph[run.start() : end])]
            done = end
    return "".join([*parts, paragraph[done:]])


def lines_without_code(page: Page) -> Iterator[tuple[int, str]]:
    """Return every line of the body, code left out, with its number in the file."""
    yield from enumerate(without_code(page).split("\n"), page.body_line)


def place_in_file(page: Page, text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column in the file of a place in a text that is as long as the body."""
    line, column = place_in(text, offset)
    return page.body_line + line - 1, column


@lru_cache(AT_ONCE)
def citations(page: Page) -> tuple[tuple[str, int, int], ...]:
    """Return every claim id cited in the body of `page`, with its line and column in the file."""
    text = without_code(page)
    return tuple(
        (claim[0], *place_in_file(page, text, claim.start()))
        for match in _CITATION.finditer(text)
        for claim in CLAIM_ID.finditer(text, match.start(1), match.end(1))
    )


@lru_cache(AT_ONCE)
def misspelt_citations(page: Page) -> tuple[tuple[str, int, int], ...]:
    """Return what begins as a citation in the body of `page` and is none, with its line and column in the file."""
    text = without_code(page)
    found = (match for match in _MEANT.finditer(text) if not _CITATION.match(text, match.start()))
    return tuple((match[0], *place_in_file(page, text, match.start())) for match in found)
