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
from collections.abc import Collection, Iterator
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
_UNSEEN = "[\u00ad\u200b-\u200f\u2060\ufeff]"
"""Characters without a width, which programs put where a line may break."""

_CHECK_PATTERN = f"{CHECK}([0-9a-f]{{{CHECK_LENGTH}}})"

ANEW = "Ask for a new copy, or answer the questions again."


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


def read_link(text: str, names: Collection[str] = ()) -> Written:
    """Return what the one link in a text says, without knowing what its ids mean.

    What stands before and behind the link does not matter, nor what programs do to it on its way (`_forms`): the
    checksum tells that all of it is there. Raises `DamagedLink` for a text that holds none, or several, or one that
    was cut off or changed in any character; where `names` has all ids that there are, a part of others is told.
    Rules: design, section 6, "Link codec".
    """
    if len(text) > LONGEST:
        raise DamagedLink(f"This text has {len(text)} characters, and a link of the quiz has at most {LONGEST}.")
    form = ""
    for form in _forms(text):
        found = _whole_links(form)
        if len(found) > 1:
            raise DamagedLink(f"There are {len(found)} different links in this text; open one at a time.")
        if found:
            return _written(found.pop())
    raise DamagedLink(_damage(form, names))


def _forms(text: str) -> Iterator[str]:
    """Yield a text as it may have been before programs handled it.

    Undone are characters without width, `&amp;` for `&`, and percent-encoding, each as often as it was done, and the
    line breaks of mail: those of quoted-printable, which stand behind a `=`, and plain ones, with `>` before a line.
    """
    yield (plain := _plain(text))
    if "\n" in plain:
        yield _plain(_joined(re.sub("=\r?\n", "", plain)))
        yield _plain(_joined(plain))


def _plain(text: str) -> str:
    before = ""
    while text != before:
        before = text
        text = re.sub("&(?:amp;)+", "&", re.sub(_UNSEEN, "", text))
        # Percent-encoding is not undone with `urllib`: the browser would load much for little. What is
        # quoted-printable has "=3D" for "="; no link has a capital letter.
        text = re.sub("=(?:3D)+", "=", re.sub("(?:%[0-9a-fA-F]{2})+", _decoded, text))
    return text


def _decoded(codes: re.Match[str]) -> str:
    return bytes.fromhex(codes[0].replace("%", "")).decode("utf-8", "ignore")


def _joined(text: str) -> str:
    return "".join(line.strip(" \t\r>") for line in text.split("\n"))


def _whole_links(form: str) -> set[str]:
    """Return each link in a text whose checksum fits, without its checksum."""
    return {
        signed
        for stretch in re.sub(f"[^=&{ID_LETTERS}]", " ", form).split()
        for begin in re.finditer(f"link=[{ID_LETTERS}]+&", stretch)
        for end in re.finditer(_CHECK_PATTERN, stretch)
        if begin.start() < end.start() and _checksum(signed := stretch[begin.start() : end.start()]) == end[1]
    }


def _damage(text: str, names: Collection[str]) -> str:
    """Return in words what is wrong with a text that holds no whole link."""
    link = text[text.find("link=") :] if "link=" in text else ""
    signed, found, check = link.rpartition(CHECK)
    if not link and CHECK in text:
        return f"The beginning of the link, 'link={FORMAT}', is missing, or was changed on the way. {ANEW}"
    if not link:
        bare = text[text.find("#") + 1 :].strip()
        given = f"'{shown(bare)}'" if bare else "nothing"
        return f"This is not a link of the quiz: found {given}; expected 'link={FORMAT}' and more."
    if not found or len(check) < CHECK_LENGTH:
        last = shown(link.rstrip("& \t\r\n").rpartition("&")[2])
        return (
            f"The link was cut off after '{last}': its end, '{CHECK}' and {CHECK_LENGTH} characters, is missing. {ANEW}"
        )
    parts = [part for part in signed.split("&")[2:] if not {*part.split("=")} <= {"verdict", "first", *names}]
    part = f" '{shown(parts[0])}' is not known to the quiz." if names and parts else ""
    check = shown(check[:CHECK_LENGTH])
    return f"The link was changed on the way: its checksum, '{check}', does not match.{part} {ANEW}"


def _written(signed: str) -> Written:
    """Return what a link whose checksum fits says: its pairs are told by their places."""
    (_, form), *pairs = [(key, value) for key, _, value in (part.partition("=") for part in signed.split("&"))]
    if form != FORMAT:
        raise DamagedLink(
            f"The link is written in form '{shown(form)}', and this quiz reads form '{FORMAT}'. Open it in a newer one."
        )
    named = all(_is_id(name) for pair in pairs for name in pair)
    first = pairs.pop()[1] if pairs and pairs[-1][0] == "first" else None
    verdict_key, verdict = pairs.pop() if pairs else ("", "")
    rules_key, rules_version = pairs.pop(0) if pairs else ("", "")
    in_place = (rules_key, verdict_key) == ("rules", "verdict")
    once = len({key for key, _ in pairs}) == len(pairs)
    if not (in_place and once and named) or not _can_be(verdict, first):
        raise DamagedLink(f"The checksum of the link matches, but no quiz writes such a link. {ANEW}")
    return Written(rules_version, tuple(pairs), Outcome(verdict, first))


def _can_be(verdict: str, first: str | None) -> bool:
    """Say whether there is such an outcome."""
    if verdict in (RECOMMENDED, MIX, UNDECIDED):
        return (first is None) == (verdict == UNDECIDED) and (first == MIX) == (verdict == MIX)
    return verdict in VERDICTS and first != MIX


def _is_id(name: str) -> bool:
    return bool(name) and _ID_LETTERS.issuperset(name)


def _checksum(text: str) -> str:
    return f"{crc32(text.encode('ascii')):0{CHECK_LENGTH}x}"
