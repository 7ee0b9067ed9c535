"""Blocks about sources and claims, and the list of everything that a page cites."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from sitebuild.blocks import tables
from sitebuild.blocks.html import element, joined
from sitebuild.guide.guide import Guide
from sitebuild.records.groups import GROUPS
from sitebuild.records.kinds import MODEL, RECORD_KINDS, SOURCE
from sitebuild.records.vocabulary import CLAIM_KINDS
from sitebuild.rules.coverage import coverage
from whichmodel.facts.knowledge import Source

NOTE = "our-judgement-"
"""How the anchors of judgements begin."""

SHORT_LIST = 8
"""Up to how many claims the list of sources stands open; a longer one would keep the next step out of sight."""


def claim_link(guide: Guide, claim: str) -> str:
    """Return the link to a claim on its source's page, from the root of docs/."""
    source, _ = guide.claims[claim]
    return f"/sources/{source.id}.md#{claim}"


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
    facts = guide.library.of(SOURCE)[source].facts
    made = element("dl", class_="wm-source")
    page = guide.library.of(SOURCE)[source].page_facts
    rows = (("Kind", page.role.capitalize()), ("Publisher", publisher(facts)), ("Date", facts.date))
    about = (("What the publisher sells", facts.sells), ("What we read", page.read))
    for term, description in (*rows, *about, ("Claims", str(len(facts.claims)))):
        made.append(element("dt", term))
        made.append(element("dd", description))
    if page.address:
        made.append(element("dt", "Address"))
        made.append(element("dd", element("a", page.address, href=page.address)))
    return made


def source_claims(guide: Guide, source: str) -> Element:
    """Return every claim of a source with its anchor, and where the guide uses it."""
    box = element("div", class_="wm-claims")
    for claim in guide.library.of(SOURCE)[source].facts.claims:
        article = element("article", id=claim.id, class_="wm-claim")
        kind = element("span", CLAIM_KINDS[claim.kind], class_="wm-claim-kind")
        permalink = element("a", "Link to this claim", href=f"#{claim.id}", class_="wm-claim-link")
        article.append(element("p", claim.says, class_="wm-claim-text"))
        article.append(element("p", kind, " · ", permalink, class_="wm-claim-about"))
        uses = guide.uses.get(claim.id, [])
        if uses:
            links = joined((element("a", title, href=link) for title, link in uses), ", ")
            article.append(element("p", "Used in: ", *links, class_="wm-used"))
        else:
            article.append(element("p", "No page uses this claim.", class_="wm-used"))
        box.append(article)
    return box


def cited_list(guide: Guide, numbers: Mapping[str, int], into: Element) -> None:
    """Fill a box with everything that a page cites: source by source, each claim under its number."""
    if not numbers:
        return
    # Sources in the order in which the page first cites them.
    order = list(dict.fromkeys(guide.claims[claim][0].id for claim in numbers))
    words = f"{_counted(len(numbers), 'claim')} from {_counted(len(order), 'source')}"
    folded = element("details", element("summary", words), class_="wm-fold")
    if len(numbers) <= SHORT_LIST:
        folded.set("open", "open")
    into.append(folded)
    for identifier in order:
        source = guide.library.of(SOURCE)[identifier].facts
        cited = [(number, claim) for claim, number in numbers.items() if guide.claims[claim][0].id == identifier]
        title = element("a", source.title, href=f"/sources/{source.id}.md")
        folded.append(element("p", title, f". {publisher(source)}. Sells: {source.sells}", class_="wm-source-tag"))
        listed = element("ol", class_="wm-sources")
        for number, claim in cited:
            link = element("a", "Claim", href=claim_link(guide, claim), class_="wm-claim-link")
            link.set("aria-label", f"Claim {number} on the page of its source")
            listed.append(element("li", guide.claims[claim][1].says, " ", link, value=str(number)))
        folded.append(listed)


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def notes_list(judgements: Sequence[str], into: Element) -> None:
    """Add the reasons of our own judgements in the tables of a page, each with its anchor."""
    if not judgements:
        return
    into.append(element("p", "Our judgement in the table above, and why", class_="wm-source-tag"))
    listed = element("ol", class_="wm-notes")
    listed.extend(element("li", text, id=f"{NOTE}{number}") for number, text in enumerate(judgements, 1))
    into.append(listed)


def sellers(guide: Guide) -> Element:
    """Return a table of who published each text that speaks for somebody, and what they sell; studies are left out."""
    names = ("Source", "Publisher", "What the publisher sells", "Claims")
    body = element("tbody")
    groups = GROUPS[SOURCE]
    for role in groups.headings:
        if role == "study":
            continue
        for record in (record for record in guide.records(SOURCE) if groups.of(record) == role):
            title = element("th", element("a", record.facts.title, href=record.link), scope="row")
            cells = (publisher(record.facts), record.facts.sells, str(len(record.facts.claims)))
            body.append(element("tr", title, *(element("td", cell) for cell in cells)))
    head = element("tr", *(element("th", name, scope="col") for name in names))
    return tables.scrolling(element("table", element("thead", head), body), "Who says it, and what they sell")


def guide_figures(guide: Guide) -> Element:
    """Return what the guide counts today: records of every kind, claims, and how many rest on a source."""
    library = guide.library
    made = element("dl", class_="wm-source")
    counts = [(f"{kind.folder.replace('-', ' ').capitalize()}", len(library.of(kind))) for kind in RECORD_KINDS]
    for each in coverage(library):
        name = f"Claims of every {each.role}"
        made.append(element("dt", name))
        made.append(element("dd", f"{each.used} of {each.claims} are used by a page"))
    cells = [cell for record in library.of(MODEL).values() for cell in record.page_facts.traits.values()]
    sourced = sum(1 for cell in cells if cell.claims)
    counts.append(("Pages", len(library.pages)))
    for term, count in counts:
        made.append(element("dt", term))
        made.append(element("dd", str(count)))
    made.append(element("dt", "Cells of the comparison table"))
    made.append(element("dd", f"{sourced} of {len(cells)} rest on a source; the others on our judgement alone"))
    return made
