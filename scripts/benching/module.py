"""What the decision module costs on CPython: its replies, and its import.

Times of replies are those of the processor, so that a busy machine shows in them less; each stands beside a loop that
was timed just before it. 'x loop' is what two runs, or two machines, can be compared by.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import median

from scripts.benching.figures import Figure, Number, Table, percentile, times_of
from scripts.making.files import ROOT
from whichmodel import Knowledge
from whichmodel.bridge import answer
from whichmodel.facts.knowledge import UNKNOWN

SEED = 20261122
CALLS = (("follow", False), ("decide", False), ("decide", True))
"""What the page asks for, and whether under answers to every question."""

FOLLOWING_TARGET = 20
"""What the search behind the row of models should take less than at worst, in milliseconds."""

BARE = "import os, sys; sys.path.insert(0, sys.argv[1])"
PACKAGE = "whichmodel"
WITH = f"{BARE}; import {PACKAGE}"
NAMES = "; print(*sys.modules)"


def seeded(words: str = "") -> Random:
    """Return a source of numbers that are the same every time, and others for other words."""
    return Random(f"{SEED} {words}")  # noqa: S311 - nothing is secret


def requests(knowledge: Knowledge, call: str, every: bool, sets: int) -> list[str]:
    """Return random requests, the same every time, none of them twice; `every` question is answered, or some are."""
    source = seeded(f"{call} {every}")
    found = []
    for _ in range(sets):
        count = len(knowledge.factors) if every else source.randint(0, len(knowledge.factors))
        found.append(json.dumps({"call": call, "answers": random_answers(knowledge, count, source)}))
    return list(dict.fromkeys(found))


def random_answers(knowledge: Knowledge, count: int, source: Random) -> dict[str, str]:
    """Return answers to so many questions, in the order of asking, one in six of them `unknown`."""
    asked = [knowledge.factors[place] for place in sorted(source.sample(range(len(knowledge.factors)), count))]
    return {each.id: source.choice([UNKNOWN, *[source.choice(each.options).id] * 5]) for each in asked}


def module_tables(knowledge: Knowledge, cache: Path, sets: int, starts: int) -> Iterator[Table]:
    """Yield what each kind of reply costs, under so many random requests, and what so many starts with the module do."""
    figures = []
    for call, every in CALLS:
        asked = requests(knowledge, call, every, sets)
        answer(asked[0], lambda: knowledge)  # what is made once and kept is no part of what each reply costs
        loop = _loop_time()
        times = times_of(lambda request: answer(request, lambda: knowledge), asked, time.process_time)
        target = FOLLOWING_TARGET if call == "follow" else None
        figures.append(_times(f"{call}, {'all' if every else 'some'} answers", times, loop, target))
    yield Table("replies on CPython", "worst ms", figures)
    yield _import_table(cache, starts)


def _import_table(cache: Path, starts: int) -> Table:
    # This also compiles the module, once, for the starts that are timed.
    others = sorted(
        name for name in _started(WITH + NAMES, cache) - _started(BARE + NAMES, cache) if PACKAGE not in name
    )
    times: dict[str, list[float]] = {BARE: [], WITH: []}
    for _ in range(starts):  # by turns, so that a machine that slows down slows both
        for code, taken in times.items():
            taken.extend(times_of(lambda code: _started(code, cache), [code], time.perf_counter))
    loop = median(times[BARE])
    figures = (
        _times("bare, which is the loop here", times[BARE], loop),
        _times(f"with import {PACKAGE}", times[WITH], loop),
    )
    note = f"the import loads {len(others)} modules beside its own: {' '.join(others)}"
    return Table("start of an interpreter", "worst ms", figures, (note,))


def _times(name: str, times: Sequence[float], loop: float, target: Number | None = None) -> Figure:
    middle = median(times)
    beside = {"runs": len(times), "p50 ms": middle, "p95 ms": percentile(times, 0.95), "p50 x loop": middle / loop}
    return Figure(name, max(times), beside, target)


def _loop_time() -> float:
    """Return how many milliseconds some steps in whole numbers take, the same steps on every machine."""
    steps = [10_000] * 11
    return median(times_of(lambda count: sum(n * 31 % 65_521 for n in range(count)), steps, time.process_time))


def _started(code: str, cache: Path) -> set[str]:
    """Run a program in a new interpreter, which sees nothing that is installed here, and return the words it prints."""
    command = [sys.executable, "-I", "-S", "-X", f"pycache_prefix={cache / 'pycache'}", "-c", code, str(ROOT / "quiz")]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
