"""The map and the grids show what the records say, in their place, and can be read without colour and aloud."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from markdown.util import AtomicString

from sitebuild.blocks.modelmap import model_map
from sitebuild.blocks.models import who_decides
from sitebuild.blocks.quiz import answer_matrix
from sitebuild.guide.guide import Guide
from sitebuild.reading.page import Page
from sitebuild.reading.yaml import Positioned
from sitebuild.records.kinds import MODEL
from sitebuild.records.library import Library, Record
from sitebuild.records.pagefacts import Decides, Look, ModelPage, Trait
from sitebuild.records.vocabulary import DecisionKind, Level, QuizOrder, Row
from tests.conftest import ROOT
from whichmodel.facts.knowledge import Effect, Factor, Knowledge, Model, Option, Statement

ROWS = (
    Row("who-directs", "Who picks", "Who?", (Level("you", "You"), Level("together", "You and the whole orchard crew"))),
    Row("what-you-buy", "What you get", "What?", (Level("fruit", "A basket of fruit"), Level("tree", "Trees"))),
)
MODELS = {
    "apples": ("Apples by appointment", "circle", ("you", "fruit"), ("you", "you")),
    "pears": ("Incomprehensibilities", "bar", ("you", "fruit"), ("together", "supplier")),
    "plums": ("Plums", "ring", ("together", "tree"), ("supplier", "supplier")),
}
"""Title, mark, levels and decisions. Two models share a place on the map."""

OPTIONS = (("very", "*Very*", (5, -2, "out")), ("little", "A little", (-1, None, 1)), ("none", "No", (None,) * 3))
WORDS = {"you": ("You", "full"), "together": ("Together", "half"), "supplier": ("Supplier", "empty")}


def toy() -> Guide:
    """Return a small guide in memory, with texts that Markdown would read as its own."""
    models = [_toy_model(name, *made) for name, made in MODELS.items()]
    decisions = (DecisionKind("harvest", "When to pick", "When?"), DecisionKind("price", "The *price*", "How much?"))
    order = QuizOrder(tuple(MODELS), ("hunger",), 1)
    records = {model.page.source: model for model in models}
    library = Library(Path(), records=records, order=order, rows=ROWS, decisions=decisions)
    options = tuple(
        Option(name, label, effects={m: _effect(p) for m, p in zip(MODELS, points, strict=True) if p is not None})
        for name, label, points in OPTIONS
    )
    factors = (Factor("hunger", "Hunger", "How hungry are you?", "It matters.", options),)
    facts = tuple(model.facts for model in models)
    return Guide(library, Knowledge(1, facts, factors, (), (), (), (), (), {}, "", ""), {})


def _effect(points: int | str) -> Effect:
    return Effect("So it is.", rules_out=True) if points == "out" else Effect("So it is.", points=int(points))


def _toy_model(name: str, title: str, mark: str, levels: tuple[str, str], who: tuple[Any, Any]) -> Record:
    page_facts = ModelPage(
        description="",
        reviewed=date(2026, 1, 1),
        look=Look(mark, "#000000", "#ffffff"),
        traits={row.id: Trait("It is so.", ("a-claim",), level=lv) for row, lv in zip(ROWS, levels, strict=True)},
        decides={
            "harvest": Decides(f"{name} ripen.", ("a-claim",), who=who[0]),
            "price": Decides(f"{name} cost.", (), "We think so.", who=who[1]),
        },
    )
    facts = Model(name, title, name, "A fruit.", (Statement("Wash it."),))
    return Record(MODEL, Page("", f"models/{name}.md", Positioned(data={}), "", 1), facts, page_facts)


@pytest.fixture(scope="module", params=["toy", "this guide"])
def shown(request: pytest.FixtureRequest) -> Guide:
    """Return a small guide with what is hard to show, and this guide."""
    return toy() if request.param == "toy" else request.getfixturevalue("guide")


def blocks(guide: Guide) -> list[Element]:
    """Return all three blocks."""
    return [model_map(guide), answer_matrix(guide), who_decides(guide)]


def grids(block: Element) -> list[Element]:
    """Return the grids of a block."""
    found = [table for table in block.iter("table") if table.get("class") == "wm-grid"]
    assert found
    return found


def text(part: Element) -> str:
    """Return what a reader reads."""
    return " ".join("".join(part.itertext()).split())


def cells(table: Element) -> Iterator[tuple[Element, list[Element]]]:
    """Yield each row's heading with its other cells."""
    for line in table.findall("tbody/tr"):
        heading, *others = line
        yield heading, others


