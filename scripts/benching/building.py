"""How long a build takes beside plain MkDocs with Material, and how soon an edit is served."""

import os
import resource
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from statistics import median

from scripts.benching.copies import PRUNED, SETTINGS, copy_project, plain_project
from scripts.benching.figures import Figure, Table, compared
from scripts.benching.folder import BENCH

OURS, PLAIN = "ours", "plain"
OTHERS = {PLAIN: SETTINGS, "plain, navigation pruned": PRUNED}
"""What we stand beside, and the settings of each."""

RUNS = {1: 3, 10: 1}
"""By how many times the pages: how often each side is built."""

BUILD_TARGET, RELOAD_TARGET = 1.5, 2
CPU, WALL = CLOCKS = ("processor", "wall")

EDITED = {"a page of prose": "practice/keep", "a record": "cases/add-or-hire"}
EDITS = 3
UP, SERVED, LOOK = 120, 60, 0.02
"""Seconds until the server must be up, until an edit must be served, and between two looks."""


def build_tables(folder: Path = BENCH) -> Iterator[Table]:
    """Yield the times of both builds, with the pages there are and with many more, and how they grow between the two.

    Raises:
        ValueError: where a build fails; what it said stands in the message.
    """
    taken: dict[tuple[int, str, str], list[float]] = {}
    pages = {}
    for times, runs in RUNS.items():
        ours, plain = folder / f"{OURS}-{times}", folder / f"{PLAIN}-{times}"
        guide = copy_project(ours, times)
        plain_project(plain, guide)
        pages[times] = len(guide.library.pages)
        _prepare(ours)
        for _ in range(runs):
            for side in (OURS, *OTHERS):
                for clock, seconds in _build(ours if side == OURS else plain, OTHERS.get(side)).items():
                    taken.setdefault((times, side, clock), []).append(seconds)
    figures = [
        compared(
            f"{pages[times]:,} pages, {clock} time, beside {side}",
            taken[times, OURS, clock],
            taken[times, side, clock],
            ("other", "s"),
            BUILD_TARGET,
        )
        for times in RUNS
        for clock in CLOCKS
        for side in OTHERS
    ]
    once, many = RUNS
    added = (pages[many] - pages[once]) // (many - once)
    note = f"of {pages[once]:,} pages the bodies of {added:,} are multiplied, as plain pages: what the quiz knows stays"
    yield Table("build", "ours ÷ other", figures, (note,))
    grown = {key: median(taken[many, *key]) / median(taken[once, *key]) for key in product((OURS, *OTHERS), CLOCKS)}
    growths = [
        Figure(f"{clock} time", grown[OURS, clock], {side: grown[side, clock] for side in OTHERS}) for clock in CLOCKS
    ]
    yield Table(f"growth of a build, {pages[many] / pages[once]:.1f} times the pages", OURS, growths)


def _build(project: Path, settings: str | None) -> dict[str, float]:
    """Build a project anew, by plain MkDocs where there are `settings` for it, and by us otherwise.

    Returns the seconds by each clock; the processor's are of all that is started.
    """
    shutil.rmtree(project / "site", ignore_errors=True)
    mkdocs = str(Path(sys.executable).with_name("mkdocs"))
    command = (
        (mkdocs, "build", "--quiet", "--config-file", settings) if settings else (sys.executable, "-m", "scripts.site")
    )
    used, began = _used(), time.perf_counter()
    _run(project, *command)
    taken = {CPU: _used() - used, WALL: time.perf_counter() - began}
    shutil.rmtree(project / "site")  # a large one takes more than a gigabyte
    return taken


def _prepare(project: Path) -> None:
    """Have every module compiled, and whatever is made of records, before a build is timed."""
    _run(project, sys.executable, "-m", "scripts.prepare")
    _run(project, sys.executable, "-m", "compileall", "-q", "sitebuild", "scripts", "quiz/whichmodel")


def _run(project: Path, *command: str) -> None:
    done = subprocess.run(command, cwd=project, env=_environment(project), capture_output=True, text=True)
    if done.returncode:
        raise ValueError(f"{' '.join(command[1:])} failed in {project}: {(done.stdout + done.stderr).strip()[-400:]}")


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _environment(project: Path) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": f"{project / 'quiz'}{os.pathsep}{project}"}


def reload_tables(folder: Path = BENCH) -> Iterator[Table]:
    """Yield how many seconds pass from saving a page until the server that people work with sends the new text.

    Raises:
        TimeoutError: where it does not come up, or does not send it.
    """
    project = folder / "ours-1"
    copy_project(project, 1)
    _prepare(project)
    with _at_work(project) as address:
        figures = []
        for name, place in EDITED.items():
            taken = [_seconds_to_serve(project, address, place, f"Edit number {edit}.") for edit in range(EDITS)]
            figures.append(Figure(name, median(taken), {"edits": EDITS, "worst s": max(taken)}, RELOAD_TARGET))
    yield Table("from saving to serving", "p50 s", figures)


def _seconds_to_serve(project: Path, address: str, place: str, words: str) -> float:
    file = project / f"docs/{place}.md"
    text = file.read_text("utf-8")
    began = time.perf_counter()
    file.write_text(f"{text}\n{words}\n", "utf-8")
    _wait_for(f"{address}{place}/", words, SERVED)
    return time.perf_counter() - began


@contextmanager
def _at_work(project: Path) -> Iterator[str]:
    """Run `make serve`'s server for a project on a free port; give its address, with a slash at the end."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = str(trial.getsockname()[1])
    command = (sys.executable, "-m", "scripts.serve", port)
    nowhere = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=project, env=_environment(project), stdout=nowhere, stderr=nowhere) as server:
        try:
            address = f"http://127.0.0.1:{port}/"
            _wait_for(address, "<html", UP)
            yield address
        finally:
            server.terminate()


def _wait_for(address: str, words: str, limit: float) -> None:
    end = time.perf_counter() + limit
    while time.perf_counter() < end:
        try:
            with urllib.request.urlopen(address, timeout=limit) as response:  # noqa: S310 - our own server
                if words in response.read().decode():
                    return
        except OSError:  # it is not up yet, or at work
            pass
        time.sleep(LOOK)
    raise TimeoutError(f"{address} did not send '{words}' within {limit} s")
