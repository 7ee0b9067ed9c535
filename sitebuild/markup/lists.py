"""Rules on lists, boxes and tables: each begins and ends where its writer thinks it does."""

import re
from collections.abc import Iterator
from itertools import pairwise

from sitebuild.markup.text import lines_of, paragraphs
from sitebuild.reading.page import Page
from sitebuild.reading.problems import Problem, nearest
from sitebuild.rules.register import Scope, rule

KINDS = ("judgement", "note", "info", "tip", "warning", "danger")
"""The kinds of box that the style sheets know."""

STEP = 4
_ITEM = re.compile(r"(?P<indent> *)(?:[-*+]|\d{1,2}\.) +\S")
_NUMBERED = re.compile(r"(?P<indent> *)(?P<number>\d{1,2})\. +\S")
_NO_ITEM = re.compile(
    r" *(?P<mark>-(?=[A-Za-z])|\d{1,2}\.(?=[A-Za-z])|[•·▪–—](?= )|--(?= )|\d{1,2}\)(?= )|[a-h][.)](?= )|[-*+](?= *$))"
)
_OWN_LINE = re.compile(r"\s*(?:#{1,6}\s|/{3}|>|!!!|\|)")
_BOX = re.compile(r"(?P<indent> *)!!!(?P<rest>.*)$")
_FOREIGN = re.compile(r"===!? |\?\?\?|:::")
"""How boxes of other Markdown begin, of which another rule tells."""

_BOX_LINE = re.compile(r' ?(?P<kind>[\w-]+)(?: +[\w-]+)*?(?: +"[^"]*")? *$')
_DELIMITER = re.compile(r"\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*")
_BAR = re.compile(r"(?<!\\)(?: \|(?= |$)|^\|)")
_CELLS = re.compile(r"(?<!\\)\|")


@rule(Scope.PAGE)
def list_item(page: Page) -> Iterator[Problem]:
    """A list stands behind an empty line, its items begin with '- ' or '1. ', and lists in lists are indented by four.

    Otherwise its items run on in one paragraph.

    Wrong: - One<br>  - One of its parts
    Right: - One<br>    - One of its parts
    """
    for lines in paragraphs(lines_of(page)):
        yield from _items(page, lines)


def _items(page: Page, lines: list[tuple[int, str]]) -> Iterator[Problem]:
    listed = lines[0][1].startswith(" ")  # what is indented goes on with what stands before
    before = ""
    for number, line in lines:
        if item := _ITEM.match(line):
            indent = len(item["indent"])
            if before and not listed and not _OWN_LINE.match(before):
                message = "a list needs an empty line before it; add one."
                yield page.problem_at(number, indent + 1, message)
            elif indent % STEP:
                wanted = f"an item of a list in a list is indented by {STEP} spaces"
                message = f"{wanted}, and this one by {indent}; correct it."
                yield page.problem_at(number, indent + 1, message)
            listed = True
        elif wrong := _NO_ITEM.match(line):
            advice = "put a blank behind it" if re.match(r"-[A-Za-z]|\d+\.", line.lstrip()) else "write '- ', or '1. '"
            if wrong["mark"] == line.strip():
                advice = "write what it says, or delete it"
            message = f"'{wrong['mark']}' begins no item of a list here; {advice}."
            yield page.problem_at(number, wrong.start("mark") + 1, message)
            listed = True
        before = line


@rule(Scope.PAGE)
def indented(page: Page) -> Iterator[Problem]:
    """What is indented belongs to a list or a box, by four spaces for each level.

    Four spaces anywhere else make code of a paragraph, and fewer end the list or the box.

    Wrong: (a paragraph behind four spaces)
    Right: (the same at the beginning of its line)
    """
    within, typed = "", page.body.split("\n")
    for lines in paragraphs(lines_of(page)):
        number = lines[0][0]
        line = typed[number - page.body_line]  # code at its beginning is blank among the others
        indent = len(line) - len(line.lstrip(" \t"))
        if not indent:
            within = "list" if any(_ITEM.match(each) for _, each in lines) else ""
            within = "box" if any(_BOX.match(each) or _FOREIGN.match(each) for _, each in lines) else within
        elif not within and (indent >= STEP or line.startswith("\t")):
            message = (
                "what is indented like this is shown as code; delete the blanks before it, or put it between fences."
            )
            yield page.problem_at(number, indent + 1, message)
        elif within and indent < STEP and not line.startswith("\t") and not _ITEM.match(line):
            yield page.problem_at(
                number, indent + 1, f"what belongs to a {within} is indented by {STEP} spaces; correct it."
            )


