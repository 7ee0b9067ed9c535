"""Blocks made from the questions: the quiz form, the paper sheet, and how the quiz decides."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from sitebuild.blocks import tables
from sitebuild.blocks.html import append, element, items, joined
from sitebuild.blocks.parts import DO_NOT_KNOW, chip, option_effects, signed
from sitebuild.blocks.records import KIND_WORDS, answer_link, assumed, conditions
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
    typical = " ".join(map(str, typical_more(guide.knowledge)))
    quiz = element("which-model-quiz", class_="wm-quiz", paper="quiz/on-paper/", typical=typical, **guide.python)
    quiz.append(
        element(
            "div",
            element(
                "p",
                "Your browser does not run scripts here, so this page cannot work out the result. "
                "You can read every question below, and ",
                element("a", "the paper sheet", href="/quiz/on-paper.md"),
                " gives the same answer by hand.",
            ),
            class_="wm-without-script",
        )
    )
    form = element("form", class_="wm-form", autocomplete="off", novalidate="novalidate")
    form.extend(_question(factor) for factor in guide.knowledge.factors)
    quiz.append(form)
    template = element("template", class_="wm-chips")
    template.extend(chip(guide, model) for model in guide.library.order.models)
    quiz.append(template)
    return quiz


def _question(factor: Factor) -> Element:
    fieldset = element("fieldset", id=f"{factor.id}--question", data_factor=factor.id, class_="wm-question")
    fieldset.append(element("legend", factor.ask, class_="wm-ask"))
    if factor.hint:
        fieldset.append(element("p", factor.hint, class_="wm-question-hint"))
    fieldset.append(element("details", element("summary", "Why we ask"), element("p", factor.why), class_="wm-why"))
    options = element("div", class_="wm-options")
    for option in factor.options:
        options.append(_option(factor.id, option.id, option.label, option.hint))
    options.append(_option(factor.id, UNKNOWN, DO_NOT_KNOW, ""))
    fieldset.append(options)
    return fieldset


def _option(factor: str, option: str, label: str, hint: str) -> Element:
    identifier = f"{factor}--{option}"
    radio = element("input", type="radio", name=factor, value=option, id=identifier)
    text = element("label", element("span", label, class_="wm-option-label"), for_=identifier)
    if hint:
        radio.set("aria-describedby", f"{identifier}--hint")
        text.append(element("span", hint, id=f"{identifier}--hint", class_="wm-option-hint"))
    return element("div", radio, text, class_="wm-option")


def paper_sheet(guide: Guide) -> Element:
    """Return the whole quiz as one table of points that gives the same verdict by hand."""
    sheet = element("div", class_="wm-paper")
    # On the screen every question repeats the models; on paper each page has them once, at its head.
    head = element("thead", _paper_head(guide, "Question"), class_="wm-paper-models")
    table = element("table", head, class_="wm-paper-table")
    for number, factor in enumerate(guide.knowledge.factors, 1):
        group = element("tbody", _paper_ask(guide, f"{number}. {factor.ask}"))
        group.extend(_paper_line(guide, factor, option) for option in factor.options)
        unknown = _paper_row(guide, f"☐ {DO_NOT_KNOW}")
        unknown.set("class", "wm-paper-unknown")
        group.append(unknown)
        table.append(group)
    totals = element("tbody", _paper_ask(guide, "Sum"), class_="wm-paper-totals")
    totals.append(_paper_row(guide, "Your totals"))
    table.append(totals)
    sheet.append(table)
    sheet.append(element("p", f"The best two are close if the second is {_at_most(guide.knowledge.margin)} behind."))
    sheet.append(element("h2", "Combinations that come before the sum", id="combinations"))
    combinations = element("div", class_="wm-paper-combinations")
    for kind, rule in PAPER_RULES.items():
        combinations.append(element("p", rule))
        held = (pattern for pattern in guide.knowledge.patterns if pattern.kind == kind)
        combinations.append(items(_paper_pattern(guide, pattern) for pattern in held))
    sheet.append(combinations)
    return sheet


def _paper_ask(guide: Guide, heading: str) -> Element:
    line = _paper_head(guide, heading)
    line.set("class", "wm-paper-ask")
    return line


def _paper_head(guide: Guide, heading: str) -> Element:
    head = element("tr", element("th", heading, scope="col"))
    for model in guide.library.order.models:
        head.append(element("th", chip(guide, model, linked=False), scope="col"))
    return head


def _paper_line(guide: Guide, factor: Factor, option: Option) -> Element:
    line = element("tr", element("th", "☐ ", option.label, scope="row"), data_factor=factor.id, data_option=option.id)
    for model in guide.library.order.models:
        line.append(element("td", _short(option.effects.get(model)), data_model=model))
    return line


def _paper_row(guide: Guide, heading: str) -> Element:
    return element("tr", element("th", heading, scope="row"), *(element("td") for _ in guide.library.order.models))


def _paper_pattern(guide: Guide, pattern: Pattern) -> Element:
    title = element("strong", f"{pattern.title}: ")
    entry = element("div", title, class_="wm-paper-pattern", data_pattern=pattern.id)
    for factor, options in pattern.when.items():
        answers = joined((answer_link(guide, factor, option) for option in options), " or ")
        entry.append(element("p", element("span", f"{guide.factors[factor].title}: ", *answers)))
    if pattern.after:
        changes = [
            element("span", f"{guide.factors[factor].title} becomes ", answer_link(guide, factor, option))
            for factor, option in pattern.after.items()
        ]
        entry.append(element("p", "Afterwards: ", *joined(changes, "; ")))
    return entry


def answer_matrix(guide: Guide) -> Element:
    """Return what every answer of the quiz does to every model: a grid for each question."""
    box = element("div", class_="wm-matrix")
    for factor in guide.knowledge.factors:
        title = element("a", factor.title, href=f"/factors/{factor.id}.md")
        lines = (_matrix_line(guide, factor.id, option) for option in factor.options)
        append(box, [element("p", title, class_="wm-matrix-title"), tables.grid(guide, factor.ask, "Answer", lines)])
    return box


def _matrix_line(guide: Guide, factor: str, option: Option) -> Element:
    cells: list[Element | None] = []
    for model in guide.library.order.models:
        effect = option.effects.get(model)
        if effect is None:
            cells.append(None)
        else:
            shape = "crossed" if effect.rules_out else "full" if effect.points > 0 else "empty"
            cells.append(tables.grid_cell(model, _short(effect), shape, min(max(effect.points, 1), DARKEST)))
    return tables.row(answer_link(guide, factor, option.id), *cells)


def _short(effect: Effect | None) -> str:
    """Return what an answer does to a model, as it fits a narrow column; nothing where it does nothing."""
    if effect is None:
        return ""
    return "out" if effect.rules_out else signed(effect.points)


def decision_rules(guide: Guide) -> Element:
    """Return every question with the effect of every answer and its reason, and every pattern."""
    box = element("div", class_="wm-rules")
    for factor in guide.knowledge.factors:
        box.append(element("h3", element("a", factor.title, href=f"/factors/{factor.id}.md"), id=f"rules-{factor.id}"))
        box.append(element("p", factor.ask, class_="wm-asked"))
        folded = element(
            "details", element("summary", f"{len(factor.options)} answers and what each does"), class_="wm-fold"
        )
        for option in factor.options:
            folded.append(element("h4", answer_link(guide, factor.id, option.id)))
            folded.append(option_effects(guide, option))
        box.append(folded)
    box.append(element("h3", "Patterns", id="rules-patterns"))
    for pattern in guide.knowledge.patterns:
        box.append(element("h4", element("a", pattern.title, href=f"/patterns/{pattern.id}.md")))
        box.append(element("p", f"{KIND_WORDS[pattern.kind]}. {pattern.says} It holds with:"))
        append(box, [conditions(guide, pattern), assumed(guide, pattern)])
    box.append(
        element(
            "p",
            f"A result is called close when the runner-up is {_at_most(guide.knowledge.margin)} behind. "
            f"Rules version {guide.knowledge.rules_version}.",
        )
    )
    return box


def _at_most(margin: int) -> str:
    return f"at most {margin} point{'' if margin == 1 else 's'}"
