"""Records of a decision: what they hold, and which headings they take."""

import datetime

import pytest

from tests.examples.toy import TOY
from whichmodel import decide, encode_decision
from whichmodel.facts.errors import UnusableHeading
from whichmodel.keeping.link import write_link
from whichmodel.keeping.record import heading_problems, record

DATE = "2026-03-31"


def test_a_record_is_a_heading_the_decision_and_its_link() -> None:
    """A record says what it is, what was weighed in words, the decision as it is told everywhere, and the link."""
    answers = {"lead": "yes", "scope": "moving", "lasts": "months"}

    assert record(TOY, answers, date=DATE, title="Our garden") == {
        "kind": "whichmodel-decision-record",
        "format": 2,
        "title": "Our garden",
        "date": DATE,
        "weighed": [
            {"ask": "Who tells people what to do?", "answer": "Somebody with time"},
            {"ask": "Is the work fixed?", "answer": "It moves"},
            {"ask": "How long does it last?", "answer": "Some months"},
        ],
        "decision": encode_decision(TOY, decide(TOY, answers)),
        "link": write_link(TOY, answers),
        "sign_off": {"decided_by": "", "date": "", "agreed_by": ""},
    }


def test_what_was_not_answered_is_weighed_last() -> None:
    """Who does not know is told from who was not asked; questions without an answer stand last."""
    assert record(TOY, {"lasts": "unknown"}, date=DATE)["weighed"] == [
        {"ask": "How long does it last?", "answer": "I don't know"},
        {"ask": "Who tells people what to do?", "answer": "Not answered"},
        {"ask": "Is the work fixed?", "answer": "Not answered"},
    ]


def test_heading_is_checked() -> None:
    """A date that is none and a title that is too long are told together; a title is made one visible line."""
    with pytest.raises(UnusableHeading) as caught:
        record(TOY, {}, date="31.3.2026\n", title="x" * 201)
    assert caught.value.messages == (
        "'31.3.2026\\n' is not a date; expected a day as YYYY-MM-DD, such as 2026-03-31.",
        "The title has 201 characters; expected at most 200.",
    )
    assert len(record(TOY, {}, date=DATE, title="x" * 200)["title"]) == 200
    assert record(TOY, {}, date=DATE, title=" a\r\n\tb\x00\u202e ")["title"] == "a b\\x00\\u202e"
    assert record(TOY, {}, date=DATE)["title"] == "How we engage people for this work"


def test_headings_that_are_no_texts() -> None:
    """A date or a title of another kind is told with its key."""
    problems = [(problem.key, problem.message) for problem in heading_problems(3, None)]

    assert problems == [("date", "found a number; expected a text."), ("title", "found null; expected a text.")]


@pytest.mark.parametrize("year", [1, 1900, 2000, 2023, 2024])
def test_every_day_of_the_calendar_and_no_other(year: int) -> None:
    """A record takes each day there is, the 29th of February in leap years only, and none that there is not."""

    def is_day(month: int, day: int) -> bool:
        try:
            return bool(datetime.date(year, month, day))
        except ValueError:
            return False

    days = [(month, day) for month in range(14) for day in (0, 1, 28, 29, 30, 31, 32)]
    taken = [each for each in days if not heading_problems(f"{year:04}-{each[0]:02}-{each[1]:02}", "")]

    assert taken == [each for each in days if is_day(*each)]


@pytest.mark.parametrize(
    "text",
    ["", "2026-3-31", "26-03-31", "2026-03-31 ", "2026/03/31", "20260331", "2026-W01-1", "0000-01-01", "२०२६-03-31"],
)
def test_days_are_written_in_one_way(text: str) -> None:
    """A day in another form, or in other digits, is refused."""
    assert [problem.key for problem in heading_problems(text, "")] == ["date"]
