"""Records of either form and of either format, read again: what they open to, and what is told of damage."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.examples.toy import HANDS, PLAIN, TOY
from whichmodel import Knowledge, Outcome
from whichmodel.facts.errors import DamagedLink, DamagedRecord
from whichmodel.facts.jsontext import canonical
from whichmodel.keeping.importing import import_link, import_text
from whichmodel.keeping.link import LONGEST, write_link
from whichmodel.keeping.markdown import as_markdown
from whichmodel.keeping.reading import LONGEST_RECORD
from whichmodel.keeping.record import record

CLEAR = {"lead": "yes", "scope": "moving", "lasts": "months"}
UNREADY = {"lead": "nobody", "scope": "moving", "lasts": "months"}
FIRST_FORMAT = Path(__file__).parent / "first_format"
"""Two records of the toy as the first format had them, in JSON and in Markdown, kept as somebody downloaded them."""


def made(answers: dict[str, str], knowledge: Knowledge = TOY) -> dict[str, Any]:
    """Return the record for some answers, as it comes out of a file."""
    return dict(json.loads(canonical(record(knowledge, answers, date="2026-03-31", title="Our garden"))))


def document(answers: dict[str, str], knowledge: Knowledge = TOY) -> str:
    """Return the record for some answers as Markdown."""
    return as_markdown(record(knowledge, answers, date="2026-03-31", title="Our garden"))


def refused(text: str) -> list[str]:
    """Return what is told of a text that is no whole record."""
    with pytest.raises(DamagedRecord) as caught:
        import_text(TOY, text)
    return list(caught.value.messages)


TEXT = document(CLEAR)
SIGNED = {**made(CLEAR), "sign_off": {"decided_by": "Ann", "date": "2026-04-01", "agreed_by": "Ben"}}
REWORDED = made(CLEAR)
REWORDED["decision"] |= {"headline": "Hands it is.", "patterns": [], "new-key": 1}


@pytest.mark.parametrize(
    "text",
    [
        canonical(SIGNED),
        "\ufeff\n" + json.dumps(SIGNED, indent=2),
        canonical(REWORDED),
        TEXT,
        TEXT.replace("Decided by: ___", "Decided by: Ann").replace("\n", "\r\n"),
        TEXT.replace("&scope", "\r\n&scope"),
        TEXT.replace("check=", "che\n  ck=\n").replace("link=1", "link\n=1"),
        TEXT.replace("&", "&amp;"),
        f"Notes.\n{TEXT}{TEXT}",
    ],
)
def test_a_record_opens_to_what_its_link_says(text: str) -> None:
    """A record opens however it is laid out, signed, and in other words: its link says what was decided."""
    assert import_text(TOY, text) == import_link(TOY, write_link(TOY, CLEAR))


@pytest.mark.parametrize(
    ("name", "answers", "outcome"),
    [
        ("record.json", {**CLEAR, "lasts": "unknown"}, Outcome("recommended", HANDS)),
        ("record.md", UNREADY, Outcome("not-ready", HANDS)),
    ],
)
def test_records_of_the_first_format_open(name: str, answers: dict[str, str], outcome: Outcome) -> None:
    """A record written before records held the whole decision opens to the same answers and outcome for good."""
    opened = import_text(TOY, (FIRST_FORMAT / name).read_text("utf-8"))

    assert (opened.answers, opened.then, opened.now) == (answers, outcome, outcome)
    assert (opened.made_under, opened.same_rules, opened.dropped) == ("rules-1", True, ())


def first_format(**changes: object) -> str:
    """Return the JSON record of the first format with some keys changed."""
    return canonical({**json.loads((FIRST_FORMAT / "record.json").read_text("utf-8")), **changes})


def test_changes_of_the_first_format_are_told() -> None:
    """What differs from the link is told of an older record, too: a question answered twice, an answer left out."""
    lead = {"factor": "lead", "option": "yes"}
    answers: list[object] = [lead, {**lead, "option": "busy"}, {"factor": "scope"}, {"factor": 7}, "lasts"]

    assert refused(first_format(verdict="close", answers=answers)) == [
        "In the record, the verdict is 'close', and in its link 'recommended'; they must be the same.",
        "In the record, the answer to 'lead' is 'busy', and in its link 'yes'; they must be the same.",
        "In the record, the answer to 'scope' is 'none', and in its link 'moving'; they must be the same.",
        "In the record, the answer to 'lasts' is 'not there', and in its link 'unknown'; they must be the same.",
    ]
    assert refused(first_format(answers={})) == ["Found an object as 'answers'; expected a list."]
    assert refused(first_format(kind="letter")) == [
        "This is 'letter', format 1; expected 'whichmodel-decision-record', format 2."
    ]


def test_question_called_check_imports() -> None:
    """A question named like the checksum does not cut the link short."""
    option = replace(PLAIN.factors[0].options[0], id="yes-12345")
    factors = (replace(PLAIN.factors[0], id="check", options=(option,)), *PLAIN.factors[1:])
    knowledge, answers = replace(PLAIN, factors=factors), {"check": "yes-12345", "scope": "moving"}

    assert dict(import_text(knowledge, document(answers, knowledge)).answers) == answers


def test_a_record_must_agree_with_its_link() -> None:
    """Answers, outcome or version in a JSON record that differ from those in its link are all told."""
    found = made(CLEAR)
    answers = {"lead": "busy", "scope": ["moving"], "rain\n": "no"}
    found["decision"] |= {"rules_version": 1, "verdict": "close", "first_choice": None, "answers": answers}

    assert refused(canonical(found)) == [
        "In the record, the rules version is a number, and in its link 'rules-1'; they must be the same.",
        "In the record, the verdict is 'close', and in its link 'recommended'; they must be the same.",
        "In the record, the first choice is 'none', and in its link 'borrowed-hands'; they must be the same.",
        "In the record, the answer to 'lead' is 'busy', and in its link 'yes'; they must be the same.",
        "In the record, the answer to 'rain\\n' is 'no', and in its link 'not there'; they must be the same.",
        "In the record, the answer to 'scope' is a list, and in its link 'moving'; they must be the same.",
        "In the record, the answer to 'lasts' is 'not there', and in its link 'months'; they must be the same.",
    ]


def test_endless_problems_are_cut_short() -> None:
    """Up to twenty problems are told; of more, the rest is counted only."""
    # There are eight more problems, the keys that are missing.
    twenty, more = (refused(canonical({f"key-{each}": 1 for each in range(number)})) for number in (12, 13))

    assert len(twenty) == 20 and twenty[-1].endswith("does not belong here.")
    assert len(more) == 21 and more[-1] == "There are 1 more problems."


HEADING = {**made(CLEAR), "format": True, "weighed": {}, "decision": None, "__proto__": {}}
del HEADING["title"]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("# ", "There is no link in the text; a record holds one, from 'link=1&' on."),
        (
            "# link=1&rules=rules-1",
            "The link in the record cannot be opened. The link was cut off after 'rules=rules-1': its end, '&check=' and 8 characters, is missing. "
            "Ask for a new copy, or answer the questions again.",
        ),
        ("x" * (LONGEST + 1), "There is no link in the text; a record holds one, from 'link=1&' on."),
        ("{", "The record is not JSON: Expecting property name enclosed in double quotes, at line 1, column 2."),
        ("x" * 262_145, "This text has 262145 characters, and a record has at most 262144."),
        (
            document(CLEAR) + document(UNREADY),
            "There are 2 different links in the text; a record holds one, from 'link=1&' on.",
        ),
        (
            document(CLEAR).replace("scope=moving", "scope=fixed"),
            "The link in the record cannot be opened. The link was changed on the way: its checksum, '54b046e0', does not match. "
            "Ask for a new copy, or answer the questions again.",
        ),
        (
            canonical({**made(CLEAR), "format": 3, "new-key": 1}),
            "This is 'whichmodel-decision-record', format 3; expected 'whichmodel-decision-record', format 2.",
        ),
        (
            canonical({**made(CLEAR), "link": "link=1"}),
            "The link in the record cannot be opened. The link was cut off after 'link=1': its end, '&check=' and 8 characters, is missing. "
            "Ask for a new copy, or answer the questions again.",
        ),
        (
            canonical(made(CLEAR)).replace('"format":2', '"format":2,"format":2'),
            "The key 'format' stands twice in one object; keep one.",
        ),
        (
            canonical(made(CLEAR)).replace('"answers":{', '"answers":{"\\n":1,"\\n":1,', 1),
            "The key '\\n' stands twice in one object; keep one.",
        ),
        (canonical({**made(CLEAR), "kind": 1}), "Found a number as 'kind'; expected a text."),
        (
            "\ufeff \r\n" + canonical(HEADING),
            "Found true or false as 'format'; expected a whole number.\n"
            "The key 'title' is missing.\n"
            "Found an object as 'weighed'; expected a list.\n"
            "Found null as 'decision'; expected an object.\n"
            "The key '__proto__' does not belong here.",
        ),
    ],
)
def test_what_is_no_record_is_told(text: str, messages: str) -> None:
    """Text that is no record, or not a whole one, is refused with all that is wrong, a sentence each."""
    assert refused(text) == messages.split("\n")


def test_longest_texts() -> None:
    """A record as long as agreed is read; what is as long as a link may be is opened as one, and no longer text is."""
    assert import_text(TOY, TEXT.ljust(LONGEST_RECORD, " ")).answers == CLEAR
    assert import_text(TOY, write_link(TOY, CLEAR).ljust(LONGEST, " ")).answers == CLEAR
    with pytest.raises(DamagedLink):
        import_text(TOY, "x" * LONGEST)


def test_what_gives_a_result_its_name_is_no_caution() -> None:
    """The pattern that makes somebody not ready is the reason, and is not told again among what to take care of."""
    care = document(UNREADY).partition("## Take care")[2]

    assert "Begin in spring" in care
    assert "Nobody leads moving work" not in care
