"""The first use of a term of the glossary is explained where it stands."""

from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from markdown import Markdown

from sitebuild.blocks.tooltips import Marker
from sitebuild.finishing.rendering import render
from sitebuild.guide.guide import load_guide
from sitebuild.records.pagefacts import Term
from tests.examples.toyguide import edit, write_toy_guide

TERMS = (
    Term(id="sprint", name="Sprint", says="A short period."),
    Term(id="sow", name="Statement of work", also=("SOW",), says="What is to be done."),
    Term(id="work", name="Work", says="What is done.", tooltip=False),
)


def marked(text: str) -> Element:
    """Return some Markdown as a tree in which first uses are marked."""
    processor = Markdown()
    root: Element = processor.parser.parseDocument(text.split("\n")).getroot()
    processor.treeprocessors["inline"].run(root)
    Marker(TERMS).mark(root)
    return root


def links(root: Element) -> list[tuple[str | None, str | None]]:
    """Return words and target of every term that is marked."""
    return [(link.text, link.get("href")) for link in root.iter("a") if link.get("class") == "wm-term"]


def test_the_first_use_is_a_link_with_the_meaning() -> None:
    """A reader who points at the word sees what it means, and can go to the glossary."""
    root = marked("A sprint ends. The next sprint begins.")
    (link,) = root.iter("a")

    assert (link.text, link.get("href"), link.get("title")) == ("sprint", "/glossary.md#sprint", "A short period.")
    assert "".join(root.itertext()).strip() == "A sprint ends. The next sprint begins."


def test_a_term_is_found_by_its_other_names_and_in_the_plural() -> None:
    """Two names of one term count as one term, and so does the plural."""
    assert links(marked("Two sprints, one SOW.\n\nA statement of work says so.")) == [
        ("sprints", "/glossary.md#sprint"),
        ("SOW", "/glossary.md#sow"),
    ]


def test_a_term_that_is_broken_over_two_lines_is_found() -> None:
    """Where a line of Markdown ends makes no difference to a reader."""
    assert links(marked("One statement\nof work.")) == [("statement\nof work", "/glossary.md#sow")]


@pytest.mark.parametrize("name", ["C++ (a.*b", "naïve"])
def test_a_name_may_have_any_characters(name: str) -> None:
    """No character of a name has a meaning of its own."""
    root = Element("p")
    root.text = f"A {name}, and more."
    Marker([Term(id="odd", name=name, says="Odd.")]).mark(root)

    assert links(root) == [(name, "/glossary.md#odd")]


def test_a_letter_that_only_resembles_another_is_passed_over() -> None:
    """A pattern that ignores case takes a long s for an s; the page is built all the same."""
    assert links(marked("One \u017fprint.")) == []


@pytest.mark.parametrize(
    "text", ["## Sprint", "[sprint](/x.md)", "`sprint`", "A sprinter in sows.", "pre-sprint", "work"]
)
def test_names_links_code_and_common_words_stay_as_they_are(text: str) -> None:
    """Nothing is marked in headings, links and code, inside other words, or for a term without a tooltip."""
    assert links(marked(text)) == []


def test_emphasis_and_what_follows_keep_their_place() -> None:
    """A page reads the same with its terms marked."""
    root = marked("In **every sprint** a SOW, and *then* more.")

    assert "".join(root.itertext()).strip() == "In every sprint a SOW, and then more."
    assert [text for text, _ in links(root)] == ["sprint", "SOW"]


@pytest.mark.parametrize("name", ["wm-quiz", "wm-paper", "wm-claims"])
def test_the_quiz_the_paper_sheet_and_claims_are_left_alone(name: str) -> None:
    """What a buyer answers and what a source says is not dressed with explanations."""
    root = fromstring(f'<div><div class="{name}">One sprint.</div></div>')
    Marker(TERMS).mark(root)

    assert links(root) == []


def test_the_glossary_does_not_explain_itself(tmp_path: Path) -> None:
    """On the glossary's own page nothing is marked; on others the same sentence is."""
    root = write_toy_guide(tmp_path)
    edit(root, "docs/glossary.md", "/// glossary-terms", "A pip falls.\n\n/// glossary-terms")
    edit(root, "docs/index.md", "Apples are sweet.", "A pip falls. Apples are sweet.")
    pages = render(load_guide(root))

    assert "wm-term" in pages["index.md"].html
    assert "wm-term" not in pages["glossary.md"].html
