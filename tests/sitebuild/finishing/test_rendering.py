"""Pages are rendered once, as they stand in the guide that is checked, and their links and ids are all noted."""

from pathlib import Path

import pytest

from sitebuild import extension
from sitebuild.finishing import rendering
from sitebuild.finishing.finishing import finish
from sitebuild.finishing.rendering import render
from sitebuild.guide.guide import load_guide
from tests.examples.toyguide import edit


def test_rendering_takes_the_guide_at_hand(toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No block reads the files again: they may have changed, and it takes a look at every file of the guide."""
    guide = load_guide(toy)
    monkeypatch.setattr(extension, "load_guide", lambda root: pytest.fail("the files were read again"))

    assert "Apples are sweet." in render(guide)["index.md"].html
    assert "A fruit." in render(guide)["models/apples.md"].html


def test_links_and_ids_are_noted_however_they_are_written(toy: Path) -> None:
    """Markdown, HTML in a line and HTML by itself count alike; code and links to elsewhere do not."""
    written = (
        'Apples are sweet. [One](models/apples.md#a\\_b) <a href="models/pears.md" id="here">two</a> '
        '`<a href="code.md">` <me@example.org> [away](https://example.org/)\n\n'
        '<div id="box"><a href="/quiz/index.md?a&amp;b#x=1">three</a></div>\n'
    )
    edit(toy, "docs/index.md", "Apples are sweet.", written)
    page = render(load_guide(toy))["index.md"]

    assert {("models/apples.md", "a_b"), ("models/pears.md", ""), ("quiz/index.md?a&b", "")} <= set(page.links)
    assert {"here", "box"} <= set(page.anchors)
    assert not [target for target, _ in page.links if "code" in target or "example" in target]


def test_what_is_rendered_is_not_rendered_again(toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The checks of a build look at the pages that it has made; they say the same of them."""
    edit(toy, "docs/index.md", "Apples are sweet.", "Apples are sweet. [x](/nowhere.md)")
    guide = load_guide(toy)
    pages, found = render(guide), finish(guide).problems
    monkeypatch.setattr(rendering, "Markdown", lambda **_: pytest.fail("a page was rendered again"))

    assert finish(guide, pages).problems == found
    assert [problem.rule for problem in found if "nowhere" in problem.message] == ["link"]
