"""The bridge: JSON text in, JSON text out."""

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.examples.ailing_garden import GARDEN
from tests.examples.toy import CONTRACT, HANDS, TOY
from whichmodel import InvalidKnowledge, bridge, decide, encode_decision
from whichmodel.diagnosing.diagnosis import diagnose
from whichmodel.diagnosing.encoding import encode_diagnosis, encode_symptoms
from whichmodel.facts.knowledge import Knowledge
from whichmodel.keeping.link import write_link
from whichmodel.keeping.record import record, record_markdown

ANSWERS = {"lasts": "months", "lead": "yes", "scope": "moving"}
VERSIONS = {"rules_version": "rules-1", "content_version": "content-1"}


def reply(request: str, knowledge: Knowledge = TOY) -> dict[str, Any]:
    """Return the reply to a request under the toy knowledge, or another."""
    answer = json.loads(bridge.answer(request, lambda: knowledge))
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
        == '{"ok":false,"problems":[{"key":"call","message":"\'décide\' is not a call; expected one of: decide, follow, check, questions, diagnose, symptoms, link, open, record."}]}'
    )


def test_follow() -> None:
    """A follow request gives the part of the decision that tells what can still change, and no more."""
    answers = {"lead": "nobody"}
    whole = encode_decision(TOY, decide(TOY, answers))

    followed = reply(json.dumps({"call": "follow", "answers": answers}))["result"]
    assert followed == {key: whole[key] for key in ("decided", "possible", "dropped", "next_question")}


def test_check() -> None:
    """A check request gives the answers that have a meaning today, and the others with the reason."""
    known = replace(TOY, renamed={"leader": "lead"})
    found = reply('{"call":"check","answers":{"leader":"yes","scope":"fixd","weather":"dry"}}', known)["result"]

    assert found == {
        "answers": {"lead": "yes"},
        "dropped": [
            {"key": "scope", "message": "'fixd' is not an answer to 'scope'; did you mean 'fixed'?"},
            {"key": "weather", "message": "'weather' is not a question; expected one of: lead, scope, lasts."},
        ],
    }


def test_questions() -> None:
    """A questions request gives the questions in order, without unknown, and the versions."""
    result = reply('{"call":"questions"}')["result"]

    assert [question["id"] for question in result["questions"]] == ["lead", "scope", "lasts"]
    assert result["questions"][1]["options"][0] == {"id": "fixed", "label": "It is fixed", "hint": ""}
    assert (result["rules_version"], result["content_version"]) == ("rules-1", "content-1")


def test_diagnose() -> None:
    """A diagnose request gives the encoded diagnosis; model and answers may be left out."""
    whole = {"call": "diagnose", "model": HANDS, "symptoms": ["no-word", "weeds"], "answers": {"lead": "busy"}}
    expected = encode_diagnosis(GARDEN, diagnose(GARDEN, HANDS, ["weeds", "no-word"], {"lead": "busy"}))
    assert {"ok": True, "result": expected} == reply(json.dumps(whole), GARDEN)

    expected = encode_diagnosis(GARDEN, diagnose(GARDEN, None, ["weeds"], {}))
    assert {"ok": True, "result": expected} == reply('{"call":"diagnose","symptoms":["weeds"]}', GARDEN)


def test_wrong_observations_are_problems() -> None:
    """Wrong observations are refused with all problems at once, each with its key."""
    request = {"call": "diagnose", "model": "contrakt", "symptoms": ["weedz", "weeds"], "answers": {"led": "yes"}}

    assert reply(json.dumps(request), GARDEN) == {
        "ok": False,
        "problems": [
            {"key": "model", "message": "'contrakt' is not the id of a model; did you mean 'contract'?"},
            {"key": "symptoms", "message": "'weedz' is not a symptom; did you mean 'weeds'?"},
            {"key": "answers.led", "message": "'led' is not a question; did you mean 'lead'?"},
        ],
    }


def test_symptoms() -> None:
    """A symptoms request gives what can be observed, in the order of showing, and the versions."""
    assert reply('{"call":"symptoms"}', GARDEN)["result"] == {"symptoms": encode_symptoms(GARDEN), **VERSIONS}


