"""The command line, run as a program."""

import contextlib
import dataclasses
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.examples.ailing_garden import GARDEN
from tests.examples.toy import HANDS, TOY
from whichmodel import decide, encode_decision, encode_questions
from whichmodel.command.input import MOST_BYTES
from whichmodel.diagnosing.diagnosis import diagnose
from whichmodel.diagnosing.encoding import encode_diagnosis, encode_symptoms
from whichmodel.diagnosing.prose import diagnosis_in_words
from whichmodel.facts.jsontext import canonical
from whichmodel.facts.knowledge import Knowledge
from whichmodel.keeping.link import write_link
from whichmodel.keeping.record import record, record_markdown
from whichmodel.telling.prose import in_words

QUIZ = Path(__file__).resolve().parents[3] / "quiz"
ANSWERS = {"lead": "yes", "scope": "moving", "lasts": "months"}


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the path of a knowledge.json with the toy."""
    path = tmp_path_factory.mktemp("knowledge") / "knowledge.json"
    path.write_text(json.dumps(dataclasses.asdict(TOY)), encoding="utf-8")
    return str(path)


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the path of a knowledge.json with the toy in which things go wrong."""
    path = tmp_path_factory.mktemp("knowledge") / "knowledge.json"
    path.write_text(json.dumps(dataclasses.asdict(GARDEN)), encoding="utf-8")
    return str(path)


def run(*arguments: str, given: bytes = b"", **environment: str) -> tuple[int, str, str]:
    """Run the command and return its exit status, output and error output."""
    done = subprocess.run(
        [sys.executable, "-m", "whichmodel", *arguments],
        input=given,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(QUIZ), **environment},
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def lines(*cases: object) -> bytes:
    """Return one line of JSON for each case."""
    return "".join(json.dumps(case) + "\n" for case in cases).encode()


def test_decide_as_json(toy: str) -> None:
    """Each line of answers gives one line of JSON, the same as the bridge gives; empty lines are skipped."""
    given = lines(ANSWERS) + b"\n  \r\n" + lines({})
    expected = [canonical(encode_decision(TOY, decide(TOY, answers))) for answers in (ANSWERS, {})]

    assert (0, "\n".join(expected) + "\n", "") == run("decide", "--json", "--knowledge", toy, given=given)


def test_decide_in_words(toy: str) -> None:
    """Without --json the decision is told in words: the reasons, the runner-up, the notes, the points, the next steps."""
    status, told, _ = run("--knowledge", toy, "decide", given=lines(ANSWERS))

    assert status == 0
    assert told == in_words(TOY, decide(TOY, ANSWERS))
    assert told.startswith(
        """\
Borrowed hands fits your answers best.

Why:
  +2  Somebody with time - You can lead them.
  +1  It moves - They turn with you.
  +1  Some months - They leave after.

The runner-up:
  Own gardener, 3 points behind
  -2  Somebody with time - You can lead them.
  -1  Some months - They leave after.

Mind:
  They leave: What they know leaves with them.
    - Write it down.
  Begin in spring: Plants need time.
    - Wait.

Points:
    +4  Borrowed hands
    +1  Own gardener
    +0  Contract
"""
    )
    assert told.endswith("\nNext steps:\n  1. Ring about borrowed hands.\n")


def test_not_ready_and_mix_in_words(toy: str) -> None:
    """What to put in place, the parts of a mix and who is ruled out are told in words, too."""
    not_ready = {"lead": "nobody", "scope": "moving", "lasts": "months"}
    status, told, _ = run(
        "--knowledge", toy, "decide", given=lines(not_ready, {"scope": "fixed", "lasts": "years"}, {})
    )

    assert status == 0
    assert "  Borrowed hands is ruled out: Nobody - Nobody could lead them.\n" in told
    assert "First of all:\n  Put in place: A lead.\n  Buy first: A plan for one bed. (Contract)\n" in told
    assert "The parts:\n  Laying out: Contract - It ends.\n" in told
    assert "  Where they meet: Who waters in the first month?\n" in told
    assert "\n\nNothing is known yet, so no model stands out.\n" in told
    assert "Find out:\n  Who tells people what to do?\n" in told


