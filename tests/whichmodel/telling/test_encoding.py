"""The JSON form of a decision: every key that the page reads, with what it means."""

from typing import Any

from tests.examples.toy import CLAIM, CONTRACT, HANDS, OWN, TOLD, TOY
from whichmodel import Knowledge, decide, encode_decision, encode_questions
from whichmodel.facts.knowledge import UNKNOWN


def encoded(knowledge: Knowledge = TOY, **answers: str) -> dict[str, Any]:
    """Return the encoded decision for some answers."""
    return encode_decision(knowledge, decide(knowledge, answers))


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
    assert {"model": HANDS, **named, "points": 4, "for": 4, "against": 0, "ruled_out": False} == best
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
    assert found.pop("advice") == [advice]
    assert len(found.pop("changes")) == 4
    assert {
        "verdict": "recommended",
        "verdict_name": "Recommended",
        "first_choice": HANDS,
        "runner_up": OWN,
        "headline": "Borrowed hands fits your answers best.",
        "decided": True,
        "possible": [HANDS],
        "dropped": [
            {
                "model": CONTRACT,
                "title": "Contract",
                "says": "No answer that is left can bring it first. Your answer “Somebody with time” puts it "
                "furthest behind borrowed hands. You can lead them.",
            },
            {
                "model": OWN,
                "title": "Own gardener",
                "says": "No answer that is left can bring it first. Your answer “Somebody with time” puts it "
                "furthest behind borrowed hands. You can lead them.",
            },
        ],
        "next_question": None,
        "answers": {"lead": "yes", "scope": "moving", "lasts": "months"},
        "unanswered": [],
        "unknown": [],
        "mix": None,
        "not_ready": None,
        "find_out": [],
        "close": None,
        "robustness": {
            "same": 0,
            "of": 4,
            "says": "The result stays the same under 0 of 4 changes of a single answer.",
        },
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
    assert encoded(TOLD, lead="nobody", scope="moving", lasts="months")["not_ready"] == {
        "pattern": "leaderless",
        "missing": "A lead.",
        "helper": "A gardener who has led before.",
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


def test_not_ready_without_a_helper() -> None:
    """Where no helper is known, the place for one is empty."""
    assert encoded(lead="nobody", scope="moving", lasts="months")["not_ready"]["helper"] == ""


def test_find_out_names_questions() -> None:
    """While undecided, what to find out comes with the question, from whom, and its page."""
    found = encoded(TOLD, lead="yes", scope=UNKNOWN)

    assert found["find_out"] == [
        {"factor": "scope", "ask": "Is the work fixed?", "from_whom": "", "page": "factors/scope/"},
        {
            "factor": "lasts",
            "ask": "How long does it last?",
            "from_whom": "Ask whoever owns the garden.",
            "page": "factors/lasts/",
        },
    ]


def test_points_for_and_against() -> None:
    """The points that speak for a model and those against it stand apart; together they are its points."""
    places = {place["model"]: place for place in encoded(lead="busy", scope="moving", lasts="months")["ranking"]}

    assert [
        (places[name]["for"], places[name]["against"], places[name]["points"]) for name in (HANDS, CONTRACT, OWN)
    ] == [
        (2, -1, 1),
        (2, -1, 1),
        (1, 0, 1),
    ]


def test_a_change_says_what_to_set() -> None:
    """A change has the answers to set, by id and with their words and pages, the outcome then, and a sentence."""
    assert encoded(TOLD, lead="yes", scope="moving", lasts="years")["changes"][1] == {
        "answers": {"scope": "fixed"},
        "verdict": "mix",
        "first_choice": "mix",
        "says": "If the work were fixed, a mix of models would fit better.",
        "sets": [
            {
                "factor": "scope",
                "option": "fixed",
                "ask": "Is the work fixed?",
                "answer": "It is fixed",
                "page": "factors/scope/#fixed",
            }
        ],
    }


def test_a_close_call_says_what_separates() -> None:
    """A close result names the best two, each answer that sets them apart, and the question that decides."""
    assert encoded(TOLD, lead="busy", scope="moving")["close"] == {
        "models": [OWN, HANDS],
        "separates": [
            {
                "factor": "lead",
                "option": "busy",
                "answer": "Somebody busy",
                "points": 1,
                "because": "They would wait.",
                "page": "factors/lead/#busy",
            }
        ],
        "decides": {
            "factor": "lasts",
            "ask": "How long does it last?",
            "from_whom": "Ask whoever owns the garden.",
            "page": "factors/lasts/",
        },
    }


def test_nothing_is_robust_while_undecided() -> None:
    """While undecided there is no result that could stay the same: the counts are there, the sentence is not."""
    assert encoded(lead="yes", scope=UNKNOWN)["robustness"] == {"same": 4, "of": 4, "says": ""}


def test_only_advice_is_listed_as_advice() -> None:
    """Of the patterns that hold, `advice` repeats those of that kind."""
    found = encoded(lead="nobody", scope="moving", lasts="months")

    assert [pattern["kind"] for pattern in found["patterns"]] == ["not-ready", "caution", "advice"]
    assert [pattern["id"] for pattern in found["advice"]] == ["season"]


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


def test_tied_models_are_named() -> None:
    """Models that share the highest total of a close result are listed."""
    assert encoded(lead="yes", scope="fixed", lasts="months")["tied"] == [HANDS, CONTRACT]
