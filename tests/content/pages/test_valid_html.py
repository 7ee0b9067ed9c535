"""Every built page is HTML as the standard has it."""

import subprocess
from pathlib import Path

from tests.conftest import ROOT


def test_every_page_is_valid(site: Path) -> None:
    """No element stands where none of its kind may, none lacks what it needs, and no id stands twice."""
    validate = (ROOT / ".venv/bin/node", ROOT / "node_modules/html-validate/bin/html-validate.mjs")
    options = ("--config", ROOT / ".htmlvalidate.mjs", "--formatter", "text")
    done = subprocess.run([*validate, *options, f"{site}/**/*.html"], cwd=ROOT, capture_output=True, text=True)

    assert done.stdout + done.stderr == ""
    assert done.returncode == 0
