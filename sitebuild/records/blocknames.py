"""The blocks that a page may use, and what each takes after `|`."""

from collections.abc import Mapping

from sitebuild.records.kinds import CASE, FACTOR, FAILURE_MODE, MODEL, PATTERN, SOURCE, Kind

ANY_KIND = "any kind"
WORKSHEET, WORKSHEET_PART = "file to take along", "part of a file to take along on this page"

BLOCKS: Mapping[str, Kind | str | None] = {
    "answer-matrix": None,
    "calibration-figures": None,
    "case-facts": CASE,
    "comparison": None,
    "cost-form": None,
    "decision-rules": None,
    "diagnosis-form": None,
    "disagreements": None,
    "excluding-answers": None,
    "factor-options": FACTOR,
    "factor-question": FACTOR,
    "failure-mode-facts": FAILURE_MODE,
    "glossary-terms": None,
    "guide-figures": None,
    "model-answers": MODEL,
    "model-facts": MODEL,
    "model-map": None,
    "model-readers": MODEL,
    "model-steps": MODEL,
    "page-sources": None,
    "pair-index": None,
    "paper-sheet": None,
    "pattern-facts": PATTERN,
    "question-weights": None,
    "quiz-form": None,
    "readiness-checklist": None,
    "record-fields": None,
    "record-index": ANY_KIND,
    "recovery-index": MODEL,
    "room-flow": None,
    "rule-list": None,
    "sellers": None,
    "situation-index": None,
    "source-claims": SOURCE,
    "source-facts": SOURCE,
    "style-words": None,
    "symptom-index": None,
    "tipping-answers": None,
    "typical-answers": None,
    "who-decides": None,
    "worksheet-facts": WORKSHEET,
    "worksheet-links": WORKSHEET,
    "worksheet-part": WORKSHEET_PART,
}
"""By block name: the kind of record whose id it takes, `ANY_KIND` for the name of a kind, what else it names, or nothing."""

OPTIONS: Mapping[str, tuple[str, ...]] = {"comparison": ("models", "rows")}
"""By block name: the options that a block takes, each a list of ids; a block not named takes none."""
