"""The map of the models: the one drawing of the guide, because here the place of a model is what is said.

Each level of one axis is a row with a track; the track has a slot for each level of the other axis, and a model
stands in its slot. Widths are parts of the whole and everything else is counted in sizes of the text, so that
one drawing fits a phone and a desk. Colours come from the stylesheets, by class.
"""

from collections.abc import Iterable, Sequence
from textwrap import wrap
from xml.etree.ElementTree import Element

from sitebuild.blocks import tables
from sitebuild.blocks.html import element, folded
from sitebuild.blocks.models import WORDS, short_and_long
from sitebuild.blocks.parts import chip, mark
from sitebuild.guide.guide import Guide
from sitebuild.records.kinds import MODEL
from sitebuild.records.library import Record
from sitebuild.records.vocabulary import Row

ACROSS, DOWN = "who-directs", "what-you-buy"
"""The rows of the comparison tables by which the map places the models."""

LINE = 1.2
"""From one line of text to the next, in sizes of the text."""

SLOT_CHARACTERS = 14
"""After how many letters a line ends, so that it fits a slot of the narrowest phone beside a mark."""


def model_map(guide: Guide) -> Element:
    """Return the map, who directs the work against what is bought, and below it the same as a table."""
    axes = [next(row for row in guide.library.rows if row.id == name) for name in (ACROSS, DOWN)]
    words = folded("The map as a table, with what it rests on", _as_table(guide, axes), class_=WORDS)
    # The search is to read the table alone. It takes a drawing within a drawing for the end of both.
    drawn = element("div", _drawing(guide, *axes), data_search_exclude="")
    return element("figure", drawn, words)


def _drawing(guide: Guide, across: Row, down: Row) -> Element:
    models = guide.records(MODEL)
    drawing = _described(models, across, down)
    drawing.append(_text([across.label], 0, 1, "wm-map-axis"))
    heads = [wrap(level.label, SLOT_CHARACTERS) for level in across.levels]
    y = 1.4 + LINE * max(map(len, heads))
    for slot, lines in zip(_slots(across, 0, y + 1), heads, strict=True):
        slot.append(_text(lines, 0, y - LINE * (len(lines) - 1), "wm-map-level"))
        drawing.append(slot)
    y += 0.6
    drawing.append(element("line", x2="100%", y1=_em(y), y2=_em(y), class_="wm-map-edge"))
    y += 1.4
    drawing.append(_text([down.label], 0, y, "wm-map-axis"))
    names = {model.id: wrap(model.facts.title, SLOT_CHARACTERS) for model in models}
    height = 0.8 + LINE * max(map(len, names.values()))
    for level in down.levels:
        y += 1.6
        drawing.append(_text([level.label], 0, y, "wm-map-level"))
        y += 0.4
        here = [model for model in models if _level(model, down) == level.label]
        stacks = [[model.id for model in here if _level(model, across) == each.label] for each in across.levels]
        tallest = height * max(1, *map(len, stacks))
        for slot, stack in zip(_slots(across, y, tallest), stacks, strict=True):
            slot.append(element("rect", width="100%", height="100%", class_="wm-map-slot"))
            slot.extend(
                _model(guide, model, names[model], number * height, height) for number, model in enumerate(stack)
            )
            drawing.append(slot)
        y += tallest
    drawing.set("height", _em(y + 0.2))
    return drawing


def _described(models: Iterable[Record], across: Row, down: Row) -> Element:
    """Return an empty drawing that says in words what it shows."""
    stands = [f"{model.facts.name} at “{_level(model, across)}” and “{_level(model, down)}”" for model in models]
    title = f"Map of the models: {_lowered(across.label)}, and {_lowered(down.label)}"
    says = f"Each model stands where its two short answers meet: {_listed(stands)}."
    return element(
        "svg",
        element("title", title, id="model-map-title"),
        element("desc", says, id="model-map-description"),
        class_="wm-map",
        role="img",
        aria_labelledby="model-map-title model-map-description",
    )


def _slots(across: Row, y: float, height: float) -> list[Element]:
    """Return the slots of one track, from left to right: places of their own, so that what is in one begins at 0."""
    width = 100 / len(across.levels)
    return [
        element("svg", x=f"{number * width:.4g}%", y=_em(y), width=f"{width:.4g}%", height=_em(height))
        for number in range(len(across.levels))
    ]


def _model(guide: Guide, model: str, lines: Sequence[str], y: float, height: float) -> Element:
    """Return a model in its slot: its mark, its name beside it, both on its colour."""
    drawn = mark(guide, model)
    drawn.attrib.update({"x": _em(0.5), "y": _em(y + height / 2 - 0.5), "width": "1em", "height": "1em"})
    name_at = y + height / 2 + 0.35 - LINE * (len(lines) - 1) / 2
    return element(
        "g",
        element("rect", y=_em(y), width="100%", height=_em(height), class_="wm-map-ground"),
        drawn,
        _text(lines, 1.9, name_at, "wm-map-name"),
        class_=f"wm-model--{model}",
    )


def _text(lines: Sequence[str], x: float, y: float, class_: str) -> Element:
    """Return words in lines; the first stands on the height `y`."""
    parts = [
        element("tspan", f"{line} " if number < len(lines) - 1 else line, x=_em(x), y=_em(y + number * LINE))
        for number, line in enumerate(lines)
    ]
    return element("text", *parts, class_=class_)


def _em(length: float) -> str:
    return f"{round(length, 2):g}em"


def _as_table(guide: Guide, axes: Sequence[Row]) -> Element:
    lines = []
    for model in guide.records(MODEL):
        traits = [model.page_facts.traits[axis.id] for axis in axes]
        cells = (short_and_long(_level(model, axis), cell) for axis, cell in zip(axes, traits, strict=True))
        lines.append(tables.row(chip(guide, model.id), *cells))
    made = tables.table(
        tables.head("Model", *(axis.label for axis in axes)), lines, class_="wm-comparison wm-map-table"
    )
    return tables.scrolling(made, "The models by " + _listed(_lowered(axis.label) for axis in axes))


def _level(model: Record, axis: Row) -> str:
    return axis.level_label(model.page_facts.traits[axis.id].level)


def _listed(parts: Iterable[str]) -> str:
    """Return parts of a sentence as a list in words."""
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:]
