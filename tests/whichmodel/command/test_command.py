"""What the command line tells, and what it says of input that cannot be used."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.examples.ailing_garden import GARDEN
from tests.examples.toy import HANDS, TOY
from tests.whichmodel.command.conftest import Run, Write, lines, run
from whichmodel import decide, encode_decision, encode_questions
from whichmodel.command.input import MOST_BYTES
from whichmodel.command.main import COMMANDS
from whichmodel.costing.encoding import costs_in_words, encode_costs
from whichmodel.costing.figures import check_figures
from whichmodel.diagnosing.diagnosis import diagnose
from whichmodel.diagnosing.encoding import encode_diagnosis, encode_symptoms
from whichmodel.diagnosing.prose import diagnosis_in_words
from whichmodel.facts.jsontext import canonical
from whichmodel.keeping.link import write_link
from whichmodel.keeping.markdown import as_markdown
from whichmodel.keeping.record import record
from whichmodel.telling.prose import in_words

ANSWERS = {"lead": "yes", "scope": "moving", "lasts": "months"}
WORDS = in_words(TOY, decide(TOY, ANSWERS))


def test_decide(ask: Run) -> None:
    """Each line of answers gives JSON, the same as the bridge gives, or words; answers may also be given one by one."""
    given = lines(ANSWERS) + b"\n  \r\n" + lines({})
    decisions = [decide(TOY, answers) for answers in (ANSWERS, {})]

    as_json = "".join(canonical(encode_decision(TOY, decision)) + "\n" for decision in decisions)
    assert ask("decide", "--json", given=given) == (0, as_json, "")
    assert ask("decide", given=given) == (0, "\n".join(in_words(TOY, decision) for decision in decisions), "")
    arguments = [f"--answer={question}={answer}" for question, answer in ANSWERS.items()]
    assert ask("decide", *arguments) == (0, WORDS, "")


def test_decide_from_file(ask: Run, tmp_path: Path) -> None:
    """Answers may come from a file, with Windows line ends and a byte order mark, also over several lines."""
    path = tmp_path / "answers.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + lines(ANSWERS).replace(b"\n", b"\r\n"))
    assert ask("decide", str(path)) == (0, WORDS, "")
    path.write_text("\n" + json.dumps(ANSWERS, indent=2) + "\n", encoding="utf-8")
    assert ask("decide", str(path)) == (0, WORDS, "")

    path.write_text('\n{\n  "lead": "yes",\n}\n', encoding="utf-8")
    status, _, wrong = ask("decide", str(path))
    assert status == 2
    assert wrong.startswith(f"{path}:2: not JSON: ")
    assert "at line 3" in wrong  # where the comma stands


def test_questions(ask: Run) -> None:
    """The questions come in order of asking, as one JSON list, or in words with the ids to answer with."""
    assert ask("questions", "--json") == (0, canonical(encode_questions(TOY)) + "\n", "")
    assert ask("questions")[1] == (
        "lead: Who tells people what to do?\n"
        "  yes      Somebody with time\n  busy     Somebody busy\n  nobody   Nobody\n  unknown  I don't know\n"
        "scope: Is the work fixed?\n  fixed    It is fixed\n  moving   It moves\n  unknown  I don't know\n"
        "lasts: How long does it last?\n  months   Some months\n  years    Years\n  unknown  I don't know\n"
    )


def test_symptoms(ask: Run, ask_garden: Run) -> None:
    """The symptoms come as one JSON list, or in words by group with the ids to name them by; there may be none."""
    assert ask_garden("symptoms", "--json") == (0, canonical(encode_symptoms(GARDEN)) + "\n", "")
    assert ask_garden("symptoms")[1] == (
        "The beds:\n  weeds        Weeds stand everywhere.\n"
        "The people:\n  no-word      They wait for a word from you.\n  idle         They sit in the shade.\n"
        "The money:\n  extra-bills  Each change costs extra.\n"
    )
    assert ask("symptoms") == (0, "", "")


def test_versions(ask: Run) -> None:
    """--version prints the versions of rules and content, whatever else is there; --json may stand before a command, too."""
    assert ask("--version") == (0, "whichmodel rules rules-1 content content-1\n", "")
    versions = canonical({"rules_version": "rules-1", "content_version": "content-1"})
    assert ask("--version", "--json", "decide", "a", "--answer", "lead=yes") == (0, versions + "\n", "")
    assert ask("--json", "questions") == ask("questions", "--json")


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_help_tells_exit_statuses(command: tuple[str, ...]) -> None:
    """--help of the whole and of each command gives examples and what each exit status means."""
    status, told, _ = run(*command, "--help")

    assert status == 0
    assert "examples:\n  whichmodel " in told
    assert all(word in told for word in ("0    done", "1    the output", "2    bad usage", "130  interrupted"))


def test_cost(ask: Run) -> None:
    """Figures given one by one are compared, as JSON or in words; all that is wrong with them is told at once."""
    figures = ("--figure=own_hour=50", "--figure=fee.fee=4,000", "--figure=fee.hours=10")
    told = encode_costs(check_figures({"own_hour": 50, "fee": {"fee": 4_000, "hours": 10}}))

    assert ask("cost", *figures, "--json") == (0, canonical(told) + "\n", "")
    assert ask("cost", *figures) == (0, costs_in_words(told), "")
    assert ask("cost", "--figure=hire", "--figure=fee=3", "--figure=fee=4") == (
        2,
        "",
        "command line: 'hire' is not a figure; expected NAME=NUMBER\n"
        "command line: 'fee' is given twice; keep one\n"
        "command line: fee: found a text; expected an object of figures.\n",
    )


def test_diagnose(ask_garden: Run) -> None:
    """Each line of observations gives one line of JSON, or words; a person names model, symptoms, answers as arguments."""
    one = diagnose(GARDEN, HANDS, ["weeds", "idle"], {"lead": "busy"})
    other = diagnose(GARDEN, None, ["weeds"], {})
    given = lines({"model": HANDS, "symptoms": ["idle", "weeds"], "answers": {"lead": "busy"}}, {"symptoms": ["weeds"]})
    told = [diagnosis_in_words(GARDEN, each) for each in (one, other)]

    as_json = "".join(canonical(encode_diagnosis(GARDEN, each)) + "\n" for each in (one, other))
    assert ask_garden("diagnose", "--json", given=given) == (0, as_json, "")
    assert ask_garden("diagnose", given=given) == (0, "\n".join(told), "")
    arguments = ["--model", HANDS, "--symptom", "weeds", "--symptom", "idle", "--answer", "lead=busy"]
    assert ask_garden("diagnose", *arguments) == (0, told[0], "")
    assert ask_garden("diagnose", "--symptom", "weeds") == (0, told[1], "")


def test_record(ask: Run, tmp_path: Path) -> None:
    """A record is written as Markdown or as JSON, and `open` reads either again, from a file or standard input."""
    made = record(TOY, ANSWERS, date="2026-03-31", title="Beds")
    arguments = ["record", "--date", "2026-03-31", "--title", "Beds"]
    path = tmp_path / "record.md"
    path.write_text(as_markdown(made), encoding="utf-8")

    assert ask(*arguments, given=lines(ANSWERS)) == (0, as_markdown(made), "")
    assert ask(*arguments, "--json", given=lines(ANSWERS)) == (0, canonical(made) + "\n", "")
    assert ask("open", str(path)) == (0, WORDS, "")
    status, told, _ = ask("open", "--json", given=canonical(made).encode())
    opened = json.loads(told)
    assert (status, opened["answers"], opened["same_rules"], opened["decision"]) == (0, ANSWERS, True, made["decision"])


def test_open_link(ask: Run, tmp_path: Path) -> None:
    """A link is opened from the command line or a file; a damaged one says so; other rules show then and now."""
    link = write_link(TOY, ANSWERS)
    assert ask("open", "--link", f"https://example.org/quiz/#{link}") == (0, WORDS, "")

    path = tmp_path / "link.txt"
    path.write_text(link.replace("months", "years"), encoding="utf-8")
    status, told, wrong = ask("open", str(path))
    assert (status, told) == (2, "")
    assert wrong.startswith(f"{path}: The link was changed on the way")

    rain = replace(TOY.factors[0], id="rain")
    other = write_link(replace(TOY, rules_version="rules-0", factors=(*TOY.factors, rain)), {**ANSWERS, "rain": "yes"})
    changed = 'The rules have changed since then. The result is the same: "Recommended: Borrowed hands".'
    gone = "Left out: 'rain' is not a question; expected one of: lead, scope, lasts."
    assert ask("open", "--link", other) == (0, f"{changed}\n\n{gone}\n\n{WORDS}", "")


NO_SYMPTOM = "symptoms: no symptom is given; expected at least one."


@pytest.mark.parametrize(
    ("arguments", "given", "problems"),
    [
        (
            [
                "decide",
                "--answer",
                "lead",
                "--answer",
                "scope=fixd",
                "--answer",
                "lasts=years",
                "--answer",
                "lasts=months",
            ],
            b"",
            [
                "command line: 'lead' is not an answer to a question; expected QUESTION=ANSWER",
                "command line: 'lasts' is given twice; keep one",
                "command line: scope: 'fixd' is not an answer to 'scope'; did you mean 'fixed'?",
            ],
        ),
        (
            ["diagnose"],
            lines({"symptoms": ["weedz"], "model": "contrakt"}, {"symptoms": []}) + b"{\n",
            [
                "standard input:1: model: 'contrakt' is not the id of a model; did you mean 'contract'?",
                "standard input:1: symptoms: 'weedz' is not a symptom; did you mean 'weeds'?",
                f"standard input:2: {NO_SYMPTOM}",
                "standard input:3: not JSON: Expecting property name enclosed in double quotes, at line 1, column 2",
            ],
        ),
        (
            ["diagnose", "--answer", "led=yes"],
            b"",
            [f"command line: {NO_SYMPTOM}", "command line: answers.led: 'led' is not a question; did you mean 'lead'?"],
        ),
        (
            ["record", "--answer", "lead=yes", "--date", "31 March"],
            b"",
            ["command line: '31 March' is not a date; expected a day as YYYY-MM-DD, such as 2026-03-31."],
        ),
        (
            ["record", "--date", "2026-03-31"],
            lines({}, {}),
            ["standard input: found 2 sets of answers; expected one, as a record has one decision"],
        ),
        (
            ["open", "--link", "# a record"],
            b"",
            ["command line: There is no link in the text; a record holds one, from 'link=1&' on."],
        ),
        # Arguments and a file together: it would not be clear which counts.
        *(
            (arguments, b"", [f"command line: {named} and FILE say the same in two ways; give one of them"])
            for arguments, named in (
                (["decide", "a.jsonl", "--answer", "lead=yes"], "--answer"),
                (["diagnose", "a.jsonl", "--symptom", "weeds", "--model", "contract"], "--model and --symptom"),
                (["open", "a.md", "--link", "link=1"], "--link"),
            )
        ),
    ],
)
def test_what_cannot_be_used_is_told(arguments: list[str], given: bytes, problems: list[str], ask_garden: Run) -> None:
    """Every problem of what is given is a line with its source, whether it came in a file or as arguments."""
    assert ask_garden(*arguments, given=given) == (2, "", "".join(f"{problem}\n" for problem in problems))


@pytest.mark.parametrize(
    "command", [["decide"], ["decide", "-"], ["diagnose"], ["record", "--date=2026-03-31"], ["open"]]
)
def test_standard_input_holds_one_thing(command: list[str], toy: str) -> None:
    """Knowledge and what to read under it cannot both come from standard input; knowledge alone can."""
    refused = (
        "command line: standard input cannot hold both the knowledge and what to read under it; "
        "give one of them as a file\n"
    )
    knowledge = Path(toy).read_bytes()

    assert run(*command, "--knowledge", "-", given=knowledge) == (2, "", refused)
    assert run("questions", "--knowledge", "-", given=knowledge)[0] == 0
    assert run("decide", "--answer", "lead=yes", "--knowledge", "-", given=knowledge)[0] == 0
    assert run("decide", os.devnull, "--knowledge", "-", given=knowledge)[0] == 0


def test_too_long(ask: Run, tmp_path: Path) -> None:
    """A file that is far too long is refused by its size, whatever it is for; one as long as agreed is read."""
    path = tmp_path / "long"
    path.write_bytes(b"{}".ljust(MOST_BYTES))
    assert ask("decide", "--json", str(path))[0] == 0

    path.write_bytes(b" " * (MOST_BYTES + 1))
    message = f"{path}: too long; expected at most {MOST_BYTES} bytes\n"
    for arguments in (["decide"], ["open"], ["questions", "--knowledge"]):
        assert ask(*arguments, str(path)) == (2, "", message)
    assert ask("open", given=path.read_bytes())[2].startswith("standard input: too long; expected")


def test_damaged_failure_modes_are_told(write: Write) -> None:
    """Knowledge whose failure modes name what is not there ends in a line, not in a traceback."""
    damaged = write(replace(GARDEN, failure_modes=TOY.failure_modes, symptoms=GARDEN.symptoms[1:]))

    wrong = "whichmodel: failure_modes.neglect: 'weeds' is not a symptom\n"
    assert run("diagnose", "--knowledge", damaged, "--symptom", "idle") == (2, "", wrong)


def test_all_problems_of_all_lines(ask: Run) -> None:
    """Every problem of every line is one line on standard error; nothing is decided; the exit status is 2."""
    given = (
        lines(ANSWERS, {"scop": "fixed", "lead": "nobdy"}, [1], {"a\nb": "\ud800"})
        + b'{"lead":"yes","lead":"busy"}\n\n{"lead":\n\xff\n'
        + b"[" * 100_000
    )
    expected = """\
