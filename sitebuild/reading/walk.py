"""Walk through plain dataclasses, with the path of each part."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from sitebuild.reading.problems import Key


def walk(value: Any, path: Key = ()) -> Iterator[tuple[Key, Any]]:
    """Return `value` and every dataclass inside it, each with its path from the top."""
    if dataclasses.is_dataclass(value):
        yield path, value
        for field in dataclasses.fields(value):
            yield from walk(getattr(value, field.name), (*path, field.name))
    elif isinstance(value, (Mapping, tuple)):
        for key, item in value.items() if isinstance(value, Mapping) else enumerate(value):
            yield from walk(item, (*path, key))
