"""Every page as Python-Markdown makes it, with its links and anchors: by the site's builder, or without it."""

import re
from collections.abc import Callable, Container, Iterable, Mapping
from functools import cached_property
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from sitebuild.extension import GuideExtension
from sitebuild.guide.guide import Guide
from sitebuild.reading.bodytext import citations
from sitebuild.reading.page import Page, read_data_file
from sitebuild.reading.problems import ContentError
from sitebuild.records.kinds import MODEL
from sitebuild.shown.site import Rendered, Written, split

OURS = "sitebuild.extension"
"""How mkdocs.yml names the extension that writes blocks and citations."""

READS_FILES = "calibration-figures"
"""The one block that reads files of its own, while it is written."""

_CITED = re.compile(r'data-claims="([^"]*)"')
_INTERNAL = re.compile(r"(?![a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


class Rendering(GuideExtension):
    """The site's extension for one guide, which keeps of each page where it leads.

    Pages are converted one after another, by whatever builder, and each is kept before the next one begins.
    """

    guide: Guide

    def __init__(self, guide: Guide) -> None:
        super().__init__(guide)
        self.pages: dict[str, Rendered] = {}
        self._parts: _Parts | None = None
        self._blocks: list[Written] = []
        self._texts: dict[tuple[str, str, str], str] = {}
        self._told_apart: tuple[Rendering, bool] | None = None

    def markup(self, block: str, argument: str, **options: Any) -> str:
        """Return what a block becomes, and note it."""
        text = self._markup(block, argument, options)
        self._blocks.append(Written(block, argument, options, text))
        return text

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Note the links and ids of each page, once they stand as the writer means them and before they are resolved."""
        super().extendMarkdown(md)
        self._parts = parts = _Parts(md)
        # Python-Markdown itself takes out the last of its marks at 0, and MkDocs, which comes later, resolves links.
        md.treeprocessors.register(parts, "note-parts", 0)

    def instead_of_ours(self, extensions: Iterable[Any]) -> list[Any]:
        """Return extensions of which the site's is this one, so that no block looks at the files of the guide."""
        return [self if extension == OURS else extension for extension in extensions]

    def keep(self, html: str, source: str) -> None:
        """Keep the page that has just been converted, which stands at `source`."""
        parts = self._parts or _Parts.of(html)  # mkdocs.yml may leave this extension out
        links = tuple(split(link, source) for link in parts.links if _INTERNAL.match(link))
        self.pages[source] = Rendered(html, links, tuple(parts.anchors), tuple(self._blocks))
        self._blocks = []

    def take_over(self, source: str, before: "Rendering") -> bool:
        """Keep the page at `source` as it was `before`, if all that it was made of is the same, and say whether it is.

        That is its text, what its blocks write, the claims that it cites, and what is marked on every page.
        """
        page, earlier, rendered = self.guide.library.pages[source], before.guide, before.pages.get(source)
        if (
            rendered is None
            or page.body != earlier.library.pages[source].body
            or self._everywhere != before._everywhere
        ):
            return False
        for written in rendered.blocks:
            if self._tells_the_same_as(before) and written.block != READS_FILES:
                continue
            if written.text != self._markup(written.block, written.argument, written.options):
                return False
        cited = {claim for claim, _, _ in citations(page)}
        cited.update(*(found.split() for written in rendered.blocks for found in _CITED.findall(written.text)))
        if any(self.guide.claims[claim] != earlier.claims[claim] for claim in cited):
            return False
        self.pages[source] = rendered
        return True

    def _markup(self, block: str, argument: str, options: Mapping[str, Any]) -> str:
        key = block, argument, repr(options)
        if key not in self._texts:
            self._texts[key] = super().markup(block, argument, **options)
        return self._texts[key]

    def _tells_the_same_as(self, before: "Rendering") -> bool:
        """Say whether nothing that a block may tell has changed: whatever else may have is the prose of pages."""
        if self._told_apart is None or self._told_apart[0] is not before:
            self._told_apart = before, _tell_the_same(self.guide, before.guide)
        return self._told_apart[1]

    @cached_property
    def _everywhere(self) -> Any:
        """Return what may be marked on any page: terms, and models by their names."""
        models = self.guide.library.of(MODEL).values()
        return self.guide.library.terms, [(model.id, model.facts.title, model.page_facts.look) for model in models]


def render(guide: Guide, leave_out: Container[str] = ()) -> dict[str, Rendered]:
    """Return every page of the guide as HTML, by its place below docs/, with the extensions that the site names."""
    rendering = Rendering(guide)
    waiting = [source for source in guide.library.pages if source not in leave_out]
    settings = _extensions(guide.library.root) if waiting else {}
    extensions = rendering.instead_of_ours(settings)
    for source in waiting:
        # A new one for each page: blocks and anchors remember what they have seen.
        md = Markdown(extensions=extensions, extension_configs=settings)
        rendering.keep(md.convert(guide.library.pages[source].body), source)
    return rendering.pages


def _tell_the_same(one: Guide, other: Guide) -> bool:
    """Say whether all that blocks tell is the same in two states of a guide. Prose is not; what it cites is."""
    pages, before = one.library.pages, other.library.pages
    if (one.assets, pages.keys(), _beside(one)) != (other.assets, before.keys(), _beside(other)):
        return False
    changed = (source for source, page in pages.items() if page is not before[source])
    return all(_told_of(pages[source]) == _told_of(before[source]) for source in changed)


def _beside(guide: Guide) -> Any:
    """Return what is told that stands in no page: the vocabulary, and how the trials of the quiz went."""
    return {name: page.front.data for name, page in guide.library.files.items()}, guide.knowledge.tried


def _told_of(page: Page) -> Any:
    return page.front.data, [claim for claim, _, _ in citations(page)], "/// who-decides" in page.body


class _Parts(Treeprocessor):
    """The links and ids of a page, taken from its elements, and from the HTML that its writer typed."""

    def __init__(self, md: Markdown | None = None) -> None:
        super().__init__(md)
        self.links: list[str] = []
        self.anchors: list[str] = []

    @classmethod
    def of(cls, html: str) -> "_Parts":
        """Return those of a page as HTML."""
        parts = cls()
        _Typed(parts._note).feed(html)
        return parts

    def run(self, root: Element) -> None:
        """Note those of the whole page."""
        for piece in self.md.htmlStash.rawHtmlBlocks:
            if isinstance(piece, Element):
                self._note_all(piece)
            elif "<" in piece:
                _Typed(self._note).feed(piece)
        self._note_all(root)

    def _note_all(self, root: Element) -> None:
        for part in root.iter():
            for name in ("href", "id"):
                if (value := part.get(name)) is not None:
                    self._note(part.tag, name, unescape(value.replace(AMP_SUBSTITUTE, "&")))

    def _note(self, tag: str, name: str, value: str) -> None:
        if name == "href" and tag == "a":
            self.links.append(value)
        elif name == "id":
            self.anchors.append(value)


class _Typed(HTMLParser):
    """Hands on every attribute of some HTML, with the name of its element."""

    def __init__(self, note: Callable[[str, str, str], None]) -> None:
        super().__init__()
        self._note = note

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Hand on the attributes of an element that have a value."""
        for name, value in attrs:
            if value is not None:
                self._note(tag, name, value)


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
    page, problems = read_data_file(root, file, "!ENV")
    if problems:
        raise ContentError(problems)
    for entry in (page.front.data.get("markdown_extensions") if isinstance(page.front.data, dict) else None) or ():
        # An extension stands alone, or as a mapping from its name to its settings, which may be empty.
        for name, options in (entry if isinstance(entry, dict) else {str(entry): None}).items():
            found[name] = options or {}
    return found
