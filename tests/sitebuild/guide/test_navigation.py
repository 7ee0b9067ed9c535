"""Sections of the contents are filled from what stands in their folders."""

from pathlib import Path

import pytest

from sitebuild.guide.guide import load_guide
from sitebuild.guide.navigation import Navigation, fill


def test_sections_are_filled_in_order_and_large_ones_in_groups(toy: Path) -> None:
    """Models stand in their declared order, sources and patterns in their groups; what is named stays where it is."""
    guide = load_guide(toy)
    filled = fill(
        [
            {"Start": ["index.md", "all.md"]},
            {"Models": ["models/index.md"]},
            {"Compare": ["compare/index.md"]},
            {"Quiz": ["quiz/index.md", "quiz/on-paper.md"]},
            {"Patterns": ["patterns/index.md"]},
            {"Sources": ["sources/index.md", "disagreements.md"]},
        ],
        guide,
    )

    assert filled == [
        {"Start": ["index.md", "all.md"]},
        {"Models": ["models/index.md", "models/apples.md", "models/pears.md"]},
        {"Compare": ["compare/index.md", "compare/apples-and-pears.md"]},
        {"Quiz": ["quiz/index.md", "quiz/on-paper.md"]},
        {"Patterns": ["patterns/index.md", {"Cautions": ["patterns/both.md"]}]},
        {"Sources": ["sources/index.md", "disagreements.md", {"Vendors’ articles": ["sources/market.md"]}]},
    ]


@pytest.mark.parametrize("declared", [["index.md", {"All": "all.md"}], [{"Start": []}], [{"Start": None}]])
def test_what_is_no_section_stays_as_it_is(toy: Path, declared: Navigation) -> None:
    """A page without a title of its own is allowed in the navigation, and an empty section is for MkDocs to refuse."""
    assert fill(declared, load_guide(toy)) == declared
