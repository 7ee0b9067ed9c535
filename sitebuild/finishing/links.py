"""Rules on links, over the pages as they are shown: each leads somewhere, and each page can be found.

They need every page rendered, so they run once all else is in order.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sitebuild.finishing.rendering import Rendered, render
from sitebuild.guide.guide import Guide
from sitebuild.guide.pageend import SITUATIONS, next_step
from sitebuild.reading.bodytext import lines_without_code
from sitebuild.reading.page import Page
from sitebuild.reading.problems import Problem, nearest
from sitebuild.reading.yaml import Path
from sitebuild.records.kinds import COMPARISON, FAILURE_MODE, MODEL, kind_of

HOME = "index.md"
NEAR = (MODEL, COMPARISON, FAILURE_MODE)
"""The kinds of page that a reader finds quickly."""

MOST_CLICKS = 2
"""How many links, at most, lie between the home page and a page of these kinds."""


@dataclass(frozen=True)
class Links:
    """What was counted: pages, links within the guide, and how many clicks the farthest page is from home."""

    pages: int
    links: int
    farthest: int


def check_links(guide: Guide) -> tuple[Links, list[Problem]]:
    """Follow every link and return what was counted, with a problem for each that leads nowhere."""
    rendered = render(guide)
    problems = [*_broken(guide, rendered), *_situations(guide, rendered), *_twice(guide, rendered)]
    clicks = _clicks(rendered)
    for source, page in guide.library.pages.items():
        if source not in clicks:
            message = "no chain of links in the pages leads here from the home page; link to it where it helps."
            problems.append(page.problem_in_body("orphan", message))
        elif kind_of(source) in NEAR and clicks[source] > MOST_CLICKS:
            message = (
                f"this {kind_of(source).name} page is {clicks[source]} clicks from the home page; "
                f"at most {MOST_CLICKS} are allowed: link to it nearer."
            )
            problems.append(page.problem_in_body("clicks", message))
        if next_step(guide, source) is None:
            message = "this page has no next step; add 'next: {page: /…, says: …}'."
            problems.append(page.problem("next-step", message))
    links = sum(1 for page in rendered.values() for _ in page.links())
    return Links(len(rendered), links, max(clicks.values(), default=0)), problems


def _broken(guide: Guide, rendered: Mapping[str, Rendered]) -> Iterator[Problem]:
    for source, page in rendered.items():
        file = guide.library.pages[source]
        step = next_step(guide, source)
        leads = [*page.links(), *([_split(step.page)] if step else [])]
        for target, anchor in dict.fromkeys(leads):
            if target.startswith("assets/"):
                continue
            if target not in rendered:
                message = f"a link leads to '{target}', which is no page; {nearest(target, rendered)}"
                yield _at(file, target, message)
            elif anchor and anchor not in rendered[target].anchors:
                known = rendered[target].anchors
                message = (
                    f"a link leads to '{target}#{anchor}', but nothing there has this id; {nearest(anchor, known)}"
                )
                yield _at(file, f"{target}#{anchor}", message)


def _situations(guide: Guide, rendered: Mapping[str, Rendered]) -> Iterator[Problem]:
    """The end of a page links to its situations; the theme writes it, so no page as rendered has these links."""
    shown = rendered[SITUATIONS].anchors if SITUATIONS in rendered else []
    for source, page in guide.library.pages.items():
        record = guide.library.record_at(source)
        for i, name in enumerate(record.page_facts.situations if record else ()):
            if name not in shown:
                message = f"docs/{SITUATIONS} does not show the situation '{name}'; put the block '/// situation-index' there."
                yield page.problem("link", message, "situations", i)


def _twice(guide: Guide, rendered: Mapping[str, Rendered]) -> Iterator[Problem]:
    for source, page in rendered.items():
        for anchor in page.repeated_anchors:
            message = f"the id '{anchor}' stands twice on this page, so a link finds only the first; keep one."
            yield guide.library.pages[source].problem_in_body("anchor", message)


def _at(page: Page, link: str, message: str) -> Problem:
    """Return a problem where the link is written, or at the beginning of the body where a block makes it."""
    for number, line in lines_without_code(page):
        if link in line:
            return Problem(page.path, number, line.index(link) + 1, "link", message)
    for path, text in _texts(page.front.data):
        if link in text:
            return page.problem("link", message, *path)
    return page.problem_in_body("link", message)


def _texts(data: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, (dict, list)):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _texts(value, (*path, key))


def _split(link: str) -> tuple[str, str]:
    page, _, anchor = link.partition("#")
    return page.lstrip("/"), "" if "=" in anchor else anchor


def _clicks(rendered: Mapping[str, Rendered]) -> dict[str, int]:
    clicks = {HOME: 0} if HOME in rendered else {}
    waiting = list(clicks)
    for source in waiting:
        for target, _ in rendered[source].links():
            if target in rendered and target not in clicks:
                clicks[target] = clicks[source] + 1
                waiting.append(target)
    return clicks
