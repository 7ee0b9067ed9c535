"""The built site as pages whose elements and text can be asked for."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    """The elements of a built page, its readable text, and the targets of the links in its article."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.links: list[str] = []
        self._open: list[str] = []
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember an element."""
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        if tag == "a" and "article" in self._open:
            self.links.append(attributes.get("href", ""))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Remember text that a reader sees, code left out: it may show how blocks are written."""
        if not {"script", "style", "code"} & set(self._open):
            self.text += data

    def all(self, tag: str) -> list[dict[str, str]]:
        """Return the attributes of every element with this tag."""
        return [attributes for name, attributes in self.elements if name == tag]


def address_of(source: str) -> str:
    """Return the address of a page from the root of the site, by its path below docs/."""
    address = re.sub(r"(^|/)index$", "", source.removesuffix(".md"))
    return f"{address}/" if address else ""


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Page]:
    """Return every page of the built site by its address from the root."""
    return {
        file.relative_to(site).as_posix().removesuffix("index.html"): Page(file)
        for file in sorted(site.rglob("*.html"))
    }
