"""Rules on the pages of models: a cell for every row, a level for every cell, who decides what, and the look."""

import re
from collections.abc import Iterator

from sitebuild.reading.problems import Problem
from sitebuild.records.appearance import MARKS
from sitebuild.records.kinds import MODEL
from sitebuild.records.library import Library
from sitebuild.records.pagefacts import Look, ModelPage
from sitebuild.rules.names import FIELDS, no_page, unknown, unknown_in
from sitebuild.rules.register import Scope, rule
from whichmodel.facts.jsontext import shown
from whichmodel.facts.knowledge import Model

COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
FEWEST_QUESTIONS, MOST_QUESTIONS = 3, 5
"""How many questions of one reader a model's page may have."""


def _one_each(library: Library, vocabulary: str, what: str) -> Iterator[Problem]:
    """Return a problem for every entry of a vocabulary on which a model is silent, and for every other name."""
    if vocabulary not in library.files:
        return
    known = frozenset(entry.id for entry in getattr(library, vocabulary))
    yield from unknown_in(library, what, known)
    ((kind, (key,)),) = FIELDS[what].items()
    for page, _, facts in library.parts(kind):
        for missing in sorted(known - set(getattr(facts, key))):
            message = f"nothing is said here on '{missing}', which is a {what}; add it."
            yield page.problem(message, key, key=True)


@rule(Scope.RECORD)
def traits(library: Library) -> Iterator[Problem]:
    """A model has a cell for every row of the comparison tables, and no other.

    An empty cell tells a buyer nothing.

    Wrong: traits: {who-direct: …}
    Right: traits: {who-directs: …}
    """
    yield from _one_each(library, "rows", "row of the comparison tables")


@rule(Scope.RECORD)
def decides(library: Library) -> Iterator[Problem]:
    """A model says of every decision who takes it, and of no other.

    The table of who decides has no gaps.

    Wrong: decides: {archtecture: …}
    Right: decides: {architecture: …}
    """
    yield from _one_each(library, "decisions", "decision")


@rule(Scope.RECORD)
def readers(library: Library) -> Iterator[Problem]:
    """A model has a few questions of every reader, and of no other, and each says on which page it is answered.

    A result answers what others will ask of it.

    Wrong: readers: {sponsor: [one question]}
    Right: readers: {sponsor: [three to five questions]}
    """
    yield from _one_each(library, "readers", "reader")
    for page, _, model in library.parts(Model):
        for reader, questions in model.readers.items():
            if not FEWEST_QUESTIONS <= len(questions) <= MOST_QUESTIONS:
                wanted = f"{FEWEST_QUESTIONS} to {MOST_QUESTIONS}"
                message = f"'{reader}' asks {len(questions)} questions here; expected {wanted}: add or delete some."
                yield page.problem(message, "readers", reader, key=True)
            for i, question in enumerate(questions):
                yield from no_page(library, page, question.page, "readers", reader, i, "page")


@rule(Scope.RECORD)
def levels(library: Library) -> Iterator[Problem]:
    """Every cell has a level of its row; every level is some model's, and no row is the same for all.

    A table in which all cells agree helps nobody to choose.

    Wrong: level: suplier
    Right: level: supplier
    """
    for i, row in enumerate(library.rows):
        known = [level.id for level in row.levels]
        used: set[str] = set()
        for page, _, facts in library.parts(ModelPage):
            if cell := facts.traits.get(row.id):
                used.add(cell.level)
                at = "traits", row.id, "level"
                yield from unknown(page, f"level of the row '{row.id}'", [(cell.level, at, False)], known)
        if not library.complete(MODEL):
            continue
        page = library.files["rows"]
        for j, name in enumerate(known):
            if name not in used:
                message = f"no model has the level '{name}' in this row; use it or delete it."
                yield page.problem(message, i, "levels", j)
        if len(used) == 1:
            message = f"the row '{row.id}' says the same of every model, so it compares nothing; delete it."
            yield page.problem(message, i, "id")


@rule(Scope.RECORD)
def look(library: Library) -> Iterator[Problem]:
    """A model's mark is one that is drawn, and its colours are written so that a style sheet can hold them.

    The colours go into a style sheet, and the marks are drawn by us.

    Wrong: look: {mark: sqare, light: red, dark: '#F29A6B'}
    Right: look: {mark: square, light: '#B3471B', dark: '#F29A6B'}
    """
    yield from unknown_in(library, "mark", MARKS)
    for page, path, facts in library.parts(Look):
        for key in ("light", "dark"):
            if not COLOUR.fullmatch(colour := getattr(facts, key)):
                message = f"'{shown(colour)}' is not a colour; write '#' and six digits, as in '#1F5FA8'."
                yield page.problem(message, *path, key)
