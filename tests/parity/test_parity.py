"""The decision module gives the same bytes in CPython and in the browser's Python."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from whichmodel.knowledge import UNKNOWN, Knowledge

HERE = Path(__file__).parent
RANDOM_SETS = 500

IN_CPYTHON = """
import sys
from whichmodel.bridge import answer
for line in sys.stdin.read().split("\\n"):
    if line:
        sys.stdout.write(answer(line) + "\\n")
"""


def random_answers(knowledge: Knowledge, source: random.Random) -> dict[str, str]:
    """Return an answer set in which about a sixth is absent and a sixth unknown."""
    answers = {}
    for factor in knowledge.factors:
        chance = source.random()
        if chance < 0.7:
            answers[factor.id] = source.choice(factor.options).id
        elif chance < 0.85:
            answers[factor.id] = UNKNOWN
    return answers


@pytest.fixture(scope="module")
def requests(knowledge: Knowledge) -> list[str]:
    """Return requests for every case, random answer sets, the questions, and things that are wrong."""
    source = random.Random(20261121)
    sets = [dict(case.answers) for case in knowledge.cases]
    sets += [random_answers(knowledge, source) for _ in range(RANDOM_SETS)]
    calls = [{"call": "decide", "answers": answers} for answers in sets]
    wrong = [
        {"call": "decide", "answers": {"directoin": "nobody"}},
        {"call": "conclude"},
        {"call": "decide", "answers": 7},
        {"call": "decide", "answers": {"a\nb": "x", "direction": "\ud800\x00"}},
        {"call": "conclude\u200b"},
    ]
    texts = ["{not json", "[]", '"ü"', "[" * 100_000, '{"a":' * 5_000]
    return [json.dumps(call) for call in [*calls, {"call": "questions"}, *wrong]] + texts


def test_cpython_and_pyodide_give_the_same_bytes(requests: list[str], root: Path, assets: dict[str, str]) -> None:
    """Every case, 500 random answer sets and every kind of bad input are answered alike, to the byte."""
    asked = "\n".join(requests).encode()
    cpython = subprocess.run([sys.executable, "-I", "-c", IN_CPYTHON], input=asked, capture_output=True, check=True)
    command = [root / ".venv/bin/node", HERE / "bridge_in_pyodide.mjs"]
    places = [root / ".cache" / assets["runtime"], root / ".cache" / assets["module"]]
    pyodide = subprocess.run([*command, *places], input=asked, capture_output=True)

    assert pyodide.returncode == 0, pyodide.stderr.decode()[-2000:]
    assert len(cpython.stdout.splitlines()) == len(requests)
    assert cpython.stdout == pyodide.stdout
    assert json.loads(cpython.stdout.splitlines()[0])["ok"] is True
