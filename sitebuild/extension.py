"""The site's features as a Python-Markdown extension: blocks, citations, and what finishes a page.

It knows nothing of MkDocs, so that it runs under any builder that uses Python-Markdown. Links are
written from the root of docs/ (`/models/x.md#anchor`); the builder resolves and checks them.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, ClassVar
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block, type_any

from sitebuild.blocks.finishers import add_fragments, finish_tables, number_citations
from sitebuild.blocks.tooltips import explain_terms
from sitebuild.blocks.writing import element, markup
from sitebuild.guide.guide import Guide, load_guide
from sitebuild.reading.bodytext import CITATION, CLAIM_ID
from sitebuild.records.blocknames import BLOCKS
from sitebuild.records.blocknames import OPTIONS as BLOCK_OPTIONS

FINISHERS: tuple[tuple[str, Callable[[Guide, Element], None], int], ...] = (
    # After all inline text stands (20), before the builder resolves links (0).
    ("number-citations", number_citations, 12),
    ("explain-terms", explain_terms, 11),
    ("finish-tables", finish_tables, 10),
    # Once links are resolved.
    ("add-fragments", add_fragments, -10),
)
"""What finishes a page, and its place in the order of Python-Markdown: higher comes first."""


def block_class(name: str, write: Callable[..., Element]) -> type[Block]:
    """Return the class that pymdownx wants for the block `name`, which `write` makes an element of."""
    options = BLOCK_OPTIONS.get(name, ())

    class GuideBlock(Block):
        NAME = name
        ARGUMENT = BLOCKS[name] is not None
        OPTIONS: ClassVar[dict[str, list[Any]]] = {option: [(), type_any] for option in options}

        def on_create(self, parent: Element) -> Element:
            argument = self.argument.strip() if self.ARGUMENT else ""
            made = write(name, argument, **{option: self.options[option] for option in options})
            parent.append(made)
            return made

    return GuideBlock


class CitationProcessor(InlineProcessor):
    """Turns `[@claim-id]` into a citation that waits for its numbers."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int, int]:  # noqa: N802
        """Return the element and what it replaces."""
        claims = " ".join(CLAIM_ID.findall(m[1]))
        return Element("sup", {"class": "wm-cite", "data-claims": claims}), m.start(0), m.end(0)


class Finisher(Treeprocessor):
    """Lets a function finish the whole page."""

    def __init__(self, md: Markdown, load: Callable[[], Guide], finish: Callable[[Guide, Element], None]) -> None:
        super().__init__(md)
        self.load, self.finish = load, finish

    def run(self, root: Element) -> None:
        """Finish the page."""
        self.finish(self.load(), root)


class GuideExtension(BlocksExtension):
    """Everything together: for a guide at hand, or for the one in the folder in which the build runs."""

    def __init__(self, guide: Guide | None = None, **configuration: Any) -> None:
        super().__init__(**configuration)
        self.guide = guide
        self.blocks = [block_class(name, self.write) for name in BLOCKS]

    def load(self) -> Guide:
        """Return the guide."""
        return self.guide or load_guide(Path.cwd())

    def write(self, block: str, argument: str, **options: Iterable[str]) -> Element:
        """Return what a block becomes."""
        return element(self.markup(block, argument, **options))

    def markup(self, block: str, argument: str, **options: Iterable[str]) -> str:
        """Return what a block becomes, as text."""
        return markup(self.load(), block, argument, **options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register blocks, citations and what finishes a page."""
        manager = self.register_block_mgr(md)
        for block in self.blocks:
            manager.register(block, {})
        # Before links (160), so that `[@…]` is never read as a reference.
        md.inlinePatterns.register(CitationProcessor(CITATION, md), "citation", 185)
        for name, finish, place in FINISHERS:
            md.treeprocessors.register(Finisher(md, self.load, finish), name, place)


def makeExtension(**configuration: Any) -> GuideExtension:  # noqa: N802 - Python-Markdown's name
    """Return the extension; Python-Markdown calls this."""
    return GuideExtension(**configuration)
