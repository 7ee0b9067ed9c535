"""Blocks about sources and claims, and the list of everything that a page cites."""

from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from sitebuild.blocks import tables
from sitebuild.blocks.html import Child, append, definitions, element, folded, grouped, joined
from sitebuild.blocks.parts import CITED, NOTED
from sitebuild.guide.guide import Guide
from sitebuild.records.groups import GROUPS
from sitebuild.records.kinds import MODEL, RECORD_KINDS, SOURCE
from sitebuild.records.vocabulary import CLAIM_KINDS
from sitebuild.rules.coverage import coverage
from whichmodel.facts.knowledge import Claim, Source

PAGE_SOURCES = "wm-page-sources"
"""The class of the place in which a page lists what it cites."""

NOTE = "our-judgement-"
"""How the anchors of judgements begin."""

SHORT_LIST = 8
"""Up to how many claims the list of sources stands open; a longer one would keep the next step out of sight."""


def publisher(source: Source) -> str:
    """Return who published a source, in words."""
    return source.publisher or "Publisher not named"


def voice(guide: Guide, source: str) -> str:
    """Return how a source is named in a sentence, with what it is or sells."""
    record = guide.library.of(SOURCE)[source]
    # A study's title begins with its authors and year.
    name = record.facts.title.partition(":")[0] if record.page_facts.role == "study" else record.facts.title
    return record.page_facts.said_by or f"{name}, a {record.page_facts.role}"


def source_facts(guide: Guide, source: str) -> Element:
    """Return who published a source, when, and what the publisher sells."""
    record = guide.library.of(SOURCE)[source]
    facts, page = record.facts, record.page_facts
    said: list[tuple[str, Child]] = [
        ("Kind", page.role.capitalize()),
        ("Publisher", publisher(facts)),
        ("Date", facts.date),
        ("What the publisher sells", facts.sells),
        ("What we read", page.read),
        ("Claims", str(len(facts.claims))),
    ]
    if page.address:
        said.append(("Address", element("a", page.address, href=page.address)))
    return definitions(said, class_="wm-source")


def source_claims(guide: Guide, source: str) -> Element:
    """Return every claim of a source with its anchor, and where the guide uses it."""
    claims = guide.library.of(SOURCE)[source].facts.claims
    return element("div", *(_claim(guide, claim) for claim in claims), class_="wm-claims")


def _claim(guide: Guide, claim: Claim) -> Element:
    kind = element("span", CLAIM_KINDS[claim.kind], class_="wm-claim-kind")
    permalink = element("a", "Link to this claim", href=f"#{claim.id}", class_="wm-claim-link")
    links = joined((element("a", title, href=link) for title, link in guide.uses.get(claim.id, [])), ", ")
    return element(
        "article",
        element("p", claim.says, class_="wm-claim-text"),
        element("p", kind, " · ", permalink, class_="wm-claim-about"),
        element("p", *(["Used in: ", *links] if links else ["No page uses this claim."]), class_="wm-used"),
        id=claim.id,
        class_="wm-claim",
    )


def page_sources(_: Guide) -> Element:
    """Return the place of everything that the page cites; it is filled once the whole page is read."""
    return element("div", class_=PAGE_SOURCES, data_search_exclude="yes")


def number_citations(guide: Guide, root: Element) -> None:
    """Number the citations of a page in reading order, and fill its lists of sources and of our own judgements."""
    numbers: dict[str, int] = {}
    _close_up(root)
    for waiting in root.iter("sup"):
        claims = waiting.attrib.pop(CITED, "").split()
        links = (_numbered(guide, claim, numbers.setdefault(claim, len(numbers) + 1)) for claim in claims)
        append(waiting, joined(links, ", "))
    notes: list[str] = []
    for note in root.iter("a"):
        judgement = note.attrib.pop(NOTED, "")
        if judgement:
            notes.append(judgement)
            note.set("href", f"#{NOTE}{len(notes)}")
            note.text = AtomicString("our judgement")
    for place in root.iter("div"):
        if place.get("class") == PAGE_SOURCES:
            append(place, [*_cited(guide, numbers), *_noted(notes)])


