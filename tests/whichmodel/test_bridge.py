"""The bridge: JSON text in, JSON text out."""

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.examples.ailing_garden import GARDEN
from tests.examples.toy import HANDS, OWN, TOLD, TOY
from whichmodel import InvalidKnowledge, Knowledge, bridge, decide, encode_decision
from whichmodel.costing.encoding import encode_costs
from whichmodel.costing.figures import check_figures
from whichmodel.diagnosing.diagnosis import diagnose
from whichmodel.diagnosing.encoding import encode_diagnosis, encode_symptoms
from whichmodel.keeping.link import write_link
from whichmodel.keeping.markdown import as_markdown
from whichmodel.keeping.record import record
from whichmodel.meeting.markdown import agenda_as_markdown
from whichmodel.telling.readers import briefing

CALLS = "decide, follow, check, questions, diagnose, symptoms, link, open, record, briefing, importance, agenda, cost"
ANSWERS = {"lasts": "months", "lead": "yes", "scope": "moving"}
LONGEST = '{"call":"symptoms"}'.ljust(bridge.LONGEST_REQUEST)
VERSIONS = {"rules_version": "rules-1", "content_version": "content-1"}


def reply(request: str, knowledge: Knowledge = TOY) -> dict[str, Any]:
    """Return the reply to a request under the toy knowledge, or another."""
    return dict(json.loads(bridge.answer(request, lambda: knowledge)))


def result(knowledge: Knowledge = TOY, **request: object) -> Any:
    """Return the result of a call."""
    return reply(json.dumps(request), knowledge)["result"]


def problems(knowledge: Knowledge = TOY, **request: object) -> list[tuple[str, str]]:
    """Return key and message of each problem of a call that is refused."""
    return [(problem["key"], problem["message"]) for problem in reply(json.dumps(request), knowledge)["problems"]]


def test_replies_are_canonical() -> None:
    """Replies have sorted keys, no spaces, and letters as they are."""
    refused = f"'décide' is not a call; expected one of: {CALLS}."

    assert bridge.answer('{"call":"décide"}', lambda: TOY) == (
        f'{{"ok":false,"problems":[{{"key":"call","message":"{refused}"}}]}}'
    )
    assert bridge.answer('{"call":"symptoms"}', lambda: TOY) == (
        '{"ok":true,"result":{"content_version":"content-1","rules_version":"rules-1","symptoms":[]}}'
    )


def test_decide_and_follow() -> None:
    """A decide request gives the encoded decision, a follow request the part that tells what can still change."""
    whole = encode_decision(TOY, decide(TOY, ANSWERS))

    assert result(call="decide", answers=ANSWERS) == whole
    followed = result(call="follow", answers=ANSWERS)
    assert followed == {key: whole[key] for key in ("decided", "possible", "dropped", "next_question")}


def test_check() -> None:
    """A check request gives the answers that have a meaning today, and the others with the reason."""
    known = replace(TOY, renamed={"leader": "lead"})

    assert result(known, call="check", answers={"leader": "yes", "scope": "fixd", "weather": "dry"}) == {
        "answers": {"lead": "yes"},
        "dropped": [
            {"key": "scope", "message": "'fixd' is not an answer to 'scope'; did you mean 'fixed'?"},
            {"key": "weather", "message": "'weather' is not a question; expected one of: lead, scope, lasts."},
        ],
    }


def test_questions_and_symptoms() -> None:
    """What can be asked and observed comes in the order of showing, with the versions."""
    questions = result(call="questions")

    assert [question["id"] for question in questions.pop("questions")] == ["lead", "scope", "lasts"]
    assert questions == VERSIONS
    assert result(GARDEN, call="symptoms") == {"symptoms": encode_symptoms(GARDEN), **VERSIONS}


def test_diagnose() -> None:
    """A diagnose request gives the encoded diagnosis; model and answers may be left out."""
    whole = {"model": HANDS, "symptoms": ["no-word", "weeds"], "answers": {"lead": "busy"}}
    expected = encode_diagnosis(GARDEN, diagnose(GARDEN, HANDS, ["weeds", "no-word"], {"lead": "busy"}))
    assert result(GARDEN, call="diagnose", **whole) == expected

    expected = encode_diagnosis(GARDEN, diagnose(GARDEN, None, ["weeds"], {}))
    assert result(GARDEN, call="diagnose", symptoms=["weeds"]) == expected


