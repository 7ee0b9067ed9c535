"""The site's features as a Python-Markdown extension: blocks, citations, and the numbers of both.

It knows nothing of MkDocs, so that it runs under any builder that uses Python-Markdown. Links are
written from the root of docs/ (`/models/x.md#anchor`); the builder resolves and checks them.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block, type_any

from sitebuild.blocks import calibration, diagnosis, guidance, indexes, modelmap, models, quiz, records, sources
from sitebuild.blocks.html import element
from sitebuild.blocks.parts import CITED, NOTED, cite
from sitebuild.blocks.tables import finish_tables
from sitebuild.blocks.tooltips import Marker
from sitebuild.guide.guide import Guide, load_guide
from sitebuild.reading.citations import CITATION, CLAIM_ID
from sitebuild.records.blocknames import BLOCKS
from sitebuild.records.blocknames import OPTIONS as BLOCK_OPTIONS

PAGE_SOURCES = "wm-page-sources"
FRAGMENT = "data-fragment"

WRITERS: dict[str, Callable[[Guide, str, dict[str, Any]], Element]] = {
    "answer-matrix": lambda guide, *_: quiz.answer_matrix(guide),
    "calibration-figures": lambda guide, *_: calibration.calibration_figures(guide),
    "case-facts": lambda guide, name, _: records.case_facts(guide, name),
    "comparison": lambda guide, _, options: models.comparison(guide, options["models"], options["rows"]),
    "decision-rules": lambda guide, *_: quiz.decision_rules(guide),
    "diagnosis-form": lambda guide, *_: diagnosis.diagnosis_form(guide),
    "disagreements": lambda guide, *_: guidance.disagreements(guide),
    "factor-options": lambda guide, name, _: records.factor_options(guide, name),
    "factor-question": lambda guide, name, _: records.factor_question(guide, name),
    "failure-mode-facts": lambda guide, name, _: records.failure_mode_facts(guide, name),
    "glossary-terms": lambda guide, *_: guidance.glossary_terms(guide),
    "guide-figures": lambda guide, *_: sources.guide_figures(guide),
    "model-answers": lambda guide, name, _: models.model_answers(guide, name),
    "model-facts": lambda guide, name, _: models.model_facts(guide, name),
    "model-map": lambda guide, *_: modelmap.model_map(guide),
    "model-steps": lambda guide, name, _: models.model_steps(guide, name),
    "page-sources": lambda *_: element("div", class_=PAGE_SOURCES, data_search_exclude="yes"),
    "pair-index": lambda guide, *_: indexes.pair_index(guide),
    "paper-sheet": lambda guide, *_: quiz.paper_sheet(guide),
    "pattern-facts": lambda guide, name, _: records.pattern_facts(guide, name),
    "quiz-form": lambda guide, *_: quiz.quiz_form(guide),
    "readiness-checklist": lambda guide, *_: guidance.readiness_checklist(guide),
    "record-index": lambda guide, name, _: indexes.record_index(guide, name),
    "recovery-index": lambda guide, name, _: guidance.recovery_index(guide, name),
    "sellers": lambda guide, *_: sources.sellers(guide),
    "situation-index": lambda guide, *_: guidance.situation_index(guide),
    "source-claims": lambda guide, name, _: sources.source_claims(guide, name),
    "source-facts": lambda guide, name, _: sources.source_facts(guide, name),
    "symptom-index": lambda guide, *_: indexes.symptom_index(guide),
    "who-decides": lambda guide, *_: models.who_decides(guide),
}


def block_class(name: str, load: Callable[[], Guide]) -> type[Block]:
    """Return the class that pymdownx wants for the block `name`."""

    class GuideBlock(Block):
        NAME = name
        ARGUMENT = BLOCKS[name] is not None
        OPTIONS: ClassVar[dict[str, list[Any]]] = {option: [(), type_any] for option in BLOCK_OPTIONS.get(name, ())}

        def on_create(self, parent: Element) -> Element:
            made = WRITERS[name](load(), (self.argument or "").strip(), self.options)
            parent.append(made)
            return made

    return GuideBlock


class GuideBlocks(BlocksExtension):
    """Registers every block of `BLOCKS`."""

    def __init__(self, load: Callable[[], Guide]) -> None:
        super().__init__()
        self.load = load

    def extendMarkdownBlocks(self, md: Markdown, block_manager: Any) -> None:  # noqa: N802 - pymdownx's name
        """Hand each block to pymdownx."""
        for name in BLOCKS:
            block_manager.register(block_class(name, self.load), self.getConfigs())


class CitationProcessor(InlineProcessor):
    """Turns `[@claim-id]` into a citation that waits for its numbers."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int, int]:  # noqa: N802
        """Return the element and what it replaces."""
        return cite(CLAIM_ID.findall(m[1])), m.start(0), m.end(0)


