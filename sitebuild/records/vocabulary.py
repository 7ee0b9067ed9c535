"""What the files in docs/_data/ may hold: the words that records of all kinds share."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sitebuild.records.pagefacts import NextStep
from whichmodel.facts.knowledge import CLOSED, Symptom


@dataclass(frozen=True)
class Level:
    """One of the short answers that the cells of a row may give."""

    __pydantic_config__ = CLOSED

    id: str
    label: str


@dataclass(frozen=True)
class Row:
    """A row of the comparison tables: its heading, the question that its cells answer, and their short answers.

    `brief` marks the few rows that tell a model in one minute.
    """

    __pydantic_config__ = CLOSED

    id: str
    label: str
    asks: str
    levels: tuple[Level, ...]
    brief: bool = False

    def level_label(self, level: str) -> str:
        """Return the words of a level of this row."""
        return next(each.label for each in self.levels if each.id == level)


@dataclass(frozen=True)
class DecisionKind:
    """A decision that somebody takes while the work goes on."""

    __pydantic_config__ = CLOSED

    id: str
    label: str
    asks: str


@dataclass(frozen=True)
class Situation:
    """Where a reader may stand, in the reader's own words. `group` gathers alike ones, `first` is what to read first."""

    __pydantic_config__ = CLOSED

    id: str
    says: str
    group: str
    first: NextStep


@dataclass(frozen=True)
class Topic:
    """Something a claim may be about that is not a model."""

    __pydantic_config__ = CLOSED

    id: str
    label: str


@dataclass(frozen=True)
class QuizOrder:
    """The one declared order of models and of questions, and the margin that makes a result close."""

    __pydantic_config__ = CLOSED

    models: tuple[str, ...]
    factors: tuple[str, ...]
    margin: int


VOCABULARY: dict[str, Any] = {
    "quiz.yml": QuizOrder,
    "rows.yml": tuple[Row, ...],
    "decisions.yml": tuple[DecisionKind, ...],
    "symptoms.yml": tuple[Symptom, ...],
    "situations.yml": tuple[Situation, ...],
    "topics.yml": tuple[Topic, ...],
    "excused.yml": Mapping[str, str],
    "renamed.yml": Mapping[str, str],
}
"""By file name, what it holds."""

CLAIM_KINDS: Mapping[str, str] = {
    "advantage": "Advantage",
    "cause": "Cause",
    "comparison-row": "Comparison",
    "decision-question": "Question to ask",
    "definition": "Definition",
    "does-not-fit-when": "Does not fit when",
    "engagement-term": "Term of engagement",
    "failure-mode": "Failure",
    "finding": "Finding",
    "fits-when": "Fits when",
    "limit": "Limit of the study",
    "myth": "Myth",
    "ownership": "Who owns what",
    "perspective": "Point of view",
    "practical-example": "Example",
    "recovery": "Recovery",
    "symptom": "Symptom",
    "trade-off": "Trade-off",
}
"""What a claim may be, and how it is called in words."""
