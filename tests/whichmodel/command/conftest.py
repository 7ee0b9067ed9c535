"""The command, run within the tests, and what it reads."""

import dataclasses
import io
import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from unittest import mock

import pytest

from tests.examples.ailing_garden import GARDEN
from tests.examples.toy import TOY
from whichmodel import Knowledge
from whichmodel.command.main import main

QUIZ = Path(__file__).resolve().parents[3] / "quiz"
Run = Callable[..., tuple[int, str, str]]
"""Runs the command on some arguments, and on bytes `given` as standard input."""

Write = Callable[[Knowledge], str]
"""Writes knowledge to a knowledge.json and gives its path."""


def run(*arguments: str, given: bytes = b"") -> tuple[int, str, str]:
    """Return exit status, output and errors of the command, on streams that know ASCII alone, as a poor terminal has them."""
    stdin, stdout, stderr = (io.TextIOWrapper(io.BytesIO(data), encoding="ascii") for data in (given, b"", b""))
    with mock.patch.multiple(sys, stdin=stdin, stdout=stdout, stderr=stderr):
        status = main(arguments)
    stderr.flush()
    told, said = (stream.buffer.getvalue().decode("utf-8") for stream in (stdout, stderr))
    return status, told, said


def lines(*cases: object) -> bytes:
    """Return one line of JSON for each case."""
    return "".join(json.dumps(case) + "\n" for case in cases).encode()


@pytest.fixture(scope="session")
def write(tmp_path_factory: pytest.TempPathFactory) -> Write:
    """Return a function that writes knowledge."""

    def to_file(knowledge: Knowledge) -> str:
        path = tmp_path_factory.mktemp("knowledge") / "knowledge.json"
        path.write_text(json.dumps(dataclasses.asdict(knowledge)), encoding="utf-8")
        return str(path)

    return to_file


@pytest.fixture(scope="session")
def toy(write: Write) -> str:
    """Return the path of a knowledge.json with the toy."""
    return write(TOY)


@pytest.fixture(scope="session")
def ask(toy: str) -> Run:
    """Return the command under the toy."""
    return partial(run, "--knowledge", toy)


@pytest.fixture(scope="session")
def ask_garden(write: Write) -> Run:
    """Return the command under the toy in which things go wrong."""
    return partial(run, "--knowledge", write(GARDEN))
