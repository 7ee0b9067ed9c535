"""The pictures show what the records say, in their place, readable, and in words as well."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from markdown.util import AtomicString

from sitebuild.blocks.pictures import answer_matrix, model_map, who_decides
from sitebuild.blocks.svg import ASCENT, DESCENT, text_width, wrapped
from sitebuild.guide.guide import Guide
from sitebuild.reading.page import Page
from sitebuild.reading.yaml import Positioned
from sitebuild.records.kinds import MODEL
from sitebuild.records.library import Library, Record
from sitebuild.records.pagefacts import Decides, Look, ModelPage, Trait
from sitebuild.records.vocabulary import DecisionKind, Level, QuizOrder, Row
from whichmodel.facts.knowledge import Effect, Factor, Knowledge, Model, Option, Statement

STYLESHEET = Path(__file__).resolve().parents[3] / "theme/stylesheets/pictures.css"
ROWS = (
    Row("who-directs", "Who picks", "Who?", (Level("you", "You"), Level("together", "You and the whole orchard crew"))),
    Row("what-you-buy", "What you get", "What?", (Level("fruit", "A basket of fruit"), Level("tree", "Trees"))),
)
MODELS = {
    "apples": ("Apples by appointment", "circle", ("you", "fruit"), ("you", "you")),
    "pears": ("Incomprehensibilities", "bar", ("you", "fruit"), ("together", "supplier")),
    "plums": ("Plums", "ring", ("together", "tree"), ("supplier", "supplier")),
}
"""Title, mark, levels and decisions. Two models share a cell, and one name is longer than a column is wide."""

OPTIONS = (
    ("very", "*Very*, and with a thirst that no ordinary basket of fruit could ever put to rest", (5, -2, "out")),
    ("little", "A little", (-1, None, 1)),
    ("none", "Not at all", (None, None, None)),
)


def toy() -> Guide:
    """Return a small guide in memory with what is hard to draw."""
    models = [_toy_model(*each) for each in MODELS.items()]
    decisions = (DecisionKind("harvest", "When to pick", "When?"), DecisionKind("price", "The price", "How much?"))
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


def _toy_model(name: str, made: tuple[str, str, tuple[str, str], tuple[Any, Any]]) -> Record:
    title, mark, levels, who = made
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
    """Return a small guide that is hard to draw, and this guide."""
    return toy() if request.param == "toy" else request.getfixturevalue("guide")


def drawings(block: Element) -> list[Element]:
    """Return the pictures of a block: each is drawn for a wide column and for a phone."""
    found = [svg for svg in block.iter("svg") if svg.get("role") == "img"]
    assert found
    assert len({svg.get("viewBox", "").split()[2] for svg in found}) == 2
    return found


def blocks(guide: Guide) -> list[Element]:
    """Return all three blocks."""
    return [model_map(guide), answer_matrix(guide), who_decides(guide)]


@dataclass(frozen=True)
class Box:
    """Where something is drawn."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """The middle between left and right."""
        return (self.left + self.right) / 2

    def within(self, other: "Box") -> bool:
        """Say whether this lies inside another, a rounding apart."""
        return (
            self.left >= other.left - 0.1
            and self.top >= other.top - 0.1
            and self.right <= other.right + 0.1
            and self.bottom <= other.bottom + 0.1
        )

    def overlaps(self, other: "Box") -> bool:
        """Say whether this and another cover each other by more than a rounding."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.1 and down > 0.1


def numbers(text: str) -> list[float]:
    """Return the numbers in an attribute."""
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", text)]


