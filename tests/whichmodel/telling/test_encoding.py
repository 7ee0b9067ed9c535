"""The JSON form of a decision: every key that the page reads, with what it means."""

from typing import Any

from tests.examples.toy import CLAIM, CONTRACT, HANDS, OWN, TOLD, TOY
from whichmodel import Knowledge, decide, encode_decision, encode_questions
from whichmodel.facts.knowledge import UNKNOWN

LED = {
    "factor": "lead",
    "option": "yes",
    "ask": "Who tells people what to do?",
    "answer": "Somebody with time",
    "page": "factors/lead/#yes",
}


def encoded(knowledge: Knowledge = TOY, **answers: str) -> dict[str, Any]:
    """Return the encoded decision for some answers."""
    return encode_decision(knowledge, decide(knowledge, answers))


def test_whole_recommendation() -> None:
    """A recommendation has every key, with ids, words, sums and addresses."""
    found = encoded(lead="yes", scope="moving", lasts="months")

    best, *others = found.pop("ranking")
    reasons = best.pop("reasons")
    assert best == {"model": HANDS, "points": 4, "ruled_out": False}
    assert [reason["points"] for reason in reasons] == [2, 1, 1]
    grounds = {"claims": [CLAIM], "judgement": ""}
    named = {"id": "lead--yes--borrowed-hands", "page": "factors/lead/#lead--yes--borrowed-hands"}
    led = {**LED, **named, "points": 2, "because": "You can lead them."}
    assert reasons[0] == {**led, "rules_out": False, **grounds}
    assert [other["model"] for other in others] == [OWN, CONTRACT]
    lost = found.pop("lost")
    assert lost["reasons"][0] == led
    assert [reason["points"] for reason in lost.pop("reasons")] == [2, 1]
    assert lost == {"model": OWN, "behind": 3}
    assert found.pop("models")[HANDS] == {
        "title": "Borrowed hands",
        "name": "borrowed hands",
        "summary": "Borrowed hands, in short.",
        "page": "models/borrowed-hands/",
    }
    caution, advice = found.pop("patterns")
    assert caution == {
        "id": "hand-over",
        "kind": "caution",
        "title": "They leave",
        "says": "What they know leaves with them.",
        "does": ["Write it down."],
        "claims": [],
        "judgement": "Plain.",
        "page": "patterns/hand-over/",
    }
    assert (advice["id"], advice["kind"]) == ("season", "advice")
    assert len(found.pop("changes")) == 4
    behind = "No remaining answer can bring it first. Your answer “Somebody with time” puts it furthest behind borrowed hands. You can lead them."
    assert found == {
        "verdict": "recommended",
        "verdict_name": "Recommended",
        "first_choice": HANDS,
        "runner_up": OWN,
        "headline": "Borrowed hands fits your answers best.",
        "decided": True,
        "possible": [HANDS],
        "dropped": [
            {"model": CONTRACT, "title": "Contract", "says": behind},
            {"model": OWN, "title": "Own gardener", "says": behind},
        ],
        "next_question": None,
        "answers": {"lead": "yes", "scope": "moving", "lasts": "months"},
        "unanswered": [],
        "unknown": [],
        "mix": None,
        "not_ready": None,
        "find_out": [],
        "close": None,
        "turns": "If your answer to “How long does it last?” were “Years”, own gardener would fit best.",
        "tried": "",
        "robustness": {
            "same": 0,
            "of": 4,
            "says": "Change any one answer, and the result stays the same in 0 of 4 cases.",
        },
        "readers": [],
        "next_steps": [{"says": "Ring about borrowed hands.", **grounds}],
        "watch": [
            {"id": "neglect", "title": "Nobody looks", "summary": "Weeds come.", "page": "failure-modes/neglect/"}
        ],
        "sources": {
            CLAIM: {
                "says": "Hands need a lead.",
                "locator": "Page 1",
                "source": "The Almanac",
                "publisher": "Old Press",
                "date": "1900",
                "sells": "almanacs",
                "extent": "",
                "page": f"sources/almanac/#{CLAIM}",
            }
        },
        "margin": 1,
        "tied": [],
        "rules_version": "rules-1",
        "content_version": "content-1",
    }


