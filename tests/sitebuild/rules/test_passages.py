"""What counts as running prose, and how it is measured."""

from pathlib import Path

import pytest

from sitebuild.records.library import load
from sitebuild.rules.passages import passages, plain
from sitebuild.rules.prose import grade
from tests.examples.toyguide import edit

PAGE = "index.md"
BODY = """
Say it
twice.

- One *item* with a [link](/all.md)
- another
  that goes on

## A heading

| A | table |
|---|---|

> What somebody else said.

!!! judgement "Ours"
    We think so. [@market-apples]

```
code
```

/// comparison
    models: [apples]
///
"""


@pytest.fixture
def varied(toy: Path) -> Path:
    """Return a toy guide whose home page has everything that a body may hold."""
    edit(toy, f"docs/{PAGE}", "Apples are sweet. [@market-apples]\n", BODY)
    return toy


def test_paragraphs_and_items_are_prose_and_nothing_else_is(varied: Path) -> None:
    """Headings, tables, quotations, code and blocks are left out; a paragraph is one passage, and so is an item."""
    found = [passage.text for passage in passages(load(varied), PAGE)]

    assert found == [
        "See everything.",
        "Say it twice.",
        "One item with a link.",
        "another that goes on.",
        "We think so.",
        "All.",
    ]


def test_a_passage_knows_its_place(varied: Path) -> None:
    """A problem in a passage can be shown where it stands."""
    lines = (varied / "docs" / PAGE).read_text(encoding="utf-8").split("\n")
    passage = next(each for each in passages(load(varied), PAGE) if each.text.startswith("One item"))

    assert lines[passage.line - 1].startswith("- One *item*")


def test_the_sentences_of_a_record_are_prose_but_its_labels_and_cells_are_not(toy: Path) -> None:
    """Reasons and hints are read as sentences; titles, labels, table cells and claims are not."""
    library = load(toy)

    assert [each.text for each in passages(library, "factors/hunger.md")] == [
        "How hungry are you?",
        "Fruit differs in size.",
        "Ask your stomach.",
        "You need much.",
        "You would eat too many.",
        "Pears are juicy.",
        "You need little.",
    ]
    assert "It is so." not in [each.text for each in passages(library, "models/apples.md")]
    assert passages(library, "sources/market.md") == ()


@pytest.mark.parametrize(
    ("written", "read"),
    [("*A* `b`", "A b."), ("[A](/b.md){ .c } d", "A d."), ("A. [@b; @c] D", "A. D."), ("“A.”", "“A.”"), ("A?", "A?")],
)
def test_markup_is_no_part_of_prose(written: str, read: str) -> None:
    """What only the builder reads does not count as words, and every passage ends as a sentence does."""
    assert plain(written) == read


@pytest.mark.parametrize(
    ("text", "characters", "words", "sentences"),
    [
        ("The cat sat on the mat.", 18 / 6, 6, 1),
        ("The cat sat down. A dog came along!", 28 / 8, 8, 2),
        ("Yes. The cat sat on the mat.", 22 / 7, 7, 1),
        ("The cat – it sat.", 13 / 5, 4, 1),
    ],
    ids=["plain", "two-sentences", "too-short-for-a-sentence", "dash"],
)
def test_the_grade_grows_with_the_length_of_words_and_sentences(
    text: str, characters: float, words: int, sentences: int
) -> None:
    """Counted by hand: a dash is a character and no word, and what has fewer than three words is no sentence."""
    assert grade(text) == pytest.approx(4.71 * characters + 0.5 * words / sentences - 21.43)
