"""The panel beside a page while somebody edits: what an edit moves, and where each reason is written."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.serving.mistakes import Mistake
from scripts.serving.server import Board, Server
from tests.conftest import ROOT

REASON = "factors/direction/#direction--nobody--outsourcing"
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Result</title></head><body><main><h1>Result</h1>
<ul><li class="wm-reason">Nobody directs.
<span class="wm-reason-links"><a href="/{REASON}">Link to this reason</a></span></li></ul></main></body></html>"""
IMPACT = {
    "known": [324, 21600],
    "all": [700, 61740],
    "cases": [{"title": "Add or hire?", "path": "docs/cases/a.md"}],
    "note": "",
}


@pytest.fixture
def board(tmp_path: Path) -> Board:
    """Return a board with the page of a result, of which everything has been found out."""
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    lacks = [{"path": "docs/a.md", "line": 3, "column": 5, "message": "this is an orphan."}]
    panel = {
        "root": "/home/me/guide",
        "impact": IMPACT,
        "lacks": lacks,
        "sources": {REASON: "docs/factors/direction.md:21:7"},
    }
    return Board(tmp_path, 1, {"favicon.ico": str(tmp_path / "index.html")}, panel=panel)


@pytest.fixture
def page(board: Board, browser: Browser) -> Iterator[Page]:
    """Return the page as it is served."""
    with Server(("127.0.0.1", 0), board) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/")
        yield page
        page.close()
        server.shutdown()


def test_the_panel_tells_what_an_edit_moves(page: Page) -> None:
    """It is folded until somebody asks, with the keyboard as well, and stays open from page to page."""
    panel = page.get_by_role("complementary", name="At work")
    expect(panel).to_have_text("324 of 21,600 (1.5 %) move, 1 to mend", use_inner_text=True)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(panel).to_contain_text("700 of 61,740 (1.1 %)")
    expect(panel.get_by_role("link", name="docs/cases/a.md:1:1")).to_be_visible()
    expect(panel.get_by_role("link", name="docs/a.md:3:5")).to_be_visible()
    assert panel.locator("[aria-live], [role=status], [role=alert]").count() == 0
    page.reload()
    expect(panel).to_contain_text("700 of 61,740 (1.1 %)")


def test_each_reason_leads_to_its_line(page: Page) -> None:
    """The link opens the file in VS Code, and can be read as a place."""
    link = page.locator(".wm-reason").get_by_role("link", name="docs/factors/direction.md:21:7")

    expect(link).to_have_attribute("href", "vscode://file/home/me/guide/docs/factors/direction.md:21:7")


def test_a_mistake_comes_and_goes_by_itself(board: Board, page: Page) -> None:
    """Nobody has to load the page anew, neither to see a mistake nor to see that it is mended."""
    for mistakes, shown in (([Mistake("docs/a.md", 3, 5, "this is wrong.")], "Something to mend"), ([], "Result")):
        with board.changed:
            board.mistakes, board.version = mistakes, board.version + 1
            board.changed.notify_all()
        expect(page.get_by_role("heading", level=1)).to_have_text(shown)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_is_accessible(page: Page, scheme: str) -> None:
    """The automatic rules find nothing, in either scheme."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # both are schemes
    page.locator("summary").click()
    expect(page.locator(".wm-at-work")).to_contain_text("complete sets")
    page.evaluate((ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))

    assert page.evaluate("axe.run().then(({ violations }) => violations.map(({ id }) => id))") == []
