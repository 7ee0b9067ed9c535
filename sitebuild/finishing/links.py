"""Rules on links, over the pages as they are shown: each leads somewhere, and each page can be found."""

from collections import Counter
from collections.abc import Iterator
from functools import reduce
from operator import getitem

from sitebuild.finishing.rendering import Site, split
from sitebuild.guide import pageend
from sitebuild.reading.bodytext import lines_without_code
from sitebuild.reading.page import Page
from sitebuild.reading.problems import Problem, nearest
from sitebuild.records.kinds import COMPARISON, FAILURE_MODE, MODEL, kind_of
from sitebuild.rules.register import Scope, rule

NEAR = (MODEL, COMPARISON, FAILURE_MODE)
"""The kinds of page that a reader finds quickly."""

BESIDE_PAGES = ("assets/", "data/")
"""Where files lie that are no pages; the builder looks for those itself."""

MOST_CLICKS = 2
"""How many links, at most, lie between the home page and a page of these kinds."""


@rule(Scope.RENDERED)
def link(site: Site) -> Iterator[Problem]:
    """Every link leads to a page, and to a place on it, that is there; the end of a page included."""
    for source, page in site.guide.library.pages.items():
        step = pageend.next_step(site.guide, source)
        leads = [*site.pages[source].links, *([split(step.page)] if step else [])]
        for target, anchor in dict.fromkeys(leads):
            if target.startswith(BESIDE_PAGES):
                continue
            if target not in site.pages:
                message = f"a link leads to '{target}', which is no page; {nearest(target, site.pages)}"
                yield _at(page, target, message)
            elif anchor and anchor not in (known := site.pages[target].anchors):
                there = f"{target}#{anchor}"
                message = f"a link leads to '{there}', but nothing there has this id; {nearest(anchor, known)}"
                yield _at(page, there, message)
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
    """No id stands twice on a page."""
    for source, page in site.guide.library.pages.items():
        for name, count in Counter(site.pages[source].anchors).items():
            if count > 1:
                message = f"the id '{name}' stands twice on this page, so a link finds only the first; keep one."
                yield page.problem_in_body(message)


@rule(Scope.RENDERED)
def orphan(site: Site) -> Iterator[Problem]:
    """A chain of links leads to each page from the home page."""
    for source, page in site.guide.library.pages.items():
        if source not in site.clicks:
            message = "no chain of links in the pages leads here from the home page; link to it where it helps."
            yield page.problem_in_body(message)


@rule(Scope.RENDERED)
def clicks(site: Site) -> Iterator[Problem]:
    """Models, comparisons and failure modes are few links away from the home page."""
    for source, count in site.clicks.items():
        if kind_of(source) in NEAR and count > MOST_CLICKS:
            message = f"this {kind_of(source).name} page is {count} clicks from the home page; "
            advice = f"at most {MOST_CLICKS} are allowed: link to it nearer."
            yield site.guide.library.pages[source].problem_in_body(message + advice)


@rule(Scope.RENDERED)
def next_step(site: Site) -> Iterator[Problem]:
    """Each page says where to go next."""
    for source, page in site.guide.library.pages.items():
        if pageend.next_step(site.guide, source) is None:
            yield page.problem("this page has no next step; add 'next: {page: /…, says: …}'.")


def _at(page: Page, address: str, message: str) -> Problem:
    """Return a problem where the link is written, or at the beginning of the body where a block makes it."""
    for number, line in lines_without_code(page):
        if address in line:
            return page.problem_at(number, line.index(address) + 1, message)
    for path in page.front.values:
        text = reduce(getitem, path, page.front.data)
        if isinstance(text, str) and address in text:
            return page.problem(message, *path)
    return page.problem_in_body(message)
