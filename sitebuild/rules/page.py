"""Rules on what every page has: the headings of its template and a description of its own."""

import re
from collections.abc import Iterator
from functools import lru_cache, reduce
from operator import getitem

from sitebuild.reading.bodytext import lines_without_code
from sitebuild.reading.page import AT_ONCE, Page
from sitebuild.reading.problems import Problem
from sitebuild.records.kinds import kind_of
from sitebuild.records.library import Library
from sitebuild.records.scaffold import PLACEHOLDER
from sitebuild.rules.register import Scope, rule

HEADING = re.compile(r"##\s+(?P<text>.*?)\s*(?:\{.*\})?\s*$")
DESCRIPTION_LENGTH = 160


@rule(Scope.RECORD)
def headings(library: Library) -> Iterator[Problem]:
    """A page has the headings of its kind's template, in their order.

    Readers find the same thing at the same place on each page of a kind.

    Wrong: ## Prices and terms
    Right: ## Price and term
    """
    for page in library.pages.values():
        kind = kind_of(page.source)
        if not kind.headings or not page.has_body:
            continue
        found = [match["text"] for _, line in lines_without_code(page) if (match := HEADING.match(line))]
        for heading in kind.headings:
            if heading not in found:
                message = f"the heading '## {heading}' of the {kind.name} template is missing; add it."
                yield page.problem_in_body(message)
        kept = [heading for heading in found if heading in kind.headings]
        if set(kept) == set(kind.headings) and tuple(kept) != kind.headings:
            yield page.problem_in_body(f"the headings are not in the template's order: {' · '.join(kind.headings)}.")


@rule(Scope.RECORD)
def description(library: Library) -> Iterator[Problem]:
    """A page's description fits into what search engines show, and no two pages share one.

    It is all that a search engine shows of a page.

    Wrong: description: (161 characters)
    Right: description: (160 characters, and no other page has them)
    """
    seen: dict[str, str] = {}
    for page in library.pages.values():
        text = page.front.data.get("description")
        if not isinstance(text, str):
            continue
        if len(text) > DESCRIPTION_LENGTH:
            advice = f"at most {DESCRIPTION_LENGTH} are shown: shorten it."
            yield page.problem(f"the description has {len(text)} characters; {advice}", "description")
        if text in seen:
            message = f"{seen[text]} has the same description; say what is special about this page."
            yield page.problem(message, "description")
        seen[text] = page.path


@rule(Scope.RECORD)
def placeholder(library: Library) -> Iterator[Problem]:
    """Whatever `make new` has left open is filled in.

    What is left open would be shown to readers as it is.

    Wrong: title: <fill in>
    Right: title: Slow feedback
    """
    for page in library.pages.values():
        yield from _left_open(page)


@lru_cache(AT_ONCE)
def _left_open(page: Page) -> tuple[Problem, ...]:
    found = []
    for path, place in page.front.keys.items():
        if path[-1] == PLACEHOLDER:
            found.append(page.problem_at(*place, f"a name below '{path[-2]}' is still to be filled in."))
    for path in page.front.values:
        names = [part for part in path if isinstance(part, str) and part != PLACEHOLDER]
        if names and reduce(getitem, path, page.front.data) == PLACEHOLDER:
            what = " of ".join(f"'{name}'" for name in reversed(names))
            found.append(page.problem(f"{what} is still to be filled in.", *path))
    for number, line in lines_without_code(page):
        if PLACEHOLDER in line:
            found.append(page.problem_at(number, line.index(PLACEHOLDER) + 1, "this part is still to be written."))
    return tuple(found)
