"""The bridge: JSON text in, JSON text out."""

import json
from typing import Any

import pytest

from tests.property.toy import TOY
from whichmodel import InvalidKnowledge, bridge, decide, encode_decision
from whichmodel.knowledge import Knowledge


def reply(request: str) -> dict[str, Any]:
    """Return the reply to a request under the toy knowledge."""
    answer = json.loads(bridge.answer(request, lambda: TOY))
    assert isinstance(answer, dict)
    return answer


def test_decide() -> None:
    """A decide request gives the encoded decision."""
    answers = {"lasts": "months", "lead": "yes", "scope": "moving"}
    expected = encode_decision(TOY, decide(TOY, answers))

    assert {"ok": True, "result": expected} == reply(json.dumps({"call": "decide", "answers": answers}))


def test_reply_is_canonical() -> None:
    """Replies have sorted keys, no spaces, and letters as they are."""
    text = bridge.answer('{"call":"décide"}', lambda: TOY)

    assert (
        text
        == '{"ok":false,"problems":[{"key":"call","message":"\'décide\' is not a call; expected one of: decide, questions."}]}'
    )


def test_questions() -> None:
    """A questions request gives the questions in order, without unknown, and the versions."""
    result = reply('{"call":"questions"}')["result"]

    assert [question["id"] for question in result["questions"]] == ["lead", "scope", "lasts"]
    assert result["questions"][1]["options"][0] == {"id": "fixed", "label": "It is fixed", "hint": ""}
    assert (result["rules_version"], result["content_version"]) == ("rules-1", "content-1")


def test_wrong_answers_are_problems() -> None:
    """Wrong answers are refused with a key and a sentence each, and nothing is decided."""
    assert reply('{"call":"decide","answers":{"x":"y","lead":"yess"}}') == {
        "ok": False,
        "problems": [
            {"key": "lead", "message": "'yess' is not an answer to 'lead'; did you mean 'yes'?"},
            {"key": "x", "message": "'x' is not a question; expected one of: lead, scope, lasts."},
        ],
    }


@pytest.mark.parametrize(
    ("request_text", "key", "message"),
    [
        ("", "", "the request is not JSON: Expecting value, at line 1, column 1."),
        ('{"call":', "", "the request is not JSON: Expecting value, at line 1, column 9."),
        ("NaN", "", "the request is not JSON: NaN is not a JSON value."),
        ("[" * 100_000, "", "the request is not JSON: the values are nested too deeply."),
        ("1" * 5000, "", "the request is not JSON: a number is too long."),
        (f'"{"[" * 200}"', "", "found a text; expected an object with the key 'call'."),
        (f'["\\"{"[" * 200}"]', "", "found a list; expected an object with the key 'call'."),
        ("[]", "", "found a list; expected an object with the key 'call'."),
        ("{}", "call", "the key 'call' is not one of the calls; expected one of: decide, questions."),
        ('{"call":7}', "call", "the key 'call' is not one of the calls; expected one of: decide, questions."),
        ('{"call":"decide"}', "answers", "the key 'answers' is missing."),
        ('{"call":"questions","for":1}', "for", "the key 'for' does not belong to this call; expected: call."),
        (
            '{"call":"decide","answers":[]}',
            "",
            "found a list; expected an object with a factor id and an option id for each answer.",
        ),
        ('{"call":"questions","call":"questions"}', "call", "the key 'call' stands twice; keep one."),
    ],
)
def test_wrong_requests_are_problems(request_text: str, key: str, message: str) -> None:
    """Every wrong request is answered with what is wrong, never with an exception."""
    assert {"ok": False, "problems": [{"key": key, "message": message}]} == reply(request_text)


def test_request_that_is_no_text() -> None:
    """Even a value that is no text is answered."""
    text = bridge.answer(None, lambda: TOY)  # type: ignore[arg-type]  # what a careless caller might pass

    assert text == '{"ok":false,"problems":[{"key":"","message":"the request is not a text; expected JSON text."}]}'


def test_broken_knowledge_is_a_problem() -> None:
    """Knowledge that cannot be loaded is a problem in the reply, too."""

    def broken() -> Knowledge:
        raise InvalidKnowledge("margin", "found null, expected a whole number")

    assert json.loads(bridge.answer('{"call":"questions"}', broken)) == {
        "ok": False,
        "problems": [{"key": "", "message": "margin: found null, expected a whole number"}],
    }