def test_link_and_back() -> None:
    """A link request gives the link of some answers, and an open request what it says, then and now."""
    link = reply(json.dumps({"call": "link", "answers": ANSWERS}))["result"]["link"]
    assert link == write_link(TOY, ANSWERS)

    outcome = {"verdict": "recommended", "verdict_name": "Recommended", "first_choice": HANDS}
    assert reply(json.dumps({"call": "open", "text": f"https://example.org/#{link}"})) == {
        "ok": True,
        "result": {
            "answers": ANSWERS,
            "then": outcome,
            "now": outcome,
            "made_under": "rules-1",
            "same_rules": True,
            "dropped": [],
            "says": "",
            **VERSIONS,
        },
    }


def test_opening_what_was_made_under_other_rules() -> None:
    """A link of other rules opens with its outcome then and now, and with what no longer counts."""
    earlier = replace(TOY, rules_version="rules-0", factors=(*TOY.factors, replace(TOY.factors[0], id="rain")))
    result = reply(json.dumps({"call": "open", "text": write_link(earlier, {"lead": "nobody", "rain": "nobody"})}))[
        "result"
    ]

    assert (result["made_under"], result["same_rules"], result["answers"]) == ("rules-0", False, {"lead": "nobody"})
    assert [dropped["key"] for dropped in result["dropped"]] == ["rain"]
    assert result["says"].startswith("The rules have changed since then.")


def test_record_and_back() -> None:
    """A record request gives the record as plain values and as Markdown; either opens again, in a long mail, too."""
    request = {"call": "record", "answers": ANSWERS, "date": "2026-03-31", "title": "Beds"}
    result = reply(json.dumps(request))["result"]
    assert result == {
        "record": json.loads(json.dumps(record(TOY, ANSWERS, date="2026-03-31", title="Beds"))),
        "markdown": record_markdown(TOY, ANSWERS, date="2026-03-31", title="Beds"),
    }

    mailed = "Dear all, here it is.\n" + "Kind regards. " * 400 + "\n\n" + result["markdown"]
    for text in (json.dumps(result["record"], indent=2), result["markdown"], mailed):
        assert reply(json.dumps({"call": "open", "text": text}))["result"]["answers"] == ANSWERS


def test_wrong_records_and_links_are_problems() -> None:
    """What is wrong with the parts of a record is told at once; a damaged link or record says so."""
    wrong = reply('{"call":"record","answers":{"led":"yes"},"date":"31 March","title":""}')["problems"]
    assert [problem["message"] for problem in wrong] == [
        "'led' is not a question; did you mean 'lead'?",
        "'31 March' is not a date; expected a day as YYYY-MM-DD, such as 2026-03-31.",
    ]
    wrong = reply('{"call":"record","answers":{},"date":3,"title":null}')["problems"]
    assert wrong == [
        {"key": "date", "message": "found a number; expected a text."},
        {"key": "title", "message": "found null; expected a text."},
    ]
    assert reply('{"call":"link","answers":{"led":"yes"}}')["problems"][0]["key"] == "led"
    for text in (write_link(TOY, ANSWERS)[:-1], '{"kind":"letter"}', "# Beds", "x" * 5000, ""):
        (problem, *_) = reply(json.dumps({"call": "open", "text": text}))["problems"]
        assert problem["key"] == "text"
        assert problem["message"]


def test_too_long_a_request_is_a_problem() -> None:
    """A request that no page sends is refused by its length alone."""
    text = json.dumps({"call": "open", "text": "x" * bridge.LONGEST_REQUEST})

    message = f"the request is too long; expected at most {bridge.LONGEST_REQUEST} characters."
    assert reply(text) == {"ok": False, "problems": [{"key": "", "message": message}]}


def test_no_model_fits_where_nothing_is_found() -> None:
    """A diagnosis without a failure under the running model says so and names no model."""
    result = reply(json.dumps({"call": "diagnose", "model": CONTRACT, "symptoms": ["weeds"]}), GARDEN)["result"]

    assert (result["fitting_model"], result["recovery"]) == (None, [])
    assert all(mode["elsewhere"] for mode in result["failure_modes"])


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
        (
            "{}",
            "call",
            "the key 'call' is not one of the calls; expected one of: decide, follow, check, questions, diagnose, symptoms, link, open, record.",
        ),
        (
            '{"call":7}',
            "call",
            "the key 'call' is not one of the calls; expected one of: decide, follow, check, questions, diagnose, symptoms, link, open, record.",
        ),
        ('{"call":"decide"}', "answers", "the key 'answers' is missing."),
        ('{"call":"diagnose"}', "symptoms", "the key 'symptoms' is missing."),
        (
            '{"call":"record","answers":{},"date":"","titel":""}',
            "titel",
            "the key 'titel' does not belong to this call; expected: answers, call, date, title.",
        ),
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
