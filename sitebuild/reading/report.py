"""Problems for whoever reads them: in a terminal with the line below each, for GitHub's pages, and for programs."""

import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from sitebuild.reading.problems import Problem, report

WIDEST = 110
"""How many columns of a line are shown, at most."""


def with_lines(problems: Iterable[Problem], root: Path) -> str:
    """Return the report with the line of its file below each problem, and a caret under the place."""
    told = sorted(set(problems))
    *lines, count = report(told).split("\n")
    shown = (
        f"{line}\n{below}" if (below := _source(problem, root)) else line
        for line, problem in zip(lines, told, strict=True)
    )
    return "\n".join([*shown, count])


def _source(problem: Problem, root: Path) -> str:
    try:
        text = (root / problem.path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
    lines = text.split("\n")
    if problem.line > len(lines) or not lines[problem.line - 1].strip():
        return ""
    line, place = lines[problem.line - 1], problem.column - 1
    first = max(0, place - WIDEST // 2)
    seen = "".join(letter if letter == "\t" or letter.isprintable() else "·" for letter in line[first : first + WIDEST])
    before = "".join(map(_blank, seen[: place - first]))
    return f"    {seen}\n    {before}^"


def _blank(letter: str) -> str:
    """Return what leaves as much room in a terminal as a letter takes."""
    if letter == "\t":
        return letter
    if unicodedata.combining(letter):
        return ""
    return "  " if unicodedata.east_asian_width(letter) in "WF" else " "


def for_github(problems: Iterable[Problem]) -> str:
    """Return one command for GitHub a line, which shows each problem beside its line in a pull request."""
    return "\n".join(
        f"::error file={_property(problem.path)},line={problem.line},col={problem.column},"
        f"title={_property(problem.rule)}::{_escaped(problem.message)}"
        for problem in sorted(set(problems))
    )


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def for_programs(problems: Iterable[Problem]) -> str:
    """Return a list of all problems as JSON, each with path, line, column, rule, message and key."""
    return json.dumps([asdict(problem) for problem in sorted(set(problems))], ensure_ascii=False, indent=1)


FORMATS: Mapping[str, Callable[[Iterable[Problem]], str]] = {
    "text": report,
    "github": for_github,
    "json": for_programs,
}
"""By name: how problems can be told."""
