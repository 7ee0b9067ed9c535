"""Rules on what was left behind or is ahead of its time: notes to oneself, markup in records, days to come."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sitebuild.markup.text import lines_of
from sitebuild.reading.files import read_text
from sitebuild.reading.page import Page
from sitebuild.reading.problems import Key, Problem
from sitebuild.records.kinds import SOURCE
from sitebuild.records.library import Library
from sitebuild.rules.register import Scope, rule

_NOTE = re.compile(
    r"\b(?:TODO|FIXME|TBD|TBC|WIP|TK|XX+(?!\())\b|\b[Tt]odo:|\b[Tt]o do:|(?i:\blorem ipsum\b|(?<!ipsum )\bdolor sit amet\b)"
    r"|(?i:\bcoming soon\b|\b(?:insert|add) (?:\w+ ){0,2}here\b|\byour (?:\w+ )?text here\b)|(?<!\w)_{3,}(?!\w)|(?<!\?)\?{2,4}(?![?+\w]| \w+ \")"
)
_MACHINE = re.compile(
    r"oaicite|contentReference\[|\bciteturn\d|\bAs an AI\b|\bI hope this helps\b|\bCertainly!|\{#\s|\$\{|<%|<<\w|%\(\w+\)s|%s\b"
)
_MARKUP = re.compile(
    r"\]\(|\[@[a-z]|\*\*|`|</?[a-zA-Z][^<>]{0,200}>|&[a-z]{2,8};|&#\d+;|\{\{|(?<!\w)_[^_\s][^_]{0,200}_(?!\w)"
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAY = re.compile(rf"(?:(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(_MONTHS)}) )?(?P<year>\d{{4}})\b")
_OTHER_DAY = re.compile(
    rf"\d{{4}}-\d\d?(?:-\d\d?)?|\d+[./]\d+[./]\d+|\b\d{{1,2}} (?!(?:{'|'.join(_MONTHS)})\b)[A-Z]\w+|\b(?:{'|'.join(_MONTHS)}) \d\d?\b(?!\d)"
)
_CHANGES = re.compile(r"(?P<marks>###\s+|#{1,6}\s*(?=\d{4}-))(?P<words>.*?)\s*$")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
CHANGELOG = "CHANGELOG.md"


def latest() -> date:
    """Return the latest day that it may be today, anywhere on earth."""
    return (datetime.now(UTC) + timedelta(hours=14)).date()


_SIGNS = (
    *(
        "todo",
        "fixme",
        "tbd",
        "tbc",
        "wip",
        "tk",
        "xx",
        "to do:",
        "lorem",
        "dolor sit",
        "coming soon",
        " here",
        "___",
        "??",
    ),
    *(
        "oaicite",
        "contentreference",
        "citeturn",
        "as an ai",
        "hope this helps",
        "certainly!",
        "{#",
        "${",
        "<%",
        "<<",
        "%(",
        "%s",
    ),
)
"""One of these stands in whatever was left behind."""


def _may_be_left(text: str) -> bool:
    """Say whether a text is worth a closer look, which takes much longer."""
    low = text.lower()
    return any(sign in low for sign in _SIGNS)


@rule(Scope.PAGE)
def leftover(page: Page) -> Iterator[Problem]:
    """No note to oneself, no filler and nothing of a program or a chat stands in a page or a record.

    Readers would take it for advice.

    Wrong: TODO: ask a lawyer.
    Right: (the advice, or nothing)
    """
    given = list(texts(page.front.data))
    whole = "\n".join(text for _, text in given)
    for path, text in given if _may_be_left(whole) else ():
        if found := _NOTE.search(text) or _MACHINE.search(text):
            yield page.problem(f"'{found[0]}' was left behind; write what is meant, or delete it.", *path)
    whole = "\n".join(line for _, line in lines_of(page))
    for number, line in lines_of(page) if _may_be_left(whole) else ():
        for found in (*_NOTE.finditer(line), *_MACHINE.finditer(line)):
            message = f"'{found[0]}' was left behind; write what is meant, or delete it."
            yield page.problem_at(number, found.start() + 1, message)


@rule(Scope.PAGE)
def day(page: Page) -> Iterator[Problem]:
    """A day in a page is one that the calendar has.

    A reader would wait for it.

    Wrong: It ends on 31 February 2027.
    Right: It ends on 28 February 2027.
    """
    for number, line in lines_of(page):
        for found in _DAY.finditer(line) if any(month in line for month in _MONTHS) else ():
            if not found["day"]:
                continue
            try:
                date(int(found["year"]), _MONTHS.index(found["month"]) + 1, int(found["day"]))
            except ValueError:
                message = f"'{found[0]}' is a day that the calendar does not have; correct it."
                yield page.problem_at(number, found.start() + 1, message)


@rule(Scope.PAGE)
def plain_text(page: Page) -> Iterator[Problem]:
    """A text in a record is plain: it has no Markdown, HTML or citation in it.

    It is shown as it stands, in tables, in the quiz and in files.

    Wrong: why: You need **much**. [@market-apples]
    Right: why: You need much.
    """
    for path, text in texts(page.front.data):
        if found := _MARKUP.search(text):
            message = f"'{found[0]}' would be shown as it stands; write plain text, and claims under 'claims:'."
            yield page.problem(message, *path)


def texts(data: Any, path: Key = ()) -> Iterator[tuple[Key, str]]:
    """Yield every text in some data, with its path."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, Mapping | list):
        for key, value in data.items() if isinstance(data, Mapping) else enumerate(data):
            yield from texts(value, (*path, key))


