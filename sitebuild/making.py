"""What scripts make for the browser: having it made, and listing it."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MADE = ROOT / ".cache"
AT_THE_ROOT = {"embed.js"}
"""What stands in pages of other sites, which nobody here can change, so that its address must not tell its content."""


def make(*command: str) -> None:
    """Run a module of scripts/ with arguments. Exits with a sentence where it fails; it has said why."""
    if subprocess.run([sys.executable, "-m", *command], cwd=ROOT).returncode:
        raise SystemExit("the files for the browser could not be made; see above.")


def made_files(assets: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give the place in the site and the path of every file that lies where the assets say; `checks` is no place."""
    for place in (place for name, place in assets.items() if name != "checks"):
        for file in sorted((MADE / place).parent.rglob("*")):
            if file.is_file():
                yield file.name if file.name in AT_THE_ROOT else file.relative_to(MADE).as_posix(), str(file)
