"""What the documents tell people to type works as it stands there."""

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

DOCUMENTS = ("README.md", "CONTRIBUTING.md", *(f.relative_to(ROOT).as_posix() for f in ROOT.glob("docs/about/dev*.md")))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
"""As a person has it: the command is the installed one."""

PEOPLE = {"maria.md": '{"direction": "nobody"}', "jonas.md": '{"direction": "nobody", "certainty": "fixed"}'}
"""The records that an example reads, and what their people answered."""


def typed(document: str) -> list[tuple[str, str]]:
    """Return each command in the blocks of a document, without the remark behind it, and the output shown below it."""
    text = (ROOT / document).read_text(encoding="utf-8")
    blocks = re.findall(r"^```console\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    parts = [part for block in blocks for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    return [(re.sub(r"\s+# .*", "", command), shown) for command, _, shown in (part.partition("\n") for part in parts)]


COMMANDS = [(document, *command) for document in DOCUMENTS for command in typed(document)]
MADE = [(document, command) for document, command, _ in COMMANDS if re.match(r"(\w+=\S+ )*make\b", command)]
RUN = [each for each in COMMANDS if each[:2] not in MADE]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that looks like the project, with two people's records, in which nothing of it is written."""
    desk = tmp_path_factory.mktemp("a desk")
    for name in (".venv", "quiz", "sitebuild", "scripts", "docs", "mkdocs.yml", ".cache", "CHANGELOG.md"):
        (desk / name).symlink_to(ROOT / name)
    for name, answers in PEOPLE.items():
        command: list[str | Path] = [ROOT / ".venv/bin/whichmodel", "record", "--date", "2026-11-29"]
        record = subprocess.run(command, input=answers, env=ENVIRONMENT, capture_output=True, text=True, check=True)
        (desk / name).write_text(record.stdout, encoding="utf-8")
    return desk


def test_the_documents_have_commands() -> None:
    """Of both kinds there are some, so that no change of form hides them all."""
    assert len(MADE) >= 8
    assert len(RUN) >= 6


@pytest.mark.parametrize(("document", "command", "shown"), RUN)
def test_a_command_runs_as_it_is_copied(desk: Path, document: str, command: str, shown: str) -> None:
    """It ends well, and prints what the document shows below it, in a folder whose name has a blank in it."""
    done = subprocess.run(command, shell=True, cwd=desk, env=ENVIRONMENT, capture_output=True, text=True)  # noqa: S602 - as a person types it

    assert done.returncode == 0, (document, done.stderr)
    assert done.stdout
    assert shown in {"", done.stdout}


def targets_and_variables(text: str) -> tuple[set[str], set[str]]:
    """Return what a call of make asks for, and which variables it sets."""
    words = [word for word in shlex.split(text) if word != "make"]
    variables = {word.partition("=")[0] for word in words if "=" in word}
    return {word for word in words if "=" not in word and not word.startswith("-")}, variables


def test_every_call_of_make_names_what_is_there() -> None:
    """In blocks and in prose: the target has a rule, and the Makefile reads each variable."""
    prose = [
        call for document in DOCUMENTS for call in re.findall(r"`(make(?: [\w=-]+)+)`", (ROOT / document).read_text())
    ]
    rules = set(re.findall(r"^([a-z-]+)(?=[ :])", MAKEFILE, re.MULTILINE))
    for call in [*prose, *(command for _, command in MADE)]:
        targets, variables = targets_and_variables(call)
        assert targets <= rules, call
        assert all(f"$({name})" in MAKEFILE for name in variables), call

    assert len(prose) > 10


def test_make_is_told_of_in_its_own_help() -> None:
    """Whatever the help at the top of the Makefile names has a rule, and what it says can be set is read."""
    help_text = MAKEFILE.partition("\n\n")[0]
    named = set(re.findall(r"^#   make ([a-z-]+)", help_text, re.MULTILINE))
    variables = set(re.findall(r"\b([A-Z]{3,})=", help_text))

    assert len(named) >= 12
    assert named <= set(re.findall(r"^([a-z-]+)(?=[ :])", MAKEFILE, re.MULTILINE))
    assert all(f"$({name})" in MAKEFILE for name in variables)
