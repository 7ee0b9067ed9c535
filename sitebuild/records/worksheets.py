"""What a page says of the files that a reader takes along and fills in: tables with blank columns.

A worksheet stands in the front matter of the page about it. Its files are made from it, and the tables of that page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from whichmodel.facts.sources import ClosedRecord

Mark = Literal["needed", "useful", "wrong", "none"]
Format = Literal["docx", "csv", "md"]

WORKSHEETS = "take-along.md"
"""The page, below docs/, that lists all files; on the site they lie in its folder."""

FORMATS: Mapping[Format, str] = {"docx": "Word", "csv": "CSV", "md": "Markdown"}
"""The forms in which a worksheet comes, by the ending of the file, and how each is called."""


@dataclass(frozen=True, kw_only=True)
class WorksheetRow(ClosedRecord):
    """A row: a text for each column of its part that is not left to be filled in.

    `model` says which model the row is about. `weight` is how much it counts, in hundredths of the whole. `marks` say
    of each model what the row is under it. A row without claims is our own advice.
    """

    cells: tuple[str, ...]
    model: str | None = None
    weight: int | None = None
    marks: Mapping[str, Mark] = field(default_factory=dict)
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WorksheetPart(ClosedRecord):
    """One table: its columns, those that a page shows `folded` below it, those left to `fill` in, and its rows.

    `says` stands above it in a file. `blank_rows` is how many empty rows follow.
    """

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[WorksheetRow, ...]
    folded: tuple[str, ...] = ()
    fill: tuple[str, ...] = ()
    blank_rows: int = 0
    says: str = ""

    @property
    def marked(self) -> bool:
        """Whether its rows say something else under each model."""
        return any(row.marks for row in self.rows)


@dataclass(frozen=True, kw_only=True)
class Reference(ClosedRecord):
    """A public text that a file points to: what it is, and its address."""

    says: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Worksheet(ClosedRecord):
    """A file to take along: what it is for, in a sentence, when to use it, and how to fill it in.

    One of `decisions` shows who takes each decision under a model, as the pages of the models say.
    """

    id: str
    title: str
    purpose: str
    use: str
    notes: tuple[str, ...] = ()
    parts: tuple[WorksheetPart, ...] = ()
    decisions: bool = False
    formats: tuple[Format, ...] = ("docx", "csv", "md")
    see: tuple[Reference, ...] = ()

    @property
    def for_each_model(self) -> bool:
        """Whether there is one for each model."""
        return self.decisions or any(part.marked for part in self.parts)

    def file_name(self, form: Format, model: str = "") -> str:
        """Return how a file of it is called; with a model if there is one for each."""
        return f"{self.id}{f'-{model}' if model else ''}.{form}"
