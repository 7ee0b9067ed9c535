"""The form in which a buyer says what runs today and what hurts, and the words of its result."""

from xml.etree.ElementTree import Element

from sitebuild.blocks.html import Child, element
from sitebuild.blocks.parts import DO_NOT_KNOW, STRENGTH_WORDS, chip
from sitebuild.guide.guide import Guide
from sitebuild.guide.pageend import RECOVERY_ANCHOR
from whichmodel.facts.knowledge import UNKNOWN, Model, Symptom

BY_HAND = "/failure-modes/index.md"
"""The page that leads from a symptom to its failure without scripts."""


def diagnosis_form(guide: Guide) -> Element:
    """Return the form with every model and every symptom, useful without scripts, and what the scripts need."""
    box = element("which-model-diagnosis", class_="wm-quiz wm-diagnosis", by_hand="failure-modes/", **guide.python)
    box.append(
        element(
            "div",
            element(
                "p",
                "Your browser does not run scripts here, so this page cannot work out the result. ",
                element("a", "The index by symptom", href=BY_HAND),
                " leads you to the same failures by hand: look up each sentence that is true for you, "
                "and read the page that comes up most often.",
            ),
            class_="wm-without-script",
        )
    )
    form = element("form", class_="wm-diagnosis-form", autocomplete="off", novalidate="novalidate")
    form.append(_models(guide))
    form.append(_symptoms(guide))
    box.append(form)
    template = element("template", class_="wm-chips")
    template.extend(chip(guide, model) for model in guide.library.order.models)
    box.append(template)
    box.append(_words(guide))
    return box


def _models(guide: Guide) -> Element:
    fieldset = element("fieldset", id="diagnosis-model", class_="wm-observed")
    fieldset.append(element("legend", "Which model runs today?", class_="wm-ask"))
    hint = "Go by how the work is run. What the contract calls it may be something else."
    fieldset.append(element("p", hint, class_="wm-question-hint"))
    models = {model.id: model for model in guide.knowledge.models}
    options = element("div", class_="wm-options")
    options.extend(_model(guide, models[name]) for name in guide.library.order.models)
    options.append(_radio(UNKNOWN, [element("span", DO_NOT_KNOW, class_="wm-option-label")]))
    fieldset.append(options)
    return fieldset


def _model(guide: Guide, model: Model) -> Element:
    name = element("span", chip(guide, model.id, linked=False), class_="wm-option-label")
    hint = f"model--{model.id}--hint"
    return _radio(model.id, [name, element("span", model.summary, id=hint, class_="wm-option-hint")], hint)


def _radio(value: str, words: list[Child], hint: str = "") -> Element:
    identifier = f"model--{value}"
    radio = element("input", type="radio", name="model", value=value, id=identifier)
    if hint:
        radio.set("aria-describedby", hint)
    return element("div", radio, element("label", *words, for_=identifier), class_="wm-option")


def _symptoms(guide: Guide) -> Element:
    fieldset = element("fieldset", id="diagnosis-symptoms", class_="wm-observed")
    fieldset.append(element("legend", "What do you see?", class_="wm-ask"))
    hint = "Tick every sentence that you would say yourself. Leave out what you only fear."
    fieldset.append(element("p", hint, class_="wm-question-hint"))
    groups = element("div", class_="wm-sign-groups")
    for name in dict.fromkeys(symptom.group for symptom in guide.knowledge.symptoms):
        group = element("fieldset", element("legend", name, class_="wm-sign-group-name"), class_="wm-sign-group")
        group.extend(_sign(symptom) for symptom in guide.knowledge.symptoms if symptom.group == name)
        groups.append(group)
    fieldset.append(groups)
    return fieldset


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
    made.append(element("a", "How to leave a wrong model without a gap", href="/recovery.md", data_recovery=""))
    made.append(element("a", "The contract, clause by clause", href="/practice/contract.md", data_leads="contract"))
    made.append(element("a", "The index by symptom", href=BY_HAND, data_leads="by-hand"))
    made.append(element("a", "Answer the quiz", href="/quiz/index.md", data_leads="quiz"))
    return made
