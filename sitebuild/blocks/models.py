"""Blocks about models: facts, first steps, the answers that lead to one, and comparison tables."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from sitebuild.blocks.html import append, element, joined
from sitebuild.blocks.parts import chip, effect_line, grounds, noted, scrolling, statements
from sitebuild.guide.guide import Guide
from sitebuild.records.kinds import MODEL
from sitebuild.records.library import Record
from sitebuild.records.vocabulary import Row


def model_facts(guide: Guide, model: str) -> Element:
    """Return summary, other names, and the cell of every row of the comparison tables."""
    record = guide.library.of(MODEL)[model]
    box = element("div", element("p", record.facts.summary, class_="wm-summary"), class_=f"wm-facts wm-model--{model}")
    if record.facts.also:
        box.append(element("p", "Also called: " + ", ".join(record.facts.also) + ".", class_="wm-also"))
    brief = [row for row in guide.library.rows if row.brief]
    more = [row for row in guide.library.rows if not row.brief]
    box.append(_traits(record, brief))
    if more:
        words = f"{len(more)} more point{'' if len(more) == 1 else 's'} of comparison"
        box.append(element("details", element("summary", words), _traits(record, more), class_="wm-fold"))
    box.append(_side_by_side(guide, model))
    return box


def _traits(record: Record, rows: Iterable[Row]) -> Element:
    traits = element("dl", class_="wm-traits")
    for row in rows:
        cell = record.page_facts.traits[row.id]
        level = element("strong", f"{row.level_label(cell.level)}. ", class_="wm-level")
        # The blank keeps the search from reading both as one word.
        append(traits, [element("dt", row.label), " ", element("dd", level, cell.says, *grounds(cell)), " "])
    return traits


def _side_by_side(guide: Guide, model: str) -> Element:
    pairs = (record for record in guide.library.comparisons() if model in record.page_facts.models)
    links = [element("a", record.page_facts.title, href=record.link) for record in pairs]
    every = (
        element("a", "all six models", href="/compare/index.md") if "compare/index.md" in guide.library.pages else None
    )
    return element("p", "Side by side: ", *joined([*links, *([every] if every is not None else [])], ", "), ".")


def model_steps(guide: Guide, model: str) -> Element:
    """Return what a buyer does first under a model, in order."""
    steps = statements(guide.library.of(MODEL)[model].facts.next_steps, "ol")
    steps.set("class", "wm-steps")
    return steps


def model_answers(guide: Guide, model: str) -> Element:
    """Return every answer of the quiz that leads to a model or away from it, strongest first."""
    found = [
        (effect, factor, option)
        for factor in guide.knowledge.factors
        for option in factor.options
        if (effect := option.effects.get(model)) is not None
    ]
    box = element("div", class_="wm-answers-to", data_search_exclude="yes")
    groups = (
        ("Answers that lead here", [each for each in found if each[0].points > 0 and not each[0].rules_out]),
        ("Answers that lead away", [each for each in found if each[0].points < 0 or each[0].rules_out]),
    )
    for heading, group in groups:
        group.sort(key=lambda each: (not each[0].rules_out, -abs(each[0].points)))
        if not group:
            box.append(element("p", f"{heading}: none."))
            continue
        lines = element("ul", class_="wm-reasons")
        for effect, factor, option in group:
            answer = element("a", option.label, href=f"/factors/{factor.id}.md#{option.id}", class_="wm-answer")
            lines.append(effect_line(effect, element("span", f"{factor.title}: ", class_="wm-factor"), answer))
        box.append(element("details", element("summary", f"{heading}: {len(group)}"), lines, class_="wm-fold"))
    return box


def comparison(guide: Guide, models: Iterable[str], rows: Iterable[str]) -> Element:
    """Return the table of some models by some rows; all of them where none is named."""
    shown = [model for model in guide.library.order.models if not models or model in models]
    wanted = [row for row in guide.library.rows if not rows or row.id in rows]
    head = element("tr", element("th", "What differs", scope="col"))
    for model in shown:
        head.append(element("th", chip(guide, model), scope="col", class_=f"wm-model--{model}"))
    body = element("tbody")
    for row in wanted:
        body.append(_row(guide, row, shown))
    table = element("table", element("thead", head), body, class_="wm-comparison")
    names = ", ".join(guide.library.of(MODEL)[model].facts.title for model in shown)
    # The scripts add a choice of columns and rows; without them the whole table is there.
    made = element("which-model-comparison", scrolling(table, f"Comparison: {names}"))
    if len(shown) == len(guide.library.order.models):
        return made
    # The glance table opens with the same columns, and more can be added there.
    fragment = f"models={','.join(shown)}"
    link = element("a", "Add another model to this table", href="/compare/index.md", data_fragment=fragment)
    return element("div", made, element("p", link, class_="wm-hint"), class_="wm-comparison-block")


def _row(guide: Guide, row: Row, models: list[str]) -> Element:
    line = element("tr", element("th", row.label, scope="row", title=row.asks), id=f"row-{row.id}", data_row=row.id)
    for model in models:
        cell = guide.library.of(MODEL)[model].page_facts.traits[row.id]
        level = element("strong", row.level_label(cell.level), class_="wm-level")
        says = element("span", cell.says, *noted(cell), class_="wm-cell-says")
        line.append(element("td", level, " ", says, data_model=model, data_level=cell.level))
    return line
