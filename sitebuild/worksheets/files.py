"""Every file to take along: its place, and its bytes, which are made once for the same contents."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from sitebuild.guide.guide import Guide
from sitebuild.guide.pageend import address
from sitebuild.records.worksheets import WORKSHEETS, Format, Worksheet
from sitebuild.worksheets.contents import Contents, contents, models_of
from sitebuild.worksheets.markdown import as_markdown
from sitebuild.worksheets.spreadsheet import as_csv
from sitebuild.worksheets.word import as_docx

WRITERS: Mapping[Format, Callable[[Contents], bytes]] = {"docx": as_docx, "csv": as_csv, "md": as_markdown}


def files(guide: Guide) -> Iterator[tuple[str, bytes]]:
    """Yield the place from the root of the site, and the bytes, of every file."""
    for _, sheet in guide.library.worksheets.values():
        for model in models_of(guide, sheet):
            for form in sheet.formats:
                yield f"{address(WORKSHEETS)}{sheet.file_name(form, model)}", made(guide, sheet, form, model)


def made(guide: Guide, sheet: Worksheet, form: Format, model: str = "") -> bytes:
    """Return the bytes of one file."""
    return _made(contents(guide, sheet, model), form)


@cache
def _made(written: Contents, form: Format) -> bytes:
    return WRITERS[form](written)
