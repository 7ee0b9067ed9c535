"""Every file has a room, and every room imports only what its row in the development docs allows."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT, imported_names

DOCS = ROOT / "docs/about/development.md"
TREES = {"quiz/whichmodel": 35, "quiz/page": 60, "sitebuild": 45, "analysis": 6, "scripts": 10}
"""The folders that the docs divide into rooms, and how many modules each has at the least, so that none is missed."""


@cache
def rooms() -> dict[str, frozenset[str]]:
    """Return, for each room in the tables of the docs, the rooms that it may import."""
    name = r"`([a-z_/]+(?:/|\.py))`"
    rows = re.findall(rf"^\| {name} \| [^|]+ \| ([^|]+) \|$", DOCS.read_text("utf-8"), re.MULTILINE)
    return {room.rstrip("/"): frozenset(other.rstrip("/") for other in re.findall(name, cell)) for room, cell in rows}


def modules(tree: str) -> list[Path]:
    """Return the modules of a tree, however deep they lie."""
    return sorted(file for file in (ROOT / tree).rglob("*") if file.suffix in {".py", ".js"})


def room_of(file: Path) -> str:
    """Return the room of a module: the folder in which it lies, or the module where it has a row of its own."""
    own = file.relative_to(ROOT).as_posix()
    return own if own in rooms() else file.parent.relative_to(ROOT).as_posix()


def imported(file: Path) -> Iterator[Path]:
    """Return the modules of this project that a module imports, anywhere in it."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".js":
        for name in re.findall(r'(?:\bfrom|\bimport\(?|new URL\()\s*"(\.[^"]+\.js)"', text):
            yield (file.parent / name).resolve()
        return
    for name in imported_names(file):
        place = ROOT / ("quiz" if name.startswith("whichmodel") else "") / name.replace(".", "/")
        yield from (path for path in (place.with_suffix(".py"), place / "__init__.py") if path.is_file())


@pytest.mark.parametrize("tree", TREES)
def test_a_room_imports_only_what_its_row_allows(tree: str) -> None:
    """The tables of the development docs say which room may import which, and the code keeps to them."""
    allowed = rooms()
    files = modules(tree)
    found = {
        f"{file.relative_to(ROOT)} imports {other.relative_to(ROOT)}"
        for file in files
        for other in imported(file)
        if room_of(other) not in {room_of(file), *allowed.get(room_of(file), ())}
    }

    assert len(files) >= TREES[tree]
    assert found == set()


def test_every_room_has_a_row_and_every_row_a_room() -> None:
    """A newcomer finds each folder of code in the tables, and nothing there that is gone."""
    standing = {room_of(file) for tree in TREES for file in modules(tree) if file.name != "__init__.py"}

    assert set(rooms()) == standing


def test_imports_run_one_way() -> None:
    """No two rooms may import each other, straight or by way of others."""
    allowed = rooms()
    seen: dict[str, set[str]] = {}
    for room in allowed:
        reached, ahead = set(), set(allowed[room])
        while ahead:
            other = ahead.pop()
            reached.add(other)
            ahead |= allowed[other] - reached
        seen[room] = reached

    assert [room for room in seen if room in seen[room]] == []


def test_the_tour_names_files_that_exist() -> None:
    """Whoever follows the tour finds each file where it says."""
    tour = DOCS.read_text("utf-8").partition("## A tour")[2].partition("\n## ")[0]
    named = re.findall(r"`((?:docs|quiz|sitebuild|scripts)/[\w./-]+)`", tour)

    assert len(named) > 15
    assert [name for name in named if not (ROOT / name).is_file()] == []
