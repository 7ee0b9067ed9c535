"""What a page says of itself in the words of schema.org, as JSON-LD, by the kind of its record."""

import json
from collections.abc import Iterator
from typing import Any

from sitebuild.guide.guide import Guide
from sitebuild.records.kinds import DISAGREEMENTS, GLOSSARY
from sitebuild.records.library import Record
from sitebuild.sharing.publication import HOME, LICENCE, Publication

Node = dict[str, Any]


def linked_data(guide: Guide, source: str, publication: Publication, image: str) -> str:
    """Return what stands in the data block of the page at `source`, with the whole address of its picture, or none.

    No `<` is in it, so that nothing can end the block. What needs an address is left out where the guide has none.
    """
    nodes = [_without_gaps(node) for node in _nodes(guide, source, publication, image)]
    text = json.dumps({"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def trail(guide: Guide, source: str) -> list[str]:
    """Return the pages under which the one at `source` stands, from the home page to itself."""
    folders = source.split("/")[:-1]
    above = [HOME, *("/".join((*folders[: depth + 1], HOME)) for depth in range(len(folders)))]
    return [*(page for page in above if page in guide.library.records and page != source), source]


def _nodes(guide: Guide, source: str, publication: Publication, image: str) -> Iterator[Node]:
    record = guide.library.records[source]
    address = publication.page(source)
    whole = {"@type": "WebSite", "name": publication.name, "url": publication.address}
    if source == HOME:
        yield {**whole, "description": publication.description, "inLanguage": "en", "license": LICENCE}
    yield {
        "@type": "Article",
        "headline": record.page.front.data["title"],
        "description": record.page_facts.description,
        "dateModified": record.page_facts.reviewed.isoformat(),
        "inLanguage": "en",
        "license": LICENCE,
        "url": address,
        "image": image,
        "isPartOf": _without_gaps(whole),
    }
    if record.kind is GLOSSARY:
        yield _glossary(record, publication)
    if record.kind is DISAGREEMENTS:
        yield _questions(record)
    pages = trail(guide, source)
    if address and len(pages) > 1:
        names = [publication.name, *map(guide.title_of, pages[1:])]
        yield {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": place, "name": name, "item": publication.page(page)}
                for place, (name, page) in enumerate(zip(names, pages, strict=True), 1)
            ],
        }


def _glossary(record: Record, publication: Publication) -> Node:
    terms = [
        {
            "@type": "DefinedTerm",
            "name": term.name,
            "alternateName": list(term.also),
            "description": term.says,
            "url": publication.page(record.page.source, f"#{term.id}"),
        }
        for term in record.page_facts.terms
    ]
    return {
        "@type": "DefinedTermSet",
        "name": record.page_facts.title,
        "hasDefinedTerm": list(map(_without_gaps, terms)),
    }


def _questions(record: Record) -> Node:
    """Return each question with our answer; what the sides say stands on the page, with who says it."""
    questions = [
        {"@type": "Question", "name": each.asks, "acceptedAnswer": {"@type": "Answer", "text": each.advice.says}}
        for each in record.page_facts.disagreements
    ]
    return {"@type": "FAQPage", "mainEntity": questions}


def _without_gaps(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in ("", [])}
