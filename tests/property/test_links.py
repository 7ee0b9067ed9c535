"""Laws of links and records: what was written opens again, and nothing else does."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.examples.strategies import Question, questions
from tests.examples.toy import PLAIN, TOY
from whichmodel import decide
from whichmodel.deciding.outcome import Outcome
from whichmodel.facts.errors import DamagedLink, DamagedRecord
from whichmodel.facts.jsontext import canonical
from whichmodel.facts.knowledge import UNKNOWN, Knowledge
from whichmodel.keeping.link import Opened, open_link, write_link
from whichmodel.keeping.record import read_record, record, record_markdown

laws = settings(max_examples=150, deadline=None, derandomize=True, database=None)

ANSWERS = {"lead": "nobody", "scope": "fixed", "lasts": UNKNOWN}
LINK = write_link(TOY, ANSWERS)
DATE = "2026-03-31"

HARMLESS_ANYWHERE = "\n"
HARMLESS_AT_THE_ENDS = " \t\r<>()[]{}\"'`*.,;:!?|\u200b\ufeff“”\x0b\x0c\x1c\u00a0\u2028"
HARMLESS_IN_FRONT = "#"
LETTERS = "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789-_=&%#;/?+~^$ \t\r\n\x00\x7f\u00e9\u0430\u200b\u202e\ud800𝟏"
"""Letters to damage a link with: its own, those that mean something in addresses, and some that look alike."""


@laws
@given(questions())
def test_what_was_written_opens(question: Question) -> None:
    """For any subset of answers, unknown among them, the link and both records open to the same answers and outcome."""
    decision = decide(question.knowledge, question.answers)
    link = write_link(question.knowledge, question.answers)
    opened = open_link(question.knowledge, link)

    outcome = Outcome(decision.verdict, decision.first_choice)
    assert opened == Opened(decision.answers, outcome, outcome, "rules", same_rules=True, dropped=())
    assert set(link) <= set("abcdefghijklmnopqrstuvwxyz0123456789-=&")
    made = record(question.knowledge, question.answers, date=DATE)
    assert read_record(question.knowledge, canonical(made)) == opened
    assert read_record(question.knowledge, json.dumps(made, indent=4)) == opened
    assert read_record(question.knowledge, record_markdown(question.knowledge, question.answers, date=DATE)) == opened


def damaged(link: str) -> Iterator[tuple[str, bool]]:
    """Yield every text that differs from a link in one letter or in the order of two, and whether it is harmless."""
    ends = (0, len(link))
    for place in range(len(link) + 1):
        for letter in LETTERS:
            harmless = (
                letter in HARMLESS_ANYWHERE
                or (place in ends and letter in HARMLESS_AT_THE_ENDS)
                or (place == 0 and letter in HARMLESS_IN_FRONT)
            )
            yield link[:place] + letter + link[place:], harmless
    for place in range(len(link)):
        yield link[:place] + link[place + 1 :], False
        yield link[:place], False
        yield link[place + 1 :], False
        for letter in LETTERS:
            if letter != link[place]:
                yield link[:place] + letter + link[place + 1 :], False
        if link[place : place + 2] != link[place : place + 2][::-1]:
            yield link[:place] + link[place : place + 2][::-1] + link[place + 2 :], False


@pytest.mark.parametrize("same_rules", [True, False])
def test_any_one_letter_is_noticed(*, same_rules: bool) -> None:
    """A letter put in, left out or replaced, two swapped, or an end cut off is noticed, under the same rules and others."""
    knowledge = TOY if same_rules else replace(TOY, rules_version="rules-2")
    whole = open_link(knowledge, LINK)
    tried = 0
    for text, harmless in damaged(LINK):
        tried += 1
        if harmless:
            assert open_link(knowledge, text) == whole, ascii(text)
        else:
            with pytest.raises(DamagedLink):
                open_link(knowledge, text)
    assert tried > 10_000


@laws
@given(questions(), st.data())
def test_any_damage_is_noticed(question: Question, data: st.DataObject) -> None:
    """Whatever stretch of a link is replaced by whatever text, it is noticed or makes no difference."""
    link = write_link(question.knowledge, question.answers)
    start = data.draw(st.integers(0, len(link)))
    end = data.draw(st.integers(start, len(link)))
    text = link[:start] + data.draw(st.text(LETTERS, max_size=6)) + link[end:]
    assume(text != link)
    later = replace(question.knowledge, rules_version="later")

    try:
        opened = open_link(later, text)
    except DamagedLink:
        return
    assert opened == open_link(later, link)


def hostile_texts() -> Iterator[str]:
    """Yield, without end, texts that somebody up to no good or a careless program might hand in; the same on every run."""
    source = random.Random(7)
    made = canonical(record(TOY, ANSWERS, date=DATE))
    marked = record_markdown(TOY, ANSWERS, date=DATE)
    yield from (
        "",
        "#",
        "%",
        "%00",
        "%0",
        "#%23#",
        "&",
        "=",
        "link=",
        "link=1",
        "link=1&",
        "link=1&check=",
        "{",
        "[",
        "null",
    )
    yield from ("__proto__", "link=1&__proto__=1", "link=1&constructor=prototype&check=00000000", "{}", "[]", '{"a":1')
    yield from (
        "[" * 100_000,
        '{"a":' * 50_000,
        "{" + '"a":[' * 90 + "]" * 90,
        '{"format":' + "9" * 5000 + "}",
        '{"a":NaN}',
    )
    yield from ("link=1&" * 30_000, "&check=" * 30_000, "%" * 4096, "#" * 4096, "link=1&" + "&check=12345678" * 200)
    yield from (LINK.upper(), LINK[::-1], "x" * 10_000_000, "\ud800" * 4096, "\n" * 4096)
    yield from (
        '{"__proto__": {"kind": 1}, "constructor": null, "toString": []}',
        "﷽" * 4000,
        "\x00" * 4096,
        "\u202e" + LINK[1:],
    )
    yield from (made.replace("rules-1", "rules\\u002d2"), made.replace('"format":1', '"format":true'), made + made)
    yield from (made.replace('"format":1', '"format":1,"format":1'), marked.replace("check=", "check=0"))
    alphabet = LETTERS + '{}[]":,\\'
    for kind in cycle(range(5)):
        if kind == 0:
            yield source.randbytes(source.randrange(300)).decode("latin-1")
        elif kind == 1:
            yield source.randbytes(source.randrange(300)).decode("utf-8", "replace")
        elif kind == 2:
            yield LINK[: source.randrange(len(LINK))] + "".join(source.choices(alphabet, k=source.randrange(1, 9)))
        elif kind == 3:
            yield made[: source.randrange(len(made))] + "".join(source.choices(alphabet, k=source.randrange(5)))
        else:
            yield "".join(chr(source.randrange(0x110000)) for _ in range(source.randrange(200)))


def test_hostile_texts_are_refused() -> None:
    """Two thousand random, cut, huge and crafted texts are all refused, as a link and as a record, in one short printable line."""
    for text in islice(hostile_texts(), 2000):
        for open_text, refusal in ((open_link, DamagedLink), (read_record, DamagedRecord)):
            with pytest.raises(refusal) as caught:
                open_text(TOY, text)
            message = str(caught.value)
            assert message.isprintable() and len(message) < 3000, ascii(text[:200])


def renamed(knowledge: Knowledge) -> Knowledge:
    """Return later knowledge that differs only in the ids of its questions, answers and models."""

    def new(name: str) -> str:
        return f"new-{name}"

    return replace(
        knowledge,
        rules_version="later",
        models=tuple(replace(model, id=new(model.id)) for model in knowledge.models),
        factors=tuple(
            replace(
                factor,
                id=new(factor.id),
                options=tuple(
                    replace(option, id=new(option.id), effects={new(k): v for k, v in option.effects.items()})
                    for option in factor.options
                ),
            )
            for factor in knowledge.factors
        ),
        patterns=(),
        renamed={
            old: new(old)
            for old in (
                *(model.id for model in knowledge.models),
                *(factor.id for factor in knowledge.factors),
                *(option.id for factor in knowledge.factors for option in factor.options),
            )
        },
    )


@laws
@given(questions())
def test_renaming_loses_nothing(question: Question) -> None:
    """A link and a record made before everything got another id open to the same outcome, with nothing dropped."""
    before = replace(question.knowledge, patterns=())
    after = renamed(before)
    link = write_link(before, question.answers)
    opened = open_link(after, link)

    assert opened.then == opened.now
    assert (opened.made_under, opened.same_rules, opened.dropped) == ("rules", False, ())
    assert len(opened.answers) == len(question.answers)
    assert read_record(after, canonical(record(before, question.answers, date=DATE))) == opened
    assert read_record(after, record_markdown(before, question.answers, date=DATE)) == opened


@laws
@given(questions(), st.data())
def test_other_rules_give_both_outcomes(question: Question, data: st.DataObject) -> None:
    """Under rules that lack a question or score otherwise, a link has the outcome of then and that of today."""
    before = question.knowledge
    kept = data.draw(st.lists(st.sampled_from(before.factors), unique_by=lambda factor: factor.id))
    after = replace(before, rules_version="later", margin=before.margin + 1, factors=tuple(kept), patterns=())
    opened = open_link(after, write_link(before, question.answers))

    then, now = decide(before, question.answers), decide(after, opened.answers)
    assert opened.then == Outcome(then.verdict, then.first_choice)
    assert opened.now == Outcome(now.verdict, now.first_choice)
    assert not opened.same_rules
    left = {factor.id for factor in kept}
    assert dict(opened.answers) == {key: value for key, value in question.answers.items() if key in left}
    assert {problem.key for problem in opened.dropped} == question.answers.keys() - left


@laws
@given(st.text(max_size=300) | st.text("#*_`[]()<>|&=\\{}\"'~-+.!link1check \n\r\t"))
def test_no_title_passes_for_anything_else(title: str) -> None:
    """Whatever the title, both records open to the same result, and the Markdown has the same headings and lines."""
    assume(len(title) < 190)
    title = title.encode("utf-8", "replace").decode("utf-8")[:20] + LINK + title[20:40]
    plain = record_markdown(PLAIN, ANSWERS, date=DATE).split("\n")
    marked = record_markdown(PLAIN, ANSWERS, date=DATE, title=title)

    assert marked.split("\n")[1:] == plain[1:]
    assert marked.startswith("# ")
    whole = open_link(PLAIN, write_link(PLAIN, ANSWERS))
    assert read_record(PLAIN, marked) == whole
    assert read_record(PLAIN, canonical(record(PLAIN, ANSWERS, date=DATE, title=title))) == whole
