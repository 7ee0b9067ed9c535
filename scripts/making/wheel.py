"""Build the wheel of the decision module, and install it into `.venv`."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from scripts.making.files import CACHE, DIST, ROOT, digest, write_if_changed


def build_wheel(say: Callable[[str], None]) -> Path:
    """Return the wheel in dist/, built anew where its sources or the knowledge have changed."""
    sources = [*(ROOT / "quiz/whichmodel").rglob("*.py"), ROOT / "quiz/pyproject.toml", CACHE / "knowledge.json"]
    wanted = digest(sources)
    note = CACHE / "wheel-note"
    wheels = sorted(DIST.glob("whichmodel-*.whl"))
    if len(wheels) == 1 and note.is_file() and note.read_text(encoding="utf-8") == wanted:
        return wheels[0]
    say("building the wheel of the decision module")
    for old in wheels:
        old.unlink()
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(DIST)]
    _run(command, cwd=ROOT / "quiz")
    write_if_changed(note, wanted)
    (wheel,) = DIST.glob("whichmodel-*.whl")
    return wheel


def install_wheel(wheel: Path, say: Callable[[str], None]) -> None:
    """Install the wheel into the running environment, unless this very wheel is installed."""
    note = Path(sys.prefix) / "wheel-note"
    wanted = digest([wheel])
    if note.is_file() and note.read_text(encoding="utf-8") == wanted:
        return
    say("installing the whichmodel command")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    _run([*pip, "--no-index", "--no-deps", "--force-reinstall", str(wheel)], cwd=ROOT)
    write_if_changed(note, wanted)


def _run(command: list[str], cwd: Path) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{done.stdout}{done.stderr}\nprepare: this command failed: {' '.join(command)}")