@rule(Scope.GUIDE)
def future(library: Library) -> Iterator[Problem]:
    """No page was reviewed, and no source published, on a day that is still to come, nor reviewed before there was a guide.

    Such a day is a slip, and a reader would trust it.

    Wrong: reviewed: 2062-11-29
    Right: reviewed: 2026-11-29
    """
    first = _first_change(library)
    for record in library.records.values():
        page, reviewed = record.page, record.page_facts.reviewed
        if reviewed > latest():
            yield page.problem(f"{reviewed} is still to come; write the day on which you looked.", "reviewed")
        elif first and reviewed < first:
            message = (
                f"{reviewed} is before the first change in {CHANGELOG}, of {first}; write the day on which you looked."
            )
            yield page.problem(message, "reviewed")
        if record.kind is SOURCE:
            yield from _published(page, record.facts.date)


def _first_change(library: Library) -> date | None:
    file = library.root / CHANGELOG
    lines = read_text(library.root, file)[0].split("\n") if file.exists() else []
    return min(filter(None, (_day(found["words"]) for line in lines if (found := _CHANGES.match(line)))), default=None)


def _published(page: Page, written: str) -> Iterator[Problem]:
    if other := _OTHER_DAY.search(written):
        yield page.problem(f"'{other[0]}' is not how a source's day is written; write it as in 3 May 2019.", "date")
    found = _DAY.match(written)
    if not found:
        return
    month = _MONTHS.index(found["month"]) + 1 if found["month"] else 1
    try:
        published = date(int(found["year"]), month, int(found["day"] or 1))
    except ValueError:
        yield page.problem(f"'{found[0]}' is a day that the calendar does not have; correct it.", "date")
        return
    if published > latest():
        yield page.problem(f"'{found[0]}' is still to come; write when it was published.", "date")


def _day(words: str) -> date | None:
    """Return the day that a heading names; other ways to write it are no names of an entry."""
    try:
        return date.fromisoformat(words) if _ISO.fullmatch(words) else None
    except ValueError:
        return None


@rule(Scope.GUIDE)
def changelog(library: Library) -> Iterator[Problem]:
    """Each heading of a change in CHANGELOG.md is a day that has come, newest first and each once.

    The feed is made of them.

    Wrong: ### 29 November 2026
    Right: ### 2026-11-29
    """
    file = library.root / CHANGELOG
    text, problems = read_text(library.root, file) if file.exists() else ("", [])
    yield from problems
    today = latest()
    before: date | None = None
    for number, line in enumerate(text.split("\n"), 1):
        found = _CHANGES.match(line)
        if not found:
            continue
        day = _day(found["words"])
        if not day or found["marks"] != "### ":
            message = f"'{found['words']}' is no day; write it as in 2026-11-29."
            if day:
                message = f"the heading of a day begins with '### '; write '### {day}'."
            yield Problem(CHANGELOG, number, found.start("words") + 1 if not day else 1, "", message)
            continue
        if day > today:
            yield Problem(CHANGELOG, number, 5, "", f"{day} is still to come; write the day of the change.")
        elif before and day >= before:
            message = f"{day} stands below {before}; write each day once, newest first."
            yield Problem(CHANGELOG, number, 5, "", message)
        before = day
        rest = text.split("\n")[number:]
        below = next((each for each in rest if each.strip()), "#")
        if below.startswith("#"):
            yield Problem(CHANGELOG, number, 1, "", "nothing stands below this day; say what changed, or delete it.")
    for number, line in enumerate(text.split("\n"), 1):
        if left := _NOTE.search(line):
            message = f"'{left[0]}' was left behind; write what is meant, or delete it."
            yield Problem(CHANGELOG, number, left.start() + 1, "", message)
