"""What finishes a page once its blocks stand: numbers of citations, the list of sources, tables and links."""

from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from sitebuild.blocks.words import grouped
from sitebuild.blocks.writing import chip, fill
from sitebuild.guide.guide import Guide
from sitebuild.records.kinds import MODEL

NOTE = "our-judgement-"
"""How the anchors of judgements begin."""

SHORT_LIST = 8
"""Up to how many claims the list of sources stands open; a longer one would keep the next step out of sight."""


def number_citations(guide: Guide, root: Element) -> None:
    """Number the citations of a page in reading order, and fill its lists of sources and of our own judgements."""
    numbers: dict[str, int] = {}
    _close_up(root)
    for waiting in root.iter("sup"):
        for claim in waiting.attrib.pop("data-claims", "").split():
            if len(waiting):
                waiting[-1].tail = AtomicString(", ")
            waiting.append(_numbered(guide, claim, numbers.setdefault(claim, len(numbers) + 1)))
    judgements: list[str] = []
    for note in root.iter("a"):
        if judgement := note.attrib.pop("data-judgement", ""):
            judgements.append(judgement)
            note.set("href", f"#{NOTE}{len(judgements)}")
            note.text = AtomicString("our judgement")
    # Sources stand in the order in which the page first cites them.
    cited = grouped(numbers, lambda claim: guide.claims[claim][0].id)
    listed = {"numbers": numbers, "cited": cited, "judgements": judgements, "NOTE": NOTE, "SHORT_LIST": SHORT_LIST}
    for place in root.iter("div"):
        if place.get("class") == "wm-page-sources":
            place.extend(fill(guide, "cited", **listed))


def _close_up(root: Element) -> None:
    """Set every citation right behind the sentence before it, without the space that writers leave."""
    for parent in root.iter():
        before: Element | None = None
        for child in parent:
            if child.tag == "sup" and "data-claims" in child.attrib:
                if before is None:
                    parent.text = (parent.text or "").rstrip()
                else:
                    before.tail = (before.tail or "").rstrip()
            before = child


def _numbered(guide: Guide, claim: str, number: int) -> Element:
    source, facts = guide.claims[claim]
    place = "; ".join(filter(None, (facts.locator, source.extent)))
    note = f"{source.publisher}: {facts.says} ({place}) Sells: {source.sells}"
    link = Element("a", {"href": f"/sources/{source.id}.md#{claim}", "title": note})
    link.set("aria-label", f"Source {number}: {source.title}")
    link.text = AtomicString(str(number))
    return link


def finish_tables(guide: Guide, root: Element) -> None:
    """Give every plain table below `root` a box that scrolls, and every head cell that names a model its chip."""
    number = 0
    models = {record.facts.title: record.id for record in guide.library.of(MODEL).values()}
    for parent in list(root.iter()):
        for position, table in enumerate(list(parent)):
            if table.tag != "table" or "class" in table.attrib:
                continue
            table.set("class", "wm-table")
            heads = list(table.iter("th"))
            for each in heads:
                name = "".join(each.itertext()).strip()
                if name in models and each.get("scope") != "row":
                    each.clear()
                    each.append(chip(guide, models[name]))
            if parent.get("role") == "region":
                continue  # a block made it, with its box
            # Each region of a page needs a name of its own.
            number += 1
            name = f"Table {number}: {''.join(heads[0].itertext()).strip()}"
            box = Element("div", {"class": "wm-table-scroll", "tabindex": "0", "role": "region", "aria-label": name})
            box.append(table)
            parent[position], box.tail, table.tail = box, table.tail, None


def add_fragments(_: Guide, root: Element) -> None:
    """Put pre-filled answers, or names of files, behind the links that wait for them, once the builder has resolved these.

    Before that the builder would take the answers for an anchor of a page, and a file that is made only later for one
    that is missing.
    """
    for link in root.iter("a"):
        if fragment := link.attrib.pop("data-fragment", ""):
            link.set("href", f"{link.get('href')}#{fragment}")
        if file := link.attrib.pop("data-file", ""):
            link.set("href", f"{link.get('href')}{file}")
