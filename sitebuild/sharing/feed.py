"""The feed of changes, from the dated parts of the changelog."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from markdown import markdown

from sitebuild.sharing.publication import LICENCE, Publication

CHANGELOG = "CHANGELOG.md"
PLACE = "feed.xml"
ATOM = "http://www.w3.org/2005/Atom"
MOVED = "recommendations changed"
"""What the changelog says where somebody is told something else than before."""

_DATED = re.compile(r"^#{2,3} (?:.* )?(\d{4}-\d{2}-\d{2})$", re.MULTILINE)


@dataclass(frozen=True)
class Changes:
    """What changed on one day, as Markdown."""

    day: date
    text: str

    @property
    def title(self) -> str:
        """The day, and whether recommendations changed."""
        return f"Changes of {self.day.day} {self.day:%B %Y}{f': {MOVED}' if MOVED in self.text else ''}"


def changes(changelog: str) -> Iterator[Changes]:
    """Yield what stands below each heading that ends with a day, in the order of the changelog."""
    _, *parts = _DATED.split(changelog)
    for day, text in zip(parts[::2], parts[1::2], strict=True):
        # A heading without a day ends what changed on one.
        yield Changes(date.fromisoformat(day), re.split(r"^## ", text, maxsplit=1, flags=re.MULTILINE)[0].strip())


def feed(root: Path, publication: Publication) -> str:
    """Return the feed of a guide that has an address, from the changelog in `root`: newest first, one entry for a day."""
    entries = sorted(changes((root / CHANGELOG).read_text(encoding="utf-8")), key=lambda each: each.day, reverse=True)
    address = publication.at(PLACE)
    whole = Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    _say(whole, "id", address)
    _say(whole, "title", f"Changes of {publication.name}")
    _say(whole, "updated", _moment(entries[0].day))
    SubElement(whole, "link", {"rel": "self", "type": "application/atom+xml", "href": address})
    SubElement(whole, "link", {"rel": "alternate", "type": "text/html", "href": publication.address})
    _say(SubElement(whole, "author"), "name", publication.name)
    _say(whole, "rights", LICENCE)
    for each in entries:
        entry = SubElement(whole, "entry")
        _say(entry, "id", f"{address}#{each.day.isoformat()}")
        _say(entry, "title", each.title)
        _say(entry, "updated", _moment(each.day))
        if MOVED in each.text:
            SubElement(entry, "category", {"term": MOVED})
        _say(entry, "content", markdown(each.text, tab_length=2)).set("type", "html")
    indent(whole)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(whole, encoding="unicode")}\n'


def _say(parent: Element, name: str, text: str) -> Element:
    element = SubElement(parent, name)
    element.text = text
    return element


def _moment(day: date) -> str:
    """Return a day as the feed wants it: the moment at which it begins."""
    return f"{day.isoformat()}T00:00:00Z"
