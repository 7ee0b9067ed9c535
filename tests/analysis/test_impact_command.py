"""`make impact`: the records of a git revision against those of today, on a small guide."""

import subprocess
from pathlib import Path

import pytest

from scripts.impact import main
from tests.examples.toyguide import edit, write_toy_guide

REPORT = """\
## What this change does to the quiz

Compared with `HEAD`, **1 of 2 complete sets of known answers (50.0 %) leads to another outcome**; \
with “I don’t know” among the answers 1 of 3 (33.3 %).

| Before | After | Sets of answers | Of those that move |
|---|---|---:|---:|
| Recommended: Pears | A close call: Pears first | 1 | 100.0 % |

### Examples

1. **Recommended: Pears → A close call: Pears first.** Like “A hungry child” (`docs/cases/hungry-child.md`), \
but with “Hunger: A little” instead of “Very”.
   Moved by “Hunger: A little”: Pears +2 → +1.

### Pages to look at

- `docs/factors/hunger.md`: other effects or answers
- `docs/models/pears.md`: 1 answer counts otherwise
"""


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder, whatever the settings of this machine are."""
    who = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a git repository with the toy guide, committed once."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    write_toy_guide(tmp_path)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "First")
    return tmp_path


def test_a_changed_weight_prints_the_whole_report(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One point fewer makes a close call: counted, tabled, shown on an example; since any revision, committed or not."""
    git(project, "tag", "first")
    edit(project, "docs/factors/hunger.md", "pears: {points: 2", "pears: {points: 1")

    assert main(["HEAD"], project) == 0
    assert capsys.readouterr() == (REPORT, "")
    git(project, "commit", "--quiet", "--all", "--message", "Second")
    assert main(["first"], project) == 0
    assert capsys.readouterr().out == REPORT.replace("`HEAD`", "`first`")
    assert main(["HEAD"], project) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("path", "old", "new", "note"),
    [
        ("docs/index.md", "Apples are sweet.", "Apples are very sweet.", "and no rule changed"),
        ("docs/patterns/both.md", "hunger: [little]", "hunger: [very]", "though rules changed"),
    ],
)
def test_where_nothing_moves_nothing_is_printed(
    project: Path, capsys: pytest.CaptureFixture[str], path: str, old: str, new: str, note: str
) -> None:
    """Another sentence, or another caution, leaves every outcome; one line on the error stream says so."""
    edit(project, path, old, new)

    assert main(["HEAD"], project) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"impact: since HEAD, no outcome and no case moves, {note}.\n"


def test_a_new_answer_is_noted_where_nothing_moves(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The note says what could not be compared."""
    more = "  - {id: starving, label: Starving, effects: {apples: {points: 9, because: Eat., judgement: Yes.}}}\n---\n\n/// factor"
    edit(project, "docs/factors/hunger.md", "---\n\n/// factor", more)

    assert main(["HEAD"], project) == 0
    assert capsys.readouterr().err.endswith("Only one has: new answer “Hunger: Starving” (left out).\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        *(
            ([base], f"'{base}' is not a revision of this repository; name a branch, a tag or a commit.")
            for base in ("no-such-branch", "--help", "-n", "HEAD:docs")
        ),
        *(([*none], "name a git revision to compare with, as in 'make impact BASE=main'.") for none in ((), ("",))),
    ],
)
def test_what_is_no_revision_is_said_in_one_sentence(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    """Nothing is compared; nothing given as a revision is taken for an option of git."""
    assert main(arguments, project) == 2
    assert capsys.readouterr() == ("", f"impact: {said}\n")


def test_a_revision_without_records_is_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A revision of before the guide has nothing to compare with."""
    git(project, "rm", "--quiet", "-r", "docs")
    git(project, "commit", "--quiet", "--allow-empty", "--message", "Empty")
    write_toy_guide(project)

    assert main(["HEAD"], project) == 2
    assert capsys.readouterr().err == "impact: there is no docs/ in 'HEAD', so there is nothing to compare with.\n"


def test_old_records_that_do_not_compile_are_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first problems of the old records are shown with file and line, and nothing is compared."""
    edit(project, "docs/factors/hunger.md", "apples: {points: 3", "plums: {points: 3")
    git(project, "commit", "--quiet", "--all", "--message", "Broken")
    edit(project, "docs/factors/hunger.md", "plums: {points: 3", "apples: {points: 3")

    assert main(["HEAD"], project) == 2
    out, err = capsys.readouterr()
    assert out == ""
    first, *problems = err.splitlines()
    assert first == "impact: the records of 'HEAD' do not compile with today's code, so nothing was compared:"
    assert any(line.startswith("  docs/factors/hunger.md:13:7: 'plums' is not a model;") for line in problems)


def test_what_pages_held_in_earlier_times_is_no_matter(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Records from before a page needed more, or when it had other keys, are still compared by their decisions."""
    edit(project, "docs/models/apples.md", "decides:\n", "tags: [fruit]\nwho:\n")
    edit(project, "docs/factors/hunger.md", "from_whom: Ask your stomach.\n", "")
    git(project, "commit", "--quiet", "--all", "--message", "Earlier")
    edit(project, "docs/models/apples.md", "tags: [fruit]\nwho:\n", "decides:\n")
    edit(project, "docs/factors/hunger.md", "points: 2", "points: -2")

    assert main(["HEAD"], project) == 0
    assert "Pears +2 → −2" in capsys.readouterr().out


def test_todays_records_that_do_not_compile_are_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of many problems the first five are shown and the others counted."""
    for path in sorted((project / "docs/models").glob("*.md")):
        path.write_text("---\ntitle: Broken\n---\n", encoding="utf-8")

    assert main(["HEAD"], project) == 2
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "impact: today's records do not compile with today's code, so nothing was compared:"
    assert len(lines) == 7
    assert lines[-1].startswith("  and ")