@rule(Scope.PAGE)
def list_number(page: Page) -> Iterator[Problem]:
    """The numbers of a list follow one another.

    Readers see them counted from the first on, whatever is written, and a text that names one names another.

    Wrong: 1. Ask<br>3. Sign
    Right: 1. Ask<br>2. Sign
    """
    for lines in paragraphs(lines_of(page)):
        before: dict[int, int] = {}
        for number, line in lines:
            if found := _NUMBERED.match(line):
                indent, own = len(found["indent"]), int(found["number"])
                wanted = before.get(indent, own - 1) + 1
                if own != wanted:
                    message = f"item {wanted} of this list bears the number {own}; write '{wanted}.'."
                    yield page.problem_at(number, indent + 1, message)
                # What is indented further belongs to the item before, and another begins its own.
                before = {column: last for column, last in before.items() if column < indent} | {indent: wanted}


@rule(Scope.PAGE)
def box(page: Page) -> Iterator[Problem]:
    """A box is of a known kind, has its title in quotes, and holds what is indented by four spaces.

    Otherwise its first line is shown as text, or the box is empty.

    Wrong: !!! nope
    Right: !!! judgement "Our judgement"
    """
    lines = lines_of(page)
    for i, (number, line) in enumerate(lines):
        found = _BOX.match(line)
        if not found:
            continue
        column = found.start("rest") + 1
        head = _BOX_LINE.match(found["rest"])
        if not head:
            message = "the line of a box is '!!! kind \"Title\"', with the title in quotes; correct it."
            yield page.problem_at(number, column, message)
        elif head["kind"] not in KINDS:
            message = f"'{head['kind']}' is no kind of box; {nearest(head['kind'], KINDS)}"
            yield page.problem_at(number, column + head.start("kind"), message)
        held = next((later for _, later in lines[i + 1 :] if later.strip()), "")
        if len(held) - len(held.lstrip()) < len(found["indent"]) + STEP:
            message = f"this box holds nothing; indent what belongs to it by {STEP} spaces."
            yield page.problem_at(number, len(found["indent"]) + 1, message)


@rule(Scope.PAGE)
def table(page: Page) -> Iterator[Problem]:
    """A table stands behind an empty line, has a line of dashes under its first row, and as many cells in every row.

    Otherwise it is shown as lines of text, or a cell is lost.

    Wrong: | Way | Price |<br>| A | 1 | 2 |
    Right: | Way | Price |<br>|---|---|<br>| A | 1 |
    """
    for lines in paragraphs(lines_of(page)):
        rows = [(number, line) for number, line in lines if line.lstrip().startswith("|")]
        bare = len(lines) > 1 and all(_BAR.search(line) or _DELIMITER.fullmatch(line.strip()) for _, line in lines)
        if rows or bare:
            yield from _rows(page, lines, rows or lines)
        for (number, line), (_, before) in zip(lines[1:], lines, strict=False) if rows else ():
            if before.lstrip().startswith("|") and "|" not in line and not line.lstrip().startswith("{"):
                yield page.problem_at(
                    number, 1, "this line would be a row of the table above; put an empty line before it."
                )


def _rows(page: Page, lines: list[tuple[int, str]], rows: list[tuple[int, str]]) -> Iterator[Problem]:
    above = next((before for before, row in pairwise(lines) if row == rows[0]), None)
    if above and not above[1].lstrip().startswith(("#", "!!!")):
        yield page.problem_at(rows[0][0], 1, "a table needs an empty line before it; add one.")
        return
    count = _cells(rows[0][1])
    if len(rows) < 2 or not _DELIMITER.fullmatch(rows[1][1].strip()):
        message = f"a table needs a line of dashes under its first row; add '{'|---' * count}|'."
        yield page.problem_at(rows[0][0], 1, message)
        return
    for number, line in rows[1:]:
        if (found := _cells(line)) != count:
            message = f"cells in this row: {found}; in the first row: {count}; make them as many."
            yield page.problem_at(number, 1, message)


def _cells(row: str) -> int:
    return len(_CELLS.findall(row.strip().strip("|"))) + 1
