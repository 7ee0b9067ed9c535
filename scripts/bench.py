"""Measure the decision module: `python -m scripts.bench`.

Prints how long its replies take on CPython, what importing it costs, how much of the site a browser can fetch, and how
soon the quiz starts and follows in a page. Times of the engine are those of the processor, so that a busy machine
shows in them less; each stands beside a loop that was timed just before it: 'x loop' is what two runs, or two
machines, can be compared by. Nothing is asserted: where there is a target, its line says 'within' or 'over'.
"""

import gzip
import json
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import median

from playwright.sync_api import Browser, Error

from scripts.browsing import chromium, served
from scripts.making.files import CACHE, ROOT
from whichmodel import Knowledge, WhichModelError, decide, knowledge_from_text
from whichmodel.bridge import answer
from whichmodel.facts.knowledge import UNKNOWN

SEED = 20261122
SETS, STARTS, WALKS = 500, 15, 10
CALLS = (("follow", False), ("decide", False), ("decide", True))
"""What the page asks for, and whether under answers to every question."""

FOLLOWING_TARGET = 20.0
"""What the search behind the row of models should take less than at worst, in milliseconds."""

PAUSE, UNSEEN, PATIENCE, START = 100, 300, 10_000, 60_000
"""Milliseconds between two answers, for a reply that the row does not show, and until something must be wrong."""

FOR_OTHERS = ("complete", "package.json", "*-licence.txt")
"""Marks of the build, what Node reads, and what people read: no browser fetches them."""

BARE = "import os, sys; sys.path.insert(0, sys.argv[1])"
PACKAGE = "whichmodel"
WITH = f"{BARE}; import {PACKAGE}"
NAMES = "; print(*sys.modules)"

FOLLOWED = """
(row, [radio, patience]) => new Promise((resolve) => {
  const before = row.innerText;
  const start = performance.now();
  const observer = new MutationObserver(() => {
    if (row.innerText === before) return;
    observer.disconnect();
    requestAnimationFrame(() => resolve(performance.now() - start));
  });
  observer.observe(row, { subtree: true, childList: true, attributes: true, characterData: true });
  setTimeout(() => resolve(null), patience);
  document.querySelector(radio).click();
})
"""
"""Gives an answer and returns the milliseconds until the first frame after the row of models reads otherwise."""

Row = tuple[str, ...]


def main(cache: Path = CACHE, sets: int = SETS, starts: int = STARTS, walks: int = WALKS) -> int:
    """Print every table; return 1 after one sentence where there is no knowledge to measure with."""
    try:
        knowledge = knowledge_from_text((cache / "knowledge.json").read_text(encoding="utf-8"))
    except (OSError, WhichModelError) as problem:
        print(f"bench: no knowledge to measure with ({problem}); 'make bench' compiles it first.", file=sys.stderr)
        return 1
    heads = ("runs", "median ms", "worst ms", "median x loop", "worst x loop", "target")
    show("replies of the decision module", heads, reply_rows(knowledge, sets))
    # This also compiles the module, once, for the starts that are timed.
    others = sorted(name for name in started(WITH + NAMES, cache) - started(BARE + NAMES, cache) if PACKAGE not in name)
    show("start of an interpreter", heads, import_rows(cache, starts))
    print(textwrap.fill(f"the import loads {len(others)} modules beside its own: {' '.join(others)}", 110))
    show("what a browser can fetch", ("files", "bytes", "gzip bytes"), size_rows(cache / "assets"))
    try:
        with served(ROOT / "site") as address, chromium(cache) as browser:
            show("the quiz in a page", heads, page_rows(address, browser, knowledge, walks))
    except (OSError, ValueError, LookupError, TypeError, Error) as problem:
        reason = str(problem).partition("\n")[0]
        print(f"\nThe page is not measured: the browser or the quiz did not start ({reason}).")
    return 0


def show(title: str, heads: Row, rows: Iterable[Row]) -> None:
    """Print a table: labels on the left of their column, all else on the right of theirs."""
    table = [(title, *heads), *rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    print()
    for label, *cells in table:
        print(label.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True)))


def time_row(label: str, times: Sequence[float], loop: float, target: float | None = None) -> Row:
    """Return the row for some times, at least one, beside a loop's time, all in milliseconds."""
    middle, worst = median(times), max(times)
    verdict = "" if target is None else f"{'within' if worst < target else 'over'} {target:g}"
    figures = (f"{middle:.2f}", f"{worst:.2f}", f"{middle / loop:.2f}", f"{worst / loop:.2f}")
    return (label, str(len(times)), *figures, verdict)


def times_of[Given](work: Callable[[Given], object], given: Iterable[Given], clock: Callable[[], float]) -> list[float]:
    """Return how many milliseconds of a clock in seconds the work takes on each thing given."""
    times = []
    for thing in given:
        start = clock()
        work(thing)
        times.append((clock() - start) * 1000)
    return times


