"""What every form of a file to take along says in the same words."""

from sitebuild.worksheets.contents import Contents

OURS = "What names no source is the guide’s own advice."
HEAD = ("Piece of work", "Supplier", "Filled in by", "Date")
"""What a reader fills in first."""


def origin(contents: Contents) -> str:
    """Return where a file comes from, and from what day it is."""
    where = f", {contents.address}" if contents.address else ""
    day = f"{contents.day.day} {contents.day:%B %Y}"
    return f"{contents.guide}, “{contents.page}”{where}, as of {day}. Words: CC BY 4.0."
