"""A Markdown file as text: its front matter with positions, and its body with line numbers."""

from dataclasses import dataclass
from pathlib import Path

from sitebuild.reading.problems import Problem
from sitebuild.reading.yaml import Positioned, YamlError, read_yaml

FENCE = "---"


@dataclass(frozen=True)
class Page:
    """One Markdown file of the guide.

    `path` is relative to the project's root, `source` to docs/, and `body_line` is the line on which
    the body begins. `has_body` says whether the file could be read and its front matter ends, so that
    the rest is the body.
    """

    path: str
    source: str
    front: Positioned
    body: str
    body_line: int
    has_body: bool = True

    def problem(self, rule: str, message: str, *path: str | int, key: bool = False) -> Problem:
        """Return a problem at the place of `path` in the front matter."""
        line, column = self.front.place(path, key=key)
        return Problem(self.path, line, column, rule, message)

    def problem_in_body(self, rule: str, message: str) -> Problem:
        """Return a problem that concerns the body as a whole: something in it is missing."""
        return Problem(self.path, self.body_line, 1, rule, message)


def read_text(root: Path, file: Path) -> tuple[str, list[Problem]]:
    """Return the text of a file below `root`, without a byte order mark; empty, with a problem, if it has none."""
    path = file.relative_to(root).as_posix()
    try:
        return file.read_text(encoding="utf-8-sig"), []
    except UnicodeDecodeError as error:
        before = file.read_bytes()[: error.start]
        line, column = before.count(b"\n") + 1, len(before) - (before.rfind(b"\n") + 1) + 1
        return "", [Problem(path, line, column, "encoding", "this is not UTF-8 from here on; save the file as UTF-8.")]
    except OSError as error:
        return "", [Problem(path, 1, 1, "file", f"this file cannot be read: {error.strerror}.")]


def read_page(root: Path, file: Path) -> tuple[Page, list[Problem]]:
    """Read one file below `root`/docs. A problem with the file or its YAML leaves the front matter empty."""
    path = file.relative_to(root).as_posix()
    source = file.relative_to(root / "docs").as_posix()
    text, problems = read_text(root, file)
    lines = text.split("\n")
    front, body_line, has_body = Positioned(data={}), 1, not problems
    if lines[0].rstrip() == FENCE:
        end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
        if end is None:
            problems.append(
                Problem(
                    path,
                    1,
                    1,
                    "front-matter",
                    "the front matter is opened with '---' but never closed; add a line '---' after it.",
                )
            )
            end, has_body = len(lines) - 1, False
        body_line = end + 2
        try:
            front = read_yaml("\n".join(lines[1:end]), first_line=2)
        except YamlError as error:
            problems.append(Problem(path, error.line, error.column, "yaml", error.message))
            front = Positioned(data={})
    if not isinstance(front.data, dict):
        problems.append(
            Problem(
                path, 2, 1, "yaml", "the front matter is not a mapping of names to values; write 'title: …' and so on."
            )
        )
        front = Positioned(data={})
    body = "\n".join(lines[body_line - 1 :])
    return Page(path, source, front, body, body_line, has_body), problems
