"""A file to take along as Markdown with plain tables, which GitHub, GitLab and Confluence read."""

from collections.abc import Iterator

from sitebuild.worksheets.contents import Contents, Table
from sitebuild.worksheets.words import HEAD, OURS, origin

SPECIAL = frozenset("\\`*_<>|~$")
"""What means something inside a line. Brackets stay as they are: none is a link without what follows it."""


def as_markdown(contents: Contents) -> bytes:
    """Return the file."""
    return f"{'\n\n'.join(_blocks(contents))}\n".encode()


def plain(text: str) -> str:
    """Return a text as Markdown that reads as that text, on one line."""
    return "".join(f"\\{letter}" if letter in SPECIAL else letter for letter in " ".join(text.split()))


def _blocks(contents: Contents) -> Iterator[str]:
    yield f"# {plain(contents.title)}"
    yield plain(contents.purpose)
    yield "\n".join((f"| {' | '.join(HEAD)} |", f"|{' --- |' * len(HEAD)}", f"|{'   |' * len(HEAD)}"))
    if contents.notes:
        yield "\n".join(f"- {plain(note)}" for note in contents.notes)
    for table in contents.tables:
        yield f"## {plain(table.title)}"
        if table.says:
            yield plain(table.says)
        yield _table(table)
    yield "## Sources"
    if contents.sources:
        yield "\n".join(f"{number}. {plain(source)}" for number, source in enumerate(contents.sources, 1))
    yield OURS
    if contents.see:
        yield "\n".join(f"- {plain(text.says)}: <{text.address}>" for text in contents.see)
    yield origin(contents)


def _table(table: Table) -> str:
    lines = (table.columns, ("---",) * len(table.columns), *table.rows)
    return "\n".join(f"| {' | '.join(plain(cell) for cell in line)} |" for line in lines)
