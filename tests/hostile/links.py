"""Families of attack by links: each yields, most of them without end, texts that are no link, or not the one written."""

import re
from collections.abc import Iterator
from random import Random

from tests.hostile.material import PROTOTYPES, Family, Material, resigned, signed
from whichmodel.facts.knowledge import UNKNOWN, VERDICTS

WORDS = ("link", "rules", "verdict", "first", "check", "mix", "unknown", "-", "", "1")


def percent_encoded(source: Random, given: Material) -> Iterator[str]:
    """Percent-encoding once, twice, overlong, of other alphabets, half, broken, and what else stands for a letter."""

    def encoded(text: str, letters: str = "", form: str = "%{:02x}") -> str:
        return "".join(form.format(ord(letter)) if not letters or letter in letters else letter for letter in text)

    yield from ("%", "%0", "%zz", "%00", "%23%23", "%c0%af", "%u0000", "%ED%A0%80", "%25" * 500)
    while True:
        link = source.choice(given.links)
        some = "".join(source.sample("link=&-check0123456789", 4))
        for text in (encoded(link), encoded(link, "=&", "%{:02X}"), encoded(link, some)):
            yield from (text, encoded(text, "%"), text[:-1], text.replace("%", "%%", 1))
        yield from (
            encoded(link, some, form) for form in ("%u{:04x}", "%c1%{:02x}", "&#{};", "\\u{:04x}", "%ef%bc%{:02x}")
        )
        place = source.randrange(len(link))
        yield link[:place] + f"%{source.randrange(256):02x}" + link[place:]
        yield link.replace("&", source.choice(("&amp;", "&amp;amp;", "%26amp;", ";", "+")))


def signed_nonsense(source: Random, given: Material) -> Iterator[str]:
    """A right checksum over what no quiz writes: other forms, words in wrong places, twice, missing, or strange."""
    known = (record.id for records in (given.knowledge.factors, given.knowledge.models) for record in records)
    words = [*known, *VERDICTS, *PROTOTYPES, *WORDS]
    yield from map(
        signed, ("", "link=1", "link=1&", "link=2", "link=0", "link=01", f"link={'9' * 400}", "link=1&rules=a")
    )
    while True:
        pairs = [f"{source.choice(words)}={source.choice(words)}" for _ in range(source.randrange(6))]
        whole = source.random() < 0.7
        opening = f"link={source.choice('1112')}&rules={given.knowledge.rules_version}" if whole else "link=1"
        ending = [f"verdict={source.choice(VERDICTS)}", f"first={source.choice(words)}"] if whole else []
        yield signed("&".join([opening, *pairs, *ending[: source.randrange(3)]]))
        yield signed(source.choice(given.links))


def of_other_rules(source: Random, given: Material) -> Iterator[str]:
    """Made under other rules, with ids that are known, were renamed, or never were; these open, whatever they lack."""
    renamed = [*given.knowledge.renamed, "an-earlier-id", "x" * 1_500, "constructor", "0"]
    while True:
        link = resigned(source.choice(given.links), given.knowledge.rules_version, source.choice(("0", "b" * 12)))
        for _ in range(source.randrange(4)):
            name = source.choice(re.findall(r"(?<=[=&])[a-z][a-z0-9-]+", link.partition("&verdict=")[0]))
            link = resigned(link, f"={name}&", f"={source.choice(renamed)}&")
        first = link.rpartition("&first=")[2].partition("&")[0]
        yield link
        yield resigned(link, f"&first={first}", f"&first={source.choice(renamed)}")


def liars(source: Random, given: Material) -> Iterator[str]:
    """Of today's rules and rightly signed, with an outcome that is not that of the answers, or unknown answers."""
    factors = given.knowledge.factors
    while True:
        link = source.choice(given.links)
        verdict = link.rpartition("&verdict=")[2].partition("&")[0]
        factor, model = source.choice(factors), source.choice(given.knowledge.models)
        option = source.choice((*(option.id for option in factor.options), "x", UNKNOWN))
        yield resigned(link, f"verdict={verdict}", f"verdict={source.choice(VERDICTS)}")
        yield resigned(link, f"verdict={verdict}", f"verdict={verdict}&first={model.id}")
        yield resigned(re.sub(f"&{factor.id}=[a-z0-9-]+", f"&{factor.id}={option}", link), "", "")
        yield resigned(link, "&verdict=", f"&{factor.id}={option}&verdict=")


OF_LINKS: tuple[Family, ...] = (percent_encoded, signed_nonsense, of_other_rules, liars)
