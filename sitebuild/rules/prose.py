"""Rules on running prose: that a busy reader can follow it, and that nothing is said twice."""

import re
from collections.abc import Iterator

from sitebuild.reading.problems import Problem
from sitebuild.records.library import Library
from sitebuild.rules.passages import passages
from sitebuild.rules.register import finishing_rule

HIGHEST_GRADE = 10
"""The highest grade of school, by the Automated Readability Index, that running prose may ask for."""

REPEATED_WORDS = 8
"""Sentences of fewer words may stand twice: "Take the quiz." is no repetition."""

_WORD = re.compile(r"[a-z0-9']+")


def reading_levels(library: Library) -> dict[str, float]:
    """Return the Automated Readability Index of every page with running prose, by the page's path."""
    # Loaded here: it takes half a second, which only whoever measures has to wait for.
    import textstat

    levels: dict[str, float] = {}
    for source, page in library.pages.items():
        text = "\n".join(passage.text for passage in passages(library, source))
        if text:
            levels[page.path] = float(textstat.automated_readability_index(text))
    return levels


@finishing_rule
def reading_level(library: Library) -> Iterator[Problem]:
    """Running prose asks for no more than ten years of school."""
    for path, grade in reading_levels(library).items():
        if grade > HIGHEST_GRADE:
            message = (
                f"the prose of this page reads at grade {grade:.1f}; at most {HIGHEST_GRADE} is allowed: "
                "split long sentences and take shorter words."
            )
            yield Problem(path, 1, 1, "reading-level", message)


@finishing_rule
def repetition(library: Library) -> Iterator[Problem]:
    """No sentence of some length stands twice in the guide."""
    seen: dict[str, tuple[str, int]] = {}
    for source, page in library.pages.items():
        for passage in passages(library, source):
            for sentence in passage.sentences():
                spoken = _WORD.findall(sentence.lower().replace("’", "'"))
                if len(spoken) < REPEATED_WORDS:
                    continue
                words = " ".join(spoken)
                if words not in seen:
                    seen[words] = page.path, passage.line
                else:
                    path, line = seen[words]
                    message = f"this sentence stands in {path}:{line} too: “{sentence}” Say it once, and link to it."
                    yield Problem(page.path, passage.line, passage.column, "repetition", message)