def test_what_sets_two_models_apart_is_named_by_the_reason_that_is_told() -> None:
    """Where the runner-up did better by an answer, the reason is one for the runner-up, and has the id that it has there."""
    found = encoded(lead="busy", scope="moving", lasts="years")
    reasons = {reason["id"]: reason["because"] for ranked in found["ranking"] for reason in ranked["reasons"]}

    assert [reason["id"] for reason in found["lost"]["reasons"]] == [
        "lead--busy--contract",
        "scope--moving--own-gardener",
        "lasts--years--own-gardener",
    ]
    assert all(reasons[reason["id"]] == reason["because"] for reason in found["lost"]["reasons"])


def test_not_ready_steps() -> None:
    """Not ready names what is missing, who helps, the first step with its model, the model after, and what that assumes."""
    found = encoded(TOLD, lead="nobody", scope="moving", lasts="months")

    assert found["not_ready"] == {
        "pattern": "leaderless",
        "missing": "A lead.",
        "helper": "A gardener who has led before.",
        "first_step": {"says": "A plan for one bed.", "model": CONTRACT},
        "after": HANDS,
        "assumes": [LED],
    }
    assert [pattern["kind"] for pattern in found["patterns"]] == ["not-ready", "caution", "advice"]
    assert encoded(lead="nobody", scope="moving", lasts="months")["not_ready"]["helper"] == ""


LASTS = {
    "factor": "lasts",
    "ask": "How long does it last?",
    "from_whom": "Ask whoever owns the garden.",
    "page": "factors/lasts/",
}


def test_what_is_open() -> None:
    """While undecided there is what to find out, from whom; nothing is robust, so the counts come without a sentence."""
    found = encoded(TOLD, lead="yes", scope=UNKNOWN)

    scope = {"factor": "scope", "ask": "Is the work fixed?", "from_whom": "", "page": "factors/scope/"}
    assert found["find_out"] == [scope, LASTS]
    assert found["robustness"] == {"same": 4, "of": 4, "says": ""}
    assert (found["unanswered"], found["unknown"], found["next_question"]) == (["lasts"], ["scope"], "lasts")


def test_a_change_says_what_to_set() -> None:
    """A change has the answers to set, the outcome then, and a sentence."""
    assert encoded(TOLD, lead="yes", scope="moving", lasts="years")["changes"][1] == {
        "answers": {"scope": "fixed"},
        "verdict": "mix",
        "first_choice": "mix",
        "says": "If the work were fixed, a mix of models would fit better.",
    }


def test_a_close_call_says_what_decides() -> None:
    """A close result names the best two and the question that decides; a tie has no first choice and lists who ties."""
    found = encoded(TOLD, lead="busy", scope="moving")
    assert found["close"] == {"models": [OWN, HANDS], "decides": LASTS}

    tie = encoded(lead="yes", scope="fixed", lasts="months")
    assert (tie["tied"], tie["first_choice"], tie["lost"]) == ([HANDS, CONTRACT], None, None)
    assert tie["close"]["decides"]["factor"] == "lead"


def test_sources_are_those_of_what_is_shown() -> None:
    """A claim comes with its source where a reason, a pattern or a next step rests on it, and only there."""
    assert set(encoded(lead="busy", scope="fixed", lasts="years")["sources"]) == set()
    assert set(encoded(lead="busy", scope="fixed", lasts="months")["sources"]) == {CLAIM}  # a next step of the contract
    assert set(encoded(lead="yes", scope="fixed", lasts="years")["sources"]) == {CLAIM}  # a reason


def test_questions_stand_in_the_order_of_asking() -> None:
    """The questions have ids, words and hints, with every option but `unknown`."""
    lead, *others = encode_questions(TOY)

    assert [question["id"] for question in others] == ["scope", "lasts"]
    assert lead == {
        "id": "lead",
        "ask": "Who tells people what to do?",
        "hint": "Think of this year.",
        "options": [
            {"id": "yes", "label": "Somebody with time", "hint": ""},
            {"id": "busy", "label": "Somebody busy", "hint": ""},
            {"id": "nobody", "label": "Nobody", "hint": ""},
        ],
    }
