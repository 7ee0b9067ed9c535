"""Rules on addresses: a link is written as one, leads nowhere dangerous, and a picture is there and has words."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from sitebuild.markup.text import running
from sitebuild.reading.bodytext import place_in_file, without_code
from sitebuild.reading.markup import Link, definitions, links, without_links
from sitebuild.reading.page import Page
from sitebuild.reading.problems import Problem, nearest
from sitebuild.records.library import Library
from sitebuild.rules.register import Scope, rule
from whichmodel.facts.jsontext import shown

SCHEMES = ("https", "http", "mailto", "tel")
PICTURES = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_OWN_MACHINE = re.compile(r"https?://(localhost|127\.|0\.0\.0\.0|\[::1\])")
_HOST = re.compile(r"https?://(?P<user>[^/?#]*@)?(?P<host>[^/?#:]*)")
_PRIVATE = re.compile(r"(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+$|.*\.(?:local|internal|lan|localhost)$")
_TRACKED = re.compile(r"[?&](?:utm_\w+|fbclid|gclid|mc_cid)=[^&#]*")
_NO_WORDS = re.compile(r"[\w.-]+\.(?:png|jpe?g|gif|svg|webp|avif)|(?i:image|picture|photo|screenshot|img|logo)")
_OPEN = re.compile(r"(?<!\\)\]\(")
_PARTED = re.compile(r"(?<!\S)! \[[^\[\]\n]*\]\(")
_REVERSED = re.compile(r"\([^()\n]{1,200}\)\[(?:https?:|/|\.)[^\]\n]{0,500}\]")
_BARE = re.compile(
    r"(?<![\w<\"'=/(])https?://[^\s<>)]{1,200}|(?<![\w<\"'=/(.@:])(?:www\.\w+\.\w|[\w.+-]{1,64}@\w[\w-]*\.\w)[^\s<>)]{0,200}"
)
_BRACKETS = re.compile(r"(?<![\\\]\[!)])\[(?P<text>[^\[\]\n]{1,300})\](?!\()(?:[ \n]?\[(?P<name>[^\[\]\n]{0,300})\])?")
_SAYS_NOTHING = re.compile(
    r"\W*(?:click |see |read |learn )?(?:here|this|that|link|this link|page|this page|more|details)\W*"
)
_MAIL = re.compile(r"mailto:[^@\s]+@[\w-]+(?:\.[\w-]+)+(?:\?.*)?")
_MEANT_OTHERWISE = re.compile(r"[@^!]|[ xX]$|TOC$")


def bad_address(target: str) -> str:
    """Return what is wrong with where an address leads and what to do; nothing where nothing is."""
    bare = re.sub(r"[\s\x00-\x1f]", "", target).lower()
    if (found := _SCHEME.match(bare)) and found[1] not in SCHEMES:
        return f"an address may not begin with '{found[1]}:'; write one with 'https:', or a page of this guide."
    if bare.startswith("//"):
        return "an address may not begin with '//'; write 'https://', or '/' for a page of this guide."
    if re.match(r"https?:/*https?[:/]|https?:/(?!/)", bare):
        return f"'{shown(target)}' begins wrongly; begin it with 'https://' once."
    if re.fullmatch(r"https?:/*+[^/.]*(/.*)?", bare) and not _OWN_MACHINE.match(bare):
        return f"'{shown(target)}' names no host; write the whole address, as in https://www.gov.uk/."
    if _OWN_MACHINE.match(bare):
        return f"'{shown(target)}' leads to the reader's own machine; write the public address."
    if message := _unreachable(bare):
        return f"'{shown(target)}' {message}"
    if bare.startswith("mailto:") and not _MAIL.fullmatch(bare):
        return f"'{shown(target)}' is no address of a mailbox; write it as in mailto:name@example.org."
    if re.search(r"\s", target):
        return f"the address '{shown(target)}' holds a blank; write '%20' for it."
    if "\\" in target:
        return f"the address '{shown(target)}' holds a backslash; write '/'."
    return ""


def _unreachable(bare: str) -> str:
    """Return why a public address, in small letters and without blanks, leads no reader to its page."""
    found = _HOST.match(bare)
    if bare.startswith("tel:") and not re.fullmatch(r"tel:\+?[\d().-]+", bare):
        return "is no telephone number; write its digits, as in tel:+442071234567."
    if not bare.startswith(("http:", "https:")):
        return ""
    if not found:
        return ""
    if found["user"]:
        return "holds the name of a user; delete what stands before '@'."
    if _PRIVATE.match(found["host"]):
        return "leads into a network that readers are not in; write the public address."
    if not re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", found["host"]):
        return "names no host; write the whole address, as in https://www.gov.uk/."
    if bare.endswith((".", ",", ";", ")")) and bare.count("(") < bare.count(")") + (not bare.endswith(")")):
        return f"ends with '{bare[-1]}', which belongs to the sentence; delete it."
    if tracked := _TRACKED.search(bare):
        return f"tells somebody whom the reader came from; delete '{tracked[0].strip('?&')}'."
    return ""


@rule(Scope.PAGE)
def address(page: Page) -> Iterator[Problem]:
    """A link has its words in square brackets, its address in round ones right behind, and is safe to follow.

    A slip in the brackets is shown to every reader, and an address with a script in it could do harm.

    Wrong: [in-house] (/models/in-house.md)
    Right: [in-house](/models/in-house.md)
    """
    for link in links(page):
        if message := _wrong(link):
            yield page.problem_at(link.line, link.column, message)
        elif link.target and (message := bad_address(link.target)):
            yield page.problem_at(link.line, link.target_column, message)
    for found in _PARTED.finditer(typed := without_code(page)):
        yield page.problem_at(
            *place_in_file(page, typed, found.start()), "a blank stands between '!' and '['; delete it."
        )
    text = without_links(page)
    for pattern, message in (
        (_OPEN, "this link is never closed; add ')' behind its address, on the same line."),
        (_REVERSED, "the brackets of this link are the wrong way round; write '[words](address)'."),
        (_BARE, "nobody can follow this address; write '[words](address)'."),
    ):
        for found in pattern.finditer(text):
            yield page.problem_at(*place_in_file(page, text, found.start()), message)


def _wrong(link: Link) -> str:
    if link.gap:
        return "a blank stands between ']' and '('; delete it."
    if not link.target.strip("#"):
        return "this link has no address; write one between '(' and ')'."
    if not link.picture and not link.text.strip():
        return "this link has no words; write them between '[' and ']'."
    return ""


@rule(Scope.PAGE)
def link_words(page: Page) -> Iterator[Problem]:
    """The words of a link say where it leads.

    Whoever hears the links of a page read one after the other has nothing else to go by.

    Wrong: For the models, click [here](/models/index.md).
    Right: Compare [the six models](/models/index.md).
    """
    for link in links(page):
        if not link.picture and _SAYS_NOTHING.fullmatch(link.text.lower()):
            message = f"'{shown(link.text)}' does not say where the link leads; put what is there into its words."
            yield page.problem_at(link.line, link.column, message)


@rule(Scope.PAGE)
def reference(page: Page) -> Iterator[Problem]:
    """What stands in square brackets is a link, a citation, or has its address defined on the page.

    Anything else is shown with its brackets, as nobody meant it.

    Wrong: See [the models][models].
    Right: See [the models](/models/index.md).
    """
    text, known = running(page, without_links(page)), definitions(page)
    for found in _BRACKETS.finditer(text):
        name = found["name"] or found["text"]
        otherwise = found["name"] is None and _MEANT_OTHERWISE.match(found["text"])
        if name.lower() in known or otherwise or name.startswith("@"):
            continue
        message = f"'{shown(name)}' has no address on this page; write '[words](address)', or '\\[' for a bracket."
        yield page.problem_at(*place_in_file(page, text, found.start()), message)


@rule(Scope.GUIDE)
def picture(library: Library) -> Iterator[Problem]:
    """A picture lies in docs/assets/, and says in words what it shows.

    Who cannot see it has nothing but its words, and pages load nothing from elsewhere.

    Wrong: ![](chart.png)
    Right: ![Cost of each way over three years](/assets/images/cost.png)
    """
    there = [f"/{file}" for file in library.beside if PurePosixPath(file).suffix.lower() in PICTURES]
    for page in library.pages.values():
        for link in links(page):
            if link.picture and link.target:
                yield from _picture(page, link, there)


def _picture(page: Page, link: Link, there: list[str]) -> Iterator[Problem]:
    if not link.text.strip():
        message = "this picture has no words; say between '[' and ']' what it shows."
        yield page.problem_at(link.line, link.column, message)
    elif _NO_WORDS.fullmatch(link.text.strip()):
        message = f"'{shown(link.text)}' does not say what this picture shows; say it between '[' and ']'."
        yield page.problem_at(link.line, link.column, message)
    if _SCHEME.match(link.target):
        message = "a page shows only pictures of this guide; put the file into docs/assets/images/."
        yield page.problem_at(link.line, link.target_column, message)
        return
    path = unquote(link.target.partition("#")[0])
    file = normpath(path if path.startswith("/") else join("/", dirname(page.source), path))
    if file not in there:
        message = f"'{shown(link.target)}' is no picture of this guide; {nearest(file, there)}"
        yield page.problem_at(link.line, link.target_column, message)


@rule(Scope.GUIDE)
def source_address(library: Library) -> Iterator[Problem]:
    """The address of a source is a public one.

    Readers go there to check what we say.

    Wrong: address: javascript:alert(1)
    Right: address: https://www.gov.uk/
    """
    for record in library.records.values():
        target = getattr(record.page_facts, "address", "")
        if target and (message := bad_address(target)):
            yield record.page.problem(message, "address")
        elif target and not re.match(r"https?://[\w-]+(\.[\w-]+)+", target):
            yield record.page.problem(f"'{shown(target)}' is no public address; begin it with 'https://'.", "address")