def shape(cell: Element) -> tuple[str, str] | None:
    """Return the words of a grid's cell and the name of its shape, or None for an empty one."""
    if not len(cell):
        assert not text(cell)
        return None
    (name,) = re.findall(r"wm-shape--([a-z]+)", cell[0].attrib["class"])
    return text(cell), name


def axes(guide: Guide) -> list[Row]:
    """Return the two rows of the comparison tables by which the map places the models."""
    rows = {row.id: row for row in guide.library.rows}
    return [rows["who-directs"], rows["what-you-buy"]]


def test_every_model_stands_where_its_two_levels_meet(shown: Guide) -> None:
    """The head of a model's slot is who directs, the label above its track is what is bought; it has its mark there."""
    across, down = axes(shown)
    (drawing,) = model_map(shown).findall("div/svg")
    heads, label, placed = {}, "", {}
    for part in drawing:
        slot = part.findall("text")
        if slot:
            heads[part.get("x")] = text(slot[0])
        if part.get("class") == "wm-map-level":
            label = text(part)
        for model in part.findall("g"):
            assert len(model.findall("svg/path")) == 1
            # A word that is too long for a slot is broken.
            placed[text(model).replace(" ", "")] = (heads[part.get("x")], label)

    assert placed == {
        record.facts.title.replace(" ", ""): (
            across.level_label(record.page_facts.traits[across.id].level),
            down.level_label(record.page_facts.traits[down.id].level),
        )
        for record in shown.records(MODEL)
    }


def test_models_that_share_a_place_stand_below_each_other() -> None:
    """Neither hides the other."""
    (drawing,) = model_map(toy()).findall("div/svg")
    (shared,) = [slot for slot in drawing if len(slot.findall("g")) == 2]
    first, second = (float(rect.attrib["y"].removesuffix("em")) for rect in shared.findall("g/rect"))
    high = float(shared.findall("g/rect")[0].attrib["height"].removesuffix("em"))

    assert second == pytest.approx(first + high)
    assert float(shared.attrib["height"].removesuffix("em")) == pytest.approx(2 * high)


def test_the_map_has_a_title_and_says_in_words_where_every_model_stands(shown: Guide) -> None:
    """Who does not see the map hears the same, from levels that are made of the records."""
    (drawing,) = model_map(shown).findall("div/svg")
    title, description = drawing[0], drawing[1]

    assert (drawing.get("role"), title.tag, description.tag) == ("img", "title", "desc")
    assert drawing.attrib["aria-labelledby"].split() == [title.get("id"), description.get("id")]
    assert title.text
    for record in shown.records(MODEL):
        left, right = (axis.level_label(record.page_facts.traits[axis.id].level) for axis in axes(shown))
        assert f"{record.facts.name} at “{left}” and “{right}”" in (description.text or "")


def test_the_map_stands_below_as_a_table(shown: Guide) -> None:
    """Each model has a row that links to its page, with both its short answers and what they rest on."""
    rows = list(cells(model_map(shown).findall(".//table")[0]))
    assert len(rows) == len(shown.library.order.models)
    for model, (heading, others) in zip(shown.library.order.models, rows, strict=True):
        assert heading[0].get("href") == f"/models/{model}.md"
        traits = shown.library.of(MODEL)[model].page_facts.traits
        for axis, cell in zip(axes(shown), others, strict=True):
            assert_rests_on(cell, axis.level_label(traits[axis.id].level), traits[axis.id])


def assert_rests_on(cell: Element, short: str, part: Statement) -> None:
    """Hold that a cell has a short answer, the words behind it, and its claims and judgement."""
    assert (cell.findtext("strong"), (cell.findtext("span") or "").rstrip()) == (short, part.says)
    assert [claim for mark in cell.iter("sup") for claim in mark.attrib["data-claims"].split()] == list(part.claims)
    assert [note.attrib["data-judgement"] for note in cell.iter("a")] == [part.judgement] * bool(part.judgement)


def test_every_cell_of_the_matrix_is_the_points_of_that_answer(shown: Guide) -> None:
    """Points for a model are filled, points against it an outline, and what rules it out is crossed."""
    tables = grids(answer_matrix(shown))
    assert len(tables) == len(shown.knowledge.factors)
    for factor, table in zip(shown.knowledge.factors, tables, strict=True):
        for option, (heading, found) in zip(factor.options, cells(table), strict=True):
            assert (text(heading), heading[0].get("href")) == (option.label, f"/factors/{factor.id}.md#{option.id}")
            for model, cell in zip(shown.library.order.models, found, strict=True):
                assert shape(cell) == in_words(option.effects.get(model))


