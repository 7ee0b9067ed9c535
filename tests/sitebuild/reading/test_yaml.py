"""What a file says, it says to every reader: ours and others agree, or the file is refused with its place."""

from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sitebuild.reading.yaml import Positioned, YamlError, read_yaml

WORDS = [
    "a",
    "b",
    "yes",
    "NO",
    "on",
    "y",
    "null",
    "~",
    "010",
    "0x1F",
    "1_0",
    "12:30",
    "1.5",
    "-1",
    "1e3",
    "2026-11-21",
    "2003-02-29",
    "<<",
    "=",
    "@",
    "`",
    "é",
    "😀",
    "key:",
    "x:y",
    "true",
    "tRUE",
    ".inf",
    "'a''b'",
    '"\\n"',
    "a #b",
    "#c",
    "&x ",
    "*x",
    "!t ",
    "!!int ",
    "%TAG",
    "---",
    "...",
]
MARKS = [
    "\n",
    "\n  ",
    "\n- ",
    "\n  - ",
    "\n\n",
    " ",
    ": ",
    "? ",
    "- ",
    ", ",
    "|\n  ",
    ">-\n  ",
    "> \n \n  ",
    "\t",
    *"[]{}'\"\\|>#&*!%:,-",
]


def told(text: str) -> Positioned | YamlError:
    """Return what a text says, or what is wrong with it."""
    try:
        return read_yaml(text)
    except YamlError as error:
        return error


def plain(value: Any) -> Any:
    """Return what another reader found with days as text, as ours has them."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


@given(st.lists(st.sampled_from(WORDS + MARKS), max_size=9).map("".join), st.sampled_from(["", "k: ", "- ", "k:\n"]))
def test_what_is_accepted_means_the_same_to_the_reader_that_others_use(text: str, before: str) -> None:
    """MkDocs and most editors read YAML 1.1: whatever we let pass, they read as we do."""
    found = told(before + text)

    if not isinstance(found, YamlError):
        assert plain(yaml.safe_load(before + text)) in (found.data, None if found.data == {} else found.data)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200) | st.text("[{:- \n\"'&*!#|>?,]}", max_size=80))
def test_any_text_is_data_or_is_refused_with_its_place(text: str) -> None:
    """Nothing but a sentence comes of a text that is no YAML, and its place lies in the text."""
    found = told(text)

    if isinstance(found, YamlError):
        assert found.message.endswith(".")
        assert 1 <= found.line <= text.replace("\r", "\n").count("\n") + 1 and found.column >= 1


def test_every_key_and_value_knows_its_place() -> None:
    """Dates stay text, words stay words, and line and column are those of the file."""
    read = read_yaml("a: nothing\nb:\n  - 2026-11-21\n  - {c: 3}\n", first_line=2)

    assert read.data == {"a": "nothing", "b": ["2026-11-21", {"c": 3}]}
    assert read.place(("b", 1, "c")) == (5, 9)
    assert read.place(("b", 1, "c"), key=True) == (5, 6)
    assert read.place(("b", 7, "x")) == (4, 3)


def test_aliases_of_aliases_cost_nothing() -> None:
    """Nine lines that would stand for a thousand million values are refused at the first name."""
    lines = ["a0: &a0 [x, x]", *(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 10))]
    found = told("\n".join(lines))

    assert isinstance(found, YamlError)
    assert (found.line, found.column, found.message) == (
        1,
        5,
        "'&a0' would name a value and not be shown; put the text in quotes.",
    )


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth_is_told_and_not_followed(opening: str) -> None:
    """However deep values are nested, the reader stops at a depth that no record has."""
    found = told(opening * 20_000)

    assert isinstance(found, YamlError)
    assert found.line == 1
