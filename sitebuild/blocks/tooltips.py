"""The first use of a glossary term in the prose of a page becomes a link that explains it."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from sitebuild.blocks.words import grouped
from sitebuild.guide.guide import Guide
from sitebuild.records.pagefacts import Term

GLOSSARY = "wm-glossary"

WITHOUT = (
    {"a", "code", "pre", "svg", "sup"} | {"th", "summary", "legend", "dt", "label"} | {f"h{n}" for n in range(1, 7)}
)
"""Elements in which nothing is marked: links, code, names, headings, and what a reader acts on."""

WITHOUT_CLASSES = {"wm-quiz", "wm-paper", "wm-claims", "wm-sources", "wm-source", "wm-index", "wm-chip", "wm-said-by"}
"""Parts in which nothing is marked: the quiz, the paper sheet, what sources say, lists of links."""


def explain_terms(guide: Guide, root: Element) -> None:
    """Mark the first use of every term on a page, unless it is the glossary itself."""
    if not any(part.get("class") == GLOSSARY for part in root.iter("div")):
        Marker(guide.library.terms).mark(root)


class Marker:
    """Marks the first uses of some terms on one page. Abbreviations count only as they are written."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms, self.pattern = _names(tuple(terms))
        self.seen: set[str] = set()

    def mark(self, parent: Element) -> None:
        """Put a link in the place of every first use below `parent`."""
        if parent.tag in WITHOUT or WITHOUT_CLASSES & set(parent.get("class", "").split()):
            return
        children = list(parent)
        parent.text, parent[:] = self._split(parent.text)
        for child in children:
            self.mark(child)
            parent.append(child)
            child.tail, links = self._split(child.tail)
            parent.extend(links)

    def _split(self, text: str | None) -> tuple[str | None, list[Element]]:
        """Return what stands before the first mark, and the marks with what follows each as their tail."""
        links = list[Element]()
        before, end = text, 0
        for found, term in self._first_uses(text) if text else ():
            link = Element("a", {"href": f"/glossary.md#{term.id}", "title": term.says, "class": "wm-term"})
            link.text = AtomicString(found[0])
            between = AtomicString(found.string[end : found.start()])
            if links:
                links[-1].tail = between
            else:
                before = between
            end = found.end()
            link.tail = AtomicString(found.string[end:])
            links.append(link)
        return before, links

    def _first_uses(self, text: str) -> Iterator[tuple[re.Match[str], Term]]:
        for found in self.pattern.finditer(text):
            # A name in capitals may be an abbreviation, or a word that is shouted.
            spoken = " ".join(found[0].split())
            small = spoken.lower()
            term = self.terms.get(spoken) or self.terms.get(small) or self.terms.get(small.removesuffix("s"))
            # The pattern holds a few letters for the same that have different small forms: a long s and an s.
            if term is not None and term.id not in self.seen:
                self.seen.add(term.id)
                yield found, term


@lru_cache(maxsize=2)
def _names(terms: tuple[Term, ...]) -> tuple[dict[str, Term], re.Pattern[str]]:
    """Return the terms by every name that is explained, and what finds these names in a text."""
    named = {_key(name): term for term in terms if term.tooltip for name in (term.name, *term.also)}
    # Longer names first, so that no name hides one that begins with it.
    by_first_letter = grouped(sorted(named, key=len, reverse=True), lambda name: name[0].lower())
    # Where no name can begin, all are passed over at once. Without a name nothing is found.
    written = "|".join(
        f"[{re.escape(letter + letter.upper())}](?:{'|'.join(map(_rest_of, names))})"
        for letter, names in by_first_letter.items()
    )
    return named, re.compile(rf"(?<![\w-])(?:{written or '(?!)'})(?![\w-])")


def _key(name: str) -> str:
    spoken = " ".join(name.split())
    return spoken if name.isupper() else spoken.lower()


def _rest_of(name: str) -> str:
    """Return how a name goes on after its first letter."""
    # A line of Markdown may end between two words.
    rest = r"\s+".join(map(re.escape, name[1:].split(" ")))
    return f"(?<={re.escape(name[0])}){rest}" if name.isupper() else f"(?i:{rest})s?"
