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

RELIED_ON = {"strict": True, "use_directory_urls": True, "docs_dir": "docs"}
OURS, HOOK = "sitebuild.extension", "sitebuild/mkdocs_hook.py"
SEARCH = "search"
"""What pages are made and found with."""

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
    if not str(page.front.data.get("site_name") or "").strip():
        yield page.problem("'site_name' is missing here; add it.", "site_name")
    if isinstance(page.front.data.get("theme"), dict):
        yield from _relied_on(library, page)
        yield from _files(library, page, page.front.data["theme"])
    seen: set[str] = set()
    for path, place in _pages(page.front.data.get("nav"), ("nav",)):
        yield from _in_contents(library, page, path, place, seen)
    extensions = page.front.data.get("markdown_extensions")
    extensions = extensions if isinstance(extensions, list) else []
    for i, entry in enumerate(extensions):
        if entry in extensions[:i]:
            yield page.problem(f"'{entry}' stands here twice; delete one.", "markdown_extensions", i)
        yield from _extension(page, i, entry)


def _relied_on(library: Library, page: Page) -> Iterator[Problem]:
    """Yield a problem for every setting without which pages are published wrong."""
    data = page.front.data
    for name, value in RELIED_ON.items():
        if isinstance(data.get(name), type(value)) and data[name] != value:
            yield page.problem(f"the guide relies on '{name}: {str(value).lower()}'; write that.", name)
    if OURS not in (data.get("markdown_extensions") or ()):
        yield page.problem(f"without '{OURS}' every block is shown as typed; add it.", "markdown_extensions", key=True)
    if HOOK not in (data.get("hooks") or ()):
        yield page.problem(f"without '{HOOK}' nothing is checked or finished; add it.", "hooks", key=True)
    plugins = data.get("plugins") or ()
    if SEARCH not in {name for each in plugins for name in (each if isinstance(each, dict) else (each,))}:
        yield page.problem("without 'search' readers find nothing; add it.", "plugins", key=True)
    hidden = data.get("exclude_docs")
    if "_data/" not in str(hidden or "").split():
        yield page.problem("without '_data/' the data is published as it is; add it.", "exclude_docs", key=True)


def _files(library: Library, page: Page, theme: dict[str, Any]) -> Iterator[Problem]:
    """Yield a problem for every file and folder that a setting names and that is not there."""
    icon = theme.get("favicon")
    if isinstance(icon, str) and icon not in library.beside:
        yield page.problem(f"'{icon}' is no file below docs/; {nearest(icon, library.beside)}", "theme", "favicon")
    folder = theme.get("custom_dir")
    rooms = [each.name for each in library.root.iterdir() if each.is_dir()]
    # A copy of the pages alone has none of what they are built with.
    if isinstance(folder, str) and "theme" in rooms and not (library.root / folder).is_dir():
        yield page.problem(f"'{folder}' is no folder; correct it.", "theme", "custom_dir")


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
