"""Citations in running text: `[@claim-id]`, or several as `[@first; @second]`."""

import re
from collections.abc import Iterator

from sitebuild.page import Page

CITATION = r"\[@([a-z0-9-]+(?:\s*;\s*@[a-z0-9-]+)*)\]"
_CITATION = re.compile(CITATION)
_ID = re.compile(r"[a-z0-9-]+")
_CODE = re.compile(r"`[^`\n]*`")


def citations(page: Page) -> Iterator[tuple[str, int, int]]:
    """Return every claim id cited in the body of `page`, with its line and column in the file."""
    fenced = False
    for number, line in enumerate(page.body.split("\n"), page.body_line):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        if fenced:
            continue
        bare = _CODE.sub(lambda match: " " * len(match[0]), line)
        for match in _CITATION.finditer(bare):
            for claim in _ID.finditer(bare, match.start(1), match.end(1)):
                yield claim[0], number, claim.start() + 1
