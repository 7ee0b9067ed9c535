"""Rules on what leads a reader on: next steps, situations, readiness, the glossary, and files to take along."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sitebuild.reading.page import Page
from sitebuild.reading.problems import Key, Problem
from sitebuild.records.kinds import FACTOR, MODEL
from sitebuild.records.library import Library
from sitebuild.records.pagefacts import DisagreementsPage, GlossaryPage, PageFacts, ReadinessPage
from sitebuild.records.worksheets import Worksheet, WorksheetPart
from sitebuild.rules.names import ID, bad_ids, no_page, not_an_id, unknown, unknown_in
from sitebuild.rules.register import Scope, rule

WHOLE = 100
"""What the weights of a part of a worksheet add up to."""


@rule(Scope.RECORD)
def next_step(library: Library) -> Iterator[Problem]:
    """A next step leads to a page that exists and is not the page itself.

    It is the last thing on the page that helps a reader on.

    Wrong: next: {page: /quiz/indx.md, says: Take the quiz.}
    Right: next: {page: /quiz/index.md, says: Take the quiz.}
    """
    for page, _, facts in library.parts(PageFacts):
        if facts.next is None:
            continue
        yield from no_page(library, page, facts.next.page, "next", "page")
        if facts.next.page.partition("#")[0] == f"/{page.source}":
            yield page.problem("the next step leads to this page itself; name another.", "next", "page")


@rule(Scope.RECORD)
def situation(library: Library) -> Iterator[Problem]:
    """Every situation that a page names exists, and every one that exists is named by a page.

    They are the way in for a reader with a problem and no words for it.

    Wrong: situations: [want-it-maid]
    Right: situations: [want-it-made]
    """
    vocabulary = library.files.get("situations")
    if vocabulary is None:
        return
    yield from unknown_in(library, "situation", (situation.id for situation in library.situations))
    used: set[str] = set()
    for page, _, facts in library.parts(PageFacts):
        for i, name in enumerate(facts.situations):
            if name in facts.situations[:i]:
                yield page.problem(f"the situation '{name}' stands here twice; delete one.", "situations", i)
        used |= set(facts.situations)
    if library.records.keys() != library.pages.keys():
        # A page that did not load may be the one that names it.
        return
    for i, each in enumerate(library.situations):
        yield from no_page(library, vocabulary, each.first.page, i, "first", "page")
        if each.id not in used:
            message = f"no page helps in the situation '{each.id}'; name it on one, or delete it."
            yield vocabulary.problem(message, i, "id")


@rule(Scope.RECORD)
def readiness(library: Library) -> Iterator[Problem]:
    """Questions of readiness have ids that stand once; a factor that one names exists.

    Their ids are anchors, and the answer to a factor is taken over into the quiz.

    Wrong: factor: directions
    Right: factor: direction
    """
    for page, _, facts in library.parts(ReadinessPage):
        yield from _ids(page, "questions", facts.questions)
        named = [
            (each.factor, ("questions", i, "factor"), False) for i, each in enumerate(facts.questions) if each.factor
        ]
        yield from unknown(page, "factor", named, library.ids(FACTOR))


@rule(Scope.RECORD)
def disagreements(library: Library) -> Iterator[Problem]:
    """Disagreements have ids that stand once, and each has two sides or more.

    One side alone is no disagreement.

    Wrong: sides: [{says: Outsource it., claims: […]}]
    Right: sides: [{says: Outsource it., claims: […]}, {says: Wait., claims: […]}]
    """
    for page, _, facts in library.parts(DisagreementsPage):
        yield from _ids(page, "disagreements", facts.disagreements)
        for i, point in enumerate(facts.disagreements):
            if len(point.sides) < 2:
                message = "a disagreement has two sides or more; add one, or delete it."
                yield page.problem(message, "disagreements", i, "sides")


@rule(Scope.RECORD)
def glossary(library: Library) -> Iterator[Problem]:
    """A term has an id and names that no other term has, stands in its alphabetical place, and leads to a real page.

    Search finds a term by each of its names, and leads to one.

    Wrong: also: [outsourcing] (of two terms)
    Right: also: [outsourcing] (of one term)
    """
    names: dict[str, str] = {}
    for page, _, facts in library.parts(GlossaryPage):
        yield from _ids(page, "terms", facts.terms)
        for i, term in enumerate(facts.terms):
            if term.page:
                yield from no_page(library, page, term.page, "terms", i, "page")
            for j, name in enumerate(term.also):
                if not name.strip():
                    yield page.problem("a name is blank; write one, or delete it.", "terms", i, "also", j)
            for name in (term.name, *term.also):
                other = names.setdefault(name.lower(), term.id)
                if other != term.id:
                    message = f"'{name}' is a name of '{other}' already; give it to one of the two."
                    yield page.problem(message, "terms", i)
        yield from _misplaced(page, [term.name for term in facts.terms])


def _misplaced(page: Page, listed: list[str]) -> Iterator[Problem]:
    low = [name.lower() for name in listed]
    for i, name in enumerate(low):
        if i and name < low[i - 1]:
            # The one before is out of place if this one goes well with what stands before it.
            place = i - 1 if i < 2 or low[i - 2] <= name else i
            message = f"'{listed[place]}' is not in its alphabetical place; move it."
            yield page.problem(message, "terms", place, "name")


@rule(Scope.RECORD)
def worksheet(library: Library) -> Iterator[Problem]:
    """A file to take along and each of its parts has an id that no other has, and there is something in it.

    Files are called by their ids, and pages show their parts by them.

    Wrong: id: criteria (of two parts)
    Right: id: criteria (of one part)
    """
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
    """A row has a text for each column, a mark for each model or for none, and weights that add up.

    A reader could not tell which cell a missing text belongs to, and points only compare if weights make a hundred.

    Wrong: cells: [Price] (below two columns)
    Right: cells: [Price, The whole sum]
    """
    models = library.ids(MODEL)
    for page, path, part in library.parts(WorksheetPart):
        columns = (*part.columns, *part.folded)
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


def _ids(page: Page, key: str, entries: tuple[Any, ...]) -> Iterator[Problem]:
    yield from bad_ids(page, entries, key)
    listed = [entry.id for entry in entries]
    for name, count in Counter(listed).items():
        if count > 1:
            yield page.problem(f"the id '{name}' stands {count} times; keep one.", key, listed.index(name), "id")
