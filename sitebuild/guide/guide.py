"""The whole guide, checked and compiled, as the blocks need it to write pages."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from sitebuild.guide.compiling import compile_knowledge, to_text
from sitebuild.reading.bodytext import citations
from sitebuild.reading.problems import ContentError, Problem
from sitebuild.records.appearance import models_css
from sitebuild.records.kinds import FACTOR, MODEL, Kind
from sitebuild.records.library import Library, Record, load
from sitebuild.rules.check import check
from whichmodel.facts.knowledge import Factor, Knowledge, Option
from whichmodel.facts.sources import Claim, Source

MANIFEST = ".cache/assets.json"
"""Where the last preparation noted the addresses of the browser's files, below the project's root."""

KNOWLEDGE, STYLES = ".cache/knowledge.json", ".cache/models.css"
"""Where what is compiled of the records lies: what the quiz knows, and the colours of the models."""


@dataclass(frozen=True)
class Guide:
    """A library without problems, what was compiled from it, and where the browser's files lie.

    `repository` is the address where problems are reported, `address` that of the guide with a slash at its end, and
    `name` what it is called; each is empty as long as the builder has not said it.
    """

    library: Library
    knowledge: Knowledge
    assets: Mapping[str, str]
    repository: str = ""
    address: str = ""
    name: str = ""

    def records(self, kind: Kind) -> list[Record]:
        """Return the records of a kind: models and factors in their declared order, others by title."""
        records = self.library.of(kind)
        order = {MODEL: self.library.order.models, FACTOR: self.library.order.factors}.get(kind)
        if order is not None:
            return [records[identifier] for identifier in order]
        return sorted(records.values(), key=lambda record: str(record.facts.title).lower())

    def groups(self, kind: Kind) -> list[tuple[str, str, list[Record]]]:
        """Return the groups of a kind in which there are records: name, heading, records. Few kinds have groups."""
        found: dict[str, list[Record]] = {name: [] for name in kind.groups}
        for record in self.records(kind) if found else ():
            found[record.page.front.data[kind.group_key]].append(record)
        return [(name, kind.groups[name], listed) for name, listed in found.items() if listed]

    def title_of(self, link: str) -> str:
        """Return the title of the page to which a link from the root of docs/ leads."""
        page = self.library.pages[link.lstrip("/").partition("#")[0]]
        return str(page.front.data.get("title", page.source))

    @cached_property
    def claims(self) -> dict[str, tuple[Source, Claim]]:
        """Every claim with its source, by id."""
        return {claim.id: (source, claim) for source, claim in self.library.claims()}

    def cited(self, claims: Iterable[str]) -> list[tuple[Source, Claim]]:
        """Return claims by their ids, each with its source."""
        return [self.claims[claim] for claim in claims]

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
        pages = sorted(self.library.pages.items())
        # Who decides what is told of all models in one table, and on none of their own pages.
        tables = {source for source, page in pages if "/// who-decides" in page.body}
        found: dict[str, set[str]] = {}
        for source, page in pages:
            for claim, _, _ in citations(page):
                found.setdefault(claim, set()).add(source)
            record = self.library.records.get(source)
            for path, claim in record.cited() if record else ():
                found.setdefault(claim, set()).update(tables if path[0] == "decides" else {source})
        return {
            claim: [(self.title_of(source), f"/{source}") for source in sorted(sources)]
            for claim, sources in found.items()
        }


def load_guide(root: Path) -> Guide:
    """Return the guide below `root`, loaded anew only where a file has changed.

    Raises:
        ContentError: with every problem of the content.
    """
    manifest = root / MANIFEST
    return _with_assets(root, _state(root), manifest.read_text(encoding="utf-8") if manifest.is_file() else "{}")


def load_library(root: Path) -> tuple[Library, tuple[Problem, ...]]:
    """Return the library below `root`, and what keeps it from being compiled; loaded anew only after a change."""
    return _checked(root, _state(root))


def write_compiled(guide: Guide) -> None:
    """Write what is compiled of a guide and goes to the browser; a file that holds it already is left alone."""
    texts = {KNOWLEDGE: to_text(guide.knowledge), STYLES: models_css(guide.library)}
    for name, text in texts.items():
        file = guide.library.root / name
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")


State = frozenset[tuple[Path, int]]
"""The files below docs/, each with the moment of its last change."""


def _state(root: Path) -> State:
    files = (root / "docs").rglob("*")
    return frozenset(
        (file, file.stat(follow_symlinks=file.exists()).st_mtime_ns)
        for file in files
        if file.is_file() or file.is_symlink()
    )


@lru_cache(maxsize=8)
def _with_assets(root: Path, state: State, manifest: str) -> Guide:
    return Guide(*_loaded(root, state), json.loads(manifest))


@lru_cache(maxsize=8)
def _loaded(root: Path, state: State) -> tuple[Library, Knowledge]:
    """Return the records as they are in this state of their files, which nothing but the cache looks at."""
    library, problems = _checked(root, state)
    if problems:
        raise ContentError(problems)
    return library, compile_knowledge(library)


@lru_cache(maxsize=8)
def _checked(root: Path, state: State) -> tuple[Library, tuple[Problem, ...]]:
    library = load(root)
    return library, tuple(check(library))
