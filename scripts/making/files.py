"""Where things lie, and how they are written and compared."""

import hashlib
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache"
ASSETS = CACHE / "assets"
DIST = ROOT / "dist"


def say(text: str) -> None:
    """Print a line of progress at once."""
    print(f"prepare: {text}", flush=True)


def holds(file: Path, text: str) -> bool:
    """Say whether a file holds this very text."""
    return file.is_file() and file.read_text(encoding="utf-8") == text


def write_if_changed(file: Path, text: str) -> None:
    """Write `text` unless the file holds it already."""
    if not holds(file, text):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def run(*command: str | Path, failure: str, folder: Path = ROOT) -> str:
    """Return what a command prints, run in a folder. Exits with all that it said, and a sentence, where it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{done.stdout}{done.stderr}\nprepare: {failure}")
    return done.stdout


def digest(files: Iterable[Path], *words: str) -> str:
    """Return a short hash over the names and contents of files, and over some words."""
    whole = hashlib.sha256("\0".join(words).encode())
    for file in sorted(files):
        name = str(file.relative_to(ROOT)) if ROOT in file.parents else file.name
        whole.update(name.encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()[:16]


def make_once(name: str, version: str, make: Callable[[Path], None]) -> Path:
    """Return the folder `name/version` of assets, filled by `make` unless it stands; other versions go.

    It is filled elsewhere, so that a run that is broken off leaves nothing here to be taken for it.
    """
    target = ASSETS / name / version
    if not target.is_dir():
        unfinished = CACHE / f"{name}-unfinished"
        for folder in (unfinished, target.parent):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
        make(unfinished)
        unfinished.replace(target)
    return target