def box_of(shape: Element) -> Box:
    """Return where a shape is drawn."""
    at = {name: float(value) for name, value in shape.attrib.items() if re.fullmatch(r"-?[\d.]+", value)}
    if shape.tag == "rect":
        return Box(at["x"], at["y"], at["x"] + at["width"], at["y"] + at["height"])
    if shape.tag == "line":
        return Box(min(at["x1"], at["x2"]), min(at["y1"], at["y2"]), max(at["x1"], at["x2"]), max(at["y1"], at["y2"]))
    if shape.tag == "polygon":
        corners = numbers(shape.attrib["points"])
        return Box(min(corners[::2]), min(corners[1::2]), max(corners[::2]), max(corners[1::2]))
    if shape.tag == "path":
        left, top, scale = numbers(shape.attrib["transform"])
        return Box(left, top, left + 16 * scale, top + 16 * scale)
    assert shape.tag == "text"
    size, width = at["font-size"], text_width(shape.text or "", at["font-size"])
    if "transform" in shape.attrib:
        left, bottom, turned = numbers(shape.attrib["transform"])
        assert (turned, at["x"], at["y"]) == (-90, 0, 0)
        return Box(left - size * ASCENT, bottom - width, left + size * DESCENT, bottom)
    start = at["x"] - (width / 2 if shape.get("text-anchor") == "middle" else 0)
    return Box(start, at["y"] - size * ASCENT, start + width, at["y"] + size * DESCENT)


def shapes(drawing: Element) -> Iterator[Element]:
    """Return everything that is drawn."""
    return (each for each in drawing.iter() if each.tag not in {"svg", "g", "title", "desc"})


def words_in(drawing: Element, area: Box) -> str:
    """Return the words that stand inside an area and belong to no model, in the order of reading."""
    found = [each for each in drawing.findall("text") if box_of(each).within(area)]
    return " ".join(each.text or "" for each in sorted(found, key=lambda each: box_of(each).top))


def bands(drawing: Element) -> list[tuple[float, float]]:
    """Return the upper and lower edge of every row."""
    lines = [box_of(each) for each in drawing.findall("line")]
    return list(pairwise(sorted(each.top for each in lines if each.top == each.bottom)))


def of_model(group: Element) -> str:
    """Return the id of the model whose colour a group has."""
    return group.attrib["class"].removeprefix("wm-model--")


def grid(drawing: Element, labels: list[str]) -> list[dict[str, Element]]:
    """Return by row, and by model, the group that is a cell; rows must have these labels, and cells their model's head."""
    rows = bands(drawing)
    assert len(rows) == len(labels)
    groups = drawing.findall("g")
    heads = {of_model(g): box_of(g.findall("path")[0]) for g in groups if g.find("path") is not None}
    found = []
    for label, (top, bottom) in zip(labels, rows, strict=True):
        assert words_in(drawing, Box(0, top, 1000, bottom)) == label
        cells = {}
        for group in groups:
            value = group.findall("text")[-1]
            if top < box_of(value).top < bottom:
                assert box_of(value).middle == pytest.approx(heads[of_model(group)].middle, abs=0.1)
                cells[of_model(group)] = group
        found.append(cells)
    return found


def shape_of(cell: Element) -> str:
    """Return what a cell looks like, without its colour and its words."""
    return " ".join(
        f"{each.tag}.{each.attrib['class'].split('__')[1].split()[0]}" for each in cell if each.tag != "text"
    )


def test_every_model_stands_in_the_cell_of_its_levels(shown: Guide) -> None:
    """Above a model stands its short answer to who directs, beside it that to what is bought."""
    across, down = (
        next(row for row in shown.library.rows if row.id == name) for name in ("who-directs", "what-you-buy")
    )
    for drawing in drawings(model_map(shown)):
        rows = bands(drawing)
        lines = [box_of(each) for each in drawing.findall("line")]
        lefts = sorted(each.left for each in lines if each.left == each.right)
        columns = list(pairwise([*lefts, 1000.0]))
        placed = {of_model(group): box_of(group.findall("rect")[0]) for group in drawing.findall("g")}
        assert list(placed) and set(placed) == set(shown.library.order.models)
        for model, place in placed.items():
            left, right = next(each for each in columns if each[0] <= place.left < each[1])
            top, bottom = next(each for each in rows if each[0] <= place.top < each[1])
            assert place.within(Box(left, top, right, bottom))
            traits = shown.library.of(MODEL)[model].page_facts.traits
            above = words_in(drawing, Box(left, 0, right, rows[0][0]))
            assert above.removeprefix(across.label).strip() == across.level_label(traits[across.id].level)
            assert words_in(drawing, Box(0, top, lefts[0], bottom)) == down.level_label(traits[down.id].level)


