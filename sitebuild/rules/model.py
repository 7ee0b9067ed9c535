"""Rules on the pages of models: a cell for every row, a level for every cell, who decides what, and the look."""

import re
from collections.abc import Iterator

from sitebuild.reading.problems import Problem, nearest
from sitebuild.records.appearance import MARKS
from sitebuild.records.kinds import MODEL
from sitebuild.records.library import Library, Record
from sitebuild.rules.register import rule, unknown_names
from whichmodel.facts.jsontext import shown

COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def _one_each(record: Record, rule_name: str, key: str, what: str, known: frozenset[str]) -> Iterator[Problem]:
    given = getattr(record.page_facts, key)
    yield from unknown_names(record, rule_name, what, [(name, (key, name), True) for name in given], known)
    for missing in sorted(known - set(given)):
        message = f"nothing is said here on '{missing}', which is a {what}; add it."
        yield record.page.problem(rule_name, message, key, key=True)


@rule
def traits(library: Library) -> Iterator[Problem]:
    """A model has a cell for every row of the comparison tables, and no other."""
    rows = frozenset(row.id for row in library.rows)
    for record in () if library.lacks("rows.yml") else library.of(MODEL).values():
        yield from _one_each(record, "traits", "traits", "row of the comparison tables", rows)


@rule
def levels(library: Library) -> Iterator[Problem]:
    """Every cell has a level of its row; every level is some model's, and no row is the same for all."""
    models = library.of(MODEL)
    for i, row in enumerate(library.rows):
        known = [level.id for level in row.levels]
        used: set[str] = set()
        for record in models.values():
            cell = record.page_facts.traits.get(row.id)
            if cell is None:
                continue
            used.add(cell.level)
            if cell.level not in known:
                message = f"'{cell.level}' is not a level of the row '{row.id}'; {nearest(cell.level, known)}"
                yield record.page.problem("levels", message, "traits", row.id, "level")
        page = library.vocabulary_pages["rows.yml"]
        if library.ids(MODEL) > set(models):
            continue
        for j, name in enumerate(known):
            if name not in used:
                message = f"no model has the level '{name}' in this row; use it or delete it."
                yield page.problem("levels", message, i, "levels", j)
        if len(used) == 1:
            message = f"the row '{row.id}' says the same of every model, so it compares nothing; delete it."
            yield page.problem("levels", message, i, "id")


@rule
def decides(library: Library) -> Iterator[Problem]:
    """A model says of every decision who takes it, and of no other."""
    known = frozenset(decision.id for decision in library.decisions)
    for record in () if library.lacks("decisions.yml") else library.of(MODEL).values():
        yield from _one_each(record, "decides", "decides", "decision", known)


@rule
def look(library: Library) -> Iterator[Problem]:
    """A model's mark is one that is drawn, and its colours are written so that a style sheet can hold them."""
    for record in library.of(MODEL).values():
        facts = record.page_facts.look
        if facts.mark not in MARKS:
            yield record.page.problem(
                "look", f"'{facts.mark}' is not a mark; {nearest(facts.mark, MARKS)}", "look", "mark"
            )
        for key in ("light", "dark"):
            colour = getattr(facts, key)
            if not COLOUR.fullmatch(colour):
                yield record.page.problem(
                    "look",
                    f"'{shown(colour)}' is not a colour; write '#' and six digits, as in '#1F5FA8'.",
                    "look",
                    key,
                )
