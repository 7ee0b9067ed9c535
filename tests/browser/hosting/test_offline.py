"""The guide and the quiz work without a network after one visit, and never in two versions at once."""

import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from scripts.browsing import served
from sitebuild.offline import SCRIPT, write_service_worker
from tests.browser.support.site_server import SiteHandler
from tests.browser.support.waiting import until

RESULT = "quiz/#need=thing&today=own-busy&keep=acceptance&certainty=fixed&amount=weeks&direction=lead-without-time"
KEPT_PLAIN = """async () => {
  const kept = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  return kept.flat().filter(({ url }) => /assets\\/(runtime|module)\\//.test(url)).length;
}"""
"""How many files of the plain way are on the device."""

KEPT = "async () => (await navigator.serviceWorker.ready).active.state"
"""Ends once everything is on the device: before that, no worker is active."""

NEXT_IS_READY = """async () => {
  const registration = await navigator.serviceWorker.ready;
  while (registration.waiting === null) await new Promise(requestAnimationFrame);
}"""
NOTHING_KEPT = """async () =>
  (await caches.keys()).length === 0 && (await navigator.serviceWorker.getRegistrations()).length === 0"""
EVERYTHING_GONE = f"async () => {{ while (!(await ({NOTHING_KEPT})())) await new Promise(requestAnimationFrame); }}"


@pytest.fixture
def site(published_site: Path, tmp_path: Path) -> Path:
    """Return a copy of the site that a test may change."""
    return shutil.copytree(published_site, tmp_path / "site")


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    """Return where the copy is served."""
    with served(site, SiteHandler) as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a browser without history that lets a site keep itself."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(90_000)
    yield context
    context.close()


def kept(context: BrowserContext, address: str) -> Page:
    """Open the start page and wait until the whole site is on the device."""
    page = context.new_page()
    page.goto(address)
    page.evaluate(KEPT)
    return page


def test_after_one_visit_guide_and_quiz_need_no_network(context: BrowserContext, address: str) -> None:
    """A page never opened, with its address in any form, and a whole quiz work offline, and a mistyped address says so."""
    page = kept(context, address)
    context.set_offline(True)

    page.goto(f"{address}models/managed-services/")
    expect(page.locator("h1")).to_have_text("Managed services")
    for written in ("glossary", "glossary?ref=mail", "glossary/?ref=mail&mc_cid=1", "quiz/../glossary/index.html"):
        page.goto(f"{address}{written}")
        expect(page.locator("h1")).to_have_text("Glossary")
    page.goto(f"{address}no-such-page/")
    expect(page.locator("h1")).to_have_text("This page is not here")
    page.goto(f"{address}{RESULT}")
    expect(page.locator("[data-verdict]")).to_have_attribute("data-first-choice", "outsourcing", timeout=90_000)


def test_python_that_was_started_the_plain_way_needs_no_network_from_then_on(
    context: BrowserContext, address: str, assets: dict[str, str]
) -> None:
    """What the lean way spares most readers is kept for those whose browser needed it."""
    page = kept(context, address)
    plain = page.evaluate(KEPT_PLAIN)
    context.add_init_script(
        f"sessionStorage.setItem('which-engagement-model-lean-failed', '{address}{assets['lean']}')"
    )
    for is_offline in (False, True):
        context.set_offline(is_offline)
        page.goto("about:blank")
        page.goto(f"{address}{RESULT}")
        expect(page.locator("[data-verdict]")).to_have_attribute("data-first-choice", "outsourcing", timeout=90_000)

    assert plain == 0
    assert page.evaluate(KEPT_PLAIN) > 3


def publish_another_glossary(site: Path) -> None:
    """Publish the next version of the site, in which one heading is another."""
    changed = site / "glossary/index.html"
    text = changed.read_text(encoding="utf-8")
    changed.write_text(re.sub("(<h1[^>]*>)Glossary", r"\1Second glossary", text), encoding="utf-8")
    script = (site / SCRIPT).read_text(encoding="utf-8")
    write_service_worker(site, script.partition(";\n")[2])


def test_an_update_comes_as_a_whole_and_keeps_the_answers(context: BrowserContext, address: str, site: Path) -> None:
    """Until the next version is here as a whole the last one is shown; then it is shown, and no answer is lost."""
    page = kept(context, address)
    page.goto(f"{address}quiz/#need=thing")
    expect(page.locator("input[value=thing]")).to_be_checked()
    publish_another_glossary(site)

    page.goto(f"{address}glossary/")
    expect(page.locator("h1")).to_have_text("Glossary")
    page.evaluate(NEXT_IS_READY)
    read_on_until_new(page, f"{address}glossary/", "Second glossary")
    page.goto(f"{address}quiz/")
    expect(page.locator("input[value=thing]")).to_be_checked()


