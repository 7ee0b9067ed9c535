"""The setup finds tools on the machine, and never saws off the branch that it sits on."""

import os
from pathlib import Path

import pytest

from scripts import setup


def test_the_python_for_a_new_environment_is_never_in_the_old_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """With `.venv` first on the path, as under make, the setup still looks elsewhere: it removes `.venv` first."""
    assert (setup.VENV / "bin" / "python3").exists()
    monkeypatch.setenv("PATH", f"{setup.VENV / 'bin'}{os.pathsep}{os.environ['PATH']}")

    assert not [found for found in setup.candidates() if setup.VENV in Path(found).parents]


def test_a_command_that_is_missing_ends_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    """A tool that cannot be run is named, and the sentence that says what to do is what is raised."""
    with pytest.raises(setup.MissingError, match=r"^install it\.$"):
        setup.run(["no-such-command"], "install it.")

    assert "no-such-command" in capsys.readouterr().err
