"""The copies of pages as Markdown, and their list."""

from pathlib import Path

import pytest

from sitebuild.guide.guide import load_guide
from sitebuild.sharing.copies import copy, copy_place, llms_txt
from sitebuild.sharing.publication import Publication

FRONT = '---\ntitle: "Apples"\ndescription: "All about apples."\nreviewed: 2026-01-01\n---\n\n'
LISTED = ("index.md", "compare/index.md", "models/apples.md")


def body(toy: Path, html: str) -> str:
    """Return what becomes of some HTML, without the front matter."""
    text = copy(load_guide(toy), "models/apples.md", html)
    assert text.startswith(FRONT)
    return text.removeprefix(FRONT)


def test_a_copy_begins_with_what_the_page_is_and_its_title(toy: Path) -> None:
    """Front matter, and a heading where the page leaves it to the theme."""
    assert body(toy, "<p>A fruit.</p>") == "# Apples\n\nA fruit.\n"
    assert body(toy, "<h1>Every apple</h1><p>A fruit.</p>") == "# Every apple\n\nA fruit.\n"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("../pears/", "../pears/index.md"),
        ("../../", "../../index.md"),
        ("./", "./index.md"),
        ("../../glossary/#core", "../../glossary/index.md#core"),
        ("#evidence", "#evidence"),
        ("../../quiz/#hunger=big&amp;thirst=small", "../../quiz/#hunger=big&thirst=small"),
        ("../../data/knowledge.json", "../../data/knowledge.json"),
        ("https://other.example/fruit/", "https://other.example/fruit/"),
        ("/fruit/", "/fruit/"),
    ],
)
def test_copies_link_to_copies(toy: Path, link: str, expected: str) -> None:
    """But not to one of the quiz with answers, which it could not show, and not for what is no page."""
    assert (
        body(toy, f'<p><a class="a" href="{link}" title="Words">there</a></p>') == f"# Apples\n\n[there]({expected})\n"
    )


def test_tables_and_lists_of_terms_are_kept(toy: Path) -> None:
    """A table stays one, and each term of a list is a point with what is said of it."""
    table = "<table><thead><tr><th>What</th><th>Apples</th></tr></thead><tbody><tr><th>Taste</th><td>Sweet</td></tr></tbody></table>"
    terms = '<dl class="a"><dt>Taste</dt> <dd><strong>Sweet.</strong> It is so.</dd> <dt>Size</dt><dd>Small.</dd></dl>'

    assert body(toy, table) == "# Apples\n\n| What | Apples |\n| --- | --- |\n| Taste | Sweet |\n"
    assert body(toy, terms) == "# Apples\n\n- *Taste* **Sweet.** It is so.\n- *Size* Small.\n"


def test_claims_keep_the_numbers_by_which_they_are_cited(toy: Path) -> None:
    """Claims of one source need not have numbers that follow each other."""
    cited = '<ol class="wm-sources"><li value="3">Sweet.</li><li value="7">Green.</li></ol><ol><li>Wash it.</li></ol>'

    assert body(toy, cited) == "# Apples\n\n- [3] Sweet.\n- [7] Green.\n\n1. Wash it.\n"


def test_what_is_only_of_use_on_the_page_is_left_out(toy: Path) -> None:
    """Marks, anchors and what scripts need are gone; the answers of a form are there."""
    heading = '<h2 id="a">Ask<a class="headerlink" href="#a">¶</a></h2>'
    form = '<form><div class="wm-option"><input type="radio"/><label>Big<span id="h" class="wm-option-hint">Very.</span></label></div></form>'
    left_out = "<svg><text>mark</text></svg><template>chip</template><script>run()</script>"

    assert body(toy, heading + form + left_out) == "# Apples\n\n## Ask\n\n☐ Big  \nVery.\n"


def test_the_list_of_copies_follows_the_contents(toy: Path) -> None:
    """Each section has its pages in order, inner sections included; what no section has comes last.

    Addresses are whole where there is one.
    """
    guide = load_guide(toy)
    contents = [{"Start": ["index.md"]}, {"Fruit": ["compare/index.md", {"Kinds": ["models/apples.md"]}]}]
    rest = [source for source in guide.library.pages if source not in LISTED]
    expected = """# Fruit guide

> Which fruit?

## Start

- [Fruit](index.md): All about fruit.

## Fruit

- [All fruit](compare/index.md): Side by side.
- [Apples](models/apples/index.md): All about apples.
"""

    text, _, optional = llms_txt(guide, Publication("Fruit guide", "Which fruit?"), contents).partition(
        "\n## Optional\n\n"
    )
    assert text == expected
    assert [line.partition("](")[2].partition(")")[0] for line in optional.splitlines()] == list(map(copy_place, rest))
    whole = llms_txt(guide, Publication("Fruit guide", "Which fruit?", "https://fruit.example/"), contents)
    assert "- [Apples](https://fruit.example/models/apples/index.md): All about apples.\n" in whole
