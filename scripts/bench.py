"""Measure the decision module: `python -m scripts.bench [--quick] [--json]`.

Prints how long each kind of work takes, in the page as well, what importing the module costs, and how much a
browser fetches.
Nothing is asserted: where there is a target, its line says 'within' or 'over'. Exit status 1 where there is
no knowledge to measure with.
"""

import json
import platform
import sys
import time
from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path

from scripts.bench_imports import measured_imports
from scripts.bench_page import NotMeasuredError, measured_page
from scripts.bench_report import Measured, as_data, as_table
from scripts.bench_sizes import sizes
from scripts.bench_times import Clock, Stopwatch
from scripts.bench_work import SEED, engine_groups
from scripts.files import CACHE, ROOT
from whichmodel.facts.decoding import knowledge_from_text
from whichmodel.facts.errors import InvalidKnowledge
from whichmodel.facts.knowledge import Knowledge


@dataclass(frozen=True)
class Effort:
    """How many random sets each line has, how many interpreters of either kind start, how many answers the page gets."""

    sets: int
    starts: int
    answers: int


FULL = Effort(sets=300, starts=25, answers=220)
QUICK = Effort(sets=30, starts=7, answers=25)


def main(arguments: list[str], cache: Path = CACHE, clock: Clock = time.perf_counter) -> int:
    """Measure what `cache` holds and the module in quiz/, and print it."""
    parser = ArgumentParser(prog="bench", description="Measure the decision module.", allow_abbrev=False)
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, in a few seconds")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    wanted = parser.parse_args(arguments)
    try:
        knowledge = knowledge_from_text((cache / "knowledge.json").read_text(encoding="utf-8"))
    except (OSError, InvalidKnowledge) as problem:
        print(f"bench: no knowledge to measure with ({problem}); 'make bench' compiles it first.", file=sys.stderr)
        return 1
    found = measure(knowledge, QUICK if wanted.quick else FULL, cache, clock)
    print(json.dumps(as_data(found), indent=1) if wanted.json else as_table(found).rstrip("\n"))
    return 0


def measure(knowledge: Knowledge, effort: Effort, cache: Path, clock: Clock) -> Measured:
    """Return everything that is measured, with the times of one clock."""
    stopwatch = Stopwatch(clock)
    groups = engine_groups(knowledge, effort.sets, stopwatch)
    missing: tuple[str, ...] = ()
    try:
        groups += (measured_page(knowledge, effort.answers, cache),)
    except NotMeasuredError as reason:
        missing = (str(reason),)
    imports = measured_imports(ROOT / "quiz", cache, effort.starts, clock)
    machine = (
        f"{platform.python_implementation()} {platform.python_version()}, {platform.system()} {platform.machine()}"
    )
    found = sizes(cache / "assets")
    return Measured(machine, knowledge.rules_version, SEED, stopwatch.loop, groups, imports, found, missing)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
