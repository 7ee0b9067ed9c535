"""The texts that the guide cites, as frozen records, and what all its records share."""

from dataclasses import dataclass

CLOSED = {"extra": "forbid"}


class ClosedRecord:
    """What the records of pages share: the build's validation refuses any key that they do not have."""

    __pydantic_config__ = CLOSED


@dataclass(frozen=True)
class Claim(ClosedRecord):
    """One sentence on what a source says, in our words; not necessarily what is true.

    `about` names the models, or the topics beside them, that it speaks of. `locator` says where it stands in its source:
    a heading, a chapter, a row or a page, or why the place was not found again.
    """

    id: str
    kind: str
    about: tuple[str, ...]
    locator: str
    says: str


@dataclass(frozen=True)
class Source(ClosedRecord):
    """A text that the guide cites: who published it, when, and what they sell.

    `extent` says in a few words how little of it was read, such as "abstract only"; it is empty where that was most of it.
    """

    id: str
    title: str
    publisher: str
    date: str
    sells: str
    claims: tuple[Claim, ...]
    extent: str = ""
