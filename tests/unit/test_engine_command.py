"""The command line, run as a program."""

import dataclasses
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.property.toy import HANDS, TOY
from whichmodel import decide, encode_decision, encode_questions
from whichmodel.jsontext import canonical

QUIZ = Path(__file__).resolve().parents[2] / "quiz"
ANSWERS = {"lead": "yes", "scope": "moving", "lasts": "months"}


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the path of a knowledge.json with the toy."""
    path = tmp_path_factory.mktemp("knowledge") / "knowledge.json"
    path.write_text(json.dumps(dataclasses.asdict(TOY)), encoding="utf-8")
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
    """Without --json the decision, its reasons, the runner-up, the notes, the points and the next steps are told."""
    status, told, _ = run("--knowledge", toy, "decide", given=lines(ANSWERS))

    assert status == 0
    assert (
        told
        == """\
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

Next steps:
  1. Ring about borrowed hands.
"""
    )


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


def test_help_tells_exit_statuses() -> None:
    """--help gives examples and what each exit status means."""
    for arguments in (["--help"], ["decide", "--help"]):
        status, told, _ = run(*arguments)
        assert status == 0
        assert "examples:" in told
        assert all(word in told for word in ("0    done", "1    the output", "2    bad usage", "130  interrupted"))


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
        (b"", "the knowledge: this is not JSON: Expecting value, at line 1, column 1"),
        (b"\xff", "not UTF-8 at byte 0"),
        (b"[]", "the knowledge: found a list, expected an object"),
        (b"{}", "the knowledge: the key 'margin' is missing"),
        (b"[" * 100_000, "the knowledge: this is not JSON: the values are nested too deeply"),
        (b'{"a\\n":1}', "the knowledge: unknown key 'a\\n', expected one of: cases, content_version, factors, failure_modes, "
         "margin, models, patterns, renamed, rules_version, sources, symptoms"),
    ],
)  # fmt: skip
def test_garbage_as_knowledge(tmp_path: Path, data: bytes, message: str) -> None:
    """Knowledge that is none is one line on standard error."""
    path = tmp_path / "knowledge.json"
    path.write_bytes(data)

    assert (2, "", f"{path}: {message}\n") == run("--knowledge", str(path), "decide", given=b"{}")


@pytest.mark.parametrize("arguments", [[], ["conclude"], ["decide", "--fast"], ["decide", "a", "b"]])
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
