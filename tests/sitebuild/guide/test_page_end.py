"""Every page ends with somewhere to go."""

from pathlib import Path

import pytest

from sitebuild.guide.guide import load_guide
from sitebuild.guide.pageend import Link, address, next_step, page_end
from tests.examples.toyguide import edit, write_toy_guide


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


def test_a_page_s_own_next_step_comes_first(tmp_path: Path) -> None:
    """A record leads to the quiz unless its page names something better."""
    root = write_toy_guide(tmp_path)
    edit(root, "docs/models/apples.md", "name: apples\n", "name: apples\nnext: {page: /all.md, says: Look around.}\n")
    guide = load_guide(root)

    assert page_end(guide, "models/apples.md").next == Link("all/", "Everything")
    assert page_end(guide, "models/pears.md").next == Link("quiz/", "Quiz")


def test_a_page_without_a_next_step_leads_back_to_its_list(tmp_path: Path) -> None:
    """Pages that name nothing are not dead ends."""
    guide = load_guide(write_toy_guide(tmp_path))
    step = next_step(guide, "quiz/on-paper.md")

    assert step is not None
    assert step.page == "/quiz/index.md"


def test_the_end_of_a_page_names_its_file_and_the_situations_in_which_it_helps(tmp_path: Path) -> None:
    """A reader in the same situation finds the other pages, and an editor finds the file."""
    end = page_end(load_guide(write_toy_guide(tmp_path)), "all.md")

    assert end.file == "docs/all.md"
    assert end.situations == (Link("situations/#hungry", "I am hungry."),)
