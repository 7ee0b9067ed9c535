"""The map of the models: the one drawing of the guide, because here the place of a model is what is said.

Each level of one axis is a row with a track; the track has a slot for each level of the other axis, and a model
stands in its slot. Heights are counted in sizes of the text, from the top of the drawing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

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


@dataclass(frozen=True)
class Track:
    """A level of the axis that goes down: the place of its slots, and the models that stand in each, by id."""

    label: str
    y: float
    height: float
    stacks: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Drawing:
    """Where everything stands: the heads of the slots down to `heads_end`, the edge below them, and the tracks.

    `names` are those of the models in lines, and `place` is the height of a model in its slot.
    """

    heads: Sequence[Sequence[str]]
    heads_end: float
    edge: float
    names: Mapping[str, Sequence[str]]
    place: float
    tracks: Sequence[Track]
    height: float


def model_map(guide: Guide) -> dict[str, Any]:
    """Return the map, who directs the work against what is bought, and what it says in words."""
    across, down = (next(row for row in guide.library.rows if row.id == name) for name in (ACROSS, DOWN))
    models = guide.records(MODEL)
    stands = [f"{model.facts.name} at “{_level(model, across)}” and “{_level(model, down)}”" for model in models]
    return {
        "across": across,
        "down": down,
        "axes": (across, down),
        "stands": stands,
        "drawing": _drawing(models, across, down),
        "width": 100 / len(across.levels),
        "LINE": LINE,
    }


def _drawing(models: Sequence[Record], across: Row, down: Row) -> Drawing:
    heads = [wrap(level.label, SLOT_CHARACTERS) for level in across.levels]
    heads_end = 1.4 + LINE * max(map(len, heads))
    edge = heads_end + 0.6
    names = {model.id: wrap(model.facts.title, SLOT_CHARACTERS) for model in models}
    place = 0.8 + LINE * max(map(len, names.values()))
    y = edge + 1.4
    tracks = []
    for level in down.levels:
        here = [model for model in models if _level(model, down) == level.label]
        stacks = [[model.id for model in here if _level(model, across) == each.label] for each in across.levels]
        tracks.append(Track(level.label, y + 2, place * max(1, *map(len, stacks)), stacks))
        y = tracks[-1].y + tracks[-1].height
    return Drawing(heads, heads_end, edge, names, place, tracks, y + 0.2)


def _level(model: Record, axis: Row) -> str:
    return axis.level_label(model.page_facts.traits[axis.id].level)
