"""The JSON form of a decision: every key that the page reads, with what it means."""

from typing import Any

from tests.property.toy import CLAIM, CONTRACT, HANDS, OWN, TOY
from whichmodel import decide, encode_decision


def encoded(**answers: str) -> dict[str, Any]:
    """Return the encoded decision for some answers."""
    return encode_decision(TOY, decide(TOY, answers))


def test_whole_recommendation() -> None:
    """A recommendation has every key, with ids, words, sums and addresses."""
    found = encoded(lead="yes", scope="moving", lasts="months")

    reason = {
        "factor": "lead",
        "option": "yes",
        "ask": "Who tells people what to do?",
        "answer": "Somebody with time",
        "points": 2,
        "rules_out": False,
        "because": "You can lead them.",
        "claims": [CLAIM],
        "judgement": "",
        "page": "factors/lead/#yes",
    }
    best = found.pop("ranking")[0]
    assert reason == best.pop("reasons")[0]
    named = {"title": "Borrowed hands", "name": "borrowed hands", "page": "models/borrowed-hands/"}
    assert {"model": HANDS, **named, "points": 4, "ruled_out": False} == best
    assert {**named, "summary": "Borrowed hands, in short."} == found["models"].pop(HANDS)
    assert {CONTRACT, OWN} == set(found.pop("models"))
    first_loss = {
        "factor": "lead",
        "option": "yes",
        "answer": "Somebody with time",
        "points": 2,
        "because": "You can lead them.",
        "page": "factors/lead/#yes",
    }
    lost = found.pop("lost")
    assert first_loss == lost.pop("reasons")[0]
    assert lost == {"model": OWN, "behind": 3}
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
    assert advice["id"] == "season"
    assert {
        "verdict": "recommended",
        "verdict_name": "Recommended",
        "first_choice": HANDS,
        "runner_up": OWN,
        "headline": "Borrowed hands fits your answers best.",
        "decided": True,
        "possible": [HANDS],
        "next_question": None,
        "answers": {"lead": "yes", "scope": "moving", "lasts": "months"},
        "unanswered": [],
        "unknown": [],
        "mix": None,
        "not_ready": None,
        "find_out": [],
        "next_steps": [{"says": "Ring about borrowed hands.", "claims": [CLAIM], "judgement": ""}],
        "watch": [
            {"id": "neglect", "title": "Nobody looks", "summary": "Weeds come.", "page": "failure-modes/neglect/"}
        ],
        "sources": {
            CLAIM: {
                "says": "Hands need a lead.",
                "publisher": "Old Press",
                "sells": "almanacs",
                "source": "The Almanac",
                "page": f"sources/almanac/#{CLAIM}",
            }
        },
        "margin": 1,
        "tied": [],
        "rules_version": "rules-1",
        "content_version": "content-1",
    } == found


def test_mix_parts() -> None:
    """A mix names its pattern, each part of the work with its model, and where they meet."""
    assert encoded(scope="fixed", lasts="years")["mix"] == {
        "pattern": "split",
        "parts": [
            {"work": "Laying out", "model": CONTRACT, "because": "It ends."},
            {"work": "Care", "model": OWN, "because": "It goes on."},
        ],
        "seam": "Who waters in the first month?",
    }


def test_not_ready_steps() -> None:
    """A not-ready verdict names what is missing, the first step with its model, the model after, and what that assumes."""
    assert encoded(lead="nobody", scope="moving", lasts="months")["not_ready"] == {
        "pattern": "leaderless",
        "missing": "A lead.",
        "first_step": {"says": "A plan for one bed.", "model": CONTRACT},
        "after": HANDS,
        "assumes": [
            {
                "factor": "lead",
                "option": "yes",
                "ask": "Who tells people what to do?",
                "answer": "Somebody with time",
                "page": "factors/lead/#yes",
            }
        ],
    }


def test_find_out_names_questions() -> None:
    """While undecided, what to find out comes with the question and its page."""
    found = encoded(lead="yes", scope="moving")

    assert found["find_out"] == [{"factor": "lasts", "ask": "How long does it last?", "page": "factors/lasts/"}]


def test_tied_models_are_named() -> None:
    """Models that share the highest total of a close result are listed."""
    assert encoded(lead="yes", scope="fixed", lasts="months")["tied"] == [HANDS, CONTRACT]
