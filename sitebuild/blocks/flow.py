"""The rooms of the project in the order in which they stand on one another, from the tables of the page on changing it."""

import re
from graphlib import TopologicalSorter
from typing import Any

from sitebuild.guide.guide import Guide

PLACE = "about/development.md"
ROOM = r"`([a-z_/]+(?:/|\.py))`"
LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
ROW = re.compile(rf"^\| {ROOM} \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
PART = re.compile(r"^### (.+)$", re.MULTILINE)


def room_flow(guide: Guide) -> dict[str, Any]:
    """Return by part of the project its rooms, each with what lives there, so that none comes before what it imports."""
    body = guide.library.pages[PLACE].body if PLACE in guide.library.pages else ""
    _, *pieces = PART.split(body.partition("## The rooms")[2].partition("\n## ")[0])
    parts = dict(zip(pieces[::2], pieces[1::2], strict=True))
    return {"parts": {name: _in_order(dict(_rooms(text))) for name, text in parts.items()}}


def _rooms(text: str) -> list[tuple[str, tuple[str, list[str]]]]:
    return [(room, (LINK.sub(r"\1", lives), re.findall(ROOM, imports))) for room, lives, imports in ROW.findall(text)]


def _in_order(rooms: dict[str, tuple[str, list[str]]]) -> list[tuple[str, str]]:
    """Return the rooms of one part, the lowest first."""
    graph = {room: [other for other in imports if other in rooms] for room, (_, imports) in rooms.items()}
    return [(room, rooms[room][0]) for room in TopologicalSorter(graph).static_order()]
