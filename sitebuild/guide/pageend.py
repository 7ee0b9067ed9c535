"""What a page tells the theme: what it says of itself, how it ends, and how the search weighs it.

At its end stand the next step, the situations in which the page helps, and its file. In the search, what explains comes
first, and records of our own work do not come at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from sitebuild.guide.guide import Guide
from sitebuild.records.kinds import CASE, COMPARISON, FACTOR, FAILURE_MODE, GLOSSARY, MODEL, PATTERN, SOURCE, Kind
from sitebuild.records.pagefacts import NextStep, PlainPage

QUIZ, RECOVERY, DISAGREEMENTS, SITUATIONS = "quiz/index.md", "recovery.md", "disagreements.md", "situations.md"
RECOVERY_ANCHOR = "from-"
"""How the anchors of models on the page of recovery begin."""

SAYS: Mapping[Kind, str] = {
    MODEL: "See whether it fits your own work: answer a few questions.",
    FACTOR: "Answer this question for your own work, and see what follows.",
    PATTERN: "Find out whether this combination is yours.",
    CASE: "Answer the same questions for your own work.",
    SOURCE: "See where the sources disagree, and what to do about it.",
    FAILURE_MODE: "Leave the wrong model without a gap.",
}
"""Why a reader takes the next step from a record, by its kind."""

LEADS_TO: Mapping[Kind, str] = {SOURCE: DISAGREEMENTS, FAILURE_MODE: RECOVERY}
"""Where that leads, by kind; to the quiz from all others, and where a guide has no such page."""


BOOST: Mapping[Kind, float] = {MODEL: 8, GLOSSARY: 4, FAILURE_MODE: 2, COMPARISON: 2, SOURCE: 0.5}
"""By kind of page: how many times as much its words count. What the guide says comes before what sources say."""

DECISIONS = "about/decisions/"
"""Where the pages begin that only makers of the guide read. Others say so themselves, by `search: {exclude: true}`."""


@dataclass(frozen=True)
class Link:
    """A link for the theme's templates: an address from the root of the site, and its words."""

    url: str
    text: str


@dataclass(frozen=True)
class PageEnd:
    """What the theme shows at the end of a page. `file` is the path of the page in the project, `reviewed` a day in words."""

    file: str
    reviewed: str
    next: Link | None
    next_says: str
    situations: tuple[Link, ...]


def page_facts(guide: Guide, source: str) -> dict[str, Any]:
    """Return all that the page at `source` tells the theme and the search."""
    record = guide.library.records[source]
    # The theme escapes nothing, and puts the description into an attribute.
    description = escape(record.page_facts.description)
    facts = {**record.page.front.data, "description": description, "reviewed": record.page_facts.reviewed}
    return {**facts, **search_settings(guide, source), "page_end": page_end(guide, source)}


def next_step(guide: Guide, source: str) -> NextStep | None:
    """Return where a reader goes after the page at `source`: what it names itself, or what its kind leads to."""
    pages, record = guide.library.pages, guide.library.records[source]
    named: NextStep | None = record.page_facts.next
    if named is not None:
        return named
    page = next((page for page in (LEADS_TO.get(record.kind), QUIZ) if page in pages), None)
    if page and record.kind in SAYS:
        anchor = f"#{RECOVERY_ANCHOR}{record.facts.running[0]}" if page == RECOVERY else ""
        return NextStep(f"/{page}{anchor}", SAYS[record.kind])
    # A page that names nothing leads back to the list in which it stands.
    index = f"{source.rpartition('/')[0]}/index.md"
    if index in pages and index != source:
        return NextStep(f"/{index}", "See what else stands in this part of the guide.")
    return None


def page_end(guide: Guide, source: str) -> PageEnd:
    """Return what stands at the end of the page at `source`."""
    record, step = guide.library.records[source], next_step(guide, source)
    said = {situation.id: situation.says for situation in guide.library.situations}
    situations = (Link(address(f"/{SITUATIONS}#{name}"), said[name]) for name in record.page_facts.situations)
    link = Link(address(step.page), guide.title_of(step.page)) if step else None
    day = record.page_facts.reviewed
    reviewed = f"{day.day} {day:%B %Y}"
    return PageEnd(record.page.path, reviewed, link, step.says if step else "", tuple(situations))


def address(link: str) -> str:
    """Return the address, from the root of the site, of a link to a page from the root of docs/."""
    page, mark, anchor = link.lstrip("/").partition("#")
    folder, slash, name = page.rpartition("/")
    page = f"{folder}{slash}" if name == "index.md" else page.removesuffix(".md") + "/"
    return f"{page or './'}{mark}{anchor}"


def search_settings(guide: Guide, source: str) -> dict[str, Any]:
    """Return what the page at `source` tells the search: its weight, and the other names of its model.

    The theme's search counts `tags` most of all, so who knows a model by another name finds it first.
    """
    record = guide.library.records[source]
    if source.startswith(DECISIONS) or (isinstance(record.page_facts, PlainPage) and record.page_facts.search.exclude):
        return {"search": {"exclude": True}}
    boost = BOOST.get(record.kind, 1)
    names = record.facts.also if record.kind is MODEL else ()
    return {"search": {"boost": boost}, **({"tags": list(names)} if names else {})}
