"""The form of the diagnosis is made from the records, and can be used without scripts."""

from xml.etree.ElementTree import Element

import pytest

from sitebuild.blocks.words import STRENGTH_WORDS
from sitebuild.blocks.writing import write
from sitebuild.guide.guide import Guide
from whichmodel.facts.knowledge import UNKNOWN


@pytest.fixture(scope="module")
def form(guide: Guide) -> Element:
    """Return the block."""
    return write(guide, "diagnosis-form")


def inputs(form: Element, name: str) -> list[Element]:
    """Return the controls of that name."""
    return [each for each in form.iter("input") if each.get("name") == name]


def text(part: Element) -> str:
    """Return what a reader reads."""
    return "".join(part.itertext())


def labels(form: Element) -> dict[str, str]:
    """Return what stands beside each control, by the control's id."""
    return {label.get("for", ""): text(label) for label in form.iter("label")}


def test_every_model_can_be_chosen_in_the_declared_order_and_not_knowing_too(form: Element, guide: Guide) -> None:
    """Each model stands with its name and its one sentence, and nothing is chosen beforehand."""
    radios = inputs(form, "model")
    said = labels(form)
    models = {model.id: model for model in guide.knowledge.models}

    assert [radio.get("value") for radio in radios] == [*guide.library.order.models, UNKNOWN]
    assert not any("checked" in each.attrib for each in form.iter("input"))
    for name, model in models.items():
        assert said[f"model--{name}"] == model.title + model.summary


def test_symptoms_stand_in_their_groups_word_for_word(form: Element, guide: Guide) -> None:
    """Each group is a fieldset under its name, and holds its symptoms in their order."""
    said = labels(form)
    groups = [each for each in form.iter("fieldset") if each.get("class") == "wm-sign-group"]
    shown = [
        (text(group[0]), box.get("value"), said[box.get("id", "")])
        for group in groups
        for box in group.iter("input")
        if box.get("type") == "checkbox"
    ]

    assert shown == [(symptom.group, symptom.id, symptom.says) for symptom in guide.knowledge.symptoms]


def test_every_symptom_leads_to_its_line_in_the_index(form: Element, guide: Guide) -> None:
    """Whoever has no scripts can look each symptom up, by a link that names it."""
    links = [link for link in form.iter("a") if link.get("class") == "wm-look-up"]

    assert [(link.get("href"), text(link)) for link in links] == [
        (f"/failure-modes/index.md#{symptom.id}", f"Look it up: {symptom.says}") for symptom in guide.knowledge.symptoms
    ]


def test_every_strength_that_the_records_use_has_a_word(form: Element, guide: Guide) -> None:
    """The result can name the strength of each symptom, and says what each counts."""
    used = {strength for mode in guide.knowledge.failure_modes for strength in mode.symptoms.values()}
    words = {
        int(each.get("data-strength", "")): text(each) for each in form.iter("span") if "data-strength" in each.attrib
    }
    explained = next(text(each) for each in form.iter("span") if "data-explains" in each.attrib)

    assert used <= set(words) == set(STRENGTH_WORDS)
    assert explained == "A typical sign counts 3, a clear sign counts 2 and a weak sign counts 1."


def test_there_is_a_way_out_of_every_model(form: Element, guide: Guide) -> None:
    """The result can lead to the part on recovery of each model, or to the whole where none is known."""
    ways = {link.get("data-recovery"): link.get("href") for link in form.iter("a") if "data-recovery" in link.attrib}

    assert ways == {
        "": "/recovery.md",
        **{model: f"/recovery.md#from-{model}" for model in guide.library.order.models},
    }
