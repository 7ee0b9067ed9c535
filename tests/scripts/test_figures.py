"""`make figures`: what it counts can be counted by hand."""

import subprocess
from pathlib import Path

import pytest

from scripts.figures import main

FILES = {
    "code/a.py": 3,
    "code/b.py": 2,
    "page/a.js": 4,
    "page/a.css": 5,
    "tests/a.py": 10,
    "tests/b.mjs": 1,
    "x.md": 99,
}
FIGURES = """\
      5 lines of Python, without tests
      4 lines of JavaScript, without tests
      5 lines of stylesheets
     11 lines of tests
      4 lines in the longest module, page/a.js
      5 lines in the longest stylesheet, page/a.css
      2 files of code in the fullest folder, code/
"""


def test_lines_are_counted_by_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What git does not know, what is no code, and what is gone, does not count."""
    for name, lines in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("line\n" * lines, encoding="utf-8")
    (tmp_path / "code/gone.py").touch()
    for command in (["init", "--quiet"], ["add", "."]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    (tmp_path / "code/gone.py").unlink()
    (tmp_path / "code/unknown.py").write_text("line\n" * 50, encoding="utf-8")

    assert main(tmp_path) == 0
    assert capsys.readouterr().out == FIGURES
