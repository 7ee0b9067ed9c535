"""Validate front matter and vocabulary against their closed schemas, with every problem at its place."""

import dataclasses
import json
from collections.abc import Mapping
from functools import cache
from typing import Any, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError

from sitebuild.reading.page import Page
from sitebuild.reading.problems import Problem, nearest
from sitebuild.records.kinds import Kind
from whichmodel.facts.jsontext import shown

A_LIST, A_TEXT, A_MAPPING = "a list", "a text", "a mapping of names to values"
YAML_WORDS = {
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "string_type": A_TEXT,
    "tuple_type": A_LIST,
    "dict_type": A_MAPPING,
    "mapping_type": A_MAPPING,
    "dataclass_type": A_MAPPING,
}
"""What the schemas expect, in the words of somebody who writes YAML, by pydantic's name for the error."""


@cache
def _adapter(schema: Any) -> TypeAdapter[Any]:
    return TypeAdapter(schema)


def _fields(schema: Any) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(schema)) if dataclasses.is_dataclass(schema) else ()


def validate(page: Page, schema: Any, data: Any, other_keys: tuple[str, ...] = ()) -> tuple[Any, list[Problem]]:
    """Return the record that `data` describes, or None and every problem with it.

    `other_keys` are keys that stand in the same front matter but belong to another schema.
    """
    try:
        return _adapter(schema).validate_json(json.dumps(data), strict=True), []
    except ValidationError as error:
        return None, [_as_problem(page, schema, item, other_keys) for item in error.errors(include_url=False)]


def validate_record(page: Page, kind: Kind, identifier: str) -> tuple[Any, Any, list[Problem]]:
    """Return the facts that decide, the facts of the page, and every problem, for one page of `kind`."""
    data = dict(page.front.data)
    problems: list[Problem] = []
    if kind.facts is None:
        page_facts, problems = validate(page, kind.page, data)
        return None, page_facts, problems
    if "id" in data:
        problems.append(
            page.problem(
                "derived",
                f"'id' is not written here: it is the file's name, '{identifier}'; delete the line.",
                "id",
                key=True,
            )
        )
        del data["id"]
    page_keys = _fields(kind.page)
    page_data = {key: data.pop(key) for key in page_keys if key in data}
    facts, found = validate(page, kind.facts, {"id": identifier, **data}, page_keys)
    page_facts, found_on_page = validate(page, kind.page, page_data)
    return facts, page_facts, problems + found + found_on_page


def _as_problem(page: Page, schema: Any, item: Any, other_keys: tuple[str, ...]) -> Problem:
    path = tuple(part for part in item["loc"] if part != "[key]")
    name = path[-1] if path else ""
    if item["type"] == "missing":
        return page.problem("schema", f"'{name}' is missing here; add it.", *path[:-1])
    if item["type"] == "unexpected_keyword_argument":
        known = [*_fields(_schema_at(schema, path[:-1])), *(other_keys if len(path) == 1 else ())]
        known = [key for key in known if key != "id" or len(path) > 1]
        return page.problem(
            "schema", f"'{name}' is not a key that belongs here; {nearest(str(name), known)}", *path, key=True
        )
    what = f"'{name}'" if path else "this file"
    if isinstance(name, int):
        what = f"item {name + 1} of " + (f"'{path[-2]}'" if len(path) > 1 else "this file")
    return page.problem("schema", f"{what} is {_found(item['input'])}; expected {_expected(item)}.", *path)


def _expected(item: Any) -> str:
    message: str = item["msg"]
    expected = YAML_WORDS.get(item["type"], message.removeprefix("Input should be ").replace("a valid ", "a "))
    value = item["input"]
    if expected == A_LIST and isinstance(value, str):
        return f"{expected}; write [{shown(value)}]"
    if expected == A_TEXT and isinstance(value, (bool, int, float)):
        return f"{expected}; put it in quotes"
    return expected


def _found(value: Any) -> str:
    if value is None:
        return "empty"
    if isinstance(value, (dict, list)):
        return ("a mapping" if isinstance(value, dict) else "a list") if value else "empty"
    return f"'{shown(value)}'" if isinstance(value, str) else json.dumps(value)


def _schema_at(schema: Any, path: tuple[Any, ...]) -> Any:
    """Follow `path` through dataclasses, tuples, mappings and optional values to the schema at its end."""
    for part in path:
        if dataclasses.is_dataclass(schema):
            schema = get_type_hints(schema).get(str(part))
        else:
            arguments = get_args(schema)
            schema = arguments[1] if issubclass(getattr(schema, "__origin__", tuple), Mapping) else arguments[0]
        options = [option for option in get_args(schema) if dataclasses.is_dataclass(option)]
        if type(None) in get_args(schema) and options:
            schema = options[0]
    return schema
