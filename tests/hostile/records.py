"""Families of attack by records: each yields, without end, texts that are no record, or not the one made."""

import json
import re
from collections.abc import Iterator
from random import Random
from typing import Any

from tests.hostile.material import LITERALS, PAYLOADS, PROTOTYPES, UNSEEN, Family, Material, resigned
from whichmodel.facts.jsontext import canonical
from whichmodel.facts.knowledge import VERDICTS

RAW = "@raw@"
"""Stands, as a text, where a literal is put that no program would write."""


def wrong_values(source: Random, given: Material) -> Iterator[str]:
    """A value of a record that is of another type, too large for any, or no JSON; or a list without an item."""
    for literal in LITERALS:
        yield given.records[-1].replace('"format":2', f'"format":{literal}')
        yield given.records[-1].replace('"verdict":"', f'"verdict":{literal},"x":"', 1)
    while True:
        made = json.loads(source.choice(given.records))
        holder, key = source.choice(list(_places(made)))
        if source.random() < 0.2:
            del holder[key]
        else:
            holder[key] = RAW
        yield canonical(made).replace(f'"{RAW}"', source.choice(LITERALS))


def strange_keys(source: Random, given: Material) -> Iterator[str]:
    """Keys that stand twice, that mean something to a language, that nobody can see or read, or that are too long."""
    names = (*PROTOTYPES, *PAYLOADS, *UNSEEN, "", " ", "Kind", "a" * 10_000, "ключ")
    yield from (json.dumps({name: {name: [name]}}) for name in names)
    yield given.records[-1].replace('"format":2', '"format":2,"format":1')
    while True:
        text = source.choice(given.records)
        found = source.choice(list(re.finditer(r'[{,]("[a-z_]+":)', text)))
        key = source.choice((found[1], f"{json.dumps(source.choice(names))}:"))
        yield text[: found.start() + 1] + key + source.choice(LITERALS[:11]) + "," + text[found.start() + 1 :]


def at_odds(source: Random, given: Material) -> Iterator[str]:
    """Records that say something else than their link, hold the link of another, or several, or none."""
    count = range(len(given.links))
    while True:
        one, other = source.sample(count, 2)
        text, link = given.records[one], given.links[other]
        made = json.loads(text)
        strange: object = source.choice((*VERDICTS, *PROTOTYPES, None, [[]]))
        made["decision"][source.choice(("verdict", "first_choice", "rules_version", "answers"))] = strange
        yield canonical(made)
        made["decision"]["answers"] = json.loads(given.records[other])["decision"]["answers"]
        yield canonical(made)
        yield text.replace(given.links[one], source.choice((link, link[:-1], "", resigned(link, "verdict", "verdikt"))))
        yield given.documents[one].replace(given.links[one], f"{given.links[one]}\n{link}")
        yield given.documents[one].replace("check=", source.choice(("check=0", "chek=", "check=\n\u200b", "CHECK=")))
        yield source.choice((text + given.documents[other], given.documents[other] + text, text + text, f"[{text}]"))
        yield text.encode().decode(source.choice(("latin-1", "utf-16-le", "cp437")), "replace")


def of_first_format(source: Random, given: Material) -> Iterator[str]:
    """Records as they were before they held the whole decision: whole ones, and ones with a value that is of no use."""
    while True:
        made = json.loads(source.choice(given.records))
        decided = {key: made["decision"][key] for key in ("rules_version", "verdict", "first_choice")}
        answers = [{"factor": factor, "option": option} for factor, option in made["decision"]["answers"].items()]
        early = {"kind": made["kind"], "format": 1, "link": made["link"], "answers": answers, **decided}
        yield canonical(early)
        holder, key = source.choice(list(_places(early)))
        holder[key] = RAW
        yield canonical(early).replace(f'"{RAW}"', source.choice(LITERALS))


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every list or object in some plain values, with each of its keys."""
    for key in value if isinstance(value, dict) else range(len(value)):
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _places(value[key])


OF_RECORDS: tuple[Family, ...] = (wrong_values, strange_keys, at_odds, of_first_format)
