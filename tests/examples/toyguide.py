"""A whole small guide, in the folder `fruit`: two models, one question, one of everything else."""

import shutil
from pathlib import Path

from sitebuild.finishing.finishing import examine
from sitebuild.reading.problems import ContentError

FRUIT = Path(__file__).with_name("fruit")


def write_toy_guide(root: Path) -> Path:
    """Write the toy guide below `root` and return `root`."""
    return Path(shutil.copytree(FRUIT, root, dirs_exist_ok=True))


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Replace `old` by `new` in one file; `old` must stand there."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} does not stand in {path}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def messages(root: Path) -> list[str]:
    """Return every problem of a guide as it is printed."""
    try:
        problems = examine(root).problems
    except ContentError as error:
        problems = error.problems
    return [str(problem) for problem in problems]
