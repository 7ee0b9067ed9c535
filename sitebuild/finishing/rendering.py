"""Every page as Python-Markdown makes it, with its links and anchors, without the site's builder."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote

from markdown import Markdown

from sitebuild.extension import GuideExtension
from sitebuild.guide.guide import Guide
from sitebuild.reading.page import read_data_file
from sitebuild.reading.problems import ContentError

OURS = "sitebuild.extension"
"""How mkdocs.yml names the extension that writes blocks and citations."""

HOME = "index.md"

_INTERNAL = re.compile(r"(?![a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)

Link = tuple[str, str]
"""Where a link within the guide leads: a page, by its place below docs/, and an anchor there, or nothing."""


@dataclass(frozen=True)
class Rendered:
    """A page as HTML, before the builder resolves its links: its links within the guide, and all ids in it."""

    html: str
    links: tuple[Link, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True)
class Site:
    """The guide with every page rendered."""

    guide: Guide
    pages: Mapping[str, Rendered]

    @cached_property
    def clicks(self) -> dict[str, int]:
        """How many links at least lie between the home page and each page to which a chain of links leads."""
        clicks = {HOME: 0} if HOME in self.pages else {}
        waiting = list(clicks)
        for source in waiting:
            for target, _ in self.pages[source].links:
                if target in self.pages and target not in clicks:
                    clicks[target] = clicks[source] + 1
                    waiting.append(target)
        return clicks


def render(guide: Guide) -> dict[str, Rendered]:
    """Return every page of the guide as HTML, by its place below docs/, with the extensions that the site names."""
    settings = _extensions(guide.library.root)
    # Ours writes this very guide, without a look at its files for every block.
    extensions = [GuideExtension(guide) if name == OURS else name for name in settings]
    pages: dict[str, Rendered] = {}
    for source, page in guide.library.pages.items():
        # A new one for each page: blocks and anchors remember what they have seen.
        html = Markdown(extensions=extensions, extension_configs=settings).convert(page.body)
        parts = _Parts()
        parts.feed(html)
        links = (split(link, source) for link in parts.links if _INTERNAL.match(link))
        pages[source] = Rendered(html, tuple(links), tuple(parts.anchors))
    return pages


def split(link: str, source: str = "") -> Link:
    """Return where a link leads that stands on the page at `source`; from the root of docs/ if it begins with a slash."""
    path, _, anchor = link.partition("#")
    path = unquote(path)
    page = path[1:] if path.startswith("/") else normpath(join(dirname(source), path)) if path else source
    # An anchor with '=' carries answers to the quiz and names no place.
    return page, "" if "=" in anchor else anchor


class _Parts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember where the element leads, and that it can be led to."""
        for name, value in attrs:
            if value is not None and name == "href" and tag == "a":
                self.links.append(value)
            elif value is not None and name == "id":
                self.anchors.append(value)


def _extensions(root: Path) -> dict[str, dict[str, Any]]:
    """Return the extensions that mkdocs.yml names, each with its settings.

    Raises:
        ContentError: where mkdocs.yml cannot be read.
    """
    # The first three are always there under MkDocs.
    found: dict[str, dict[str, Any]] = {"toc": {}, "tables": {}, "fenced_code": {}}
    file = root / "mkdocs.yml"
    if not file.is_file():
        return found | {OURS: {}}
    page, problems = read_data_file(root, file)
    if problems:
        raise ContentError(problems)
    for entry in (page.front.data.get("markdown_extensions") if isinstance(page.front.data, dict) else None) or ():
        # An extension stands alone, or as a mapping from its name to its settings, which may be empty.
        for name, options in (entry if isinstance(entry, dict) else {str(entry): None}).items():
            found[name] = options or {}
    return found
