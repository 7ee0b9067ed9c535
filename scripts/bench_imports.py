"""What `import whichmodel` loads and costs in a fresh interpreter, compared with one that imports nothing.

Both interpreters leave out site-packages and the environment, so what is installed beside the module can
neither hide what it loads nor slow it down. What any start of Python loads anyway is no part of the difference.
"""

import ast
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.bench_times import Clock, Line, durations, line_of

PACKAGE = "whichmodel"
_BARE = "import os, sys; sys.path.insert(0, sys.argv[1])"
_WITH = f"{_BARE}; import {PACKAGE}"
_NAMES = "; print(*sys.modules, sep='\\n')"


@dataclass(frozen=True)
class Added:
    """The names of modules that an import added: the package's own, those of the standard library, and others."""

    own: tuple[str, ...]
    standard: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True)
class Pull:
    """One module of the standard library that `by`, one of the package's own, was the first to import.

    `also` are the package's own loaded modules that import it too, as they load. `along` are the other modules
    that came with it; `milliseconds` is what all of them took, with tracing on.
    """

    by: str
    also: tuple[str, ...]
    module: str
    along: tuple[str, ...]
    milliseconds: float


@dataclass(frozen=True)
class Imports:
    """What the import adds, what pulls it in, and the starts of interpreters without it and with it."""

    added: Added
    pulls: tuple[Pull, ...]
    bare: Line
    loaded: Line

    @property
    def ratio(self) -> float:
        """How many times a bare start the import takes, beyond that start."""
        return (self.loaded.median - self.bare.median) / self.bare.median


@dataclass(frozen=True)
class Traced:
    """One line of `-X importtime`: a module, what caused its import first, and its time with all it loaded."""

    module: str
    importer: str | None
    milliseconds: float


def measured_imports(package_folder: Path, cache: Path, starts: int, clock: Clock) -> Imports:
    """Return what importing the package from a folder does, with so many timed starts of either kind.

    Compiled modules are kept in `cache`, and are there before anything is timed.
    """

    def start(code: str, *options: str) -> "subprocess.CompletedProcess[str]":
        kept = ["-X", f"pycache_prefix={cache / 'pycache'}", *options]
        command = [sys.executable, "-I", "-S", *kept, "-c", code, str(package_folder)]
        return subprocess.run(command, capture_output=True, text=True, check=True)

    added = difference(start(_BARE + _NAMES).stdout.split(), start(_WITH + _NAMES).stdout.split())
    asked = {name: imported_on_loading(_source(package_folder, name)) for name in added.own}
    pulls = pulled_in(traced(start(_WITH, "-X", "importtime").stderr), added, asked)
    bare, loaded = [], []
    for _ in range(starts):  # by turns, so that a machine that slows down slows both
        bare += durations(start, [_BARE], clock)
        loaded += durations(start, [_WITH], clock)
    return Imports(added, pulls, line_of("bare interpreter", bare), line_of(f"with import {PACKAGE}", loaded))


def difference(bare: Iterable[str], loaded: Iterable[str]) -> Added:
    """Return which modules are loaded only in the second list of names, by where they come from."""
    names = sorted(set(loaded) - set(bare))
    own = tuple(name for name in names if _is_own(name))
    standard = tuple(name for name in names if name.partition(".")[0] in sys.stdlib_module_names)
    return Added(own, standard, tuple(name for name in names if name not in own and name not in standard))


def traced(report: str) -> list[Traced]:
    """Return what `-X importtime` wrote, in its order: a module stands after, and less indented than, what it loads."""
    found: list[Traced] = []
    above: list[tuple[int, str]] = []  # read from the end, the last modules that were indented less and less
    for text in reversed(report.splitlines()):
        _, _, figures = text.partition("import time:")
        parts = figures.split("|")
        if len(parts) != 3 or not parts[1].strip().isdigit():
            continue  # the heading, or something that the program said
        indent = len(parts[2]) - len(parts[2].lstrip())
        while above and above[-1][0] >= indent:
            above.pop()
        name = parts[2].strip()
        found.append(Traced(name, above[-1][1] if above else None, int(parts[1]) / 1000))
        above.append((indent, name))
    return found[::-1]


def imported_on_loading(source: str) -> frozenset[str]:
    """Return the modules that a module's text imports by name as it loads, not those that a function imports later."""
    found: set[str] = set()
    for statement in ast.parse(source).body:
        if isinstance(statement, ast.Import):
            found.update(name.name for name in statement.names)
        elif isinstance(statement, ast.ImportFrom) and statement.module:
            found.add(statement.module)
    return frozenset(found)


def pulled_in(trace: Sequence[Traced], added: Added, asked: Mapping[str, frozenset[str]]) -> tuple[Pull, ...]:
    """Return, for each added module of the standard library that the package imports itself, what came with it.

    `asked` has what each of the package's own modules imports. A module that another one puts in place, without an import of its own, counts as part of its package.
    """
    importers = {each.module: each.importer for each in trace}
    roots = {name: _first_from_outside(name, importers) for name in added.standard}
    return tuple(
        Pull(
            each.importer,
            tuple(name for name, wanted in asked.items() if each.module in wanted and name != each.importer),
            each.module,
            tuple(name for name, root in roots.items() if root == each.module != name),
            each.milliseconds,
        )
        for each in trace
        if each.importer is not None and _is_own(each.importer) and each.module in added.standard
    )


def _first_from_outside(name: str, importers: dict[str, str | None]) -> str:
    """Return the module through which one of the package's own modules loaded `name`."""
    importer = importers[name] if name in importers else name.rpartition(".")[0]
    return name if not importer or _is_own(importer) else _first_from_outside(importer, importers)


def _source(package_folder: Path, name: str) -> str:
    place = package_folder.joinpath(*name.split("."))
    file = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
    return file.read_text(encoding="utf-8")


def _is_own(name: str) -> bool:
    return name == PACKAGE or name.startswith(f"{PACKAGE}.")
