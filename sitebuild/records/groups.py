"""Kinds of record of which there are so many that lists of them have groups."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sitebuild.records.kinds import PATTERN, SOURCE, Kind
from sitebuild.records.library import Record
from whichmodel.facts.knowledge import ADVICE, CAUTION, CONTRADICTION, MIX, NOT_READY


@dataclass(frozen=True)
class Groups:
    """How to tell the group of a record, and the heading of every group, in order."""

    of: Callable[[Record], str]
    headings: Mapping[str, str]


GROUPS: Mapping[Kind, Groups] = {
    PATTERN: Groups(
        lambda record: str(record.facts.kind),
        {
            NOT_READY: "Not ready",
            MIX: "Mix",
            CONTRADICTION: "Contradictions",
            CAUTION: "Cautions",
            ADVICE: "Advice",
        },
    ),
    SOURCE: Groups(
        lambda record: str(record.page_facts.role),
        {"founding text": "Founding texts", "public guide": "Public guides", "study": "Studies"},
    ),
}
