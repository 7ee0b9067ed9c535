"""What goes out with the built pages is whole: heads, pictures, copies, list, sitemap and feed."""

import json
import re
from pathlib import Path
from urllib.parse import unquote, urljoin
from xml.etree import ElementTree

import pytest

from sitebuild.guide.guide import Guide
from sitebuild.offline import kept_files
from sitebuild.reading.yaml import read_yaml
from tests.conftest import SITE_URL
from tests.content.conftest import Page, address_of

JSON_LD = re.compile(r'<script type="application/ld\+json">([^<]*)</script>')


@pytest.fixture(scope="module")
def published_pages(published_site: Path, guide: Guide) -> dict[str, Page]:
    """Return every page of the guide as published, by its place below docs/."""
    return {source: Page(published_site / address_of(source) / "index.html") for source in guide.library.pages}


def metas(page: Page) -> dict[str, str]:
    """Return what the meta elements of a page say, by name or property."""
    named = [(meta.get("name") or meta.get("property", ""), meta.get("content", "")) for meta in page.all("meta")]
    assert len({name for name, _ in named if name}) == len([name for name, _ in named if name])
    return dict(named)


def test_every_page_names_itself(published_pages: dict[str, Page], published_site: Path, guide: Guide) -> None:
    """Address, title, description and picture are those of the page, and the picture is there."""
    for source, page in published_pages.items():
        said, address = metas(page), f"{SITE_URL}{address_of(source)}"
        links = {(link["rel"].strip(), link.get("type", "")): link["href"] for link in page.all("link")}
        description = guide.library.records[source].page_facts.description
        assert (links["canonical", ""], said["og:url"]) == (address, address), source
        assert said["og:title"] == guide.title_of(source)
        assert (said["description"], said["og:description"]) == (description, description), source
        assert said["og:type"] == ("website" if source == "index.md" else "article")
        assert said["twitter:card"] == "summary_large_image"
        assert said["og:image:alt"] == said["twitter:image:alt"] > ""
        assert (published_site / said["og:image"].removeprefix(SITE_URL)).is_file(), source
        assert links["alternate", "text/markdown"] == "index.md"
        assert urljoin(address, links["alternate", "application/atom+xml"]) == f"{SITE_URL}feed.xml"


def test_each_page_has_a_description_of_its_own(guide: Guide) -> None:
    """No two pages say the same of themselves."""
    said = [record.page_facts.description for record in guide.library.records.values()]

    assert len(set(said)) == len(said)


def test_every_page_has_one_block_of_data(published_site: Path, guide: Guide) -> None:
    """It is JSON, nothing in it ends it, and it names the page's title and day of review."""
    for source, record in guide.library.records.items():
        (data,) = JSON_LD.findall((published_site / address_of(source) / "index.html").read_text(encoding="utf-8"))
        (article,) = [node for node in json.loads(data)["@graph"] if node["@type"] == "Article"]
        assert article["headline"] == guide.title_of(source)
        assert article["dateModified"] == record.page_facts.reviewed.isoformat()


def test_without_an_address_no_page_names_one(site: Path, guide: Guide) -> None:
    """No canonical address, no picture, no feed; title, description and copy are there."""
    for source in guide.library.pages:
        page = Page(site / address_of(source) / "index.html")
        said = metas(page)
        assert {name for name in said if name.startswith(("og:", "twitter:"))} == {
            "og:site_name",
            "og:title",
            "og:description",
            "og:type",
            "twitter:card",
        }
        assert not [link for link in page.all("link") if link["rel"] == "canonical" or "atom" in link.get("type", "")]
    assert not (site / "feed.xml").exists()
    assert not (site / "assets/cards").exists()
    assert "<loc>" not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_the_sitemap_has_each_page_with_the_day_of_its_review(published_site: Path, guide: Guide) -> None:
    """No page is missing, none is there twice, and no day is that of the build."""
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    entries = ElementTree.fromstring((published_site / "sitemap.xml").read_bytes()).findall("s:url", names)
    found = [(entry.findtext("s:loc", "", names), entry.findtext("s:lastmod", "", names)) for entry in entries]

    assert sorted(found) == sorted(
        (f"{SITE_URL}{address_of(source)}", record.page_facts.reviewed.isoformat())
        for source, record in guide.library.records.items()
    )


def test_the_feed_is_one_of_this_site(published_site: Path) -> None:
    """Ids are whole addresses, and no two are the same."""
    atom = "{http://www.w3.org/2005/Atom}"
    ids = [each.text or "" for each in ElementTree.parse(published_site / "feed.xml").getroot().iter(f"{atom}id")]

    assert len(set(ids)) == len(ids) > 3
    assert all(each.startswith(f"{SITE_URL}feed.xml") for each in ids)


def test_every_page_has_a_copy_whose_links_lead_somewhere(site: Path, guide: Guide) -> None:
    """Copies say what they are copies of, and each link within the site leads to a file that is there."""
    for source, record in guide.library.records.items():
        file = site / address_of(source) / "index.md"
        _, front, body = file.read_text(encoding="utf-8").split("---\n", 2)
        facts = read_yaml(front).data
        assert facts == {
            "title": guide.title_of(source),
            "description": record.page_facts.description,
            "reviewed": record.page_facts.reviewed.isoformat(),
        }
        assert body.count("\n# ") == 1, source
        shown = re.sub(r"`[^`\n]+`", "", body)  # code may show how links are written
        links = [link for link in re.findall(r"\]\(([^)\s]+)\)", shown) if not re.match(r"\w+:|#", link)]
        missing = [link for link in links if not _leads_to(file, unquote(link)).is_file()]
        assert (source, missing) == (source, [])


def _leads_to(file: Path, link: str) -> Path:
    place, _, anchor = link.partition("#")
    assert place.endswith("/") == ("=" in anchor) or not place.endswith("/"), link
    return file.parent / place / ("index.html" if place.endswith("/") else "")


def test_the_list_names_every_copy_once(published_site: Path, guide: Guide) -> None:
    """Whoever reads the list finds all of the guide."""
    listed = re.findall(
        rf"^- \[.+\]\({re.escape(SITE_URL)}(\S+)\): .+", (published_site / "llms.txt").read_text("utf-8"), re.MULTILINE
    )

    assert sorted(listed) == sorted(f"{address_of(source)}index.md" for source in guide.library.pages)


def test_the_copy_that_browsers_keep_leaves_all_of_this_out(published_site: Path) -> None:
    """No page asks for it, so nobody's device is filled with it."""
    kept = [file["url"] for file in kept_files(published_site)]

    assert len(kept) > 200
    assert [url for url in kept if re.search(r"index\.md$|\.txt$|^data/|^assets/cards/|^feed|^sitemap", url)] == []
