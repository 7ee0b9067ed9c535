"""All pages and records of the guide, loaded, and ready to be looked up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sitebuild.reading.page import Page, read_page, read_text
from sitebuild.reading.problems import Problem
from sitebuild.reading.yaml import YamlError, read_yaml
from sitebuild.records.kinds import COMPARISON, RECORD_KINDS, Kind, kind_of
from sitebuild.records.pagefacts import Term
from sitebuild.records.schemas import validate, validate_record
from sitebuild.records.vocabulary import VOCABULARY, DecisionKind, QuizOrder, Row, Situation, Topic
from whichmodel.facts.knowledge import Claim, Source, Symptom


@dataclass(frozen=True)
class Record:
    """One page that describes something: the facts that decide, and the facts of the page."""

    kind: Kind
    page: Page
    facts: Any
    page_facts: Any

    @property
    def id(self) -> str:
        """The file's name, which is also the last part of its address."""
        return Path(self.page.source).stem

    @property
    def link(self) -> str:
        """The link to this page from anywhere in the guide, from the root of docs/."""
        return f"/{self.page.source}"


@dataclass
class Library:
    """What was loaded. `records` is keyed by kind name and id, `vocabulary` by file name.

    A record with a problem is not among `records`; its problem is among `problems`.
    """

    root: Path
    pages: dict[str, Page] = field(default_factory=dict)
    records: dict[str, dict[str, Record]] = field(default_factory=dict)
    plain: dict[str, Record] = field(default_factory=dict)
    vocabulary: dict[str, Any] = field(default_factory=dict)
    vocabulary_pages: dict[str, Page] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def of(self, kind: Kind) -> Mapping[str, Record]:
        """Return the records of `kind` by id."""
        return self.records.get(kind.name, {})

    def ids(self, kind: Kind) -> frozenset[str]:
        """Return every id of `kind`, those of records that did not load included."""
        return frozenset(Path(source).stem for source in self.pages if kind_of(source) is kind)

    def lacks(self, name: str) -> bool:
        """Say whether the vocabulary file `name` did not load; its own problem says why."""
        return self.vocabulary.get(name) is None

    @property
    def order(self) -> QuizOrder:
        """The declared order of models and questions."""
        return self.vocabulary.get("quiz.yml") or QuizOrder((), (), 0)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the comparison tables, in order."""
        return self.vocabulary.get("rows.yml") or ()

    @property
    def symptoms(self) -> tuple[Symptom, ...]:
        """The symptoms of running engagements, in order."""
        return self.vocabulary.get("symptoms.yml") or ()

    @property
    def topics(self) -> tuple[Topic, ...]:
        """What claims may be about beside models."""
        return self.vocabulary.get("topics.yml") or ()

    @property
    def decisions(self) -> tuple[DecisionKind, ...]:
        """The decisions that somebody takes while the work goes on, in order."""
        return self.vocabulary.get("decisions.yml") or ()

    @property
    def situations(self) -> tuple[Situation, ...]:
        """Where readers may stand, in order."""
        return self.vocabulary.get("situations.yml") or ()

    @property
    def excused(self) -> Mapping[str, str]:
        """Claims that no page uses, with the reason."""
        return self.vocabulary.get("excused.yml") or {}

    @property
    def terms(self) -> tuple[Term, ...]:
        """The words of the glossary, in order."""
        glossary = self.plain.get("glossary.md")
        return glossary.page_facts.terms if glossary else ()

    @property
    def renamed(self) -> Mapping[str, str]:
        """Ids of earlier versions, and what they are called today."""
        return self.vocabulary.get("renamed.yml") or {}

    def comparisons(self) -> list[Record]:
        """Return the pages that compare models, in the declared order of the models."""
        place = {model: i for i, model in enumerate(self.order.models)}
        found = [record for record in self.plain.values() if record.kind is COMPARISON]
        return sorted(found, key=lambda record: [place.get(model, 0) for model in record.page_facts.models])

    def record_at(self, source: str) -> Record | None:
        """Return what the front matter of the page at `source` says, or None if it did not load."""
        if source in self.plain:
            return self.plain[source]
        return self.of(kind_of(source)).get(Path(source).stem)

    def claims(self) -> Iterator[tuple[Source, Claim]]:
        """Return every claim with its source."""
        for record in self.records.get("source", {}).values():
            for claim in record.facts.claims:
                yield record.facts, claim


def load(root: Path) -> Library:
    """Load everything below `root`/docs, with every problem that reading and schemas can find."""
    library = Library(root)
    for kind in RECORD_KINDS:
        library.records[kind.name] = {}
    for file in sorted(file for file in (root / "docs").rglob("*.md") if not file.is_dir()):
        page, problems = read_page(root, file)
        library.pages[page.source] = page
        library.problems += problems
        if not problems:
            _add_record(library, page)
    for name, schema in VOCABULARY.items():
        _add_vocabulary(library, name, schema)
    return library


def _add_record(library: Library, page: Page) -> None:
    kind = kind_of(page.source)
    facts, page_facts, problems = validate_record(page, kind, Path(page.source).stem)
    library.problems += problems
    if problems:
        return
    record = Record(kind, page, facts, page_facts)
    if kind.facts is None:
        library.plain[page.source] = record
    else:
        library.records[kind.name][record.id] = record


def _add_vocabulary(library: Library, name: str, schema: Any) -> None:
    path = f"docs/_data/{name}"
    file = library.root / path
    if not file.exists():
        library.problems.append(
            Problem(path, 1, 1, "vocabulary", "this file is missing; every part of the guide needs it.")
        )
        return
    text, problems = read_text(library.root, file)
    if problems:
        library.problems += problems
        return
    try:
        front = read_yaml(text)
    except YamlError as error:
        library.problems.append(Problem(path, error.line, error.column, "yaml", error.message))
        return
    page = Page(path, f"_data/{name}", front, "", 1)
    library.vocabulary_pages[name] = page
    library.vocabulary[name], problems = validate(page, schema, front.data)
    library.problems += problems
