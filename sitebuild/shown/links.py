"""Rules on links, over the pages as they are shown: each leads somewhere, and each page can be found."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import reduce
from operator import getitem

from sitebuild.guide import pageend
from sitebuild.reading.bodytext import lines_without_code
from sitebuild.reading.markup import elements, links
from sitebuild.reading.page import Page
from sitebuild.reading.problems import Problem, nearest
from sitebuild.records.kinds import COMPARISON, FAILURE_MODE, MODEL, kind_of
from sitebuild.rules.register import Scope, rule
from sitebuild.shown.site import Link as Lead
from sitebuild.shown.site import Site, split

NEAR = (MODEL, COMPARISON, FAILURE_MODE)
"""The kinds of page that a reader finds quickly."""

MADE = ("data/knowledge.json", "data/knowledge.schema.json")
"""Files without a page that a build publishes."""

MOST_CLICKS = 2
"""How many links, at most, lie between the home page and a page of these kinds."""


@rule(Scope.RENDERED)
def link(site: Site) -> Iterator[Problem]:
    """Every link leads to a page or a file, and to a place on it, that is there; the end of a page included.

    A reader who is sent nowhere does not come back.

    Wrong: [in-house](/models/inhouse.md)
    Right: [in-house](/models/in-house.md)
    """
    files = {*MADE, *(file for file in site.guide.library.beside if not file.startswith("_data/"))}
    for source, page in site.guide.library.pages.items():
        step = pageend.next_step(site.guide, source)
        leads = [*site.pages[source].links, *([split(step.page)] if step else [])]
        for target, anchor in dict.fromkeys(leads):
            if target in files:
                continue
            if target not in site.pages:
                message = f"a link leads to '{target}', which is no page; {nearest(target, (*site.pages, *files))}"
                yield _at(page, (target, anchor), message)
            elif anchor and anchor not in (known := site.pages[target].anchors):
                there = f"{target}#{anchor}"
                message = f"a link leads to '{there}', but nothing there has this id; {nearest(anchor, known)}"
                yield _at(page, (target, anchor), message)
    yield from _situations(site)


def _situations(site: Site) -> Iterator[Problem]:
    """The end of a page links to its situations; the theme writes it, so no page as rendered has these links."""
    place = pageend.SITUATIONS
    shown = site.pages[place].anchors if place in site.pages else ()
    for record in site.guide.library.records.values():
        for i, name in enumerate(record.page_facts.situations):
            if name not in shown:
                message = (
                    f"docs/{place} does not show the situation '{name}'; put the block '/// situation-index' there."
                )
                yield record.page.problem(message, "situations", i)


@rule(Scope.RENDERED)
def anchor(site: Site) -> Iterator[Problem]:
    """No id stands twice on a page.

    A link finds only the first of the two.

    Wrong: ## Price {#cost} … ## Cost {#cost}
    Right: ## Price {#price} … ## Cost {#cost}
    """
    for source, page in site.guide.library.pages.items():
        for name, count in Counter(site.pages[source].anchors).items():
            if count > 1:
                message = f"the id '{name}' stands twice on this page, so a link finds only the first; keep one."
                written = [
                    (number, found.start() + 1)
                    for number, line in lines_without_code(page)
                    for found in re.finditer(rf"""(?:\{{[^}}]*#|\bid=["']?){re.escape(name)}(?![\w-])""", line)
                ]
                yield page.problem_at(*written[1], message) if len(written) > 1 else page.problem_in_body(message)


@rule(Scope.RENDERED)
def orphan(site: Site) -> Iterator[Problem]:
    """A chain of links leads to each page from the home page.

    A page to which nothing leads is found by nobody.

    Wrong: (a new page that no page links to)
    Right: (a new page, and a link to it where it helps)
    """
    for source, page in site.guide.library.pages.items():
        if source not in site.clicks:
            message = "no chain of links in the pages leads here from the home page; link to it where it helps."
            yield page.problem_in_body(message)


@rule(Scope.RENDERED)
def clicks(site: Site) -> Iterator[Problem]:
    """Models, comparisons and failure modes are few links away from the home page.

    What most readers look for is near.

    Wrong: (a model that only a page of a page names)
    Right: (a model that the home page names)
    """
    for source, count in site.clicks.items():
        if kind_of(source) in NEAR and count > MOST_CLICKS:
            message = f"this {kind_of(source).name} page is {count} clicks from the home page; "
            advice = f"at most {MOST_CLICKS} are allowed: link to it nearer."
            yield site.guide.library.pages[source].problem_in_body(message + advice)


@rule(Scope.RENDERED)
def dead_end(site: Site) -> Iterator[Problem]:
    """Each page says where to go next.

    A page without one is a dead end.

    Wrong: (a page without 'next:')
    Right: next: {page: /quiz/index.md, says: Take the quiz.}
    """
    for source, page in site.guide.library.pages.items():
        if pageend.next_step(site.guide, source) is None:
            yield page.problem("this page has no next step; add 'next: {page: /…, says: …}'.")


def _at(page: Page, lead: Lead, message: str) -> Problem:
    """Return a problem where the link is written, or at the beginning of the body where a block makes it."""
    for written in links(page):
        if split(written.target, page.source) == lead:
            return page.problem_at(written.line, written.target_column, message)
    for element in elements(page):
        if any(name == "href" and split(value, page.source) == lead for name, value in element.attributes):
            return page.problem_at(element.line, element.column, message)
    for path in page.front.values:
        text = reduce(getitem, path, page.front.data)
        if isinstance(text, str) and split(text) == lead:
            return page.problem(message, *path)
    return page.problem_in_body(message)
