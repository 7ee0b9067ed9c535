"""The first use of a glossary term in the prose of a page becomes a link that explains it."""

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from sitebuild.blocks.html import element
from sitebuild.records.pagefacts import Term

GLOSSARY = "wm-glossary"
TERM = "wm-term"

WITHOUT = {
    "a",
    "code",
    "pre",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "th",
    "summary",
    "legend",
    "svg",
    "sup",
    "dt",
    "label",
}
"""Elements in which nothing is marked: links, names, code, and what a reader acts on."""

WITHOUT_CLASSES = {"wm-quiz", "wm-paper", "wm-claims", "wm-sources", "wm-source", "wm-index", "wm-chip", "wm-said-by"}
"""Parts in which nothing is marked: the quiz, the paper sheet, what sources say, lists of links."""


class Marker:
    """Marks first uses, one page after the other. Abbreviations count only as they are written."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms: dict[str, Term] = {}
        for term in terms:
            if term.tooltip:
                for name in (term.name, *term.also):
                    self.terms[_key(name)] = term
        names = sorted(self.terms, key=len, reverse=True)
        written = "|".join(_written(name) for name in names)
        self.pattern = re.compile(rf"(?<![\w-])(?:{written})(?![\w-])") if names else None

    def mark(self, root: Element) -> None:
        """Link the first use of every term below `root`, unless it is the glossary itself."""
        if self.pattern is None or any(part.get("class") == GLOSSARY for part in root.iter("div")):
            return
        self._in(root, set())

    def _in(self, parent: Element, seen: set[str]) -> None:
        if parent.tag in WITHOUT or WITHOUT_CLASSES & set(parent.get("class", "").split()):
            return
        position = 0
        first, made = self._split(parent.text, seen)
        if made:
            parent.text = first
            position = _put_in(parent, made, position)
        while position < len(parent):
            child = parent[position]
            self._in(child, seen)
            position += 1
            first, made = self._split(child.tail, seen)
            if made:
                child.tail = first
                position = _put_in(parent, made, position)

    def _split(self, text: str | None, seen: set[str]) -> tuple[str, list[Element]]:
        """Return what stands before the first mark, and the marks with what follows each as their tail."""
        if not text or self.pattern is None or not text.strip():
            return "", []
        before, made, end = "", list[Element](), 0
        for found, term in self._first_uses(text, seen):
            between = AtomicString(text[end : found.start()])
            if made:
                made[-1].tail = between
            else:
                before = between
            made.append(element("a", found[0], href=f"/glossary.md#{term.id}", title=term.says, class_=TERM))
            end = found.end()
        if made:
            made[-1].tail = AtomicString(text[end:])
        return before, made

    def _first_uses(self, text: str, seen: set[str]) -> Iterator[tuple[re.Match[str], Term]]:
        assert self.pattern is not None
        for found in self.pattern.finditer(text):
            # A name in capitals may be an abbreviation, or a word that is shouted.
            spoken = " ".join(found[0].split())
            small = spoken.lower()
            term = self.terms.get(spoken) or self.terms.get(small) or self.terms.get(small.removesuffix("s"))
            # The pattern holds a few letters for the same that have different small forms: a long s and an s.
            if term is not None and term.id not in seen:
                seen.add(term.id)
                yield found, term


def _key(name: str) -> str:
    spoken = " ".join(name.split())
    return spoken if name.isupper() else spoken.lower()


def _written(name: str) -> str:
    # A line of Markdown may end between two words.
    words = r"\s+".join(re.escape(word) for word in name.split())
    return words if name.isupper() else f"(?i:{words})s?"


def _put_in(parent: Element, made: list[Element], position: int) -> int:
    for offset, link in enumerate(made):
        parent.insert(position + offset, link)
    return position + len(made)
