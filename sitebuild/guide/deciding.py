"""Load only what decides: the facts of models, questions, patterns and cases, and none of what pages need.

Records of an earlier time are compared with those of today by their decisions. What pages had to hold
then is no matter, so keys that the engine's own records do not have are passed over.
"""

import dataclasses
from pathlib import Path

from sitebuild.reading.page import Page, read_page, read_text
from sitebuild.reading.problems import Problem
from sitebuild.reading.yaml import YamlError, read_yaml
from sitebuild.records.kinds import CASE, FACTOR, MODEL, PATTERN, RECORD_KINDS, kind_of
from sitebuild.records.library import Library, Record
from sitebuild.records.schemas import validate
from sitebuild.records.vocabulary import VOCABULARY
from sitebuild.rules import record as record_rules
from sitebuild.rules import reference as reference_rules
from sitebuild.rules import vocabulary as vocabulary_rules

DECIDING = (MODEL, FACTOR, PATTERN, CASE)
RULES = (
    record_rules.options,
    record_rules.pattern_kind,
    reference_rules.answer_reference,
    reference_rules.model_reference,
    vocabulary_rules.order,
)
"""The rules without which no decision can be compiled."""

LATER = ("'helper'",)
"""What a pattern did not always need, in the words of its problem."""


def load_deciding(root: Path) -> tuple[Library, list[Problem]]:
    """Return what decides below `root`/docs, and every problem that keeps it from being compiled."""
    library = Library(root)
    problems: list[Problem] = []
    for kind in RECORD_KINDS:
        library.records[kind.name] = {}
    for file in sorted((root / "docs").rglob("*.md")):
        source = file.relative_to(root / "docs").as_posix()
        kind = kind_of(source)
        if kind not in DECIDING or kind.facts is None:
            continue
        page, found = read_page(root, file)
        names = {field.name for field in dataclasses.fields(kind.facts)}
        data = {key: value for key, value in page.front.data.items() if key in names}
        facts, wrong = validate(page, kind.facts, {**data, "id": file.stem})
        problems += [*found, *wrong]
        library.pages[source] = page
        if facts is not None:
            library.records[kind.name][file.stem] = Record(kind, page, facts, None)
    problems += _add_order(library)
    if not problems:
        found_by_rules = (problem for rule in RULES for problem in rule(library))
        problems = [problem for problem in found_by_rules if not any(name in problem.message for name in LATER)]
    return library, sorted(problems)


def _add_order(library: Library) -> list[Problem]:
    """Read the declared order of models and questions, and today's names of earlier ids."""
    problems: list[Problem] = []
    for name in ("quiz.yml", "renamed.yml"):
        file = library.root / "docs" / "_data" / name
        text, found = read_text(library.root, file)
        try:
            front = read_yaml(text)
        except YamlError as error:
            problems.append(Problem(f"docs/_data/{name}", error.line, error.column, "yaml", error.message))
            continue
        page = Page(f"docs/_data/{name}", f"_data/{name}", front, "", 1)
        library.vocabulary_pages[name] = page
        library.vocabulary[name], wrong = validate(page, VOCABULARY[name], front.data)
        problems += [*found, *wrong]
    return problems
