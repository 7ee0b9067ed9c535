"""What the lean way is trained with: requests of every kind, as a page sends them and as nobody should.

What is called and read in answering them stays; for anything else the plain way is asked. So they need to be many and
mixed, not likely.
"""

import json
import random
import re
from binascii import crc32
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from whichmodel.bridge import answer
from whichmodel.costing.figures import WAYS
from whichmodel.facts.jsontext import canonical
from whichmodel.facts.knowledge import UNKNOWN, VERDICTS, Knowledge
from whichmodel.keeping.link import CHECK, write_link
from whichmodel.keeping.markdown import as_markdown
from whichmodel.keeping.record import record

Exchange = tuple[str, str]
"""A request and the reply to it, both JSON text."""

SEED = 7
WARMING, TRAINING = 8, 60
"""Rounds of requests before the memory is kept, and after."""
ODD_TEXTS = (
    "", "ä", "ß–—“”", "漢字かな", "😀👩‍👩‍👧", "\u202e\u0000\u0007", "e\u0301", "İıſﬁ", "1.5e400", "-0", "9" * 25,
    "nan", " \t\r\n", "\\u12", "|`*_#<b>&amp;", "a" * 500, "%25", "[[", "}", "\ud800",
)  # fmt: skip
ODD_VALUES: tuple[Any, ...] = (0, 1.5, -2, True, None, [1], {"a": {}}, 10**30, 1e300, "😀", "", [[]], float("inf"))
BROKEN = (
    "{not json",
    "[]",
    '"ü"',
    "",
    "null",
    "[" * 2_000,
    '{"call":' * 200,
    '{"call":"link","answers":{"a":' + "9" * 5_000 + "}}",
    r'{"call":"diagnose","symptoms":["weeds","\ud800",7],"model":"outsorcing","answers":{"a":1}}',
)
CALLS = ("decide", "follow", "check", "link", "record", "open", "diagnose", "questions", "symptoms")


def exchanges(knowledge: Knowledge) -> tuple[list[Exchange], list[Exchange]]:
    """Return the requests before which the memory is kept, and those of the training, with their replies."""
    # Each its own: what is asked of a decision stays the same, whatever more is asked of a result.
    source, more = random.Random(SEED), random.Random(SEED)  # noqa: S311 - nothing is secret
    ask = _asking(knowledge)
    parts = (
        [*_plain(), *_rounds(knowledge, source, ask, WARMING), *_further(knowledge, more, WARMING)],
        [
            *(*BROKEN, *_cases(knowledge, ask), *_rounds(knowledge, source, ask, TRAINING)),
            *_further(knowledge, more, TRAINING),
        ],
    )
    warming, training = ([(request, ask(request)) for request in dict.fromkeys(part)] for part in parts)
    return warming, training


def _asking(knowledge: Knowledge) -> Callable[[str], str]:
    return lambda request: answer(request, lambda: knowledge)


def _plain() -> Iterator[str]:
    yield from (json.dumps({"call": call}) for call in ("questions", "symptoms"))
    yield from (json.dumps({"call": call, "answers": {}}) for call in ("decide", "follow"))


def _cases(knowledge: Knowledge, ask: Callable[[str], str]) -> Iterator[str]:
    for case in knowledge.cases:
        yield from _about(dict(case.answers), "2026-03-31", "A title", ask)
        for reader in knowledge.readers:
            yield json.dumps({"call": "briefing", "answers": dict(case.answers), "reader": reader.id})
    for mode in knowledge.failure_modes:
        yield from (
            json.dumps({"call": "diagnose", "symptoms": [*mode.symptoms], "model": each}) for each in mode.running
        )


def _rounds(knowledge: Knowledge, source: random.Random, ask: Callable[[str], str], count: int) -> Iterator[str]:
    more = random.Random(SEED)  # noqa: S311 - nothing is secret; its own, so that the answers stay as they are
    for _ in range(count):
        yield from _costs(more)
        answers = _some_answers(knowledge, source)
        day = f"2026-{source.randint(0, 13):02}-{source.randint(0, 32):02}"
        title = "".join(source.choices(ODD_TEXTS, k=source.randint(0, 3)))
        requests = [*_about(answers, source.choice((day, "2026-02-28", "x")), title, ask)]
        symptoms = [each.id for each in source.sample(knowledge.symptoms, source.randint(1, 6))]
        model = source.choice([None, UNKNOWN, "none", "x", *(each.id for each in knowledge.models)])
        requests.append(json.dumps({"call": "diagnose", "symptoms": symptoms, "model": model, "answers": answers}))
        yield from requests
        yield from (_opened(each) for each in _of_other_rules(knowledge, answers, source))
        yield from (
            _opened(_damaged(json.loads(each)["text"], source)) for each in requests if '"call": "open"' in each
        )
        yield _damaged(source.choice(requests), source)
        yield json.dumps(_odd(json.loads(source.choice(requests)), source))


def _costs(source: random.Random) -> Iterator[str]:
    """Yield comparisons of costs: with numbers, as typed, with something odd, and damaged."""
    figures: dict[str, Any] = {"call": "cost", "own_hour": source.choice((0, 50, "60"))}
    for way in source.sample(WAYS, source.randint(0, len(WAYS))):
        typed = (0, 1, 12, "7", "1,200", "60 000", source.randint(0, 10**6))
        figures[way.id] = {field.id: source.choice(typed) for field in way.fields if source.random() < 0.9}
        if source.random() < 0.3:
            figures[way.id][source.choice((way.fields[0].id, *ODD_TEXTS))] = source.choice((*ODD_VALUES, *ODD_TEXTS))
    yield json.dumps(figures)
    yield json.dumps({**figures, source.choice([*figures]): source.choice(ODD_VALUES)})
    yield _damaged(json.dumps(figures), source)


