"""Knowledge from JSON: read back whole, or refused with the place of the fault."""

import copy
import dataclasses
import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.examples.toy import TOY
from whichmodel import InvalidKnowledge, knowledge_from_data, knowledge_from_text

DATA = json.loads(json.dumps(dataclasses.asdict(TOY)))
Fault = Callable[[dict[str, Any]], object]


def test_what_may_be_left_out() -> None:
    """A key that has a default may be left out; two models are enough, and nothing need be asked."""
    short = [{key: model[key] for key in model if key != "also"} for model in DATA["models"]]
    assert knowledge_from_data({**DATA, "models": short}) == TOY
    assert knowledge_from_data({**DATA, "models": DATA["models"][:2], "factors": [], "patterns": []}).factors == ()


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (lambda d: d.pop("margin"), "the knowledge: the key 'margin' is missing"),
        (lambda d: d.update(margin=True), "margin: found true or false, expected a whole number"),
        (lambda d: d.update(margin=1.5), "margin: found a number, expected a whole number"),
        (lambda d: d.update(renamed=[]), "renamed: found a list, expected an object"),
        (lambda d: d.update(margin=-1), "margin: found -1, expected zero or more"),
        (lambda d: d.update(models=3), "models: found a number, expected a list"),
        (lambda d: d.update(models=d["models"][:1]), "models: found 1, expected two or more"),
        (lambda d: d["models"].append(d["models"][0]), "models: the id 'borrowed-hands' stands twice"),
        (lambda d: d["models"][0].update(id="mix"), "models: 'mix' is a result and cannot be a model"),
        (
            lambda d: d["models"][0].update(weight=1),
            "models[0]: unknown key 'weight', expected one of: also, id, name, ",
        ),
        (
            lambda d: d["factors"][0]["options"][1].update(label=None),
            "factors[0].options[1].label: found null, expected a text",
        ),
        (
            lambda d: d["factors"][0]["options"][0].update(id="unknown"),
            "factors.lead: 'unknown' is an answer to every ",
        ),
        (
            lambda d: d["factors"][0]["options"][0]["effects"].update(
                robot=d["factors"][0]["options"][0]["effects"]["borrowed-hands"]
            ),
            "factors.lead.yes: 'robot' is not a model",
        ),
        (lambda d: d["patterns"][2].update(kind="hint"), "patterns.leaderless: 'hint' is not a kind of pattern"),
        (lambda d: d["patterns"][2].update(when={}), "patterns.leaderless: 'when' names no answer"),
        (
            lambda d: d["patterns"][2].update(after={"lead": "perhaps"}),
            "patterns.leaderless: 'perhaps' is not an answer",
        ),
        (lambda d: d["patterns"][2].update(first_step=None), "patterns.leaderless: the key 'first_step' is missing"),
        (lambda d: d["patterns"][2].update(claims=["c"]), "patterns.leaderless: 'c' is not a claim"),
        (lambda d: d["patterns"][4]["parts"][0].update(model="x"), "patterns.split: 'x' is not a model"),
    ],
)
def test_fault_is_named(fault: Fault, message: str) -> None:
    """Every kind of fault in the file is refused, naming where it stands, what was found and expected."""
    data = copy.deepcopy(DATA)
    fault(data)

    with pytest.raises(InvalidKnowledge) as caught:
        knowledge_from_data(data)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "3", '{"margin": NaN}', "[" * 100_000, "1" * 5000, '{"a":1,"a":2}']
)
def test_text_that_is_no_knowledge(text: str) -> None:
    """Any other text is refused with the same error."""
    with pytest.raises(InvalidKnowledge):
        knowledge_from_text(text)


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (lambda d: d["factors"].append(d["factors"][0]), "factors: the id 'lead' stands twice"),
        (lambda d: d["patterns"].append(d["patterns"][0]), "patterns: the id 'hand-over' stands twice"),
        (lambda d: d["factors"][1]["options"][1].update(id="fixed"), "factors.scope: the id 'fixed' stands twice"),
        (lambda d: d["models"][0]["next_steps"][0].update(claims=["c"]), "models.borrowed-hands: 'c' is not a claim"),
        (lambda d: d["factors"][0]["options"][0]["effects"]["borrowed-hands"].update(claims=["c"]), "factors.lead.yes: 'c'"),
        (lambda d: d["patterns"][2].update(when={"sky": ["b"]}), "patterns.leaderless: 'sky' is not a factor"),
        (lambda d: d["patterns"][2].update(after={"sea": "b"}), "patterns.leaderless: 'sea' is not a factor"),
        (lambda d: d["patterns"][2].update(when={"lead": ["b"]}), "patterns.leaderless: 'b' is not an answer to 'lead'"),
        (lambda d: d["patterns"][2].update(models=["m"]), "patterns.leaderless: 'm' is not a model"),
        (lambda d: d["patterns"][2]["first_step"].update(model="n"), "patterns.leaderless: 'n' is not a model"),
    ],
)  # fmt: skip
def test_names_must_be_defined_and_only_once(fault: Fault, message: str) -> None:
    """An id stands once among its like, and nothing is named that is not there."""
    data = copy.deepcopy(DATA)
    fault(data)

    with pytest.raises(InvalidKnowledge, match=message):
        knowledge_from_data(data)