def test_every_model_on_the_map_has_its_name_and_its_mark(shown: Guide) -> None:
    """A model is told by its name and its mark, not by its colour alone."""
    for drawing in drawings(model_map(shown)):
        for group in drawing.findall("g"):
            written = "".join(each.text or "" for each in group.iter("text")).replace("-", "").replace(" ", "")
            title = shown.library.of(MODEL)[of_model(group)].facts.title
            assert written == title.replace("-", "").replace(" ", "")
            assert len(group.findall("path")) == 1


def test_every_number_of_the_matrix_is_the_points_of_that_answer(shown: Guide) -> None:
    """In the row of an answer and the column of a model stand the points of that effect, and nothing else."""
    figures = answer_matrix(shown).findall("figure")
    assert len(figures) == len(shown.knowledge.factors)
    for factor, figure in zip(shown.knowledge.factors, figures, strict=True):
        for drawing in drawings(figure):
            rows = grid(drawing, [option.label for option in factor.options])
            for option, cells in zip(factor.options, rows, strict=True):
                written = {model: cell.findall("text")[-1].text for model, cell in cells.items()}
                assert written == {model: in_words(effect) for model, effect in option.effects.items()}


def in_words(effect: Effect) -> str:
    """Return how points are written: with a sign, a true minus sign among them."""
    return "out" if effect.rules_out else f"{effect.points:+d}".replace("-", "−")


def test_the_matrix_can_be_read_without_colour(shown: Guide) -> None:
    """What speaks for a model is filled, what speaks against it an outline, and what rules it out is crossed."""
    for factor, figure in zip(shown.knowledge.factors, answer_matrix(shown).findall("figure"), strict=True):
        for drawing in drawings(figure):
            rows = grid(drawing, [option.label for option in factor.options])
            for option, cells in zip(factor.options, rows, strict=True):
                for model, cell in cells.items():
                    effect = option.effects[model]
                    outline = "rect.outline"
                    crossed = f"{outline} line.cross line.cross"
                    expected = crossed if effect.rules_out else "rect.tint" if effect.points > 0 else outline
                    assert shape_of(cell) == expected


def test_more_points_are_darker() -> None:
    """The fill of a cell grows with its points, up to the darkest."""
    drawing = drawings(answer_matrix(toy()))[0]
    rows = grid(drawing, [label for _, label, _ in OPTIONS])

    assert "tint--4" in rows[0]["apples"][0].attrib["class"]
    assert "tint--1" in rows[1]["plums"][0].attrib["class"]


def test_the_table_of_points_has_every_answer_with_its_link(shown: Guide) -> None:
    """Below the matrix each answer leads to its place on its factor's page, and its points stand beside it."""
    rows = answer_matrix(shown).find("details").findall(".//tbody/tr")  # type: ignore[union-attr]
    models = shown.library.order.models
    found = {
        row.find("th/a").get("href"): [cell.text or "" for cell in row.findall("td")]  # type: ignore[union-attr]
        for row in rows
        if row.findall("td")
    }

    assert found == {
        f"/factors/{factor.id}.md#{option.id}": [
            in_words(option.effects[model]) if model in option.effects else "" for model in models
        ]
        for factor in shown.knowledge.factors
        for option in factor.options
    }