class NumberCitations(Treeprocessor):
    """Numbers the citations of a page in reading order and fills its lists of sources and judgements."""

    def __init__(self, md: Markdown, load: Callable[[], Guide]) -> None:
        super().__init__(md)
        self.load = load

    def run(self, root: Element) -> None:
        """Give every citation its links, and every list of sources its entries."""
        guide = self.load()
        numbers: dict[str, int] = {}
        _close_up(root)
        for waiting in root.iter("sup"):
            claims = waiting.attrib.pop(CITED, "").split()
            for position, claim in enumerate(claims):
                number = numbers.setdefault(claim, len(numbers) + 1)
                source, facts = guide.claims[claim]
                link = element(
                    "a",
                    str(number),
                    href=sources.claim_link(guide, claim),
                    title=f"{sources.publisher(source)}: {facts.says}",
                )
                link.set("aria-label", f"Source {number}: {source.title}")
                if position:
                    waiting[-1].tail = ", "
                waiting.append(link)
        notes: list[str] = []
        for waiting in root.iter("a"):
            judgement = waiting.attrib.pop(NOTED, "")
            if judgement:
                notes.append(judgement)
                waiting.set("href", f"#{sources.NOTE}{len(notes)}")
                waiting.text = AtomicString("our judgement")
        for place in root.iter("div"):
            if place.get("class") == PAGE_SOURCES:
                sources.cited_list(guide, numbers, place)
                sources.notes_list(notes, place)


def _close_up(root: Element) -> None:
    """Set every citation right behind the sentence before it, without the space that writers leave."""
    for parent in root.iter():
        before: Element | None = None
        for child in parent:
            if child.tag == "sup" and CITED in child.attrib:
                if before is None:
                    parent.text = (parent.text or "").rstrip()
                else:
                    before.tail = (before.tail or "").rstrip()
            before = child


class ExplainTerms(Treeprocessor):
    """Makes the first use of every glossary term a link that explains it."""

    def __init__(self, md: Markdown, load: Callable[[], Guide]) -> None:
        super().__init__(md)
        self.load = load

    def run(self, root: Element) -> None:
        """Mark the page."""
        Marker(self.load().library.terms).mark(root)


class FinishTables(Treeprocessor):
    """Finishes the tables that a writer typed."""

    def __init__(self, md: Markdown, load: Callable[[], Guide]) -> None:
        super().__init__(md)
        self.load = load

    def run(self, root: Element) -> None:
        """Give each its box, and the models in its head their marks."""
        finish_tables(self.load(), root)


class AddFragments(Treeprocessor):
    """Puts pre-filled answers behind links, once the builder has resolved them."""

    def run(self, root: Element) -> None:
        """Append each waiting fragment to its link."""
        for link in root.iter("a"):
            fragment = link.attrib.pop(FRAGMENT, "")
            if fragment:
                link.set("href", f"{link.get('href')}#{fragment}")


class GuideExtension(Extension):
    """Everything together: for a guide at hand, or for the one below `root`, the folder that holds docs/."""

    def __init__(self, guide: Guide | None = None, **configuration: Any) -> None:
        self.guide = guide
        self.config = {"root": [".", "the folder that holds docs/"]}
        super().__init__(**configuration)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register blocks, citations and the processors that finish them."""
        root = Path(self.getConfig("root")).resolve()

        def load() -> Guide:
            return self.guide or load_guide(root)

        GuideBlocks(load).extendMarkdown(md)
        # Before links (160), so that `[@…]` is never read as a reference.
        md.inlinePatterns.register(CitationProcessor(CITATION, md), "citation", 185)
        # After all inline text stands (20), before the builder resolves links (0).
        md.treeprocessors.register(NumberCitations(md, load), "number-citations", 12)
        md.treeprocessors.register(FinishTables(md, load), "finish-tables", 10)
        md.treeprocessors.register(ExplainTerms(md, load), "explain-terms", 11)
        md.treeprocessors.register(AddFragments(md), "add-fragments", -10)


def makeExtension(**configuration: Any) -> GuideExtension:  # noqa: N802 - Python-Markdown's name
    """Return the extension; Python-Markdown calls this."""
    return GuideExtension(**configuration)
