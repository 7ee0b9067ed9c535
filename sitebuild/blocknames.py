"""The blocks that a page may use, and what each takes after `|`."""

from collections.abc import Mapping

from sitebuild.schemas import CASE, FACTOR, FAILURE_MODE, MODEL, PATTERN, SOURCE, Kind

ANY_KIND = "any kind"

BLOCKS: Mapping[str, Kind | str | None] = {
    "case-facts": CASE,
    "comparison": None,
    "decision-rules": None,
    "factor-options": FACTOR,
    "failure-mode-facts": FAILURE_MODE,
    "model-answers": MODEL,
    "model-facts": MODEL,
    "model-steps": MODEL,
    "page-sources": None,
    "paper-sheet": None,
    "pattern-facts": PATTERN,
    "quiz-form": None,
    "record-index": ANY_KIND,
    "source-claims": SOURCE,
    "source-facts": SOURCE,
    "symptom-index": None,
}
"""By block name: the kind of record whose id it takes, `ANY_KIND` for the name of a kind, or nothing."""

OPTIONS: Mapping[str, tuple[str, ...]] = {"comparison": ("models", "rows")}
"""By block name: the options that a block takes, each a list of ids; a block not named takes none."""
