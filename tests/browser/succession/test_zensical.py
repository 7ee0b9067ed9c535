"""The guide as Zensical builds it is the guide that MkDocs builds, and the quiz works in it."""

import re
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, expect

from scripts.browsing import served
from tests.browser.conftest import Visit, a_visit
from tests.browser.support.quiz_steps import as_asked
from tests.browser.support.site_server import SiteHandler
from tests.conftest import REPO_URL, SITE_URL, built
from whichmodel.facts.knowledge import Case, Knowledge

pytest.importorskip("zensical", reason="install it with make setup-with-browser")


@pytest.fixture(scope="session")
def successor() -> Path:
    """Return the guide as Zensical builds it, with the same addresses as the published one."""
    return built("test-site-zensical", "zensical", SITE_URL=SITE_URL, REPO_URL=REPO_URL)


@pytest.fixture
def visit_to_successor(browser: Browser, successor: Path) -> Iterator[Visit]:
    """Return a fresh visit to that site, in which Pyodide runs."""
    with served(successor, SiteHandler) as address:
        yield from a_visit(browser, address)


def pages(site: Path) -> dict[str, tuple[str, str]]:
    """Return the title of every page of a site and the text of its article, by its address."""
    found = {}
    for file in site.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        title, article = (re.search(rf"<{tag}\b.*?</{tag}>", html, re.DOTALL) for tag in ("title", "article"))
        assert title, file
        assert article, file
        texts = (unescape(re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", part[0]))).strip() for part in (title, article))
        found[file.relative_to(site).as_posix()] = (next(texts), next(texts))
    return found


def whole_address(place: str, link: re.Match[str]) -> str:
    """Return the address, from the root of the site, to which a link leads that stands in the file at `place`."""
    return urljoin(f"/{place}", link[0])


def files(site: Path, pattern: str) -> dict[str, str]:
    """Return the digests of files of a site by their addresses. The two may write the way to one place differently."""
    found = {}
    for file in site.glob(pattern):
        place, content = file.relative_to(site).as_posix(), file.read_bytes()
        if file.suffix == ".md":
            content = re.sub(r"(?<=\]\()[^)]+", partial(whole_address, place), content.decode()).encode()
        found[place] = sha256(content).hexdigest()
    return found


def test_both_sites_have_the_same_pages(successor: Path, published_site: Path) -> None:
    """Every address of one is an address of the other, with the same title and the same words in its article."""
    theirs, ours = pages(successor), pages(published_site)

    assert len(ours) > 250
    assert theirs.keys() == ours.keys()
    assert [place for place in ours if theirs[place] != ours[place]] == []


def test_both_sites_give_programs_the_same(successor: Path, published_site: Path) -> None:
    """Copies as Markdown, data, feed and cards are the same; the list of pages for search engines names the same."""
    for pattern in ("**/index.md", "llms.txt", "feed.xml", "data/*", "assets/cards/**/*.png"):
        theirs, ours = files(successor, pattern), files(published_site, pattern)
        assert ours, pattern
        assert theirs == ours, pattern
    places = [
        set(re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8")))
        for site in (successor, published_site)
    ]

    assert len(places[0]) > 250
    assert places[0] == places[1]


def test_quiz_and_search_work(visit_to_successor: Visit, case: Case, knowledge: Knowledge) -> None:
    """A person answers every question and gets the result of the case; the search leads to a page; nothing is refused."""
    visit, answers = visit_to_successor, as_asked(knowledge, case.answers)
    visit.go("quiz/")
    visit.answer_all(answers)

    expect(visit.result()).to_have_attribute("data-verdict", case.expect.verdict)
    expect(visit.result()).to_contain_text(next(m.title for m in knowledge.models if m.id == case.expect.first_choice))

    page = visit.go("about/")
    page.get_by_title("Search").click()
    page.keyboard.type("managed services")
    expect(page.locator("a[href*='models/managed-services/']").last).to_be_visible()
    assert visit.errors == []
    assert visit.foreign == []
