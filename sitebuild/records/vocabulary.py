"""What the files in docs/_data/ may hold: the words that records of all kinds share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_type_hints

from sitebuild.records.pagefacts import NextStep
from whichmodel.facts.knowledge import Reader, Symptom
from whichmodel.facts.sources import ClosedRecord


@dataclass(frozen=True)
class Level(ClosedRecord):
    """One of the short answers that the cells of a row may give."""

    id: str
    label: str


@dataclass(frozen=True)
class Row(ClosedRecord):
    """A row of the comparison tables: its heading, the question that its cells answer, and their short answers.

    `brief` marks the few rows that tell a model in one minute.
    """

    id: str
    label: str
    asks: str
    levels: tuple[Level, ...]
    brief: bool = False

    def level_label(self, level: str) -> str:
        """Return the words of a level of this row."""
        return next(each.label for each in self.levels if each.id == level)


ROLES: Mapping[str, str] = {
    "sponsor": "Sponsor",
    "product-owner": "Product owner",
    "technical-lead": "Technical lead",
}
"""Who there is on the buyer’s side, and how each is called."""


@dataclass(frozen=True)
class DecisionKind(ClosedRecord):
    """A decision that somebody takes while the work goes on. `held_by` is who usually does on the buyer’s side."""

    id: str
    label: str
    asks: str
    held_by: Literal["sponsor", "product-owner", "technical-lead"]


@dataclass(frozen=True)
class Situation(ClosedRecord):
    """Where a reader may stand, in the reader's own words. `group` gathers alike ones, `first` is what to read first."""

    id: str
    says: str
    group: str
    first: NextStep


@dataclass(frozen=True)
class Topic(ClosedRecord):
    """Something a claim may be about that is not a model."""

    id: str
    label: str


@dataclass(frozen=True)
class QuizOrder(ClosedRecord):
    """The one declared order of models and of questions, and the margin that makes a result close."""

    models: tuple[str, ...]
    factors: tuple[str, ...]
    margin: int


@dataclass(kw_only=True)
class Vocabulary:
    """What the files in docs/_data/ hold, each under its file's name; `order` is in quiz.yml.

    `renamed` are ids of earlier versions, with what they are called today, and `retired` those that have no name
    today, with what a buyer is told who kept such an answer. What could not be read is empty.
    """

    order: QuizOrder = QuizOrder((), (), 0)
    rows: tuple[Row, ...] = ()
    decisions: tuple[DecisionKind, ...] = ()
    symptoms: tuple[Symptom, ...] = ()
    readers: tuple[Reader, ...] = ()
    situations: tuple[Situation, ...] = ()
    topics: tuple[Topic, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    retired: Mapping[str, str] = field(default_factory=dict)


SCHEMAS: Mapping[str, Any] = get_type_hints(Vocabulary)
FILES: Mapping[str, str] = {name: f"{name}.yml" for name in SCHEMAS} | {"order": "quiz.yml"}
"""By what the vocabulary calls it: the file below docs/_data/."""

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
