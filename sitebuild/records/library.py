"""All pages and records of the guide, loaded, and ready to be looked up."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from sitebuild.reading.files import path_below
from sitebuild.reading.page import AT_ONCE, Page, read_data_file, read_page
from sitebuild.reading.problems import Key, Problem
from sitebuild.records.kinds import COMPARISON, SOURCE, Kind, kind_of
from sitebuild.records.pagefacts import Term
from sitebuild.records.schemas import validate, validate_record
from sitebuild.records.vocabulary import FILES, SCHEMAS, Vocabulary
from sitebuild.records.worksheets import Worksheet
from whichmodel.facts.sources import Claim, Source


@dataclass(frozen=True, eq=False)
class Record:
    """What the front matter of a page says: the facts that decide, and the facts of the page.

    `facts` is None on a page of a kind that decides nothing.
    """

    kind: Kind
    page: Page
    facts: Any
    page_facts: Any

    @cached_property
    def id(self) -> str:
        """The file's name, which is also the last part of its address."""
        return Path(self.page.source).stem

    @property
    def link(self) -> str:
        """The link to this page from anywhere in the guide, from the root of docs/."""
        return f"/{self.page.source}"

    def parts(self) -> Iterator[tuple[Key, Any]]:
        """Return every dataclass in the facts, each with its path in the front matter."""
        return iter(self._parts)

    @cached_property
    def _parts(self) -> tuple[tuple[Key, Any], ...]:
        return (*walk(self.facts), *walk(self.page_facts))

    def cited(self) -> Iterator[tuple[Key, str]]:
        """Return every claim id that the facts rest on, with its path. A source has claims, and rests on none."""
        for path, part in self.parts():
            for index, claim in enumerate(getattr(part, "claims", ())):
                if isinstance(claim, str):
                    yield (*path, "claims", index), claim


@dataclass
class Library(Vocabulary):
    """What was loaded: all pages, what their front matter says, and the vocabulary.

    Nothing is added to it once somebody has looked something up.

    `pages` and `records` are keyed by the page's place below docs/, `files` (those of the vocabulary) by what
    the vocabulary calls what is in them. `beside` has the place of every file below docs/ that is no page. A page whose front matter has a problem has no record, a file with one
    is not among `files`; the problem is among `problems`.
    """

    root: Path
    pages: dict[str, Page] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    files: dict[str, Page] = field(default_factory=dict)
    beside: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def of(self, kind: Kind) -> Mapping[str, Record]:
        """Return the records of `kind` by id."""
        return self._by_kind.get(kind.name, {})

    def ids(self, kind: Kind) -> frozenset[str]:
        """Return every id of `kind`, those of records that did not load included."""
        return self._ids_by_kind.get(kind.name, frozenset())

    def complete(self, *kinds: Kind) -> bool:
        """Say whether every record of these kinds did load; the problems of one that did not say why."""
        return all(self.ids(kind) == set(self.of(kind)) for kind in kinds)

    def parts[Part](self, kind: type[Part]) -> Iterator[tuple[Page, Key, Part]]:
        """Return everything of one type in all front matter and vocabulary, with its page and its path there."""
        types = [each for each in self._parts_by_type if issubclass(each, kind)]
        return chain.from_iterable(self._parts_by_type[each] for each in types)

    @cached_property
    def _by_kind(self) -> dict[str, dict[str, Record]]:
        found: dict[str, dict[str, Record]] = {}
        for record in self.records.values():
            found.setdefault(record.kind.name, {})[record.id] = record
        return found

    @cached_property
    def _ids_by_kind(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for source in self.pages:
            found.setdefault(kind_of(source).name, set()).add(Path(source).stem)
        return {kind: frozenset(ids) for kind, ids in found.items()}

    @cached_property
    def _parts(self) -> list[tuple[Page, Key, Any]]:
        found = [(record.page, *each) for record in self.records.values() for each in record.parts()]
        return found + [(page, *each) for name, page in self.files.items() for each in walk(getattr(self, name))]

    @cached_property
    def _parts_by_type(self) -> dict[type, list[tuple[Page, Key, Any]]]:
        found: dict[type, list[tuple[Page, Key, Any]]] = {}
        for each in self._parts:
            found.setdefault(type(each[2]), []).append(each)
        return found

    @property
    def terms(self) -> tuple[Term, ...]:
        """The words of the glossary, in order."""
        return self.records["glossary.md"].page_facts.terms if "glossary.md" in self.records else ()

    @cached_property
    def worksheets(self) -> dict[str, tuple[str, Worksheet]]:
        """Every file to take along by its id, with the place below docs/ of the page about it."""
        return {sheet.id: (page.source, sheet) for page, _, sheet in self.parts(Worksheet)}

    def comparisons(self) -> list[Record]:
        """Return the pages that compare models, in the declared order of the models."""
        place = {model: i for i, model in enumerate(self.order.models)}
        found = self.of(COMPARISON).values()
        return sorted(found, key=lambda record: [place.get(model, 0) for model in record.page_facts.models])

    def claims(self) -> Iterator[tuple[Source, Claim]]:
        """Return every claim with its source."""
        for record in self.of(SOURCE).values():
            yield from ((record.facts, claim) for claim in record.facts.claims)


def load(root: Path) -> Library:
    """Load everything below `root`/docs, with every problem that reading and schemas can find."""
    library = Library(root)
    for file in sorted((root / "docs").rglob("*")):
        path = path_below(root, file)
        if file.is_dir():
            if file.is_symlink():
                library.problems.append(
                    Problem(path, 1, 1, "file", "this is a folder under another name; put files or pages in its place.")
                )
            continue
        if file.suffix != ".md" or "/." in path:
            library.beside.append(path.removeprefix("docs/"))
            continue
        page, problems = read_page(root, file)
        library.pages[page.source] = page
        if not problems:
            record, problems = _record(page)
            if record is not None:
                library.records[page.source] = record
        library.problems += problems
    for name in FILES:
        add_vocabulary(library, name)
    return library


@lru_cache(AT_ONCE)
def _record(page: Page) -> tuple[Record | None, list[Problem]]:
    kind = kind_of(page.source)
    facts, page_facts, problems = validate_record(page, kind, Path(page.source).stem)
    return None if problems else Record(kind, page, facts, page_facts), problems


def add_vocabulary(library: Library, name: str) -> None:
    """Read what the vocabulary calls `name` from its file in docs/_data/, or note why that cannot be."""
    file = library.root / "docs/_data" / FILES[name]
    page, problems = read_data_file(library.root, file)
    if not file.exists():
        problems = [page.problem("this file is missing; every part of the guide needs it.", rule="vocabulary")]
    if not problems:
        value, problems = validate(page, SCHEMAS[name], page.front.data)
    if not problems:
        library.files[name] = page
        setattr(library, name, value)
    library.problems += problems


def walk(value: Any, path: Key = ()) -> Iterator[tuple[Key, Any]]:
    """Return every dataclass in `value`, itself included, each with its path from the top."""
    if dataclasses.is_dataclass(value):
        yield path, value
        for field in dataclasses.fields(value):
            yield from walk(getattr(value, field.name), (*path, field.name))
    elif isinstance(value, (Mapping, tuple)):
        for key, item in value.items() if isinstance(value, Mapping) else enumerate(value):
            yield from walk(item, (*path, key))
