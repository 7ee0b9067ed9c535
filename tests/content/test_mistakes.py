"""A maintainer's slips, one by one, in a copy of this guide: each is named with its file, its place and what to do."""

import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sitebuild.finishing.finishing import examine
from sitebuild.finishing.rendering import render
from sitebuild.guide.guide import load_guide
from sitebuild.reading.problems import ContentError, Problem
from sitebuild.shown.site import Rendered
from tests.conftest import ROOT

PAGE = "docs/practice/exit.md"
"""The page to which a slip in Markdown is added."""

MARK = "¦"
"""Where, in what is written, the message points."""

MISTAKES = [
    mistake
    for file in sorted(Path(__file__).with_name("mistakes").glob("*.toml"))
    for mistake in tomllib.loads(file.read_text(encoding="utf-8"))["mistake"]
]


class Copy:
    """A copy of this guide that can be edited and examined; pages that no edit touches are rendered once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(ROOT / "docs", root / "docs")
        for name in ("mkdocs.yml", "CHANGELOG.md"):
            shutil.copy(ROOT / name, root / name)
        self.rendered: dict[str, Rendered] = render(load_guide(root))

    def problems(self, edited: str) -> tuple[Problem, ...]:
        """Return what the check says after an edit of one file."""
        kept = {source: page for source, page in self.rendered.items() if f"docs/{source}" != edited}
        try:
            return examine(self.root, kept).problems
        except ContentError as error:
            return error.problems


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """Return a copy of this guide."""
    return Copy(tmp_path_factory.mktemp("copy"))


def written(before: str, mistake: dict[str, Any]) -> tuple[str, str]:
    """Return a text with a mistake in it, and the place of it as `line:column`."""
    old, new = mistake.get("old"), mistake["new"]
    if old is None:
        after = f"{before}\n{new}" if before else new
    else:
        assert re.search(old, before, re.MULTILINE), f"nothing in {mistake['file']} is like {old}"
        after = re.sub(old, new if "\\1" in new else lambda _: new, before, count=1, flags=re.MULTILINE)
    sign = mistake.get("at_text", MARK)
    if "at" in mistake:
        return after, mistake["at"]
    if "at_end" in mistake:
        return after, f"{after.count(chr(10)) + 1}:1"
    offset = after.index(sign)
    line, column = after.count("\n", 0, offset) + 1, offset - after.rfind("\n", 0, offset)
    return (after.replace(MARK, "") if sign == MARK else after), f"{line}:{column}"


def edits(mistake: dict[str, Any], copy: Copy) -> Iterator[str]:
    """Make a mistake, yield its place, and take it back."""
    file = copy.root / mistake.get("file", PAGE)
    before = file.read_text(encoding="utf-8") if file.exists() else None
    after, place = written(before or "", mistake)
    file.write_text(after, encoding="utf-8")
    try:
        yield f"{mistake.get('file', PAGE)}:{place}"
    finally:
        if before is None:
            file.unlink()
        else:
            file.write_text(before, encoding="utf-8")


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake["name"] for mistake in MISTAKES])
def test_a_mistake_is_named_with_its_place_and_what_to_do(copy: Copy, mistake: dict[str, Any]) -> None:
    """The message is the one that stands beside the mistake, and there are no others but those that it counts."""
    for place in edits(mistake, copy):
        found = [str(problem) for problem in sorted(set(copy.problems(mistake.get("file", PAGE))))]

        assert f"{place}: {mistake['says']}" in found, "\n".join(found)
        assert len(found) == 1 + mistake.get("others", 0), "\n".join(found)


def test_mistakes_are_many_and_all_different() -> None:
    """There are more than a hundred, none under the name of another."""
    assert len({mistake["name"] for mistake in MISTAKES}) == len(MISTAKES) > 100


def test_the_guide_itself_has_none(copy: Copy) -> None:
    """What is said of a mistake is not said without it."""
    assert copy.problems("") == ()
