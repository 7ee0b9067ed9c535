"""The rule on mkdocs.yml: its settings are known ones, and what it names is there."""

from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

from sitebuild.reading.page import Page, read_data_file
from sitebuild.reading.problems import Key, Problem, nearest
from sitebuild.records.library import Library
from sitebuild.rules.register import Scope, rule

SETTINGS = "mkdocs.yml"
TAGS = ("!ENV",)
"""What MkDocs reads before a value that comes from the environment."""

TEXT, LISTED, MAPPED, SWITCH, ANY = "a text", "a list", "a mapping of names to values", "true or false", ""
KINDS: dict[str, type | tuple[type, ...]] = {TEXT: str, LISTED: list, MAPPED: dict, SWITCH: bool, ANY: object}
KNOWN = {
    **dict.fromkeys(("site_name", "site_description", "site_author", "copyright", "edit_uri", "docs_dir"), TEXT),
    **dict.fromkeys(("site_dir", "dev_addr", "repo_name", "remote_branch", "remote_name", "edit_uri_template"), TEXT),
    **dict.fromkeys(("site_url", "repo_url", "theme", "plugins", "extra_css", "extra_javascript"), ANY),
    **dict.fromkeys(("exclude_docs", "draft_docs", "not_in_nav"), TEXT),
    **dict.fromkeys(("nav", "watch", "hooks", "extra_templates", "markdown_extensions"), LISTED),
    **dict.fromkeys(("extra", "validation", "mdx_configs"), MAPPED),
    **dict.fromkeys(("strict", "use_directory_urls"), SWITCH),
    "INHERIT": TEXT,
}
"""The settings of MkDocs, each with what it is."""

BUILT_IN = ("admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "abbr", "fenced_code")


@rule(Scope.GUIDE)
def settings(library: Library) -> Iterator[Problem]:
    """mkdocs.yml has the settings that MkDocs knows, and pages and extensions that there are.

    A misspelt setting is passed over, and a page that is not there is a gap in the contents.

    Wrong: sitename: Which Engagement Model
    Right: site_name: Which Engagement Model
    """
    file = library.root / SETTINGS
    if not file.exists():
        return
    page, problems = read_data_file(library.root, file, *TAGS)
    yield from problems
    if problems or not isinstance(page.front.data, dict):
        return
    for name, value in page.front.data.items():
        if name not in KNOWN:
            yield page.problem(f"'{name}' is no setting of MkDocs; {nearest(name, KNOWN)}", name, key=True)
        elif not isinstance(value, KINDS[KNOWN[name]]):
            yield page.problem(f"'{name}' is not {KNOWN[name]}; correct it.", name)
    if "site_name" not in page.front.data:
        yield page.problem("'site_name' is missing here; add it.")
    seen: set[str] = set()
    for path, place in _pages(page.front.data.get("nav"), ("nav",)):
        yield from _in_contents(library, page, path, place, seen)
    extensions = page.front.data.get("markdown_extensions")
    for i, entry in enumerate(extensions if isinstance(extensions, list) else ()):
        yield from _extension(page, i, entry)


def _pages(value: Any, path: Key) -> Iterator[tuple[Key, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _pages(item, (*path, key))


def _in_contents(library: Library, page: Page, path: Key, place: str, seen: set[str]) -> Iterator[Problem]:
    if place in seen:
        yield page.problem(f"'{place}' stands in the contents already; keep one.", *path)
    elif place not in library.pages and not place.startswith("https://"):
        yield page.problem(f"'{place}' is no page below docs/; {nearest(place, library.pages)}", *path)
    seen.add(place)


def _extension(page: Page, number: int, entry: Any) -> Iterator[Problem]:
    name = next(iter(entry), "") if isinstance(entry, dict) else str(entry)
    where: Key = ("markdown_extensions", number, *([name] if isinstance(entry, dict) else []))
    if name in BUILT_IN:
        return
    try:
        found = find_spec(name) or find_spec(f"markdown.extensions.{name}")
    except (ImportError, ValueError):
        found = None
    if not found:
        message = f"'{name}' is no extension that is installed; {nearest(name, BUILT_IN)}"
        yield page.problem(message, *where, key=isinstance(entry, dict))
