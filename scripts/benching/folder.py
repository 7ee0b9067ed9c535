"""Folders made ready to be served: each file compressed once, and with the headers that a host sends with it."""

import hashlib
import json
import mimetypes
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from scripts.making.files import CACHE

BENCH = CACHE / "bench"
COMPRESSED = BENCH / "compressed"
HEADERS = "_headers"
TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm"}
"""Where machines differ in what they call a file."""


@dataclass(frozen=True)
class Answer:
    """What is sent for a path: its content as it lies there and as it is sent, with the headers."""

    content: bytes
    body: bytes
    headers: tuple[tuple[str, str], ...]


def answers_of(folders: Mapping[str, Path], rules: str) -> dict[str, Answer]:
    """Return the answer for every path below the prefixes of some folders, by the path with a slash before it.

    `rules` is the text of a `_headers` file, which names paths and the headers of each. A file is sent as Brotli makes
    it wherever that is smaller, whatever it holds.
    """
    found = dict(_placed(folders))
    _compress(list(found.values()))
    parsed = re.findall(r"^(/\S*)\n((?:  .+\n)+)", rules + "\n", re.MULTILINE)
    return {path: _answer(path, file, parsed) for path, file in found.items()}


def _placed(folders: Mapping[str, Path]) -> Iterator[tuple[str, Path]]:
    for prefix, folder in folders.items():
        for file in sorted(each for each in folder.rglob("*") if each.is_file() and each.name != HEADERS):
            yield f"{prefix}{file.relative_to(folder).as_posix()}".removesuffix("index.html"), file


def _answer(path: str, file: Path, rules: list[tuple[str, str]]) -> Answer:
    content = file.read_bytes()
    smaller = _place_of(content).read_bytes()
    kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    lines = "".join(lines for pattern, lines in rules if fnmatchcase(path, pattern))
    headers = [("Content-Type", kind), *re.findall(r"^  ([\w-]+): (.+)$", lines, re.MULTILINE)]
    if not any(name == "Cache-Control" for name, _ in headers):
        headers.append(("Cache-Control", "no-cache"))
    if len(smaller) >= len(content):
        return Answer(content, content, tuple(headers))
    return Answer(content, smaller, (*headers, ("Content-Encoding", "br"), ("Vary", "Accept-Encoding")))


def _place_of(content: bytes) -> Path:
    return COMPRESSED / hashlib.sha256(content).hexdigest()[:32]


def _compress(files: list[Path]) -> None:
    COMPRESSED.mkdir(parents=True, exist_ok=True)
    places = {_place_of(file.read_bytes()): file for file in files}
    missing = [(str(file), str(place)) for place, file in places.items() if not place.is_file()]
    if not missing:
        return
    print(f"bench: compressing {len(missing)} files, once (a minute)", file=sys.stderr, flush=True)
    command = [Path(sys.prefix) / "bin/node", Path(__file__).with_name("brotli.mjs")]
    subprocess.run(command, input=json.dumps(missing), text=True, check=True)
