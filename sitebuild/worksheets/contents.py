"""What stands in a file to take along, as plain data that every form is written from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sitebuild.guide.guide import Guide
from sitebuild.guide.pageend import address
from sitebuild.records.kinds import MODEL, SOURCE
from sitebuild.records.vocabulary import ROLES
from sitebuild.records.worksheets import Reference, Worksheet, WorksheetPart, WorksheetRow
from whichmodel.facts.sources import Claim

MARKS = {"needed": "Needed", "useful": "Useful", "wrong": "Does not belong here"}
"""What a mark means, to somebody with a draft contract; a row without a question is left out."""

STRUCK = "Strike it out: it belongs to another model."
SUPPLIER = "Supplier’s lead"
LETTERS = {"you": ("A, R", "C"), "together": ("A, R", "R"), "supplier": ("C", "A, R")}
"""By who decides: the letters of the one on your side who answers for such decisions, and of the supplier’s lead."""


@dataclass(frozen=True)
class Table:
    """A table of a file. Of its columns the first `given` have text, the others are left to fill in."""

    title: str
    says: str
    columns: tuple[str, ...]
    given: int
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Contents:
    """A file without its form: what it is for, its tables, what they rest on, and where it comes from.

    Cells name sources by their numbers, which count from 1. `guide` is what the guide is called, `page` the title of the
    page about it, `address` that of this page, empty where the guide has none, and `day` when it was last reviewed.
    """

    title: str
    purpose: str
    notes: tuple[str, ...]
    tables: tuple[Table, ...]
    sources: tuple[str, ...]
    see: tuple[Reference, ...]
    guide: str
    page: str
    address: str
    day: date


def models_of(guide: Guide, sheet: Worksheet) -> tuple[str, ...]:
    """Return the models of which each has a file of its own; of most worksheets there is one for all, named ``""``."""
    return guide.library.order.models if sheet.for_each_model else ("",)


def contents(guide: Guide, sheet: Worksheet, model: str = "") -> Contents:
    """Return what stands in a file, for the model that is named if there is one for each."""
    place, _ = guide.library.worksheets[sheet.id]
    cited = _Cited(guide)
    if sheet.decisions:
        parts = list(_raci(guide, model, cited))
    else:
        parts = [_table(guide, part, model, cited) for part in sheet.parts]
    about = f": {guide.library.of(MODEL)[model].facts.title.lower()}" if model else ""
    return Contents(
        title=f"{sheet.title}{about}",
        purpose=sheet.purpose,
        notes=sheet.notes,
        tables=tuple(part for part in parts if part.rows),
        sources=tuple(cited.sources()),
        see=sheet.see,
        guide=guide.name,
        page=guide.title_of(place),
        address=f"{guide.address}{address(place)}" if guide.address else "",
        day=guide.library.records[place].page_facts.reviewed,
    )


def _table(guide: Guide, part: WorksheetPart, model: str, cited: "_Cited") -> Table:
    """Return a part, with what is known of its rows beside what each says, behind the first column."""
    rows = [row for row in part.rows if not model or row.marks.get(model) != "none"]
    beside: dict[str, list[str]] = {}
    if any(row.weight is not None for row in rows):
        beside["Weight"] = [str(row.weight) for row in rows]
    if part.marked:
        beside["Under this model"] = [MARKS[row.marks[model]] for row in rows]
    columns = (*part.columns, *part.folded)
    given = (*columns[:1], *beside, *columns[1:])
    blank = ("",) * len(part.fill)
    written = []
    for number, row in enumerate(rows):
        first, *more = _cells(guide, part, row, model, cited)
        written.append((first, *(each[number] for each in beside.values()), *more, *blank))
    written += [("",) * (len(given) + len(blank))] * part.blank_rows
    return Table(part.title, part.says, (*given, *part.fill), len(given), tuple(written))


def _cells(guide: Guide, part: WorksheetPart, row: WorksheetRow, model: str, cited: "_Cited") -> list[str]:
    cells = list(row.cells)
    if row.model:
        cells.insert(0, guide.library.of(MODEL)[row.model].facts.title)
    if row.marks.get(model) == "wrong":
        # What a clause might say is of no use where it is to be struck out.
        cells[len(part.columns) :] = [STRUCK, *[""] * len(part.folded)][: len(part.folded)]
    else:
        cells[-1] += cited.numbers(row.claims)
    return cells


class _Cited:
    """The claims on which a file rests, source by source, in the order in which its rows name them."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self.found: dict[str, list[Claim]] = {}

    def numbers(self, claims: Iterable[str]) -> str:
        """Note claims, and return the numbers of their sources, to stand behind a sentence."""
        numbers = dict[int, None]()
        for source, claim in self.guide.cited(claims):
            self.found.setdefault(source.id, []).append(claim)
            numbers[list(self.found).index(source.id) + 1] = None
        word = "source" if len(numbers) == 1 else "sources"
        return f" ({word} {', '.join(map(str, numbers))})" if numbers else ""

    def sources(self) -> Iterator[str]:
        """Yield each source with the places that are cited of it, its address, and what its publisher sells."""
        for identifier, claims in self.found.items():
            record = self.guide.library.of(SOURCE)[identifier]
            source, public = record.facts, record.page_facts.address
            places = "; ".join(dict.fromkeys(claim.locator for claim in claims))
            read = f"; {source.extent}" if source.extent else ""
            there = f" {public}" if public else ""
            yield f"{source.publisher}: {source.title} ({places}{read}).{there} Sells: {source.sells}"


def _raci(guide: Guide, model: str, cited: "_Cited") -> Iterator[Table]:
    decides = guide.library.of(MODEL)[model].page_facts.decides
    # Where no decision is the supplier's even in part, there is none.
    supplied = any(each.who != "you" for each in decides.values())
    rows = []
    for decision in guide.library.decisions:
        said = decides[decision.id]
        yours, theirs = LETTERS[said.who]
        letters = [yours if role == decision.held_by else "I" for role in ROLES]
        meant = f"{said.says}{cited.numbers(said.claims)}"
        rows.append((decision.label, *letters, *([theirs] if supplied else []), meant, ""))
    roles = (*ROLES.values(), *([SUPPLIER] if supplied else []))
    columns = ("Decision", *roles, "How it is meant")
    says = "R: does it. A: answers for it, one person only. C: is asked before. I: is told after."
    yield Table("Who is who", "", ("Role", "Name"), 1, tuple((role, "") for role in roles))
    yield Table("Who does what", says, (*columns, "Agreed"), len(columns), tuple(rows))
