"""What takes part in a comparison of starts: our worker as the built site gives it, and Pyodide as it is shipped."""

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from random import Random

from scripts.benching.folder import BENCH, HEADERS, Answer, answers_of
from scripts.making.files import ROOT

STOCK, OURS, SECOND = "stock", "ours", "second try"
WAYS: Mapping[str, Mapping[str, str]] = {OURS: {"way": "lean"}, SECOND: {"way": "plain"}}
"""Our ways to start, by the name of their row: what the message that starts the worker says beside the addresses."""

ADDRESSES = {"lean": "leanUrl", "runtime": "runtimeUrl", "module": "moduleUrl"}
"""By attribute of the quiz that is an address from the site's root: what the message calls it."""

AS_THEY_ARE = ("checks",)
"""What the message takes from the attributes of the quiz as it stands there."""

PYODIDE = ROOT / "node_modules/pyodide"
SHIPPED = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
"""Everything that Pyodide fetches in a browser, as it is shipped."""

PREFIX = "/bench/"
BLANK = f"{PREFIX}blank.html"
NOTHING = "<!doctype html><title>Nothing</title><link rel='icon' href='data:,'>"
WORKERS = ("stock_worker.js", "rate_worker.js")
PROBES = ("probe-1", "probe-2")
PROBE = 500_000
"""Bytes of a file that nothing makes smaller."""


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
    told = {key: f"/{page.attributes[name]}" for name, key in ADDRESSES.items()}
    told |= {name: page.attributes[name] for name in AS_THEY_ARE}
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
    for file in (*map(PYODIDE.joinpath, SHIPPED), wheel, *map(here.joinpath, WORKERS)):
        shutil.copyfile(file, folder / file.name)
    (folder / Path(BLANK).name).write_text(NOTHING, "utf-8")
    for name in PROBES:
        (folder / name).write_bytes(Random(name).randbytes(PROBE))  # noqa: S311 - nothing is secret
    kept = "  Cache-Control: public, max-age=31536000, immutable\n"
    rules = (site / HEADERS).read_text("utf-8")
    rules += "".join(f"\n{PREFIX}{name}\n{kept}" for name in (*SHIPPED, wheel.name, *WORKERS))
    stock = Start(f"{PREFIX}{WORKERS[0]}", {"wheel": f"{PREFIX}{wheel.name}"})
    ways = starts_of((site / "quiz/index.html").read_text("utf-8"))
    return Course(answers_of({"/": site, PREFIX: folder}, rules), {STOCK: stock, **ways}, request)
