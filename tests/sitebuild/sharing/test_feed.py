"""The feed tells what changed, day by day, from the changelog."""

import re
from pathlib import Path
from xml.etree import ElementTree

from sitebuild.sharing.feed import ATOM, changes, feed
from sitebuild.sharing.publication import LICENCE, Publication
from tests.conftest import ROOT

CHANGELOG = """# Changelog

Words before.

## Unreleased

### 2026-02-01

- Pears are *in*.

### 2026-02-03

- **One question is gone, and recommendations changed.** For:
  - hungry & thirsty buyers.

## Later

- Of no day.

## 0.1.0 - 2026-01-01

- Apples.
"""
AT = f"{{{ATOM}}}"


def told(root: Path) -> ElementTree.Element:
    """Return the feed of a small changelog."""
    (root / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    return ElementTree.fromstring(feed(root, Publication("Fruit", "Which?", "https://fruit.example/")))


def texts(parent: ElementTree.Element, name: str) -> list[str | None]:
    """Return the texts of the elements with a name in an element."""
    return [element.text for element in parent.findall(f"{AT}{name}")]


def test_each_day_is_an_entry_and_the_newest_comes_first(tmp_path: Path) -> None:
    """Every entry has an id that stays, a moment and a title; what changed the recommendations says so."""
    entries = told(tmp_path).findall(f"{AT}entry")

    assert [texts(entry, "id") + texts(entry, "updated") + texts(entry, "title") for entry in entries] == [
        [
            f"https://fruit.example/feed.xml#{day}",
            f"{day}T00:00:00Z",
            title,
        ]
        for day, title in (
            ("2026-02-03", "Changes of 3 February 2026: recommendations changed"),
            ("2026-02-01", "Changes of 1 February 2026"),
            ("2026-01-01", "Changes of 1 January 2026"),
        )
    ]
    terms = [[category.get("term") for category in entry.findall(f"{AT}category")] for entry in entries]
    assert terms == [["recommendations changed"], [], []]


def test_the_feed_says_whose_it_is_and_where_it_stands(tmp_path: Path) -> None:
    """What a feed must have is there, with whole addresses, and it is as new as its newest entry."""
    whole = told(tmp_path)

    assert texts(whole, "id") == ["https://fruit.example/feed.xml"]
    assert texts(whole, "title") == ["Changes of Fruit"]
    assert texts(whole, "updated") == ["2026-02-03T00:00:00Z"]
    assert texts(whole, "rights") == [LICENCE]
    assert [name.text for name in whole.findall(f"{AT}author/{AT}name")] == ["Fruit"]
    links = {link.get("rel"): link.get("href") for link in whole.findall(f"{AT}link")}
    assert links == {"self": "https://fruit.example/feed.xml", "alternate": "https://fruit.example/"}


def test_what_changed_is_told_as_html(tmp_path: Path) -> None:
    """Lists in lists stay what they are, and signs that mean something in HTML are written otherwise."""
    newest = told(tmp_path).find(f"{AT}entry/{AT}content")

    assert newest is not None
    assert newest.get("type") == "html"
    assert re.sub(r"\s*\n\s*", "", newest.text or "") == (
        "<ul><li><strong>One question is gone, and recommendations changed.</strong> For:"
        "<ul><li>hungry &amp; thirsty buyers.</li></ul></li></ul>"
    )


def test_all_of_the_changelog_stands_below_a_day() -> None:
    """No change of this guide is missing from its feed."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    days = [each.day for each in changes(changelog)]
    written = sum(len(re.findall("^- ", each.text, re.MULTILINE)) for each in changes(changelog))

    headings = re.findall("^##.*", changelog, re.MULTILINE)
    assert len(days) == len(headings) - headings.count("## Unreleased")
    assert written == len(re.findall("^- ", changelog, re.MULTILINE)) > 20
    assert len(set(days)) == len(days)
