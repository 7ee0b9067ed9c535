"""Two readers of YAML stand behind `read_yaml`, and nobody can tell which of them has read a file."""

import re

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from sitebuild.reading import yaml
from sitebuild.reading.yaml import Positioned, YamlError, read_yaml

WORDS = [
    "a",
    "key: ",
    "x:y",
    "a b",
    "é",
    "😀",
    "yes",
    "tRUE",
    "null",
    "~",
    "010",
    "0x1",
    "1.5",
    "-1",
    "2026-11-21",
    "<<",
    "=",
    "@",
    "`",
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
    *"[]{}'\"\\|>#&*!%:,-",
    "&x ",
    "*x",
    "!!int ",
]
MARKS += ["|\n  ", ">-\n  ", "> \n \n  ", "\t", "\r\n", "\x85", "\n---\n", "\n...\n", "\\n", "\\/"]


def told(text: str) -> Positioned | tuple[str, int, int]:
    """Return what a text says, or what is wrong with it."""
    try:
        return read_yaml(text)
    except YamlError as error:
        return error.message, error.line, error.column
    except NotImplementedError:
        reject()  # The slow reader stumbles over comments in some places.


def told_slowly(text: str) -> Positioned | tuple[str, int, int]:
    """Return the same without the fast reader."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "OTHERWISE", re.compile(""))
        return told(text)


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS + MARKS), max_size=9).map("".join), st.sampled_from(["", "k: ", "- "]))
def test_both_readers_say_the_same(text: str, before: str) -> None:
    """Values, places and problems are the same, whatever is written."""
    assert told(before + text) == told_slowly(before + text)


def test_a_plain_record_is_read_by_the_fast_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """The slow one is for what is rare, so that a guide is read in a moment."""
    monkeypatch.setattr(yaml, "_read_slowly", lambda *_: pytest.fail("the slow reader was asked"))

    assert read_yaml("title: 'No: one'\npoints: [1, -2]\nsays: >-\n  Two\n  lines\n").data == {
        "title": "No: one",
        "points": [1, -2],
        "says": "Two lines",
    }
