"""Rules on habits of wording that make prose sound translated, coy or stitched together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from itertools import pairwise

from sitebuild.reading.bodytext import lines_without_code
from sitebuild.reading.page import AT_ONCE, Page
from sitebuild.reading.problems import Problem
from sitebuild.records.kinds import SOURCE
from sitebuild.records.library import Library, Record
from sitebuild.rules.passages import passages_of
from sitebuild.rules.register import Scope, rule


@dataclass(frozen=True)
class Habit:
    """A habit of wording: how it is shown, what gives it away, what to write, and how often a page may have it."""

    shown: str
    pattern: re.Pattern[str]
    instead: str
    most: int = 0


def _habit(shown: str, pattern: str, instead: str, most: int = 0) -> Habit:
    return Habit(shown, re.compile(pattern, re.IGNORECASE), instead, most)


HABITS = (
    _habit("a lead of yours", r"\b(?:of (?:yours|ours|theirs))\b", "“your lead” or “one of your engineers”"),
    _habit("a result and not people", r"\band not\b(?! only)", "“rather than”, or a sentence of its own"),
    _habit("somebody", r"\b(?:some|any|every)body\b", "who it is, or “someone”"),
    _habit("nobody", r"\bnobody\b", "“no one”, or what is missing", most=3),
    _habit(
        "SkilldLabs, which sells augmentation",
        r"[,(] (?:which|who) sells?\b",
        "the name alone: the note behind the number shows what it sells",
    ),
    _habit(
        "one text",
        r"\b(?:the|one|another|a|an|unsigned|first|second|third|other|founding) texts?\b(?! message)|\bone source\b",
        "the publisher’s name, or the title",
    ),
    _habit(
        "his/her, supplier(s), and/or",
        r"\b(?:his/her|her/his|he/she|she/he|s/he|and/or)\b|\w\(s\)",
        "one word for both",
    ),
    _habit("you could of", r"\b(?:could|should|would|must) of\b", "“have”"),
    _habit(
        "organization, behavior, center",
        # Names keep their spelling, so capitals do not count.
        r"(?-i:\b(?!(?:down|over|right|cap|re|out)si[z]|citiz)[a-z]{4,}iz(?:ed?|es|ers?|ing|ations?|ational)\b"
        r"|\b(?:(?:behavi|col|fav|hon|lab|neighb)or(?:s|ed|al|ed|ing|hood|able)?|(?:cent|theat|fib)ers?|analyz\w+|catalogs?"
        r"|defense|offense|fulfills?|fulfillment|model(?:ed|ing)|label(?:ed|ing)|cancel(?:ed|ing)|travel(?:ed|ing|er)|gotten)\b)",
        "it as the British do: “organisation”, “behaviour”, “centre”",
    ),
)
"""Every habit that the check refuses, by an expression that no careful sentence needs."""

MOST_IN_A_ROW = 3
"""How many numbers of sources may stand together."""

ALIKE = 0.85
"""How alike a word and the name of a publisher are, as difflib counts it, where the name was meant."""

_JOINED = re.compile(r"\b[A-Z][a-z]+[A-Z][A-Za-z]+")
"""A name of two words that are written as one."""

_PARTS = re.compile(r"[A-Z][a-z]+|[A-Z]+")

OURS = re.compile(r"\b(?:in our judgement|our own judgement)\b|^!!! judgement", re.IGNORECASE)
_HEADING = re.compile(r"#{1,6}\s")
_ROW = re.compile(r"\[@[^\]]*\](?:\s*\[@[^\]]*\])*")
_CITED = re.compile(r"@")
_ID = re.compile(r"@([a-z0-9-]+)")
_MISPLACED = tuple(
    (re.compile(pattern), message)
    for pattern, message in (
        (r"^#{1,6}\s.*?(?P<at>\[@)", "a number in a heading would stand in the contents too; put it behind a sentence."),
        (r"^ *!!!.*?(?P<at>\[@)", "a number has no place in the title of a box; put it behind a sentence in it."),
        (r"(?<!\\)\[[^\[\]@]+(?P<at>\[@[^\]]*\])[^\[\]]*\]\(", "a number within a link leads elsewhere; put it behind the link."),
        (r"^ *(?:[-*+] +|\d+\. +)?(?P<at>\[@)", "a number stands behind what it supports; put a sentence before it."),
        (r"\S(?<![\s\[(|*“])(?P<at>\[@)", "a blank is missing before this number; add it."),
        (r"(?P<at>\[@[^\]]*\])[.!?](?=\s|$)", "a number stands behind the full stop; move it."),
    )
)  # fmt: skip


@rule(Scope.GUIDE)
def wording(library: Library) -> Iterator[Problem]:
    """No page has a habit of wording that the style sheet refuses.

    Each of them made the guide sound translated or coy.

    Wrong: Ask a lead of yours.
    Right: Ask your lead.
    """
    for source, page in library.pages.items():
        yield from _habits(page, library.records.get(source))


@lru_cache(AT_ONCE)
def _habits(page: Page, record: Record | None) -> tuple[Problem, ...]:
    seen = dict.fromkeys(HABITS, 0)
    problems = []
    for passage in passages_of(page, record):
        for habit in HABITS:
            for found in habit.pattern.finditer(passage.text):
                seen[habit] += 1
                if seen[habit] > habit.most:
                    often = f" more than {habit.most} times on a page" if habit.most else ""
                    said = found.group().lstrip(",( ")
                    message = f"“{said}” is a habit that the style sheet refuses{often}; write {habit.instead}."
                    problems.append(page.problem_at(passage.line, passage.column, message))
    return tuple(problems)


@rule(Scope.GUIDE)
def publisher_name(library: Library) -> Iterator[Problem]:
    """The name of a publisher is written as the publisher writes it.

    A search for the name misses any other spelling, and the firm is called what it is not.

    Wrong: Scrumbytes warns of it.
    Right: ScrumBytes warns of it.
    """
    publishers = (record.facts.publisher for record in library.of(SOURCE).values())
    names = frozenset(found[0] for publisher in publishers if (found := _JOINED.match(publisher)))
    for source, page in library.pages.items() if names else ():
        yield from _misnamed(page, library.records.get(source), names)


@lru_cache(AT_ONCE)
def _misnamed(page: Page, record: Record | None, names: frozenset[str]) -> tuple[Problem, ...]:
    as_one = {name.lower(): name for name in names}
    apart = ("[ -]?".join(_PARTS.findall(name)) for name in names)
    pattern = re.compile(rf"(?i:\b(?:{'|'.join(apart)})\b)|{_JOINED.pattern}\b")
    problems = []
    for passage in passages_of(page, record):
        for found in pattern.finditer(passage.text):
            alike = get_close_matches(re.sub("[ -]", "", found[0]).lower(), as_one, n=1, cutoff=ALIKE)
            if alike and found[0] != (name := as_one[alike[0]]):
                message = f"“{found[0]}” is no name of a publisher; did you mean “{name}”?"
                problems.append(page.problem_at(passage.line, passage.column, message))
    return tuple(problems)


@rule(Scope.PAGE)
def numbers_in_a_row(page: Page) -> Iterator[Problem]:
    """At most three numbers of sources stand together.

    More than that hides which of them carries the sentence.

    Wrong: Plan ahead. [@one; @two; @three; @four]
    Right: Plan ahead. [@one; @two]
    """
    for number, line in lines_without_code(page):
        for row in _ROW.finditer(line):
            count = len(_CITED.findall(row.group()))
            if count > MOST_IN_A_ROW:
                message = f"{count} sources stand in one row; keep the {MOST_IN_A_ROW} that carry the sentence."
                yield page.problem_at(number, row.start() + 1, message)


@rule(Scope.PAGE)
def number_place(page: Page) -> Iterator[Problem]:
    """The number of a source stands behind the sentence that it supports, after the full stop and a blank, and once.

    In a heading or a link it leads astray, and before a sentence nobody can tell what it supports.

    Wrong: Plan ahead [@one-plan].
    Right: Plan ahead. [@one-plan]
    """
    for number, line in lines_without_code(page):
        for pattern, message in _MISPLACED:
            for found in pattern.finditer(line):
                yield page.problem_at(number, found.start("at") + 1, message)
        for row in _ROW.finditer(line):
            seen: set[str] = set()
            for cited in _ID.finditer(row.group()):
                if cited[1] in seen:
                    message = f"'{cited[1]}' stands twice in this row; delete one."
                    yield page.problem_at(number, row.start() + cited.start(1) + 1, message)
                seen.add(cited[1])


@rule(Scope.PAGE)
def said_to_be_ours(page: Page) -> Iterator[Problem]:
    """A section says once that its advice is ours.

    Said again and again, it sounds like an excuse.

    Wrong: In our judgement this helps. In our judgement that does not.
    Right: In our judgement this helps, and that does not.
    """
    for first, again in pairwise(_marks(page)):
        if first[0] == again[0]:
            message = f"line {first[1]} marks this section’s advice as ours already; say it once a section."
            yield page.problem_at(*again[1:], message)


def _marks(page: Page) -> Iterator[tuple[int, int, int]]:
    """Yield the section, line and column of every mark of our own judgement."""
    section = 0
    for number, line in lines_without_code(page):
        section += bool(_HEADING.match(line))
        for found in OURS.finditer(line):
            yield section, number, found.start() + 1
