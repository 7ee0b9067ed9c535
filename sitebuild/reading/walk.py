"""Walk through the facts of a record as plain dataclasses, with the path of each part."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from sitebuild.reading.yaml import Path


def walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Return `value` and every dataclass inside it, each with its path from the top."""
    if dataclasses.is_dataclass(value):
        yield path, value
        for field in dataclasses.fields(value):
            yield from walk(getattr(value, field.name), (*path, field.name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from walk(item, (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from walk(item, (*path, index))


def cited(value: Any) -> Iterator[tuple[Path, str]]:
    """Return every claim id that `value` rests on, with its path."""
    for path, part in walk(value):
        claims = getattr(part, "claims", ())
        for index, claim in enumerate(claims):
            if isinstance(claim, str):
                yield (*path, "claims", index), claim