standard input:2: lead: 'nobdy' is not an answer to 'lead'; did you mean 'nobody'?
standard input:2: scop: 'scop' is not a question; did you mean 'scope'?
standard input:3: found a list; expected an object with a factor id and an option id for each answer.
standard input:4: a\\nb: 'a\\nb' is not a question; expected one of: lead, scope, lasts.
standard input:5: lead: the key 'lead' stands twice in one object; keep one.
standard input:7: not JSON: Expecting value, at line 1, column 9
standard input:8: not UTF-8 at byte 0
standard input:9: not JSON: the values are nested too deeply
"""

    assert ask("decide", "--json", given=given) == (2, "", expected)


def test_problems_name_their_file(ask: Run, tmp_path: Path) -> None:
    """A problem in a file is named with its path and the line; a missing file, a folder, or no knowledge with its path."""
    path = tmp_path / "answers.jsonl"
    path.write_text('\n{"lead": 7}\n', encoding="utf-8")
    expected = f"{path}:2: lead: a number is not an answer to 'lead'; expected one of: yes, busy, nobody, unknown.\n"
    assert ask("decide", str(path)) == (2, "", expected)

    for place, reason in ((tmp_path / "missing", "No such file or directory"), (tmp_path, "Is a directory")):
        for arguments in (["decide"], ["questions", "--knowledge"]):
            assert ask(*arguments, str(place)) == (2, "", f"{place}: {reason}\n")

    knowledge = tmp_path / "knowledge.json"
    for data, message in (
        (b"\n\xff", ":2: not UTF-8 at byte 1"),
        (b"[" * 100_000, ": the knowledge: this is not JSON: the values are nested too deeply"),
        (
            b'{"a\\n":1}',
            ": the knowledge: unknown key 'a\\n', expected one of: cases, content_version, factors, failure_modes, "
            "margin, models, patterns, readers, renamed, retired, rules_version, sources, symptoms, tried",
        ),
    ):
        knowledge.write_bytes(data)
        assert run("--knowledge", str(knowledge), "decide", given=b"{}") == (2, "", f"{knowledge}{message}\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name a command, one of: decide, diagnose, record, open, agenda, cost, questions, symptoms"),
        (["conclude"], "invalid choice: 'conclude'"),
        (["decide", "--fast"], "unrecognized arguments: --fast"),
        (["decide", "a", "b"], "unrecognized arguments: b"),
        (["decide", "--jso"], "unrecognized arguments: --jso"),
        (["decide", "--\x1b[2Jx"], "unrecognized arguments: --\\x1b[2Jx"),
        (["record", "--answer", "lead=yes"], "the following arguments are required: --date"),
    ],
)
def test_bad_usage(arguments: list[str], said: str) -> None:
    """Bad usage shows how it is meant and what is wrong, with everything visible, and exits with 2."""
    status, told, wrong = run(*arguments)

    assert (status, told) == (2, "")
    assert wrong.startswith("usage: whichmodel")
    assert said in wrong
    assert wrong.endswith("--help\n")
    assert "\x1b" not in wrong


def test_output_is_utf8_everywhere(write: Write) -> None:
    """Letters beyond ASCII are printed as UTF-8, whatever the terminal claims to be."""
    named = write(replace(TOY, models=(replace(TOY.models[0], title="Händé"), *TOY.models[1:])))
    status, told, wrong = run("--knowledge", named, "decide", given=lines(ANSWERS))

    assert (status, wrong) == (0, "")
    assert told.startswith("Händé fits your answers best.")
