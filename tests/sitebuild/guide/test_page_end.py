"""Every page ends with somewhere to go."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader

from sitebuild.guide.guide import load_guide
from sitebuild.guide.pageend import Link, PageEnd, address, next_step, page_end
from tests.conftest import ROOT
from tests.examples.toyguide import edit


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/index.md", "./"),
        ("/quiz/index.md", "quiz/"),
        ("/models/apples.md", "models/apples/"),
        ("/practice/price-index.md", "practice/price-index/"),
        ("/recovery.md#from-apples", "recovery/#from-apples"),
    ],
)
def test_a_link_from_the_root_of_docs_becomes_an_address(link: str, expected: str) -> None:
    """The theme gets addresses as the site has them: a folder for each page."""
    assert address(link) == expected


def test_a_page_s_own_next_step_comes_first(toy: Path) -> None:
    """A record leads to the quiz unless its page names something better."""
    edit(toy, "docs/models/apples.md", "name: apples\n", "name: apples\nnext: {page: /all.md, says: Look around.}\n")
    guide = load_guide(toy)

    assert page_end(guide, "models/apples.md").next == Link("all/", "Everything")
    assert page_end(guide, "models/pears.md").next == Link("quiz/", "Quiz")


def test_a_page_without_a_next_step_leads_back_to_its_list(toy: Path) -> None:
    """Pages that name nothing are not dead ends."""
    guide = load_guide(toy)
    step = next_step(guide, "quiz/on-paper.md")

    assert step is not None
    assert step.page == "/quiz/index.md"


def test_the_end_of_a_page_names_its_file_and_the_situations_in_which_it_helps(toy: Path) -> None:
    """A reader in the same situation finds the other pages, and an editor finds the file."""
    end = page_end(load_guide(toy), "all.md")

    assert end.file == "docs/all.md"
    assert end.situations == (Link("situations/#hungry", "I am hungry."),)


def test_words_of_records_are_never_read_as_html() -> None:
    """MkDocs does not escape what templates print, so the template does."""
    environment = Environment(loader=FileSystemLoader(ROOT / "theme/templates"), autoescape=False)  # noqa: S701 - as MkDocs has it
    environment.filters["url"] = str
    end = PageEnd("docs/a&b.md", "1 May 2026", Link("a/", "R&D <b>"), "You & <i>.", (Link("s/", "Q&A <u>"),))
    template = environment.get_template("partials/page-end.html")
    html = template.render(page=SimpleNamespace(meta={"page_end": end}), config=SimpleNamespace(), features=[])

    assert "R&amp;D &lt;b&gt;" in html
    assert "You &amp; &lt;i&gt;." in html
    assert "“Q&amp;A &lt;u&gt;”" in html
    assert "docs/a&amp;b.md" in html
