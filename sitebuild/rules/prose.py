"""Rules on running prose: that a busy reader can follow it, and that nothing is said twice."""

import re
from collections.abc import Iterator
from functools import lru_cache

from sitebuild.reading.page import AT_ONCE, Page
from sitebuild.reading.problems import Problem
from sitebuild.records.library import Library, Record
from sitebuild.rules.passages import Passage, passages_of
from sitebuild.rules.register import Scope, rule

HIGHEST_GRADE = 12
"""The highest grade of school, by the Automated Readability Index, that running prose may ask for."""

REPEATED_WORDS = 8
"""Sentences of fewer words may stand twice: "Take the quiz." is no repetition."""

_SENTENCE = re.compile(r"\b[^.!?]+")
_SPOKEN = re.compile(r"\S*\w\S*")
_WORD = re.compile(r"[a-z0-9']+")


def grade(text: str) -> float:
    """Return the Automated Readability Index of a text: the grade of an American school that can read it.

    The formula is that of R. J. Senter and E. A. Smith, "Automated Readability Index", Aerospace Medical
    Research Laboratories, November 1967 (AD0667273). It was made for typewriters that count strokes. A character
    is whatever is no space. A word is what stands between spaces; what has neither letter nor digit, like a
    dash, counts where the length of words is taken and not where that of sentences is. A sentence ends at a full
    stop, a question mark or an exclamation mark and has three words or more: shorter ones are mostly parts of
    numbers and of abbreviations. `text` has one word at least.
    """
    words = text.split()
    sentences = sum(_count_spoken(sentence) > 2 for sentence in _SENTENCE.findall(text))
    characters_a_word = sum(map(len, words)) / len(words)
    words_a_sentence = _count_spoken(text) / max(1, sentences)
    return 4.71 * characters_a_word + 0.5 * words_a_sentence - 21.43


def _count_spoken(text: str) -> int:
    return len(_SPOKEN.findall(text))


def reading_levels(library: Library) -> dict[str, float]:
    """Return the grade of every page with running prose, by the page's path."""
    levels = {page.path: _level(page, library.records.get(source)) for source, page in library.pages.items()}
    return {path: level for path, level in levels.items() if level is not None}


@lru_cache(AT_ONCE)
def _level(page: Page, record: Record | None) -> float | None:
    text = "\n".join(passage.text for passage in passages_of(page, record))
    return grade(text) if text else None


@rule(Scope.GUIDE)
def reading_level(library: Library) -> Iterator[Problem]:
    """Running prose asks for no more than twelve years of school.

    A busy reader follows it the first time.

    Wrong: (a paragraph of sentences of forty words)
    Right: (the same in sentences of twenty)
    """
    levels = reading_levels(library)
    for page in library.pages.values():
        level = levels.get(page.path, 0)
        if level > HIGHEST_GRADE:
            message = f"the prose of this page reads at grade {level:.1f}; at most {HIGHEST_GRADE} is allowed: "
            yield page.problem_at(1, 1, message + "split long sentences and take shorter words.")


@rule(Scope.GUIDE)
def repetition(library: Library) -> Iterator[Problem]:
    """No sentence of some length stands twice in the guide.

    Whoever reads a thing twice takes it for a mistake.

    Wrong: (the same sentence on two pages)
    Right: (the sentence on one page, and a link to it on the other)
    """
    seen: dict[str, str] = {}
    for source, page in library.pages.items():
        for said, sentence, passage in _sentences(page, library.records.get(source)):
            if said in seen:
                message = f"this sentence stands in {seen[said]} too: “{sentence}” Say it once, and link to it."
                yield page.problem_at(passage.line, passage.column, message)
            seen.setdefault(said, f"{page.path}:{passage.line}")


@lru_cache(AT_ONCE)
def _sentences(page: Page, record: Record | None) -> list[tuple[str, str, Passage]]:
    """Return every sentence of some length: its words alone, as it is written, and where."""
    return [
        (" ".join(spoken), sentence, passage)
        for passage in passages_of(page, record)
        for sentence in passage.sentences()
        if len(spoken := _WORD.findall(sentence.lower().replace("’", "'"))) >= REPEATED_WORDS
    ]
