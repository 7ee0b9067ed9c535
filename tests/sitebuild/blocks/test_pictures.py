"""The map and the grids show what the records say, in their place, and can be read without colour and aloud."""

import re
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
from markdown.util import AtomicString

from sitebuild.blocks.writing import write
from sitebuild.guide.guide import Guide
from sitebuild.records.kinds import MODEL
from sitebuild.records.vocabulary import Row
from tests.conftest import ROOT
from whichmodel.facts.knowledge import Effect, Statement

WORDS = {"you": ("You", "full"), "together": ("Together", "half"), "supplier": ("Supplier", "empty")}
ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}


@pytest.fixture(scope="module")
def blocks(guide: Guide) -> list[Element]:
    """Return the map, the matrix and who decides what."""
    return [write(guide, name) for name in ("model-map", "answer-matrix", "who-decides")]


@pytest.fixture(scope="module")
def grids(blocks: list[Element]) -> list[Element]:
    """Return every grid: one for each question, and the last for who decides what."""
    return [table for block in blocks for table in block.iter("table") if table.get("class") == "wm-grid"]


def axes(guide: Guide) -> list[Row]:
    """Return the two rows of the comparison tables by which the map places the models."""
    rows = {row.id: row for row in guide.library.rows}
    return [rows["who-directs"], rows["what-you-buy"]]


def text(part: Element) -> str:
    """Return what a reader reads."""
    return " ".join("".join(part.itertext()).split())


def cells(table: Element) -> list[tuple[Element, list[Element]]]:
    """Return each row's heading with its other cells."""
    return [(line[0], line[1:]) for line in table.findall("tbody/tr")]


def shape(cell: Element) -> tuple[str, str] | None:
    """Return the words of a grid's cell and the name of its shape, or None for an empty one."""
    if not len(cell):
        assert not text(cell)
        return None
    (name,) = re.findall(r"wm-shape--([a-z]+)", cell[0].attrib["class"])
    return text(cell), name


def assert_rests_on(cell: Element, short: str, part: Statement) -> None:
    """Hold that a cell has a short answer, the words behind it, and its claims and judgement."""
    assert (cell.findtext("strong"), (cell.findtext("span") or "").rstrip()) == (short, part.says)
    assert [claim for mark in cell.iter("sup") for claim in mark.attrib["data-claims"].split()] == list(part.claims)
    assert [note.attrib["data-judgement"] for note in cell.iter("a")] == [part.judgement] * bool(part.judgement)


def test_every_model_stands_where_its_two_levels_meet(guide: Guide) -> None:
    """The head of a model's slot is who directs, the label above its track is what is bought; it has its mark there."""
    across, down = axes(guide)
    (drawing,) = write(guide, "model-map").findall("div/svg")
    heads, label, placed = {}, "", {}
    for part in drawing:
        for head in part.findall("text"):
            heads[part.get("x")] = text(head)
        if part.get("class") == "wm-map-level":
            label = text(part)
        for model in part.findall("g"):
            assert len(model.findall("svg/path")) == 1
            placed[text(model)] = (heads[part.get("x")], label)

    assert placed == {
        record.facts.title: (
            across.level_label(record.page_facts.traits[across.id].level),
            down.level_label(record.page_facts.traits[down.id].level),
        )
        for record in guide.records(MODEL)
    }


def test_models_that_share_a_place_stand_below_each_other(guide: Guide) -> None:
    """Neither hides the other, and their slot is high enough for both."""
    models = guide.library.of(MODEL)
    one, other = (models[model] for model in guide.library.order.models[:2])
    moved = replace(other, page_facts=replace(other.page_facts, traits=one.page_facts.traits))
    library = replace(guide.library, records={**guide.library.records, other.page.source: moved})
    (drawing,) = write(replace(guide, library=library), "model-map").findall("div/svg")
    (slot,) = [part for part in drawing if len(part.findall("g")) == 2]
    places = [
        [float(rect.attrib[name].removesuffix("em")) for name in ("y", "height")] for rect in slot.findall("g/rect")
    ]

    assert places == [[0, places[0][1]], [places[0][1], places[0][1]]]
    assert float(slot.attrib["height"].removesuffix("em")) == pytest.approx(2 * places[0][1])


def test_the_map_says_in_words_where_every_model_stands(guide: Guide) -> None:
    """Who does not see the map hears its title, and the same of every model."""
    (drawing,) = write(guide, "model-map").findall("div/svg")
    title, description = drawing[0], drawing[1]

    assert (drawing.get("role"), title.tag, description.tag) == ("img", "title", "desc")
    assert drawing.attrib["aria-labelledby"].split() == [title.get("id"), description.get("id")]
    assert title.text
    for record in guide.records(MODEL):
        left, right = (axis.level_label(record.page_facts.traits[axis.id].level) for axis in axes(guide))
        assert f"{record.facts.name} at “{left}” and “{right}”" in (description.text or "")


