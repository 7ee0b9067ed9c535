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

_adapter = cache(TypeAdapter)


def keys_of(schema: Any) -> tuple[str, ...]:
    """Return the keys that a dataclass allows; none where the schema is no dataclass."""
    return tuple(field.name for field in dataclasses.fields(schema)) if dataclasses.is_dataclass(schema) else ()


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
    if kind.facts is None:
        return None, *validate(page, kind.page, page.front.data)
    page_keys = keys_of(kind.page)
    ours = {key: value for key, value in page.front.data.items() if key not in page_keys}
    facts, problems = validate(page, kind.facts, {**ours, "id": identifier}, page_keys)
    page_facts, more = validate(
        page, kind.page, {key: page.front.data[key] for key in page_keys if key in page.front.data}
    )
    if "id" in page.front.data:
        message = f"'id' is not written here: it is the file's name, '{identifier}'; delete the line."
        problems.append(page.problem(message, "id", key=True, rule="derived"))
    return facts, page_facts, problems + more


def _as_problem(page: Page, schema: Any, item: Any, other_keys: tuple[str, ...]) -> Problem:
    path = tuple(part for part in item["loc"] if part != "[key]")
    name = path[-1] if path else ""
    if item["type"] == "missing":
        return page.problem(f"'{name}' is missing here; add it.", *path[:-1], rule="schema")
    if item["type"] == "unexpected_keyword_argument":
        known = {*keys_of(_schema_at(schema, path[:-1])), *(other_keys if len(path) == 1 else ())}
        if len(path) == 1:
            known -= {"id"}
        message = f"'{name}' is not a key that belongs here; {nearest(str(name), known)}"
        return page.problem(message, *path, key=True, rule="schema")
    what = f"'{name}'" if path else "this file"
    if isinstance(name, int):
        what = f"item {name + 1} of " + (f"'{path[-2]}'" if len(path) > 1 else "this file")
    return page.problem(f"{what} is {_found(item['input'])}; expected {_expected(item)}.", *path, rule="schema")


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
    if value in (None, {}, []):
        return "empty"
    if isinstance(value, (dict, list)):
        return "a mapping" if isinstance(value, dict) else "a list"
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
