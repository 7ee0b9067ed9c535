"""The site's navigation: sections are declared, what stands in them is found.

A section that begins with the index page of a folder is filled with the other pages of that folder:
models, comparisons and questions in their declared order, patterns and sources in their groups, all else by title.
A new record needs no line of its own.
"""

from typing import Any

from sitebuild.guide.guide import Guide
from sitebuild.records.kinds import COMPARISON, RECORD_KINDS, kind_of

Navigation = list[Any]
"""What MkDocs reads: pages, and mappings from a title to a page or to what stands in a section."""


def fill(navigation: Navigation, guide: Guide) -> Navigation:
    """Return the declared navigation with every section filled."""
    named = _pages(navigation)
    filled: Navigation = []
    for entry in navigation:
        if isinstance(entry, dict):
            ((title, value),) = entry.items()
            if isinstance(value, list) and value:
                found = _in_folder(guide, _pages(value)[0].removesuffix("index.md"))
                value = [*value, *(each for each in found if each not in named)]
            filled.append({title: value})
        else:
            filled.append(entry)
    return filled


def _pages(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return _pages(list(value.values()))
    return [page for each in value or () for page in _pages(each)]


def _in_folder(guide: Guide, folder: str) -> Navigation:
    if not folder:
        return []
    kind = kind_of(f"{folder}page.md")
    if groups := guide.groups(kind):
        return [{heading: [record.page.source for record in records]} for _, heading, records in groups]
    if kind is COMPARISON:
        return [record.page.source for record in guide.library.comparisons()]
    if kind in RECORD_KINDS:
        return [record.page.source for record in guide.records(kind)]
    pages = guide.library.pages
    inside = [source for source in pages if source.startswith(folder) and "/" not in source[len(folder) :]]
    return sorted(inside, key=lambda source: guide.title_of(source).lower())
