"""What more the command tells of a result: for another reader, with answers that count double, beside another's."""

import json
from functools import partial
from pathlib import Path

import pytest

from tests.examples.toy import TOLD
from tests.whichmodel.command.conftest import Run, Write, lines, run
from whichmodel import decide
from whichmodel.keeping.link import write_link
from whichmodel.keeping.markdown import as_markdown
from whichmodel.keeping.record import record
from whichmodel.telling.prose import in_words
from whichmodel.telling.readers import briefing

ANSWERS = {"lead": "yes", "scope": "moving", "lasts": "years"}
WORDS = in_words(TOLD, decide(TOLD, ANSWERS))
GIVEN = lines(ANSWERS)


@pytest.fixture(scope="module")
def ask_told(write: Write) -> Run:
    """Return the command under the toy that has readers."""
    return partial(run, "--knowledge", write(TOLD))


def test_a_result_is_worded_for_a_reader(ask_told: Run) -> None:
    """The reader's questions follow what is told anyway; as JSON they stand under a key of their own."""
    assert ask_told("decide", "--for", "neighbour", given=GIVEN) == (
        0,
        f"{WORDS}\nWhat the neighbour will ask:\n"
        "  Looks over the fence.\n"
        "  Who tells people what to do? Somebody with time\n"
        "  Own gardener:\n"
        "    - How loud is it?\n"
        "      Not before eight. (practice/)\n",
        "",
    )
    told = json.loads(ask_told("decide", "--for", "purse", "--json", given=GIVEN)[1])
    assert told["briefing"] == briefing(TOLD, decide(TOLD, ANSWERS), "purse")


def test_a_record_is_worded_for_a_reader(ask_told: Run) -> None:
    """The Markdown has the questions; the record as JSON is the same for everybody."""
    made = record(TOLD, ANSWERS, date="2026-03-31")
    asked = ("record", "--date", "2026-03-31", "--for", "purse")

    told = briefing(TOLD, decide(TOLD, ANSWERS), "purse")
    assert ask_told(*asked, given=GIVEN) == (0, as_markdown(made, told), "")
    assert json.loads(ask_told(*asked, "--json", given=GIVEN)[1]) == made


def test_decisive_answers_are_told_as_a_what_if(ask_told: Run) -> None:
    """The result is told as it is, and below it what would be; as JSON, under a key of its own."""
    status, told, wrong = ask_told("decide", "--decisive", "lead", given=GIVEN)
    assert (status, wrong) == (0, "")
    assert told == (
        f"{WORDS}\nWhat if:\n"
        "  If “Somebody with time” counted double, own gardener would come first, but only just.\n"
        "    +4 ->   +4  Own gardener\n"
        "    +2 ->   +4  Borrowed hands\n"
        "    -1 ->   -1  Contract\n"
        "  This is only a what-if: your result, its points and its record stay as they are.\n"
    )
    as_json = json.loads(ask_told("decide", "--decisive", "lead", "--json", given=GIVEN)[1])
    assert (as_json["verdict"], as_json["importance"]["then"]["verdict"]) == ("recommended", "close")


def test_an_agenda_of_two_records(ask_told: Run, tmp_path: Path) -> None:
    """Two people's records, or a record and a link, give one agenda, with the names they are given."""
    mine, theirs = tmp_path / "mine.md", tmp_path / "theirs.json"
    busy = {**ANSWERS, "lead": "busy"}
    mine.write_text(as_markdown(record(TOLD, ANSWERS, date="2026-03-31")), encoding="utf-8")
    theirs.write_text(json.dumps(record(TOLD, busy, date="2026-03-31")), encoding="utf-8")
    status, told, wrong = ask_told("agenda", "--name", "Ada", str(mine), str(theirs))

    assert (status, wrong) == (0, "")
    assert "- Ada: Recommended. Own gardener fits your answers best.\n- Person 2: Recommended." in told
    from_link = ask_told("agenda", "--json", "--link", write_link(TOLD, ANSWERS), str(theirs))
    assert [each["factor"] for each in json.loads(from_link[1])["differences"]] == ["lead"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("decide", "--for", "pursee"), "command line: 'pursee' is not a reader; did you mean 'purse'?\n"),
        (
            ("decide", "--decisive=lead", "--decisive=scope", "--decisive=lasts"),
            "command line: At most 2 answers may be decisive. Take one back before you mark another.\n",
        ),
        (("agenda", "--link", "x"), "command line: found 1 links and records; expected two, as FILE or --link\n"),
        (
            ("agenda", "--link", "hello", "-"),
            "command line: This is not a link of the quiz: found 'hello'; expected 'link=1' and more.\n"
            "standard input: The record is not JSON: Extra data, at line 2, column 1.\n",
        ),
    ],
)
def test_what_cannot_be_used_is_told_with_its_source(ask_told: Run, arguments: tuple[str, ...], message: str) -> None:
    """Each problem is a line that names where it comes from, and nothing is told."""
    assert ask_told(*arguments, given=GIVEN + (b"{}" if arguments[0] == "agenda" else b"")) == (2, "", message)
