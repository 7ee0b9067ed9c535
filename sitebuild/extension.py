"""The site's features as a Python-Markdown extension: blocks, citations, and what finishes a page.

It knows nothing of MkDocs, so that it runs under any builder that uses Python-Markdown. Links are
written from the root of docs/ (`/models/x.md#anchor`); the builder resolves and checks them.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block, type_any

from sitebuild.blocks import (
    calibration,
    diagnosis,
    guidance,
    indexes,
    modelmap,
    models,
    quiz,
    records,
    sources,
    tables,
    tooltips,
)
from sitebuild.blocks.parts import add_fragments, cite
from sitebuild.guide.guide import Guide, load_guide
from sitebuild.reading.citations import CITATION, CLAIM_ID
from sitebuild.records.blocknames import BLOCKS
from sitebuild.records.blocknames import OPTIONS as BLOCK_OPTIONS

WRITERS: Mapping[str, Callable[..., Element]] = {
    "answer-matrix": quiz.answer_matrix,
    "calibration-figures": calibration.calibration_figures,
    "case-facts": records.case_facts,
    "comparison": models.comparison,
    "decision-rules": quiz.decision_rules,
    "diagnosis-form": diagnosis.diagnosis_form,
    "disagreements": guidance.disagreements,
    "factor-options": records.factor_options,
    "factor-question": records.factor_question,
    "failure-mode-facts": records.failure_mode_facts,
    "glossary-terms": guidance.glossary_terms,
    "guide-figures": sources.guide_figures,
    "model-answers": models.model_answers,
    "model-facts": models.model_facts,
    "model-map": modelmap.model_map,
    "model-steps": models.model_steps,
    "page-sources": sources.page_sources,
    "pair-index": indexes.pair_index,
    "paper-sheet": quiz.paper_sheet,
    "pattern-facts": records.pattern_facts,
    "quiz-form": quiz.quiz_form,
    "readiness-checklist": guidance.readiness_checklist,
    "record-index": indexes.record_index,
    "recovery-index": guidance.recovery_index,
    "sellers": sources.sellers,
    "situation-index": guidance.situation_index,
    "source-claims": sources.source_claims,
    "source-facts": sources.source_facts,
    "symptom-index": indexes.symptom_index,
    "who-decides": models.who_decides,
}
"""By block: what writes it, from the guide, what stands after `|` if the block takes it, and its options by name."""

FINISHERS: tuple[tuple[str, Callable[[Guide, Element], None], int], ...] = (
    # After all inline text stands (20), before the builder resolves links (0).
    ("number-citations", sources.number_citations, 12),
    ("explain-terms", tooltips.explain_terms, 11),
    ("finish-tables", tables.finish_tables, 10),
    # Once links are resolved.
    ("add-fragments", add_fragments, -10),
)
"""What finishes a page, and its place in the order of Python-Markdown: higher comes first."""


def block_class(name: str, load: Callable[[], Guide]) -> type[Block]:
    """Return the class that pymdownx wants for the block `name`."""
    options = BLOCK_OPTIONS.get(name, ())

    class GuideBlock(Block):
        NAME = name
        ARGUMENT = BLOCKS[name] is not None
        OPTIONS: ClassVar[dict[str, list[Any]]] = {option: [(), type_any] for option in options}

        def on_create(self, parent: Element) -> Element:
            argument = [self.argument.strip()] if self.ARGUMENT else []
            made = WRITERS[name](load(), *argument, **{option: self.options[option] for option in options})
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


class Finisher(Treeprocessor):
    """Lets a function finish the whole page."""

    def __init__(self, md: Markdown, load: Callable[[], Guide], finish: Callable[[Guide, Element], None]) -> None:
        super().__init__(md)
        self.load, self.finish = load, finish

    def run(self, root: Element) -> None:
        """Finish the page."""
        self.finish(self.load(), root)


class GuideExtension(Extension):
    """Everything together: for a guide at hand, or for the one below `root`, the folder that holds docs/."""

    def __init__(self, guide: Guide | None = None, **configuration: Any) -> None:
        self.guide = guide
        self.config = {"root": [".", "the folder that holds docs/"]}
        super().__init__(**configuration)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register blocks, citations and what finishes a page."""
        root = Path(self.getConfig("root")).resolve()

        def load() -> Guide:
            return self.guide or load_guide(root)

        GuideBlocks(load).extendMarkdown(md)
        # Before links (160), so that `[@…]` is never read as a reference.
        md.inlinePatterns.register(CitationProcessor(CITATION, md), "citation", 185)
        for name, finish, place in FINISHERS:
            md.treeprocessors.register(Finisher(md, load, finish), name, place)


def makeExtension(**configuration: Any) -> GuideExtension:  # noqa: N802 - Python-Markdown's name
    """Return the extension; Python-Markdown calls this."""
    return GuideExtension(**configuration)
