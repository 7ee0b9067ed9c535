"""A page of another origin that shows the quiz, and the quiz in its frame."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Frame, Locator, Page

from scripts.browsing import served
from tests.browser.support.elsewhere import Elsewhere
from tests.browser.support.quiz_steps import QuizSteps
from tests.browser.support.waiting import until

FALLBACK = "Take the quiz"
"""How the link begins that the quiz takes the place of."""


class Embedded(QuizSteps):
    """The quiz in a frame of somebody's page, answered as it is elsewhere."""

    def __init__(self, frame: Frame, address: str) -> None:
        self.page: Frame = frame  # type: ignore[assignment]
        self.address = address


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Elsewhere]:
    """Return a site of somebody else, which has nothing on it yet."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    with served(folder) as address:
        yield Elsewhere(folder, address)


def frames(page: Page) -> Locator:
    """Return the frames that the page shows the quiz in."""
    return page.locator("which-model-embed > iframe")


def fits(page: Page, nth: int = 0) -> float:
    """Wait until a frame is as high as what is in it, and return that height."""
    frame = frames(page).nth(nth)
    inside = frame.element_handle().content_frame()
    assert inside is not None
    inside.wait_for_load_state()
    wanted = inside.evaluate("Math.ceil(document.getElementById('wm-embed').getBoundingClientRect().height)")
    until(page, "([nth, wanted]) => document.querySelectorAll('iframe')[nth].clientHeight === wanted", [nth, wanted])
    assert inside.evaluate("document.documentElement.scrollHeight <= innerHeight")
    return float(wanted)


def quiz_in(page: Page, guide: str, nth: int = 0) -> Embedded:
    """Return the quiz in a frame of the page."""
    frame = frames(page).nth(nth).element_handle().content_frame()
    assert frame is not None
    return Embedded(frame, guide)


def opened_by(context: BrowserContext, link: Locator) -> Page:
    """Follow a link that opens a tab, and return the page in it."""
    with context.expect_page() as opened:
        link.click()
    opened.value.wait_for_load_state()
    return opened.value
