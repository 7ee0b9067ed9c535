"""How much of what `prepare` lays in `.cache/assets` a browser can fetch, as it lies there and compressed."""

import gzip
from dataclasses import dataclass
from pathlib import Path

LEVEL = 6
"""How hard to compress: what web servers commonly do."""

_FOR_OTHERS = ("complete", "package.json", "*-licence.txt")
"""Marks of the build, what Node reads, and what people read."""


@dataclass(frozen=True)
class Size:
    """How many files there are in a folder, and how many bytes they have."""

    name: str
    files: int
    bytes: int
    gzip_bytes: int


def sizes(assets: Path) -> tuple[Size, ...]:
    """Return the size of each folder of assets that a browser can fetch, and of all; nothing if there are none."""
    folders = sorted(folder for folder in assets.iterdir() if folder.is_dir()) if assets.is_dir() else []
    found = [_size(folder) for folder in folders]
    if not found:
        return ()
    totals = (sum(each.files for each in found), sum(each.bytes for each in found))
    return *found, Size("all", *totals, sum(each.gzip_bytes for each in found))


def _size(folder: Path) -> Size:
    files = [file for file in folder.rglob("*") if file.is_file() and not any(map(file.match, _FOR_OTHERS))]
    contents = [file.read_bytes() for file in files]
    compressed = sum(len(gzip.compress(content, LEVEL, mtime=0)) for content in contents)
    return Size(folder.name, len(files), sum(map(len, contents)), compressed)
