"""The site's navigation: sections are declared, what stands in them is found.

A section that begins with the index page of a folder is filled with the other pages of that folder:
models, comparisons and questions in their declared order, patterns and sources in their groups, all else by title.
A new record needs no line of its own.
"""

from typing import Any

from sitebuild.records.groups import GROUPS
from sitebuild.records.kinds import COMPARISON, FACTOR, MODEL
from sitebuild.records.library import Library

Navigation = list[Any]
"""What MkDocs reads: pages, and mappings from a title to a page or to what stands in a section."""


def fill(navigation: Navigation, library: Library) -> Navigation:
    """Return the declared navigation with every section filled."""
    named = set(_pages(navigation))
    filled: Navigation = []
    for entry in navigation:
        if not isinstance(entry, dict):
            filled.append(entry)
            continue
        ((title, value),) = entry.items()
        if isinstance(value, list) and value:
            folder = str(_pages(value)[0]).removesuffix("index.md")
            value = [
                *value,
                *(page for page in _in_folder(library, folder) if isinstance(page, dict) or page not in named),
            ]
        filled.append({title: value})
    return filled


def _pages(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [page for each in value.values() for page in _pages(each)]
    return [page for each in value or () for page in _pages(each)]


def _in_folder(library: Library, folder: str) -> Navigation | list[str]:
    if not folder:
        return []
    for kind, order in ((MODEL, library.order.models), (FACTOR, library.order.factors)):
        if folder == f"{kind.folder}/":
            return [f"{folder}{identifier}.md" for identifier in order]
    if folder == f"{COMPARISON.folder}/":
        return [record.page.source for record in library.comparisons()]
    for kind, groups in GROUPS.items():
        if folder == f"{kind.folder}/":
            records = sorted(library.of(kind).values(), key=lambda record: str(record.facts.title).lower())
            found = {
                name: [each.page.source for each in records if groups.of(each) == name] for name in groups.headings
            }
            return [{groups.headings[name]: pages} for name, pages in found.items() if pages]
    pages = [source for source in library.pages if source.startswith(folder) and "/" not in source[len(folder) :]]
    return sorted(pages, key=lambda source: str(library.pages[source].front.data.get("title", source)).lower())
