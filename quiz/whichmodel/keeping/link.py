"""A decision as a link: a text that a person can read, that chat programs leave alone, and that notices damage.

A link stands behind the `#` of an address, so no server ever sees it. Broken into lines for reading:

    link=1 &rules=db64b63caec6
    &direction=nobody &certainty=unknown       the answers, in the order of asking
    &verdict=recommended &first=outsourcing    the outcome; no `first` where there is no first choice
    &check=0a1b2c3d                            CRC-32 of all that stands before "&check="

Names and values are ids: lower-case letters, digits and hyphens. What stands first and last is told by its
place, so a question may have any id. The checksum guards against accidents, not against forgers.
"""

import re
from binascii import crc32
from dataclasses import dataclass

from whichmodel.deciding.answers import Answers
from whichmodel.deciding.decision import decide
from whichmodel.deciding.outcome import Outcome
from whichmodel.facts.errors import DamagedLink, InvalidKnowledge
from whichmodel.facts.jsontext import shown
from whichmodel.facts.knowledge import MIX, RECOMMENDED, UNDECIDED, VERDICTS, Knowledge

LONGEST = 4096
"""How many characters a link may have, its address included. A real one has some 300."""

FORMAT = "1"
"""How links are written today. A link written in another way says another number."""

BEGINNING = f"link={FORMAT}&"
"""What every link begins with."""

CHECK = "&check="
CHECK_LENGTH = 8

ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-"
"""What names and values are made of."""

_ID_LETTERS = frozenset(ID_LETTERS)
_AROUND = " \t<>()[]{}\"'`*.,;:!?|\u200b\u200e\u200f\u2060\ufeff“”‘’«»"
"""What programs and people put around a link; none of it can begin or end one."""

ANEW = "Ask for it again, or answer the questions anew."


@dataclass(frozen=True)
class Written:
    """What a link says, word for word: ids as they were when it was written."""

    rules_version: str
    answers: tuple[tuple[str, str], ...]
    outcome: Outcome


def write_link(knowledge: Knowledge, answers: Answers) -> str:
    """Return the link for some answers, without `#`: as it stands behind the `#` of the quiz's address.

    Raises `InvalidAnswers` for ids that the knowledge does not have, and `InvalidKnowledge` where its ids
    cannot stand in a link, which the site's build never lets happen.
    Rules: design, section 6, "Link codec".
    """
    decision = decide(knowledge, answers)
    pairs = [("rules", knowledge.rules_version), *decision.answers.items(), ("verdict", decision.verdict)]
    if decision.first_choice is not None:
        pairs.append(("first", decision.first_choice))
    for name in (name for pair in pairs for name in pair):
        if not _is_id(name):
            raise InvalidKnowledge("", f"'{shown(name)}' cannot stand in a link; expected a-z, 0-9 and hyphens")
    text = BEGINNING + "&".join(f"{key}={value}" for key, value in pairs)
    link = text + CHECK + _checksum(text)
    if len(link) > LONGEST:
        raise InvalidKnowledge("", f"its ids make a link of {len(link)} characters; expected at most {LONGEST}")
    return link


def read_link(text: str) -> Written:
    """Return what a link says, without knowing what its ids mean.

    `text` is a link, with or without `#`, or a whole address that ends in one. Forgiven is only what
    programs do to every link: characters around it, line breaks in it, `&amp;` for `&`, and one round of
    percent-encoding. Raises `DamagedLink` for all else: another text, and one that was cut off or changed in
    any character. Rules: design, section 6, "Link codec".
    """
    if len(text) > LONGEST:
        raise DamagedLink(f"This text has {len(text)} characters, and a link of the quiz has at most {LONGEST}.")
    link = _bare(text)
    if not link.startswith("link="):
        found = f"'{shown(link)}'" if link else "nothing"
        raise DamagedLink(f"This is not a link of the quiz: found {found}; expected 'link={FORMAT}' and more.")
    signed, found, check = link.rpartition(CHECK)
    if not found or len(check) != CHECK_LENGTH:
        raise DamagedLink(
            f"The link was cut off: its end, '{CHECK}' and {CHECK_LENGTH} characters, is not there. {ANEW}"
        )
    pairs = [(key, value) for key, _, value in (part.partition("=") for part in signed.split("&"))]
    if not all(_is_id(name) for pair in pairs for name in pair) or check != _checksum(signed):
        raise DamagedLink(f"The link was changed on its way: its checksum, '{shown(check)}', does not fit. {ANEW}")
    if pairs[0] != ("link", FORMAT):
        raise DamagedLink(
            f"The link is of form '{shown(pairs[0][1])}', and this quiz reads form '{FORMAT}'. Open it with a newer one."
        )
    return _written(pairs[1:])


def _written(pairs: list[tuple[str, str]]) -> Written:
    """Return what the pairs between the form and the checksum say, told by their places."""
    first = pairs.pop()[1] if pairs and pairs[-1][0] == "first" else None
    verdict_key, verdict = pairs.pop() if pairs else ("", "")
    rules_key, rules_version = pairs.pop(0) if pairs else ("", "")
    in_place = (rules_key, verdict_key) == ("rules", "verdict")
    once = len({key for key, _ in pairs}) == len(pairs)
    if not in_place or not once or not _can_be(verdict, first):
        raise DamagedLink(f"The checksum of the link fits, but no quiz writes such a link. {ANEW}")
    return Written(rules_version, tuple(pairs), Outcome(verdict, first))


def _can_be(verdict: str, first: str | None) -> bool:
    """Say whether there is such an outcome."""
    if verdict in (RECOMMENDED, MIX, UNDECIDED):
        return (first is None) == (verdict == UNDECIDED) and (first == MIX) == (verdict == MIX)
    return verdict in VERDICTS and first != MIX


def _bare(text: str) -> str:
    """Return the link in a text, without what stands around it and what programs make of it on its way."""
    # Mail programs break long lines. A link has no spaces, so what is joined wrongly fails its checksum.
    text = "".join(line.strip() for line in text.split("\n")).strip(_AROUND)
    text = text[text.find("#") + 1 :]
    # Percent-encoding is not undone with `urllib`: the browser would load much for little. No link has more than ASCII.
    if "%" in text:
        text = re.sub("%([0-9a-fA-F]{2})", lambda code: chr(int(code[1], 16)), text)
        text = text[text.find("#") + 1 :]
    return text.replace("&amp;", "&")


def _is_id(name: str) -> bool:
    return bool(name) and _ID_LETTERS.issuperset(name)


def _checksum(text: str) -> str:
    return f"{crc32(text.encode('ascii')):0{CHECK_LENGTH}x}"
