"""Citations in running text: `[@claim-id]`, or several as `[@first; @second]`."""

import re
from collections.abc import Iterator

from sitebuild.reading.bodytext import place_in, without_code
from sitebuild.reading.page import Page

CITATION = r"\[@([a-z0-9-]+(?:\s*;\s*@[a-z0-9-]+)*)\]"
CLAIM_ID = re.compile(r"[a-z0-9-]+")
_CITATION = re.compile(CITATION)
_MEANT = re.compile(r"(?<!\\)\[\s*@[^\]\n]*\]?")


def citations(page: Page) -> Iterator[tuple[str, int, int]]:
    """Return every claim id cited in the body of `page`, with its line and column in the file."""
    text = without_code(page)
    for match in _CITATION.finditer(text):
        for claim in CLAIM_ID.finditer(text, match.start(1), match.end(1)):
            yield claim[0], *place_in(page, text, claim.start())


def misspelt_citations(page: Page) -> Iterator[tuple[str, int, int]]:
    """Return what begins as a citation in the body of `page` and is none, with its line and column in the file."""
    text = without_code(page)
    for match in _MEANT.finditer(text):
        if not _CITATION.match(text, match.start()):
            yield match[0], *place_in(page, text, match.start())
