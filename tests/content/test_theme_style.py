"""Of the theme's own styles nothing is left out that a page needs."""

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from scripts.making.bundle import THEME_CSS
from tests.content.conftest import Page

RULE = re.compile(r"([^{}@;]+)\{")
PICTURE = re.compile(r'url\("[^"]*"\)')
NOT = re.compile(r":not\((?:[^()]|\([^()]*\))*\)")
COMMA = re.compile(r",(?![^(]*\))")
NAME = r"([A-Za-z][\w-]*)"
ATTRIBUTE = re.compile(rf"\[{NAME}(?:[~|^$*]?=\"?([^\]\"]*)\"?)?\]")
MARK_OF_SWITCHING = "data-md-color-switching"
"""The one name of the theme's script whose rules are left out on purpose."""


def selectors(css: str) -> set[str]:
    """Return every selector that stands before a block, each of a list by itself; steps of an animation are none."""
    return {
        part.strip()
        for found in RULE.findall(PICTURE.sub("", css))
        for part in COMMA.split(found)
        if part.strip(" %0123456789")
    }


def names(selector: str) -> Iterator[str]:
    """Yield what an element must have for a selector to match: tags, `.class`, `#id`, `[name` and `=value`."""
    rest = NOT.sub("", selector)
    for name, value in ATTRIBUTE.findall(rest):
        yield f"[{name}"
        if value:
            yield f"={value}"
    rest = ATTRIBUTE.sub("", rest)
    yield from (mark + name for mark, name in re.findall(rf"([.#]){NAME}", rest))
    yield from re.findall(rf"(?<![\w.#:-]){NAME}", rest)


@pytest.fixture
def present(pages: dict[str, Page]) -> set[str]:
    """Return what any built page has, and what the theme's script gives elements later, named as in a selector."""
    found: set[str] = set()
    for page in pages.values():
        for tag, attributes in page.elements:
            found |= {tag, f"#{attributes.get('id', '')}", *(f"[{name}" for name in attributes)}
            found |= {f".{each}" for each in attributes.get("class", "").split()}
            found |= {f"={value}" for value in attributes.values()}
    (script,) = Path(str(files("material"))).glob("templates/assets/javascripts/bundle.*.js")
    shown = ("md-search-result", "md-tooltip2", "md-typeset__", "md-dialog", "md-header--shadow", "md-nav__link--")
    for name in re.findall(r"\bmd-[\w-]+", script.read_text(encoding="utf-8")):
        found |= {f".{name}"} if name.startswith(shown) else {f"[data-{name}"}
    return found - {f"[{MARK_OF_SWITCHING}"}


def test_every_rule_of_the_theme_that_can_match_on_a_page_is_kept(present: set[str]) -> None:
    """A selector whose tags, classes and attributes all are in the pages, or come with the theme's script, is there."""
    folder = Path(str(files("material"))) / "templates/assets/stylesheets"
    whole = selectors("".join(file.read_text(encoding="utf-8") for file in folder.glob("*.min.css")))
    needed = {selector for selector in whole if set(names(selector)) <= present}
    kept = selectors(THEME_CSS.read_text(encoding="utf-8"))

    assert len(needed) > 200
    assert sorted(needed - kept) == []


def test_most_of_the_theme_is_left_out() -> None:
    """Of the theme's styles a third or less goes out with the pages."""
    folder = Path(str(files("material"))) / "templates/assets/stylesheets"
    whole = sum(file.stat().st_size for file in folder.glob("*.min.css"))

    assert THEME_CSS.stat().st_size * 3 < whole