def read_on_until_new(page: Page, address: str, heading: str) -> None:
    """Open a page until it is the new one: a browser waits until the old version has nothing left to answer.

    A page that the new version takes over loads itself anew, which breaks off whatever was being opened just then.
    """
    for _ in range(10):
        with suppress(AssertionError, Error):
            page.goto(address)
            return expect(page.locator("h1")).to_have_text(heading, timeout=6_000)
    raise AssertionError(f"the new version of {address} never came")


TOLD = """
ServiceWorker.prototype.postMessage = function (text) {
  window.told = text;
};
"""
"""Notes what a page tells the next version, which never hears of it."""

TAKEN = """() => new Promise((waited) => {
  navigator.serviceWorker.dispatchEvent(new Event("controllerchange"));
  setTimeout(waited, 500);
})"""
"""What a page sees when the next version takes it over, and as much time as it needs to be loaded anew."""

WRITES_AT_ONCE = """addEventListener("DOMContentLoaded", () => {
  if (location.hash !== "#written") return;
  document.querySelector("which-model-costs input").dispatchEvent(new Event("input", { bubbles: true }));
});"""


def test_an_update_takes_no_page_from_whoever_writes(context: BrowserContext, address: str, site: Path) -> None:
    """The next version does not come where somebody writes already, and loads nothing anew where somebody begins to."""
    page = kept(context, address)
    publish_another_glossary(site)
    page.goto(f"{address}glossary/")
    page.evaluate(NEXT_IS_READY)
    page.add_init_script(TOLD + WRITES_AT_ONCE)
    page.goto(f"{address}practice/cost/#written")
    page.wait_for_timeout(3_000)  # within which it would be told to come
    assert page.evaluate("window.told ?? null") is None

    page.goto(f"{address}practice/cost/?again")
    figure = page.locator("which-model-costs input").first
    until(page, "() => window.told")
    figure.fill("kr")
    page.evaluate(TAKEN)
    expect(figure).to_have_value("kr")


def test_whoever_saves_data_is_spared_the_copy(context: BrowserContext, address: str) -> None:
    """With data saving on nothing is kept, and nothing is fetched beyond the page."""
    context.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")

    assert page.evaluate(NOTHING_KEPT)
    assert not [url for url in asked if url.endswith(SCRIPT)]


ANOTHER_KEEPS = """async () => {
  await navigator.serviceWorker.register("another/worker.js");
  await caches.open("another");
  await caches.open(`another-${location.origin}/another/`);
}"""
WHAT_IS_KEPT = """async () => {
  const registrations = await navigator.serviceWorker.getRegistrations();
  return [registrations.map(({ scope }) => new URL(scope).pathname), await caches.keys()];
}"""
OURS_GONE = f"""async () => {{
  for (;;) {{
    const [scopes, names] = await ({WHAT_IS_KEPT})();
    if (!scopes.includes("/") && !names.some((name) => name.startsWith("workbox"))) return;
    await new Promise(requestAnimationFrame);
  }}
}}"""


def test_forgetting_leaves_alone_what_another_site_keeps(context: BrowserContext, address: str, site: Path) -> None:
    """Some hosts give one address to many sites: their copies for use without a network stay."""
    (site / "another").mkdir()
    (site / "another/worker.js").write_text("", encoding="utf-8")
    page = kept(context, address)
    page.evaluate(ANOTHER_KEEPS)
    page.goto(f"{address}quiz/#need=thing")
    page.get_by_role("button", name="Forget my answers").click()
    page.evaluate(OURS_GONE)

    assert page.evaluate(WHAT_IS_KEPT) == [["/another/"], ["another", f"another-{address}another/"]]


def test_forgetting_takes_the_copy_along(context: BrowserContext, address: str) -> None:
    """Who presses "Forget my answers" leaves nothing behind, and the copy does not come back in the same visit."""
    page = kept(context, address)
    page.goto(f"{address}quiz/#need=thing")
    page.get_by_role("button", name="Forget my answers").click()
    page.evaluate(EVERYTHING_GONE)
    page.goto(f"{address}glossary/", wait_until="networkidle")

    assert page.evaluate(NOTHING_KEPT)
