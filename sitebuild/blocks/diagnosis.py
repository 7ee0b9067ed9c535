"""The form in which a buyer says what runs today and what hurts, and the words of its result."""

from xml.etree.ElementTree import Element

from sitebuild.blocks.html import append, element, grouped
from sitebuild.blocks.parts import DO_NOT_KNOW, STRENGTH_WORDS, chip, chips_for_scripts, radio, without_script
from sitebuild.guide.guide import Guide
from sitebuild.guide.pageend import RECOVERY_ANCHOR
from whichmodel.facts.knowledge import UNKNOWN, Symptom

BY_HAND = "/failure-modes/index.md"
"""The page that leads from a symptom to its failure without scripts."""


def diagnosis_form(guide: Guide) -> Element:
    """Return the form with every model and every symptom, useful without scripts, and what the scripts need."""
    instead = without_script(
        "Your browser does not run scripts here, so this page cannot work out the result. ",
        element("a", "The index by symptom", href=BY_HAND),
        " leads you to the same failures by hand: look up each sentence that is true for you, "
        "and read the page that comes up most often.",
    )
    asked = (_models(guide), _symptoms(guide))
    form = element("form", *asked, class_="wm-diagnosis-form", autocomplete="off", novalidate="novalidate")
    told = {"by_hand": "failure-modes/", **guide.python}
    parts = (instead, form, chips_for_scripts(guide), _words(guide))
    return element("which-model-diagnosis", *parts, class_="wm-quiz wm-diagnosis", **told)


def _asked(identifier: str, ask: str, hint: str, answers: Element) -> Element:
    legend = element("legend", ask, class_="wm-ask")
    explained = element("p", hint, class_="wm-question-hint")
    return element("fieldset", legend, explained, answers, id=identifier, class_="wm-observed")


def _models(guide: Guide) -> Element:
    hint = "Go by how the work is run. What the contract calls it may be something else."
    summaries = {model.id: model.summary for model in guide.knowledge.models}
    options = element("div", class_="wm-options")
    for model in guide.library.order.models:
        options.append(radio("model", model, chip(guide, model, linked=False), summaries[model]))
    options.append(radio("model", UNKNOWN, DO_NOT_KNOW))
    return _asked("diagnosis-model", "Which model runs today?", hint, options)


def _symptoms(guide: Guide) -> Element:
    hint = "Tick every sentence that you would say yourself. Leave out what you only fear."
    groups = element("div", class_="wm-sign-groups")
    for name, symptoms in grouped(guide.knowledge.symptoms, lambda symptom: symptom.group).items():
        legend = element("legend", name, class_="wm-sign-group-name")
        groups.append(element("fieldset", legend, *map(_sign, symptoms), class_="wm-sign-group"))
    return _asked("diagnosis-symptoms", "What do you see?", hint, groups)


def _sign(symptom: Symptom) -> Element:
    identifier = f"symptom--{symptom.id}"
    look_up = element("a", "Look it up", href=f"{BY_HAND}#{symptom.id}", class_="wm-look-up")
    look_up.append(element("span", f": {symptom.says}", class_="wm-visually-hidden"))
    return element(
        "div",
        element("input", type="checkbox", name="symptom", value=symptom.id, id=identifier),
        element("label", symptom.says, for_=identifier),
        look_up,
        class_="wm-sign",
    )


def _words(guide: Guide) -> Element:
    """Return the words and links of the result that do not depend on what is found."""
    made = element("template", class_="wm-diagnosis-words")
    for strength, word in STRENGTH_WORDS.items():
        made.append(element("span", f"{word} sign", data_strength=str(strength), class_="wm-strength"))
    counts = [f"a {word} sign counts {strength}" for strength, word in STRENGTH_WORDS.items()]
    explained = f"{', '.join(counts[:-1])} and {counts[-1]}".capitalize() + "."
    made.append(element("span", explained, data_explains="score"))
    for model in guide.knowledge.models:
        way_out = f"/recovery.md#{RECOVERY_ANCHOR}{model.id}"
        made.append(element("a", f"How to leave {model.name}, or repair it", href=way_out, data_recovery=model.id))
    leads = (
        element("a", "How to leave a wrong model without a gap", href="/recovery.md", data_recovery=""),
        element("a", "The contract, clause by clause", href="/practice/contract.md", data_leads="contract"),
        element("a", "The index by symptom", href=BY_HAND, data_leads="by-hand"),
        element("a", "Answer the quiz", href="/quiz/index.md", data_leads="quiz"),
    )
    append(made, leads)
    return made
