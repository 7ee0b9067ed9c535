"""The Pythons that the decision module runs in: the one here, and under Node those of the browser, plain and lean."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

HERE = Path(__file__).parent
Replies = tuple[list[str], list[str], list[str]]
All = Callable[[list[str]], Replies]
"""Gives the replies of CPython, of Pyodide, and of the lean way to some requests."""

LEFT_TO_THE_PLAIN_WAY = "plain"
"""What the lean way says where it has no answer, and a page starts the plain one."""

IN_CPYTHON = """
import sys
sys.path.insert(0, sys.argv[1])
from whichmodel.bridge import answer
for line in sys.stdin.read().split("\\n"):
    if line:
        sys.stdout.write(answer(line) + "\\n")
"""


@pytest.fixture(scope="session")
def in_all(root: Path, assets: dict[str, str]) -> All:
    """Return a function that has requests answered by the shipped wheel in CPython, and as browsers do, both ways."""
    (wheel,) = (root / "dist").glob("whichmodel-*.whl")
    here: list[str | Path] = [sys.executable, "-I", "-S", "-c", IN_CPYTHON, wheel]
    places = [root / ".cache" / assets["runtime"], root / ".cache" / assets["module"]]
    node = root / ".venv/bin/node"
    plain: list[str | Path] = [node, HERE / "bridge_in_pyodide.mjs", *places]
    lean: list[str | Path] = [node, HERE / "bridge_in_lean.mjs", root / ".cache" / assets["lean"]]

    def ask(requests: list[str]) -> Replies:
        asked = "\n".join(requests).encode()
        with ThreadPoolExecutor() as pool:
            done = [
                *pool.map(lambda given: subprocess.run(given, input=asked, capture_output=True), (here, plain, lean))
            ]
        for each in done:
            assert each.returncode == 0, each.stderr.decode()[-2000:]
        cpython, pyodide, in_lean = (each.stdout.decode().removesuffix("\n").split("\n") for each in done)
        return cpython, pyodide, in_lean

    return ask
