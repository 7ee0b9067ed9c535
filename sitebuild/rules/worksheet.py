"""Rules on files to take along: names that stand once, rows that fit their columns, marks and weights."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sitebuild.reading.page import Page
from sitebuild.reading.problems import Key, Problem
from sitebuild.records.kinds import MODEL
from sitebuild.records.library import Library
from sitebuild.records.worksheets import Worksheet, WorksheetPart
from sitebuild.rules.names import ID, not_an_id
from sitebuild.rules.register import Scope, rule

WHOLE = 100
"""What the weights of a part add up to."""


@rule(Scope.RECORD)
def worksheet(library: Library) -> Iterator[Problem]:
    """A file to take along and each of its parts has an id that no other has, and there is something in it."""
    for kind, what in ((Worksheet, "file to take along"), (WorksheetPart, "part of a file to take along")):
        found: list[tuple[Page, Key, Any]] = list(library.parts(kind))
        count = Counter(each.id for _, _, each in found)
        for page, path, each in found:
            if not ID.fullmatch(each.id):
                yield page.problem(not_an_id(each.id), *path, "id")
            if count[each.id] > 1:
                yield page.problem(f"the id '{each.id}' is that of another {what} too; choose one.", *path, "id")
    for page, path, sheet in library.parts(Worksheet):
        if bool(sheet.parts) is sheet.decisions:
            message = f"'{sheet.id}' needs either 'parts' or 'decisions: true', and not both."
            yield page.problem(message, *path, "id")


@rule(Scope.RECORD)
def worksheet_row(library: Library) -> Iterator[Problem]:
    """A row has a text for each column, a mark for each model or for none, and weights that add up."""
    models = library.ids(MODEL)
    for page, path, part in library.parts(WorksheetPart):
        columns = (*part.columns, *part.only_in_file)
        for i, row in enumerate(part.rows):
            at = (*path, "rows", i)
            expected = len(columns) - (row.model is not None)
            if len(row.cells) != expected:
                message = f"this row has {len(row.cells)} cells; expected {expected}, one for each of: "
                yield page.problem(f"{message}{', '.join(columns[-expected:])}.", *at, "cells")
            for missing in sorted(models - set(row.marks)) if part.marked else ():
                message = f"no mark says what this row is under '{missing}'; add it, 'none' if there is no question."
                yield page.problem(message, *at, "marks" if row.marks else "cells", key=True)
        weights = [row.weight for row in part.rows if row.weight is not None]
        if weights and (len(weights) < len(part.rows) or sum(weights) != WHOLE):
            message = (
                f"the weights of '{part.id}' add up to {sum(weights)} over {len(weights)} of {len(part.rows)} rows; "
            )
            yield page.problem(f"{message}give every row one, {WHOLE} in all.", *path, "id")
