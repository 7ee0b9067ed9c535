"""Pictures drawn from the records as SVG, each with its text alternative."""

from collections.abc import Iterable, Mapping
from typing import Literal
from xml.etree.ElementTree import Element

from sitebuild.blocks.drawings import FRAMES, Axis, Caption, Cell, Line, Place, draw_grid, draw_map
from sitebuild.blocks.html import Child, element
from sitebuild.blocks.parts import chip, noted, scrolling, signed
from sitebuild.guide.guide import Guide
from sitebuild.records.kinds import MODEL
from sitebuild.records.library import Record
from sitebuild.records.pagefacts import Decides
from sitebuild.records.vocabulary import Level, Row
from whichmodel.facts.knowledge import Effect, Factor

ACROSS, DOWN = "who-directs", "what-you-buy"
"""The rows of the comparison tables by which the map places the models."""

WHO: Mapping[str, str] = {"you": "You", "together": "Together", "supplier": "Supplier"}
"""Who takes a decision, in a word."""

SHARE: Mapping[str, Literal["full", "half", "empty"]] = {"you": "full", "together": "half", "supplier": "empty"}
"""How much of a decision is yours, as a shape."""

DARKEST = 4


def model_map(guide: Guide) -> Element:
    """Return the map of the models: who directs the work, against what is bought."""
    rows = {row.id: row for row in guide.library.rows}
    across, down = rows[ACROSS], rows[DOWN]
    models = _models(guide)
    places = [
        Place(
            model.id,
            model.facts.title,
            model.page_facts.look.mark,
            _position(across.levels, model.page_facts.traits[ACROSS].level),
            _position(down.levels, model.page_facts.traits[DOWN].level),
        )
        for model in models
    ]
    stands = [f"{model.facts.name} at “{_level(model, across)}” and “{_level(model, down)}”" for model in models]
    caption = Caption(
        "model-map",
        f"Map of the models: {_lowered(across.label)}, and {_lowered(down.label)}",
        f"Each model stands where its two short answers meet: {_listed(stands)}.",
    )
    axes = (Axis(row.label, [level.label for level in row.levels]) for row in (across, down))
    left, right = axes
    drawn = [draw_map(frame, caption, left, right, places) for frame in FRAMES]
    return _figure(drawn, "The map as a table, with what it rests on", _map_table(guide, (across, down)))


def _map_table(guide: Guide, rows: tuple[Row, ...]) -> Element:
    head = element("tr", element("th", "Model", scope="col"))
    head.extend(element("th", row.label, scope="col") for row in rows)
    body = element("tbody")
    for model in _models(guide):
        line = element("tr", element("th", chip(guide, model.id), scope="row"))
        for row in rows:
            cell = model.page_facts.traits[row.id]
            line.append(element("td", *_said(row.level_label(cell.level), cell.says, noted(cell))))
        body.append(line)
    table = element("table", element("thead", head), body, class_="wm-comparison wm-map-table")
    return scrolling(table, "The models by " + _listed(_lowered(row.label) for row in rows))


def answer_matrix(guide: Guide) -> Element:
    """Return what every answer of the quiz does to every model: a picture for each question, one table for all."""
    box = element("div", class_="wm-matrix")
    for factor in guide.knowledge.factors:
        box.append(_question(guide, factor))
    box.append(_details("All points as a table, with a link to the reasons of every answer", _points_table(guide)))
    return box


def _question(guide: Guide, factor: Factor) -> Element:
    models = _models(guide)
    places = [Place(model.id, model.facts.title, model.page_facts.look.mark) for model in models]
    lines = [
        Line(option.label, {model: _points_cell(effect) for model, effect in option.effects.items()})
        for option in factor.options
    ]
    caption = Caption(f"matrix-{factor.id}", f"Points for the question: {factor.ask}", _range_of(factor, models))
    heading = element(
        "figcaption",
        element("a", factor.title, href=f"/factors/{factor.id}.md", class_="wm-matrix__title"),
        " ",
        element("span", factor.ask, class_="wm-matrix__ask"),
    )
    return element("figure", heading, *(draw_grid(frame, caption, places, lines) for frame in FRAMES))


def _points_cell(effect: Effect) -> Cell:
    if effect.rules_out:
        return Cell("out", "crossed")
    if effect.points > 0:
        return Cell(signed(effect.points), "full", min(effect.points, DARKEST))
    return Cell(signed(effect.points), "empty")


