"""How soon the decision module answers for the first time: ours, beside Pyodide as it is shipped.

Both start from the same empty page of the same server, in a browser that has visited nothing, and the time is that from
making the worker to the reply to the first `decide`. The second time is that of another page of the same browser.
"""

from collections.abc import Iterable, Iterator, Mapping
from gzip import compress

from playwright.sync_api import Browser, BrowserContext

from scripts.benching.course import BLANK, OURS, PREFIX, PROBES, SECOND, STOCK, WORKERS, Course
from scripts.benching.figures import Figure, Table, compared
from scripts.benching.folder import Answer
from scripts.benching.line import LINES, LOOPBACK
from scripts.benching.server import Server, serving

FIRST_TARGETS = {OURS: 0.25, SECOND: 0.55}
REPEAT_TARGETS = {OURS: 0.20}
BYTES_TARGETS = {OURS: 0.25}
"""By row: at most how much of what stock takes."""

CALM = 200
"""Milliseconds that a page is left alone before anything is timed in it."""

START = """
({ worker: url, message, text }) => new Promise((resolve, reject) => {
  const begun = performance.now();
  const worker = new Worker(url, { type: "module" });
  worker.onerror = (event) => reject(new Error(`${url} did not run: ${event.message}`));
  worker.onmessage = ({ data }) => {
    if (data.kind === "failed") reject(new Error(`${url} failed: ${data.trouble}, ${data.detail}`));
    if (data.kind === "ready") worker.postMessage({ kind: "ask", id: 1, text });
    if (data.kind === "answer") resolve({ ms: performance.now() - begun, text: data.text });
  };
  worker.postMessage({ kind: "start", ...message });
})
"""

RATE = """
({ worker: url, files }) => new Promise((resolve, reject) => {
  const worker = new Worker(url, { type: "module" });
  worker.onerror = (event) => reject(new Error(`${url} did not run: ${event.message}`));
  worker.onmessage = ({ data }) => resolve(data);
  worker.postMessage(files);
})
"""


def start_tables(browser: Browser, course: Course, pairs: int) -> Iterator[Table]:
    """Yield a table for each line: first and second visits, by turns, each pair in the other order."""
    for line in LINES:
        with serving(course.answers, line) as server:
            rate = _rate(browser, server)
            taken, again = _by_turns(browser, server, course, pairs)
        figures = [
            compared(
                f"{name}, {visit} visit", taken[visit, name], taken[visit, STOCK], (STOCK, "ms"), targets.get(name)
            )
            for name in list(course.starts)[1:]
            for visit, targets in (("first", FIRST_TARGETS), ("repeat", REPEAT_TARGETS))
        ]
        yield Table(f"worker to first decision, {line.name}", "ours ÷ stock", figures, (rate, again))


def _by_turns(
    browser: Browser, server: Server, course: Course, pairs: int
) -> tuple[dict[tuple[str, str], list[float]], str]:
    taken: dict[tuple[str, str], list[float]] = {}
    replies: set[str] = set()
    again = dict.fromkeys(course.starts, 0)
    for turn in range(pairs):
        names = list(course.starts)
        for name in names[:: -1 if turn % 2 else 1]:
            context = browser.new_context(service_workers="block")
            for visit in ("first", "repeat"):
                milliseconds, reply = _visit(context, server, course, name)
                taken.setdefault((visit, name), []).append(milliseconds)
                replies.add(reply)
            again[name] += len(server.asked)
            context.close()
    if len(replies) > 1:
        raise ValueError("ours and stock do not answer the same")
    counted = ", ".join(f"{name} {count / pairs:g}" for name, count in again.items())
    return taken, f"files asked for again by a repeat visit: {counted}"


def _visit(context: BrowserContext, server: Server, course: Course, name: str) -> tuple[float, str]:
    """Start one way in a new page; return the milliseconds and the reply. The server then has noted this start alone."""
    page = context.new_page()
    page.goto(server.address + BLANK[1:])
    page.wait_for_timeout(CALM)
    server.asked.clear()
    done = page.evaluate(START, {**course.starts[name].at(server.address), "text": course.request})
    page.close()
    return float(done["ms"]), str(done["text"])


def _rate(browser: Browser, server: Server) -> str:
    """Return, in words, how fast a worker gets files from a server, so that a line is known to be as slow as it says."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(server.address + BLANK[1:])
        worker, *files = (f"{server.address}{PREFIX[1:]}{name}" for name in (WORKERS[1], *PROBES))
        got = page.evaluate(RATE, {"worker": worker, "files": files})
    rate = got["bytes"] * 8 / got["ms"] / 1000
    return f"two files at once came to a worker at {rate:,.1f} Mbit/s, the first byte after {got['delay']:.0f} ms"


def bytes_tables(browser: Browser, course: Course) -> Iterator[Table]:
    """Yield what the server was in fact asked for in the first visit of each way, and what that is beside stock."""
    sums: dict[str, Mapping[str, int]] = {}
    figures: list[Figure] = []
    with serving(course.answers, LOOPBACK) as server:
        for name in course.starts:
            context = browser.new_context(service_workers="block")
            _visit(context, server, course, name)
            context.close()
            sizes = {path: _sizes(course.answers[path]) for path in server.asked if path in course.answers}
            sums[name] = {unit: sum(size[unit] for size in sizes.values()) for unit in UNITS}
            rows: Iterable[tuple[str, Mapping[str, int]]] = [*sizes.items(), ("all", sums[name])]
            for path, size in rows:
                figures.append(Figure(f"{name}: {path.rpartition('/')[2]}", size[BROTLI], _without(size, BROTLI)))
    yield Table("bytes before the first decision", BROTLI, figures)
    targets = {(name, BROTLI): target for name, target in BYTES_TARGETS.items()}
    ratios = [
        Figure(f"{name}, {unit}", sums[name][unit] / sums[STOCK][unit], {}, targets.get((name, unit)))
        for name in list(sums)[1:]
        for unit in UNITS
    ]
    yield Table("the same, in all", "ours ÷ stock", ratios)


RAW, GZIP, BROTLI = UNITS = ("raw", "gzip 9", "Brotli 11")


def _sizes(answer: Answer) -> dict[str, int]:
    """Return how large a file is in every way; where compressing makes it larger, it is sent as it is."""
    gzipped = len(compress(answer.content, 9, mtime=0))
    return {RAW: len(answer.content), GZIP: min(gzipped, len(answer.content)), BROTLI: len(answer.body)}


def _without(sizes: Mapping[str, int], unit: str) -> dict[str, int]:
    return {name: size for name, size in sizes.items() if name != unit}
