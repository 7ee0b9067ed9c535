"""A real Chromium, and pages that remember what they asked for and what went wrong in them."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the Chromium that the setup found."""
    path = json.loads((ROOT / ".cache/browser.json").read_text(encoding="utf-8"))["path"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


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
