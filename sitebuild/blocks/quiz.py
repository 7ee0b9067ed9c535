"""Blocks made from the questions: the quiz form, the paper sheet, and how the quiz decides."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from sitebuild.blocks import tables
from sitebuild.blocks.html import append, element, folded, items, joined
from sitebuild.blocks.parts import (
    DO_NOT_KNOW,
    answer_link,
    chip,
    chips_for_scripts,
    factor_link,
    option_effects,
    pattern_link,
    points,
    radio,
    without_script,
)
from sitebuild.blocks.records import KIND_WORDS, answers_in_words, assumed, conditions
from sitebuild.guide.guide import Guide
from sitebuild.guide.typical import typical_more
from whichmodel.facts.knowledge import MIX, NOT_READY, UNKNOWN, Effect, Factor, Option, Pattern

PAPER_RULES: Mapping[str, str] = {
    NOT_READY: "If all answers of one of these lines are ticked, you are not ready yet. If several are, the one with "
    "the most conditions speaks, and of equals the first in this list. Change the answers as it says, sum up again, "
    "and read the result as the model for afterwards.",
    MIX: "Otherwise, if all answers of one of these lines are ticked, the answer is a mix.",
}
"""What a person does with the combinations of a kind that hold, in the order in which they count."""

DARKEST = 4
"""The points from which on a cell of the matrix is filled as darkly as can be."""


def quiz_form(guide: Guide) -> Element:
    """Return the form with every question, complete without scripts, and what the scripts need."""
    instead = without_script(
        "Your browser does not run scripts here, so this page cannot work out the result. "
        "You can read every question below, and ",
        element("a", "the paper sheet", href="/quiz/on-paper.md"),
        " gives the same answer by hand.",
    )
    questions = (_question(factor) for factor in guide.knowledge.factors)
    form = element("form", *questions, class_="wm-form", autocomplete="off", novalidate="novalidate")
    told = {"paper": "quiz/on-paper/", "typical": " ".join(map(str, typical_more(guide.knowledge))), **guide.python}
    return element("which-model-quiz", instead, form, chips_for_scripts(guide), class_="wm-quiz", **told)


def _question(factor: Factor) -> Element:
    options = element("div", class_="wm-options")
    options.extend(radio(factor.id, option.id, option.label, option.hint) for option in factor.options)
    options.append(radio(factor.id, UNKNOWN, DO_NOT_KNOW))
    return element(
        "fieldset",
        element("legend", factor.ask, class_="wm-ask"),
        element("p", factor.hint, class_="wm-question-hint") if factor.hint else None,
        folded("Why we ask", element("p", factor.why), class_="wm-why"),
        options,
        id=f"{factor.id}--question",
        data_factor=factor.id,
        class_="wm-question",
    )


def paper_sheet(guide: Guide) -> Element:
    """Return the whole quiz as one table of points that gives the same verdict by hand."""
    # On the screen every question repeats the models; on paper each page has them once, at its head.
    table = element("table", element("thead", _paper_head(guide, "Question"), class_="wm-paper-models"))
    table.set("class", "wm-paper-table")
    for number, factor in enumerate(guide.knowledge.factors, 1):
        ask = _paper_head(guide, f"{number}. {factor.ask}", class_="wm-paper-ask")
        lines = (_paper_line(guide, factor, option) for option in factor.options)
        unknown = _paper_row(guide, f"☐ {DO_NOT_KNOW}", class_="wm-paper-unknown")
        table.append(element("tbody", ask, *lines, unknown))
    sums = (_paper_head(guide, "Sum", class_="wm-paper-ask"), _paper_row(guide, "Your totals"))
    table.append(element("tbody", *sums, class_="wm-paper-totals"))
    combinations = element("div", class_="wm-paper-combinations")
    for kind, rule in PAPER_RULES.items():
        held = (pattern for pattern in guide.knowledge.patterns if pattern.kind == kind)
        append(combinations, [element("p", rule), items(_paper_pattern(guide, pattern) for pattern in held)])
    return element(
        "div",
        table,
        element("p", f"The best two are close if the second is {_at_most(guide.knowledge.margin)} behind."),
        element("h2", "Combinations that come before the sum", id="combinations"),
        combinations,
        class_="wm-paper",
    )


def _paper_head(guide: Guide, heading: str, **attributes: str) -> Element:
    chips = (chip(guide, model, linked=False) for model in guide.library.order.models)
    return tables.head(heading, *chips, **attributes)


def _paper_line(guide: Guide, factor: Factor, option: Option) -> Element:
    models = guide.library.order.models
    cells = (points(option.effects[model], "out") if model in option.effects else "" for model in models)
    line = tables.row(f"☐ {option.label}", *cells, data_factor=factor.id, data_option=option.id)
    for cell, model in zip(line[1:], models, strict=True):
        cell.set("data-model", model)
    return line


def _paper_row(guide: Guide, heading: str, **attributes: str) -> Element:
    return tables.row(heading, *(None for _ in guide.library.order.models), **attributes)


def _paper_pattern(guide: Guide, pattern: Pattern) -> Element:
    title = element("strong", f"{pattern.title}: ")
    entry = element("div", title, class_="wm-paper-pattern", data_pattern=pattern.id)
    for factor, options in pattern.when.items():
        answers = joined((answer_link(guide, factor, option) for option in options), " or ")
        entry.append(element("p", element("span", f"{guide.factors[factor].title}: ", *answers)))
    if pattern.after:
        changes = answers_in_words(guide, pattern.after, " becomes ")
        entry.append(element("p", "Afterwards: ", *changes))
    return entry


def answer_matrix(guide: Guide) -> Element:
    """Return what every answer of the quiz does to every model: a grid for each question."""
    box = element("div", class_="wm-matrix")
    for factor in guide.knowledge.factors:
        title = element("p", factor_link(guide, factor.id), class_="wm-matrix-title")
        lines = (_matrix_line(guide, factor.id, option) for option in factor.options)
        append(box, [title, tables.grid(guide, factor.ask, "Answer", lines)])
    return box


def _matrix_line(guide: Guide, factor: str, option: Option) -> Element:
    cells = (_matrix_cell(model, option.effects.get(model)) for model in guide.library.order.models)
    return tables.row(answer_link(guide, factor, option.id), *cells)


def _matrix_cell(model: str, effect: Effect | None) -> Element | None:
    if effect is None:
        return None
    shape = "crossed" if effect.rules_out else "full" if effect.points > 0 else "empty"
    return tables.grid_cell(model, points(effect, "out"), shape, min(max(effect.points, 1), DARKEST))


def decision_rules(guide: Guide) -> Element:
    """Return every question with the effect of every answer and its reason, and every pattern."""
    box = element("div", class_="wm-rules")
    for factor in guide.knowledge.factors:
        answers = folded(f"{len(factor.options)} answers and what each does")
        for option in factor.options:
            heading = element("h4", answer_link(guide, factor.id, option.id))
            append(answers, [heading, option_effects(guide, option)])
        heading = element("h3", factor_link(guide, factor.id), id=f"rules-{factor.id}")
        append(box, [heading, element("p", factor.ask, class_="wm-asked"), answers])
    box.append(element("h3", "Patterns", id="rules-patterns"))
    for pattern in guide.knowledge.patterns:
        says = element("p", f"{KIND_WORDS[pattern.kind]}. {pattern.says} It holds with:")
        append(box, [element("h4", pattern_link(pattern)), says, conditions(guide, pattern), assumed(guide, pattern)])
    close = f"A result is called close when the runner-up is {_at_most(guide.knowledge.margin)} behind. "
    box.append(element("p", f"{close}Rules version {guide.knowledge.rules_version}."))
    return box


def _at_most(margin: int) -> str:
    return f"at most {margin} point{'' if margin == 1 else 's'}"
