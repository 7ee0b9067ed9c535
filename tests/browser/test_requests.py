"""What a page asks for: few files, those of its own elements only, and ours at addresses that tell their content."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.browsing import served
from tests.browser.conftest import Visit

HOME, MODEL, QUIZ, DIAGNOSIS, GLANCE = "", "models/managed-services/", "quiz/", "quiz/diagnose/", "compare/"
MOST = 12
LATER = re.compile(
    r"search/|assets/page/\w+/search\.js|assets/javascripts/workers/search\.|assets/(lean|runtime|module)/|.*/worker\.js$"
)
"""Search, and Python, which starts once the page stands idle."""

THEME = re.compile(r"assets/javascripts/\w+\.[0-9a-f]{8}\.min\.js$")
OURS = re.compile(r"assets/page/[0-9a-f]{16}/")
TYPE = {f"source-{face}-normal.woff2" for face in ("sans-3-common-wght", "serif-4-common-400", "serif-4-common-600")}
FRAME = {"site.css", "site.js", *TYPE}
"""What every page has of ours."""

EVERY_PAGE = Counter({"page": 1, "css": 1, "woff2": 3, "js": 2, "xml": 1})
"""How many files of which ending every page asks for; the theme reads the sitemap."""

ICON = Counter({"svg": 1})
"""What a browser with a window asks for beside them."""


def requests(visit: Visit, page: Page) -> list[str]:
    """Return the paths from the site's root that have been asked for, without what comes later."""
    # The sitemap and the icon are the last to be asked for.
    page.wait_for_load_state("networkidle")
    paths = [url.removeprefix(visit.address) for url in visit.requests]
    return [path for path in paths if not LATER.match(path)]


def own(paths: list[str]) -> set[str]:
    """Return the names of our own files among some paths."""
    return {OURS.sub("", path) for path in paths if OURS.match(path)}


@pytest.mark.parametrize(
    ("path", "files"),
    [
        (HOME, set()),
        (MODEL, set()),
        (QUIZ, {"shared.js", "quiz.js", "quiz.css"}),
        (DIAGNOSIS, {"shared.js", "diagnosis.js", "quiz.css"}),
        (GLANCE, {"comparison.js"}),
    ],
    ids=["home", "model", "quiz", "diagnosis", "glance"],
)
def test_a_page_asks_for_few_files_and_for_no_element_that_it_does_not_show(
    real_python: Visit, path: str, files: set[str]
) -> None:
    """Every page has one stylesheet and one script of ours, and beside them the files of its element alone."""
    paths = requests(real_python, real_python.go(path))
    endings = Counter("page" if each == path else each.rpartition(".")[2] for each in paths)

    assert len(paths) <= MOST
    assert len(paths) == len(set(paths))
    assert own(paths) == FRAME | files
    assert endings | ICON == EVERY_PAGE + ICON + Counter(each.rpartition(".")[2] for each in files)
    assert real_python.errors == []


def test_scripts_and_styles_stand_at_addresses_that_change_with_them(
    visit: Visit, site: Path, assets: dict[str, str]
) -> None:
    """Each is the theme's, which carries a hash, or lies in the one folder of ours that is named by a hash."""
    paths = [path for path in requests(visit, visit.go(QUIZ)) if path.endswith((".js", ".css", ".woff2"))]

    assert paths
    assert all(path.startswith(assets["page"]) or THEME.match(path) for path in paths)
    assert OURS.fullmatch(assets["page"])
    assert [folder.name for folder in (site / "assets/page").iterdir()] == [Path(assets["page"]).name]


def test_the_site_holds_no_source_map(site: Path, assets: dict[str, str]) -> None:
    """Maps are for whoever is at work: none is there, and none of our files names one."""
    ours = [*(site / assets["page"]).iterdir(), site / "embed.js"]
    scripts = [file for file in ours if file.suffix in {".js", ".css"}]

    assert len(scripts) == 12
    assert list(site.rglob("*.map")) == []
    assert [file.name for file in scripts if "sourceMappingURL" in file.read_text("utf-8")] == []


@pytest.fixture
def walk(visit: Visit) -> Iterator[Visit]:
    """Return a visit that must load no second page: the theme swaps what is shown."""
    yield visit
    assert visit.page.evaluate("performance.getEntriesByType('navigation')[0].name") == visit.address
    assert visit.errors == []


def test_an_element_starts_when_the_reader_comes_to_it_by_a_click(walk: Visit) -> None:
    """From home, the quiz and then the diagnosis come with their scripts, and one Python answers both."""
    page = walk.go(HOME)
    page.get_by_role("banner").get_by_role("link", name="Take the quiz").click()
    expect(page.locator("which-model-quiz")).to_have_attribute("data-state", "question")
    expect(page.locator("which-model-quiz")).to_have_attribute("data-runtime", "ready")
    assert own(requests(walk, page)) == FRAME | {"shared.js", "quiz.js", "quiz.css"}
    page.get_by_role("link", name="find out what is going wrong").click()
    expect(page.get_by_role("button", name="See what is likely wrong")).to_be_visible()

    assert own(requests(walk, page)) == FRAME | {"shared.js", "quiz.js", "quiz.css", "diagnosis.js"}
    assert len(page.workers) == 2, "one for the search, one for Python"


def test_a_table_can_be_narrowed_when_the_reader_comes_to_it_by_a_click(walk: Visit) -> None:
    """The comparison that is swapped in has its controls as well."""
    page = walk.go(HOME)
    page.locator("a[href$='compare/']:visible").first.click()
    expect(page.get_by_label("Differences only")).to_be_visible()

    assert own(requests(walk, page)) == FRAME | {"comparison.js"}


def test_the_quiz_runs_in_any_folder_of_a_server(visit: Visit, site: Path) -> None:
    """Worker, runtime and paper sheet are found from where the scripts are, not from the root of the server."""
    with served(site.parent) as address:
        page = visit.page
        page.goto(f"{address}{site.name}/quiz/")
        expect(page.locator("which-model-quiz")).to_have_attribute("data-runtime", "ready")

    assert visit.errors == []
    assert all(url.startswith(f"{address}{site.name}/") for url in visit.requests)
