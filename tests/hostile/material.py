"""What the hostile texts are made of: decisions to spoil, and characters, words and values to spoil them with."""

import json
from binascii import crc32
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from whichmodel.facts.jsontext import canonical
from whichmodel.facts.knowledge import UNKNOWN, Knowledge
from whichmodel.keeping.link import write_link
from whichmodel.keeping.markdown import as_markdown
from whichmodel.keeping.record import record

SEED = 20261123
DATE = "2026-03-31"
SHARES = (0, 0.3, 0.6, 0.9, 1, 1)
"""For each decision that is spoilt, the share of questions that are answered."""

PROTOTYPES = ("__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "__class__", "__init__")
PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</script><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}",
    "<!--<iframe src=//example.org>",
    "'; DROP TABLE answers; --",
    "[click](javascript:alert(1))",
    "../../../../etc/passwd",
    "{0.__class__.__mro__}%s%n",
)
UNSEEN = (
    "\x00\x01\x07\x08\x1b\x7f\x85\t\r\n\x0b\x0c\u00ad\u200b\u200e\u202e\u2066\u2028\ufeff\ufff9\U000e0001\ud800\udfff"
)
"""Control and bidirectional characters, some without width, halves of surrogate pairs."""

LETTERS = "abcxyzABCXYZ0123456789-_=&%#;/?+~^$ {}[]<>\"'\\,:.é а１𝟏" + UNSEEN
LITERALS = (
    *("null", "true", "0", "-1", "1.0", "1e0", "1e999", "-1e999", "9" * 400, "9" * 5_000, "[]", "{}", '""'),
    *("NaN", "Infinity", "-Infinity", "01", "0x1", "'a'", "undefined", "[1,]", "", '"\\ud800"', '"\\u0000\\u202e"'),
    *('{"__proto__":{"ok":true}}', "[[[[]]]]", '"' + "long " * 3_000 + '"', json.dumps(PAYLOADS)),
)


@dataclass(frozen=True)
class Material:
    """What is spoilt: some decisions, each as a link, as a record in JSON and as one in Markdown."""

    knowledge: Knowledge
    links: tuple[str, ...]
    records: tuple[str, ...]
    documents: tuple[str, ...]

    @property
    def kept(self) -> tuple[str, ...]:
        """All of them; links as often as both kinds of records."""
        return (*self.links, *self.links, *self.records, *self.documents)


Family = Callable[[Random, Material], Iterator[str]]


def material(knowledge: Knowledge) -> Material:
    """Return what to spoil: decisions on no answer, on some and on all."""
    source = Random(f"{SEED} answers")
    sets = [
        {
            factor.id: source.choice((*(option.id for option in factor.options), UNKNOWN))
            for factor in knowledge.factors
            if source.random() < share
        }
        for share in SHARES
    ]
    records = [record(knowledge, answers, date=DATE) for answers in sets]
    links = tuple(write_link(knowledge, answers) for answers in sets)
    return Material(knowledge, links, tuple(map(canonical, records)), tuple(map(as_markdown, records)))


def signed(text: str) -> str:
    """Return a link whose checksum is right, whatever it says."""
    return f"{text}&check={crc32(text.encode('utf-8', 'surrogatepass')):08x}"


def resigned(link: str, old: str, new: str) -> str:
    """Return a link in which something stands for something else, as its forger would sign it."""
    return signed(link.rpartition("&check=")[0].replace(old, new))
