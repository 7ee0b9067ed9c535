"""Every page as it is shown, with its links and anchors, and how far each is from the home page."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote

from sitebuild.guide.guide import Guide

HOME = "index.md"

Link = tuple[str, str]
"""Where a link within the guide leads: a page, by its place below docs/, and an anchor there, or nothing."""


@dataclass(frozen=True)
class Written:
    """A block of a page as its writer called it, and the text that came of it."""

    block: str
    argument: str
    options: Mapping[str, Any]
    text: str


@dataclass(frozen=True)
class Rendered:
    """A page as HTML, its links within the guide as they are written, all ids in it, and what its blocks wrote."""

    html: str
    links: tuple[Link, ...]
    anchors: tuple[str, ...]
    blocks: tuple[Written, ...]


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


def split(link: str, source: str = "") -> Link:
    """Return where a link leads that stands on the page at `source`; from the root of docs/ if it begins with a slash."""
    path, _, anchor = link.partition("#")
    path = unquote(path)
    page = path[1:] if path.startswith("/") else normpath(join(dirname(source), path)) if path else source
    # An anchor with '=' carries answers to the quiz and names no place.
    return page, "" if "=" in anchor else anchor
