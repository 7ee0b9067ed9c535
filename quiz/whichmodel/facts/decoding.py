"""From `knowledge.json` to the records that the engine decides with."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from types import UnionType
from typing import Any, cast, get_args, get_origin

from whichmodel.facts.errors import InvalidJson, InvalidKnowledge
from whichmodel.facts.jsontext import KINDS, kind_of, read_json, shown
from whichmodel.facts.knowledge import Knowledge
from whichmodel.facts.soundness import require_sound


def knowledge_from_text(text: str) -> Knowledge:
    """Return the knowledge that a JSON text holds (the text of `knowledge.json`).

    Raises `InvalidKnowledge`, naming the place, where the text is not JSON, has not the shape of the
    records, or names something that it does not define.
    """
    try:
        data, repeated = read_json(text)
    except InvalidJson as error:
        raise InvalidKnowledge("", f"this is not JSON: {error}") from None
    if repeated:
        raise InvalidKnowledge("", f"the key '{shown(repeated[0])}' stands twice in one object")
    return knowledge_from_data(data)


def knowledge_from_data(data: object) -> Knowledge:
    """Return the knowledge that plain JSON values hold. Raises `InvalidKnowledge` as above."""
    knowledge = cast("Knowledge", _decoded(Knowledge, data, ""))
    require_sound(knowledge)
    return knowledge


def _decoded(kind: Any, value: Any, path: str) -> Any:
    """Return `value` as a `kind`: a record, a tuple, a mapping by id, something or nothing, or a plain value."""
    if is_dataclass(kind) and isinstance(value, dict):
        return _record(kind, value, path)
    if isinstance(kind, UnionType):
        return None if value is None else _decoded(get_args(kind)[0], value, path)
    if get_origin(kind) is tuple and isinstance(value, list):
        return tuple(_decoded(get_args(kind)[0], item, f"{path}[{index}]") for index, item in enumerate(value))
    if get_origin(kind) is Mapping and isinstance(value, dict):
        return {key: _decoded(get_args(kind)[1], item, f"{path}.{shown(key)}") for key, item in value.items()}
    if type(value) is kind:  # not isinstance: true and false are no numbers
        return value
    raise InvalidKnowledge(path, f"found {kind_of(value)}, expected {_expected(kind)}")


def _record(kind: Any, value: dict[str, Any], path: str) -> Any:
    known = {field.name: field for field in fields(kind)}
    for name in value:
        if name not in known:
            raise InvalidKnowledge(path, f"unknown key '{shown(name)}', expected one of: {', '.join(sorted(known))}")
    for name, field in known.items():
        if name not in value and field.default is MISSING and field.default_factory is MISSING:
            raise InvalidKnowledge(path, f"the key {name!r} is missing")
    return kind(
        **{name: _decoded(known[name].type, item, f"{path}.{name}".lstrip(".")) for name, item in value.items()}
    )


def _expected(kind: Any) -> str:
    if is_dataclass(kind) or get_origin(kind) is Mapping:
        return "an object"
    if get_origin(kind) is tuple:
        return "a list"
    return KINDS[kind]