def in_words(effect: Effect | None) -> tuple[str, str] | None:
    """Return how an effect is written, with a true minus sign, and its shape."""
    if effect is None:
        return None
    if effect.rules_out:
        return "out", "crossed"
    return f"{effect.points:+d}".replace("-", "−"), "full" if effect.points > 0 else "empty"


def test_every_table_of_the_matrix_is_named_by_its_question(shown: Guide) -> None:
    """Above each stands a link to the page of the question, and the question itself is its caption."""
    matrix = answer_matrix(shown)
    captions = [text(table[0]) for table in grids(matrix)]
    titles = [(link.get("href"), text(link)) for link in matrix.findall("p/a")]

    assert captions == [factor.ask for factor in shown.knowledge.factors]
    assert titles == [(f"/factors/{factor.id}.md", factor.title) for factor in shown.knowledge.factors]


def test_more_points_are_darker() -> None:
    """The fill of a cell grows with its points, up to the darkest."""
    filled = [
        cell[0].attrib["class"] for _, found in cells(grids(answer_matrix(toy()))[0]) for cell in found if len(cell)
    ]

    assert [re.findall(r"--(\d)", name) for name in filled if "full" in name] == [["4"], ["1"]]


def test_who_decides_says_in_a_word_and_a_shape_whose_decision_it_is(shown: Guide) -> None:
    """Yours is filled, a shared one half, the supplier's an outline; below each stands in words what it rests on."""
    block = who_decides(shown)
    (glance,) = grids(block)
    (told,) = [table for table in block.iter("table") if table is not glance]
    rows = zip(shown.library.decisions, cells(glance), cells(told), strict=True)
    for kind, (heading, glances), (told_heading, words) in rows:
        assert (text(heading), text(told_heading)) == (kind.label, f"{kind.label} {kind.asks}")
        for model, cell, said in zip(shown.library.order.models, glances, words, strict=True):
            decides = shown.library.of(MODEL)[model].page_facts.decides[kind.id]
            assert shape(cell) == WORDS[decides.who]
            assert_rests_on(said, WORDS[decides.who][0], decides)


def test_grids_are_tables_however_they_are_laid_out(shown: Guide) -> None:
    """Every grid has a caption, the models with their marks as columns, a heading for each row, and a role for each part."""
    models = [shown.library.of(MODEL)[model].facts.title for model in shown.library.order.models]
    roles = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
    for table in (*grids(answer_matrix(shown)), *grids(who_decides(shown))):
        columns = table.findall("thead/tr/th")
        assert text(table[0])
        assert [text(each) for each in columns] == models
        assert all(each.find("span/svg") is not None for each in columns)
        for part in table.iter():
            if part.tag == "th":
                assert (part.get("scope"), part.get("role")) in {("col", "columnheader"), ("row", "rowheader")}
            elif part.tag in roles:
                assert part.get("role") == roles[part.tag]
        for heading, others in cells(table):
            assert (heading.tag, len(others)) == ("th", len(models))


def test_ids_are_unique_on_a_page_with_all_pictures(shown: Guide) -> None:
    """No two elements of the three blocks share an id."""
    ids = [each.attrib["id"] for block in blocks(shown) for each in block.iter() if "id" in each.attrib]

    assert ids
    assert len(ids) == len(set(ids))


def test_pictures_leave_every_colour_to_the_stylesheet(shown: Guide) -> None:
    """No part has a colour of its own, and the stylesheet knows every class of the map and of a shape."""
    css = (ROOT / "theme/stylesheets/pictures.css").read_text(encoding="utf-8")
    for each in (each for block in blocks(shown) for each in block.iter()):
        assert not {"fill", "stroke", "style", "color", "opacity"} & set(each.attrib)
        for name in re.findall(r"wm-(?:map|shape|grid)[\w-]*", each.get("class", "")):
            assert re.search(rf"\.{name}\b(?!-)", css), name


def test_no_text_of_a_picture_is_read_as_markdown(shown: Guide) -> None:
    """What records say stands there as it is, stars and brackets included."""
    for each in (each for block in blocks(shown) for each in block.iter()):
        assert each.text is None or isinstance(each.text, AtomicString)
        assert each.tail is None or isinstance(each.tail, AtomicString)
