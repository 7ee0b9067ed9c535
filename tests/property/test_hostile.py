"""Whatever is handed to the quiz as a link or a record, it opens to what the knowledge knows, or is refused in words."""

import json
from collections import Counter
from typing import Any

import pytest

from tests.examples.toy import TOY
from tests.hostile.texts import hostile_texts
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
    "The link was changed on the way",
    "The link is written in form",
    "The checksum of the link matches, but",
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


@pytest.mark.parametrize("other", [None, TOY], ids=["today", "toy"])  # in the toy ids were renamed
def test_hostile_texts_open_or_are_refused_in_words(knowledge: Knowledge, other: Knowledge | None) -> None:
    """Two thousand hostile texts: none raises, each opens to known answers or is refused in words, and all gates are met."""
    knowledge = other or knowledge
    told: Counter[str] = Counter()
    kinds: Counter[object] = Counter()
    for text in hostile_texts(NUMBER, knowledge):
        reply = json.loads(answer(json.dumps({"call": "open", "text": text}), lambda: knowledge))
        try:
            if reply["ok"]:
                assert_known(knowledge, reply["result"])
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
