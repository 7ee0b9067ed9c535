"""A site that was just built becomes one that any host can serve, and that says what may run in it."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from struct import unpack

import pytest

from sitebuild.hosting.headers import EVERYWHERE, FOR_GOOD, headers_file
from sitebuild.hosting.policy import WORKER, hashes, policy, with_policy
from sitebuild.hosting.site import finish_for_hosts, relative_to_base
from tests.conftest import ROOT

HEAD = '<!doctype html><html><head><meta charset="utf-8">'
FIRST, SECOND = "let first = 1;", "let second = 2;"


def hash_of(text: str) -> str:
    """Return how a policy names an inline script."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def page(*scripts: str, more: str = "") -> str:
    """Return a page with inline scripts."""
    return HEAD + "".join(f"<script>{text}</script>" for text in scripts) + more


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Return a small site with a page of each kind that matters here, finished for hosts."""
    (tmp_path / "quiz").mkdir()
    (tmp_path / "index.html").write_text(page(FIRST), encoding="utf-8")
    (tmp_path / "quiz/index.html").write_text(page(FIRST, more="<which-model-quiz>"), encoding="utf-8")
    not_found = page(SECOND, more='<base href="/guide/"><a href="/guide/quiz/">')
    (tmp_path / "404.html").write_text(not_found, encoding="utf-8")
    finish_for_hosts(tmp_path)
    return tmp_path


def test_only_scripts_in_the_page_are_named_and_each_once() -> None:
    """A script of its own file needs no hash, and data is no script."""
    data = (
        '<script id="c" type="application/json">{"a": 1}</script><script type="application/ld+json">{"b": 2}</script>'
    )
    others = f'<script src="a.js"></script>{data}'

    assert hashes([page(FIRST, more=others), page(SECOND, FIRST)]) == tuple(sorted(map(hash_of, (FIRST, SECOND))))


def test_no_policy_allows_whatever_is_inline_or_evaluated() -> None:
    """Neither for scripts nor for styles, and nothing comes from another origin."""
    words = policy(hashes([page(FIRST)]), python=True)

    assert "'unsafe-inline'" not in words
    assert "'unsafe-eval'" not in words
    assert not re.search(r"https?:|\*", words)
    assert words.startswith("default-src 'none'; script-src 'self' 'sha256-")


def test_webassembly_is_allowed_where_python_runs(made: Path) -> None:
    """The quiz may run it, the start page and the page for wrong addresses may not."""
    allowing = [
        file.relative_to(made).as_posix()
        for file in made.rglob("*.html")
        if "'wasm-unsafe-eval'" in file.read_text(encoding="utf-8")
    ]

    assert allowing == ["quiz/index.html"]


def test_the_page_for_wrong_addresses_alone_may_say_where_the_site_begins(made: Path) -> None:
    """Its own script and its base are allowed there only, and its links follow the base."""
    home, not_found = ((made / name).read_text(encoding="utf-8") for name in ("index.html", "404.html"))

    assert "base-uri 'none'" in home
    assert hash_of(SECOND) not in home
    assert "base-uri 'self'" in not_found
    assert hash_of(FIRST) in not_found
    assert hash_of(SECOND) in not_found
    assert not_found.endswith('<base href="/guide/"><a href="quiz/">')


def test_links_to_other_places_stay_as_they_are() -> None:
    """Only what lies below the base is made relative to it."""
    kept = '<a href="https://example.org/"><a href="//example.org/"><a href="#here">'
    written = f'<base href="/"><a href="/"><img src="/a/b.png">{kept}'

    assert relative_to_base(written) == f'<base href="/"><a href="./"><img src="a/b.png">{kept}'


def test_a_page_that_cannot_be_finished_stops_the_build() -> None:
    """No page goes out without its policy, and no page for wrong addresses without its base."""
    with pytest.raises(ValueError, match="no <meta charset"):
        with_policy("<!doctype html><title>A page</title>", "default-src 'none'")
    with pytest.raises(ValueError, match="no <base>"):
        relative_to_base(page(FIRST))


def test_no_two_rules_give_a_file_the_same_header_unless_both_hold() -> None:
    """Hosts join the values of all rules that fit, which only policies can bear: a file keeps to each of them."""
    script, worker, theme = (
        f"assets/{name}"
        for name in (
            "page/0123456789abcdef/quiz.js",
            "page/0123456789abcdef/worker.js",
            "javascripts/b.01234567.min.js",
        )
    )
    text = headers_file([script, worker, theme, "index.html", "assets/images/logo.svg"], "default-src 'none'")
    rules = dict(re.findall(r"^(/\S*)\n((?:  .+\n)+)", text, re.MULTILINE))

    forever = f"  Cache-Control: {FOR_GOOD['Cache-Control']}\n"
    assert list(rules) == ["/*", "/quiz/embed/*", f"/{theme}", "/assets/page/0123456789abcdef/*", f"/{worker}"]
    assert rules[f"/{theme}"] == rules["/assets/page/0123456789abcdef/*"] == forever
    assert rules[f"/{worker}"] == f"  Content-Security-Policy: {WORKER}\n"
    assert rules["/*"].startswith("  Content-Security-Policy: default-src 'none'\n  X-Frame-Options: DENY\n")
    assert rules["/quiz/embed/*"] == "  Content-Security-Policy: frame-ancestors *\n"
    assert [name for name in EVERYWHERE if f"  {name}: " not in rules["/*"]] == []


def test_nginx_is_told_the_same() -> None:
    """What stands in its settings and in `_headers` are the same words."""
    settings = (ROOT / "hosting/nginx.conf").read_text(encoding="utf-8")

    for words in (WORKER, *EVERYWHERE.values(), *FOR_GOOD.values()):
        assert f'"{words}"' in settings


def test_the_guide_can_be_installed_from_every_page(site: Path) -> None:
    """Each page links to the manifest, whose icons are there in the sizes that it names."""
    manifest = json.loads((site / "manifest.json").read_text(encoding="utf-8"))
    pages = [file.read_text(encoding="utf-8") for file in site.rglob("*.html")]

    assert manifest["name"] in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert (manifest["start_url"], manifest["scope"]) == ("./", "./")
    assert len(pages) > 200
    assert all(html.count('<link rel="manifest" href="') == 1 for html in pages)
    for icon in manifest["icons"]:
        content = (site / icon["src"]).read_bytes()
        if icon["type"] == "image/png":
            assert "{}x{}".format(*unpack(">II", content[16:24])) == icon["sizes"]
    assert [icon["sizes"] for icon in manifest["icons"]] == ["any", "192x192", "512x512"]
