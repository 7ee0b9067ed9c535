"""While a person is at work, a build takes over what is the same, and makes what a whole build would make."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitebuild.finishing.building import BUILDING
from sitebuild.finishing.rendering import Rendering
from sitebuild.mkdocs_hook import build_draft
from sitebuild.reading.problems import ContentError
from tests.conftest import ROOT
from tests.examples.toyguide import edit

NAVIGATION = """nav:
  - Start: [index.md, all.md, situations.md, readiness.md, glossary.md, disagreements.md]
  - Quiz: [quiz/index.md, quiz/on-paper.md]
  - Compare: [compare/index.md]
  - Models: [models/apples.md, models/pears.md]
"""
ASSETS = {"runtime": "toy/runtime/1/", "module": "toy/module/1/toy.zip", "checks": "", "page": "toy/page/1/"}

CITING = {"compare/index.md", "sources/market.md"}
SHOWING_POINTS = {"factors/hunger.md", "models/pears.md", "quiz/on-paper.md"}
"""Pages of the toy guide that change with others: a source names the pages that cite it, and points stand on several."""

Site = dict[str, bytes]
"""The files of a site, by their places in it."""


class Desk:
    """The toy guide as it is served: built again after each edit, by one process."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.converted = root, list[str]()
        settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("nav:\n")[0] + NAVIGATION
        for name in ("theme/templates", "sitebuild/mkdocs_hook.py"):
            settings = settings.replace(f" {name}\n", f" {ROOT / name}\n")
        settings = re.sub(r"^watch: .*\n", "", settings, flags=re.MULTILINE)
        (root / "mkdocs.yml").write_text(settings.replace("strict: true", "strict: false"), encoding="utf-8")
        BUILDING.assets = ASSETS
        keep = Rendering.keep

        def noted(rendering: Rendering, html: str, source: str) -> None:
            self.converted.append(source)
            keep(rendering, html, source)

        monkeypatch.setattr(Rendering, "keep", noted)

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace some text in a file of the guide, and write the file anew for sure."""
        edit(self.root, f"docs/{path}", old, new)

    def serve(self) -> Site:
        """Build what is served, and return it; `converted` are the pages that are not taken over."""
        self.converted.clear()
        return self._built("served")

    def whole(self) -> Site:
        """Return the same guide as a build makes it that has nothing to take over."""
        before, BUILDING._before = BUILDING._before, None
        made = self._built("whole")
        BUILDING._before = before
        return made

    def _built(self, name: str) -> Site:
        build_draft(self.root / "mkdocs.yml", self.root / f"site-{name}", "http://127.0.0.1:8000/")
        drafted = BUILDING.drafted.items()
        return {
            place: text.encode() if isinstance(text, str) else text
            for place, text in drafted
            if place.endswith(("html", "json", "xml"))
        }


@pytest.fixture
def desk(toy: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Return a desk at which the guide has been built once."""
    desk = Desk(toy, monkeypatch)
    desk.serve()
    yield desk
    BUILDING.__init__()  # type: ignore[misc]  # other tests find it as it is at the beginning


def changed(before: Site, after: Site) -> set[str]:
    """Return the pages that differ, or that only one site has."""
    return {
        name for name in before.keys() | after.keys() if name.endswith("html") and before.get(name) != after.get(name)
    }


def test_an_edited_record_changes_the_pages_that_show_it_and_no_other(desk: Desk) -> None:
    """A new word in an answer is seen wherever the answer is, at once; the rest is left as a whole build makes it."""
    before = desk.serve()
    assert desk.converted == []
    desk.edit("factors/hunger.md", "label: A little", "label: A tiny bit")
    after = desk.serve()

    shown = {name for name, content in after.items() if name.endswith("html") and b"A tiny bit" in content}
    framed = "quiz/embed/index.html"  # which the theme makes of the page of the quiz
    assert {"factors/hunger/index.html", "quiz/index.html", "models/pears/index.html", framed} <= shown
    assert changed(before, after) == shown
    assert len(desk.converted) == len(shown - {framed}) < len(BUILDING.rendering.pages)
    assert after == desk.whole()


