"""A file that cannot be read, or not as meant, is a problem with its place, never a traceback."""

import os
from pathlib import Path

import pytest

from tests.examples.toyguide import messages

FACTOR = "docs/factors/hunger.md"
QUIZ = "docs/_data/quiz.yml"


def change(root: Path, path: str, old: bytes, new: bytes) -> None:
    """Replace the bytes `old`, which must stand in a file, by `new`."""
    data = (root / path).read_bytes()
    assert old in data
    (root / path).write_bytes(data.replace(old, new, 1))


@pytest.mark.parametrize("path", [FACTOR, QUIZ])
@pytest.mark.parametrize(("mark", "ending"), [(b"\xef\xbb\xbf", b"\n"), (b"", b"\r\n"), (b"\xef\xbb\xbf", b"\r\n")])
def test_byte_order_marks_and_windows_line_endings_are_read(toy: Path, path: str, mark: bytes, ending: bytes) -> None:
    """What an editor on Windows writes is read like anything else."""
    file = toy / path
    file.write_bytes(mark + file.read_bytes().replace(b"\n", ending))

    assert messages(toy) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        (FACTOR, b"You need much", b"You need m\xfcch", f"{FACTOR}:13:46: this is not UTF-8 from here on; save the file as UTF-8. [encoding]"),
        (QUIZ, b"margin: 1", b"\xff", f"{QUIZ}:3:1: this is not UTF-8 from here on; save the file as UTF-8. [encoding]"),
        (FACTOR, b"Fruit differs", b"Fruit\x0bdiffers", f"{FACTOR}:6:11: the character U+000B cannot be seen; delete it. [character]"),
        (FACTOR, b"  - id: little", b"\t- id: little", f"{FACTOR}:15:1: a tab stands here; write spaces. [yaml]"),
        (FACTOR, b"ask: How", b"? [a, b]\n: c\nask: How", f"{FACTOR}:5:3: a list or mapping cannot be a key; write one word, or put a text in quotes. [yaml]"),
        (QUIZ, b"[apples, pears]", b"&fruit [*fruit]", f"{QUIZ}:1:9: '&fruit' would name a value and not be shown; put the text in quotes. [yaml]"),
        (QUIZ, b"[apples, pears]", b"[" * 500, f"{QUIZ}:1:41: the values are nested more than 32 deep; write them flatter. [yaml]"),
    ],
    ids=["page-encoding", "vocabulary-encoding", "control-character", "tab", "key", "alias", "depth"],
)  # fmt: skip
def test_a_damaged_file_has_one_problem(toy: Path, path: str, old: bytes, new: bytes, message: str) -> None:
    """The place and the remedy are named, and nothing else is said of the file."""
    change(toy, path, old, new)

    assert [found for found in messages(toy) if found.startswith(path)] == [message]


@pytest.mark.parametrize("number", ["010", "0x_", "1_0", "1e3", ".inf", ".nan", "9" * 30])
def test_a_number_that_is_none_is_named(toy: Path, number: str) -> None:
    """Whatever YAML or a person may mean by it, points are written as plain whole numbers."""
    change(toy, FACTOR, b"points: 3", f"points: {number}".encode())

    advice = "is a number that programs read in different ways; write it plainly, or in quotes."
    assert messages(toy) == [f"{FACTOR}:13:24: '{number}' {advice} [yaml]"]


def test_no_file_keeps_the_reader_waiting(toy: Path) -> None:
    """A pipe that never ends is told at once, and so is a file that is too large to be content."""
    os.mkfifo(toy / "docs/pipe.md")
    (toy / "docs/huge.md").write_text("x" * 500_001, encoding="utf-8")

    assert messages(toy) == [
        "docs/huge.md:1:1: this file has 500,001 bytes; at most 500,000 are read: split it. [file]",
        "docs/pipe.md:1:1: this is no plain file; put one in its place, or delete it. [file]",
    ]


def test_a_file_that_cannot_be_opened_is_named(toy: Path) -> None:
    """A link to nowhere and a folder in a file's place are problems; a folder with a page's ending is none."""
    (toy / "docs/lost.md").symlink_to("nowhere.md")
    (toy / "docs/folder.md").mkdir()
    (toy / QUIZ).unlink()
    (toy / QUIZ).mkdir()

    assert messages(toy) == [
        f"{QUIZ}:1:1: this is no plain file; put one in its place, or delete it. [file]",
        "docs/lost.md:1:1: this file cannot be read: No such file or directory. [file]",
    ]


def test_an_unclosed_front_matter_hides_no_other_message(toy: Path) -> None:
    """Where the body begins is not known, so nothing is said about it."""
    (toy / FACTOR).write_text("---\ntitle: Hunger\n", encoding="utf-8")

    assert [found for found in messages(toy) if found.startswith(FACTOR)] == [
        f"{FACTOR}:1:1: the front matter is opened with '---' but never closed; add a line '---' after it. [front-matter]"
    ]


def test_a_fence_that_is_never_closed_hides_nothing(toy: Path) -> None:
    """Without its end the builder reads a fence as text, and so do the checks."""
    change(toy, "docs/index.md", b"Apples are sweet.", b"```\nApples are sweet. [@nobody]")

    assert messages(toy) == [
        "docs/index.md:8:1: this fence is never closed; add a line '```' behind its code. [fence]",
        "docs/index.md:9:21: 'nobody' is not a claim; use one of: market-apples, market-pears. [claim-reference]",
    ]


@pytest.mark.parametrize(
    "entries",
    [
        "site_name: Fruit\n",
        "site_name: Fruit\nmarkdown_extensions:\n  - toc:\n  - attr_list\n  - sitebuild.extension\n",
    ],
    ids=["none", "without-settings"],
)
def test_the_extensions_of_mkdocs_may_be_few_and_without_settings(toy: Path, entries: str) -> None:
    """What MkDocs accepts, the check of links accepts."""
    (toy / "mkdocs.yml").write_text(entries, encoding="utf-8")

    assert not [message for message in messages(toy) if message.startswith("mkdocs.yml")]


def test_a_damaged_mkdocs_configuration_is_a_problem_with_its_place(toy: Path) -> None:
    """The check of links reads mkdocs.yml, and says where it cannot."""
    (toy / "mkdocs.yml").write_text("site_name: Fruit\nnav: [\n", encoding="utf-8")
    (found,) = messages(toy)

    assert found.startswith("mkdocs.yml:2:7: a bracket is still open here; ")
