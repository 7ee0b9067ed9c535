"""Every field of every kind of page and file, in words: what it means, its shape, whether it is needed, an example.

Names, shapes and what is needed come from the dataclasses by which records are read, meanings from `fields.yml`
beside this module, so that scaffolds, schemas for editors and the field reference say the same.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from sitebuild.reading.yaml import read_yaml
from sitebuild.records.kinds import COMPARISON, DISAGREEMENTS, GLOSSARY, PLAIN, READINESS, RECORD_KINDS, Kind
from sitebuild.records.vocabulary import FILES, SCHEMAS

MEANINGS = Path(__file__).with_name("fields.yml")
KINDS = (*RECORD_KINDS, COMPARISON, PLAIN, DISAGREEMENTS, READINESS, GLOSSARY)
WORDS: Mapping[Any, str] = {str: "text", int: "whole number", bool: "true or false", date: "date", Any: "anything"}


ASKED_FOR = {"Model": ("readers",), "Factor": ("from_whom",), "Option": ("suppose", "effects"), "Effect": ("points",)}
"""By dataclass: what a record may lack to be read, and a rule asks for all the same."""


@dataclass(frozen=True)
class Field:
    """A field of a record. `names` says what it names, or what the keys of a mapping are; empty for free text.

    Without what is `required` a record cannot be read; what is `asked_for` must be there in the end.
    """

    name: str
    schema: Any
    required: bool
    asked_for: bool
    means: str
    example: str
    names: str = ""

    @property
    def shape(self) -> str:
        """What is written there, in words."""
        return shape_of(self.schema)

    @property
    def place(self) -> str:
        """The name of what describes the parts of this field; empty where it has none."""
        part = part_of(self.schema)
        return part.__name__ if part else ""


@cache
def meanings() -> Mapping[str, Mapping[str, list[str]]]:
    """Return by dataclass and field what it means, an example, and what it names."""
    data: Mapping[str, Mapping[str, list[str]]] = read_yaml(MEANINGS.read_text(encoding="utf-8")).data
    return data


def fields_of(schema: Any) -> list[Field]:
    """Return the fields of a dataclass in the order in which they are best filled in: what is needed comes first."""
    hints = get_type_hints(schema)
    found = [
        Field(
            field.name,
            hints[field.name],
            _required(field),
            _required(field) or field.name in ASKED_FOR.get(schema.__name__, ()),
            *_told(schema, field.name),
        )
        for field in dataclasses.fields(schema)
        # The file's name is the id of a record, and no field.
        if (field.name != "id" or "id" in meanings().get(schema.__name__, ()))
    ]
    return sorted(found, key=lambda field: not field.asked_for)


def fields_of_kind(kind: Kind) -> list[Field]:
    """Return every field that stands at the top of a page of a kind."""
    found = [field for schema in (kind.facts, kind.page) if schema for field in fields_of(schema)]
    return sorted(found, key=lambda field: not field.asked_for)


def parts_of(fields: list[Field]) -> Iterator[Any]:
    """Yield every dataclass within some fields, each once, in the order in which a reader meets them."""
    seen, ahead = set[Any](), [part for field in fields if (part := part_of(field.schema))]
    while ahead:
        schema = ahead.pop(0)
        if schema not in seen:
            seen.add(schema)
            yield schema
            ahead += [part for field in fields_of(schema) if (part := part_of(field.schema))]


def files() -> Iterator[tuple[str, Any]]:
    """Yield every file of the vocabulary and what describes it."""
    return ((FILES[name], schema) for name, schema in SCHEMAS.items())


def part_of(schema: Any) -> Any:
    """Return the dataclass within a list, a mapping or an optional value; None where there is none."""
    if dataclasses.is_dataclass(schema):
        return schema
    return next((part for each in get_args(schema) if (part := part_of(each))), None)


def shape_of(schema: Any) -> str:
    """Return what a schema asks for, in words."""
    if schema in WORDS:
        return WORDS[schema]
    if dataclasses.is_dataclass(schema):
        return "a mapping"
    origin, arguments = get_origin(schema), get_args(schema)
    if origin is Literal:
        return "one of " + ", ".join(f"`{value}`" for value in arguments)
    if origin is tuple:
        return f"list of {_many(arguments[0])}"
    if origin in (UnionType, Union):
        return " or ".join("null" if each is type(None) else shape_of(each) for each in arguments)
    return f"mapping from names to {_many(arguments[1])}"


def _many(schema: Any) -> str:
    words = {str: "texts", int: "whole numbers", Any: "values"}
    return words.get(schema, "mappings" if dataclasses.is_dataclass(schema) else shape_of(schema))


def _required(field: Any) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _told(schema: Any, name: str) -> list[str]:
    told = (meanings().get(each.__name__, {}).get(name) for each in schema.__mro__)
    return next(filter(None, told))
