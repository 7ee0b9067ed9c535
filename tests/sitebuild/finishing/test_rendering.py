"""Pages are rendered for the checks as they stand in the guide that is checked."""

from pathlib import Path

import pytest

from sitebuild import extension
from sitebuild.finishing.rendering import render
from sitebuild.guide.guide import load_guide


def test_rendering_takes_the_guide_at_hand(toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No block reads the files again: they may have changed, and it takes a look at every file of the guide."""
    guide = load_guide(toy)
    monkeypatch.setattr(extension, "load_guide", lambda root: pytest.fail("the files were read again"))

    assert "Apples are sweet." in render(guide)["index.md"].html
    assert "A fruit." in render(guide)["models/apples.md"].html
