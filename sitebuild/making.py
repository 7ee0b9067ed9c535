"""What scripts make for the browser: having it made, listing it, and making it anew while a person is at work."""

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MADE = ROOT / ".cache"
BUNDLED = {".css", ".js"}
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


class Preparation:
    """Brings up to date what is made of the compiled records: before the first build, and behind each that follows.

    So whoever edits a record sees its pages at once, and the quiz with it a moment later.
    """

    def __init__(self) -> None:
        self._command: tuple[str, ...] = ()
        self._running: subprocess.Popen[bytes] | None = None

    def first(self, *, at_work: bool) -> None:
        """Have everything made, unless that has been done. Exits with a sentence where it fails."""
        if not self._command:
            command = ("scripts.prepare", "--compiled", *(["--at-work"] if at_work else []))
            make(*command)
            self._command = command

    def follow(self) -> None:
        """Begin to make everything anew, and do not wait for it."""
        self._running = subprocess.Popen([sys.executable, "-m", *self._command], cwd=ROOT)

    def wait(self) -> None:
        """Return once nothing is under way that reads the compiled records, or takes away what a build may copy."""
        if self._running is not None:
            self._running.wait()


class Rebuild:
    """Brings the served site up to date after an edit below `watched`.

    `build` writes the whole site, `bundle` its scripts and styles alone.
    """

    def __init__(self, watched: Iterable[str], build: Callable[[], None], bundle: Callable[[], None]) -> None:
        self._watched, self._build, self._bundle = tuple(map(Path, watched)), build, bundle
        self._built = self._others()

    def __call__(self) -> None:
        """Bundle where nothing but scripts and styles has changed since the last whole build; else build."""
        others = self._others()
        if others == self._built:
            self._bundle()
            return
        self._build()
        self._built = others

    def _others(self) -> set[tuple[Path, int]]:
        files = {file for folder in self._watched for file in (folder, *folder.rglob("*")) if file.is_file()}
        return {(file, file.stat().st_mtime_ns) for file in files if file.suffix not in BUNDLED}
