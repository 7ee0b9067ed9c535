"""Laws of links and records: what was written opens again, and nothing else does."""

import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from quopri import encodestring
from urllib.parse import quote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.examples.strategies import Question, laws, questions
from tests.examples.toy import PLAIN, TOY
from whichmodel import decide
from whichmodel.deciding.outcome import Outcome
from whichmodel.facts.errors import DamagedLink
from whichmodel.facts.jsontext import canonical
from whichmodel.facts.knowledge import UNKNOWN, Knowledge
from whichmodel.keeping.importing import Imported, import_link, import_text
from whichmodel.keeping.link import LONGEST, read_link, write_link
from whichmodel.keeping.markdown import as_markdown
from whichmodel.keeping.record import record

ANSWERS = {"lead": "nobody", "scope": "fixed", "lasts": UNKNOWN}
LINK = write_link(TOY, ANSWERS)
DATE = "2026-03-31"

LETTERS = "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789-_=&%#;/?+~^$ \t\r\n\x00\x7f\u00e9\u0430\u200b\u202e\ud800𝟏"
"""Letters to damage a link with: its own, those that mean something in addresses, and some that look alike."""


@laws
@given(questions())
def test_what_was_written_opens(question: Question) -> None:
    """For any subset of answers, unknown among them, the link and both records open to the same answers and outcome."""
    decision = decide(question.knowledge, question.answers)
    link = write_link(question.knowledge, question.answers)
    opened = import_link(question.knowledge, link)

    outcome = Outcome(decision.verdict, decision.first_choice)
    assert opened == Imported(decision.answers, outcome, outcome, "rules", same_rules=True, dropped=())
    assert set(link) <= set("abcdefghijklmnopqrstuvwxyz0123456789-=&")
    made = record(question.knowledge, question.answers, date=DATE)
    assert import_text(question.knowledge, canonical(made)) == opened
    assert import_text(question.knowledge, json.dumps(made, indent=4)) == opened
    assert import_text(question.knowledge, as_markdown(made)) == opened


def damaged(link: str) -> Iterator[str]:
    """Yield every text that differs from a link in one letter or in the order of two, or lacks an end."""
    for place in range(len(link) + 1):
        yield from (link[:place] + letter + link[place:] for letter in LETTERS)
    for place in range(len(link)):
        yield from (link[:place] + link[place + 1 :], link[:place], link[place + 1 :])
        yield from (link[:place] + letter + link[place + 1 :] for letter in LETTERS if letter != link[place])
        if link[place : place + 2] != link[place : place + 2][::-1]:
            yield link[:place] + link[place : place + 2][::-1] + link[place + 2 :]


def test_any_one_letter_is_noticed(knowledge: Knowledge) -> None:
    """In a link of today's guide no letter can be put in, left out, replaced or swapped, and no end cut off, without a refusal.

    Forgiven is only what takes nothing away: what stands around a link, and in it line breaks and what has no width.
    """
    link = write_link(knowledge, knowledge.cases[0].answers)
    whole = read_link(link)
    tried = 0
    for text in damaged(link):
        tried += 1
        if link in re.sub("[\n\u200b]", "", text):
            assert read_link(text) == whole, ascii(text)
        else:
            with pytest.raises(DamagedLink):
                read_link(text)
    assert tried > 20_000


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
        opened = import_link(later, text)
    except DamagedLink:
        return
    assert opened == import_link(later, link)


def encoded(text: str) -> str:
    """Return a text as it stands in the address of another page, as `encodeURIComponent` writes it."""
    return quote(text, safe="-_.!~*'()")


def quoted_printable(text: str) -> str:
    """Return a text as mail programs write it: no line longer than 76 characters, and `=3D` for `=`."""
    return encodestring(text.replace("\u200b", "").encode()).decode().replace("\n", "\r\n")


def tracked(text: str, tail: str) -> str:
    """Return an address with a tail, where it has a query before the `#` and where it has none."""
    before, mark, link = text.partition("#")
    return f"{before}?{tail}#{link}&{tail}" if mark else f"{text}?{tail}"