def test_who_decides_says_in_a_word_and_a_shape_whose_decision_it_is(shown: Guide) -> None:
    """Yours is filled, a shared one half, the supplier's an outline; the word stands in it."""
    words = {"you": "You", "together": "Together", "supplier": "Supplier"}
    looks = {"you": "rect.tint", "together": "polygon.tint rect.outline", "supplier": "rect.outline"}
    for drawing in drawings(who_decides(shown)):
        rows = grid(drawing, [kind.label for kind in shown.library.decisions])
        for kind, cells in zip(shown.library.decisions, rows, strict=True):
            assert set(cells) == set(shown.library.order.models)
            for model, cell in cells.items():
                who = shown.library.of(MODEL)[model].page_facts.decides[kind.id].who
                assert (cell.findall("text")[-1].text, shape_of(cell)) == (words[who], looks[who])


def test_every_decision_stands_below_in_words_with_what_it_rests_on(shown: Guide) -> None:
    """The table under the picture has who, what is said, the claims and the judgement of each decision."""
    rows = who_decides(shown).findall(".//tbody/tr")
    assert len(rows) == len(shown.library.decisions)
    for kind, row in zip(shown.library.decisions, rows, strict=True):
        for model, cell in zip(shown.library.order.models, row.findall("td"), strict=True):
            decides = shown.library.of(MODEL)[model].page_facts.decides[kind.id]
            assert (
                cell.findtext("strong") == {"you": "You", "together": "Together", "supplier": "Supplier"}[decides.who]
            )
            assert (cell.findtext("span") or "").rstrip() == decides.says
            cited = [claim for mark in cell.iter("sup") for claim in mark.attrib["data-claims"].split()]
            assert cited == list(decides.claims)
            assert [note.attrib["data-judgement"] for note in cell.iter("a")] == [decides.judgement] * bool(
                decides.judgement
            )


def test_the_map_stands_below_as_a_table(shown: Guide) -> None:
    """Each model has a row that links to its page, with both its short answers and what they rest on."""
    rows = model_map(shown).findall(".//tbody/tr")
    for model, row in zip(shown.library.order.models, rows, strict=True):
        traits = shown.library.of(MODEL)[model].page_facts.traits
        assert row.find("th/a").get("href") == f"/models/{model}.md"  # type: ignore[union-attr]
        for name, cell in zip(("who-directs", "what-you-buy"), row.findall("td"), strict=True):
            level = next(row for row in shown.library.rows if row.id == name).level_label(traits[name].level)
            assert (cell.findtext("strong"), (cell.findtext("span") or "").rstrip()) == (level, traits[name].says)
            cited = " ".join(mark.attrib["data-claims"] for mark in cell.iter("sup"))
            assert cited == " ".join(traits[name].claims)


def test_every_picture_is_described_and_names_every_model(shown: Guide) -> None:
    """A picture is an image with a title and a description in sentences, in which each model is named."""
    for block in blocks(shown):
        for drawing in drawings(block):
            title, description = drawing[0], drawing[1]
            assert (title.tag, description.tag) == ("title", "desc")
            assert drawing.attrib["aria-labelledby"].split() == [title.get("id"), description.get("id")]
            assert title.text
            text = description.text or ""
            assert text.endswith(".")
            for record in shown.records(MODEL):
                assert record.facts.name in text


def test_descriptions_count_and_place_what_the_records_say() -> None:
    """The descriptions are made from the records: levels, ranges of points, numbers of decisions."""
    said = [drawings(block)[0].findtext("desc") or "" for block in blocks(toy())]

    assert "pears at “You” and “A basket of fruit”" in said[0]
    assert "plums at “You and the whole orchard crew” and “Trees”" in said[0]
    assert "apples −1 to +5, pears −2 to 0 and plums 0 to +1 or out." in said[1]
    assert "apples: you 2; pears: together 1, supplier 1; plums: supplier 2." in said[2]


