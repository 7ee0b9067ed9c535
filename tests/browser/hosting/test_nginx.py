"""The settings for nginx do what the page on hosting says, at the root of a host and in a folder."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from sitebuild.hosting.headers import EMBED, EVERYWHERE, FOR_GOOD
from sitebuild.hosting.policy import WORKER
from tests.browser.conftest import a_visit
from tests.browser.hosting.nginx import PROGRAM, TYPES, nginx
from whichmodel.facts.knowledge import Case

pytestmark = pytest.mark.skipif(
    PROGRAM is None or not TYPES.is_file(), reason="nginx is not installed here: apt-get install nginx"
)


@pytest.fixture(scope="module", params=["", "guide/"], ids=["at the root", "in a folder"])
def nginx_address(
    request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Return the address of the guide on nginx."""
    work = tmp_path_factory.mktemp("nginx")
    if request.param:
        (work / "html").mkdir()
        (work / "html" / request.param.strip("/")).symlink_to(site)
    with nginx(work, work / "html" if request.param else site, request.param) as address:
        yield address


def ask(url: str, **headers: str) -> tuple[int, Mapping[str, str], bytes]:
    """Return status, headers and content of what a host answers."""
    asked = urlsplit(url)
    connection = HTTPConnection(asked.netloc, timeout=60)
    with closing(connection):
        connection.request("GET", asked.path, headers=headers)
        response = connection.getresponse()
        return response.status, dict(response.headers), response.read()


def test_each_kind_of_file_has_its_type_its_cache_and_the_safe_headers(
    nginx_address: str, site: Path, assets: dict[str, str]
) -> None:
    """Pages are asked for anew, what is named after its content is kept for good, nothing is of an unknown type."""
    theme = next(site.glob("assets/javascripts/bundle.*.min.js")).relative_to(site).as_posix()
    kinds = {
        "": ("text/html", False),
        "quiz/": ("text/html", False),
        "quiz/embed/": ("text/html", False),
        "embed.js": ("application/javascript", False),
        "search/search_index.json": ("application/json", False),
        "assets/images/favicon.svg": ("image/svg+xml", False),
        "models/index.md": ("text/markdown; charset=utf-8", False),
        "llms.txt": ("text/plain; charset=utf-8", False),
        "data/knowledge.json": ("application/json", False),
        "sitemap.xml": ("text/xml", False),
        theme: ("application/javascript", True),
        f"{assets['page']}site.css": ("text/css", True),
        f"{assets['page']}worker.js": ("application/javascript", True),
        f"{assets['page']}source-sans-3-common-wght-normal.woff2": ("font/woff2", True),
    }
    runtime = [file.relative_to(site).as_posix() for file in (site / assets["runtime"]).glob("*.*")]
    for ending, kind in {".wasm": "application/wasm", ".mjs": "text/javascript"}.items():
        kinds |= {file: (kind, True) for file in runtime if file.endswith(ending)}
    assert "application/wasm" in [kind for kind, _ in kinds.values()]
    for path, (kind, for_good) in kinds.items():
        status, headers, _ = ask(nginx_address + path)
        assert (status, headers["Content-Type"]) == (200, kind), path
        assert headers["Cache-Control"] == (FOR_GOOD["Cache-Control"] if for_good else "no-cache"), path
        assert {name: headers[name] for name in EVERYWHERE} == EVERYWHERE, path
        ancestors = "*" if path == EMBED else "'none'"
        wanted = WORKER if path.endswith("worker.js") else f"frame-ancestors {ancestors}"
        assert headers["Content-Security-Policy"] == wanted, path


def test_what_is_large_comes_compressed(nginx_address: str, site: Path, assets: dict[str, str]) -> None:
    """Whoever can read gzip gets it, for pages, scripts and WebAssembly."""
    wasm = next((site / assets["runtime"]).glob("*.wasm")).relative_to(site).as_posix()
    for path in ("", f"{assets['page']}site.css", f"{assets['page']}worker.js", wasm):
        _, headers, _ = ask(nginx_address + path, **{"Accept-Encoding": "gzip"})
        assert headers["Content-Encoding"] == "gzip", path


def test_a_wrong_address_gets_the_page_of_the_guide_and_is_not_kept(nginx_address: str, assets: dict[str, str]) -> None:
    """It is told to be missing, also where a file of an older version is asked for."""
    for path in ("mistyped", "models/mistyped/", f"{assets['page']}gone.js"):
        status, headers, content = ask(nginx_address + path)
        assert (status, headers["Content-Type"], headers["Cache-Control"]) == (404, "text/html", "no-cache"), path
        assert b"This page is not here" in content, path


def test_the_quiz_answers_there(browser: Browser, nginx_address: str, case: Case) -> None:
    """From the first question to the result, with Python in the browser."""
    for visit in a_visit(browser, nginx_address):
        visit.go("quiz/")
        visit.answer_all(case.answers)
        expected = visit.result().get_attribute("data-verdict")
        assert expected == case.expect.verdict
        assert visit.errors == []
        assert visit.foreign == []
