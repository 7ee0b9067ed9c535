"""How soon the decision module answers for the first time: ours, beside Pyodide as it is shipped.

Both start from the same empty page of the same server, in a browser that has visited nothing, and the time is that from
making the worker to the reply to the first `decide`. The second time is that of another page of the same browser.
"""

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from gzip import compress
from html.parser import HTMLParser
from pathlib import Path
from random import Random

from playwright.sync_api import Browser, BrowserContext

from scripts.benching.figures import Figure, Table, compared
from scripts.benching.folder import BENCH, HEADERS, Answer, answers_of
from scripts.benching.line import LINES, LOOPBACK, Line
from scripts.benching.server import Server, serving
from scripts.making.browser_files import CORE, LOCK, PYODIDE, STANDARD_LIBRARY

STOCK, OURS = "stock", "ours"
WAYS: Mapping[str, Mapping[str, str]] = {OURS: {}}
"""Our ways to start, by the name of their row: what the message that starts the worker says beside the addresses."""

ADDRESSES = {"runtime": "runtimeUrl", "module": "moduleUrl", "checks": ""}
"""By attribute of the quiz: what the message calls the address that it holds; an attribute that is none keeps its name."""

FIRST_TARGETS = {OURS: 0.25}
REPEAT_TARGETS = {OURS: 0.20}
BYTES_TARGETS = {OURS: 0.25}
"""By row: at most how much of what stock takes."""

PREFIX, BLANK = "/bench/", "blank.html"
PROBES = ("probe-1", "probe-2")
PROBE = 500_000
"""Bytes of a file that nothing makes smaller."""

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


@dataclass(frozen=True)
class Start:
    """A way to start: the worker's script, from the root of the server, and the message that starts it.

    What of the message is an address is given from the root as well, with a slash at its beginning.
    """

    worker: str
    message: Mapping[str, str]

    def at(self, address: str) -> dict[str, object]:
        """Return it for a server at an address, as JavaScript takes it."""
        whole = {key: address + value[1:] if value[:1] == "/" else value for key, value in self.message.items()}
        return {"worker": address + self.worker[1:], "message": whole}


class _Quiz(HTMLParser):
    """Finds the element of the quiz and the folder of its script."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.attributes: dict[str, str] = {}
        self.folder = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "which-model-quiz":
            self.attributes = given
        elif tag == "script" and (found := re.search(r"assets/page/\w+/(?=quiz\.js$)", given.get("src", ""))):
            self.folder = f"/{found[0]}"


def starts_of(quiz: str) -> dict[str, Start]:
    """Return our ways to start, by the name of their row, as the HTML of the quiz tells them.

    Raises:
        LookupError: where the page does not name what the worker needs.
    """
    page = _Quiz(quiz)
    if not page.folder:
        raise LookupError("the page of the quiz names no script of the quiz")
    told = {
        key or name: f"/{page.attributes[name]}" if key else page.attributes[name] for name, key in ADDRESSES.items()
    }
    return {name: Start(f"{page.folder}worker.js", {**told, **more}) for name, more in WAYS.items()}


@dataclass(frozen=True)
class Course:
    """Everything that takes part: the files to be served, and each way to start, stock first."""

    answers: Mapping[str, Answer]
    starts: Mapping[str, Start]
    request: str


def make_course(site: Path, wheel: Path, request: str, folder: Path = BENCH / "stock") -> Course:
    """Lay out Pyodide as it is shipped, with the plain wheel, beside a built site; `request` is what both are asked."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    here = Path(__file__).parent
    names = ("pyodide.mjs", *CORE, STANDARD_LIBRARY, LOCK)
    for file in (*(PYODIDE / name for name in names), wheel, here / "stock_worker.js", here / "rate_worker.js"):
        shutil.copyfile(file, folder / file.name)
    (folder / BLANK).write_text("<!doctype html><title>Nothing</title><link rel='icon' href='data:,'>", "utf-8")
    for name in PROBES:
        (folder / name).write_bytes(Random(name).randbytes(PROBE))  # noqa: S311 - nothing is secret
    kept = "  Cache-Control: public, max-age=31536000, immutable\n"
    rules = f"{(site / HEADERS).read_text('utf-8')}\n{PREFIX}stock_worker.js\n{kept}"
    rules += "".join(f"\n{PREFIX}{name}\n{kept}" for name in (*names, wheel.name))
    stock = Start(f"{PREFIX}stock_worker.js", {"wheel": f"{PREFIX}{wheel.name}"})
    ways = starts_of((site / "quiz/index.html").read_text("utf-8"))
    return Course(answers_of({"/": site, PREFIX: folder}, rules), {STOCK: stock, **ways}, request)


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
    page.goto(f"{server.address}{PREFIX[1:]}{BLANK}")
    page.wait_for_timeout(CALM)
    server.asked.clear()
    done = page.evaluate(START, {**course.starts[name].at(server.address), "text": course.request})
    page.close()
    return float(done["ms"]), str(done["text"])


def _rate(browser: Browser, server: Server) -> str:
    """Return, in words, how fast a worker gets files from a server, so that a line is known to be as slow as it says."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{server.address}{PREFIX[1:]}{BLANK}")
        files = [f"{server.address}{PREFIX[1:]}{name}" for name in PROBES]
        got = page.evaluate(RATE, {"worker": f"{server.address}{PREFIX[1:]}rate_worker.js", "files": files})
    rate = got["bytes"] * 8 / got["ms"] / 1000
    return f"two files at once came to a worker at {rate:,.1f} Mbit/s, the first byte after {got['delay']:.0f} ms"


def bytes_tables(browser: Browser, course: Course, line: Line = LOOPBACK) -> Iterator[Table]:
    """Yield what the server was in fact asked for in the first visit of each way, and what that is beside stock."""
    sums: dict[str, Mapping[str, int]] = {}
    figures: list[Figure] = []
    with serving(course.answers, line) as server:
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
    ratios = [
        Figure(
            f"{name}, {unit}",
            sums[name][unit] / sums[STOCK][unit],
            {},
            BYTES_TARGETS.get(name) if unit == BROTLI else None,
        )
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
