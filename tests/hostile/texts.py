"""Texts that somebody up to no good, or a careless program, might hand to the quiz as a link or a record.

They are made from a fixed seed and whatever knowledge is given, so they are the same on every run. Each family
of attack is one function, here, in `links` and in `records`, with a source of chance of its own: a
change in one changes no other. Some of the texts are harmless after all (a link encoded once, a record in other
words): those must open, the rest must be refused in words, and none may do anything else.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random

from tests.examples.toy import TOY
from tests.hostile.links import OF_LINKS
from tests.hostile.material import LETTERS, PAYLOADS, SEED, UNSEEN, Family, Material, material, resigned, signed
from tests.hostile.records import OF_RECORDS
from whichmodel.facts.knowledge import Knowledge

LONGEST_ADDRESS, LONGEST_IMPORT = 8_000, 300_000


def hostile_texts(number: int, knowledge: Knowledge = TOY) -> list[str]:
    """Return so many texts, all different, of every family by turns."""
    return _first(number, _by_turns((*OF_BOTH, *OF_LINKS, *OF_RECORDS), material(knowledge)))


def hostile_fragments(number: int) -> list[str]:
    """Return so many that can stand behind the `#` of an address, which has no control characters and ends somewhere."""
    links = replace(material(TOY), records=("{}",), documents=("# ",))
    texts = _by_turns((*OF_LINKS, *OF_BOTH), links)
    return _first(number, (text for text in texts if 0 < len(text) <= LONGEST_ADDRESS and not _has(text, "Cc", "Cs")))


def hostile_imports(number: int) -> list[str]:
    """Return so many that a person can paste or choose as a file, which must be text in UTF-8 that a page can show."""
    texts = _by_turns((*OF_RECORDS, *OF_BOTH), material(TOY))
    return _first(number, (text for text in texts if len(text) <= LONGEST_IMPORT and not _has(text, "Cs")))


def _has(text: str, *categories: str) -> bool:
    return any(unicodedata.category(letter) in categories for letter in text)


def _first(number: int, texts: Iterable[str]) -> list[str]:
    found: dict[str, None] = {}
    for text in texts:
        found[text] = None
        if len(found) == number:
            return list(found)
    raise ValueError(f"there are only {len(found)} such texts")


def _by_turns(families: tuple[Family, ...], given: Material) -> Iterator[str]:
    """Yield one text of each family after the other; a family that has no more is left out."""
    going = [family(Random(f"{SEED} {family.__name__}"), given) for family in families]
    while going:
        for texts in list(going):
            text = next(texts, None)
            if text is None:
                going.remove(texts)
            else:
                yield text


def cut(source: Random, given: Material) -> Iterator[str]:
    """Ends, beginnings and middles that are missing, and parts that come twice."""
    while True:
        text = source.choice(given.kept)
        start, end = sorted(source.choices(range(len(text) + 1), k=2))
        yield source.choice((text[:start], text[start:], text[:start] + text[end:], text[:end] + text[start:]))


def flipped(source: Random, given: Material) -> Iterator[str]:
    """One to four letters with another bit set, replaced by any letter, or changed with their neighbour."""
    while True:
        letters = list(source.choice(given.kept))
        for _ in range(source.randint(1, 4)):
            place = source.randrange(len(letters) - 1)
            kind = source.randrange(3)
            if kind == 0:
                letters[place] = chr(ord(letters[place]) ^ 1 << source.randrange(8))
            elif kind == 1:
                letters[place] = source.choice(LETTERS)
            else:
                letters[place : place + 2] = letters[place : place + 2][::-1]
        yield "".join(letters)


def unseen(source: Random, given: Material) -> Iterator[str]:
    """Characters without a shape put in, around and instead of everything."""
    yield from (letter * 50 for letter in UNSEEN)
    while True:
        text, letters = source.choice(given.kept), "".join(source.choices(UNSEEN, k=source.randint(1, 3)))
        place = source.choice((0, len(text), source.randrange(len(text))))
        yield text[:place] + letters + text[place:]


def payloads(source: Random, given: Material) -> Iterator[str]:
    """Markup and code: alone, around, as ids of a link with a right checksum, as words of a record."""
    yield from PAYLOADS
    while True:
        payload, link = source.choice(PAYLOADS), source.choice(given.links)
        name = source.choice(re.findall(r"(?<=[=&])[a-z0-9-]+(?=[=&])", link))
        words = source.choice(given.records).replace('"says":"', '"says":' + json.dumps(payload)[:-1])
        title = json.dumps(f"{payload} {source.choice(PAYLOADS)}")
        yield payload + source.choice((link, f" {link}", f"#{link}"))
        yield link + payload
        yield resigned(link, name, payload)
        yield words.replace('"title":"', f'"title":{title[:-1]}', 1)
        yield f"# {payload}\n\n{source.choice(given.documents)}\n{payload}\n"


def huge(_: Random, given: Material) -> Iterator[str]:
    """Texts longer than anything the quiz writes, up to more than a request may hold."""
    link, text = given.links[-1], given.records[-1]
    yield from ("x" * 5_000, "#" * 4_096, "%" * 4_096, "&check=" * 30_000, "link=1&" * 30_000, "﷽" * 4_000)
    yield from (link + "&" * 4_096, link * 12, "\n" * 4_096 + link, " " * 200_000 + link, "{" + " " * 262_143)
    yield from (text + " " * (262_145 - len(text)), "# " + "x" * 262_144, "# a\n" * 50_000, "x" * 1_000_001)
    yield signed("link=1&rules=x&" + "&".join(f"q{number}=a" for number in range(500)) + "&verdict=undecided")
    yield json.dumps({f"key-{number}": number for number in range(10_000)})
    yield text.replace('"answers":{', '"answers":{' + ",".join(f'"q{number}":"a"' for number in range(5_000)) + ",", 1)


def deep(source: Random, given: Material) -> Iterator[str]:
    """Lists and objects inside one another, closed and not, at the limit and far beyond it, alone and in a record."""
    for depth in (50, 98, 99, 100, 101, 500, 5_000, 50_000):
        for opening, closing in (("[", "]"), ('{"a":', "}"), ('[{"a":', "}]")):
            whole = opening * depth + "0" + closing * depth
            yield '{"a":' + whole + "}"
            yield '{"a":' + opening * depth
            yield source.choice(given.records).replace('"mix":null', f'"mix":{whole}')
    yield '{"a":"' + "[" * 200 + '"}'


def any_letters(source: Random, _: Material) -> Iterator[str]:
    """Characters of every kind, bytes that were taken for text, and what an address is made of."""
    yield from ("", "#", "%", "&", "=", "{", "[", "{}", "[]", "null", '"', "# ", "#\ud800", "%00", "#%23#")
    yield from ("link=", "link=1", "link=1&", "link=1&check=", "&check=" * 3, "link=1&__proto__=1")
    while True:
        length = source.randrange(200)
        yield "".join(chr(source.randrange(0x110000)) for _ in range(length))
        yield source.randbytes(length).decode("latin-1")
        yield source.choice(("", "{", "# ", "link=1&")) + "".join(source.choices(LETTERS, k=length))


OF_BOTH: tuple[Family, ...] = (cut, flipped, unseen, payloads, huge, deep, any_letters)
