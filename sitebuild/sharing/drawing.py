"""Draws the pictures for links that are shared, in the site's own type and colours."""

import hashlib
import io
import re
from functools import cache
from itertools import batched
from math import cos, pi, sin
from pathlib import Path

import PIL
from PIL import Image, ImageChops, ImageDraw, ImageFont

from sitebuild.making import MADE, ROOT
from sitebuild.sharing.cards import Card

SIZE = 1200, 630
MARGIN = 80
COLUMN, NARROWER = 720, 20
"""How wide the text may be, with the marks to the right of it, and in which steps it is made narrower."""

TOP, BOTTOM = 132, 510
"""Between which heights title and sentences stand."""

TITLE_SIZES = (84, 76, 68, 62, 56, 50)
SAYS, SAYS_STEP, GAP = 31, 42, 34

BOX = 16
"""The side of the box in which the marks are drawn."""

NUMBERS = {"m": 2, "l": 2, "h": 1, "v": 1, "a": 7}
"""How many numbers a step of an SVG path takes, by its command."""

MARKS_CENTRE = 995, 272
LARGE, SMALL, BETWEEN = 250, 108, 36
"""The side of a mark that stands alone, that of one among others, and the space between these."""

MOST_IN_A_COLUMN = 3
COLOURS = 64
FINER = 4
"""How many times finer a mark is drawn before its edges are smoothed."""

SERIF = ROOT / "node_modules/@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2"
SANS = ROOT / "node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2"
TOKENS = ROOT / "theme/stylesheets/tokens.css"
KEPT = MADE / "cards"

Point = tuple[float, float]


def picture(card: Card, name: str) -> bytes:
    """Return a PNG of `SIZE` for a page of the guide called `name`; one that was drawn before is read again."""
    kept = KEPT / f"{hashlib.sha256(f'{card!r}{name}{_drawn_with()}'.encode()).hexdigest()[:24]}.png"
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        unfinished = kept.with_suffix(".unfinished")
        unfinished.write_bytes(_png(draw(card, name)))
        unfinished.replace(kept)
    return kept.read_bytes()


def draw(card: Card, name: str) -> Image.Image:
    """Return the picture: kind, title and sentences on the left, marks on the right, the name of the guide below."""
    colours = _colours()
    image = Image.new("RGB", SIZE, colours["paper"])
    brush = ImageDraw.Draw(image)
    accent = card.marks[0][1] if len(card.marks) == 1 else colours["accent"]
    brush.rectangle((0, 0, SIZE[0], 11), fill=accent)
    brush.text((MARGIN, 80), card.kind, font=_sans(30, 600), fill=accent)
    title, says, size = fitted(card.title, card.says)
    y = TOP
    for lines, font, step, colour in (
        (title, _serif(size), _step(size), "ink"),
        (says, _sans(SAYS, 400), SAYS_STEP, "muted"),
    ):
        for line in lines:
            brush.text((MARGIN, y), line, font=font, fill=colours[colour])
            y += step
        y += GAP
    brush.line((MARGIN, 532, SIZE[0] - MARGIN, 532), fill=colours["rule"], width=2)
    brush.text((MARGIN, 550), name, font=_sans(30, 600), fill=colours["ink"])
    _place_marks(image, card.marks)
    return image


def fitted(title: str, says: str) -> tuple[list[str], list[str], int]:
    """Return the lines of a title and of the sentences below it, and the largest size of the title in which both fit.

    Raises ValueError where they do not fit in any size.
    """
    below = _wrapped(says, _sans(SAYS, 400))
    for size in TITLE_SIZES:
        lines = _wrapped(title, _serif(size))
        fits = max(map(_serif(size).getlength, lines)) <= COLUMN
        if fits and len(lines) * _step(size) + GAP + len(below) * SAYS_STEP <= BOTTOM - TOP:
            return lines, below, size
    raise ValueError("title and description are too long to stand on the picture of the page; shorten them.")


