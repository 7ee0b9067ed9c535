"""A file as text and data: a Markdown page with its front matter, or a file of YAML."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sitebuild.reading.files import path_below, read_text
from sitebuild.reading.problems import Problem
from sitebuild.reading.yaml import Positioned, YamlError, read_yaml

FENCE = "---"

MOST_BRACKETS = 2_000
"""How many brackets a page may open: Python-Markdown takes a minute for ten times as many that are not closed."""

AT_ONCE = 8192
"""Of how many pages, at least, what is made of their text is kept for the next reading."""


@dataclass(frozen=True, eq=False)
class Page:
    """One Markdown file of the guide, or a file of its vocabulary, which has no body.

    `path` is relative to the project's root, `source` to docs/, and `body_line` is the line on which
    the body begins. `has_body` says whether the file could be read and its front matter ends, so that
    the rest is the body. The same text at the same path is the same page, however often it is read.
    """

    path: str
    source: str
    front: Positioned
    body: str = ""
    body_line: int = 1
    has_body: bool = True

    def problem(self, message: str, *where: str | int, key: bool = False, rule: str = "") -> Problem:
        """Return a problem at `where` in the front matter: at the value, or at its key."""
        return Problem(self.path, *self.front.place(where, key=key), rule, message, where)

    def problem_at(self, line: int, column: int, message: str, rule: str = "") -> Problem:
        """Return a problem at a place in the file."""
        return Problem(self.path, line, column, rule, message)

    def problem_in_body(self, message: str) -> Problem:
        """Return a problem that concerns the body as a whole: something in it is missing."""
        return self.problem_at(self.body_line, 1, message)


def read_data(
    path: str, text: str, first_line: int = 1, tags: Collection[str] = ()
) -> tuple[Positioned, list[Problem]]:
    """Return what YAML in the file at `path` says, from its line `first_line` on; nothing, with a problem, if it fails.

    `tags` may stand before values.
    """
    try:
        return read_yaml(text, first_line, tags), []
    except YamlError as error:
        return Positioned(data={}), [Problem(path, error.line, error.column, "yaml", error.message)]


def read_data_file(root: Path, file: Path, *tags: str) -> tuple[Page, list[Problem]]:
    """Read a file of YAML below `root`. A problem with it leaves its data empty. `tags` may stand before values."""
    text, problems = read_text(root, file)
    page, wrong = _data_page(path_below(root, file), text, tags)
    return page, [*problems, *wrong]


def read_page(root: Path, file: Path) -> tuple[Page, list[Problem]]:
    """Read one file below `root`/docs. A problem with the file or its YAML leaves the front matter empty."""
    text, problems = read_text(root, file)
    page, wrong = _page(path_below(root, file), text, has_text=not problems)
    return page, [*problems, *wrong]


@lru_cache(AT_ONCE)
def _data_page(path: str, text: str, tags: tuple[str, ...]) -> tuple[Page, list[Problem]]:
    front, problems = read_data(path, text, tags=tags)
    return Page(path, path.removeprefix("docs/"), front), problems


@lru_cache(AT_ONCE)
def _page(path: str, text: str, *, has_text: bool) -> tuple[Page, list[Problem]]:
    source = path.removeprefix("docs/")
    if not has_text:
        return Page(path, source, Positioned(data={}), has_body=False), []
    if (brackets := text.count("[")) > MOST_BRACKETS:
        message = f"this page has {brackets:,} opening brackets; at most {MOST_BRACKETS:,} are read: split it."
        return Page(path, source, Positioned(data={}), has_body=False), [Problem(path, 1, 1, "file", message)]
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        began = next((i for i, line in enumerate(lines) if line.strip()), 0)
        message = "this page does not begin with its facts; begin it with a line '---', 'title: …', and so on."
        if lines[began].strip() == FENCE:
            message = "the '---' before the facts of a page stands on its first line; delete what is before it."
        return Page(path, source, Positioned(data={}), has_body=False), [
            Problem(path, began + 1, 1, "front-matter", message)
        ]
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        message = "the front matter is opened with '---' but never closed; add a line '---' after it."
        return Page(path, source, Positioned(data={}), has_body=False), [Problem(path, 1, 1, "front-matter", message)]
    front, problems = read_data(path, "\n".join(lines[1:end]), first_line=2)
    if not isinstance(front.data, dict):
        message = "the front matter is not a mapping of names to values; write 'title: …' and so on."
        front, problems = Positioned(data={}), [Problem(path, 2, 1, "yaml", message)]
    return Page(path, source, front, "\n".join(lines[end + 1 :]), end + 2), problems
