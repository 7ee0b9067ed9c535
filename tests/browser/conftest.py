"""A real Chromium, and pages that remember what they asked for and what went wrong in them."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, expect

from scripts.browsing import chromium, served
from tests.browser.support.quiz_steps import QuizSteps
from tests.browser.support.site_server import ANSWERS, BLANK, SiteHandler, StandInHandler
from tests.browser.support.waiting import until
from whichmodel import bridge
from whichmodel.facts.knowledge import UNKNOWN, Case, Knowledge

# Tests run side by side, so what a machine alone does in a second may take many. Nothing waits longer than it must.
expect.set_options(timeout=30_000)

THEME_STARTED = "() => !document.querySelector('script[data-theme]') || 'wmTheme' in document.documentElement.dataset"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the Chromium that the setup found."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def real_address(published_site: Path) -> Iterator[str]:
    """Return the address at which the site is served as it was built, with a slash at the end."""
    with served(published_site, SiteHandler) as address:
        yield address


@pytest.fixture(scope="session")
def address(published_site: Path, knowledge: Knowledge) -> Iterator[str]:
    """Return the address of the site whose pages are answered from here, by CPython, with a slash at the end.

    Both Pythons give the same bytes, as the tests of parity show, so most tests need not wait for Pyodide.
    """
    answer = partial(bridge.answer, load=lambda: knowledge)
    with served(published_site, partial(StandInHandler, answer=answer)) as address:
        yield address


class Visit(QuizSteps):
    """A page, what it asked for, what it asked the decision module where CPython stands in, and errors of its scripts."""

    def __init__(self, context: BrowserContext, address: str, scripts: bool = True) -> None:
        self.context, self.address, self.scripts = context, address, scripts
        self.requests: list[str] = []
        self.calls: list[dict[str, object]] = []
        self.errors: list[str] = []
        self.page: Page = context.new_page()
        context.on("request", self._note)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)

    def _note(self, request: Request) -> None:
        self.requests.append(request.url)
        if request.url.endswith(f"/{ANSWERS}"):
            self.calls.append(json.loads(request.post_data or "{}"))

    def go(self, path: str) -> Page:
        """Open a page of the site by its path from the root, and wait for the theme's script, which comes last."""
        self.page.goto(self.address + path)
        if self.scripts:
            until(self.page, THEME_STARTED)
        return self.page

    def search(self, words: str) -> Locator:
        """Search the guide and return the first link that is found."""
        box = self.page.get_by_role("textbox", name="Search this guide")
        # The theme asks for its index when somebody turns to the box, and hears what is typed from then on.
        box.click()
        expect(self.page.locator(".md-search-result__meta")).to_contain_text("Type to start searching")
        box.press_sequentially(words)
        found = self.page.locator(".md-search-result__link").first
        expect(found).to_be_visible()
        return found

    def keep(self, key: str, text: str) -> None:
        """Put a text into the browser's storage as an earlier visit would have."""
        self.go(BLANK).evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])

    def kept(self, key: str) -> Any:
        """Return what stands under a key of the browser's storage."""
        text = self.page.evaluate("(key) => localStorage.getItem(key)", key)
        return None if text is None else json.loads(text)

    @property
    def foreign(self) -> list[str]:
        """Return what was asked for from another origin."""
        here = urlsplit(self.address).netloc
        return [
            url for url in self.requests if urlsplit(url).scheme.startswith("http") and urlsplit(url).netloc != here
        ]


def a_visit(browser: Browser, address: str, scripts: bool = True) -> Iterator[Visit]:
    """Yield a visit in a browser without any history, on a desktop, in light."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900},
        color_scheme="light",
        java_script_enabled=scripts,
        # What a page asks for is seen, and refused, by the tests; a copy kept offline would answer instead.
        service_workers="block",
    )
    yield Visit(context, address, scripts)
    context.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Return a fresh visit whose questions to Python are answered from here, by CPython."""
    yield from a_visit(browser, address)


@pytest.fixture
def real_python(browser: Browser, real_address: str) -> Iterator[Visit]:
    """Return a fresh visit to the site as it is, in which Pyodide runs: for what only that can show."""
    yield from a_visit(browser, real_address)


@pytest.fixture
def still(browser: Browser, address: str) -> Iterator[Visit]:
    """Return a visit whose browser runs no scripts."""
    yield from a_visit(browser, address, scripts=False)


@pytest.fixture
def case(knowledge: Knowledge) -> Case:
    """Return a case in which every question is answered with an option, and one model is recommended."""
    for case in knowledge.cases:
        answers = {factor.id: case.answers.get(factor.id, UNKNOWN) for factor in knowledge.factors}
        if case.expect.verdict == "recommended" and UNKNOWN not in answers.values():
            return replace(case, answers=answers)
    raise AssertionError("no case is complete")
