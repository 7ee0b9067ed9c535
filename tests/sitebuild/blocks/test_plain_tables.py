"""Tables that a writer typed look and behave like those made from records."""

from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

from sitebuild.blocks.tables import finish_tables
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


def test_a_plain_table_scrolls_in_a_box_that_the_keyboard_reaches(tmp_path: Path) -> None:
    """Each table of a page has a region with a name of its own."""
    root = finished(tmp_path, f"{TABLE}<p>Between.</p>{TABLE}")
    boxes = [box for box in root if box.get("role") == "region"]

    assert [box.get("aria-label") for box in boxes] == ["Table 1: Fruit", "Table 2: Fruit"]
    assert all(box.get("tabindex") == "0" and box[0].get("class") == "wm-table" for box in boxes)


def test_a_head_cell_that_names_a_model_has_its_mark(tmp_path: Path) -> None:
    """The same model has the same mark and colour in every table."""
    heads = list(finished(tmp_path, TABLE).iter("th"))

    assert "".join(heads[0].itertext()) == "Fruit"
    assert heads[1][0].get("data-model") == "apples"
    assert heads[1].find(".//svg") is not None


def test_a_table_that_has_its_box_gets_no_second_one(tmp_path: Path) -> None:
    """A block's table looks like a typed one and keeps the name of its own region."""
    root = finished(tmp_path, f'<div role="region" aria-label="Mine">{TABLE}</div>')

    assert root[0].get("aria-label") == "Mine"
    assert [child.tag for child in root[0]] == ["table"]
    assert root[0][0].get("class") == "wm-table"


def test_tables_made_from_records_are_left_alone(tmp_path: Path) -> None:
    """A table with a class has its box already."""
    root = finished(tmp_path, '<table class="wm-comparison"><tr><th>Apples</th></tr></table>')

    assert root[0].tag == "table"
    assert root[0][0][0].text == "Apples"
