"""What the tests of the site's build share: a toy guide that can be edited."""

from pathlib import Path

import pytest

from tests.examples.toyguide import write_toy_guide


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """Return the folder of a toy guide without any problem."""
    return write_toy_guide(tmp_path)
