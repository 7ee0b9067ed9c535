"""Rules on headings, code and marks: what is opened is closed, and headings go down step by step."""

import re
from collections.abc import Iterator

from sitebuild.markup.text import lines_of, numbered, paragraphs
from sitebuild.reading.bodytext import fences
from sitebuild.reading.markup import without_links
from sitebuild.reading.page import Page
from sitebuild.reading.problems import Problem
from sitebuild.rules.register import Scope, rule

_HEADING = re.compile(r"(?P<marks>#+)(?P<gap>\s*)(?P<text>.*?)\s*#*\s*$")
_INDENTED = re.compile(r" {1,3}(?=#{2,6}\s)")
_NO_NAME = re.compile(r"\{[^{}]*\}\s*$|[^\w\s-]")
_UNDERLINE = re.compile(r"(?:=+|-+)\s*$")
_FENCE_HEAD = re.compile(r"(`{3,}|~{3,}) *(?:[\w#.+-]*|\{[^{}\n]*\}) *$")
_INDENTED_FENCE = re.compile(r" +(?=(?:`{3,}|~{3,})\s*\w*\s*$)")
_BOLD = re.compile(r"(?<![\\*])\*\*(?!\*)")
_STAR = re.compile(r"(?<![\\*\w])\*(?=[^\s*])|(?<=[^\s\\*])\*(?![\w*])")
_STAR_ALONE = re.compile(r"(?<=\S )\*{1,2}(?= )")
_UNDER = re.compile(r"(?<![\w\\/.])_{1,2}(?=[A-Za-z])|(?<=[A-Za-z.,!?])_{1,2}(?!\w)")
# Those of a link that is never closed, and of the number of an item, are told by other rules.
_BRACKET = re.compile(r"(?<![\\\]])\(|(?<!\\)(?<!^[\da-h])(?<!^\d\d)\)")
_TICK = re.compile(r"(?<!\\)`")


@rule(Scope.PAGE)
def heading(page: Page) -> Iterator[Problem]:
    """Headings begin at '##', go down one level at a time, have words, and a blank behind their marks.

    The title is the first heading, and many readers go from heading to heading.

    Wrong: ## Price<br>#### A day rate
    Right: ## Price<br>### A day rate
    """
    level, before = 1, ""
    seen: set[str] = set()
    for number, line in lines_of(page):
        found = _HEADING.match(line)
        if indented := _INDENTED.match(line):
            yield page.problem_at(
                number,
                indented.end() + 1,
                "a heading begins at the beginning of its line; delete the blanks before it.",
            )
        if before and _UNDERLINE.fullmatch(line) and not before.lstrip().startswith(("#", "|", "-", ">", "!")):
            message = "this line makes a heading of the one above; write '## ' before it, or put a line between."
            yield page.problem_at(number, 1, message)
        before = line.strip()
        if not found:
            continue
        marks, name = len(found["marks"]), _NO_NAME.sub("", found["text"]).strip().lower()
        if not found["text"]:
            yield page.problem_at(number, 1, "this heading has no words; write some, or delete it.")
        elif not found["gap"]:
            message = f"a blank is missing behind '{found['marks']}'; add it, or write '\\#' for a sign."
            yield page.problem_at(number, marks + 1, message)
        elif marks == 1:
            yield page.problem_at(number, 1, "the title is the only heading with one '#'; write '##'.")
        elif marks > level + 1:
            message = f"a heading of level {marks} stands below one of level {level}; write '{'#' * (level + 1)}'."
            yield page.problem_at(number, 1, message)
        elif name in seen:
            message = "this heading stands on the page already, and a link finds only the first; put it another way."
            yield page.problem_at(number, 1, message)
        seen.add(name)
        level = min(marks, 6)


@rule(Scope.PAGE)
def fence(page: Page) -> Iterator[Problem]:
    """Code between fences begins at the beginning of a line, names a language at most, and ends.

    Otherwise the code is shown as text, or the text as code.

    Wrong: ```python title="Example"
    Right: ```python
    """
    lines = page.body.split("\n")
    inside: set[int] = set()
    for first, last in fences(page):
        if last is None:
            message = f"this fence is never closed; add a line '{lines[first].split()[0][:3]}' behind its code."
            yield page.problem_at(page.body_line + first, 1, message)
            continue
        inside.update(range(first, last + 1))
        if not _FENCE_HEAD.fullmatch(lines[first]):
            message = "behind a fence stands the name of a language, or nothing; delete the rest."
            yield page.problem_at(page.body_line + first, 1, message)
    for i, line in enumerate(lines):
        if i not in inside and (found := _INDENTED_FENCE.match(line)):
            message = "a fence begins at the beginning of its line; delete the blanks before it."
            yield page.problem_at(page.body_line + i, found.end() + 1, message)


@rule(Scope.PAGE)
def mark(page: Page) -> Iterator[Problem]:
    """Marks of bold and slanted text and of code come in pairs within a paragraph.

    One alone is shown as it is.

    Wrong: **Keep the lead.
    Right: **Keep the lead.**
    """
    unclosed = {first for first, last in fences(page) if last is None}
    for lines in paragraphs(lines_of(page)):
        for number, line in lines:
            for blank in _STAR_ALONE.finditer(line):
                message = f"blanks on both sides of '{blank[0]}' keep it from marking anything; delete one, or write '\\{blank[0]}'."
                yield page.problem_at(number, blank.start() + 1, message)
        for pattern, shown in ((_BOLD, "**"), (_STAR, "*"), (_UNDER, "_"), (_TICK, "`")):
            found = [
                (number, match.start() + 1)
                for number, line in lines
                for match in pattern.finditer(line)
                if number - page.body_line not in unclosed
            ]
            # What is left of code is without a pair; other text has its first mark and its last.
            if found and (shown == "`" or len(found) % 2):
                message = f"this '{shown}' has no second one in its paragraph; add it, or write '\\{shown}'."
                yield page.problem_at(*found[-1], message)


@rule(Scope.PAGE)
def bracket(page: Page) -> Iterator[Problem]:
    """A round bracket or a quotation mark that is opened is closed in the same paragraph, and none that was not opened.

    A reader goes on looking for the other one.

    Wrong: Two engineers (for six months.
    Right: Two engineers (for six months).
    """
    for lines in paragraphs(numbered(page, without_links(page))):
        lonely: list[tuple[str, int, int]] = []
        for number, line in lines:
            for found in _BRACKET.finditer(line):
                if found[0] == ")" and lonely and lonely[-1][0] == "(":
                    lonely.pop()
                else:
                    lonely.append((found[0], number, found.start() + 1))
        for opening, closing in (("“", "”"), ('"', '"')):
            said = "".join(line for _, line in lines)
            if said.count(opening) != said.count(closing) or (opening == closing and said.count(opening) % 2):
                marks = [(n, at) for n, line in lines for at, sign in enumerate(line, 1) if sign in (opening, closing)]
                place = marks[-1] if said.rfind(opening) >= said.rfind(closing) else marks[0]
                yield page.problem_at(
                    *place, "this quotation mark has no second one in its paragraph; add it, or delete this one."
                )
        for sign, number, column in lonely:
            other = ")" if sign == "(" else "("
            message = f"this bracket has no '{other}' in its paragraph; add it, or delete this one."
            yield page.problem_at(number, column, message)
