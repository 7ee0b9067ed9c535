"""`make bench` finds its way through the quiz as it stands, and counts what a start asks for."""

from playwright.sync_api import Browser

from scripts.benching.course import BLANK, NOTHING, OURS, PREFIX, PROBES, STOCK, WORKERS, Course, Start
from scripts.benching.folder import Answer
from scripts.benching.pages import answer_tables
from scripts.benching.starts import bytes_tables, start_tables
from whichmodel.facts.knowledge import Knowledge

WORKER = """onmessage = async ({ data }) => {
  if (data.kind === "ask") postMessage({ kind: "answer", id: data.id, text: `${data.text}, answered` });
  else {
    await (await fetch(data.file)).arrayBuffer();
    postMessage({ kind: "ready" });
  }
};"""
RATE = "onmessage = ({ data }) => postMessage({ bytes: 1000 * data.length, ms: 1, delay: 2 });"
KEPT = ("Cache-Control", "public, max-age=31536000, immutable")


def file(text: str, kind: str = "text/javascript") -> Answer:
    """Return the answer for a file that is kept for good and sent as it is."""
    return Answer(text.encode(), text.encode(), (("Content-Type", kind), KEPT))


def course() -> Course:
    """Return two starts with the same worker, of which ours fetches a file of a quarter of the size."""
    files = {f"{PREFIX}{name}": file("probe", "text/plain") for name in PROBES}
    files |= {BLANK: file(NOTHING, "text/html"), f"{PREFIX}{WORKERS[1]}": file(RATE)}
    files |= {f"/{name}.js": file(WORKER) for name in (STOCK, OURS)}
    files |= {f"/{name}.bin": file("x" * size, "text/plain") for name, size in ((STOCK, 40_000), (OURS, 10_000))}
    return Course(files, {name: Start(f"/{name}.js", {"file": f"/{name}.bin"}) for name in (STOCK, OURS)}, "question")


def test_a_start_is_timed_and_what_it_asked_for_is_counted(browser: Browser) -> None:
    """The script of the worker counts as well; a second page of the same browser asks for nothing again."""
    counted, ratios = bytes_tables(browser, course())
    tables = list(start_tables(browser, course(), pairs=1))

    sizes = {figure.name: figure.value for figure in counted.figures}
    assert sizes == {
        "stock: stock.js": len(WORKER),
        "stock: stock.bin": 40_000,
        "stock: all": 40_000 + len(WORKER),
        "ours: ours.js": len(WORKER),
        "ours: ours.bin": 10_000,
        "ours: all": 10_000 + len(WORKER),
    }
    assert [round(figure.value, 2) for figure in ratios.figures][::2] == [0.25, 0.25]
    assert [table.title.partition(", ")[2] for table in tables] == ["loopback", "10 Mbit/s"]
    for table in tables:
        assert [figure.name for figure in table.figures] == ["ours, first visit", "ours, repeat visit"]
        assert all(figure.value > 0 and figure.beside["ours ms"] > 0 for figure in table.figures)
        rate, again = table.notes
        assert "at 16.0 Mbit/s, the first byte after 2 ms" in rate
        assert again.endswith(": stock 0, ours 0")


def test_the_start_and_what_follows_answers_are_timed(browser: Browser, address: str, knowledge: Knowledge) -> None:
    """The row of models follows in the page wherever the engine says so, and every time is more than nothing."""
    (table,) = answer_tables(address, browser, knowledge, walks=1)
    updated, framed, start = table.figures

    assert updated.beside["runs"] == framed.beside["runs"] >= 1
    assert start.beside["runs"] == 1
    assert 0 < updated.value <= framed.value
    assert start.value > 0
