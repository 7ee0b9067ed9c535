"""Where what is kept of a decision just fits, and where it just does not."""

import datetime
import json

import pytest

from tests.examples.toy import OWN, TOY
from whichmodel import Outcome
from whichmodel.facts.errors import DamagedLink, DamagedRecord, UnusableHeading
from whichmodel.keeping.link import LONGEST, in_words, write_link
from whichmodel.keeping.markdown import as_markdown
from whichmodel.keeping.opening import open_text
from whichmodel.keeping.reading import LONGEST_RECORD, read_record
from whichmodel.keeping.record import record

ANSWERS = {"lead": "busy", "scope": "moving", "lasts": "years"}
DATE = "2026-03-31"


def taken(date: str) -> bool:
    """Say whether a record takes a date."""
    try:
        return bool(record(TOY, {}, date=date))
    except UnusableHeading:
        return False


def is_day(year: int, month: int, day: int) -> bool:
    """Say whether the calendar has a day."""
    try:
        return bool(datetime.date(year, month, day))
    except ValueError:
        return False


@pytest.mark.parametrize("year", [1, 1900, 2000, 2023, 2024])
def test_every_day_of_the_calendar_and_no_other(year: int) -> None:
    """A record takes each day there is, the 29th of February in leap years only, and none that there is not."""
    days = [(month, day) for month in range(14) for day in (0, 1, 28, 29, 30, 31, 32)]
    wrong = [each for each in days if taken(f"{year:04}-{each[0]:02}-{each[1]:02}") != is_day(year, *each)]

    assert wrong == []


@pytest.mark.parametrize("text", ["", "2026-3-31", "26-03-31", "2026-03-31 ", "2026/03/31", "0000-01-01", "२०२६-03-31"])
def test_days_are_written_in_one_way(text: str) -> None:
    """A day in another form, or in other digits, is refused."""
    assert not taken(text)


def test_a_record_says_each_answer_in_its_own_words() -> None:
    """The words of an answer are those of that very option, wherever it stands among the others."""
    assert [answer["answer"] for answer in record(TOY, ANSWERS, date=DATE)["answers"]] == [
        "Somebody busy",
        "It moves",
        "Years",
    ]


@pytest.mark.parametrize("kind", ["a-record", "zoo", ""])
def test_a_record_of_another_kind(kind: str) -> None:
    """What calls itself something else is refused, whatever it is called."""
    with pytest.raises(DamagedRecord, match="expected 'whichmodel-decision-record'"):
        read_record(TOY, json.dumps({**record(TOY, ANSWERS, date=DATE), "kind": kind}))


def test_longest_record() -> None:
    """A record as long as agreed is read; with one character more it is refused."""
    text = as_markdown(record(TOY, ANSWERS, date=DATE)).ljust(LONGEST_RECORD, " ")

    assert read_record(TOY, text).answers == ANSWERS
    with pytest.raises(DamagedRecord, match="at most"):
        read_record(TOY, text + " ")


def test_longest_link() -> None:
    """What is as long as a link may be is opened as one; with one character more it can only be a record."""
    link = write_link(TOY, ANSWERS)

    assert open_text(TOY, link.ljust(LONGEST, " ")).answers == ANSWERS
    with pytest.raises(DamagedLink):
        open_text(TOY, "x" * LONGEST)
    with pytest.raises(DamagedRecord):
        open_text(TOY, "x" * (LONGEST + 1))


def test_outcomes_in_words() -> None:
    """A model is called by its title, one of earlier rules by its id, and a mix or a tie has no model."""
    assert [
        in_words(TOY, Outcome(verdict, first))
        for verdict, first in (("recommended", OWN), ("recommended", "zoo"), ("mix", "mix"), ("close", None))
    ] == ['"Recommended: Own gardener"', '"Recommended: zoo"', '"A mix"', '"A close call"']


def test_one_point_and_several() -> None:
    """One point, for or against, is one point."""
    said = as_markdown(record(TOY, {"lead": "busy", "scope": "moving"}, date=DATE))

    assert "1 point" in said
    assert "1 points" not in said
