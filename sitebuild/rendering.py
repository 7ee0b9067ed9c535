"""Every page as Python-Markdown makes it, with its links and anchors, without the site's builder."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath
from typing import Any

from markdown import Markdown
from ruamel.yaml import YAML

from sitebuild.guide import Guide

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

    def links(self) -> Iterator[tuple[str, str]]:
        """Return target page and anchor (either may be the page itself or empty) of every link within the guide."""
        for link in self._parts.links:
            if not _INTERNAL.match(link):
                continue
            path, _, anchor = link.partition("#")
            # An anchor with '=' carries answers to the quiz and names no place.
            yield self._target(path), "" if "=" in anchor else anchor

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
    extensions, settings = _extensions(guide.library.root)
    settings["sitebuild.extension"] = {"root": str(guide.library.root)}
    rendered: dict[str, Rendered] = {}
    for source, page in guide.library.pages.items():
        # A new one for each page: blocks and anchors remember what they have seen.
        markdown = Markdown(extensions=extensions, extension_configs=settings)
        rendered[source] = Rendered(source, markdown.convert(page.body))
    return rendered


def _extensions(root: Path) -> tuple[list[str], dict[str, dict[str, Any]]]:
    configuration = root / "mkdocs.yml"
    # The first three are always there under MkDocs.
    named = ["toc", "tables", "fenced_code"]
    settings: dict[str, dict[str, Any]] = {}
    if not configuration.is_file():
        return [*named, "sitebuild.extension"], settings
    loader = YAML(typ="rt")
    for entry in loader.load(configuration.read_text(encoding="utf-8"))["markdown_extensions"]:
        if isinstance(entry, str):
            named.append(entry)
        else:
            for name, options in entry.items():
                named.append(str(name))
                settings[str(name)] = dict(options)
    return named, settings