def test_link_and_back() -> None:
    """A link request gives the link of some answers, and an open request what it says, then and now."""
    link = result(call="link", answers=ANSWERS)["link"]
    assert link == write_link(TOY, ANSWERS)

    outcome = {"verdict": "recommended", "verdict_name": "Recommended", "first_choice": HANDS}
    assert result(call="open", text=f"https://example.org/#{link}") == {
        "answers": ANSWERS,
        "then": outcome,
        "now": outcome,
        "made_under": "rules-1",
        "same_rules": True,
        "dropped": [],
        "says": "",
        **VERSIONS,
    }


def test_record_and_back() -> None:
    """A record request gives the record as plain values and as Markdown; either opens again, in a long mail, too."""
    found = result(call="record", answers=ANSWERS, date="2026-03-31", title="Beds")
    made = record(TOY, ANSWERS, date="2026-03-31", title="Beds")
    assert found == {"record": made, "markdown": as_markdown(made)}

    mailed = "Dear all, here it is.\n" + "Kind regards. " * 400 + "\n\n" + found["markdown"]
    for text in (json.dumps(found["record"], indent=2), found["markdown"], mailed):
        assert result(call="open", text=text)["answers"] == ANSWERS


def test_what_more_is_asked_of_a_result() -> None:
    """Another reader's questions, answers that count double, and two links side by side have a call each."""
    told = result(TOLD, call="briefing", answers=ANSWERS, reader="purse")
    assert told == briefing(TOLD, decide(TOLD, ANSWERS), "purse")
    kept = result(TOLD, call="record", answers=ANSWERS, date="2026-03-31", reader="purse")
    assert kept["record"] == record(TOLD, ANSWERS, date="2026-03-31")
    assert kept["markdown"] == as_markdown(kept["record"], told)

    found = result(call="importance", answers=ANSWERS, decisive=["lead"])
    assert (found["now"]["first_choice"], found["then"]["first_choice"], found["changed"]) == (HANDS, HANDS, False)
    assert found["says"] == "If “Somebody with time” counted double, the result would be the same."
    assert [(row["model"], row["now"], row["then"]) for row in found["ranking"][:2]] == [(HANDS, 4, 6), (OWN, 1, 1)]

    links = [write_link(TOLD, answers) for answers in (ANSWERS, {**ANSWERS, "lead": "busy"})]
    made = result(TOLD, call="agenda", one=links[0], other=links[1], names=["Ada", ""])
    assert made["names"] == ["Ada", "Person 2"]
    assert [difference["factor"] for difference in made["differences"]] == ["lead"]
    assert made["markdown"] == agenda_as_markdown(made)


def test_cost() -> None:
    """A cost request gives what the ways with figures cost, each figure a number or as it was typed."""
    fee = {"fee": "4 000", "hours": 10}
    expected = encode_costs(check_figures({"own_hour": 50, "fee": fee}))

    assert result(call="cost", own_hour="50", fee=fee, hire={}) == expected
    assert problems(call="cost", fee={"fee": "4k"}) == [
        ("fee.fee", "'4k' is not a whole number; expected a whole number from 0 to 1000000000, without a currency.")
    ]


