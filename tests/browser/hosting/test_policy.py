"""Under its strict policy a page works as ever, and nothing that does not belong to it runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.browsing import served
from tests.browser.conftest import Visit, a_visit
from tests.browser.hosting.host_server import HeadersHandler
from tests.browser.support.quiz_steps import START_OF_PYTHON
from tests.browser.support.site_server import SiteHandler
from tests.browser.support.waiting import until
from tests.conftest import SITE_URL
from whichmodel.facts.knowledge import Case

KINDS = (
    "",
    "situations/",
    "readiness/",
    "glossary/",
    "disagreements/",
    "recovery/",
    "quiz/",
    "quiz/diagnose/",
    "quiz/on-paper/",
    "models/",
    "compare/",
    "axes/",
    "failure-modes/",
    "about/development/",
)
"""The pages of which there is one."""

FOLDERS = ("models", "compare", "factors", "failure-modes", "patterns", "practice", "cases", "sources")
"""The folders of the kinds of which there are many; one page of each is loaded."""

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""


@pytest.fixture(params=[SiteHandler, HeadersHandler], ids=["by the page alone", "by headers too"])
def guarded(request: pytest.FixtureRequest, browser: Browser, published_site: Path) -> Iterator[Visit]:
    """Return a visit that notes each violation, on a host that sends no header, and on one that sends all."""
    with served(published_site, request.param) as address:
        for visit in a_visit(browser, address):
            visit.page.add_init_script(WATCH)
            yield visit


def violations(page: Page) -> list[str]:
    """Return what was refused on this page until now."""
    return list(page.evaluate("window.violations"))


@pytest.mark.parametrize("guarded", [HeadersHandler], indirect=True, ids=["by headers too"])
def test_no_kind_of_page_violates_the_policy(guarded: Visit, published_site: Path) -> None:
    """Each kind of page loads whole: nothing of it is refused, by its own policy or by the headers beside it."""
    some = [next((published_site / folder).glob("*/index.html")).parent for folder in FOLDERS]
    for path in (*KINDS, *(f"{folder.relative_to(published_site).as_posix()}/" for folder in some)):
        page = guarded.go(path)
        page.wait_for_load_state("load")
        assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1, path
        assert page.locator("script[type='application/ld+json']").count() == 1, path
        assert violations(page) == [], path
        # The theme's script has run.
        assert page.evaluate("document.documentElement.classList.contains('js')"), path
    assert guarded.errors == []
    assert guarded.foreign == []


def test_search_scheme_and_quiz_work_under_the_policy(guarded: Visit, case: Case) -> None:
    """From the home page: search, dark and light, then by instant navigation to the quiz, which Python answers."""
    page = guarded.go("")
    guarded.search("retainer")
    page.keyboard.press("Escape")
    page.get_by_title("Switch to dark").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.evaluate("window.same = true")
    page.get_by_role("link", name="Take the quiz").first.click()
    expect(guarded.quiz).to_be_visible()
    guarded.answer_all(case.answers)
    guarded.result()

    assert page.evaluate("window.same") is True
    assert page.locator("link[rel=canonical]").get_attribute("href") == f"{SITE_URL}quiz/"
    assert f'"url":"{SITE_URL}quiz/"' in page.locator("script[type='application/ld+json']").inner_text()
    assert violations(page) == []
    assert guarded.errors == []


def test_the_diagnosis_answers_under_the_policy(guarded: Visit) -> None:
    """The other page with Python says what is likely wrong."""
    page = guarded.go("quiz/diagnose/")
    page.locator('label[for="model--staff-augmentation"]').click()
    page.locator("details", has=page.locator("#symptom--tickets-unclear")).locator("summary").click()
    page.locator('label[for="symptom--tickets-unclear"]').click()
    guarded.button("See what is likely wrong").click()
    expect(page.locator("[data-diagnosis]")).to_be_visible(timeout=START_OF_PYTHON)

    assert violations(page) == []
    assert guarded.errors == []


@pytest.mark.parametrize(
    ("directive", "foreign"),
    [
        ("script-src-elem", "document.body.append(Object.assign(document.createElement('script'), {text: 'ran = 1'}))"),
        ("script-src-attr", "document.body.insertAdjacentHTML('beforeend', '<img src=data:, onerror=\"ran = 1\">')"),
        ("style-src-attr", "document.body.insertAdjacentHTML('beforeend', '<b style=\"color: red\">red</b>')"),
        ("base-uri", "document.head.append(Object.assign(document.createElement('base'), {href: '//other.example/'}))"),
        ("connect-src", "void fetch('https://other.example/').catch(() => {})"),
        ("img-src", "void (new Image().src = 'https://other.example/answers.png')"),
        ("script-src", "void setTimeout('ran = 1')"),
    ],
)
def test_what_does_not_belong_to_the_page_is_refused(guarded: Visit, directive: str, foreign: str) -> None:
    """A script, a style, a base or a request that somebody slipped in is refused, and the refusal is reported."""
    page = guarded.go("glossary/")
    page.evaluate(foreign)
    until(page, "() => window.violations.length > 0")

    assert {violation.partition(" ")[0] for violation in violations(page)} == {directive}
    assert page.evaluate("window.ran") is None


def test_the_page_for_a_wrong_address_violates_nothing(guarded: Visit) -> None:
    """It finds out where the site begins, and may."""
    page = guarded.go("404.html")
    expect(page.get_by_role("heading", name="This page is not here")).to_be_visible()
    guarded.search("retainer")

    assert violations(page) == []
    assert guarded.errors == []
