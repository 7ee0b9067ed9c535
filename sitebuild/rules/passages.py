"""The running prose of a page: its paragraphs and list items, and the sentences of its record.

Left out is what is not running prose: headings, tables and their cells, code, quotations, the names
and labels of records, and claims, which tell what somebody else says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sitebuild.reading.bodytext import lines_without_code
from sitebuild.reading.page import AT_ONCE, Page
from sitebuild.records.library import Library, Record
from sitebuild.records.pagefacts import Decides, Disagreement, NextStep, ReadinessQuestion, Term, Trait
from sitebuild.records.worksheets import Worksheet, WorksheetPart
from whichmodel.facts import knowledge as words

PROSE: dict[type, tuple[str, ...]] = {
    words.Statement: ("says", "judgement"),
    words.ReaderQuestion: ("asks", "says", "judgement"),
    words.Reader: ("wants",),
    words.Effect: ("because", "judgement"),
    words.Option: ("hint",),
    words.Factor: ("ask", "why", "hint", "from_whom"),
    words.Model: ("summary",),
    words.Part: ("because",),
    words.FirstStep: ("says",),
    words.Pattern: ("says", "does", "judgement", "seam", "missing", "helper"),
    words.FailureMode: ("summary",),
    words.Case: ("summary", "judgement"),
    # Cells of tables are no running prose; the reasons of our judgements below them are.
    Trait: ("judgement",),
    Decides: ("judgement",),
    Disagreement: ("asks",),
    ReadinessQuestion: ("ask",),
    Term: ("says",),
    NextStep: ("says",),
    Worksheet: ("purpose", "use", "notes"),
    WorksheetPart: ("says",),
}
"""By kind of part: which of its texts a page shows as running prose."""

_BLOCK = re.compile(r"\s*/{3,}")
_NO_PROSE = re.compile(r"\s*(#{1,6}\s|\||>|!!!|\?\?\?|<|\*\[|\[[^\]]+\]:\s)")
_ITEM = re.compile(r"^\s*([-*+]|\d+[.)]|:)\s+")
_CITATION = re.compile(r"\s*\[@[^\]]*\]")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)(\{[^}]*\})?")
_MARKS = re.compile(r"\{[^}]*\}|<[^>]+>|[*_`]+")
_ENDS = re.compile(r"[.!?…:]['\")”’]*$")
_SENTENCE = re.compile(r"(?<=[.!?])['\")”’]*\s+")


@dataclass(frozen=True)
class Passage:
    """One paragraph, list item or text of a record, without markup, and its place in the file."""

    text: str
    line: int
    column: int

    def sentences(self) -> list[str]:
        """Return the sentences, in order."""
        return [sentence.strip() for sentence in _SENTENCE.split(self.text) if sentence.strip()]


def passages(library: Library, source: str) -> tuple[Passage, ...]:
    """Return the running prose of the page at `source`, record first."""
    return passages_of(library.pages[source], library.records.get(source))


@lru_cache(AT_ONCE)
def passages_of(page: Page, record: Record | None) -> tuple[Passage, ...]:
    """Return the running prose of a page and of its record, if it has one; the record's first."""
    return (*(_of_record(record) if record else ()), *_of_body(page))


def _of_record(record: Record) -> Iterator[Passage]:
    for path, part in record.parts():
        for name in PROSE.get(type(part), ()):
            value = getattr(part, name)
            for i, text in enumerate(value if isinstance(value, tuple) else (value,)):
                if text.strip():
                    yield Passage(plain(text), *record.page.front.place((*path, name, i)))


def _of_body(page: Page) -> Iterator[Passage]:
    gathered: list[str] = []
    start = 0
    in_block = False
    # An empty line ends the last paragraph.
    for number, line in (*lines_without_code(page), (0, "")):
        marks_block = bool(_BLOCK.match(line))
        in_block ^= marks_block
        ends = not line.strip() or in_block or marks_block or bool(_NO_PROSE.match(line))
        if gathered and (ends or _ITEM.match(line)):
            yield Passage(plain(" ".join(gathered)), start, 1)
            gathered = []
        if not ends:
            start = start if gathered else number
            gathered.append(_ITEM.sub("", line, count=1).strip())


def plain(text: str) -> str:
    """Return a text without citations, links and marks of emphasis, ending as a sentence does."""
    text = _CITATION.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = " ".join(_MARKS.sub("", text).split())
    return text if not text or _ENDS.search(text) else f"{text}."
