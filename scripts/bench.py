"""Measure the product: `python -m scripts.bench [--parts start,bytes] [--pairs 7] [--json]`.

Whatever can be compared within one run is a ratio: ours beside Pyodide as it is shipped, or beside plain MkDocs with
Material. Nothing is asserted: where there is a target, its line says 'within' or 'over'. Tables are for people; a line
of JSON for each figure is added to `.cache/bench/figures.jsonl`, or printed alone with `--json`.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Error

from scripts.benching.building import build_tables, reload_tables
from scripts.benching.course import Course, make_course
from scripts.benching.figures import Table
from scripts.benching.folder import BENCH
from scripts.benching.module import module_tables, requests
from scripts.benching.pages import answer_tables, weight_tables
from scripts.benching.starts import bytes_tables, start_tables
from scripts.browsing import chromium, served
from scripts.making.files import CACHE, DIST, ROOT
from whichmodel import Knowledge, WhichModelError, knowledge_from_text

PAIRS, SETS, STARTS, WALKS = 7, 500, 15, 20
FIGURES = BENCH / "figures.jsonl"

Measure = Callable[[], Iterator[Table]]


def parts_of(knowledge: Knowledge, cache: Path, pairs: int) -> Mapping[str, Measure]:
    """Return every part by its name, in the order in which they are measured."""

    def in_browser(measure: Callable[[Browser, Course], Iterator[Table]]) -> Iterator[Table]:
        with chromium(cache) as browser:
            (wheel,) = DIST.glob("whichmodel-*.whl")
            (request,) = requests(knowledge, "decide", True, 1)
            yield from measure(browser, make_course(ROOT / "site", wheel, request))

    def answers() -> Iterator[Table]:
        with served(ROOT / "site") as address, chromium(cache) as browser:
            yield from answer_tables(address, browser, knowledge, WALKS)

    return {
        "module": lambda: module_tables(knowledge, cache, SETS, STARTS),
        "bytes": lambda: in_browser(bytes_tables),
        "start": lambda: in_browser(partial(start_tables, pairs=pairs)),
        "answer": answers,
        "weight": lambda: in_browser(lambda browser, course: weight_tables(browser, course.answers)),
        "build": build_tables,
        "reload": reload_tables,
    }


def main(arguments: list[str], cache: Path = CACHE, figures: Path = FIGURES) -> int:
    """Measure the parts that are asked for; return 1 after one sentence where there is nothing to measure with."""
    try:
        knowledge = knowledge_from_text((cache / "knowledge.json").read_text(encoding="utf-8"))
    except (OSError, WhichModelError) as problem:
        print(f"bench: no knowledge to measure with ({problem}); 'make bench' compiles it first.", file=sys.stderr)
        return 1
    reader = argparse.ArgumentParser(prog="bench", description="Measure the product.")
    reader.add_argument("--parts", default="", help="names with commas between them; all where there are none")
    reader.add_argument("--pairs", type=int, default=PAIRS, help="how often each start is measured")
    reader.add_argument("--json", action="store_true", help="print lines of JSON and no tables")
    given = reader.parse_args(arguments)
    parts = parts_of(knowledge, cache, given.pairs)
    wanted = [name for name in given.parts.split(",") if name] or list(parts)
    if unknown := [name for name in wanted if name not in parts]:
        print(f"bench: there is no part '{unknown[0]}'; the parts are {', '.join(parts)}.", file=sys.stderr)
        return 1
    run = datetime.now(UTC).isoformat(timespec="seconds")
    for name in wanted:
        try:
            for table in parts[name]():
                _tell(table, given.json, figures, run=run, part=name)
        except (OSError, ValueError, LookupError, TypeError, Error) as problem:
            reason = str(problem).partition("\n")[0]
            print(f"\nbench: the part '{name}' is not measured, or not all of it ({reason}).", file=sys.stderr)
    return 0


def _tell(table: Table, is_json: bool, figures: Path, **also: str) -> None:
    records = list(table.records(**also))
    if is_json:
        print(*records, sep="\n", flush=True)
        return
    print("", *table.lines(), sep="\n", flush=True)
    figures.parent.mkdir(parents=True, exist_ok=True)
    with figures.open("a", encoding="utf-8") as file:
        file.writelines(f"{record}\n" for record in records)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
