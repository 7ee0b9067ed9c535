"""Compiled Python for the browser: an archive that hosts compress, with no more in it than is needed."""

import json
import subprocess
import sys
import zipfile
from dataclasses import asdict
from pathlib import Path

import pytest

from scripts.lean.library.answering import UNTOLD, told
from scripts.lean.library.compiling import write_library
from scripts.making.archive import bare, dress, write_archive
from scripts.making.files import run
from whichmodel import knowledge_from_text
from whichmodel.facts.knowledge import Knowledge

MODULE = b'def used():\n    """Say so."""\n    return "used"\ndef rare(given):\n    here = given\n    return elsewhere[here]\n'
CHECK = "process.exit(WebAssembly.validate(require('fs').readFileSync(process.argv[1])) ? 0 : 1)"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return a dressed archive of one module and one text."""
    file = tmp_path / "library.wasm"
    write_archive(file, {"tool.py": MODULE, "text.json": b"{}"}, "/lib", lambda _name, code: bare(code))
    dress(file)
    return file


def test_a_dressed_archive_is_read_by_python_and_is_webassembly(archive: Path) -> None:
    """Python imports from the file and reads a text in it, and an engine takes the same file for an empty module."""
    script = "import sys; sys.path.insert(0, sys.argv[1]); import tool; print(tool.used(), tool.used.__doc__)"

    assert run(sys.executable, "-I", "-S", "-c", script, archive, failure="Python") == "used None\n"
    assert zipfile.ZipFile(archive).read("text.json") == b"{}"
    assert run(Path(sys.prefix) / "bin/node", "-e", CHECK, archive, failure="not WebAssembly") == ""


def test_a_library_keeps_nothing_of_what_is_not_called(tmp_path: Path) -> None:
    """Of a function that the training calls the code stays; of another there is no name left but its own."""
    write_library(tmp_path / "all.zip", {"tool.py": MODULE})
    write_library(tmp_path / "some.zip", {"tool.py": MODULE}, {("/lib/python313.zip/tool.py", "used", 1)})
    whole, some = (zipfile.ZipFile(tmp_path / name).read("tool.pyc") for name in ("all.zip", "some.zip"))
    script = "import sys; sys.path.insert(0, sys.argv[1]); import tool; print(tool.used()); tool.rare(1)"
    command: list[str | Path] = [sys.executable, "-I", "-S", "-c", script, tmp_path / "some.zip"]
    done = subprocess.run(command, capture_output=True, text=True)

    assert b"elsewhere" in whole and b"elsewhere" not in some
    assert done.stdout == "used\n"
    assert "TypeError" in done.stderr


def test_the_lean_way_knows_what_can_be_told_and_no_more(knowledge: Knowledge) -> None:
    """Each claim that an answer, a pattern, a model or a first move rests on is there, word for word; others are not."""
    kept = knowledge_from_text(told(json.dumps(asdict(knowledge)).encode()).decode())
    claims = {claim.id: claim.says for source in kept.sources for claim in source.claims}
    every = {claim.id: claim.says for source in knowledge.sources for claim in source.claims}
    moves = [mode.first_move for mode in knowledge.failure_modes]
    steps = [step for model in knowledge.models for step in model.next_steps]
    needed = {claim for each in (*moves, *steps) for claim in each.claims}
    needed |= {claim for pattern in knowledge.patterns for claim in pattern.claims}

    assert needed <= set(claims) < set(every)
    assert claims.items() <= every.items()
    assert kept.factors == knowledge.factors
    assert all(not getattr(mode, name) for mode in kept.failure_modes for name in UNTOLD["FailureMode"])