@pytest.mark.parametrize(
    ("call", "given", "expected"),
    [
        (
            "decide",
            {"answers": {"x": "y", "lead": "yess"}},
            [
                ("lead", "'yess' is not an answer to 'lead'; did you mean 'yes'?"),
                ("x", "'x' is not a question; expected one of: lead, scope, lasts."),
            ],
        ),
        ("follow", {"answers": {"led": "yes"}}, [("led", "'led' is not a question; did you mean 'lead'?")]),
        ("link", {"answers": {"led": "yes"}}, [("led", "'led' is not a question; did you mean 'lead'?")]),
        (
            "diagnose",
            {"model": "contrakt", "symptoms": ["weedz", "weeds"], "answers": {"led": "yes"}},
            [
                ("model", "'contrakt' is not the id of a model; did you mean 'contract'?"),
                ("symptoms", "'weedz' is not a symptom; did you mean 'weeds'?"),
                ("answers.led", "'led' is not a question; did you mean 'lead'?"),
            ],
        ),
        (
            "record",
            {"answers": {"led": "yes"}, "date": "31 March", "title": ""},
            [
                ("led", "'led' is not a question; did you mean 'lead'?"),
                ("date", "'31 March' is not a date; expected a day as YYYY-MM-DD, such as 2026-03-31."),
            ],
        ),
        (
            "briefing",
            {"answers": {"led": "yes"}, "reader": None},
            [("led", "'led' is not a question; did you mean 'lead'?"), ("reader", "found null; expected no reader.")],
        ),
        (
            "importance",
            {"answers": ANSWERS, "decisive": ["lead", "scope", "lasts"]},
            [("decisive", "At most 2 answers may be decisive. Take one back before you mark another.")],
        ),
        (
            "agenda",
            {"one": "hello", "other": 3, "names": ["Ada"]},
            [
                ("one", "This is not a link of the quiz: found 'hello'; expected 'link=1' and more."),
                ("other", "found a number; expected a text."),
                ("names", "found a list of 1; expected two names, each a text."),
            ],
        ),
        ("open", {"text": 3}, [("text", "found a number; expected a text.")]),
        (
            "open",
            {"text": "hello"},
            [("text", "This is not a link of the quiz: found 'hello'; expected 'link=1' and more.")],
        ),
    ],
)
def test_what_cannot_be_used_is_told_at_once(
    call: str, given: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    """Wrong answers, observations, headings, links and records are refused with a key and a sentence each."""
    assert problems(GARDEN, call=call, **given) == expected


def test_all_problems_of_a_record_have_its_key() -> None:
    """Each of several problems of a record is told by itself."""
    found = problems(call="open", text='{"kind": "letter"}')

    assert len(found) == 7
    assert {key for key, _ in found} == {"text"}


@pytest.mark.parametrize(
    ("request_text", "key", "message"),
    [
        ('{"call":', "", "the request is not JSON: Expecting value, at line 1, column 9."),
        ("[" * 100_000, "", "the request is not JSON: the values are nested too deeply."),
        ("[]", "", "found a list; expected an object with the key 'call'."),
        ("{}", "call", f"the key 'call' is not one of the calls; expected one of: {CALLS}."),
        ('{"call":7}', "call", f"the key 'call' is not one of the calls; expected one of: {CALLS}."),
        ('{"call":"decide"}', "answers", "the key 'answers' is missing."),
        ('{"call":"diagnose"}', "symptoms", "the key 'symptoms' is missing."),
        (
            '{"call":"record","answers":{},"date":"","titel":""}',
            "titel",
            "the key 'titel' does not belong to this call; expected: answers, call, date, reader, title.",
        ),
        ('{"call":"questions","for":1}', "for", "the key 'for' does not belong to this call; expected: call."),
        (
            '{"call":"decide","answers":[]}',
            "",
            "found a list; expected an object with a factor id and an option id for each answer.",
        ),
        ('{"call":"questions","call":"questions"}', "call", "the key 'call' stands twice; keep one."),
        (None, "", "the request is not a text; expected JSON text."),  # what a careless caller might pass
        (LONGEST + " ", "", f"the request is too long; expected at most {bridge.LONGEST_REQUEST} characters."),
    ],
)
def test_wrong_requests_are_problems(request_text: Any, key: str, message: str) -> None:
    """Every wrong request is answered with what is wrong, never with an exception."""
    assert {"ok": False, "problems": [{"key": key, "message": message}]} == reply(request_text)
    assert reply(LONGEST)["ok"]


def test_broken_knowledge_is_a_problem() -> None:
    """Knowledge that cannot be loaded is a problem in the reply, too."""

    def broken() -> Knowledge:
        raise InvalidKnowledge("margin", "found null, expected a whole number")

    assert json.loads(bridge.answer('{"call":"questions"}', broken)) == {
        "ok": False,
        "problems": [{"key": "", "message": "margin: found null, expected a whole number"}],
    }
