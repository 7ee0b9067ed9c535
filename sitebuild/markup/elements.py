"""Rules on HTML that is typed in a page: little of it is needed, and some of it would run in the reader's browser."""

import re
from collections.abc import Iterator

from sitebuild.markup.addresses import bad_address
from sitebuild.markup.text import lines_of
from sitebuild.reading.markup import Element, elements
from sitebuild.reading.page import Page
from sitebuild.reading.problems import Problem, nearest
from sitebuild.rules.register import Scope, rule

ALLOWED = ("a", "abbr", "br", "details", "div", "kbd", "mark", "small", "span", "sub", "summary", "sup", "wbr")
ATTRIBUTES = ("class", "href", "id", "lang", "markdown", "open", "title")
VOID = ("br", "wbr")
CLASSES = ("wm-button", "wm-small")
"""The classes that a page may set, which the style sheets know."""

_BRACES = tuple(
    (re.compile(pattern), message)
    for pattern, message in (
        (r"(?P<at>\{[ :]*[.#][\w-][^{}]*)$", "these braces are never closed; add '}'."),
        (r"\S[^\S\n]*(?P<at>\{ *# [^{}]*\}|\{ *#[\w-]+ +[A-Za-z][\w-]*[^{}=]*\})", "an id is one word right behind '#'; write it as in '{#price}'."),
        (r"\]\([^()\s]*\) +(?P<at>\{)(?=[ :]*[.#])", "a blank parts these braces from their link; delete it."),
    )
)  # fmt: skip
_CLASSES = re.compile(r"(?<![{\w])\{[ :]*[.#][^{}\n]*\}")
_ADDRESS = re.compile(r"https?:|[^\s:/]+@")
_SET = re.compile(r"\{:?[^{}\n]{0,300}?\b(on[a-z]+|style|src|srcset|href|srcdoc|action|formaction)\s*=", re.IGNORECASE)


@rule(Scope.PAGE)
def html(page: Page) -> Iterator[Problem]:
    """HTML in a page is one of a few plain elements, closed, and neither runs nor loads anything.

    The policy of the site would block a script or a frame, so that readers saw a gap.

    Wrong: <iframe src="https://video.example/"></iframe>
    Right: [Watch the video](https://video.example/)
    """
    open_ones: list[Element] = []
    foreign: set[str] = set()
    for element in elements(page):
        if _ADDRESS.match(element.name):
            continue
        if element.name not in ALLOWED:
            if not element.closes:
                foreign.add(element.name)
            if not element.closes or element.name not in foreign:
                message = f"'<{'/' * element.closes}{element.name}>' may not be typed in a page; write Markdown, or one of: {', '.join(ALLOWED)}."
                yield page.problem_at(element.line, element.column, message)
            continue
        yield from _attributes(page, element)
        if element.name in VOID and not element.closes:
            continue
        if not element.closes:
            open_ones.append(element)
        elif open_ones and open_ones[-1].name == element.name:
            open_ones.pop()
        else:
            message = f"'</{element.name}>' closes nothing here; delete it, or put it behind what it closes."
            yield page.problem_at(element.line, element.column, message)
    for element in open_ones:
        message = f"'<{element.name}>' is never closed; add '</{element.name}>'."
        yield page.problem_at(element.line, element.column, message)


def _attributes(page: Page, element: Element) -> Iterator[Problem]:
    for name, value in element.attributes:
        if value.startswith(("“", "”", "‘", "’")):
            message = f"the value of '{name}' stands in quotes that a browser shows; write '\"'."
            yield page.problem_at(element.line, element.column, message)
        if name not in ATTRIBUTES:
            message = f"'{name}' may not stand in '<{element.name}>'; delete it."
            yield page.problem_at(element.line, element.column, message)
        elif name == "href" and (message := bad_address(value)):
            yield page.problem_at(element.line, element.column, message)


@rule(Scope.PAGE)
def attribute(page: Page) -> Iterator[Problem]:
    """Braces behind a heading or a link are closed, stand right behind it, and set ids and classes that there are.

    They become attributes of HTML, where a script could stand; what is none is shown as it is typed.

    Wrong: ## Price {onclick="buy()"}
    Right: ## Price {#price}
    """
    for number, line in lines_of(page):
        for pattern, message in _BRACES:
            for found in pattern.finditer(line):
                yield page.problem_at(number, found.start("at") + 1, message)
        for found in _CLASSES.finditer(line):
            for name in re.finditer(r"\.([\w-]+)", found[0]):
                if name[1] not in CLASSES:
                    message = f"'{name[1]}' is no class that a page may set; {nearest(name[1], CLASSES)}"
                    yield page.problem_at(number, found.start() + name.start(1) + 1, message)
        for found in _SET.finditer(line):
            message = f"'{found[1]}' may not be set; delete it."
            yield page.problem_at(number, found.start(1) + 1, message)


@rule(Scope.PAGE)
def comment(page: Page) -> Iterator[Problem]:
    """No comment stands in a page.

    It is published with the page, and one that is never closed swallows the rest.

    Wrong: <!-- Is this still so? -->
    Right: (an issue, or a line in the pull request)
    """
    for number, line in lines_of(page):
        for found in re.finditer("<[!?]", line):
            yield page.problem_at(
                number, found.start() + 1, "a comment or declaration is published with its page; delete it."
            )
