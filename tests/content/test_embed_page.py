"""The page of the quiz in a frame is made of the page of the quiz, and nobody finds it by itself."""

import json
import re
from pathlib import Path

from sitebuild.offline import kept_files
from tests.conftest import ROOT, SITE_URL
from tests.content.conftest import Page

PLACE = "quiz/embed/"


def test_it_says_what_the_quiz_says_and_where_that_is_to_be_found(published_site: Path) -> None:
    """All words of the quiz's page are in it, none of what stands around them, and it names that page as the one to list."""
    whole, framed = ((published_site / place / "index.html").read_text(encoding="utf-8") for place in ("quiz/", PLACE))
    quiz = re.search(r"<which-model-quiz.*</which-model-quiz>", whole, re.DOTALL)

    assert quiz is not None
    assert re.sub('href="[^"]*"', "", quiz[0]) in re.sub('href="[^"]*"', "", framed)
    assert f'<link rel="canonical" href="{SITE_URL}quiz/">' in framed
    assert '<meta name="robots" content="noindex">' in framed
    assert not re.search(r"og:|twitter:|ld\+json|<nav|md-search|md-header", framed)


def test_its_links_lead_to_pages(pages: dict[str, Page], site: Path) -> None:
    """Written from another folder, each of them still leads somewhere, and opens a tab of its own."""
    page = pages[PLACE]
    links = [link["href"] for link in page.all("a")]

    assert page.all("base") == [{"target": "_blank"}]
    assert len(links) > 10
    assert [link for link in links if not (site / PLACE / link / "index.html").is_file()] == []


def test_no_list_knows_it(published_site: Path) -> None:
    """Not the search, the sitemap, the feed, the list for programs, or the copy that a browser keeps."""
    index = json.loads((published_site / "search/search_index.json").read_text(encoding="utf-8"))
    assert [each["location"] for each in index["docs"] if each["location"].startswith(PLACE)] == []
    for name in ("sitemap.xml", "feed.xml", "llms.txt"):
        assert PLACE not in (published_site / name).read_text(encoding="utf-8"), name
    kept = [file["url"] for file in kept_files(published_site)]

    assert [url for url in kept if url.startswith((PLACE, "embed.js"))] == []
    assert not (published_site / PLACE / "index.md").exists()


def test_the_script_for_other_sites_is_small_and_stands_at_one_address(site: Path) -> None:
    """It is smaller than two kilobytes, asks for no other, and its address tells nothing of its content."""
    script = (site / "embed.js").read_bytes()

    assert len(script) < 2000
    assert not re.search(rb"import|https?:", script)
    assert list((site / "assets").rglob("embed.js")) == []


def test_the_docs_give_a_reason_for_all_that_the_frame_is_allowed() -> None:
    """The tokens of the script, of the plain frame, and of the table are the same."""
    script, docs = (
        (ROOT / name).read_text(encoding="utf-8") for name in ("quiz/page/embed/host.js", "docs/about/embed.md")
    )
    given = re.search(r'SANDBOX =\s*"([^"]+)"', script)
    plain = re.search(r'sandbox="([^"]+)"', docs)

    assert given is not None and plain is not None
    assert given[1].split() == plain[1].split()
    table = [line.split("|")[1] for line in docs.splitlines() if line.startswith("| `allow-")]
    assert set(re.findall(r"`([\w-]+)`", " ".join(table))) == set(given[1].split())


def test_whoever_copies_the_lines_gets_the_address_of_this_guide(published_site: Path, site: Path) -> None:
    """Where the guide has an address it stands in the lines; where it has none, a stand-in says so."""
    own, without = (
        (folder / "about/embed/index.html").read_text(encoding="utf-8") for folder in (published_site, site)
    )

    assert f"{SITE_URL}embed.js" in own
    assert "this-guide.example" not in own
    assert "https://this-guide.example/embed.js" in without
