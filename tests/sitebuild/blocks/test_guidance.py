"""What leads a reader on is written from the records, word for word."""

from pathlib import Path

from sitebuild.finishing.rendering import render
from sitebuild.guide.guide import load_guide
from tests.examples.toyguide import edit, write_toy_guide


def test_what_to_do_about_a_disagreement_is_shown_as_it_is_written(tmp_path: Path) -> None:
    """A text of a record is no Markdown: signs that mean something in a body stay what they are."""
    root = write_toy_guide(tmp_path)
    edit(root, "docs/disagreements.md", "says: Taste both.", 'says: "Taste *both* and `more`."')

    assert "</strong>Taste *both* and `more`." in render(load_guide(root))["disagreements.md"].html