def test_decide_from_file(toy: str, tmp_path: Path) -> None:
    """Answers may come from a file, with Windows line ends and a byte order mark."""
    path = tmp_path / "answers.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + lines(ANSWERS).replace(b"\n", b"\r\n"))
    status, told, _ = run("decide", "--json", str(path), "--knowledge", toy)

    assert (status, json.loads(told)["first_choice"]) == (0, HANDS)


def test_questions(toy: str) -> None:
    """The questions come in order of asking, as one JSON list, or in words with the ids to answer with."""
    assert (0, canonical(encode_questions(TOY)) + "\n", "") == run("questions", "--json", "--knowledge", toy)
    assert run("questions", "--knowledge", toy)[1].startswith(
        "lead: Who tells people what to do?\n  yes      Somebody with time\n  busy     Somebody busy\n"
        "  nobody   Nobody\n  unknown  I don't know\n"
    )


def test_version(toy: str) -> None:
    """--version prints the versions of rules and content."""
    assert run("--version", "--knowledge", toy) == (0, "whichmodel rules rules-1 content content-1\n", "")


COMMANDS = ("decide", "diagnose", "record", "open", "questions", "symptoms")


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_help_tells_exit_statuses(command: tuple[str, ...]) -> None:
    """--help of the whole and of each command gives examples and what each exit status means."""
    status, told, _ = run(*command, "--help")

    assert status == 0
    assert "examples:\n  whichmodel " in told
    assert all(word in told for word in ("0    done", "1    the output", "2    bad usage", "130  interrupted"))


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_examples_of_the_help_work_when_copied(command: tuple[str, ...], knowledge: Knowledge, tmp_path: Path) -> None:
    """The examples of each help, copied into a shell one after another, all end well and say nothing on standard error."""
    (tmp_path / "knowledge.json").write_text(json.dumps(dataclasses.asdict(knowledge)), encoding="utf-8")
    program = tmp_path / "whichmodel"
    program.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -m whichmodel --knowledge "{tmp_path}/knowledge.json" "$@"\n'
    )
    program.chmod(0o755)
    examples = run(*command, "--help")[1].partition("examples:\n")[2].partition("\n\n")[0]
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["/bin/sh", "-eu", "-c", examples],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(QUIZ), "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def test_answers_as_arguments(toy: str) -> None:
    """Answers may be given one by one, in place of a file, and all that is wrong with them is told at once."""
    given = [f"--answer={question}={answer}" for question, answer in ANSWERS.items()]
    assert run("decide", "--knowledge", toy, *given) == (0, in_words(TOY, decide(TOY, ANSWERS)), "")

    wrong = ["--answer", "lead", "--answer", "scope=fixd", "--answer", "lasts=years", "--answer", "lasts=months"]
    assert run("decide", "--knowledge", toy, *wrong) == (
        2,
        "",
        "command line: 'lead' is not an answer to a question; expected QUESTION=ANSWER\n"
        "command line: the question 'lasts' is answered twice; keep one answer\n"
        "command line: scope: 'fixd' is not an answer to 'scope'; did you mean 'fixed'?\n",
    )


def test_one_object_over_several_lines(toy: str, tmp_path: Path) -> None:
    """A file that a person wrote over several lines is read as one object; what is wrong in it keeps its line."""
    path = tmp_path / "answers.json"
    path.write_text("\n" + json.dumps(ANSWERS, indent=2) + "\n", encoding="utf-8")
    assert run("decide", str(path), "--knowledge", toy)[:2] == (0, in_words(TOY, decide(TOY, ANSWERS)))

    path.write_text('\n{\n  "lead": "yes",\n}\n', encoding="utf-8")
    status, _, wrong = run("decide", str(path), "--knowledge", toy)
    assert status == 2
    assert wrong.startswith(f"{path}:2: not JSON: ")
    assert "at line 3" in wrong  # where the comma stands


