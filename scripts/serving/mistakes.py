"""What keeps an edit from being shown: as data, as lines for a terminal, and as a page for the browser."""

import re
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template

from sitebuild.reading.problems import ContentError, Problem

PAGE = Template(Path(__file__).with_name("mistakes.html").read_text(encoding="utf-8"))
BUNDLER = re.compile(r"\[ERROR\] (?P<message>.+?)\n\s*\n\s+(?P<path>\S+):(?P<line>\d+):(?P<column>\d+):")
"""How the bundler tells a mistake."""


@dataclass(frozen=True)
class Mistake:
    """One thing to mend. Line and column count from 1; 0 stands for one that nobody knows."""

    path: str
    line: int
    column: int
    message: str

    @property
    def place(self) -> str:
        """Where it stands, as an editor opens it."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part)

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


def mistakes_of(error: BaseException, root: Path) -> list[Mistake]:
    """Return what an error says to somebody who edits files below `root`, without a traceback."""
    if isinstance(error, ContentError):
        return from_problems(error.problems)
    if isinstance(error, SyntaxError) and error.filename:
        return [_at(root, error.filename, error.lineno, error.offset, f"this is not valid Python: {error.msg}")]
    if found := list(BUNDLER.finditer(str(error))):
        return [Mistake(each["path"], int(each["line"]), int(each["column"]) + 1, each["message"]) for each in found]
    # Jinja says in the error itself which template it is about, where that could not be read.
    file, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    if not (file and line):
        ours = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_ours(root, frame.filename)]
        file, line = (ours[-1].filename, ours[-1].lineno) if ours else ("", 0)
    name = "" if isinstance(error, SystemExit) else f"{type(error).__name__}: "
    return [_at(root, file, line, 0, f"{name}{error}".strip(": ") or type(error).__name__)]


def from_problems(problems: Iterable[Problem]) -> list[Mistake]:
    """Return problems of the content as mistakes, in the order of their places."""
    return [Mistake(each.path, each.line, each.column, f"{each.message} [{each.rule}]") for each in sorted(problems)]


def page_of(mistakes: Iterable[Mistake], head: str) -> str:
    """Return the page that shows mistakes; `head` is HTML that makes it go away by itself."""
    items = "".join(f"<li><code>{escape(each.place)}</code> <p>{escape(each.message)}</p></li>" for each in mistakes)
    return PAGE.substitute(items=items, head=head)


def _is_ours(root: Path, file: str) -> bool:
    return Path(file).is_relative_to(root) and not Path(file).is_relative_to(root / ".venv")


def _at(root: Path, file: str, line: int | None, column: int | None, message: str) -> Mistake:
    path = Path(file)
    shown = path.relative_to(root).as_posix() if file and path.is_relative_to(root) else file
    return Mistake(shown, line or 0, column or 0, message)
