"""Words and small functions that many templates of blocks share."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sitebuild.blocks.reporting import report_link
from sitebuild.guide.pageend import RECOVERY_ANCHOR
from sitebuild.records.appearance import MARKS, VIEW_BOX
from sitebuild.records.kinds import FAILURE_MODE, MODEL, SOURCE
from sitebuild.records.vocabulary import CLAIM_KINDS
from sitebuild.records.worksheets import FORMATS, WORKSHEETS
from whichmodel.facts.knowledge import MIX, NOT_READY, UNKNOWN, Effect
from whichmodel.facts.sources import Claim, Source
from whichmodel.telling.addresses import reason_id
from whichmodel.telling.wording import VERDICT_NAMES

STRENGTH_WORDS: Mapping[int, str] = {3: "typical", 2: "clear", 1: "weak"}
"""How strongly a symptom points to a failure mode, in words, by the number that counts; strongest first."""

KIND_WORDS: Mapping[str, str] = {
    "not-ready": "Not ready: something has to be put in place first",
    "mix": "Mix: different parts of the work need different models",
    "contradiction": "Contradiction: two answers do not go together",
    "caution": "Caution",
    "advice": "Advice",
}


def grouped[Thing](things: Iterable[Thing], group: str | Callable[[Thing], str]) -> dict[str, list[Thing]]:
    """Return things by group, an attribute or a function; groups and things stand in the order in which they come."""
    found: dict[str, list[Thing]] = {}
    for each in things:
        found.setdefault(getattr(each, group) if isinstance(group, str) else group(each), []).append(each)
    return found


def points(effect: Effect, out: str = "rules it out") -> str:
    """Return how an effect is written: `+3`, `−2` with a true minus sign, or that it rules the model out."""
    return out if effect.rules_out else f"{effect.points:+d}".replace("-", "−")


def sources_named(cited: Iterable[tuple[Source, Claim]]) -> str:
    """Return who makes some claims, each by a short name; there is one at least."""
    names = dict.fromkeys(re.sub(r" \(.*\)$", "", each.publisher) for each, _ in cited)
    return f"{'Source' if len(names) == 1 else 'Sources'}: {', '.join(names)}"


def counted(number: int, word: str) -> str:
    """Return a number with its word, in the plural where it is one."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def in_words(parts: Iterable[str]) -> str:
    """Return parts of a sentence as a list in words."""
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


def lowered(label: str) -> str:
    """Return a label as it stands within a sentence."""
    return label[:1].lower() + label[1:]


def em(length: float) -> str:
    """Return a length, counted in sizes of the text, as a drawing has it."""
    return f"{round(length, 2):g}em"


FILTERS: Mapping[str, Callable[..., Any]] = {each.__name__: each for each in (grouped, in_words, lowered, em)}
WORDS: Mapping[str, Any] = {
    "CLAIM_KINDS": CLAIM_KINDS,
    "DO_NOT_KNOW": "I don’t know",
    "FAILURE_MODE": FAILURE_MODE,
    "FORMATS": FORMATS,
    "KIND_WORDS": KIND_WORDS,
    "MARKS": MARKS,
    "MIX": MIX,
    "MODEL": MODEL,
    "NOT_READY": NOT_READY,
    "RECOVERY_ANCHOR": RECOVERY_ANCHOR,
    "SOURCE": SOURCE,
    "STRENGTH_WORDS": STRENGTH_WORDS,
    "UNKNOWN": UNKNOWN,
    "VERDICT_NAMES": VERDICT_NAMES,
    "VIEW_BOX": VIEW_BOX,
    "WORKSHEETS": WORKSHEETS,
    "counted": counted,
    "points": points,
    "reason_id": reason_id,
    "report_link": report_link,
    "sources_named": sources_named,
}
"""What every template sees beside the guide."""
