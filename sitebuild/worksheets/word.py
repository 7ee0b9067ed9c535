"""A file to take along as a Word document: real headings, and tables whose first row is repeated on every page."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from functools import cache
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.table import Table as WordTable

from sitebuild.worksheets.contents import Contents, Table
from sitebuild.worksheets.words import HEAD, OURS, origin

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""When every part of the file was changed, for whoever asks: the earliest day that a ZIP archive can name."""

LANGUAGE, FONT, INK, SHADE = "en-GB", "Calibri", RGBColor(0x1F, 0x29, 0x37), "E8ECF1"
SHORT, LONG, MARGIN = Cm(21), Cm(29.7), Cm(1.8)
MOST_UPRIGHT = 5
"""How many columns fit on a page that stands upright."""

LEAST_WIDTH, MOST_WIDTH, BLANK_WIDTH = 9, 52, 16
"""How much room a column asks for, in letters; one to fill in asks for the last."""

KEPT = {"Normal", "Title", "Heading 1", "List Bullet", "Table Grid", "Footer"}
"""The styles that a file uses, of the many that python-docx brings."""

UNUSED = {RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.CUSTOM_XML}
WITH_EFFECTS = "stylesWithEffects"


def as_docx(contents: Contents) -> bytes:
    """Return the file, which is the same to the last bit for the same contents."""
    document = Document(io.BytesIO(_template()))
    _describe(document, contents)
    section = document.sections[0]
    lying = any(len(table.columns) > MOST_UPRIGHT for table in contents.tables)
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (LONG, SHORT) if lying else (SHORT, LONG)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    room = Length(section.page_width - 2 * MARGIN)

    document.add_paragraph(contents.title, "Title")
    document.add_paragraph(contents.purpose)
    _tabulate(document, Table("To fill in first", "", HEAD, 0, (("",) * len(HEAD),)), room)
    document.add_paragraph()
    for note in contents.notes:
        document.add_paragraph(note, "List Bullet")
    for table in contents.tables:
        document.add_heading(table.title, 1)
        if table.says:
            document.add_paragraph(table.says)
        _tabulate(document, table, room)
    document.add_heading("Sources", 1)
    for number, source in enumerate(contents.sources, 1):
        document.add_paragraph(f"{number}. {source}")
    document.add_paragraph(OURS)
    for text in contents.see:
        document.add_paragraph(f"{text.says}: {text.address}", "List Bullet")
    document.add_paragraph(origin(contents))
    footer = section.footer.paragraphs[0]
    footer.add_run(f"{contents.guide}: {contents.title}, page ")
    _number_pages(footer)
    return _saved(document)


def _describe(document: Any, contents: Contents) -> None:
    properties = document.core_properties
    properties.title, properties.subject, properties.author = contents.title, contents.purpose, contents.guide
    properties.last_modified_by, properties.comments, properties.language = contents.guide, "", LANGUAGE
    properties.created = properties.modified = datetime.combine(contents.day, time())
    properties.revision = 1


def _tabulate(document: Any, table: Table, room: Length) -> None:
    """Add a table as wide as the page; no row of it is torn apart, and its first heads every page."""
    made = document.add_table(len(table.rows) + 1, len(table.columns), "Table Grid")
    made.autofit = False
    _name(made, table.title)
    widths = [Length(int(room * share)) for share in _shares(table)]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    for number, (row, texts) in enumerate(zip(made.rows, (table.columns, *table.rows), strict=True)):
        settings = row._tr.get_or_add_trPr()
        settings.append(OxmlElement("w:cantSplit"))
        if number == 0:
            settings.append(OxmlElement("w:tblHeader"))
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = width
            written = cell.paragraphs[0].add_run(text)
            written.font.size = Pt(9.5)
            written.bold = True if number == 0 else None
            if number == 0:
                shade = OxmlElement("w:shd")
                shade.set(qn("w:val"), "clear")
                shade.set(qn("w:fill"), SHADE)
                cell._tc.get_or_add_tcPr().append(shade)


def _name(made: WordTable, title: str) -> None:
    """Tell a screen reader what a table is."""
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), title)
    made._tbl.tblPr.append(caption)


def _shares(table: Table) -> Sequence[float]:
    """Return which part of the width each column takes: more where more is said, and room to write in."""
    asked = []
    for number, column in enumerate(table.columns):
        longest = max((len(row[number]) for row in table.rows), default=0)
        wanted = BLANK_WIDTH if number >= table.given else max(longest, len(column))
        asked.append(min(max(wanted, LEAST_WIDTH), MOST_WIDTH))
    return [each / sum(asked) for each in asked]


def _number_pages(paragraph: Any) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()._r
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = text or None
        run.append(part)


@cache
def _template() -> bytes:
    """Return an empty document in our style, without what python-docx brings and no file uses."""
    document = Document()
    for owner in (document.part.package, document.part):
        for key, relation in list(owner.rels.items()):
            if relation.reltype in UNUSED or relation.reltype.endswith(WITH_EFFECTS):
                del owner.rels[key]
    styles = document.styles
    kept = KEPT | {styles.default(kind).name for kind in (1, 2, 3, 4) if styles.default(kind)}
    for style in list(styles):
        if style.name not in kept:
            style.delete()
    for style, size, bold in (
        ("Normal", 10.5, False),
        ("Title", 20, True),
        ("Heading 1", 13, True),
        ("Footer", 8, False),
    ):
        font = styles[style].font
        font.name, font.size, font.bold, font.color.rgb = FONT, Pt(size), bold, INK
        fonts = styles[style].element.rPr.rFonts
        for attribute in [each for each in fonts.attrib if each.endswith("Theme")]:
            del fonts.attrib[attribute]
    for link in list(styles.element.iter(qn("w:link"))):
        link.getparent().remove(link)
    for language in (*styles.element.iter(qn("w:lang")), *document.settings.element.iter(qn("w:themeFontLang"))):
        language.set(qn("w:val"), LANGUAGE)
    return _saved(document)


def _saved(document: Any) -> bytes:
    """Return a document as bytes, without the time at which that was done."""
    written, fixed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in _parts(source):
            target.writestr(zipfile.ZipInfo(name, FIRST_DAY), content, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    return ((name, archive.read(name)) for name in archive.namelist())
