"""A decision as a record to keep and to put before others: a heading, the decision as it is told, and its link."""

from collections.abc import Iterator

from whichmodel.deciding.answers import Answers, Problem
from whichmodel.deciding.decision import decide
from whichmodel.deciding.totals import given_options
from whichmodel.facts.errors import UnusableHeading
from whichmodel.facts.jsontext import kind_of, shown, visible
from whichmodel.facts.knowledge import Knowledge
from whichmodel.keeping.link import write_link
from whichmodel.telling.encoding import Json, encode_decision
from whichmodel.telling.wording import NOT_KNOWN

KIND = "whichmodel-decision-record"
FORMAT = 2
"""Raised when the heading gets other keys. The decision may gain and lose keys: a record opens by its link."""

DEFAULT_TITLE = "How we engage people for this work"
LONGEST_TITLE = 200
MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def record(knowledge: Knowledge, answers: Answers, *, date: str, title: str = "") -> Json:
    """Return the record of the decision that these answers lead to, as plain values.

    `date` is YYYY-MM-DD. `title` may be any text; spaces and line breaks in it become single spaces, and what
    cannot be seen is escaped. `weighed` has every question with its answer in words, those without one last;
    `decision` is `encoding.encode_decision`. Raises `UnusableHeading` for what `heading_problems` finds, and
    `InvalidAnswers` as `decide` does. Rules: design, section 6, "Decision record".
    """
    problems = heading_problems(date, title)
    if problems:
        raise UnusableHeading(*(problem.message for problem in problems))
    decision = decide(knowledge, answers)
    return {
        "kind": KIND,
        "format": FORMAT,
        "title": _one_line(title) or DEFAULT_TITLE,
        "date": date,
        "weighed": list(_weighed(knowledge, decision.answers)),
        "decision": encode_decision(knowledge, decision),
        "link": write_link(knowledge, decision.answers),
        "sign_off": {"decided_by": "", "date": "", "agreed_by": ""},
    }


def heading_problems(date: object, title: object) -> tuple[Problem, ...]:
    """Return what is wrong with a date and a title (any JSON values) for a record: a day, and 200 characters."""
    problems = []
    for key, value in (("date", date), ("title", title)):
        if not isinstance(value, str):
            problems.append(Problem(key, f"found {kind_of(value)}", "a text"))
    if isinstance(date, str) and not _is_day(date):
        expected = "a day as YYYY-MM-DD, such as 2026-03-31"
        problems.append(Problem("date", f"'{shown(date)}' is not a date", expected))
    if isinstance(title, str) and len(_one_line(title)) > LONGEST_TITLE:
        found = f"The title has {len(_one_line(title))} characters"
        problems.append(Problem("title", found, f"at most {LONGEST_TITLE}"))
    return tuple(problems)


def _one_line(title: str) -> str:
    return visible(" ".join(title.split()))


def _is_day(date: str) -> bool:
    """Say whether a text is a day of the calendar as YYYY-MM-DD. No clock is asked, so none is imported."""
    parts = date.split("-")
    if [len(part) for part in parts] != [4, 2, 2] or not all(part.isascii() and part.isdigit() for part in parts):
        return False
    year, month, day = map(int, parts)
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return year > 0 and 1 <= month <= 12 and 1 <= day <= MONTHS[month - 1] + (leap and month == 2)


def _weighed(knowledge: Knowledge, answers: Answers) -> Iterator[Json]:
    labels = {factor.id: option.label for factor, option in given_options(knowledge, answers)}
    for factor in sorted(knowledge.factors, key=lambda factor: factor.id not in answers):
        without = NOT_KNOWN if factor.id in answers else "Not answered"
        yield {"ask": factor.ask, "answer": labels.get(factor.id, without)}
