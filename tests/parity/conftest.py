"""Both Pythons that the decision module runs in: the one here, and the one of the browser under Node."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
Both = Callable[[list[str]], tuple[bytes, bytes]]
"""Gives the replies of CPython and of Pyodide to some requests, one a line."""

IN_CPYTHON = """
import sys
sys.path.insert(0, sys.argv[1])
from whichmodel.bridge import answer
for line in sys.stdin.read().split("\\n"):
    if line:
        sys.stdout.write(answer(line) + "\\n")
"""


@pytest.fixture(scope="session")
def both(root: Path, assets: dict[str, str]) -> Both:
    """Return a function that has requests answered by the shipped wheel in CPython and by the shipped module in Pyodide."""
    (wheel,) = (root / "dist").glob("whichmodel-*.whl")
    here = [sys.executable, "-I", "-S", "-c", IN_CPYTHON, wheel]
    places = [root / ".cache" / assets["runtime"], root / ".cache" / assets["module"]]
    there = [root / ".venv/bin/node", HERE / "bridge_in_pyodide.mjs", *places]

    def ask(requests: list[str]) -> tuple[bytes, bytes]:
        asked = "\n".join(requests).encode()
        cpython = subprocess.run(here, input=asked, capture_output=True)
        pyodide = subprocess.run(there, input=asked, capture_output=True)
        assert cpython.returncode == 0, cpython.stderr.decode()[-2000:]
        assert pyodide.returncode == 0, pyodide.stderr.decode()[-2000:]
        return cpython.stdout, pyodide.stdout

    return ask