def _range_of(factor: Factor, models: Iterable[Record]) -> str:
    """Return how much the answers of a question can do to each model, in a sentence."""
    parts = []
    for model in models:
        effects = [option.effects[model.id] for option in factor.options if model.id in option.effects]
        points = {effect.points for effect in effects if not effect.rules_out}
        if len(effects) < len(factor.options):
            points.add(0)
        says = " to ".join(signed(number) for number in sorted({min(points), max(points)})) if points else ""
        out = "out" if any(effect.rules_out for effect in effects) else ""
        parts.append(f"{model.facts.name} {' or '.join(part for part in (says, out) if part)}")
    return f"From the worst answer to the best: {_listed(parts)}. The table below has every number."


def _points_table(guide: Guide) -> Element:
    head = element("tr", element("th", "Answer", scope="col"))
    head.extend(element("th", chip(guide, model, linked=False), scope="col") for model in guide.library.order.models)
    table = element("table", element("thead", head), class_="wm-points-table")
    columns = str(len(guide.library.order.models) + 1)
    for factor in guide.knowledge.factors:
        title = element("th", element("a", factor.title, href=f"/factors/{factor.id}.md"), scope="rowgroup")
        title.set("colspan", columns)
        lines = element("tbody", element("tr", title))
        for option in factor.options:
            answer = element("a", option.label, href=f"/factors/{factor.id}.md#{option.id}")
            line = element("tr", element("th", answer, scope="row"))
            for model in guide.library.order.models:
                effect = option.effects.get(model)
                line.append(element("td", _points_cell(effect).says if effect else ""))
            lines.append(line)
        table.append(lines)
    return scrolling(table, "Points of every answer for every model")


def who_decides(guide: Guide) -> Element:
    """Return who takes each decision under each model."""
    models = _models(guide)
    places = [Place(model.id, model.facts.title, model.page_facts.look.mark) for model in models]
    lines = [
        Line(kind.label, {model.id: _who_cell(model.page_facts.decides[kind.id]) for model in models})
        for kind in guide.library.decisions
    ]
    caption = Caption(
        "who-decides",
        "Who takes which decision under each model",
        f"Of {len(lines)} decisions: {'; '.join(_counted(model) for model in models)}. The table below names each.",
    )
    drawn = [draw_grid(frame, caption, places, lines, broad=True) for frame in FRAMES]
    return _figure(drawn, "Every decision in words, with what it rests on", _decisions_table(guide))


def _who_cell(decides: Decides) -> Cell:
    return Cell(WHO[decides.who], SHARE[decides.who])


def _counted(model: Record) -> str:
    """Return how many decisions each side takes under a model."""
    taken = [decides.who for decides in model.page_facts.decides.values()]
    counts = [f"{word.lower()} {taken.count(who)}" for who, word in WHO.items() if who in taken]
    return f"{model.facts.name}: {', '.join(counts)}"


def _decisions_table(guide: Guide) -> Element:
    models = _models(guide)
    head = element("tr", element("th", "Decision", scope="col"))
    head.extend(element("th", chip(guide, m.id), scope="col", class_=f"wm-model--{m.id}") for m in models)
    body = element("tbody")
    for kind in guide.library.decisions:
        asks = element("span", kind.asks, class_="wm-decision-asks")
        line = element("tr", element("th", kind.label, " ", asks, scope="row"))
        for model in models:
            cell = model.page_facts.decides[kind.id]
            line.append(element("td", *_said(WHO[cell.who], cell.says, noted(cell))))
        body.append(line)
    table = element("table", element("thead", head), body, class_="wm-comparison wm-decisions-table")
    return scrolling(table, "Who takes which decision under each model")


def _said(short: str, says: str, notes: list[Child]) -> list[Child]:
    """Return the content of a cell: the short answer, the words behind it, and what they rest on."""
    return [element("strong", short, class_="wm-level"), " ", element("span", says, *notes, class_="wm-cell-says")]


def _figure(drawn: Iterable[Element], summary: str, table: Element) -> Element:
    return element("figure", *drawn, _details(summary, table), class_="wm-figure")


def _details(summary: str, table: Element) -> Element:
    return element("details", element("summary", summary), table, class_="wm-picture-words")


def _models(guide: Guide) -> list[Record]:
    return guide.records(MODEL)


def _position(levels: Iterable[Level], level: str) -> int:
    return [each.id for each in levels].index(level)


def _level(model: Record, row: Row) -> str:
    return row.level_label(model.page_facts.traits[row.id].level)


def _listed(parts: Iterable[str]) -> str:
    """Return parts of a sentence as a list in words."""
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:]
