"""The same problems for a person at a terminal, for GitHub, and for a program."""

import json
from pathlib import Path

from sitebuild.reading.problems import Problem
from sitebuild.reading.report import for_github, for_programs, with_lines

PROBLEM = Problem("docs/a,b.md", 2, 6, "html", "100% of this:\nno.", ("title",))


def test_a_caret_stands_under_the_place_however_wide_the_letters_are(tmp_path: Path) -> None:
    """Wide letters take two columns, marks that stand above a letter none, and tabs stay tabs."""
    (tmp_path / "a.md").write_text("one\n\t你e\u0301x!\n", encoding="utf-8")

    assert with_lines([Problem("a.md", 2, 5, "rule", "Here.")], tmp_path).split("\n") == [
        "a.md:2:5: Here. [rule]",
        "    \t你e\u0301x!",
        "    \t   ^",
        "1 problem found",
    ]


def test_a_line_that_is_long_is_shown_around_its_place(tmp_path: Path) -> None:
    """The place stays in sight, and what would disturb a terminal is a dot."""
    (tmp_path / "a.md").write_text("x" * 500 + "\x1b!" + "y" * 500, encoding="utf-8")
    _, line, caret, _ = with_lines([Problem("a.md", 1, 502, "rule", "Here.")], tmp_path).split("\n")

    assert line[caret.index("^")] == "!" and line[caret.index("^") - 1] == "·"
    assert len(line) < 120


def test_without_a_line_there_is_no_caret(tmp_path: Path) -> None:
    """A file that is gone, no text, or shorter than it was is told without its line."""
    (tmp_path / "bytes").write_bytes(b"\xff")
    (tmp_path / "short").write_text("one", encoding="utf-8")
    problems = [Problem(path, 4, 1, "rule", "Here.") for path in ("bytes", "gone", "short")]

    assert with_lines(problems, tmp_path).count("\n") == 3


def test_github_shows_a_problem_beside_its_line() -> None:
    """Signs that end a command or a property are written as GitHub reads them."""
    assert for_github([PROBLEM, PROBLEM]) == (
        "::error file=docs/a%2Cb.md,line=2,col=6,title=html::100%25 of this:%0Ano."
    )


def test_programs_read_a_list() -> None:
    """Every part of a problem is there under its name."""
    assert json.loads(for_programs([PROBLEM])) == [
        {
            "path": "docs/a,b.md",
            "line": 2,
            "column": 6,
            "rule": "html",
            "message": "100% of this:\nno.",
            "key": ["title"],
        }
    ]
