"""A real Chromium, and pages that remember what they asked for and what went wrong in them."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.browsing import chromium

ROOT = Path(__file__).resolve().parents[2]

# Tests run side by side, so what a machine alone does in a second may take many. Nothing waits longer than it must.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the Chromium that the setup found."""
    with chromium() as browser:
        yield browser


class Visit:
    """A page, every address that it asked for, and every error that its scripts made."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address = context, address
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.page: Page = context.new_page()
        context.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)

    def go(self, path: str) -> Page:
        """Open a page of the site by its path from the root."""
        self.page.goto(self.address + path)
        return self.page

    @property
    def foreign(self) -> list[str]:
        """Return what was asked for from another origin."""
        here = urlsplit(self.address).netloc
        return [
            url for url in self.requests if urlsplit(url).scheme.startswith("http") and urlsplit(url).netloc != here
        ]


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Return a fresh visit, on a desktop, in light."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    yield Visit(context, address)
    context.close()


@pytest.fixture
def still(browser: Browser, address: str) -> Iterator[Visit]:
    """Return a visit whose browser runs no scripts."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    yield Visit(context, address)
    context.close()
