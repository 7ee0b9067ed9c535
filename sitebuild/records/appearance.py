"""How the models look everywhere: one colour each, and one small geometric mark."""

from collections.abc import Mapping

from sitebuild.records.kinds import MODEL
from sitebuild.records.library import Library

VIEW_BOX = "0 0 16 16"
MARKS: Mapping[str, str] = {
    "circle": "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z",
    "square": "M2.5 2.5h11v11h-11z",
    "triangle": "M8 1.8 15 14H1z",
    "diamond": "M8 .8 15.2 8 8 15.2.8 8z",
    "ring": "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zm0 3.2a3.3 3.3 0 1 0 0 6.6 3.3 3.3 0 0 0 0-6.6z",
    "bar": "M1.5 2.5h13v4h-13zm0 7h13v4h-13z",
}
"""The drawing of each mark, as an SVG path in `VIEW_BOX`. A mark is filled with its model's colour."""


def models_css(library: Library) -> str:
    """Return the stylesheet that gives every model its colour, on light and on dark."""
    looks = [(identifier, library.of(MODEL)[identifier].page_facts.look) for identifier in library.order.models]
    light = [f".wm-model--{name} {{ --wm-model: {look.light}; }}" for name, look in looks]
    # On screen only: paper is white whatever the screen shows.
    dark = [
        f'  [data-md-color-scheme="slate"] .wm-model--{name} {{ --wm-model: {look.dark}; }}' for name, look in looks
    ]
    return "\n".join(["/* Made from the look of each model page. */", *light, "@media screen {", *dark, "}", ""])
