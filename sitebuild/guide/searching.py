"""How the search of the site weighs pages: what explains comes first, records of our own work do not come at all."""

from typing import Any

from sitebuild.records.kinds import COMPARISON, FAILURE_MODE, GLOSSARY, MODEL, SOURCE, Kind, kind_of
from sitebuild.records.library import Library

BOOST: dict[Kind, int] = {MODEL: 8, GLOSSARY: 4, FAILURE_MODE: 2, COMPARISON: 2}
"""By kind of page: how many times as much its words count."""

LITTLE = 0.5
"""How much the words of a source's page count: readers look for what the guide says first."""

LEFT_OUT = ("about/decisions/", "about/development.md")
"""The beginnings of pages that only makers of the guide read."""


def search_settings(library: Library, source: str) -> dict[str, Any]:
    """Return what the page at `source` tells the search: its weight, and the other names of its model.

    The theme's search counts `tags` most of all, so who knows a model by another name finds it first.
    """
    if source.startswith(LEFT_OUT):
        return {"search": {"exclude": True}}
    kind = kind_of(source)
    boost = LITTLE if kind is SOURCE else BOOST.get(kind, 1)
    record = library.records.get(source)
    names = list(record.facts.also) if record is not None and kind is MODEL else []
    return {"search": {"boost": boost}, **({"tags": names} if names else {})}
