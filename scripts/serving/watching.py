"""What a person has edited, found by looking at the times and sizes of files, on any file system."""

import os
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

State = dict[str, tuple[int, int]]
"""By path: when a file was written, and its size."""

NO_SOURCES = ("__pycache__", "node_modules")


class Need(StrEnum):
    """What an edit asks for."""

    CODE = "code"
    """Python has changed, which whoever builds must load anew."""

    BUNDLE = "bundle"
    """Scripts or styles have changed."""

    PAGES = "pages"
    """Whatever else has changed: words, records, templates, pictures, settings."""


class Watch:
    """Looks at some files and folders below `root`, again and again."""

    def __init__(self, root: Path, places: Iterable[str]) -> None:
        self._places = [str(root / place) for place in places]
        self._seen = self._state()

    def look(self) -> set[Need]:
        """Return what the files ask for that were changed, added or taken away since the last look."""
        before, self._seen = self._seen, self._state()
        return {need_of(Path(file)) for file, _ in before.items() ^ self._seen.items()}

    def _state(self) -> State:
        return dict(each for place in self._places for each in _files(place))


def need_of(file: Path) -> Need:
    """Return what the edit of a file asks for."""
    kinds = {".py": Need.CODE, ".js": Need.BUNDLE, ".css": Need.BUNDLE}
    return kinds.get(file.suffix, Need.PAGES)


def _files(place: str) -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        if os.path.isdir(place):  # noqa: PTH112 - a path as text: this runs five times a second
            with os.scandir(place) as entries:
                for entry in entries:
                    # Editors keep what is not saved yet under such names.
                    if entry.name[0] != "." and entry.name[-1] != "~" and entry.name not in NO_SOURCES:
                        if entry.is_dir():
                            yield from _files(entry.path)
                        else:
                            yield entry.path, _stamp(entry.stat())
        else:
            yield place, _stamp(os.stat(place))  # noqa: PTH116 - likewise
    except OSError:
        return  # It has gone between two looks; the next one finds that out.


def _stamp(stat: os.stat_result) -> tuple[int, int]:
    return stat.st_mtime_ns, stat.st_size