def _close_up(root: Element) -> None:
    """Set every citation right behind the sentence before it, without the space that writers leave."""
    for parent in root.iter():
        before: Element | None = None
        for child in parent:
            if child.tag == "sup" and CITED in child.attrib:
                if before is None:
                    parent.text = (parent.text or "").rstrip()
                else:
                    before.tail = (before.tail or "").rstrip()
            before = child


def _numbered(guide: Guide, claim: str, number: int) -> Element:
    source, facts = guide.claims[claim]
    title, label = f"{publisher(source)}: {facts.says}", f"Source {number}: {source.title}"
    return element("a", str(number), href=_claim_link(guide, claim), title=title, aria_label=label)


def _claim_link(guide: Guide, claim: str) -> str:
    """Return the link to a claim on its source's page, from the root of docs/."""
    source, _ = guide.claims[claim]
    return f"/sources/{source.id}.md#{claim}"


def _cited(guide: Guide, numbers: Mapping[str, int]) -> Iterator[Element]:
    """Yield everything that a page cites, if anything: source by source, each claim under its number."""
    # Sources in the order in which the page first cites them.
    cited = grouped(numbers, lambda claim: guide.claims[claim][0].id)
    if not cited:
        return
    list_of_all = folded(f"{_counted(len(numbers), 'claim')} from {_counted(len(cited), 'source')}")
    if len(numbers) <= SHORT_LIST:
        list_of_all.set("open", "open")
    for identifier, claims in cited.items():
        source = guide.library.of(SOURCE)[identifier].facts
        title = element("a", source.title, href=f"/sources/{source.id}.md")
        listed = element("ol", class_="wm-sources")
        for claim in claims:
            number = numbers[claim]
            link = element("a", "Claim", href=_claim_link(guide, claim), class_="wm-claim-link")
            link.set("aria-label", f"Claim {number} on the page of its source")
            listed.append(element("li", guide.claims[claim][1].says, " ", link, value=str(number)))
        tag = element("p", title, f". {publisher(source)}. Sells: {source.sells}", class_="wm-source-tag")
        append(list_of_all, [tag, listed])
    yield list_of_all


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _noted(judgements: Sequence[str]) -> Iterator[Element]:
    """Yield the reasons of our own judgements in the tables of a page, if there are any, each with its anchor."""
    if judgements:
        yield element("p", "Our judgement in the table above, and why", class_="wm-source-tag")
        reasons = (element("li", text, id=f"{NOTE}{number}") for number, text in enumerate(judgements, 1))
        yield element("ol", *reasons, class_="wm-notes")


def sellers(guide: Guide) -> Element:
    """Return a table of who published each text that speaks for somebody, and what they sell; studies are left out."""
    groups = GROUPS[SOURCE]
    lines = []
    for role in groups.headings:
        for record in guide.records(SOURCE):
            if groups.of(record) == role != "study":
                title = element("a", record.facts.title, href=record.link)
                facts = (publisher(record.facts), record.facts.sells, str(len(record.facts.claims)))
                lines.append(tables.row(title, *facts))
    heads = tables.head("Source", "Publisher", "What the publisher sells", "Claims")
    return tables.scrolling(tables.table(heads, lines), "Who says it, and what they sell")


def guide_figures(guide: Guide) -> Element:
    """Return what the guide counts today: records of every kind, claims, and how many rest on a source."""
    library = guide.library
    cells = [cell for record in library.of(MODEL).values() for cell in record.page_facts.traits.values()]
    sourced = sum(1 for cell in cells if cell.claims)
    used = [
        (f"Claims of every {each.role}", f"{each.used} of {each.claims} are used by a page")
        for each in coverage(library)
    ]
    counts = [(kind.folder.replace("-", " ").capitalize(), str(len(library.of(kind)))) for kind in RECORD_KINDS]
    rest = f"{sourced} of {len(cells)} rest on a source; the others on our judgement alone"
    pages = ("Pages", str(len(library.pages)))
    return definitions([*used, *counts, pages, ("Cells of the comparison table", rest)], class_="wm-source")
