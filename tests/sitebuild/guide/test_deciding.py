"""Records of an earlier time are read for their decisions alone."""

from pathlib import Path

import pytest

from sitebuild.guide.deciding import load_deciding
from tests.examples.toyguide import edit, messages

PATTERN = "docs/patterns/both.md"
HELPER, MISSING = "helper: Ask a neighbour.\n", "missing: A basket.\n"
OTHERS = "first_step: {says: Buy one apple., model: apples}\nafter: {hunger: very}\n"


@pytest.mark.parametrize(("given", "lacks", "compared"), [(MISSING, "helper", True), (HELPER, "missing", False)])
def test_what_a_pattern_did_not_always_need_may_be_lacking(toy: Path, given: str, lacks: str, compared: bool) -> None:
    """A pattern from before there were helpers is no draft of today, but it decides; one without the rest does not."""
    edit(toy, PATTERN, "kind: caution\n", f"kind: not-ready\n{given}{OTHERS}")
    lacking = f"{PATTERN}:2:1: a pattern of kind 'not-ready' needs '{lacks}'; add it. [pattern-kind]"

    assert messages(toy) == [lacking]
    assert [str(problem) for problem in load_deciding(toy)[1]] == ([] if compared else [lacking])
