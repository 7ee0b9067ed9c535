"""Whatever is handed to the quiz as a link or a record, it opens to what the knowledge knows, or is refused in words."""

import json
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from tests.examples.toy import TOY
from tests.hostile.texts import (
    can_stand_in_a_file,
    can_stand_in_an_address,
    hostile_fragments,
    hostile_imports,
    hostile_texts,
)
from whichmodel.bridge import answer
from whichmodel.deciding.answers import check_answers
from whichmodel.deciding.decision import decide
from whichmodel.facts.knowledge import MIX, VERDICTS, Knowledge
from whichmodel.keeping.link import ID_LETTERS

NUMBER = 2_000
LONGEST_MESSAGE = 1_000
MOST_MESSAGES = 21
EVERY_REFUSAL = (
    "the request is too long",
    "This text has",
    "This is not a link of the quiz",
    "The link was cut off",
    "The link was changed on its way",
    "The link is of form",
    "The checksum of the link fits, but",
    "The link names answers that its own rules do not have",
    "The link says",
    "There is no link in the text",
    "There are 2 different links",
    "The record is not JSON: the values are nested too deeply",
    "The record is not JSON: a number is too long",
    "The record is not JSON: NaN is not a JSON value",
    "The record is not JSON: Expecting",
    "The key '__proto__' does not belong here",
    "The key 'format' is missing",
    "The key 'format' stands twice",
    "Found a number as 'format'",
    "This is 'whichmodel-decision-record', format ",
    "In the record, the verdict is",
    "In the record, the answer to",
    "The link in the record cannot be opened",
)
"""How each refusal begins. A text for each of them shows that the attack reaches every gate."""


def opened(knowledge: Knowledge, text: str) -> str:
    """Return the reply to a text that is to be opened, as the page gets it."""
    return answer(json.dumps({"call": "open", "text": text}), lambda: knowledge)


def assert_in_words(message: str) -> None:
    """Hold what a person is shown to be a short line that can be seen, and no innards of a program."""
    assert message.strip() and len(message) <= LONGEST_MESSAGE and message.isprintable()
    assert "Traceback" not in message and 'File "' not in message


def assert_known(knowledge: Knowledge, result: dict[str, Any]) -> None:
    """Hold what was opened to be answers of this knowledge, the outcome to be theirs, and the rest to be in words."""
    checked = check_answers(knowledge, result["answers"])
    today = decide(knowledge, checked.answers)
    then, now, dropped = result["then"], result["now"], result["dropped"]
    models = {None, MIX, *(model.id for model in knowledge.models)}

    assert (dict(checked.answers), checked.problems) == (result["answers"], ())
    assert (now["verdict"], now["first_choice"]) == (today.verdict, today.first_choice)
    assert then["verdict"] in VERDICTS
    assert then["first_choice"] in models or set(then["first_choice"]) <= set(ID_LETTERS)
    for problem in dropped:
        assert_in_words(problem["message"])
    if result["same_rules"]:
        assert (then, dropped, result["says"]) == (now, [], "")
    else:
        assert_in_words(result["says"])


@pytest.fixture(params=["today", "toy"])
def some_knowledge(request: pytest.FixtureRequest, knowledge: Knowledge) -> Knowledge:
    """Return what this guide knows, then the toy, in which ids were renamed."""
    return knowledge if request.param == "today" else TOY


def test_hostile_texts_open_or_are_refused_in_words(some_knowledge: Knowledge) -> None:
    """Two thousand hostile texts: none raises, each opens to known answers or is refused in words, and all gates are met."""
    told: Counter[str] = Counter()
    kinds: Counter[object] = Counter()
    for text in hostile_texts(NUMBER, some_knowledge):
        reply = json.loads(opened(some_knowledge, text))
        try:
            if reply["ok"]:
                assert_known(some_knowledge, reply["result"])
                kinds[reply["result"]["same_rules"]] += 1
                continue
            assert 0 < len(reply["problems"]) <= MOST_MESSAGES
            for problem in reply["problems"]:
                assert_in_words(problem["message"])
                told.update(begin for begin in EVERY_REFUSAL if problem["message"].startswith(begin))
        except AssertionError as error:
            error.add_note(f"The text begins: {text[:200]!a}")
            raise

    assert [begin for begin in EVERY_REFUSAL if not told[begin]] == []
    assert kinds[True] > 50 and kinds[False] > 50
    assert kinds.total() < NUMBER / 2


def test_hostile_texts_are_the_same_on_every_run() -> None:
    """What fails once fails again: the texts depend on nothing but the knowledge, and more of them begin with the same."""
    texts = hostile_texts(300)

    assert hostile_texts(300) == texts
    assert hostile_texts(100) == texts[:100]
    assert len(set(texts)) == 300
    assert hostile_texts(300, replace(TOY, rules_version="rules-2")) != texts


def test_hostile_texts_for_a_page(some_knowledge: Knowledge) -> None:
    """For tests in a browser there are a hundred texts that an address can hold, and thirty that a file can."""
    fragments, imports = hostile_fragments(100, some_knowledge), hostile_imports(30, some_knowledge)

    assert (len(set(fragments)), len(set(imports))) == (100, 30)
    assert all(map(can_stand_in_an_address, fragments)) and all(map(can_stand_in_a_file, imports))
    assert not any(map(can_stand_in_an_address, ("", "a\nb", "\x00", "\ud800", "x" * 10_000)))
    assert not any(map(can_stand_in_a_file, ("\ud800", "x" * 1_000_000)))