def _some_answers(knowledge: Knowledge, source: random.Random) -> dict[str, str]:
    left_out, unknown = source.choice((0, 0, 0.3, 0.6)), source.choice((0, 0.15, 0.5))
    return {
        factor.id: UNKNOWN if source.random() < unknown else source.choice(factor.options).id
        for factor in knowledge.factors
        if source.random() >= left_out
    }


def _about(answers: dict[str, str], day: str, title: str, ask: Callable[[str], str]) -> Iterator[str]:
    """Yield what a page asks about some answers, and the links and records that come of it."""
    for call in ("decide", "follow", "check", "link"):
        yield json.dumps({"call": call, "answers": answers})
    link = json.loads(ask(json.dumps({"call": "link", "answers": answers})))["result"]["link"]
    yield _opened(link)
    yield _opened(f"https://example.org/quiz/#{link}")
    keep = {"call": "record", "answers": answers, "date": day, "title": title}
    yield json.dumps(keep, ensure_ascii=False) if title.isprintable() else json.dumps(keep)
    reply = json.loads(ask(json.dumps(keep)))
    if reply["ok"]:
        yield _opened(json.dumps(reply["result"]["record"]))
        yield _opened(reply["result"]["markdown"])


def _further(knowledge: Knowledge, source: random.Random, count: int) -> Iterator[str]:
    """Yield what more a page asks of a result: for another reader, with answers that count double, beside another's."""
    before = replace(knowledge, rules_version="0" * 12)
    for _ in range(count):
        answers, other = _some_answers(knowledge, source), _some_answers(knowledge, source)
        reader = source.choice((*(each.id for each in knowledge.readers), "financ", "x"))
        marked = source.choices([*(each.id for each in knowledge.factors), "x"], k=source.randint(0, 4))
        one, two = write_link(knowledge, answers), write_link(knowledge, {**answers, **other})
        text = source.choice((two, two, as_markdown(record(before, other, date="2025-12-31")), f"{two[:-1]}x", ""))
        names = source.choices(("Jonas", *ODD_TEXTS), k=2)
        requests: list[dict[str, Any]] = [
            {"call": "briefing", "answers": answers, "reader": reader},
            {"call": "record", "answers": answers, "date": "2026-02-28", "reader": reader},
            {"call": "importance", "answers": answers, "decisive": marked},
            {"call": "agenda", "one": one, "other": text, "names": names},
            {"call": "agenda", "one": one, "other": write_link(knowledge, other)},
        ]
        yield from map(json.dumps, requests)
        yield json.dumps(_odd(source.choice(requests), source))
        yield _damaged(json.dumps(source.choice(requests)), source)


def _of_other_rules(knowledge: Knowledge, answers: dict[str, str], source: random.Random) -> Iterator[str]:
    """Yield links and records as other rules would write them, or a forger: with ids of before and of nobody."""
    before = replace(knowledge, rules_version="0" * 12, margin=knowledge.margin + 2)
    link = write_link(before, answers)
    ids = [*knowledge.renamed, *knowledge.renamed.values(), *knowledge.retired, *VERDICTS, "mix", "nobody-knows", "x"]
    told = re.sub(r"(?<=[=&])[a-z-]{3,}(?=[=&])", lambda word: source.choice((word[0], source.choice(ids))), link)
    yield from (link, _signed(told.rpartition(CHECK)[0]), _signed(link.rpartition("&")[0].replace("rules", "rule")))
    made = json.loads(canonical(record(before, answers, date="2025-12-31", title="")))
    yield json.dumps(made)
    yield as_markdown(made)
    holder, key = source.choice([*_places(made)])
    holder[key] = source.choice((*ODD_VALUES, *ids, holder[key]))
    yield json.dumps(made)
    del holder[key]
    yield json.dumps(made)


def _places(made: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place in nested lists and objects: what holds it, and its key or number there."""
    items = made.items() if isinstance(made, dict) else enumerate(made) if isinstance(made, list) else ()
    for key, value in [*items]:
        yield made, key
        yield from _places(value)


def _signed(text: str) -> str:
    return f"{text}{CHECK}{crc32(text.encode()):08x}"


def _opened(text: str) -> str:
    return json.dumps({"call": "open", "text": text})


def _damaged(text: str, source: random.Random) -> str:
    letters = list(text)
    for _ in range(source.randint(1, 5)):
        place = source.randrange(len(letters) or 1)
        letters[place : place + source.randint(0, 3)] = source.choice(ODD_TEXTS[:-1])
    return "".join(letters)


def _odd(request: dict[str, Any], source: random.Random) -> dict[str, Any]:
    """Return a request with something in it that does not belong there."""
    value = source.choice(ODD_VALUES)
    match source.randint(0, 3):
        case 0:
            return {**request, source.choice([*request, *ODD_TEXTS]): value}
        case 1:
            return {"call": source.choice((value, *CALLS))}
        case 2:
            return {**request, "answers": {source.choice(ODD_TEXTS): value, "direction": value}}
        case _:
            return dict.fromkeys(request, value) | {"call": request["call"]}
