"""The agenda of two people who differ, as plain values and as Markdown."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.examples.toy import TOLD
from whichmodel import Knowledge
from whichmodel.facts.knowledge import UNKNOWN
from whichmodel.keeping.link import write_link
from whichmodel.keeping.markdown import as_markdown
from whichmodel.keeping.record import record
from whichmodel.meeting.agenda import NAMES, agenda, check_names, open_both
from whichmodel.meeting.markdown import agenda_as_markdown
from whichmodel.telling.encoding import Json

HIRES = {"lead": "yes", "scope": "moving", "lasts": "months"}
BUYS = {"lead": "busy", "scope": "fixed", "lasts": "months"}


def meeting(
    one: dict[str, str], other: dict[str, str], names: Sequence[str] = NAMES, knowledge: Knowledge = TOLD
) -> Json:
    """Return the agenda of two people's answers."""
    opened, problems = open_both(knowledge, [write_link(knowledge, answers) for answers in (one, other)])
    assert problems == ()
    return agenda(knowledge, opened, names)


def test_an_agenda_says_what_to_decide_and_what_each_difference_weighs() -> None:
    """Who came to what, both answers, where each leads, what it would turn, and who might know."""
    told = meeting(HIRES, BUYS, ["Ada", "Bo"])

    assert told["decide"] == "Ada comes to borrowed hands, Bo to contract. Which of the two do we choose?"
    assert told["says"] == (
        "You give the same answer to 1 of 3 questions, and differ on 2. "
        "2 of these would each by itself change a first choice."
    )
    lead = told["differences"][0]
    assert lead["answers"] == [
        {"name": "Ada", "answer": "Somebody with time", "leads": "It speaks for borrowed hands (+2)."},
        {
            "name": "Bo",
            "answer": "Somebody busy",
            "leads": "It speaks for contract (+1); speaks against borrowed hands (-1).",
        },
    ]
    assert lead["weighs"] == (
        "Ada: with the other answer, and nothing else changed, own gardener would come first, but only just. "
        "Bo: with the other answer, and nothing else changed, no single model would come first. "
        "It sets borrowed hands and contract 4 points apart."
    )
    assert lead["from_whom"] == "Ask whoever gives out the work."
    assert told["agreed"] == [{"factor": "lasts", "ask": "How long does it last?", "answer": "Some months"}]


def test_what_remains_has_a_way_out() -> None:
    """Take the answer of who knows, treat the rest as unknown, and find out first what weighs most."""
    told = meeting(HIRES, BUYS)

    assert told["still"][0].startswith("Where one of you knows at first hand")
    assert told["common"]["headline"] in told["still"][1]
    assert told["still"][2] == (
        "Before you sign anything, find out what weighs most: Who tells people what to do? Ask whoever gives out the work."
    )


@pytest.mark.parametrize(
    ("one", "other", "decide", "says"),
    [
        (HIRES, HIRES, "Both sets of answers lead to borrowed hands. Do we go ahead with it?", "differ on none."),
        (
            {},
            {"lead": UNKNOWN},
            "Neither set of answers settles it yet. What do we find out first?",
            "To 3 neither of you has an answer.",
        ),
        (
            {"lead": "nobody", "scope": "moving", "lasts": "months"},
            {"lead": "yes", "scope": "fixed", "lasts": "years"},
            "Person 1 comes to “not ready yet”, with borrowed hands after that, Person 2 to a mix of contract and own "
            "gardener. Which of the two do we choose?",
            "differ on 3.",
        ),
    ],
)
def test_whatever_two_people_come_to_is_put_as_a_decision(
    one: dict[str, str], other: dict[str, str], decide: str, says: str
) -> None:
    """Agreement, nothing known, and results that are no single model are said as such."""
    told = meeting(one, other)

    assert told["decide"] == decide
    assert says in told["says"]


def test_where_no_difference_turns_anything_nothing_is_argued_over() -> None:
    """Two who come to the same, whichever single answer they swap, note it and go on."""
    years = {"scope": "moving", "lasts": "years"}
    told = meeting({"lead": "yes", **years}, {"lead": "busy", **years})

    assert told["still"] == [
        "Both of you come to own gardener, and no single difference changes that. Note the differences and move on."
    ]


def test_links_and_records_of_other_rules_are_forgiven_and_said() -> None:
    """A record in mail and a link of older rules, with an answer that is gone, still make an agenda."""
    older = replace(TOLD, rules_version="0" * 12, margin=9)
    texts = [
        f"Dear all,\n\n{as_markdown(record(TOLD, HIRES, date='2026-03-31'))}",
        f"https://example.org/quiz/#{write_link(older, BUYS)}".replace("&", "&amp;"),
    ]
    opened, problems = open_both(TOLD, texts)

    assert problems == ()
    first, second = agenda(TOLD, opened)["results"]
    assert first["notes"] == []
    assert second["notes"] == [
        'The rules have changed since then. The result was "A close call: Contract". Today it is "Recommended: Contract".'
    ]


def test_what_cannot_be_opened_is_told_by_side() -> None:
    """All problems of both sides come at once, each with its side."""
    opened, problems = open_both(TOLD, ["link=1&lead=yes", 7])

    assert opened == []
    assert [problem.key for problem in problems] == ["one", "other"]
    assert "cut off" in problems[0].message


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["Ada", ""], ""),
        (["A" * 41, "Bo"], "A name has 41 characters; expected at most 40."),
        (["Ada"], "found a list of 1; expected two names, each a text."),
        ("Ada", "found a text; expected two names, each a text."),
    ],
)
def test_names_are_short_and_two(names: object, message: str) -> None:
    """An empty name gets the usual one; anything else is refused with a sentence."""
    assert "".join(problem.message for problem in check_names(names)) == message
    if not message:
        assert meeting(HIRES, BUYS, ["Ada", " "])["names"] == ["Ada", "Person 2"]


def test_the_agenda_as_markdown() -> None:
    """It begins with the decision to take and ends with lines to fill in; no name passes for markup."""
    text = agenda_as_markdown(meeting(HIRES, BUYS, ["<b>Ada", "Bo | # x"]))

    assert text.startswith(
        "# Where we differ on how to engage people for this work\n\n**To decide: \\<b\\>Ada comes to "
    )
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings == [
        "## Where each of us stands",
        "## What to settle, starting with what weighs most",
        "## If we still differ",
        "## What we agree on",
        "## What we decided",
    ]
    assert (
        "1. Who tells people what to do?\n    - \\<b\\>Ada: Somebody with time. It speaks for borrowed hands (+2).\n"
        in text
    )
    assert "Bo \\| \\# x: Somebody busy." in text
    assert text.endswith("lead to the same result.\n")
