"""A file to take along as CSV: one table, with where each row belongs in the first column.

A spreadsheet program takes it apart at commas. The mark at its beginning tells Excel that it is UTF-8, which it would
otherwise read as the country's old code page; LibreOffice knows the mark as well, and shows it nowhere.
"""

import csv
import io
from collections.abc import Iterator, Sequence

from sitebuild.worksheets.contents import Contents
from sitebuild.worksheets.words import OURS, origin

BYTE_ORDER_MARK = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet program would work out."""


def as_csv(contents: Contents) -> bytes:
    """Return the file; every row has as many cells, and the heads of columns stand in the first one."""
    columns = list(dict.fromkeys(column for table in contents.tables for column in table.columns))
    columns.sort(key=lambda column: any(column in table.columns[table.given :] for table in contents.tables))
    written = io.StringIO(BYTE_ORDER_MARK)
    written.seek(0, io.SEEK_END)
    writer = csv.writer(written, lineterminator="\r\n")
    for row in _rows(contents, columns):
        padded = [*row, *[""] * (len(columns) + 1 - len(row))]
        writer.writerow([plain(cell) for cell in padded])
    return written.getvalue().encode()


def plain(cell: str) -> str:
    """Return a cell that no spreadsheet program takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _rows(contents: Contents, columns: Sequence[str]) -> Iterator[Sequence[str]]:
    yield "Part", *columns
    for table in contents.tables:
        for row in table.rows:
            cells = dict(zip(table.columns, row, strict=True))
            yield table.title, *(cells.get(column, "") for column in columns)
    yield ()
    yield "About", contents.title
    yield "", contents.purpose
    for note in (*contents.notes, *(f"{table.title}: {table.says}" for table in contents.tables if table.says)):
        yield "", note
    for number, source in enumerate(contents.sources, 1):
        yield "Sources" if number == 1 else "", f"{number}. {source}"
    yield "", OURS
    for text in contents.see:
        yield "Read on", f"{text.says}: {text.address}"
    yield "From", origin(contents)
