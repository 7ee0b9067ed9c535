"""Rules on what leads a reader on: next steps, situations, the questions of readiness, and the glossary."""

from collections import Counter
from collections.abc import Iterable, Iterator

from sitebuild.reading.problems import Problem, nearest
from sitebuild.records.kinds import FACTOR
from sitebuild.records.library import Library, Record
from sitebuild.rules.register import ID, every, rule, unknown_names


def _page_and_records(library: Library) -> Iterator[Record]:
    yield from every(library)
    yield from library.plain.values()


@rule
def next_step(library: Library) -> Iterator[Problem]:
    """A next step leads to a page that exists and is not the page itself."""
    known = {f"/{source}" for source in library.pages}
    for record in _page_and_records(library):
        step = record.page_facts.next
        if step is None:
            continue
        page = step.page.partition("#")[0]
        if page not in known:
            message = f"'{page}' is not a page; {nearest(page, known)}"
            yield record.page.problem("next-step", message, "next", "page")
        elif page == record.link:
            message = "the next step leads to this page itself; name another."
            yield record.page.problem("next-step", message, "next", "page")


@rule
def situation(library: Library) -> Iterator[Problem]:
    """Every situation that a page names exists, and every one that exists is named by a page."""
    if library.lacks("situations.yml"):
        return
    known = frozenset(situation.id for situation in library.situations)
    used: set[str] = set()
    for record in _page_and_records(library):
        names = record.page_facts.situations
        for name, count in Counter(names).items():
            if count > 1:
                last = len(names) - 1 - names[::-1].index(name)
                message = f"the situation '{name}' stands here twice; delete one."
                yield record.page.problem("situation", message, "situations", last)
        used |= set(names)
        yield from unknown_names(
            record, "situation", "situation", [(name, ("situations", i), False) for i, name in enumerate(names)], known
        )
    if any(library.record_at(source) is None for source in library.pages):
        # A page that did not load may be the one that names it.
        return
    page = library.vocabulary_pages["situations.yml"]
    pages = {f"/{source}" for source in library.pages}
    for i, each in enumerate(library.situations):
        target = each.first.page.partition("#")[0]
        if target not in pages:
            yield page.problem("situation", f"'{target}' is not a page; {nearest(target, pages)}", i, "first", "page")
        if each.id not in used:
            message = f"no page helps in the situation '{each.id}'; name it on one, or delete it."
            yield page.problem("situation", message, i, "id")


@rule
def readiness(library: Library) -> Iterator[Problem]:
    """Questions of readiness have ids that stand once; a factor that one names exists."""
    record = library.plain.get("readiness.md")
    if record is None:
        return
    questions = record.page_facts.questions
    yield from _ids(record, "readiness", "questions", (question.id for question in questions))
    names = [(each.factor, ("questions", i, "factor"), False) for i, each in enumerate(questions) if each.factor]
    yield from unknown_names(record, "readiness", "factor", names, library.ids(FACTOR))


@rule
def disagreements(library: Library) -> Iterator[Problem]:
    """Disagreements have ids that stand once, and each has two sides or more."""
    record = library.plain.get("disagreements.md")
    if record is None:
        return
    points = record.page_facts.disagreements
    yield from _ids(record, "disagreements", "disagreements", (point.id for point in points))
    for i, point in enumerate(points):
        if len(point.sides) < 2:
            message = "a disagreement has two sides or more; add one, or delete it."
            yield record.page.problem("disagreements", message, "disagreements", i, "sides")


@rule
def glossary(library: Library) -> Iterator[Problem]:
    """A term has an id and names that no other term has, stands in its alphabetical place, and leads to a real page."""
    record = library.plain.get("glossary.md")
    if record is None:
        return
    yield from _ids(record, "glossary", "terms", (term.id for term in library.terms))
    known = {f"/{source}" for source in library.pages}
    names: dict[str, str] = {}
    before = ""
    for i, term in enumerate(library.terms):
        if term.page and term.page.partition("#")[0] not in known:
            message = f"'{term.page}' is not a page; {nearest(term.page, known)}"
            yield record.page.problem("glossary", message, "terms", i, "page")
        for j, name in enumerate(term.also):
            if not name.strip():
                yield record.page.problem(
                    "glossary", "a name is blank; write one, or delete it.", "terms", i, "also", j
                )
        for name in (term.name, *term.also):
            other = names.setdefault(name.lower(), term.id)
            if other != term.id:
                message = f"'{name}' is a name of '{other}' already; give it to one of the two."
                yield record.page.problem("glossary", message, "terms", i)
        if term.name.lower() < before:
            message = f"'{term.name}' is not in its alphabetical place; move it before the terms that follow it."
            yield record.page.problem("glossary", message, "terms", i, "name")
        before = max(before, term.name.lower())


def _ids(record: Record, rule_name: str, key: str, identifiers: Iterable[str]) -> Iterator[Problem]:
    listed = list(identifiers)
    for i, name in enumerate(listed):
        if not ID.fullmatch(name):
            message = f"'{name}' cannot be an id; use small letters, digits and hyphens."
            yield record.page.problem(rule_name, message, key, i, "id")
    for name, count in Counter(listed).items():
        if count > 1:
            message = f"the id '{name}' stands {count} times; keep one."
            yield record.page.problem(rule_name, message, key, listed.index(name), "id")
