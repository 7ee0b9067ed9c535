"""Blocks about sources and claims, and the list of everything that a page cites."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from sitebuild.guide import Guide
from sitebuild.html import element, joined
from sitebuild.schemas import SOURCE
from whichmodel.knowledge import Source

NOTE = "our-judgement-"
"""How the anchors of judgements begin."""

KIND_LABELS = {
    "advantage": "Advantage",
    "cause": "Cause",
    "comparison-row": "Comparison",
    "decision-question": "Question to ask",
    "definition": "Definition",
    "does-not-fit-when": "Does not fit when",
    "engagement-term": "Term of engagement",
    "failure-mode": "Failure",
    "fits-when": "Fits when",
    "myth": "Myth",
    "ownership": "Who owns what",
    "perspective": "Point of view",
    "practical-example": "Example",
    "recovery": "Recovery",
    "symptom": "Symptom",
    "trade-off": "Trade-off",
}


def claim_link(guide: Guide, claim: str) -> str:
    """Return the link to a claim on its source's page, from the root of docs/."""
    source, _ = guide.claims[claim]
    return f"/sources/{source.id}.md#{claim}"


def publisher(source: Source) -> str:
    """Return who published a source, in words."""
    return source.publisher or "Publisher not named"


def source_facts(guide: Guide, source: str) -> Element:
    """Return who published a source, when, and what the publisher sells."""
    facts = guide.library.of(SOURCE)[source].facts
    made = element("dl", class_="wm-source")
    rows = (("Publisher", publisher(facts)), ("Date", facts.date), ("What the publisher sells", facts.sells))
    for term, description in (*rows, ("Claims", str(len(facts.claims)))):
        made.append(element("dt", term))
        made.append(element("dd", description))
    return made


def source_claims(guide: Guide, source: str) -> Element:
    """Return every claim of a source with its anchor, and where the guide uses it."""
    box = element("div", class_="wm-claims")
    for claim in guide.library.of(SOURCE)[source].facts.claims:
        article = element("article", id=claim.id, class_="wm-claim")
        kind = element("span", KIND_LABELS.get(claim.kind, claim.kind), class_="wm-claim-kind")
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
    # Sources in the order in which the page first cites them.
    for identifier in dict.fromkeys(guide.claims[claim][0].id for claim in numbers):
        source = guide.library.of(SOURCE)[identifier].facts
        cited = [(number, claim) for claim, number in numbers.items() if guide.claims[claim][0].id == identifier]
        title = element("a", source.title, href=f"/sources/{source.id}.md")
        into.append(element("p", title, f". {publisher(source)}. Sells: {source.sells}", class_="wm-source-tag"))
        listed = element("ol", class_="wm-sources")
        for number, claim in cited:
            link = element("a", "Claim", href=claim_link(guide, claim), class_="wm-claim-link")
            link.set("aria-label", f"Claim {number} on the page of its source")
            listed.append(element("li", guide.claims[claim][1].says, " ", link, value=str(number)))
        into.append(listed)


def notes_list(judgements: Sequence[str], into: Element) -> None:
    """Add the reasons of our own judgements in the tables of a page, each with its anchor."""
    if not judgements:
        return
    into.append(element("p", "Our judgement in the table above, and why", class_="wm-source-tag"))
    listed = element("ol", class_="wm-notes")
    listed.extend(element("li", text, id=f"{NOTE}{number}") for number, text in enumerate(judgements, 1))
    into.append(listed)
