"""Every page as Python-Markdown makes it, with its links and anchors, without the site's builder."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath
from typing import Any
from urllib.parse import unquote

from markdown import Markdown

from sitebuild.extension import GuideExtension
from sitebuild.guide.guide import ContentError, Guide
from sitebuild.reading.page import read_text
from sitebuild.reading.problems import Problem
from sitebuild.reading.yaml import YamlError, read_yaml

OURS = "sitebuild.extension"
"""How mkdocs.yml names the extension that writes blocks and citations."""

_INTERNAL = re.compile(r"(?![a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


@dataclass(frozen=True)
class Rendered:
    """A page as HTML, before the builder resolves its links. `source` is its place below docs/."""

    source: str
    html: str

    @cached_property
    def _parts(self) -> "_Parts":
        parts = _Parts()
        parts.feed(self.html)
        return parts

    @property
    def anchors(self) -> frozenset[str]:
        """Every id that a link can lead to."""
        return frozenset(self._parts.anchors)

    @property
    def repeated_anchors(self) -> list[str]:
        """Every id that more than one element has."""
        return [anchor for anchor, count in Counter(self._parts.anchors).items() if count > 1]

    def links(self) -> Iterator[tuple[str, str]]:
        """Return target page and anchor (either may be the page itself or empty) of every link within the guide."""
        for link in self._parts.links:
            if not _INTERNAL.match(link):
                continue
            path, _, anchor = link.partition("#")
            # An anchor with '=' carries answers to the quiz and names no place.
            yield self._target(unquote(path)), "" if "=" in anchor else anchor

    def _target(self, path: str) -> str:
        if not path:
            return self.source
        if path.startswith("/"):
            return path[1:]
        return normpath(str(Path(self.source).parent / path))


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


def render(guide: Guide) -> dict[str, Rendered]:
    """Return every page of the guide as HTML, by its place below docs/, with the extensions that the site names."""
    names, settings = _extensions(guide.library.root)
    # Ours writes this very guide, without a look at its files for every block.
    extensions = [GuideExtension(guide) if name == OURS else name for name in names]
    rendered: dict[str, Rendered] = {}
    for source, page in guide.library.pages.items():
        # A new one for each page: blocks and anchors remember what they have seen.
        markdown = Markdown(extensions=extensions, extension_configs=settings)
        rendered[source] = Rendered(source, markdown.convert(page.body))
    return rendered


def _extensions(root: Path) -> tuple[list[str], dict[str, dict[str, Any]]]:
    """Return the extensions that mkdocs.yml names, and the settings of each.

    Raises:
        ContentError: where mkdocs.yml cannot be read.
    """
    configuration = root / "mkdocs.yml"
    # The first three are always there under MkDocs.
    named = ["toc", "tables", "fenced_code"]
    settings: dict[str, dict[str, Any]] = {}
    if not configuration.is_file():
        return [*named, OURS], settings
    text, problems = read_text(root, configuration)
    try:
        data = read_yaml(text).data
    except YamlError as error:
        problems.append(Problem(configuration.name, error.line, error.column, "yaml", error.message))
    if problems:
        raise ContentError(problems)
    for entry in (data.get("markdown_extensions") if isinstance(data, dict) else None) or ():
        # An extension stands alone, or as a mapping from its name to its settings, which may be empty.
        for name, options in (entry if isinstance(entry, dict) else {str(entry): None}).items():
            named.append(name)
            settings[name] = options or {}
    return named, settings
