"""Python starts on any host; where a file does not come, the page says so within seconds, and another try works."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.browsing import served
from tests.browser.conftest import Visit, a_visit
from tests.browser.support.quiz_steps import RUNTIME, START_OF_PYTHON, with_answers
from tests.browser.support.site_server import Host, HostHandler, Ill
from whichmodel.facts.knowledge import Case

LEAN, WASM = "python.wasm", "pyodide.asm.wasm"
PLAIN = ("pyodide.asm.js", WASM, "python_stdlib.wasm", "pyodide-lock.json", "whichmodel.wasm")
FILES = ("worker.js", *PLAIN)
WITHOUT_LEAN: dict[str, Ill] = {LEAN: "missing"}
"""So that the plain way is taken."""

TOLD_IN = 12_000
"""Milliseconds until a person is told: most of them are for a machine that is busy."""

ON_ITS_WAY = 3_000_000
"""How many bytes a break may keep from arriving, of what was sent: what the browser still had in its pipes, which hold 2 MB,
and the machine in its own. Half of the file, which a page that starts again would fetch twice, is 4.3 MB."""

SAID: dict[Ill, str] = {
    "refused": "The server refuses to send a file that the decision module needs",
    "missing": "The server does not have a file that the decision module needs",
    "replaced": "A web page arrived in place of a file that the decision module needs",
    "half": "Only a part of a file that the decision module needs arrived",
    "dropped": "The connection failed",
}
WITHOUT_PARTS = ("refused", "missing", "replaced")
"""What can befall a script that the browser itself asks for."""


@pytest.fixture
def host() -> Iterator[Host]:
    """Return a host without fault, which a test may make ill."""
    host = Host()
    yield host
    host.go_on.set()


@pytest.fixture
def hosted(browser: Browser, published_site: Path, host: Host) -> Iterator[Visit]:
    """Return a fresh visit to the site as it is, on that host."""
    with served(published_site, partial(HostHandler, host=host)) as address:
        yield from a_visit(browser, address)


def alert(page: Page) -> str:
    """Return what the page says is wrong, once it says so."""
    shown = page.get_by_role("alert").filter(visible=True)
    expect(shown).to_be_visible(timeout=TOLD_IN)
    return shown.inner_text()


@pytest.mark.parametrize("name", FILES)
def test_whatever_becomes_of_a_file_is_told_in_seconds_and_can_be_tried_again(
    hosted: Visit, host: Host, case: Case, name: str
) -> None:
    """Each failure names its cause and the file, and offers the paper sheet; a try on a mended host succeeds."""
    kinds = [kind for kind in SAID if name != "worker.js" or kind in WITHOUT_PARTS]
    host.ill = WITHOUT_LEAN | {name: kinds[0]}
    page = hosted.go(with_answers(case.answers))
    for kind, following in zip(kinds, [*kinds[1:], None], strict=True):
        says = alert(page)
        assert SAID[kind] in says
        assert name in says
        expect(hosted.quiz.get_by_role("link", name="paper sheet")).to_be_visible()
        host.ill = WITHOUT_LEAN | ({name: following} if following else {})
        hosted.button("Try again").click()

    # What mends one file of Python mends each.
    if name in ("worker.js", WASM):
        expect(hosted.result()).to_have_attribute("data-first-choice", case.expect.first_choice or "")


@pytest.mark.parametrize("kind", ["missing", "half"])
def test_where_the_lean_file_is_not_to_be_had_the_result_comes_the_plain_way(
    hosted: Visit, host: Host, case: Case, kind: Ill
) -> None:
    """Nobody has to press anything, and the next page of the tab does not ask for the lean file again."""
    host.ill = {LEAN: kind}
    hosted.open_with(case.answers)
    expect(hosted.result()).to_have_attribute("data-first-choice", case.expect.first_choice or "")
    host.ill = {}
    sent = host.sent[LEAN]
    hosted.page.reload()
    expect(hosted.result()).to_have_attribute(
        "data-first-choice", case.expect.first_choice or "", timeout=START_OF_PYTHON
    )

    assert host.sent[LEAN] == sent


def test_a_line_that_breaks_off_in_the_lean_file_is_told_and_can_be_tried_again(
    hosted: Visit, host: Host, case: Case
) -> None:
    """The connection is at fault and not the file, so three times as much is not fetched; the next try goes on."""
    host.ill = {LEAN: "dropped"}
    page = hosted.go(with_answers(case.answers))
    assert SAID["dropped"] in alert(page)
    assert LEAN in alert(page)
    host.ill = {}
    hosted.button("Try again").click()

    expect(hosted.result()).to_have_attribute("data-first-choice", case.expect.first_choice or "")
    assert host.sent[WASM] == 0


@pytest.mark.parametrize("names", [("worker.js", LEAN), FILES], ids=["lean", "plain"])
def test_a_host_may_know_few_types(
    hosted: Visit, host: Host, case: Case, published_site: Path, names: tuple[str, ...]
) -> None:
    """Every other file comes as bytes of no type, once, and the result is there; no ending is one that hosts may lack."""
    host.knows_only = (".html", ".css", ".js")
    host.ill = {} if LEAN in names else dict(WITHOUT_LEAN)
    hosted.open_with(case.answers)

    assert {Path(name).suffix for name in host.sent} <= {".js", ".css", ".wasm", ".json", ".svg", ".woff2"}
    sizes = {file.name: file.stat().st_size for file in published_site.rglob("*") if file.name in names}
    assert {name: size for name, size in host.sent.items() if name in {LEAN, *FILES}} == sizes, "each is sent once"


def test_a_type_that_browsers_do_not_run_is_named(hosted: Visit, host: Host, case: Case) -> None:
    """A script that comes as plain text is told as such; the wasm may come under any type."""
    host.ill = WITHOUT_LEAN | {"pyodide.asm.js": "mistyped", WASM: "mistyped"}
    page = hosted.go(with_answers(case.answers))

    assert "under a type that browsers do not run (pyodide.asm.js, text/plain)" in alert(page)


def test_a_policy_that_forbids_webassembly_is_named(hosted: Visit, host: Host, case: Case) -> None:
    """Before anything large is fetched, a person reads that the site forbids it, and gets the paper sheet."""
    host.headers = {"Content-Security-Policy": "script-src 'self' 'unsafe-inline'"}
    page = hosted.go(with_answers(case.answers))

    assert "forbids what the decision module runs on" in alert(page)
    expect(hosted.quiz.get_by_role("link", name="paper sheet")).to_be_visible()
    assert host.sent[LEAN] == host.sent[WASM] == 0


def test_what_came_is_shown_in_megabytes_and_not_fetched_again(
    hosted: Visit, host: Host, case: Case, published_site: Path
) -> None:
    """While half of a file is still to come the wait says how much is there; after a break only the rest is fetched."""
    host.ill = WITHOUT_LEAN | {WASM: "dropped"}
    page = hosted.go(with_answers(case.answers))
    assert SAID["dropped"] in alert(page)
    host.ill = WITHOUT_LEAN | {WASM: "paused"}
    hosted.button("Try again").click()
    expect(page.get_by_text(re.compile(r"^\d+\.\d of 12\.\d MB$"))).to_be_visible()
    host.go_on.set()

    expect(hosted.result()).to_have_attribute("data-first-choice", case.expect.first_choice or "")
    (wasm,) = published_site.rglob(WASM)
    assert host.sent[WASM] <= wasm.stat().st_size + ON_ITS_WAY


def test_a_page_from_before_a_deploy_says_so_and_loads_the_new_version(hosted: Visit, host: Host, case: Case) -> None:
    """Whoever has the page open reads that it is out of date; trying again loads the new one, with the answers kept."""
    release = hosted.hold(RUNTIME)
    page = hosted.go("quiz/")
    hosted.answer_all(case.answers)
    host.published = "0123456789abcdef"
    release()
    assert "This page is out of date" in alert(page)
    hosted.button("Try again").click()

    expect(hosted.result()).to_have_attribute("data-first-choice", case.expect.first_choice or "")
    expect(hosted.quiz).to_have_attribute("runtime", f"assets/runtime/{host.published}/")


def test_trying_again_after_a_deploy_loads_the_new_version(hosted: Visit, host: Host, case: Case) -> None:
    """Where a start failed before the deploy, the next try finds the page out of date and loads it anew by itself."""
    host.ill = WITHOUT_LEAN | {WASM: "refused"}
    page = hosted.go("quiz/")
    hosted.answer_all(case.answers)
    assert SAID["refused"] in alert(page)
    host.ill, host.published = {}, "0123456789abcdef"
    hosted.button("Try again").click()

    expect(hosted.quiz).to_have_attribute("runtime", f"assets/runtime/{host.published}/", timeout=START_OF_PYTHON)
    expect(hosted.result()).to_have_attribute("data-first-choice", case.expect.first_choice or "")
