"""How the search of the site weighs pages: what explains comes first, records of our own work do not come at all."""

from typing import Any

from sitebuild.kinds import COMPARISON, FACTOR, FAILURE_MODE, GLOSSARY, MODEL, SOURCE, Kind, kind_of

BOOST: dict[Kind, int] = {MODEL: 4, GLOSSARY: 3, FAILURE_MODE: 2, COMPARISON: 2, FACTOR: 2}
"""By kind of page: how many times as much its words count."""

LITTLE = 0.5
"""How much the words of a source's page count: readers look for what the guide says first."""

LEFT_OUT = ("about/decisions/", "about/development.md")
"""The beginnings of pages that only makers of the guide read."""


def search_settings(source: str) -> dict[str, Any]:
    """Return what the front matter of the page at `source` tells the search, made from its kind."""
    if source.startswith(LEFT_OUT):
        return {"exclude": True}
    kind = kind_of(source)
    if kind is SOURCE:
        return {"boost": LITTLE}
    return {"boost": BOOST[kind]} if kind in BOOST else {}
