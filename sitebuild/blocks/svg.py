"""SVG drawings as elements: text that is measured and wrapped, shapes, and pictures that say what they show.

Colours come from the stylesheets, by class. Places and sizes are set here, so that what is measured is what
is drawn. All lengths are in units of the picture's own view box.
"""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from sitebuild.blocks.html import element
from sitebuild.records.appearance import MARKS

LEADING = 1.25
"""The distance between two lines of text, in sizes of that text."""

SMALLEST = 11
"""The smallest size of text that can be read, in a picture that is shown in its own width."""

ASCENT, DESCENT = 0.74, 0.24
"""How far letters reach above and below their line, in sizes of the text."""

_WIDTHS = (
    ("ij|", 27),
    (" ',.:;Il’‘·", 30),
    ("!()-[]f{}", 33),
    ("/\\", 36),
    ("rt", 39),
    ("*?sz", 45),
    ("c–", 48),
    ('"FJLY_evxyé“”', 51),
    ("0123456789#$+<=>EVZ^agk~−", 54),
    ("ASTX`bdhnopquü", 57),
    ("BCKPR", 60),
    ("DGNU&", 66),
    ("HOQ", 69),
    ("Mw", 75),
)
_WIDEST = 99
_HUNDREDTHS = {character: width for characters, width in _WIDTHS for character in characters}
"""Widths of Source Sans 3 at weight 600, rounded up, in hundredths of the size; lighter text is narrower.
Whatever is not among them counts as the widest."""


def text_width(words: str, size: float) -> float:
    """Return how wide a text is at most, on one line."""
    return sum(_HUNDREDTHS.get(character, _WIDEST) for character in words) * size / 100


def wrapped(words: str, size: float, width: float) -> list[str]:
    """Return a text in lines no wider than `width`, broken between words, or inside a word too wide for a line."""
    lines: list[str] = []
    for word in words.split():
        if lines and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
            continue
        lines.append("")
        for character in word:
            # The mark of a broken word has to fit too.
            if lines[-1] and text_width(f"{lines[-1]}{character}-", size) > width and text_width(word, size) > width:
                lines[-1] += "-"
                lines.append("")
            lines[-1] += character
    return lines


def fitting(words: Iterable[str], size: float, width: float) -> float:
    """Return the size at which no word of some texts is wider than `width`: `size`, or less down to `SMALLEST`."""
    widest = max((text_width(word, 1) for each in words for word in each.split()), default=0)
    return max(SMALLEST, min(size, width / widest)) if widest else size


def height_of(lines: int, size: float) -> float:
    """Return the height of some lines of text."""
    return (lines - 1) * size * LEADING + size * (ASCENT + DESCENT) if lines else 0


def text(words: str, x: float, y: float, size: float, class_: str, *, anchor: str = "start") -> Element:
    """Return one line of text; `y` is the line that its letters stand on."""
    place = {"x": number(x), "y": number(y), "font-size": number(size), "text-anchor": anchor}
    return element("text", words, class_=class_, **place)


def texts(
    lines: Iterable[str], x: float, top: float, size: float, class_: str, *, anchor: str = "start"
) -> list[Element]:
    """Return several lines of text below each other, from `top` downwards."""
    baseline = top + size * ASCENT
    return [
        text(words, x, baseline + index * size * LEADING, size, class_, anchor=anchor)
        for index, words in enumerate(lines)
    ]


def upright(lines: list[str], middle: float, bottom: float, size: float, class_: str) -> list[Element]:
    """Return lines of text that read upwards from `bottom`, side by side about the vertical line `middle`."""
    # The letters of a line stand on its right edge; the block of all lines is centred.
    first = middle - height_of(len(lines), size) / 2 + size * ASCENT
    made = []
    for index, words in enumerate(lines):
        place = f"translate({number(first + index * size * LEADING)} {number(bottom)}) rotate(-90)"
        line = text(words, 0, 0, size, class_)
        line.set("transform", place)
        made.append(line)
    return made


def rectangle(x: float, y: float, width: float, height: float, class_: str) -> Element:
    """Return a rectangle."""
    return element("rect", x=number(x), y=number(y), width=number(width), height=number(height), class_=class_)


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> Element:
    """Return a straight line."""
    return element("line", x1=number(x1), y1=number(y1), x2=number(x2), y2=number(y2), class_=class_)


def triangle(corners: Iterable[tuple[float, float]], class_: str) -> Element:
    """Return a triangle."""
    return element("polygon", points=" ".join(f"{number(x)},{number(y)}" for x, y in corners), class_=class_)


def mark(name: str, x: float, y: float, size: float) -> Element:
    """Return one of the marks of the models, its upper left corner at `x`, `y`."""
    place = f"translate({number(x)} {number(y)}) scale({number(size / 16)})"
    return element("path", d=MARKS[name], transform=place, class_="wm-picture__mark")


def group(class_: str, children: Iterable[Element]) -> Element:
    """Return shapes that share a class."""
    made = element("g", class_=class_)
    made.extend(children)
    return made


def picture(
    name: str, class_: str, title: str, description: str, size: tuple[float, float], children: Iterable[Element]
) -> Element:
    """Return a picture that says what it shows. `name` makes its ids and must be unique on a page.

    A search of the site does not look into it: what it says stands in words beside it.
    """
    made = element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", description, id=f"{name}-description"),
        class_=class_,
        role="img",
        viewBox=f"0 0 {number(size[0])} {number(size[1])}",
        **{"aria-labelledby": f"{name}-title {name}-description", "data-search-exclude": ""},
    )
    made.extend(children)
    return made


def number(value: float) -> str:
    """Return a length as it is written in SVG."""
    return f"{round(value, 2):g}"
