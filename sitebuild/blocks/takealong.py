"""What the blocks on files to take along need beside the guide."""

from math import ceil
from typing import Any

from sitebuild.guide.guide import Guide
from sitebuild.records.worksheets import Format, Worksheet
from sitebuild.worksheets.files import made


def worksheet_facts(guide: Guide, identifier: str) -> dict[str, Any]:
    """Return a worksheet with the page about it, and how to say how large a file is."""
    source, sheet = guide.library.worksheets[identifier]

    def size(sheet: Worksheet, form: Format, model: str) -> str:
        return f"{ceil(len(made(guide, sheet, form, model)) / 1000)}\N{NO-BREAK SPACE}KB"

    return {"source": source, "sheet": sheet, "size": size}


def worksheet_links(guide: Guide, identifier: str) -> dict[str, Any]:
    """Return a worksheet."""
    return {"sheet": guide.library.worksheets[identifier][1]}


def worksheet_part(guide: Guide, identifier: str) -> dict[str, Any]:
    """Return a part of a worksheet."""
    sheets = (sheet for _, sheet in guide.library.worksheets.values())
    return {"part": next(part for sheet in sheets for part in sheet.parts if part.id == identifier)}