def outlines(path: str) -> list[list[Point]]:
    """Return the outlines of a mark as polygons, from an SVG path of straight lines and half circles."""
    found: list[list[Point]] = []
    x = y = 0.0
    for command, words in re.findall(r"([A-Za-z])([^A-Za-z]*)", path):
        kind = command.lower()
        if kind == "z":
            x, y = found[-1][0]
        elif kind == "m":
            found.append([])
        for values in batched(map(float, re.findall(r"-?\d*\.?\d+", words)), NUMBERS.get(kind, 1), strict=True):
            left, top = (x, y) if command.islower() else (0.0, 0.0)
            straight = {"h": (left + values[0], y), "v": (x, top + values[0])}
            end = straight[kind] if kind in straight else (left + values[-2], top + values[-1])
            found[-1] += _half_circle((x, y), end, 1 if values[4] else -1) if kind == "a" else [end]
            x, y = end
    return found


def _half_circle(begin: Point, end: Point, turn: int) -> list[Point]:
    x, y = (begin[0] + end[0]) / 2, (begin[1] + end[1]) / 2
    right, down = begin[0] - x, begin[1] - y
    angles = (turn * pi * step / 64 for step in range(1, 65))
    return [(x + cos(a) * right - sin(a) * down, y + sin(a) * right + cos(a) * down) for a in angles]


@cache
def _mark(path: str, side: int) -> Image.Image:
    """Return a mask in which a mark is white. Where outlines lie in each other, the inner one is a hole."""
    scale = side * FINER / BOX
    whole = Image.new("L", (side * FINER, side * FINER))
    for outline in outlines(path):
        part = Image.new("L", whole.size)
        ImageDraw.Draw(part).polygon([(x * scale, y * scale) for x, y in outline], fill=255)
        whole = ImageChops.difference(whole, part)
    return whole.reduce(FINER)


def _place_marks(image: Image.Image, marks: tuple[tuple[str, str], ...]) -> None:
    """Draw one mark large, or several below each other, in two columns where they are many."""
    columns = 1 if len(marks) <= MOST_IN_A_COLUMN else 2
    side = LARGE if len(marks) == 1 else SMALL
    step = side + BETWEEN
    rows = -(-len(marks) // columns)
    left, top = (c - (count * step - BETWEEN) // 2 for c, count in zip(MARKS_CENTRE, (columns, rows), strict=True))
    for index, (path, colour) in enumerate(marks):
        row, column = divmod(index, columns)
        image.paste(colour, (left + column * step, top + row * step), _mark(path, side))


def _step(size: int) -> int:
    return round(size * 1.14)


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """Return the fewest lines that hold a text, about equally long; a word longer than a line has its own."""
    fewest = _lines(text, font, COLUMN)
    width = COLUMN
    while len(narrower := _lines(text, font, width - NARROWER)) == len(fewest) and width > COLUMN // 2:
        fewest, width = narrower, width - NARROWER
    return fewest


def _lines(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


@cache
def _serif(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(SERIF, size)


@cache
def _sans(size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(SANS, size)
    font.set_variation_by_axes([weight])
    return font


@cache
def _colours() -> dict[str, str]:
    """Return the site's colours on light by their names: of each name the first value stands for it."""
    named = re.findall(r"--wm-([\w-]+): (#[0-9a-f]{6});", TOKENS.read_text(encoding="utf-8"))
    return dict(reversed(named))


@cache
def _drawn_with() -> str:
    """Return what makes another picture of the same card: this module, the colours, the type, the library."""
    read = [Path(__file__), TOKENS, ROOT / "package-lock.json"]
    return hashlib.sha256(b"".join(file.read_bytes() for file in read) + PIL.__version__.encode()).hexdigest()


def _png(image: Image.Image) -> bytes:
    whole = io.BytesIO()
    image.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(whole, "PNG", optimize=False)
    return whole.getvalue()
