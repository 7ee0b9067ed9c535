"""Links, pictures and typed HTML in the body of a page, each with its place in the file."""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser

from sitebuild.reading.bodytext import place_in_file, without_code
from sitebuild.reading.page import AT_ONCE, Page

# Every repetition has an end, so that no text keeps these waiting.
_WORDS = r"(?:[^\[\]\n]|\n(?!\s*\n)|\[[^\[\]\n]{0,300}\]){0,900}"
_LINK = re.compile(
    rf"(?<!\\)(?P<mark>!?)\[(?P<text>{_WORDS})\](?P<gap>[ \t]?)\((?P<inside>(?:[^()\n]|\([^()\n]{{0,300}}\)){{0,900}})\)"
)
_DEFINITION = re.compile(r"^ {0,3}\[(?P<text>[^\[\]\n]{1,300})\]:[ \t]*(?P<inside>\S{1,900})", re.MULTILINE)
_TARGET = re.compile(r"""\s*(?P<target><[^<>]*>|.*?)\s*(?:["'][^"]*["'])?\s*""", re.DOTALL)


@dataclass(frozen=True)
class Link:
    """A link or a picture as it is written. `gap` says whether a blank parts its words from its address."""

    picture: bool
    text: str
    target: str
    gap: bool
    line: int
    column: int
    target_column: int


@dataclass(frozen=True)
class Element:
    """A tag of HTML as it is typed. `closes` says that it is an end tag; entities in attributes are resolved."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    closes: bool
    line: int
    column: int


@lru_cache(AT_ONCE)
def links(page: Page) -> tuple[Link, ...]:
    """Return every link and picture of a page, and every definition of an address, in their order."""
    text = without_code(page)
    found = []
    for match in (*_LINK.finditer(text), *_DEFINITION.finditer(text)):
        groups = match.groupdict()
        inside = _TARGET.fullmatch(match["inside"])
        target = inside["target"].strip("<>") if inside else match["inside"]
        line, column = place_in_file(page, text, match.start())
        _, target_column = place_in_file(page, text, match.start("inside"))
        mark, gap = groups.get("mark", ""), groups.get("gap", "")
        words = page.body[match.start("text") : match.end("text")]
        found.append(Link(bool(mark), words, unescape(target), bool(gap), line, column, target_column))
    return tuple(sorted(found, key=lambda link: (link.line, link.column)))


@lru_cache(AT_ONCE)
def without_links(page: Page) -> str:
    """Return the body with a blank for every character of code, of a link, of a picture and of a definition."""
    return _DEFINITION.sub(blanked, _LINK.sub(blanked, without_code(page)))


@lru_cache(AT_ONCE)
def without_targets(page: Page) -> str:
    """Return the body with a blank for every character of code and of where a link leads; its words stay."""
    return _LINK.sub(
        lambda link: link[0][: link.start("inside") - link.start()].ljust(len(link[0])), without_code(page)
    )


def blanked(found: re.Match[str]) -> str:
    """Return as many blanks as were found, with the ends of lines as they are."""
    return re.sub(r"[^\n]", " ", found[0])


@lru_cache(AT_ONCE)
def definitions(page: Page) -> frozenset[str]:
    """Return the names for which the page defines an address, in small letters."""
    return frozenset(match["text"].lower() for match in _DEFINITION.finditer(without_code(page)))


@lru_cache(AT_ONCE)
def elements(page: Page) -> tuple[Element, ...]:
    """Return every tag that is typed in the body of a page."""
    typed = _Typed(page)
    # The words of a link may hold a tag, its address in angle brackets is none.
    typed.feed(without_targets(page))
    return tuple(typed.found)


class _Typed(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[Element] = []
        self._first = page.body_line - 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(tag, tuple((name, value or "") for name, value in attrs), closes=False)

    def handle_endtag(self, tag: str) -> None:
        self._note(tag, (), closes=True)

    def set_cdata_mode(self, elem: str, **_: object) -> None:
        """Look at what stands in scripts and styles like at anything else."""

    def _note(self, tag: str, attributes: tuple[tuple[str, str], ...], *, closes: bool) -> None:
        line, column = self.getpos()
        self.found.append(Element(tag, attributes, closes, self._first + line, column + 1))
