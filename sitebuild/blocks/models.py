"""Blocks about models: facts, first steps, the answers that lead to one, and comparison tables."""

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from sitebuild.blocks import tables
from sitebuild.blocks.html import Child, append, element, folded, joined
from sitebuild.blocks.parts import answer_link, chip, effect_line, grounds, noted, statements
from sitebuild.guide.guide import Guide
from sitebuild.records.kinds import MODEL
from sitebuild.records.library import Record
from sitebuild.records.vocabulary import Row
from whichmodel.facts.knowledge import Statement

WHO: Mapping[str, str] = {"you": "You", "together": "Together", "supplier": "Supplier"}
"""Who takes a decision, in a word."""

WORDS = "wm-picture-words"
"""The class of what stands folded below a picture."""

SHARE: Mapping[str, str] = {"you": "full", "together": "half", "supplier": "empty"}
"""How much of a decision is yours, as the shape of a cell."""


def model_facts(guide: Guide, model: str) -> Element:
    """Return summary, other names, and the cell of every row of the comparison tables."""
    record = guide.library.of(MODEL)[model]
    also = ", ".join(record.facts.also)
    brief = [row for row in guide.library.rows if row.brief]
    more = [row for row in guide.library.rows if not row.brief]
    words = f"{len(more)} more point{'' if len(more) == 1 else 's'} of comparison"
    return element(
        "div",
        element("p", record.facts.summary, class_="wm-summary"),
        element("p", f"Also called: {also}.", class_="wm-also") if also else None,
        _traits(record, brief),
        folded(words, _traits(record, more)) if more else None,
        _side_by_side(guide, model),
        class_=f"wm-facts wm-model--{model}",
    )


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
    if "compare/index.md" in guide.library.pages:
        links.append(element("a", "all six models", href="/compare/index.md"))
    return element("p", "Side by side: ", *joined(links, ", "), ".")


def model_steps(guide: Guide, model: str) -> Element:
    """Return what a buyer does first under a model, in order."""
    return statements(guide.library.of(MODEL)[model].facts.next_steps, "ol", class_="wm-steps")


def model_answers(guide: Guide, model: str) -> Element:
    """Return every answer of the quiz that leads to a model or away from it, strongest first."""
    found = [
        (effect, factor, option)
        for factor in guide.knowledge.factors
        for option in factor.options
        if (effect := option.effects.get(model)) is not None
    ]
    for_it = [each for each in found if each[0].points > 0 and not each[0].rules_out]
    against = [each for each in found if each[0].points < 0 or each[0].rules_out]
    box = element("div", class_="wm-answers-to", data_search_exclude="yes")
    for heading, group in (("Answers that lead here", for_it), ("Answers that lead away", against)):
        group.sort(key=lambda each: (not each[0].rules_out, -abs(each[0].points)))
        lines = element("ul", class_="wm-reasons")
        for effect, factor, option in group:
            subject = (
                element("span", f"{factor.title}: ", class_="wm-factor"),
                answer_link(guide, factor.id, option.id),
            )
            lines.append(effect_line(effect, *subject))
        box.append(folded(f"{heading}: {len(group)}", lines) if group else element("p", f"{heading}: none."))
    return box


def comparison(guide: Guide, models: Iterable[str], rows: Iterable[str]) -> Element:
    """Return the table of some models by some rows; all of them where none is named."""
    shown = [model for model in guide.library.order.models if not models or model in models]
    lines = (_comparison_row(guide, row, shown) for row in guide.library.rows if not rows or row.id in rows)
    names = ", ".join(guide.library.of(MODEL)[model].facts.title for model in shown)
    made = tables.table(_models_head(guide, "What differs", shown), lines, class_="wm-comparison")
    # The scripts add a choice of columns and rows; without them the whole table is there.
    whole = element("which-model-comparison", tables.scrolling(made, f"Comparison: {names}"))
    if len(shown) == len(guide.library.order.models):
        return whole
    # The glance table opens with the same columns, and more can be added there.
    fragment = f"models={','.join(shown)}"
    link = element("a", "Add another model to this table", href="/compare/index.md", data_fragment=fragment)
    return element("div", whole, element("p", link, class_="wm-hint"), class_="wm-comparison-block")


def _comparison_row(guide: Guide, row: Row, models: Iterable[str]) -> Element:
    traits = {model: guide.library.of(MODEL)[model].page_facts.traits[row.id] for model in models}
    cells = (short_and_long(row.level_label(trait.level), trait) for trait in traits.values())
    line = tables.row(row.label, *cells, id=f"row-{row.id}", data_row=row.id)
    line[0].set("title", row.asks)
    for cell, (model, trait) in zip(line[1:], traits.items(), strict=True):
        cell.attrib.update({"data-model": model, "data-level": trait.level})
    return line


def _models_head(guide: Guide, corner: str, models: Iterable[str]) -> Element:
    made = tables.head(corner, *(chip(guide, model) for model in models))
    for cell, model in zip(made[1:], models, strict=True):
        cell.set("class", f"wm-model--{model}")
    return made


def who_decides(guide: Guide) -> Element:
    """Return who takes each decision under each model: at a glance, and folded in words with what they rest on."""
    order = guide.library.order.models
    glance, words = [], []
    for kind in guide.library.decisions:
        decides = {model: guide.library.of(MODEL)[model].page_facts.decides[kind.id] for model in order}
        shapes = (tables.grid_cell(model, WHO[each.who], SHARE[each.who]) for model, each in decides.items())
        glance.append(tables.row(kind.label, *shapes))
        asks = element("span", kind.asks, class_="wm-decision-asks")
        cells = (short_and_long(WHO[each.who], each) for each in decides.values())
        words.append(tables.row([kind.label, " ", asks], *cells))
    title = "Who takes which decision under each model"
    told = tables.table(_models_head(guide, "Decision", order), words, class_="wm-comparison")
    return element(
        "figure",
        tables.grid(guide, title, "Decision", glance),
        folded("Every decision in words, with what it rests on", tables.scrolling(told, title), class_=WORDS),
    )


def short_and_long(short: str, part: Statement) -> list[Child]:
    """Return the content of a cell: the short answer, the words behind it, and what they rest on."""
    return [
        element("strong", short, class_="wm-level"),
        " ",
        element("span", part.says, *noted(part), class_="wm-cell-says"),
    ]