def test_the_map_stands_below_as_a_table(guide: Guide) -> None:
    """Each model has a row that links to its page, with both its short answers and what they rest on."""
    rows = cells(write(guide, "model-map").findall(".//table")[0])
    for record, (heading, others) in zip(guide.records(MODEL), rows, strict=True):
        assert heading[0].get("href") == record.link
        for axis, cell in zip(axes(guide), others, strict=True):
            trait = record.page_facts.traits[axis.id]
            assert_rests_on(cell, axis.level_label(trait.level), trait)


def test_every_cell_of_the_matrix_is_the_points_of_that_answer(guide: Guide, grids: list[Element]) -> None:
    """Points for a model are filled, more of them darker; points against are an outline; what rules out is crossed."""
    for factor, table in zip(guide.knowledge.factors, grids[:-1], strict=True):
        for option, (heading, found) in zip(factor.options, cells(table), strict=True):
            assert (text(heading), heading[0].get("href")) == (option.label, f"/factors/{factor.id}.md#{option.id}")
            for model, cell in zip(guide.library.order.models, found, strict=True):
                effect = option.effects.get(model)
                assert shape(cell) == in_words(effect)
                if effect is not None and effect.points > 0 and not effect.rules_out:
                    assert f"wm-shape--{min(effect.points, 4)} " in cell[0].attrib["class"]


def in_words(effect: Effect | None) -> tuple[str, str] | None:
    """Return how an effect is written, with a true minus sign, and its shape."""
    if effect is None:
        return None
    if effect.rules_out:
        return "out", "crossed"
    return (f"+{effect.points}", "full") if effect.points > 0 else (f"−{-effect.points}", "empty")


def test_every_table_of_the_matrix_is_named_by_its_question(guide: Guide, blocks: list[Element]) -> None:
    """Above each stands a link to the page of the question, and the question itself is its caption."""
    matrix = blocks[1]

    assert [text(caption) for caption in matrix.iter("caption")] == [each.ask for each in guide.knowledge.factors]
    assert [(link.get("href"), text(link)) for link in matrix.findall("p/a")] == [
        (f"/factors/{factor.id}.md", factor.title) for factor in guide.knowledge.factors
    ]


def test_who_decides_says_in_a_word_and_a_shape_whose_decision_it_is(guide: Guide, blocks: list[Element]) -> None:
    """Yours is filled, a shared one half, the supplier's an outline; below each stands in words what it rests on."""
    glance, told = blocks[2].iter("table")
    rows = zip(guide.library.decisions, cells(glance), cells(told), strict=True)
    for kind, (heading, glances), (told_heading, words) in rows:
        assert (text(heading), text(told_heading)) == (kind.label, f"{kind.label} {kind.asks}")
        for record, cell, said in zip(guide.records(MODEL), glances, words, strict=True):
            decides = record.page_facts.decides[kind.id]
            assert shape(cell) == WORDS[decides.who]
            assert_rests_on(said, WORDS[decides.who][0], decides)


def test_grids_are_tables_however_they_are_laid_out(guide: Guide, grids: list[Element]) -> None:
    """Each has a caption, the models with their marks as columns, a heading for each row, and a role for each part."""
    models = [record.facts.title for record in guide.records(MODEL)]
    for table in grids:
        columns = table.findall("thead/tr/th")
        assert (table[0].tag, bool(text(table[0]))) == ("caption", True)
        assert [text(each) for each in columns] == models
        assert all(each.find("span/svg") is not None for each in columns)
        for part in table.iter():
            if part.tag == "th":
                assert (part.get("scope"), part.get("role")) in {("col", "columnheader"), ("row", "rowheader")}
            elif part.tag in ROLES:
                assert part.get("role") == ROLES[part.tag]
        assert {(heading.tag, len(others)) for heading, others in cells(table)} == {("th", len(models))}


def test_pictures_leave_every_colour_to_the_stylesheet(blocks: list[Element]) -> None:
    """No part has a colour of its own, the stylesheet knows every class, and no id stands twice."""
    css = (ROOT / "theme/stylesheets/pictures.css").read_text(encoding="utf-8")
    parts = [each for block in blocks for each in block.iter()]
    ids = [each.attrib["id"] for each in parts if "id" in each.attrib]

    assert len(ids) == len(set(ids)) > 0
    for each in parts:
        assert not {"fill", "stroke", "style", "color", "opacity"} & set(each.attrib)
        for name in re.findall(r"wm-(?:map|shape|grid)[\w-]*", each.get("class", "")):
            assert re.search(rf"\.{name}\b(?!-)", css), name


def test_no_text_of_a_picture_is_read_as_markdown(blocks: list[Element]) -> None:
    """What records say stands there as it is, stars and brackets included."""
    for each in (each for block in blocks for each in block.iter()):
        assert each.text is None or isinstance(each.text, AtomicString)
        assert each.tail is None or isinstance(each.tail, AtomicString)
