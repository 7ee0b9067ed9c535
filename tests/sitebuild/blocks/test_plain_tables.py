"""Tables that a writer typed look and behave like those made from records."""

from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

from sitebuild.blocks.finishers import finish_tables
from sitebuild.guide.guide import load_guide
from tests.examples.toyguide import write_toy_guide

TABLE = (
    "<table><thead><tr><th>Fruit</th><th>Apples</th></tr></thead><tbody><tr><td>A</td><td>B</td></tr></tbody></table>"
)


def finished(tmp_path: Path, inside: str) -> Element:
    """Return some elements with their plain tables finished."""
    root = fromstring(f"<div>{inside}</div>")
    finish_tables(load_guide(write_toy_guide(tmp_path)), root)
    return root


def test_a_plain_table_scrolls_in_a_box_and_names_models_with_their_marks(tmp_path: Path) -> None:
    """The keyboard reaches each table by a name of its own; a model has the same mark and colour in every table."""
    root = finished(tmp_path, f"{TABLE}<p>Between.</p>{TABLE}")
    boxes = [box for box in root if box.get("role") == "region"]
    fruit, apples = list(root.iter("th"))[:2]

    assert [box.get("aria-label") for box in boxes] == ["Table 1: Fruit", "Table 2: Fruit"]
    assert all(box.get("tabindex") == "0" and box[0].get("class") == "wm-table" for box in boxes)
    assert ("".join(fruit.itertext()), apples[0].get("data-model")) == ("Fruit", "apples")
    assert apples.find(".//svg") is not None


def test_a_table_that_has_its_box_gets_no_second_one(tmp_path: Path) -> None:
    """A block's table looks like a typed one and keeps the name of its own region."""
    (box,) = finished(tmp_path, f'<div role="region" aria-label="Mine">{TABLE}</div>')

    assert box.get("aria-label") == "Mine"
    assert [(child.tag, child.get("class")) for child in box] == [("table", "wm-table")]


def test_tables_made_from_records_are_left_alone(tmp_path: Path) -> None:
    """A table with a class has its box already."""
    (table,) = finished(tmp_path, '<table class="wm-comparison"><tr><th>Apples</th></tr></table>')

    assert (table.tag, table[0][0].text) == ("table", "Apples")
