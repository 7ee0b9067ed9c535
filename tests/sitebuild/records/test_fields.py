"""Fields are described once, and schemas, scaffolds and the reference say of them what the check holds."""

import dataclasses
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from scripts import new
from sitebuild.guide.guide import load_guide
from sitebuild.reading.yaml import read_yaml
from sitebuild.records.fields import KINDS, Field, fields_of, fields_of_kind, files, meanings, parts_of
from sitebuild.records.jsonschemas import schemas
from sitebuild.records.library import load
from sitebuild.records.scaffold import PLACEHOLDER, scaffold
from sitebuild.records.vocabulary import FILES
from sitebuild.rules.check import check
from tests.conftest import ROOT

SCHEMAS = {name: Draft202012Validator(schema) for name, schema in schemas()}
BROKEN: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "a key that nobody knows": lambda data: data | {"colour": "red"},
    "a key that is missing": lambda data: {key: value for key, value in data.items() if key != "title"},
    "a list where text belongs": lambda data: data | {"summary": ["one", "two"]},
    "a broken part": lambda data: data | {"expect": {"verdict": "close"}},
}


def described() -> list[Any]:
    """Return every dataclass that describes a part of a record or of the vocabulary."""
    tops = [schema for kind in KINDS for schema in (kind.facts, kind.page) if schema]
    fields = [field for kind in KINDS for field in fields_of_kind(kind)]
    return [*tops, *parts_of([*fields, *(Field("", schema, True, True, "", "") for _, schema in files())])]


def test_every_field_has_a_meaning_and_every_meaning_a_field() -> None:
    """Nothing that a record may hold is left without words, and no words are left without a field."""
    told = {(schema, field) for schema, fields in meanings().items() for field in fields}
    found = {
        (owner.__name__, field.name)
        for schema in described()
        for owner in schema.__mro__
        if isinstance(owner, type) and dataclasses.is_dataclass(owner)
        for field in dataclasses.fields(owner)
        if (owner.__name__, field.name) in told
    }

    assert len([field for schema in described() for field in fields_of(schema)]) > 120
    assert told == found


def test_every_example_is_one() -> None:
    """What stands as an example has the shape that the schema of its field asks for."""
    wrong = []
    for kind in KINDS:
        schema = SCHEMAS[kind.name.replace(" ", "-")].schema["properties"]
        for field in fields_of_kind(kind):
            if "…" not in field.example:
                text = (
                    f"{field.name}:\n  {field.example}"
                    if field.example[0] not in "[{"
                    else f"{field.name}: {field.example}"
                )
                value = read_yaml(text).data[field.name]
                wrong += [
                    f"{field.name}: {each.message}"
                    for each in Draft202012Validator(schema[field.name]).iter_errors(value)
                ]

    assert wrong == []


def test_every_record_keeps_to_its_schema() -> None:
    """What an editor is told holds of each page and each file of the vocabulary that there is."""
    library = load_guide(ROOT).library
    found = [
        (page.path, SCHEMAS[FILES[name].removesuffix(".yml")], page.front.data) for name, page in library.files.items()
    ]
    found += [
        (record.page.path, SCHEMAS[record.kind.name.replace(" ", "-")], record.page.front.data)
        for record in library.records.values()
    ]

    assert len(found) > 300
    assert [(path, error.message) for path, schema, data in found for error in schema.iter_errors(data)] == []


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_record_does_not(how: str) -> None:
    """A schema refuses what the check refuses."""
    case = load_guide(ROOT).library.records["cases/add-or-hire.md"].page.front.data

    assert SCHEMAS["case"].is_valid(case)
    assert not SCHEMAS["case"].is_valid(BROKEN[how](case))


def test_the_editor_is_told_of_every_file_of_the_vocabulary() -> None:
    """The settings for VS Code name the schema of each."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]

    assert settings == {f".cache/schemas/{name[:-4]}.json": f"docs/_data/{name}" for name, _ in files()}


@pytest.mark.parametrize("name", new.MADE)
def test_the_check_names_what_a_new_record_still_needs_and_nothing_else(toy: Path, name: str) -> None:
    """Each line that `make new` leaves open is a problem with its place; the page has no other."""
    assert new.main([name, "brand-new", "Something new"], toy) == 0
    file = toy / "docs" / new.MADE[name].folder / "brand-new.md"
    found = [problem for problem in check(load(toy)) if problem.path == file.relative_to(toy).as_posix()]
    lines = enumerate(file.read_text(encoding="utf-8").splitlines(), 1)

    assert {problem.line for problem in found} == {number for number, line in lines if PLACEHOLDER in line}
    assert {problem.rule for problem in found} == {"placeholder"}
    assert all("still to be" in problem.message for problem in found)


def test_a_new_record_says_what_belongs_where(toy: Path) -> None:
    """Above each field stands what it means, with an example; a title that is known is filled in."""
    text = scaffold(new.MADE["case"], "brand-new", 'The "new" one', date(2026, 11, 29), load(toy))

    assert '# The case, as a heading. As in: Add or hire?\ntitle: "The \\"new\\" one"\n' in text
    assert f"  hunger: {PLACEHOLDER}\n" in text
    assert "reviewed: 2026-11-29\n" in text
    assert "/// case-facts | brand-new\n" in text


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["failure-mod", "x1"], "'failure-mod' is not a kind of record; did you mean 'failure-mode'?"),
        (
            ["case", "Slow_Case"],
            "'Slow_Case' is no id; write small letters, digits and single hyphens, as in 'slow-feedback'.",
        ),
        (["model", "apples"], "there is a model 'apples' already: docs/models/apples.md."),
    ],
    ids=["kind", "id", "taken"],
)
def test_nothing_is_begun_that_could_not_be_used(
    toy: Path, capsys: pytest.CaptureFixture[str], given: list[str], said: str
) -> None:
    """A sentence says why, and no file is written or written over."""
    before = {file: file.read_bytes() for file in toy.rglob("*.*")}

    assert new.main(given, toy) == 1
    assert capsys.readouterr().err == f"new: {said}\n"
    assert {file: file.read_bytes() for file in toy.rglob("*.*")} == before
