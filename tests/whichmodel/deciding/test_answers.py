"""Answers from outside: what is understood, and what every problem says."""

from dataclasses import replace

import pytest

from tests.examples.toy import TOY
from whichmodel import check_answers
from whichmodel.deciding.answers import nearest_name, today_name


def messages(given: object) -> list[str]:
    """Return the sentence of each problem."""
    return [problem.message for problem in check_answers(TOY, given).problems]


def test_answers_come_back_in_order_of_asking() -> None:
    """Answers are understood by id, in any order, and returned in the order of asking."""
    checked = check_answers(TOY, {"lasts": "years", "lead": "unknown"})

    assert list(checked.answers.items()) == [("lead", "unknown"), ("lasts", "years")]
    assert checked.problems == ()


def test_answers_cannot_be_changed() -> None:
    """Checked answers are read-only."""
    with pytest.raises(TypeError):
        check_answers(TOY, {}).answers["lead"] = "yes"  # type: ignore[index]  # as the types say


def test_renamed_ids_are_understood() -> None:
    """Ids of earlier versions, of questions and options, through several names, mean those of today."""
    assert dict(check_answers(TOY, {"lead-2": "absent"}).answers) == {"lead": "nobody"}


def test_what_is_no_longer_asked_is_told_in_its_own_words() -> None:
    """An answer to a question that is gone, and one that is no longer offered, are told with what became of them."""
    retired = replace(
        TOY, retired={"price": "The price is no longer asked.", "perhaps": "“Perhaps” is no longer offered."}
    )
    checked = check_answers(retired, {"price": "low", "lead": "perhaps", "scope": "fixed"})

    assert [problem.message for problem in checked.problems] == [
        "“Perhaps” is no longer offered.",
        "The price is no longer asked.",
    ]
    assert dict(checked.answers) == {"scope": "fixed"}


def test_old_and_new_id_together() -> None:
    """One question under two of its names is a problem, not a silent choice."""
    assert messages({"lead": "yes", "leader": "yes"}) == [
        "'leader' and 'lead' are the same question; expected one answer to it."
    ]


def test_all_problems_at_once() -> None:
    """Every problem is reported, with what was found, the nearest valid id or all valid ids, sorted by key."""
    checked = check_answers(TOY, {"scop": "fixed", "lead": "nobdy", "lasts": 3, "qqq": "x"})

    assert [problem.key for problem in checked.problems] == ["lasts", "lead", "qqq", "scop"]
    assert [problem.message for problem in checked.problems] == [
        "a number is not an answer to 'lasts'; expected one of: months, years, unknown.",
        "'nobdy' is not an answer to 'lead'; did you mean 'nobody'?",
        "'qqq' is not a question; expected one of: lead, scope, lasts.",
        "'scop' is not a question; did you mean 'scope'?",
    ]
    assert [problem.nearest for problem in checked.problems] == ["", "nobody", "", "scope"]
    assert dict(checked.answers) == {}


def test_anything_but_an_object_is_a_problem() -> None:
    """Answers that are no object are one problem about the whole."""
    assert messages([]) == ["found a list; expected an object with a factor id and an option id for each answer."]


def test_strange_text_stays_on_one_line() -> None:
    """Control characters, lone surrogates and endless names are shown escaped and cut short."""
    assert messages({"a\nb": "x"}) == ["'a\\nb' is not a question; expected one of: lead, scope, lasts."]
    assert messages({"lead": "\ud800"}) == [
        "'\\ud800' is not an answer to 'lead'; expected one of: yes, busy, nobody, unknown."
    ]
    assert all(len(message) < 200 for message in messages({"x" * 100_000: "x"}))


def test_ids_that_lead_in_a_circle() -> None:
    """Ids renamed to one another, and to nothing of today, are problems, and the search for today's id ends."""
    circle = replace(TOY, renamed={"a": "b", "b": "a", "c": "gone"})

    assert [today_name(circle, name, ("lead",)) for name in ("a", "b", "c", "gone", "lead")] == [None] * 4 + ["lead"]


def test_an_id_of_today_is_taken_as_it_is() -> None:
    """An id that is known today is not renamed, though an older one had the same name."""
    assert today_name(replace(TOY, renamed={"lead": "scope"}), "lead", ("lead", "scope")) == "lead"


def test_nearest_name() -> None:
    """The name most like the one given is suggested, and none where nothing is like it, whatever its length."""
    assert nearest_name("borowed-hands", ("contract", "borrowed-hands")) == "borrowed-hands"
    assert nearest_name("weather", ("contract", "borrowed-hands")) == ""
    assert nearest_name("scope" * 1_000_000, ("scope",)) == ""
