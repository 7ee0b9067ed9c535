"""Which page has a picture of its own for links that are shared, and what is on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from sitebuild.guide.guide import Guide
from sitebuild.records.appearance import MARKS
from sitebuild.records.kinds import DISAGREEMENTS, FACTOR, FAILURE_MODE, GLOSSARY, MODEL, PLAIN, READINESS
from sitebuild.sharing.publication import HOME

FOLDER = "assets/cards/"
KINDS = (MODEL, FACTOR, FAILURE_MODE, PLAIN, DISAGREEMENTS, READINESS, GLOSSARY)
"""The kinds whose pages have their own; all others have that of the home page."""

LEFT_OUT = "about/decisions/"
"""The beginning of pages that only makers of the guide read."""


@dataclass(frozen=True)
class Card:
    """What stands on a picture: what kind of page it is for, title, a sentence or two, and marks with their colours.

    A mark is an SVG path in the box of all marks, a colour six hexadecimal digits behind `#`.
    """

    kind: str
    title: str
    says: str
    marks: tuple[tuple[str, str], ...]


def card_of(guide: Guide, source: str) -> str:
    """Return where the picture for the page at `source` lies, from the root of the site."""
    own = guide.library.records[source].kind in KINDS and not source.startswith(LEFT_OUT)
    return f"{FOLDER}{(source if own else HOME).removesuffix('.md')}.png"


def cards(guide: Guide) -> Iterator[tuple[str, Card]]:
    """Yield each page that has a picture of its own, by its place below docs/, and what is on it."""
    for source, record in guide.library.records.items():
        if source == HOME or card_of(guide, source) != card_of(guide, HOME):
            title, says = record.page.front.data["title"], record.page_facts.description
            yield source, Card(_kind(guide, source), title, says, _marks(guide, source))


def _kind(guide: Guide, source: str) -> str:
    record, order = guide.library.records[source], guide.library.order
    if record.kind is FACTOR:
        return f"Question {order.factors.index(record.id) + 1} of {len(order.factors)}"
    return {MODEL: "Engagement model", FAILURE_MODE: "When it fails"}.get(record.kind, "Guide")


def _marks(guide: Guide, source: str) -> tuple[tuple[str, str], ...]:
    """Return the mark of a model, those of the models under which a failure happens, or all six."""
    record = guide.library.records[source]
    models = guide.library.order.models
    if record.kind is MODEL:
        models = (record.id,)
    if record.kind is FAILURE_MODE:
        models = record.facts.running
    looks = (guide.library.of(MODEL)[model].page_facts.look for model in models)
    return tuple((MARKS[look.mark], look.light) for look in looks)
