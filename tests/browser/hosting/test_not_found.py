"""Whoever opens an address that is not there gets a page of the guide, in whatever folder of its host the guide lies."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from scripts.browsing import served
from tests.browser.conftest import Visit, a_visit
from tests.browser.hosting.host_server import HeadersHandler
from tests.browser.support.quiz_steps import START_OF_PYTHON

FOLDERS = ["", "guide/", "a/guide/"]


class FolderHandler(HeadersHandler):
    """Serves the site in a folder, and nothing but its page for wrong addresses elsewhere."""

    def __init__(self, *given: object, folder: str, **more: object) -> None:
        self.folder = folder
        super().__init__(*given, **more)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        """Return the file for an address."""
        inside = path.startswith(f"/{self.folder}")
        return super().translate_path("/" + path.removeprefix(f"/{self.folder}") if inside else "/nothing-here")


@pytest.fixture(params=FOLDERS)
def lost(request: pytest.FixtureRequest, browser: Browser, site: Path) -> Iterator[Visit]:
    """Return a visit to a site that was built without an address, in a folder of its host."""
    with served(site, partial(FolderHandler, folder=request.param)) as address:
        yield from a_visit(browser, address + request.param)


@pytest.mark.parametrize("path", ["mistyped", "models/no-such-model/", "a/b/c/d/"])
def test_the_page_for_a_wrong_address_is_whole(lost: Visit, path: str) -> None:
    """It is styled, its search finds pages of this guide, and its links stay in this guide."""
    page = lost.go(path)
    expect(page.get_by_role("heading", name="This page is not here")).to_be_visible()
    # A font that stands in the site's own stylesheet.
    assert "Source" in page.evaluate("getComputedStyle(document.body).fontFamily")
    links = page.evaluate("[...document.querySelectorAll('a[href]')].map((link) => link.href)")
    own = [link for link in links if link.startswith("http://127.0.0.1")]
    assert len(own) > 10
    assert [link for link in own if not link.startswith(lost.address)] == []
    assert page.get_by_role("link", name="Skip to content").evaluate("(link) => link.href") == (
        f"{lost.address}{path}#wm-content"
    )
    assert str(lost.search("retainer").evaluate("(link) => link.href")).startswith(lost.address)


def test_from_the_page_for_a_wrong_address_to_the_quiz(lost: Visit) -> None:
    """Its link to the quiz leads to a quiz that starts."""
    page = lost.go("models/mistyped/")
    page.get_by_role("main").get_by_role("link", name="quiz").click()
    expect(page).to_have_url(re.compile(rf"^{lost.address}quiz/(#.*)?$"))
    expect(lost.quiz).to_have_attribute("data-runtime", "ready", timeout=START_OF_PYTHON)


def test_the_colours_that_a_reader_chose_are_kept_there(lost: Visit) -> None:
    """Whoever reads in the dark reads this page in the dark."""
    page = lost.go("glossary/")
    page.get_by_title("Switch to dark").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    lost.go("mistyped/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
