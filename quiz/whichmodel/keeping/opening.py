"""Whatever somebody kept of a decision, a link or a record, opened again."""

from typing import TYPE_CHECKING, Any

from whichmodel.deciding.outcome import Outcome
from whichmodel.facts.knowledge import Knowledge
from whichmodel.telling.wording import VERDICT_NAMES

if TYPE_CHECKING:
    from whichmodel.keeping.link import Opened

Json = dict[str, Any]

RECORD_BEGINS = ("{", "# ")
"""How a record begins, as JSON or as Markdown. No link begins so: the `#` of a link has no space behind it."""


def open_text(knowledge: Knowledge, text: str) -> "Opened":
    """Return what a link or a record, in either form, says under the rules of today.

    Raises `DamagedLink` or `DamagedRecord`, whichever the text seems to be.
    """
    from whichmodel.keeping.link import LONGEST, open_link

    if len(text) <= LONGEST and not text.lstrip("\ufeff \t\r\n").startswith(RECORD_BEGINS):
        return open_link(knowledge, text)
    from whichmodel.keeping.reading import read_record  # links need none of it

    return read_record(knowledge, text)


def encode_opened(knowledge: Knowledge, opened: "Opened") -> Json:
    """Return what was opened as plain values: the outcome `then` and `now`, and the answers that still count.

    `says` is in words what became of the result, empty where the rules are the same.
    """
    from whichmodel.keeping.link import then_and_now

    return {
        "answers": dict(opened.answers),
        "then": _outcome(opened.then),
        "now": _outcome(opened.now),
        "made_under": opened.made_under,
        "same_rules": opened.same_rules,
        "dropped": [{"key": problem.key, "message": problem.message} for problem in opened.dropped],
        "says": then_and_now(knowledge, opened),
        "rules_version": knowledge.rules_version,
        "content_version": knowledge.content_version,
    }


def _outcome(outcome: Outcome) -> Json:
    return {
        "verdict": outcome.verdict,
        "verdict_name": VERDICT_NAMES[outcome.verdict],
        "first_choice": outcome.first_choice,
    }