def test_diagnose_as_json(garden: str) -> None:
    """Each line of observations gives one line of JSON, the same as the bridge gives."""
    cases: list[dict[str, object]] = [
        {"model": HANDS, "symptoms": ["no-word"], "answers": {"lead": "busy"}},
        {"symptoms": ["weeds"]},
    ]
    expected = [diagnose(GARDEN, HANDS, ["no-word"], {"lead": "busy"}), diagnose(GARDEN, None, ["weeds"], {})]

    told = run("diagnose", "--json", "--knowledge", garden, given=lines(*cases))
    assert told == (0, "".join(canonical(encode_diagnosis(GARDEN, each)) + "\n" for each in expected), "")


def test_diagnose_with_arguments(garden: str) -> None:
    """A person names model, symptoms and answers as arguments and is told in words; several lines are set apart."""
    arguments = ["--model", HANDS, "--symptom", "weeds", "--symptom", "idle", "--answer", "lead=busy"]
    one = diagnosis_in_words(GARDEN, diagnose(GARDEN, HANDS, ["weeds", "idle"], {"lead": "busy"}))
    other = diagnosis_in_words(GARDEN, diagnose(GARDEN, None, ["weeds"], {}))

    assert run("diagnose", "--knowledge", garden, *arguments) == (0, one, "")
    given = lines({"symptoms": ["weeds"]}, {"symptoms": ["weeds"]})
    assert run("diagnose", "--knowledge", garden, given=given) == (0, f"{other}\n{other}", "")


def test_all_problems_of_observations(garden: str) -> None:
    """Every problem of every observation is a line with its source, whether it came in a file or as arguments."""
    given = lines({"symptoms": ["weedz"], "model": "contrakt"}, {"symptoms": []}) + b"{\n"
    assert run("diagnose", "--knowledge", garden, given=given) == (
        2,
        "",
        "standard input:1: model: 'contrakt' is not the id of a model; did you mean 'contract'?\n"
        "standard input:1: symptoms: 'weedz' is not a symptom; did you mean 'weeds'?\n"
        "standard input:2: symptoms: no symptom is given; expected at least one.\n"
        "standard input:3: not JSON: Expecting property name enclosed in double quotes, at line 1, column 2\n",
    )
    assert run("diagnose", "--knowledge", garden, "--model", "contrakt", "--answer", "led=yes") == (
        2,
        "",
        "command line: model: 'contrakt' is not the id of a model; did you mean 'contract'?\n"
        "command line: symptoms: no symptom is given; expected at least one.\n"
        "command line: answers.led: 'led' is not a question; did you mean 'lead'?\n",
    )


def test_symptoms(garden: str) -> None:
    """The symptoms come as one JSON list, or in words by group with the ids to name them by."""
    assert run("symptoms", "--json", "--knowledge", garden) == (0, canonical(encode_symptoms(GARDEN)) + "\n", "")
    assert run("symptoms", "--knowledge", garden)[1].startswith(
        "The beds:\n  weeds        Weeds stand everywhere.\nThe people:\n  no-word      They wait for a word from you.\n"
    )


def test_record(toy: str, tmp_path: Path) -> None:
    """A record is written as Markdown or as JSON, and `open` reads either again, from a file or standard input."""
    given = lines(ANSWERS)
    arguments = ["record", "--knowledge", toy, "--date", "2026-03-31", "--title", "Beds"]
    markdown = record_markdown(TOY, ANSWERS, date="2026-03-31", title="Beds")
    plain = canonical(record(TOY, ANSWERS, date="2026-03-31", title="Beds")) + "\n"

    assert run(*arguments, given=given) == (0, markdown, "")
    assert run(*arguments, "--json", given=given) == (0, plain, "")
    path = tmp_path / "record.md"
    path.write_text(markdown, encoding="utf-8")
    assert run("open", str(path), "--knowledge", toy) == (0, in_words(TOY, decide(TOY, ANSWERS)), "")
    status, told, _ = run("open", "--json", "--knowledge", toy, given=plain.encode())
    opened = json.loads(told)
    assert (status, opened["answers"], opened["same_rules"]) == (0, ANSWERS, True)
    assert opened["decision"] == json.loads(canonical(encode_decision(TOY, decide(TOY, ANSWERS))))


