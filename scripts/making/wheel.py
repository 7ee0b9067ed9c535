"""Build the wheel of the decision module, and install it into `.venv`."""

import sys
from pathlib import Path

from scripts.making.files import CACHE, DIST, ROOT, digest, holds, run, say, write_if_changed


def build_wheel() -> Path:
    """Return the wheel in dist/, built anew where its sources or the knowledge have changed."""
    sources = [*(ROOT / "quiz/whichmodel").rglob("*.py"), ROOT / "quiz/pyproject.toml", CACHE / "knowledge.json"]
    wanted = digest(sources)
    note = CACHE / "wheel-note"
    wheels = sorted(DIST.glob("whichmodel-*.whl"))
    if len(wheels) == 1 and holds(note, wanted):
        return wheels[0]
    say("building the wheel of the decision module")
    for old in wheels:
        old.unlink()
    hatchling = (sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", DIST)
    run(*hatchling, folder=ROOT / "quiz", failure="the wheel could not be built")
    write_if_changed(note, wanted)
    (wheel,) = DIST.glob("whichmodel-*.whl")
    return wheel


def install_wheel(wheel: Path) -> None:
    """Install the wheel into the running environment, unless this very wheel is installed."""
    note = Path(sys.prefix) / "wheel-note"
    wanted = digest([wheel])
    if holds(note, wanted):
        return
    say("installing the whichmodel command")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    run(*pip, "--no-index", "--no-deps", "--force-reinstall", wheel, failure="the wheel could not be installed")
    write_if_changed(note, wanted)