def loop_time(clock: Callable[[], float]) -> float:
    """Return how many milliseconds some steps in whole numbers take, the same steps on every machine."""
    return median(times_of(lambda steps: sum(number * 31 % 65_521 for number in range(steps)), [10_000] * 11, clock))


def reply_rows(knowledge: Knowledge, sets: int) -> Iterator[Row]:
    """Yield a row for each kind of reply that the page asks for, under so many random requests."""
    for call, every in CALLS:
        asked = requests(knowledge, call, every, sets)
        answer(asked[0], lambda: knowledge)  # what is made once and kept is no part of what each reply costs
        loop = loop_time(time.process_time)
        times = times_of(lambda request: answer(request, lambda: knowledge), asked, time.process_time)
        label = f"  {call}, {'all' if every else 'some'} answers"
        yield time_row(label, times, loop, FOLLOWING_TARGET if call == "follow" else None)


def requests(knowledge: Knowledge, call: str, every: bool, sets: int) -> list[str]:
    """Return random requests, the same every time, none of them twice; `every` question is answered, or some are."""
    source = Random(f"{SEED} {call} {every}")  # noqa: S311 - nothing is secret
    found = []
    for _ in range(sets):
        count = len(knowledge.factors) if every else source.randint(0, len(knowledge.factors))
        found.append(json.dumps({"call": call, "answers": random_answers(knowledge, count, source)}))
    return list(dict.fromkeys(found))


def random_answers(knowledge: Knowledge, count: int, source: Random) -> dict[str, str]:
    """Return answers to so many questions, in the order of asking, one in six of them `unknown`."""
    asked = [knowledge.factors[place] for place in sorted(source.sample(range(len(knowledge.factors)), count))]
    return {each.id: source.choice([UNKNOWN, *[source.choice(each.options).id] * 5]) for each in asked}


def started(code: str, cache: Path) -> set[str]:
    """Run a program in a new interpreter, which sees nothing that is installed here, and return the words it prints."""
    command = [sys.executable, "-I", "-S", "-X", f"pycache_prefix={cache / 'pycache'}", "-c", code, str(ROOT / "quiz")]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


def import_rows(cache: Path, starts: int) -> Iterator[Row]:
    """Yield rows for starts of an interpreter, bare and with the module; the bare one is the loop of both."""
    times: dict[str, list[float]] = {BARE: [], WITH: []}
    for _ in range(starts):  # by turns, so that a machine that slows down slows both
        for code, taken in times.items():
            taken += times_of(lambda code: started(code, cache), [code], time.perf_counter)
    loop = median(times[BARE])
    yield time_row("  bare, which is the loop here", times[BARE], loop)
    yield time_row(f"  with import {PACKAGE}", times[WITH], loop)


def size_rows(assets: Path) -> Iterator[Row]:
    """Yield a row for each folder of assets: what a browser can fetch, as it lies there and as servers compress it."""
    for folder in sorted(assets.glob("*/")):
        files = [file for file in folder.rglob("*") if file.is_file() and not any(map(file.match, FOR_OTHERS))]
        contents = [file.read_bytes() for file in files]
        compressed = sum(len(gzip.compress(content, 6, mtime=0)) for content in contents)
        yield f"  {folder.name}", str(len(files)), f"{sum(map(len, contents)):,}", f"{compressed:,}"


def page_rows(address: str, browser: Browser, knowledge: Knowledge, walks: int) -> Iterator[Row]:
    """Yield rows for the start of the quiz, and for how soon the row of models follows an answer.

    Each walk opens the quiz afresh and answers all questions in order, with a moment between them as people take.
    Only answers after which other models are possible are timed.
    """
    source = Random(SEED)  # noqa: S311 - as above
    starts, follows = [], []
    for _ in range(walks):
        page = browser.new_context(service_workers="block").new_page()
        page.goto(f"{address}quiz/")
        page.locator('which-model-quiz[data-runtime="ready"]').wait_for(timeout=START)
        starts.append(float(page.evaluate("performance.now()")))
        row = page.get_by_role("group", name="Models still possible", include_hidden=True)
        given: dict[str, str] = {}
        for name, option in random_answers(knowledge, len(knowledge.factors), source).items():
            page.wait_for_timeout(PAUSE)
            before = decide(knowledge, given).possible
            given[name] = option
            moves = set(decide(knowledge, given).possible) != set(before)
            radio = f'which-model-quiz fieldset[data-factor="{name}"] input[value="{option}"]'
            taken = row.evaluate(FOLLOWED, [radio, PATIENCE if moves else UNSEEN])
            if moves:
                if taken is None:
                    raise TimeoutError("the row of models did not follow an answer")
                follows.append(float(taken))
        page.context.close()
    loop = loop_time(time.perf_counter)
    yield time_row("  until Python is ready", starts, loop)
    yield time_row("  from an answer to the row of models", follows, loop)


if __name__ == "__main__":
    sys.exit(main())
