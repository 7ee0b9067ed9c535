"""The whole guide, checked and compiled, as the blocks need it to write pages."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sitebuild.checks import check
from sitebuild.citations import citations
from sitebuild.compiling import compile_knowledge
from sitebuild.library import Library, Record, load
from sitebuild.problems import Problem, report
from sitebuild.schemas import RECORD_KINDS, Kind
from sitebuild.walk import cited
from whichmodel.knowledge import Claim, Factor, Knowledge, Option, Source


class ContentError(Exception):
    """The content has problems; `str()` is the whole report."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__(report(problems))


@dataclass(frozen=True)
class Guide:
    """A library without problems, what was compiled from it, and where the browser's files lie."""

    library: Library
    knowledge: Knowledge
    assets: Mapping[str, str]

    def records(self, kind: Kind) -> list[Record]:
        """Return the records of a kind: models and factors in their declared order, others by title."""
        records = self.library.of(kind)
        order = {"model": self.library.order.models, "factor": self.library.order.factors}.get(kind.name)
        if order is not None:
            return [records[identifier] for identifier in order]
        return sorted(records.values(), key=lambda record: record.facts.title.lower())

    @cached_property
    def claims(self) -> dict[str, tuple[Source, Claim]]:
        """Every claim with its source, by id."""
        return {claim.id: (source, claim) for source, claim in self.library.claims()}

    @cached_property
    def factors(self) -> dict[str, Factor]:
        """Every factor by id."""
        return {factor.id: factor for factor in self.knowledge.factors}

    def option(self, factor: str, option: str) -> Option | None:
        """Return an option, or None for the answer `unknown`."""
        return next((each for each in self.factors[factor].options if each.id == option), None)

    @cached_property
    def uses(self) -> dict[str, list[tuple[str, str]]]:
        """For every claim that is used: title and link of each page that rests on it, in page order."""
        found: dict[str, list[tuple[str, str]]] = {}
        for source, page in sorted(self.library.pages.items()):
            claims = {claim for claim, _, _ in citations(page)}
            record = self.record_at(source)
            if record is not None and record.kind.name != "source":
                for value in (record.facts, record.page_facts):
                    claims |= {claim for _, claim in cited(value)}
            title = page.front.data.get("title", source)
            for claim in claims:
                found.setdefault(claim, []).append((title, f"/{source}"))
        return found

    def record_at(self, source: str) -> Record | None:
        """Return the record whose page is `source`, or None for a plain page."""
        for kind in RECORD_KINDS:
            for record in self.library.of(kind).values():
                if record.page.source == source:
                    return record
        return None


_loaded: dict[Path, tuple[object, Guide]] = {}


def load_guide(root: Path) -> Guide:
    """Return the guide below `root`, loaded anew only where a file has changed.

    Raises:
        ContentError: with every problem of the content.
    """
    manifest = root / ".cache" / "assets.json"
    files = [*(root / "docs").rglob("*.md"), *(root / "docs" / "_data").glob("*.yml"), manifest]
    state = tuple(sorted((str(file), file.stat().st_mtime_ns) for file in files if file.is_file()))
    known = _loaded.get(root)
    if known is not None and known[0] == state:
        return known[1]
    library = load(root)
    problems = check(library)
    if problems:
        raise ContentError(problems)
    assets = json.loads(manifest.read_text(encoding="utf-8")) if manifest.is_file() else {}
    guide = Guide(library, compile_knowledge(library), assets)
    _loaded[root] = (state, guide)
    return guide
