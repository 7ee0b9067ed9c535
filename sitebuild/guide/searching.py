"""How the search of the site weighs pages: what explains comes first, records of our own work do not come at all."""

from collections.abc import Mapping
from typing import Any

from sitebuild.records.kinds import COMPARISON, FAILURE_MODE, GLOSSARY, MODEL, SOURCE, Kind
from sitebuild.records.library import Library

BOOST: Mapping[Kind, float] = {MODEL: 8, GLOSSARY: 4, FAILURE_MODE: 2, COMPARISON: 2, SOURCE: 0.5}
"""By kind of page: how many times as much its words count. What the guide says comes before what sources say."""

LEFT_OUT = ("about/decisions/", "about/development.md")
"""The beginnings of pages that only makers of the guide read."""


def search_settings(library: Library, source: str) -> dict[str, Any]:
    """Return what the page at `source` tells the search: its weight, and the other names of its model.

    The theme's search counts `tags` most of all, so who knows a model by another name finds it first.
    """
    if source.startswith(LEFT_OUT):
        return {"search": {"exclude": True}}
    record = library.records[source]
    boost = BOOST.get(record.kind, 1)
    names = record.facts.also if record.kind is MODEL else ()
    return {"search": {"boost": boost}, **({"tags": list(names)} if names else {})}
