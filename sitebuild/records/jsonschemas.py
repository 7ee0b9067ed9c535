"""JSON Schemas of every kind of page and of every file of the vocabulary, for editors and other programs."""

from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

from sitebuild.records.fields import KINDS, Field, fields_of, fields_of_kind, files, part_of, parts_of

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the name of each schema, without an ending, and the schema itself.

    That of a kind of page describes its front matter, that of a file of the vocabulary the file.
    """
    for kind in KINDS:
        yield kind.name.replace(" ", "-"), _whole(f"The front matter of a {kind.name}", _closed(fields_of_kind(kind)))
    for name, schema in files():
        yield name.removesuffix(".yml"), _whole(f"docs/_data/{name}", _of(schema))


def _whole(title: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": DRAFT, "title": title, **schema}


def _closed(fields: list[Field]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in fields if field.required],
        "properties": {field.name: {**_of(field.schema), **_notes(field)} for field in fields},
    }


def _notes(field: Field) -> dict[str, Any]:
    names = f" Names {field.names}." if field.names else ""
    return {"description": f"{field.means}{names} Example: {field.example}"}


def _of(schema: Any) -> dict[str, Any]:
    """Return the schema of a type: what pydantic says of it, with our words on each field of a part."""
    whole = TypeAdapter(schema).json_schema()
    parts = {part.__name__: part for part in ([schema] if part_of(schema) is schema else [])}
    parts |= {part.__name__: part for part in parts_of([Field("", schema, True, True, "", "")])}
    for name, definition in [
        *whole.get("$defs", {}).items(),
        *([(schema.__name__, whole)] if parts.get(getattr(schema, "__name__", "")) else []),
    ]:
        definition.pop("description", None)
        for field in fields_of(parts[name]):
            definition["properties"][field.name] |= _notes(field)
    made: dict[str, Any] = _inlined(whole, whole.pop("$defs", {}))
    return made


def _inlined(schema: Any, definitions: dict[str, Any]) -> Any:
    """Return a schema in which each part stands where it is used, so that it can become part of another."""
    if isinstance(schema, list):
        return [_inlined(each, definitions) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return _inlined(
            {**definitions[name], **{key: value for key, value in schema.items() if key != "$ref"}}, definitions
        )
    return {key: _inlined(value, definitions) for key, value in schema.items() if (key, type(value)) != ("title", str)}
