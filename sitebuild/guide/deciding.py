"""Load only what decides: the facts of models, questions, patterns and cases, and none of what pages need.

Records of an earlier time are compared with those of today by their decisions. What pages had to hold
then is no matter, so keys that the engine's own records do not have are passed over.
"""

from pathlib import Path

from sitebuild.reading.page import read_page
from sitebuild.reading.problems import Problem
from sitebuild.records.kinds import CASE, FACTOR, MODEL, PATTERN, kind_of
from sitebuild.records.library import Library, Record, add_vocabulary
from sitebuild.records.schemas import keys_of, validate
from sitebuild.rules import record, reference, vocabulary

DECIDING = (MODEL, FACTOR, PATTERN, CASE)
RULES = (
    record.options,
    record.pattern_kind,
    reference.answer_reference,
    reference.model_reference,
    vocabulary.order,
)
"""The rules without which no decision can be compiled."""

LATER = {(record.pattern_kind.name, ("helper",))}
"""What a record did not always need, as the rule that asks for it and the key of what it asks for."""


def load_deciding(root: Path) -> tuple[Library, list[Problem]]:
    """Return what decides below `root`/docs, and every problem that keeps it from being compiled."""
    library = Library(root)
    for file in sorted((root / "docs").rglob("*.md")):
        kind = kind_of(file.relative_to(root / "docs").as_posix())
        if kind not in DECIDING:
            continue
        page, problems = read_page(root, file)
        data = {key: page.front.data[key] for key in keys_of(kind.facts) if key in page.front.data}
        facts, wrong = validate(page, kind.facts, {**data, "id": file.stem})
        library.pages[page.source] = page
        library.problems += problems + wrong
        if facts is not None:
            library.records[page.source] = Record(kind, page, facts, None)
    for name in ("order", "renamed"):
        add_vocabulary(library, name)
    found = library.problems or [problem for rule in RULES for problem in rule(library)]
    return library, sorted(problem for problem in found if (problem.rule, problem.key) not in LATER)