def test_wrong_records(toy: str) -> None:
    """A date that is none, and more or fewer than one set of answers, are told in words; a date is never left out."""
    arguments = ["record", "--knowledge", toy, "--answer", "lead=yes"]

    status, told, wrong = run(*arguments, "--date", "31 March")
    assert (status, told) == (2, "")
    assert wrong.startswith("command line: '31 March' is not a date; expected a day as YYYY-MM-DD")
    status, told, wrong = run(*arguments)
    assert (status, told) == (2, "")
    assert "the following arguments are required: --date" in wrong
    for given, count in ((b"", 0), (lines({}, {}), 2)):
        assert run("record", "--knowledge", toy, "--date", "2026-03-31", given=given) == (
            2,
            "",
            f"standard input: found {count} sets of answers; expected one, as a record has one decision\n",
        )


def test_open_link(toy: str, tmp_path: Path) -> None:
    """A link is opened from the command line or a file; a damaged one says so; other rules show then and now."""
    link = write_link(TOY, ANSWERS)
    words = in_words(TOY, decide(TOY, ANSWERS))
    assert run("open", "--link", f"https://example.org/quiz/#{link}", "--knowledge", toy) == (0, words, "")

    path = tmp_path / "link.txt"
    path.write_text(link.replace("months", "years"), encoding="utf-8")
    status, told, wrong = run("open", str(path), "--knowledge", toy)
    assert (status, told) == (2, "")
    assert wrong.startswith(f"{path}: The link was changed on its way")

    other = dataclasses.replace(TOY, rules_version="rules-0")
    status, told, _ = run("open", "--link", write_link(other, ANSWERS), "--knowledge", toy)
    assert status == 0
    assert (
        told == f'The rules have changed since then. The result is the same: "Recommended: Borrowed hands".\n\n{words}'
    )


def test_json_everywhere(toy: str) -> None:
    """--json may stand before the command as well, and --version knows it."""
    assert run("--json", "questions", "--knowledge", toy) == run("questions", "--json", "--knowledge", toy)
    versions = canonical({"rules_version": "rules-1", "content_version": "content-1"})
    assert run("--version", "--json", "--knowledge", toy) == (0, versions + "\n", "")


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


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["decide", "a.jsonl", "--answer", "lead=yes"], "--answer"),
        (["diagnose", "a.jsonl", "--symptom", "weeds", "--model", "contract"], "--model and --symptom"),
        (["open", "a.md", "--link", "link=1"], "--link"),
    ],
)
def test_one_way_in(arguments: list[str], named: str, toy: str) -> None:
    """Arguments and a file together are refused: it would not be clear which counts."""
    message = f"command line: {named} and FILE say the same in two ways; give one of them\n"

    assert run(*arguments, "--knowledge", toy) == (2, "", message)


def test_too_long(toy: str, tmp_path: Path) -> None:
    """A file that is far too long is refused by its size, whatever it is for."""
    path = tmp_path / "long"
    path.write_bytes(b" " * (MOST_BYTES + 1))
    message = f"{path}: too long; expected at most {MOST_BYTES} bytes\n"

    assert run("decide", str(path), "--knowledge", toy) == (2, "", message)
    assert run("questions", "--knowledge", str(path)) == (2, "", message)


