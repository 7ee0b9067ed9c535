"""What the Pythons are asked that must answer alike."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace

from tests.hostile.texts import hostile_texts
from whichmodel.costing.figures import WAYS
from whichmodel.facts.jsontext import canonical
from whichmodel.facts.knowledge import UNKNOWN, Knowledge
from whichmodel.keeping.link import write_link
from whichmodel.keeping.markdown import as_markdown
from whichmodel.keeping.record import record

RANDOM_SETS = 500
NUMBER = 2_000
SOME = 40
DATE = "2026-03-31"


def random_answers(knowledge: Knowledge, source: random.Random) -> dict[str, str]:
    """Return an answer set in which about a sixth is absent and a sixth unknown."""
    answers = {}
    for factor in knowledge.factors:
        chance = source.random()
        if chance < 0.7:
            answers[factor.id] = source.choice(factor.options).id
        elif chance < 0.85:
            answers[factor.id] = UNKNOWN
    return answers


def random_observations(knowledge: Knowledge, source: random.Random) -> dict[str, object]:
    """Return one to six symptoms under some model, or under none, now and then with answers to the quiz."""
    seen: dict[str, object] = {
        "symptoms": [symptom.id for symptom in source.sample(knowledge.symptoms, source.randint(1, 6))]
    }
    model = source.choice([None, UNKNOWN, *(model.id for model in knowledge.models)])
    if model is not None:
        seen["model"] = model
    if source.random() < 0.5:
        seen["answers"] = random_answers(knowledge, source)
    return seen


def random_figures(source: random.Random) -> dict[str, object]:
    """Return figures of some ways, as numbers or as typed; now and then one is missing that is needed."""
    figures: dict[str, object] = {"own_hour": source.randint(0, 90)}
    for way in source.sample(WAYS, source.randint(1, len(WAYS))):
        given = [field for field in way.fields if source.random() < 0.9]
        figures[way.id] = {field.id: source.choice((7, 12, "1,200", "60 000")) for field in given if field.most > 366}
        figures[way.id] |= {field.id: source.randint(0, 60) for field in given if field.most <= 366}  # type: ignore[operator]
    return figures


def kept(knowledge: Knowledge, sets: list[dict[str, str]], source: random.Random) -> Iterator[str]:
    """Yield links and records of some answers, as they are, damaged, and as if made under other rules."""
    before = replace(knowledge, rules_version="0" * 12, margin=knowledge.margin + 1)
    for answers in sets:
        link = write_link(knowledge, answers)
        place = source.randrange(len(link))
        yield from (link, f"https://example.org/quiz/#{link}", link[:place], link[:place] + "x" + link[place + 1 :])
        yield write_link(before, answers)
        yield as_markdown(record(knowledge, answers, date=DATE, title="Ä <b>title</b>"))
        yield canonical(record(knowledge, answers, date=DATE))
        yield canonical(record(before, answers, date=DATE))[:-place]


def further(knowledge: Knowledge, sets: list[dict[str, str]], source: random.Random) -> Iterator[dict[str, object]]:
    """Yield what more is asked of a result: for each reader, with answers that count double, beside another's."""
    factors = [factor.id for factor in knowledge.factors]
    before = replace(knowledge, rules_version="0" * 12, margin=knowledge.margin + 1)
    for answers in sets:
        for reader in knowledge.readers:
            yield {"call": "briefing", "answers": answers, "reader": reader.id}
        yield {"call": "record", "answers": answers, "date": DATE, "reader": source.choice(knowledge.readers).id}
        yield {"call": "importance", "answers": answers, "decisive": source.sample(factors, source.randint(0, 3))}
        other = {**answers, **random_answers(knowledge, source)}
        texts = [write_link(knowledge, other), as_markdown(record(before, other, date=DATE)), "link=1&x"]
        one = write_link(knowledge, answers)
        yield {"call": "agenda", "one": one, "other": source.choice(texts), "names": ["Zoë", "<b>"]}
        yield {"call": "agenda", "one": one, "other": write_link(knowledge, source.choice(sets))}


def requests_of_every_kind(knowledge: Knowledge) -> list[str]:
    """Return requests for every case, for random answers and symptoms, and about things that are wrong."""
    source = random.Random(20261121)
    cases = [dict(case.answers) for case in knowledge.cases]
    sets = cases + [random_answers(knowledge, source) for _ in range(RANDOM_SETS)]
    some = cases + sets[-SOME:]
    calls: list[dict[str, object]] = [{"call": "decide", "answers": answers} for answers in sets]
    calls += [{"call": "link", "answers": answers} for answers in some]
    calls += [{"call": "record", "answers": answers, "date": DATE, "title": "Garden — “ü”"} for answers in some]
    calls += [{"call": "open", "text": text} for text in kept(knowledge, some, source)]
    calls += [{"call": "diagnose", **random_observations(knowledge, source)} for _ in range(RANDOM_SETS)]
    calls += [
        {"call": "diagnose", "symptoms": list(mode.symptoms), "model": model}
        for mode in knowledge.failure_modes
        for model in mode.running
    ]
    calls += [{"call": "cost", **random_figures(source)} for _ in range(SOME)]
    calls += [{"call": "follow", "answers": answers} for answers in sets[:100]]
    calls += [{"call": "check", "answers": {**sets[0], "directoin": "nobody"}}]
    calls += [{"call": "symptoms"}, {"call": "questions"}, *further(knowledge, some, source)]
    wrong = [
        {"call": "diagnose"},
        {"call": "diagnose", "symptoms": []},
        {"call": "diagnose", "symptoms": ["missed-dates", "\ud800", 7], "model": "outstafing", "answers": {"x": 1}},
        {"call": "link", "answers": {"directoin": "nobody"}},
        {"call": "record", "answers": {}, "date": "2026-02-30"},
        {"call": "record", "answers": {"a": "b"}, "date": 7, "title": "t" * 300},
        {"call": "briefing", "answers": {"directoin": "nobody"}, "reader": "sponser"},
        {"call": "importance", "answers": {}, "decisive": ["need", 7]},
        {"call": "agenda", "one": 7, "other": "\ud800", "names": ["t" * 41, ""]},
        {"call": "agenda", "one": "", "other": "{", "names": ["a"]},
        {"call": "decide", "answers": {"directoin": "nobody"}},
        {"call": "conclude"},
        {"call": "decide", "answers": 7},
        {"call": "cost"},
        {"call": "cost", "own_hour": None, "hire": [], "fee": {"fee": "12,5", "discount": 1, "price": -1}},
        {"call": "decide", "answers": {"a\nb": "x", "direction": "\ud800\x00"}},
        {"call": "conclude\u200b"},
    ]
    texts = ["{not json", "[]", '"ü"', "[" * 100_000, '{"a":' * 5_000]
    return [json.dumps(call) for call in [*calls, *wrong]] + texts


def hostile_requests(knowledge: Knowledge) -> list[str]:
    """Return requests to open links and records that no quiz has written, or that were damaged."""
    return [json.dumps({"call": "open", "text": text}) for text in hostile_texts(NUMBER, knowledge)]
