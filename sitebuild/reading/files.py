"""The text of a file, or why it has none: no file can keep the reader waiting, or hide something in what it says."""

import re
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG

from sitebuild.reading.problems import Problem

LARGEST = 500_000
"""How many bytes a file of content may have: three times as many as the largest that stands."""

# Control characters, line ends that only some programs know, and what has no shape of its own or turns the direction of writing.
HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\u3164\ue000-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff9-\uffff\U000e0000-\U0010ffff]"
)
CONFLICT = re.compile(r"^(<{7}|>{7}|\|{7}|={7})(?= |$)", re.MULTILINE)


def read_text(root: Path, file: Path) -> tuple[str, list[Problem]]:
    """Return the text of a file below `root`, without a byte order mark; empty, with every problem, if it has none."""
    path = path_below(root, file)
    try:
        status = file.stat()
        if not S_ISREG(status.st_mode):
            return "", [Problem(path, 1, 1, "file", "this is no plain file; put one in its place, or delete it.")]
        if status.st_size > LARGEST:
            message = f"this file has {status.st_size:,} bytes; at most {LARGEST:,} are read: split it."
            return "", [Problem(path, 1, 1, "file", message)]
        data = file.read_bytes()
    except OSError as error:
        return "", [Problem(path, 1, 1, "file", f"this file cannot be read: {error.strerror}.")]
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
        message = "this is not UTF-8 from here on; save the file as UTF-8."
        return "", [Problem(path, *place_in(before, len(before)), "encoding", message)]
    problems = list(_disturbing(path, text))
    return "" if problems else text, problems


def path_below(root: Path, file: Path) -> str:
    """Return the path of a file from `root`, below which it lies; the plain way takes longer than reading it."""
    return str(file)[len(str(root)) :].lstrip("/")


def place_in(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column, both from 1, of a place in a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


@lru_cache(8192)
def _disturbing(path: str, text: str) -> tuple[Problem, ...]:
    found = []
    if hidden := HIDDEN.search(text):
        message = f"the character U+{ord(hidden[0]):04X} cannot be seen; delete it."
        found.append(Problem(path, *place_in(text, hidden.start()), "character", message))
    if mark := CONFLICT.search(text):
        message = "from here on both sides of a merge stand; keep what is right, and delete the lines with marks."
        found.append(Problem(path, *place_in(text, mark.start()), "conflict", message))
    return tuple(found)
