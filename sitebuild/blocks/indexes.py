"""Blocks that list records: an index of a kind, and the way in by symptom."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from sitebuild.blocks.html import element, joined
from sitebuild.blocks.parts import chip
from sitebuild.blocks.sources import publisher
from sitebuild.guide.guide import Guide
from sitebuild.records.groups import GROUPS
from sitebuild.records.kinds import FAILURE_MODE, MODEL, RECORD_KINDS, Kind
from sitebuild.records.library import Record


def record_index(guide: Guide, kind_name: str) -> Element:
    """Return every record of a kind with its link and one sentence."""
    kind = next(kind for kind in RECORD_KINDS if kind.name == kind_name)
    groups = GROUPS.get(kind)
    if groups is None:
        return _index(guide, kind, guide.records(kind))
    box = element("div", class_="wm-index-groups")
    for name, heading in groups.headings.items():
        found = [record for record in guide.records(kind) if groups.of(record) == name]
        if found:
            box.append(element("h2", heading, id=f"all-{name.replace(' ', '-')}"))
            box.append(_index(guide, kind, found))
    return box


def _index(guide: Guide, kind: Kind, records: Iterable[Record]) -> Element:
    made = element("ul", class_=f"wm-index wm-index--{kind.folder}")
    for record in records:
        link: Element = element("a", record.facts.title, href=record.link)
        if kind is MODEL:
            link = chip(guide, record.id)
        made.append(element("li", link, element("p", _sentence(record))))
    return made


def _sentence(record: Record) -> str:
    for name in ("summary", "says", "ask", "sells"):
        text = getattr(record.facts, name, "")
        if text:
            return f"{publisher(record.facts)}, {record.facts.date}." if name == "sells" else str(text)
    return str(record.page_facts.description)


def symptom_index(guide: Guide) -> Element:
    """Return every symptom by group, with the failure modes that show it, strongest first."""
    modes = guide.library.of(FAILURE_MODE)
    box = element("div", class_="wm-symptom-index")
    for group in dict.fromkeys(symptom.group for symptom in guide.library.symptoms):
        box.append(element("h2", group))
        made = element("dl", class_="wm-symptom-list")
        for symptom in guide.library.symptoms:
            if symptom.group != group:
                continue
            shown = sorted(
                (record for record in modes.values() if symptom.id in record.facts.symptoms),
                key=lambda record: (-record.facts.symptoms[symptom.id], record.facts.title),
            )
            # With one page behind it the symptom itself is the link.
            only = shown[0] if len(shown) == 1 else None
            says: Element | str = element("a", symptom.says, href=only.link) if only else symptom.says
            links = joined((element("a", record.facts.title, href=record.link) for record in shown), "; ")
            made.append(element("dt", says, id=symptom.id))
            made.append(element("dd", *([only.facts.title] if only else links)))
        box.append(made)
    return box


def pair_index(guide: Guide) -> Element:
    """Return every page that compares two models, in the declared order of the models."""
    made = element("ul", class_="wm-index wm-index--compare")
    for record in guide.library.comparisons():
        link = element("a", record.page_facts.title, href=record.link)
        made.append(element("li", link, element("p", record.page_facts.description)))
    return made
