"""The kinds of page: where each lives, what its front matter may hold, and what its body must have."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sitebuild.records.pagefacts import (
    ComparisonPage,
    DisagreementsPage,
    GlossaryPage,
    ModelPage,
    PageFacts,
    PlainPage,
    ReadinessPage,
    SourcePage,
)
from whichmodel.facts.knowledge import (
    ADVICE,
    CAUTION,
    CONTRADICTION,
    MIX,
    NOT_READY,
    Case,
    Factor,
    FailureMode,
    Model,
    Pattern,
)
from whichmodel.facts.sources import Source


@dataclass(frozen=True)
class Kind:
    """A kind of page: its name, where it lives, and what describes its front matter.

    `blocks` must stand in the body of every page of this kind, `headings` likewise, in this order. Of some kinds there
    are so many pages that lists of them have groups: `group_key` is the key of the front matter that names the group of
    a page, and `groups` has the heading of every group, in order.
    """

    name: str
    folder: str
    facts: type | None
    page: type
    blocks: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    group_key: str = ""
    groups: Mapping[str, str] = field(default_factory=dict, hash=False)


PATTERN_GROUPS = {
    NOT_READY: "Not ready",
    MIX: "Mix",
    CONTRADICTION: "Contradictions",
    CAUTION: "Cautions",
    ADVICE: "Advice",
}
SOURCE_GROUPS = {
    "vendor article": "Vendors’ articles",
    "public guide": "Public guides",
    "law": "Laws",
    "study": "Studies",
}
MODEL_HEADINGS = (
    "In one minute",
    "Fits when",
    "Does not fit when",
    "What you keep",
    "How it fails",
    "Price and term",
    "First steps",
    "Key questions",
    "Evidence",
)
MODEL_BLOCKS = ("model-facts", "model-steps", "model-readers", "model-answers", "page-sources")

MODEL = Kind("model", "models", Model, ModelPage, MODEL_BLOCKS, MODEL_HEADINGS)
FACTOR = Kind("factor", "factors", Factor, PageFacts, ("factor-question", "factor-options", "page-sources"))
PATTERN = Kind(
    "pattern",
    "patterns",
    Pattern,
    PageFacts,
    ("pattern-facts", "page-sources"),
    group_key="kind",
    groups=PATTERN_GROUPS,
)
FAILURE_MODE = Kind("failure mode", "failure-modes", FailureMode, PageFacts, ("failure-mode-facts", "page-sources"))
CASE = Kind("case", "cases", Case, PageFacts, ("case-facts", "page-sources"))
SOURCE = Kind(
    "source", "sources", Source, SourcePage, ("source-facts", "source-claims"), group_key="role", groups=SOURCE_GROUPS
)
RECORD_KINDS = (MODEL, FACTOR, PATTERN, FAILURE_MODE, CASE, SOURCE)
COMPARISON_HEADINGS = ("When the two are confused", "How we would decide", "Side by side", "Evidence", "Sources")
COMPARISON = Kind("comparison", "compare", None, ComparisonPage, ("comparison", "page-sources"), COMPARISON_HEADINGS)
DISAGREEMENTS = Kind("page of disagreements", "", None, DisagreementsPage, ("disagreements", "page-sources"))
READINESS = Kind("readiness page", "", None, ReadinessPage, ("readiness-checklist", "page-sources"))
GLOSSARY = Kind("glossary", "", None, GlossaryPage, ("glossary-terms", "page-sources"))
PLAIN = Kind("page", "", None, PlainPage)
SINGLE = {"disagreements.md": DISAGREEMENTS, "readiness.md": READINESS, "glossary.md": GLOSSARY}
"""The kinds of which there is one page, by its place."""


def kind_of(source: str) -> Kind:
    """Return the kind of the page at `source` (a path below docs/). A folder's index is a plain page."""
    if source in SINGLE:
        return SINGLE[source]
    folder, _, name = source.rpartition("/")
    if name != "index.md":
        for kind in (*RECORD_KINDS, COMPARISON):
            if folder == kind.folder:
                return kind
    return PLAIN