WRAPPINGS: tuple[Callable[[str], str], ...] = (
    encoded,
    lambda text: re.sub("%..", lambda code: code[0].lower(), encoded(text)),
    html.escape,
    lambda text: tracked(text, "utm_source=chat&utm_medium=social"),
    lambda text: tracked(text, "anything=else"),
    lambda text: f"{text}&fbclid=IwAR0&gclid=a_b-c&mc_cid=1",
    lambda text: f"https://guard.example/?url={encoded(text)}&data=05%7C01%7C&reserved=0",
    lambda text: f"<{text}>.",
    lambda text: f"**[our result]({text})**",
    lambda text: f"“{text}”, he wrote.",
    lambda text: f"\u200b{text}\u200b".replace("&", "\u200b&"),
)
"""What programs and people do to an address that takes nothing away from it."""

MAILS: tuple[Callable[[str], str], ...] = (
    str,
    quoted_printable,
    lambda text: re.sub("(.{70})", r"\1\r\n", text),
    lambda text: "".join(f"> {line}\n" for line in re.findall(".{1,70}", f"{text}\n\nYours")),
    lambda text: f"Look:\r\n{text}\r\nYours",
)
"""What becomes of a text in a mail."""


@laws
@given(questions(), st.lists(st.sampled_from(WRAPPINGS), max_size=4), st.sampled_from(MAILS))
def test_any_wrappings_are_undone(
    question: Question, wrappings: list[Callable[[str], str]], mail: Callable[[str], str]
) -> None:
    """However an address is wrapped, and wrapped again, it opens to the same; and with one letter changed it never does."""
    link = write_link(question.knowledge, question.answers)
    changed = link.replace("verdict=", "verdikt=")
    text, damaged = f"https://example.org/quiz/#{link}", f"https://example.org/quiz/#{changed}"
    for wrapping in (*wrappings, mail):
        text, damaged = wrapping(text), wrapping(damaged)
    assume(len(text) <= LONGEST)

    assert import_text(question.knowledge, text) == import_link(question.knowledge, link), text
    with pytest.raises(DamagedLink):
        import_text(question.knowledge, damaged)


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
    opened = import_link(after, link)

    assert opened.then == opened.now
    assert (opened.made_under, opened.same_rules, opened.dropped) == ("rules", False, ())
    assert len(opened.answers) == len(question.answers)
    made = record(before, question.answers, date=DATE)
    assert import_text(after, canonical(made)) == import_text(after, as_markdown(made)) == opened


@laws
@given(questions(), st.data())
def test_other_rules_give_both_outcomes(question: Question, data: st.DataObject) -> None:
    """Under rules that lack a question or score otherwise, links and records have the outcome of then and that of today."""
    before = question.knowledge
    kept = data.draw(st.lists(st.sampled_from(before.factors), unique_by=lambda factor: factor.id))
    after = replace(before, rules_version="later", margin=before.margin + 1, factors=tuple(kept), patterns=())
    opened = import_link(after, write_link(before, question.answers))

    then, now = decide(before, question.answers), decide(after, opened.answers)
    assert opened.then == Outcome(then.verdict, then.first_choice)
    assert opened.now == Outcome(now.verdict, now.first_choice)
    assert not opened.same_rules
    left = {factor.id for factor in kept}
    assert dict(opened.answers) == {key: value for key, value in question.answers.items() if key in left}
    assert {problem.key for problem in opened.dropped} == question.answers.keys() - left
    made = record(before, question.answers, date=DATE)
    assert import_text(after, canonical(made)) == import_text(after, as_markdown(made)) == opened


@laws
@given(st.text(max_size=300) | st.text("#*_`[]()<>|&=\\{}\"'~-+.!link1check \n\r\t"))
def test_no_title_passes_for_anything_else(title: str) -> None:
    """Whatever the title, both records open to the same result, and the Markdown has the same headings and lines."""
    assume(len(title) < 190)
    title = title.encode("utf-8", "replace").decode("utf-8")[:20] + LINK + title[20:40]
    plain = as_markdown(record(PLAIN, ANSWERS, date=DATE)).split("\n")
    titled = record(PLAIN, ANSWERS, date=DATE, title=title)
    marked = as_markdown(titled)

    assert marked.split("\n")[1:] == plain[1:]
    assert marked.startswith("# ")
    whole = import_link(PLAIN, write_link(PLAIN, ANSWERS))
    assert import_text(PLAIN, marked) == whole
    assert import_text(PLAIN, canonical(titled)) == whole
