"""The two kinds of picture that the guide draws: a map of the models, and a grid with a column for each model.

Every picture is drawn twice, once for wide columns of text and once for a phone: the stylesheet shows one of
them. A drawing knows no records; it gets the words that it shows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from xml.etree.ElementTree import Element

from sitebuild.blocks.svg import (
    LEADING,
    fitting,
    group,
    height_of,
    line,
    mark,
    picture,
    rectangle,
    text,
    text_width,
    texts,
    triangle,
    upright,
    wrapped,
)


@dataclass(frozen=True)
class Frame:
    """A width for which pictures are drawn: the sizes of names and labels, and the widths of the columns.

    `side` is how much a map leaves for the names of its rows, `columns` how much a grid takes for its cells.
    With `upright` the names of the models read upwards, because columns are narrower than a name.
    """

    name: str
    width: float
    size: float
    side: float
    columns: float
    upright: bool = False


WIDE = Frame("wide", 720, 14, side=158, columns=480)
NARROW = Frame("narrow", 358, 12, side=80, columns=240, upright=True)
FRAMES = (WIDE, NARROW)

INSET = 0.5
"""How far words stand from the edge of what they are in, in sizes of the text."""

LABELS = 0.96
"""The size of the words on the axes of a map, in sizes of the names."""

EDGE = 1
"""Where words at the left edge begin: some letters reach a hair to the left of their place."""

GAP = 4
"""How far the models on a map stand from the edges of their cell and from each other."""


@dataclass(frozen=True)
class Place:
    """A model as drawings show it, and for a map the numbers of its column and its row."""

    model: str
    title: str
    mark: str
    column: int = 0
    row: int = 0


@dataclass(frozen=True)
class Axis:
    """What one direction of a map means, and the names of its levels in order."""

    label: str
    levels: Sequence[str]


@dataclass(frozen=True)
class Cell:
    """What a grid says of one model: a word or number on a shape.

    The shape says the same without words: `full` for what is there, `half`, `empty`, and `crossed` for what
    cannot be. `strength`, from 1 to 4, is how dark the shape is filled.
    """

    says: str
    shape: Literal["full", "half", "empty", "crossed"]
    strength: int = 2


@dataclass(frozen=True)
class Line:
    """One line of a grid: what it is about, and by model what it says; nothing where a model has none."""

    label: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Caption:
    """What a picture is called and what it shows, for those who do not see it. `name` makes its ids."""

    name: str
    title: str
    description: str


def draw_map(frame: Frame, caption: Caption, across: Axis, down: Axis, places: Sequence[Place]) -> Element:
    """Return the map: a column for each level of one axis, a row for each level of the other, models in their cells.

    Models that share a cell stand below each other, in the order given.
    """
    size = frame.size * LABELS
    column = (frame.width - frame.side) / len(across.levels)
    lefts = [frame.side + index * column for index in range(len(across.levels))]
    blocks = _blocks(frame, places, column - 2 * GAP)
    drawn, top = _axes(frame, across, down, lefts, column)
    first = top
    for row, label in enumerate(down.levels):
        drawn.append(line(0, top, frame.width, top, "wm-picture__rule" if row else "wm-picture__edge"))
        lines = wrapped(label, size, frame.side - GAP)
        stacks = [[block for block in blocks if block.stands_at(index, row)] for index in range(len(lefts))]
        words = height_of(len(lines), size)
        height = max(words + size, *(sum(block.height + GAP for block in stack) + GAP for stack in stacks))
        drawn += texts(lines, EDGE, top + (height - words) / 2, size, "wm-picture__level")
        for left, stack in zip(lefts, stacks, strict=True):
            under = top + GAP
            for block in stack:
                drawn.append(block.drawn(left + GAP, under))
                under += block.height + GAP
        top += height
    drawn.append(line(0, top, frame.width, top, "wm-picture__rule"))
    drawn += [line(left, first, left, top, "wm-picture__rule") for left in lefts]
    return _finished(frame, caption, top + 1, drawn)


def _axes(frame: Frame, across: Axis, down: Axis, lefts: Sequence[float], column: float) -> tuple[list[Element], float]:
    """Return what both directions of a map mean and the levels of its columns, and where the rows begin."""
    size = frame.size * LABELS
    title = wrapped(across.label, size, frame.width - frame.side - GAP)
    side = wrapped(down.label, size, frame.side - GAP)
    heads = [wrapped(label, size, column - 2 * GAP) for label in across.levels]
    top = height_of(len(title), size) + size * INSET
    bottom = max(top + max(height_of(len(head), size) for head in heads), height_of(len(side), size))
    drawn = texts(title, frame.side + GAP, 0, size, "wm-picture__axis")
    for left, head in zip(lefts, heads, strict=True):
        drawn += texts(head, left + GAP, top, size, "wm-picture__level")
    # It names the rows, so it stands right above them.
    drawn += texts(side, EDGE, bottom - height_of(len(side), size), size, "wm-picture__axis")
    return drawn, bottom + size * INSET


@dataclass(frozen=True)
class _Block:
    """A model on a map: its name in lines, and its mark beside them, or above where they are too long for that."""

    place: Place
    lines: Sequence[str]
    size: float
    width: float
    beside: bool

    @property
    def height(self) -> float:
        """How much room the block takes."""
        words = height_of(len(self.lines), self.size)
        return words + self.size * (1.5 if self.beside else 2.4)

    def stands_at(self, column: int, row: int) -> bool:
        """Say whether the model stands in a cell of the map."""
        return (self.place.column, self.place.row) == (column, row)

    def drawn(self, x: float, y: float) -> Element:
        """Return the block with its upper left corner at `x`, `y`."""
        size, inset = self.size, self.size * INSET
        mark_top = y + (self.height - size) / 2 if self.beside else y + size * 0.6
        words_top = y + size * (0.75 if self.beside else 1.9)
        words_left = x + inset + size * 1.5 if self.beside else x + inset
        shapes = [
            rectangle(x, y, self.width, self.height, "wm-picture__tint wm-picture__tint--ground"),
            mark(self.place.mark, x + inset, mark_top, size),
            *texts(self.lines, words_left, words_top, size, "wm-picture__name"),
        ]
        return group(f"wm-model--{self.place.model}", shapes)


def _blocks(frame: Frame, places: Sequence[Place], width: float) -> list[_Block]:
    """Return every model as a block of one width; all have their marks in the same place."""
    room = width - 2 * frame.size * INSET
    beside = all(text_width(place.title, frame.size) <= room - frame.size * 1.5 for place in places)
    size = fitting((place.title for place in places), frame.size, room)
    return [_Block(place, wrapped(place.title, size, room), size, width, beside) for place in places]


def draw_grid(
    frame: Frame, caption: Caption, models: Sequence[Place], lines: Sequence[Line], *, broad: bool = False
) -> Element:
    """Return the grid: a column for each model, a line for each of `lines`.

    With `broad`, cells hold words: where the frame is too narrow for them beside the label, it stands above them.
    """
    above = broad and frame.upright
    taken = frame.width if above else frame.columns
    column = taken / len(models)
    lefts = [frame.width - taken + index * column for index in range(len(models))]
    drawn, top = _heads(frame, models, lefts, column)
    room = frame.width if above else frame.width - taken - frame.size
    cell_height, pad = round(frame.size * 1.9), frame.size * 0.4
    for number, each in enumerate(lines):
        drawn.append(line(0, top, frame.width, top, "wm-picture__rule" if number else "wm-picture__edge"))
        label = wrapped(each.label, frame.size, room)
        words = height_of(len(label), frame.size)
        height = cell_height + words + 4 * pad if above else max(cell_height, words) + 2 * pad
        label_top = top + 1.5 * pad if above else top + (height - words) / 2
        cell_top = top + words + 2.5 * pad if above else top + (height - cell_height) / 2
        drawn += texts(label, EDGE, label_top, frame.size, "wm-picture__label")
        for left, model in zip(lefts, models, strict=True):
            if model.model in each.cells:
                cell = each.cells[model.model]
                shapes = _cell(cell, left + 1.5, cell_top, column - 3, cell_height, frame.size)
                drawn.append(group(f"wm-model--{model.model}", shapes))
        top += height
    drawn.append(line(0, top, frame.width, top, "wm-picture__rule"))
    return _finished(frame, caption, top + 1, drawn)


def _heads(frame: Frame, models: Sequence[Place], lefts: Sequence[float], column: float) -> tuple[list[Element], float]:
    """Return mark and name of every model above its column, and where the lines begin."""
    room = frame.size * 7 if frame.upright else column - 2
    size = fitting((model.title for model in models), frame.size * 0.95, room)
    names = [wrapped(model.title, size, room) for model in models]
    while frame.upright and max(len(name) for name in names) > max(1, column // (size * LEADING)):
        room += size
        names = [wrapped(model.title, size, room) for model in models]
    if frame.upright:
        height = max(text_width(words, size) for name in names for words in name)
    else:
        height = max(height_of(len(name), size) for name in names)
    drawn = []
    for model, left, name in zip(models, lefts, names, strict=True):
        middle = left + column / 2
        # The mark stands next to the cells, where the eye is when it reads them.
        shapes = [mark(model.mark, middle - frame.size / 2, height + 6, frame.size)]
        if frame.upright:
            shapes += upright(name, middle, height, size, "wm-picture__name")
        else:
            top = height - height_of(len(name), size)
            shapes += texts(name, middle, top, size, "wm-picture__name", anchor="middle")
        drawn.append(group(f"wm-model--{model.model}", shapes))
    return drawn, height + frame.size + 12


def _cell(cell: Cell, x: float, y: float, width: float, height: float, size: float) -> list[Element]:
    """Return the shape of a cell and what it says."""
    tint = f"wm-picture__tint wm-picture__tint--{cell.strength}"
    shapes: list[Element] = []
    if cell.shape == "full":
        shapes.append(rectangle(x, y, width, height, tint))
    if cell.shape == "half":
        shapes.append(triangle([(x, y), (x, y + height), (x + width, y + height)], tint))
    if cell.shape != "full":
        shapes.append(rectangle(x + 0.5, y + 0.5, width - 1, height - 1, "wm-picture__outline"))
    if cell.shape == "crossed":
        left, right, upper, lower = x + 0.5, x + width - 0.5, y + 0.5, y + height - 0.5
        shapes.append(line(left, upper, right, lower, "wm-picture__cross"))
        shapes.append(line(left, lower, right, upper, "wm-picture__cross"))
    class_ = "wm-picture__value" + (" wm-picture__value--out" if cell.shape == "crossed" else "")
    baseline = y + height / 2 + size * 0.33
    return [*shapes, text(cell.says, x + width / 2, baseline, size, class_, anchor="middle")]


def _finished(frame: Frame, caption: Caption, height: float, drawn: Sequence[Element]) -> Element:
    name, class_ = f"{caption.name}-{frame.name}", f"wm-picture wm-picture--{frame.name}"
    return picture(name, class_, caption.title, caption.description, (frame.width, height), drawn)
