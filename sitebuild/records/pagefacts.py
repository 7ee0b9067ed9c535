"""What only pages need: the facts in front matter that decide nothing, so that the engine carries none of them.

The facts that decide are the engine's own dataclasses, in `whichmodel.facts.knowledge`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sitebuild.records.worksheets import Worksheet
from whichmodel.facts.knowledge import Statement
from whichmodel.facts.sources import ClosedRecord


@dataclass(frozen=True)
class NextStep(ClosedRecord):
    """Where a reader goes after a page: `page` is a link from the root of docs/, `says` is why."""

    page: str
    says: str


@dataclass(frozen=True, kw_only=True)
class PageFacts(ClosedRecord):
    """What every page has: a sentence for search engines, the day of its last review, whom it helps.

    `situations` name entries of the way in by situation. `next` is the next step; records have one made for them.
    """

    description: str
    reviewed: date
    situations: tuple[str, ...] = ()
    next: NextStep | None = None


@dataclass(frozen=True)
class Look(ClosedRecord):
    """How a model looks everywhere: its mark (one of `MARKS`) and its colour on light and dark."""

    mark: str
    light: str
    dark: str


@dataclass(frozen=True, kw_only=True)
class Trait(Statement):
    """A model's cell in one row of the comparison tables: `level` is the short answer, one of the row's levels."""

    level: str


@dataclass(frozen=True, kw_only=True)
class Decides(Statement):
    """Who takes one decision under a model."""

    who: Literal["you", "together", "supplier"]


@dataclass(frozen=True, kw_only=True)
class ModelPage(PageFacts):
    """A model's page: its look, its cell for every row of the tables, and who takes each decision under it."""

    look: Look
    traits: Mapping[str, Trait]
    decides: Mapping[str, Decides]


@dataclass(frozen=True, kw_only=True)
class SourcePage(PageFacts):
    """A source's page: what kind of text it is, what of it we read, and its public address where it has one.

    `said_by` names the voice in a sentence, with what it sells; empty where title and role say enough.
    """

    role: Literal["vendor article", "public guide", "law", "study"]
    read: str
    address: str = ""
    said_by: str = ""


@dataclass(frozen=True)
class Search(ClosedRecord):
    """How the search treats a page: it leaves out what only makers of the guide read."""

    exclude: bool = False


@dataclass(frozen=True, kw_only=True)
class PlainPage(PageFacts):
    """A page that is no record, with the files to take along that it explains.

    `hide` and `template` are for the theme and mean what they mean there.
    """

    title: str
    worksheets: tuple[Worksheet, ...] = ()
    hide: tuple[Literal["navigation", "toc"], ...] = ()
    template: Literal["", "home.html"] = ""
    search: Search = Search()


@dataclass(frozen=True, kw_only=True)
class ComparisonPage(PageFacts):
    """A page that compares models."""

    title: str
    models: tuple[str, ...]


@dataclass(frozen=True)
class Disagreement(ClosedRecord):
    """A question on which sources differ: what each side says, and what a reader should do about it."""

    id: str
    asks: str
    sides: tuple[Statement, ...]
    advice: Statement


@dataclass(frozen=True, kw_only=True)
class DisagreementsPage(PlainPage):
    """The page on where the sources disagree."""

    disagreements: tuple[Disagreement, ...]


@dataclass(frozen=True)
class ReadinessQuestion(ClosedRecord):
    """A question to put to yourself: what a good and a bad answer sound like, and what to do after a bad one.

    `factor` names the question of the quiz that asks the same, if there is one.
    """

    id: str
    ask: str
    right: Statement
    wrong: Statement
    then: Statement
    factor: str = ""


@dataclass(frozen=True, kw_only=True)
class ReadinessPage(PlainPage):
    """The page on whether you can direct the work."""

    questions: tuple[ReadinessQuestion, ...]


@dataclass(frozen=True)
class Term(ClosedRecord):
    """A word of the field: its other names, what it means, and the page that says more.

    A definition without claims is our own. `tooltip` says whether its first use on a page explains it.
    """

    id: str
    name: str
    says: str
    also: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    page: str = ""
    tooltip: bool = True


@dataclass(frozen=True, kw_only=True)
class GlossaryPage(PlainPage):
    """The glossary."""

    terms: tuple[Term, ...]
