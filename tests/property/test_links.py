"""Laws of links and records: what was written opens again, and nothing else does."""

import json
from collections.abc import Iterator
from dataclasses import replace

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
from whichmodel.keeping.link import read_link, write_link
from whichmodel.keeping.markdown import as_markdown
from whichmodel.keeping.record import record

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
    opened = import_link(question.knowledge, link)

    outcome = Outcome(decision.verdict, decision.first_choice)
    assert opened == Imported(decision.answers, outcome, outcome, "rules", same_rules=True, dropped=())
    assert set(link) <= set("abcdefghijklmnopqrstuvwxyz0123456789-=&")
    made = record(question.knowledge, question.answers, date=DATE)
    assert import_text(question.knowledge, canonical(made)) == opened
    assert import_text(question.knowledge, json.dumps(made, indent=4)) == opened
    assert import_text(question.knowledge, as_markdown(made)) == opened


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


def test_any_one_letter_is_noticed(knowledge: Knowledge) -> None:
    """In a link of today's guide no letter can be put in, left out, replaced or swapped, and no end cut off, without a refusal.

    Forgiven is only what `read_link` says programs do to every link: characters around it and line breaks in it.
    """
    link = write_link(knowledge, knowledge.cases[0].answers)
    whole = read_link(link)
    tried = 0
    for text, harmless in damaged(link):
        tried += 1
        if harmless:
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