def test_ids_are_unique_on_a_page_with_all_pictures(shown: Guide) -> None:
    """No two elements of the three blocks share an id."""
    ids = [each.attrib["id"] for block in blocks(shown) for each in block.iter() if "id" in each.attrib]

    assert len(ids) >= 12
    assert len(ids) == len(set(ids))


def test_nothing_is_drawn_outside_a_picture(shown: Guide) -> None:
    """Every shape and every word lies within the view box."""
    for block in blocks(shown):
        for drawing in drawings(block):
            frame = Box(*numbers(drawing.attrib["viewBox"]))
            for shape in shapes(drawing):
                assert box_of(shape).within(frame), (shape.text, shape.attrib)


def test_no_words_cover_each_other(shown: Guide) -> None:
    """No two texts and no two marks of a picture overlap."""
    for block in blocks(shown):
        for drawing in drawings(block):
            written = [(each, box_of(each)) for each in shapes(drawing) if each.tag in {"text", "path"}]
            for (one, here), (other, there) in combinations(written, 2):
                assert not here.overlaps(there), (one.text, other.text)


def test_words_stay_within_their_shape_and_shapes_apart(shown: Guide) -> None:
    """What is said of a model lies inside its own shape, and no shape covers that of another model."""
    for block in blocks(shown):
        for drawing in drawings(block):
            boxed = [group for group in drawing.findall("g") if group.find("rect") is not None]
            for group in boxed:
                around = box_of(group.findall("rect")[0])
                assert all(box_of(each).within(around) for each in group if each.tag in {"text", "path"}), group[
                    -1
                ].text
            for one, other in combinations([box_of(group.findall("rect")[0]) for group in boxed], 2):
                assert not one.overlaps(other)


def test_words_are_large_enough_on_a_phone(shown: Guide) -> None:
    """On a phone 390 px wide, which leaves 358 px for a picture, no text is smaller than 11 px."""
    for block in blocks(shown):
        for drawing in drawings(block):
            if "wm-picture--narrow" in drawing.attrib["class"]:
                scale = 358 / numbers(drawing.attrib["viewBox"])[2]
                smallest = min(float(each.attrib["font-size"]) for each in drawing.iter("text"))
                assert smallest * scale >= 11


def test_pictures_leave_every_colour_to_the_stylesheet(shown: Guide) -> None:
    """No shape has a colour of its own, and the stylesheet knows every class that a shape has."""
    css = STYLESHEET.read_text(encoding="utf-8")
    for block in blocks(shown):
        for drawing in drawings(block):
            for each in drawing.iter():
                assert not {"fill", "stroke", "style", "color", "opacity"} & set(each.attrib)
                for name in each.get("class", "").split():
                    assert name.startswith("wm-model--") or re.search(rf"\.{name}\b(?!-)", css), name


def test_no_text_of_a_picture_is_read_as_markdown(shown: Guide) -> None:
    """What records say stands in a picture and its table as it is, stars and brackets included."""
    for block in blocks(shown):
        for each in block.iter():
            for text in (each.text, each.tail):
                assert text is None or isinstance(text, AtomicString)


def test_a_text_is_broken_between_words_and_no_line_is_too_wide() -> None:
    """Lines keep to the width, lose no word, and are as few as they can be."""
    words = "Somebody who can judge how it is built or run, but nobody who can say what is wanted"
    lines = wrapped(words, 12, 100)

    assert " ".join(lines) == words
    assert all(text_width(line, 12) <= 100 for line in lines)
    assert all(text_width(f"{line} {after.split()[0]}", 12) > 100 for line, after in pairwise(lines))


def test_a_word_wider_than_a_line_is_broken_with_a_hyphen() -> None:
    """No word runs out of its place, however long it is."""
    lines = wrapped("an incomprehensibility", 12, 50)

    assert len(lines) > 2
    assert all(text_width(line, 12) <= 50 for line in lines)
    assert "".join(lines[1:]).replace("-", "") == "incomprehensibility"
    assert all(line.endswith("-") for line in lines[1:-1])
