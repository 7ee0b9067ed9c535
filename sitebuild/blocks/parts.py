"""Small parts that many blocks share: chips, citations, marks of judgement, reasons."""

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from sitebuild.blocks.html import Child, element
from sitebuild.guide.guide import Guide
from sitebuild.records.appearance import MARKS, VIEW_BOX
from sitebuild.records.kinds import MODEL
from whichmodel.facts.knowledge import Effect, Option, Pattern, Statement

DO_NOT_KNOW = "I don’t know"
"""The answer `unknown` in words."""

CITED = "data-claims"
"""The attribute in which a citation waits for its numbers until the whole page is read."""

STRENGTH_WORDS: Mapping[int, str] = {3: "typical", 2: "clear", 1: "weak"}
"""How strongly a symptom points to a failure mode, in words, by the number that counts; strongest first."""

FRAGMENT = "data-fragment"
"""The attribute in which answers wait that no builder may take for an anchor of a page."""

NOTED = "data-judgement"
"""The attribute in which a judgement waits for its place among the notes of the page."""


def mark(guide: Guide, model: str) -> Element:
    """Return the mark of a model, without a text: it always stands beside the name."""
    path = element("path", d=MARKS[guide.library.of(MODEL)[model].page_facts.look.mark])
    return element("svg", path, viewBox=VIEW_BOX, aria_hidden="true", focusable="false", class_="wm-mark")


def chip(guide: Guide, model: str, *, linked: bool = True) -> Element:
    """Return the chip of a model: its mark and its name, a link to its page unless told otherwise."""
    title = guide.library.of(MODEL)[model].facts.title
    attributes = {"class": f"wm-chip wm-model--{model}", "data-model": model}
    if linked:
        attributes["href"] = f"/models/{model}.md"
    return element("a" if linked else "span", mark(guide, model), element("span", title), **attributes)


def chips(guide: Guide, models: Iterable[str]) -> Element:
    """Return a row of chips."""
    return element("span", *(chip(guide, model) for model in models), class_="wm-chips-row")


def without_script(*words: Child) -> Element:
    """Return what a form says where no scripts run: where to go instead."""
    return element("div", element("p", *words), class_="wm-without-script")


def radio(name: str, value: str, label: Child, hint: str = "") -> Element:
    """Return one answer of a form that can be chosen, with a line that explains it."""
    identifier = f"{name}--{value}"
    control = element("input", type="radio", name=name, value=value, id=identifier)
    words = element("label", element("span", label, class_="wm-option-label"), for_=identifier)
    if hint:
        control.set("aria-describedby", f"{identifier}--hint")
        words.append(element("span", hint, id=f"{identifier}--hint", class_="wm-option-hint"))
    return element("div", control, words, class_="wm-option")


def chips_for_scripts(guide: Guide) -> Element:
    """Return the chips of all models out of sight, for scripts to take copies of."""
    return element("template", *(chip(guide, model) for model in guide.library.order.models), class_="wm-chips")


def factor_link(guide: Guide, factor: str, words: str = "") -> Element:
    """Return a link to the page of a question, under its title or other words."""
    return element("a", words or guide.factors[factor].title, href=f"/factors/{factor}.md")


def answer_link(guide: Guide, factor: str, option: str) -> Element:
    """Return an answer in words, linked to its place on the page of its question."""
    found = guide.option(factor, option)
    if found is None:
        return element("span", DO_NOT_KNOW)
    return element("a", found.label, href=f"/factors/{factor}.md#{option}", class_="wm-answer")


def pattern_link(pattern: Pattern) -> Element:
    """Return a link to the page of a pattern."""
    return element("a", pattern.title, href=f"/patterns/{pattern.id}.md")


def cite(claims: Iterable[str]) -> Element | None:
    """Return a citation of some claims, or None for none. Its numbers are filled in later."""
    identifiers = " ".join(claims)
    return Element("sup", {"class": "wm-cite", CITED: identifiers}) if identifiers else None


def judged(judgement: str) -> Element | None:
    """Return the mark of our own judgement with its reason, or None where there is none."""
    return element("span", f"Our judgement: {judgement}", class_="wm-judgement") if judgement else None


def noted(part: Statement) -> list[Child]:
    """Return what a cell of a table rests on; a judgement's reason goes to the notes of the page."""
    note = Element("a", {"class": "wm-note", NOTED: part.judgement}) if part.judgement else None
    return [cite(part.claims), None if note is None else " ", note]


def grounds(part: Statement | Effect) -> list[Child]:
    """Return what a statement rests on: citation and mark of judgement, each with a space before it."""
    mark_of_judgement = judged(part.judgement)
    return [cite(part.claims), None if mark_of_judgement is None else " ", mark_of_judgement]


def statement(part: Statement, tag: str = "li", **attributes: str) -> Element:
    """Return a statement with what it rests on."""
    return element(tag, part.says, *grounds(part), **attributes)


def statements(parts: Iterable[Statement], tag: str = "ul", **attributes: str) -> Element:
    """Return a list of statements."""
    return element(tag, *(statement(part) for part in parts), **attributes)


def points(effect: Effect, out: str = "rules it out") -> str:
    """Return how an effect is written: `+3`, `−2` with a true minus sign, or that it rules the model out."""
    return out if effect.rules_out else f"{effect.points:+d}".replace("-", "−")


def effect_line(effect: Effect, *subject: Child) -> Element:
    """Return one reason: points, what it is about, why, and what that rests on."""
    direction = "out" if effect.rules_out else "for" if effect.points > 0 else "against"
    return element(
        "li",
        element("span", points(effect), class_="wm-points"),
        " ",
        *subject,
        " ",
        element("span", effect.because, class_="wm-because"),
        *grounds(effect),
        class_=f"wm-reason wm-reason--{direction}",
    )


def option_effects(guide: Guide, option: Option) -> Element:
    """Return what an answer does to each model, in the declared order, or that it does nothing."""
    models = [model for model in guide.library.order.models if model in option.effects]
    if not models:
        return element("p", "This answer speaks neither for nor against any model.")
    lines = (effect_line(option.effects[model], chip(guide, model)) for model in models)
    return element("ul", *lines, class_="wm-reasons")


def add_fragments(_: Guide, root: Element) -> None:
    """Put pre-filled answers behind the links that wait for them, once the builder has resolved these."""
    for link in root.iter("a"):
        fragment = link.attrib.pop(FRAGMENT, "")
        if fragment:
            link.set("href", f"{link.get('href')}#{fragment}")
