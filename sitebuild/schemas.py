"""What the front matter of each kind of page may hold.

The facts that decide are the engine's own dataclasses. What only a page needs (description, date of
review, tags, the look of a model, the cells of the comparison tables) is described here, so that the
engine carries none of it.
"""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError

from sitebuild.page import Page
from sitebuild.problems import Problem, nearest
from whichmodel.jsontext import shown
from whichmodel.knowledge import (
    CLOSED,
    Case,
    Factor,
    FailureMode,
    Model,
    Pattern,
    Source,
    Statement,
    Symptom,
)


@dataclass(frozen=True)
class PageFacts:
    """What every page has: a sentence for search engines, the day of its last review, and tags."""

    __pydantic_config__ = CLOSED

    description: str
    reviewed: date
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Look:
    """How a model looks everywhere: its mark (one of `MARKS`) and its colour on light and dark."""

    __pydantic_config__ = CLOSED

    mark: str
    light: str
    dark: str


@dataclass(frozen=True, kw_only=True)
class ModelPage(PageFacts):
    """A model's page: its look, and its cell for every row of the comparison tables."""

    __pydantic_config__ = CLOSED

    look: Look
    traits: Mapping[str, Statement]


@dataclass(frozen=True, kw_only=True)
class PlainPage(PageFacts):
    """A page that is no record. The last three are for the theme and mean what they mean there."""

    __pydantic_config__ = CLOSED

    title: str
    hide: tuple[str, ...] = ()
    template: str = ""
    search: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ComparisonPage(PageFacts):
    """A page that compares models."""

    __pydantic_config__ = CLOSED

    title: str
    models: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A row of the comparison tables: its id, its heading, and the question that its cells answer."""

    __pydantic_config__ = CLOSED

    id: str
    label: str
    asks: str


@dataclass(frozen=True)
class Topic:
    """Something a claim may be about that is not a model."""

    __pydantic_config__ = CLOSED

    id: str
    label: str


@dataclass(frozen=True)
class QuizOrder:
    """The one declared order of models and of questions, and the margin that makes a result close."""

    __pydantic_config__ = CLOSED

    models: tuple[str, ...]
    factors: tuple[str, ...]
    margin: int


@dataclass(frozen=True)
class Kind:
    """A kind of page: its name, where it lives, and what describes its front matter.

    `blocks` must stand in the body of every page of this kind, `headings` likewise, in this order.
    """

    name: str
    folder: str
    facts: type | None
    page: type
    blocks: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()


MODEL_HEADINGS = (
    "In one minute",
    "Fits when",
    "Does not fit when",
    "What you keep",
    "How it fails",
    "Price and term",
    "First steps",
    "Key questions",
    "Evidence",
)

MODEL = Kind(
    "model", "models", Model, ModelPage, ("model-facts", "model-steps", "model-answers", "page-sources"), MODEL_HEADINGS
)
FACTOR = Kind("factor", "factors", Factor, PageFacts, ("factor-options", "page-sources"))
PATTERN = Kind("pattern", "patterns", Pattern, PageFacts, ("pattern-facts", "page-sources"))
FAILURE_MODE = Kind("failure mode", "failure-modes", FailureMode, PageFacts, ("failure-mode-facts", "page-sources"))
CASE = Kind("case", "cases", Case, PageFacts, ("case-facts", "page-sources"))
SOURCE = Kind("source", "sources", Source, PageFacts, ("source-facts", "source-claims"))
RECORD_KINDS = (MODEL, FACTOR, PATTERN, FAILURE_MODE, CASE, SOURCE)
COMPARISON = Kind("comparison", "compare", None, ComparisonPage, ("comparison", "page-sources"))
PLAIN = Kind("page", "", None, PlainPage)

VOCABULARY: dict[str, Any] = {
    "quiz.yml": QuizOrder,
    "rows.yml": tuple[Row, ...],
    "symptoms.yml": tuple[Symptom, ...],
    "topics.yml": tuple[Topic, ...],
    "renamed.yml": Mapping[str, str],
}


def kind_of(source: str) -> Kind:
    """Return the kind of the page at `source` (a path below docs/). A folder's index is a plain page."""
    folder, _, name = source.rpartition("/")
    if name != "index.md":
        for kind in (*RECORD_KINDS, COMPARISON):
            if folder == kind.folder:
                return kind
    return PLAIN


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
