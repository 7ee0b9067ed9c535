"""Write a block: its template in `templates/` becomes an element of Python-Markdown's tree.

A template has the name of its block, in whatever folder it lies. Beside the guide it sees the record that the block
names, and what a function of its name finds out for it, if there is one. In a
template a line break beside a tag is layout and leaves no space.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markdown.util import AtomicString

from sitebuild.blocks import facts, flow, leads, modelmap, takealong, words
from sitebuild.blocks.words import FILTERS, WORDS
from sitebuild.guide.guide import Guide
from sitebuild.records.blocknames import BLOCKS
from sitebuild.records.kinds import MODEL, Kind
from sitebuild.templates import CompiledTemplates

FACTS: Mapping[str, Callable[..., Mapping[str, Any]]] = {
    block: getattr(module, name)
    for module in (facts, flow, leads, modelmap, takealong)
    for block in BLOCKS
    if hasattr(module, name := block.replace("-", "_"))
}
"""By block: what finds out for its template what does not stand in a record as it is."""


class WithoutLayout(Extension):
    """Takes line breaks beside tags and expressions out of a template; its line numbers stay as they are."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the template with every such break within a comment."""
        return re.sub(
            r"(?<=[>}])\s*\n\s*|\s*\n\s*(?=[<{])",
            lambda found: "{#" + "\n" * found[0].count("\n") + "#}",
            source,
        )


TEMPLATES = Environment(
    loader=FileSystemLoader(sorted(Path(__file__).parent.glob("templates/*/"))),
    autoescape=True,
    undefined=StrictUndefined,
    extensions=[WithoutLayout],
    bytecode_cache=CompiledTemplates((__file__, words.__file__)),
)
TEMPLATES.globals.update(WORDS)
TEMPLATES.filters.update(FILTERS)


def write(guide: Guide, block: str, argument: str = "", **options: Iterable[str]) -> Element:
    """Return what a block becomes, with the argument and the options that it was given."""
    return element(markup(guide, block, argument, **options))


def markup(guide: Guide, block: str, argument: str = "", **options: Iterable[str]) -> str:
    """Return the same as text, of which `element` makes the element."""
    takes = BLOCKS[block]
    given = {"record": guide.library.of(takes)[argument]} if isinstance(takes, Kind) else {}
    if block in FACTS:
        given |= FACTS[block](guide, *([argument] if argument else []), **options)
    return _filled(guide, block, **given)


def fill(guide: Guide, template: str, **given: Any) -> Element:
    """Return the element that a template makes. Text of records in it is never read as Markdown."""
    return element(_filled(guide, template, **given))


def chip(guide: Guide, model: str) -> Element:
    """Return the chip of a model: its mark and its name, a link to its page."""
    return element(TEMPLATES.get_template("parts.html").make_module(_seen(guide)).chip(model))  # type: ignore[attr-defined]


def _filled(guide: Guide, template: str, **given: Any) -> str:
    return TEMPLATES.get_template(f"{template}.html").render(_seen(guide), **given)


def _seen(guide: Guide) -> dict[str, Any]:
    library = guide.library
    return {
        "guide": guide,
        "library": library,
        "knowledge": guide.knowledge,
        "models": library.of(MODEL),
        "order": library.order.models,
    }


def element(written: str) -> Element:
    """Return the element that a template has written."""
    root = fromstring(written.strip())  # noqa: S314 - our own templates, which escape what they are given
    for part in root.iter():
        part.text, part.tail = (text and AtomicString(text) for text in (part.text, part.tail))
    return root
