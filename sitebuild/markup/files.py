"""Rules on files: below docs/ lies what is published, each page under a name that can be its address."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from sitebuild.markup.addresses import PICTURES
from sitebuild.reading.page import Page
from sitebuild.reading.problems import Problem, nearest
from sitebuild.records.library import Library
from sitebuild.records.vocabulary import FILES
from sitebuild.rules.names import ID
from sitebuild.rules.register import Scope, rule

ASSETS = {*PICTURES, ".ico", ".pdf", ".csv", ".json", ".txt", ".woff2"}
"""What may lie in docs/assets/, by its ending."""

SINGLE = ("manifest.json",)
DATA, ASSET_FOLDER, OWN = "_data/", "assets/", "_data/calibration/"
PAGES = {".markdown", ".mdown", ".mkdn", ".mkd", ".mdx", ".md", ".txt", ".rst", ".html", ".htm", ".adoc"}
LEFT = {".orig", ".rej", ".bak", ".tmp", ".swp", ".swo", ".old", ".save", ".part"}


@rule(Scope.GUIDE)
def stray_file(library: Library) -> Iterator[Problem]:
    """Below docs/ lie pages, data that is read, and what pages show, and nothing else.

    Whatever lies there is published, or is taken for a page that it is not.

    Wrong: docs/practice/exit.md.orig
    Right: docs/practice/exit.md
    """
    for place in library.beside:
        path = PurePosixPath(place)
        hidden = [part for part in path.parts if part.startswith(".")]
        if hidden and path.suffix != ".md":
            # Editors and systems leave such files, and no builder takes them.
            continue
        if message := _stray(path, hidden=bool(hidden)):
            yield Problem(f"docs/{place}", 1, 1, "", message)


def _stray(path: PurePosixPath, *, hidden: bool) -> str:
    place, ending = path.as_posix(), path.suffix.lower()
    if hidden:
        return "a page whose path has a name with a dot at its beginning is left out; rename it, or move it."
    if ending in LEFT or path.name.endswith("~") or path.name.startswith("#"):
        return "this file was left by an editor or a merge; delete it."
    if place.startswith(DATA):
        if (place.startswith(OWN) and ending == ".yml") or (path.name in FILES.values() and place.count("/") == 1):
            return ""
        return f"nothing reads this file; {nearest(path.name, FILES.values())}"
    if place in SINGLE or (place.startswith(ASSET_FOLDER) and ending in ASSETS):
        return ""
    if ending in PAGES:
        return "this is no page, since its name does not end with '.md'; rename it, or move it out of docs/."
    return "this is no page, and what pages show lies in docs/assets/; move it there, or delete it."


@rule(Scope.GUIDE)
def page_name(library: Library) -> Iterator[Problem]:
    """The names of pages and of their folders are made of small letters, digits and single hyphens.

    They are the addresses of the pages, which people type and send.

    Wrong: docs/practice/First Month.md
    Right: docs/practice/first-month.md
    """
    for source, page in library.pages.items():
        for name in PurePosixPath(source).with_suffix("").parts:
            if not ID.fullmatch(name):
                message = f"'{name}' cannot be part of an address; use small letters, digits and hyphens."
                yield page.problem_at(1, 1, message)
        folder = source.removesuffix("/index.md")
        if folder != source and f"{folder}.md" in library.pages:
            message = f"docs/{folder}.md has the same address; keep one of the two."
            yield page.problem_at(1, 1, message)


@rule(Scope.PAGE)
def empty_page(page: Page) -> Iterator[Problem]:
    """A page says something.

    Whoever follows a link to it expects an answer.

    Wrong: (facts at the top, and nothing below)
    Right: (facts at the top, and a paragraph)
    """
    if page.source.endswith(".md") and page.has_body and not page.body.strip():
        yield page.problem_in_body("this page is empty; write what it is for, or delete it.")
