"""Blocks that list records: an index of a kind, and the way in by symptom."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from sitebuild.blocks.html import append, element, grouped, joined
from sitebuild.blocks.parts import chip
from sitebuild.blocks.sources import publisher
from sitebuild.guide.guide import Guide
from sitebuild.records.groups import GROUPS
from sitebuild.records.kinds import FAILURE_MODE, MODEL, RECORD_KINDS, Kind
from sitebuild.records.library import Record
from whichmodel.facts.knowledge import Symptom


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
            title = element("h2", heading, id=f"all-{name.replace(' ', '-')}")
            append(box, [title, _index(guide, kind, found)])
    return box


def _index(guide: Guide, kind: Kind, records: Iterable[Record]) -> Element:
    made = element("ul", class_=f"wm-index wm-index--{kind.folder}")
    for record in records:
        link = chip(guide, record.id) if kind is MODEL else element("a", record.facts.title, href=record.link)
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
    box = element("div", class_="wm-symptom-index")
    for group, symptoms in grouped(guide.library.symptoms, lambda symptom: symptom.group).items():
        listed = element("dl", class_="wm-symptom-list")
        for symptom in symptoms:
            append(listed, _symptom(guide, symptom))
        append(box, [element("h2", group), listed])
    return box


def _symptom(guide: Guide, symptom: Symptom) -> tuple[Element, Element]:
    shown = sorted(
        (record for record in guide.library.of(FAILURE_MODE).values() if symptom.id in record.facts.symptoms),
        key=lambda record: (-record.facts.symptoms[symptom.id], record.facts.title),
    )
    if len(shown) == 1:
        # With one page behind it the symptom itself is the link.
        link = element("a", symptom.says, href=shown[0].link)
        return element("dt", link, id=symptom.id), element("dd", shown[0].facts.title)
    links = joined((element("a", record.facts.title, href=record.link) for record in shown), "; ")
    return element("dt", symptom.says, id=symptom.id), element("dd", *links)


def pair_index(guide: Guide) -> Element:
    """Return every page that compares two models, in the declared order of the models."""
    made = element("ul", class_="wm-index wm-index--compare")
    for record in guide.library.comparisons():
        link = element("a", record.page_facts.title, href=record.link)
        made.append(element("li", link, element("p", record.page_facts.description)))
    return made
