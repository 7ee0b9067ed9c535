"""The command as a program of its own: what only a process, a shell, a terminal or a signal can show."""

import json
import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.whichmodel.command.conftest import QUIZ, Write, lines, run
from whichmodel import Knowledge
from whichmodel.command.main import COMMANDS

PROGRAM = (sys.executable, "-m", "whichmodel")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(QUIZ), "PYTHONUNBUFFERED": ""}
"""Output is kept until there is enough of it, as at home: only so is any left to write when the program ends."""


def in_a_shell(script: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a script in a shell that gives up at the first failure."""
    command = ["/bin/sh", "-eu", "-c", script]
    return subprocess.run(command, input="x", capture_output=True, text=True, env={**ENVIRONMENT, **more}, check=False)


def started(*arguments: str, stdin: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
    """Start the command, with pipes to it."""
    # Where the tests run in the background, interrupts are ignored, and a child inherits that.
    return subprocess.Popen(
        [*PROGRAM, *arguments],
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no thread is running
    )


def test_examples_of_the_help_work_when_copied(write: Write, knowledge: Knowledge, tmp_path: Path) -> None:
    """The examples of every help, copied into a shell one after another, all end well and say nothing on standard error."""
    program = tmp_path / "whichmodel"
    program.write_text(f'#!/bin/sh\nexec {shlex.join(PROGRAM)} --knowledge "{write(knowledge)}" "$@"\n')
    program.chmod(0o755)
    helps = [run(*command, "--help")[1] for command in ((), *((name,) for name in COMMANDS))]
    examples = [told.partition("examples:\n")[2].partition("\n\n")[0] for told in helps]
    done = in_a_shell("\n".join([f"cd {tmp_path}", *examples]), PATH=f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout
    assert all("  whichmodel" in example for example in examples)


@pytest.mark.parametrize(("closed", "status"), [("<&-", 2), (">&-", 1), ("2>&-", 2), ("<&- >&- 2>&-", 1)])
def test_closed_streams(closed: str, status: int, toy: str) -> None:
    """Streams that are closed from the start end in an exit status of their own, never in a traceback."""
    done = in_a_shell(f'{shlex.join(PROGRAM)} --knowledge "{toy}" decide {closed}')

    assert (done.returncode, done.stdout) == (status, "")
    assert "Traceback" not in done.stderr
    assert ("it is closed" in done.stderr) == ("2>" not in closed)


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal")
@pytest.mark.parametrize("interrupted", [False, True])
def test_waiting_for_a_terminal_is_said(toy: str, *, interrupted: bool) -> None:
    """Who gives no file at a terminal is told that the command waits, and how to end; interruption ends it without a word."""
    ours, theirs = os.openpty()
    with started("--knowledge", toy, "decide", "--json", stdin=theirs) as process:
        os.close(theirs)
        assert process.stderr
        said = process.stderr.readline()
        if interrupted:
            process.send_signal(signal.SIGINT)
        else:
            os.write(ours, b"{}\n\x04")
        told, more = process.communicate(timeout=30)
    os.close(ours)

    assert said == b"Reading from the terminal; end with Ctrl-D. Help: whichmodel --help\n"
    assert (process.returncode, more) == (130 if interrupted else 0, b"")
    assert told == b"" if interrupted else json.loads(told)["verdict"] == "undecided"


def test_closed_pipe(toy: str) -> None:
    """A reader that goes away early ends the command without a word."""
    with started("--knowledge", toy, "decide", "--json") as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdout.close()
        process.stdin.write(lines(*[{"lead": "yes"}] * 100))
        process.stdin.close()
        assert (process.wait(timeout=30), process.stderr.read()) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_full_disk(toy: str) -> None:
    """Output that cannot be written is said in one line, with its own exit status."""
    done = in_a_shell(f'{shlex.join(PROGRAM)} --knowledge "{toy}" questions > /dev/full')

    assert done.returncode == 1
    assert done.stderr == "whichmodel: the output could not be written: No space left on device\n"


def test_importing_the_package_loads_no_tool_of_the_command_line() -> None:
    """The package loads what decides, and nothing that only a terminal, a record or a wrong answer needs."""
    code = f"import sys; sys.path.insert(0, {str(QUIZ)!r}); import whichmodel.bridge; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-I", "-S", "-B", "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())

    assert "whichmodel.bridge" in loaded
    assert not loaded & {"argparse", "pathlib", "difflib", "datetime", "importlib.resources", "typing_extensions"}
    other_rooms = ("whichmodel.command", "whichmodel.diagnosing", "whichmodel.keeping")
    assert not {name for name in loaded if name.startswith(other_rooms)}
