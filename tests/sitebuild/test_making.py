"""An edit while a person is at work writes what it touches and no more."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sitebuild import making
from sitebuild.making import Preparation, Rebuild


class Work:
    """A folder that is watched, and what was written after each edit."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.written, self.clock = folder, list[str](), 0
        for name in ("page.md", "quiz.js", "site.css"):
            self.edit(name)
        self.build: Callable[[], None] = lambda: self.written.append("site")
        self.rebuild = Rebuild([str(folder)], lambda: self.build(), lambda: self.written.append("bundle"))

    def edit(self, name: str) -> None:
        """Change a file, or add it."""
        self.clock += 1
        (self.folder / name).touch()
        os.utime(self.folder / name, (self.clock, self.clock))


@pytest.fixture
def work(tmp_path: Path) -> Work:
    """Return a folder with a page, a script and a style."""
    return Work(tmp_path)


def test_scripts_and_styles_alone_are_bundled(work: Work) -> None:
    """After an edit of a script, of a style, or a new one, no page is written."""
    for name in ("quiz.js", "site.css", "new.css"):
        work.edit(name)
        work.rebuild()

    assert work.written == ["bundle"] * 3


def test_any_other_edit_writes_the_whole_site(work: Work) -> None:
    """A page that is changed, added or taken away writes everything, once."""
    work.edit("page.md")
    work.edit("quiz.js")
    work.rebuild()
    work.edit("new.md")
    work.rebuild()
    (work.folder / "new.md").unlink()
    work.rebuild()
    work.edit("quiz.js")
    work.rebuild()

    assert work.written == ["site", "site", "site", "bundle"]


def test_a_site_that_could_not_be_written_is_written_after_the_next_edit(work: Work) -> None:
    """A style that is edited after a build that failed does not hide that the pages are old."""

    def fails() -> None:
        raise SystemExit

    works, work.build = work.build, fails
    work.edit("page.md")
    with pytest.raises(SystemExit):
        work.rebuild()
    work.build = works
    work.edit("site.css")
    work.rebuild()

    assert work.written == ["site"]


def test_what_the_browser_needs_is_made_before_the_first_build_and_behind_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first build waits for it, a later one does not; the next begins only once it is done."""
    monkeypatch.setattr(making, "ROOT", tmp_path)
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/__init__.py").touch()
    (tmp_path / "scripts/prepare.py").write_text(
        "import sys; from pathlib import Path\n"
        "if '--at-work' in sys.argv: Path('made').write_text(Path('made').read_text() + 'again ')\n",
        encoding="utf-8",
    )
    made = tmp_path / "made"
    made.write_text("", encoding="utf-8")
    preparation = Preparation()

    preparation.wait()
    preparation.first(at_work=True)
    preparation.first(at_work=True)
    assert made.read_text("utf-8") == "again "
    preparation.follow()
    preparation.wait()
    assert made.read_text("utf-8") == "again again "
