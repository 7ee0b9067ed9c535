"""Rules on files: below docs/ lies what is published, each page under a name that can be its address."""

import json
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from xml.parsers.expat import ErrorString, ExpatError, ParserCreate

from sitebuild.markup.addresses import PICTURES
from sitebuild.reading.files import place_in, read_text
from sitebuild.reading.page import Page
from sitebuild.reading.problems import Problem, nearest
from sitebuild.records.library import Library
from sitebuild.records.vocabulary import FILES
from sitebuild.rules.names import ID
from sitebuild.rules.register import Scope, rule

ASSETS = {*PICTURES, ".ico", ".pdf", ".csv", ".json", ".txt", ".woff2"}
"""What may lie in docs/assets/, by its ending."""

ASSET_NAME = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
LARGEST = 500_000
"""How many bytes a published file may have: as many as a page, which is more than any that stands."""

BEGINS = {
    ".png": rb"\x89PNG\r\n\x1a\n",
    ".jpg": rb"\xff\xd8\xff",
    ".jpeg": rb"\xff\xd8\xff",
    ".gif": rb"GIF8[79]a",
    ".webp": rb"RIFF....WEBP",
    ".avif": rb"....ftypavi[fs]",
    ".ico": rb"\x00\x00\x01\x00",
    ".pdf": rb"%PDF-",
    ".woff2": rb"wOF2",
}
"""By ending: how a file of this kind begins."""

SINGLE = ("manifest.json",)
DATA, ASSET_FOLDER, OWN = "_data/", "assets/", "_data/calibration/"
CODED = ("situations.yml", "first-reader.yml", "second-reader.yml")
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
        if (place.startswith(OWN) and path.name in CODED) or (path.name in FILES.values() and place.count("/") == 1):
            return ""
        known = CODED if place.startswith(OWN) else FILES.values()
        return f"nothing reads this file; {nearest(path.name, known)}"
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


@rule(Scope.GUIDE)
def asset(library: Library) -> Iterator[Problem]:
    """What pages show is what its name says, not too large, and has a name that can be an address.

    A browser shows a gap for a picture of another kind, and nothing else tells of it.

    Wrong: docs/assets/images/chart.png (a picture as WebP)
    Right: docs/assets/images/chart.webp
    """
    for place in library.beside:
        file = library.root / "docs" / place
        ending = file.suffix.lower()
        if not place.startswith(ASSET_FOLDER) or ending not in ASSETS:
            continue
        try:
            size = file.stat().st_size
            data = file.read_bytes() if size <= LARGEST else b""
        except OSError as error:
            yield Problem(f"docs/{place}", 1, 1, "", f"this file cannot be read: {error.strerror}.")
            continue
        if message := _asset(file.name, ending, size, data):
            yield Problem(f"docs/{place}", 1, 1, "", message)


def _asset(name: str, ending: str, size: int, data: bytes) -> str:
    if not ASSET_NAME.fullmatch(name):
        return f"'{name}' cannot be part of an address; use small letters, digits and hyphens."
    if not size:
        return "this file is empty; put the picture in its place, or delete it."
    if size > LARGEST:
        return f"this file has {size:,} bytes; at most {LARGEST:,} are published: make it smaller."
    if ending == ".svg":
        return _drawing(data)
    if ending in BEGINS and not re.match(BEGINS[ending], data, re.DOTALL):
        found = next((kind for kind, begins in BEGINS.items() if re.match(begins, data, re.DOTALL)), "")
        advice = f"it is a picture as {found}: rename it." if found else "save the picture anew."
        return f"what is in this file is no {ending}; {advice}"
    return ""


def _drawing(text: bytes) -> str:
    parser = ParserCreate()
    tags: set[str] = set()
    parser.StartElementHandler = lambda tag, _: tags.add(tag.rpartition(":")[2].lower())
    try:
        parser.Parse(text, True)
    except ExpatError as error:
        return f"this drawing is broken in line {error.lineno}: {ErrorString(error.code)}; save it anew."
    if "svg" not in tags:
        return "this is no drawing; save it anew as SVG."
    return "a drawing may hold no script; delete '<script>'." if "script" in tags else ""


@rule(Scope.GUIDE)
def manifest(library: Library) -> Iterator[Problem]:
    """docs/manifest.json is JSON, and its icons are there.

    A browser passes over one that is not, and a phone shows the guide without its name and icon.

    Wrong: "src": "assets/images/icon-193.png"
    Right: "src": "assets/images/icon-192.png"
    """
    for name in SINGLE if set(SINGLE) <= set(library.beside) else ():
        text, problems = read_text(library.root, library.root / "docs" / name)
        yield from problems
        try:
            data = json.loads(text) if text else {}
        except json.JSONDecodeError as error:
            yield Problem(f"docs/{name}", error.lineno, error.colno, "", f"this is no JSON: {error.msg}; correct it.")
            continue
        icons = data.get("icons", ()) if isinstance(data, dict) else ()
        for source in (each.get("src") for each in icons if isinstance(each, dict)):
            if source not in library.beside:
                place = place_in(text, max(0, text.find(f'"{source}"')))
                yield Problem(
                    f"docs/{name}",
                    *place,
                    "",
                    f"'{source}' is no file below docs/; {nearest(str(source), library.beside)}",
                )


@rule(Scope.PAGE)
def empty_page(page: Page) -> Iterator[Problem]:
    """A page says something.

    Whoever follows a link to it expects an answer.

    Wrong: (facts at the top, and nothing below)
    Right: (facts at the top, and a paragraph)
    """
    if page.source.endswith(".md") and page.has_body and not page.body.strip():
        yield page.problem_in_body("this page is empty; write what it is for, or delete it.")