def test_damaged_failure_modes_are_told(tmp_path: Path) -> None:
    """Knowledge whose failure modes name what is not there ends in a line, not in a traceback."""
    path = tmp_path / "knowledge.json"
    damaged = dataclasses.replace(GARDEN, failure_modes=TOY.failure_modes, symptoms=GARDEN.symptoms[1:])
    path.write_text(json.dumps(dataclasses.asdict(damaged)), encoding="utf-8")

    assert run("diagnose", "--knowledge", str(path), "--symptom", "idle") == (
        2,
        "",
        "whichmodel: failure_modes.neglect: 'weeds' is not a symptom\n",
    )


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams(closed: str, toy: str) -> None:
    """Streams that are closed from the start end in an exit status of their own, never in a traceback."""
    command = f'"{sys.executable}" -m whichmodel --knowledge "{toy}" decide {closed}'
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        input="nonsense",
        env={**os.environ, "PYTHONPATH": str(QUIZ)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == (1 if ">&-" in closed and closed != "2>&-" else 2)
    assert "Traceback" not in done.stdout + done.stderr
    assert done.stdout == ""


def test_what_is_typed_is_shown_visibly() -> None:
    """A stray argument with control characters is shown with them escaped, on one line."""
    status, _, wrong = run("decide", "--\x1b[2Jx")

    assert status == 2
    assert "\x1b" not in wrong
    assert "--\\x1b[2Jx" in wrong


def test_importing_the_package_loads_no_tool_of_the_command_line() -> None:
    """The package loads what decides, and nothing that only a terminal, a record or a wrong answer needs."""
    code = "import sys, whichmodel, whichmodel.bridge; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-B", "-c", f"import sys; sys.path.insert(0, {str(QUIZ)!r}); {code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())

    assert not loaded & {"argparse", "pathlib", "difflib", "datetime", "importlib.resources", "typing_extensions"}
    assert not {name for name in loaded if name.startswith(("whichmodel.command", "whichmodel.diagnosing"))}


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal")
def test_waiting_for_a_terminal_is_said(toy: str) -> None:
    """Who gives no file at a terminal is told that the command is waiting, and how to end."""
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "whichmodel", "--knowledge", toy, "decide", "--json"],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(QUIZ)},
    ) as process:
        os.close(theirs)
        os.write(ours, b"{}\n\x04")
        told, said = process.communicate(timeout=30)
    os.close(ours)

    assert process.returncode == 0
    assert json.loads(told)["verdict"] == "undecided"
    assert said.decode() == "Reading from the terminal; end with Ctrl-D. Help: whichmodel --help\n"


def test_interruption(toy: str) -> None:
    """Interrupted while it waits for input, the command ends with its own status and without a word."""
    import signal

    with subprocess.Popen(
        [sys.executable, "-m", "whichmodel", "--knowledge", toy, "decide", "--json", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(QUIZ)},
        # Where the tests run in the background, interrupts are ignored, and a child inherits that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        assert process.stderr
        _wait_until_it_reads(process.pid)
        process.send_signal(signal.SIGINT)
        assert (process.wait(timeout=30), process.stderr.read()) == (130, b"")


def _wait_until_it_reads(process: int) -> None:
    """Wait until the process sleeps in a read of its standard input, as the system tells."""
    import time

    wait = Path(f"/proc/{process}/syscall")
    for _ in range(300):
        with contextlib.suppress(OSError):
            if wait.read_text().startswith("0 0x0 "):  # the call `read`, of file 0
                return
        time.sleep(0.05)
    pytest.skip("the system does not tell what a process waits for")


def test_all_problems_of_all_lines(toy: str) -> None:
    """Every problem of every line is one line on standard error; nothing is decided; the exit status is 2."""
    given = (
        lines(ANSWERS, {"scop": "fixed", "lead": "nobdy"}, [1], 3, "x", None, {"a\nb": "\ud800"})
        + b'{"lead":"yes","lead":"busy"}\n\n{"lead":\nNaN\n\xff\n'
        + b"[" * 100_000
        + b"\n"
        + b"1" * 5000
    )
    not_object = "expected an object with a factor id and an option id for each answer."
    expected = f"""\
standard input:2: lead: 'nobdy' is not an answer to 'lead'; did you mean 'nobody'?
standard input:2: scop: 'scop' is not a question; did you mean 'scope'?
standard input:3: found a list; {not_object}
standard input:4: found a number; {not_object}
standard input:5: found a text; {not_object}
standard input:6: found null; {not_object}
standard input:7: a\\nb: 'a\\nb' is not a question; expected one of: lead, scope, lasts.
standard input:8: lead: the key 'lead' stands twice in one object; keep one.
standard input:10: not JSON: Expecting value, at line 1, column 9
standard input:11: not JSON: NaN is not a JSON value
standard input:12: not UTF-8 at byte 0
standard input:13: not JSON: the values are nested too deeply
standard input:14: not JSON: a number is too long
"""

    assert (2, "", expected) == run("decide", "--json", "--knowledge", toy, given=given)


def test_problem_names_its_file(toy: str, tmp_path: Path) -> None:
    """A problem in a file is named with the file's path and the line."""
    path = tmp_path / "answers.jsonl"
    path.write_text('\n{"lead": 7}\n', encoding="utf-8")

    expected = f"{path}:2: lead: a number is not an answer to 'lead'; expected one of: yes, busy, nobody, unknown.\n"
    assert (2, "", expected) == run("decide", str(path), "--knowledge", toy)


def test_unreadable_files(toy: str, tmp_path: Path) -> None:
    """A missing file or a directory is one line on standard error, for answers and for knowledge alike."""
    missing, folder = str(tmp_path / "missing"), str(tmp_path)
    for path, reason in ((missing, "No such file or directory"), (folder, "Is a directory")):
        assert (2, "", f"{path}: {reason}\n") == run("decide", path, "--knowledge", toy)
        assert (2, "", f"{path}: {reason}\n") == run("questions", "--knowledge", path)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", ": the knowledge: this is not JSON: Expecting value, at line 1, column 1"),
        (b"\n\xff", ":2: not UTF-8 at byte 1"),
        (b"[]", ": the knowledge: found a list, expected an object"),
        (b"{}", ": the knowledge: the key 'margin' is missing"),
        (b"[" * 100_000, ": the knowledge: this is not JSON: the values are nested too deeply"),
        (b'{"a\\n":1}', ": the knowledge: unknown key 'a\\n', expected one of: cases, content_version, factors, failure_modes, "
         "margin, models, patterns, renamed, rules_version, sources, symptoms"),
    ],
)  # fmt: skip
def test_garbage_as_knowledge(tmp_path: Path, data: bytes, message: str) -> None:
    """Knowledge that is none is one line on standard error."""
    path = tmp_path / "knowledge.json"
    path.write_bytes(data)

    assert (2, "", f"{path}{message}\n") == run("--knowledge", str(path), "decide", given=b"{}")


