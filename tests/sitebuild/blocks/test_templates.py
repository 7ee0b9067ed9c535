"""Blocks are written by templates, and show words of records as they are written."""

from pathlib import Path

from sitebuild.blocks.writing import FACTS, TEMPLATES
from sitebuild.finishing.rendering import render
from sitebuild.guide.guide import load_guide
from sitebuild.records.blocknames import BLOCKS
from tests.examples.toyguide import edit, write_toy_guide

SHARED = {"parts", "tables", "bars", "reasons", "cited", "files"}


def test_every_block_has_a_template_and_every_template_a_block() -> None:
    """Whoever looks for the HTML of a block finds it under its name."""
    assert {name.removesuffix(".html") for name in TEMPLATES.list_templates()} == {*BLOCKS, *SHARED}
    assert set(FACTS) <= set(BLOCKS)


def test_words_of_records_are_neither_markdown_nor_html(tmp_path: Path) -> None:
    """Signs that mean something in a body or in a page stay what they are."""
    root = write_toy_guide(tmp_path)
    edit(root, "docs/disagreements.md", "says: Taste both.", 'says: "Taste *both*, `more` & <b>."')

    assert "</strong>Taste *both*, `more` &amp; &lt;b&gt;." in render(load_guide(root))["disagreements.md"].html


def test_a_line_break_beside_a_tag_leaves_no_space_and_keeps_line_numbers() -> None:
    """Templates can be laid out for people; where one is wrong, its line is named as it stands in the file."""
    made = TEMPLATES.from_string("<p>\n  One\n  <b>two</b>\n  {{ 3 }} <i>4</i>\n</p>").render()

    assert made == "<p>One<b>two</b>3 <i>4</i></p>"
    assert TEMPLATES.from_string("<p>\n</p>\n\n{{ x }}").get_corresponding_lineno(10**6) == 4
