"""Whatever bytes lie in a file of content, the check says what is wrong with them, or nothing."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sitebuild.finishing.finishing import examine
from sitebuild.reading.problems import ContentError, Problem
from tests.examples.toyguide import write_toy_guide

HEAD = b"---\ntitle: Any\ndescription: Any page.\nreviewed: 2026-01-01\nnext: {page: /all.md, says: On.}\n---\n\n"
PIECES = [
    *(
        "[",
        "](",
        ")",
        "![",
        "[x](/all.md)",
        "[x][y]",
        "[x]: ",
        "[@market-apples]",
        "<div>",
        "</div>",
        "<!--",
        "<script>",
    ),
    *(
        "```",
        "~~~\n",
        "`",
        "**",
        "* ",
        "- ",
        "1. ",
        "    ",
        "> ",
        "# ",
        "#### ",
        "| a |",
        "|---|",
        "!!! note",
        "/// ",
        "///",
    ),
    *(
        "/// record-index | model",
        "\n",
        "\n\n",
        "{#x}",
        "{",
        "}",
        "&#x6a;",
        "\\",
        "\t",
        "\x00",
        "\u200b",
        "é",
        "你",
        ":",
        "&",
        "%",
    ),
    *("javascript:", "TODO", "<<<<<<< ", "??? ", ":::", "==", "[^1]", "<b", "=", "---", "'", '"'),
]
BODIES = st.lists(st.sampled_from(PIECES), max_size=30).map(lambda parts: HEAD + "".join(parts).encode())
BYTES = st.binary(max_size=300) | BODIES | st.binary(max_size=60).map(lambda more: HEAD + more)


@pytest.fixture(scope="module")
def fruit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a toy guide that many examples share."""
    return write_toy_guide(tmp_path_factory.mktemp("fruit"))


def problems(root: Path) -> tuple[Problem, ...]:
    """Return what the check says."""
    try:
        return examine(root).problems
    except ContentError as error:
        return error.problems


@settings(deadline=None, max_examples=60)
@given(BYTES, st.sampled_from(["docs/any.md", "docs/factors/any.md", "docs/_data/topics.yml", "CHANGELOG.md"]))
@example(HEAD + b"> " * 3_000, "docs/any.md")
@example(HEAD + b"[" * 400_000, "docs/any.md")
@example(HEAD + b"![" * 900, "docs/any.md")
@example(HEAD + b"- " * 2_000, "docs/any.md")
@example(HEAD + b"".join(b"```%d\n" % number for number in range(3_000)), "docs/any.md")
@example(HEAD + b"<div>" * 1_000, "docs/any.md")
def test_any_bytes_are_told_and_never_raise(fruit: Path, data: bytes, path: str) -> None:
    """A page, a record, a file of data and the list of changes: nothing raises, and every place lies in a file."""
    file = fruit / path
    before = file.read_bytes() if file.exists() else None
    file.write_bytes(data)
    try:
        found = problems(fruit)
    finally:
        file.unlink() if before is None else file.write_bytes(before)

    for problem in found:
        assert problem.line >= 1 and problem.column >= 1, problem
        assert problem.message.endswith((".", "?")), problem