@pytest.mark.parametrize(
    "arguments", [[], ["conclude"], ["decide", "--fast"], ["decide", "a", "b"], ["decide", "--jso"]]
)
def test_bad_usage(arguments: list[str]) -> None:
    """Bad usage shows how it is meant and exits with 2."""
    status, told, wrong = run(*arguments)

    assert (status, told) == (2, "")
    assert wrong.startswith("usage: whichmodel")
    assert "Traceback" not in wrong


def test_closed_pipe(toy: str) -> None:
    """A reader that goes away early ends the command without a word."""
    process = subprocess.Popen(
        [sys.executable, "-m", "whichmodel", "--knowledge", toy, "decide", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(QUIZ)},
    )
    assert process.stdin and process.stdout and process.stderr
    process.stdout.close()
    process.stdin.write(lines(*[ANSWERS] * 100))
    process.stdin.close()

    assert (process.wait(timeout=30), process.stderr.read()) == (1, b"")
    process.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_full_disk(toy: str) -> None:
    """Output that cannot be written is said in one line, with its own exit status."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "whichmodel", "--knowledge", toy, "questions"],
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(QUIZ)},
            check=False,
        )

    assert (
        done.returncode,
        done.stderr,
    ) == (1, b"whichmodel: the output could not be written: No space left on device\n")


def test_output_is_utf8_everywhere(tmp_path: Path) -> None:
    """Letters beyond ASCII are printed as UTF-8, whatever the terminal claims to be."""
    named = dataclasses.replace(TOY.models[0], title="Händé")
    path = tmp_path / "knowledge.json"
    path.write_text(json.dumps(dataclasses.asdict(dataclasses.replace(TOY, models=(named, *TOY.models[1:])))))
    told = run("--knowledge", str(path), "decide", given=lines(ANSWERS), PYTHONIOENCODING="ascii")

    assert (told[0], told[2]) == (0, "")
    assert told[1].startswith("Händé fits your answers best.")