@pytest.mark.parametrize(
    ("path", "old", "new", "converted"),
    [
        ("index.md", "Apples are sweet.", "Apples are sweet. A pip is not.", {"index.md"}),
        ("all.md", "reviewed: 2026-01-01", "reviewed: 2026-02-02", set()),
        ("all.md", "title: ", "title: Nearly ", {"situations.md"}),
        ("compare/index.md", "/// page-sources", "Sweet. [@market-apples]\n\n/// page-sources", CITING),
        ("factors/hunger.md", "points: 2", "points: 1", SHOWING_POINTS),
        ("glossary.md", "also: [heart]", "also: [heart, apples]", None),
        ("models/apples.md", "title: Apples", "title: Red apples", None),
    ],
    ids=["prose", "review", "title", "citation", "rule", "term", "model"],
)
def test_what_is_taken_over_is_what_a_whole_build_makes(
    desk: Desk, path: str, old: str, new: str, converted: set[str] | None
) -> None:
    """Whatever is edited, each file of the site is byte for byte that of a whole build; None stands for every page."""
    desk.edit(path, old, new)
    after = desk.serve()

    assert set(desk.converted) == (set(BUILDING.rendering.pages) if converted is None else converted)
    assert after == desk.whole()


def test_a_claim_is_new_wherever_it_is_cited(desk: Desk) -> None:
    """A page that cites a claim shows its words, though neither the page nor a block on it has been touched."""
    desk.edit("sources/market.md", "says: Apples are filling.", "says: Apples fill you.")
    after = desk.serve()

    assert b"Apples fill you." in after["index.html"]
    assert after == desk.whole()


def test_pages_come_and_go(desk: Desk) -> None:
    """A link to a page that is new is resolved, and one to a page that has gone leads to nothing any more."""
    text = (
        "---\ntitle: New\ndescription: A new page.\nreviewed: 2026-01-01\nnext: {page: /all.md, says: Go.}\n---\n\nNew."
    )
    (desk.root / "docs/new.md").write_text(text, encoding="utf-8")
    desk.edit("index.md", "Apples are sweet.", "Apples are sweet. [New](/new.md)")
    with_it = desk.serve()
    assert re.search(rb'href="new/"', with_it["index.html"])
    assert with_it == desk.whole()

    (desk.root / "docs/new.md").unlink()
    without = desk.serve()
    assert "new/index.html" not in without
    assert without == desk.whole()


def test_pages_name_the_files_of_the_browser_as_soon_as_these_are_made(desk: Desk) -> None:
    """The quiz follows its pages: what is made of edited rules, scripts and styles has other addresses afterwards."""
    BUILDING.assets = {**ASSETS, "module": "toy/module/2/toy.zip"}
    quiz = desk.serve()
    assert b"toy/module/2/toy.zip" in quiz["quiz/index.html"]
    assert quiz == desk.whole()

    BUILDING.assets = {**ASSETS, "page": "toy/page/2/"}
    styles = desk.serve()
    assert b"toy/page/2/site.css" in styles["models/apples/index.html"]
    assert styles == desk.whole()


def test_after_a_mistake_the_next_edit_is_shown(desk: Desk) -> None:
    """A problem is told in a sentence and leaves the builder able to go on."""
    desk.edit("factors/hunger.md", "      pears: {points", "      paers: {points")
    with pytest.raises(ContentError, match="'paers' is not a model; did you mean 'pears'"):
        desk.serve()
    desk.edit("factors/hunger.md", "      paers: {points", "      pears: {points")
    desk.edit("factors/hunger.md", "ask: How hungry", "ask: Just how hungry")
    after = desk.serve()

    assert b"Just how hungry" in after["factors/hunger/index.html"]
    assert after == desk.whole()
