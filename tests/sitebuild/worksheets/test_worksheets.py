"""A file to take along holds what its records hold, in a form that opens where a reader opens it."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from sitebuild.blocks.takealong import worksheet_facts
from sitebuild.finishing.rendering import render
from sitebuild.guide.guide import Guide, load_guide
from sitebuild.records.worksheets import WORKSHEETS
from sitebuild.worksheets import files as making
from sitebuild.worksheets.contents import contents
from sitebuild.worksheets.files import files, made
from sitebuild.worksheets.spreadsheet import FORMULA
from sitebuild.worksheets.word import FIRST_DAY
from tests.examples.toyguide import messages, write_toy_guide

EXAMPLES = [
    # (file, what somebody who knows the field expects in it)
    ("decision-paper", ["Do nothing or buy something ready-made", "Signed off", "Sponsor"]),
    (
        "request-for-proposals",
        ["What are you not sure of yet?", "What would a paid trial of two to four weeks contain?"],
    ),
    ("scoring-sheet", ["The people who would come", "Weight", "A: points", "C: points"]),
    ("contract-checklist-outsourcing", ["Warranty: faults fixed free of charge", "hereby assigns", "not legal advice"]),
    ("service-levels", ["99.9%, or 43 minutes down a month", "90% or more", "A credit of 5% of that month’s fee"]),
    ("onboarding-plan", ["Before day one", "Day 30", "Day 60", "Day 90", "Ways in"]),
    ("exit-register", ["Code and its history", "Reverse shadow", "The last two weeks"]),
    ("raci-managed-services", ["Accept the work", "Supplier’s lead", "A, R"]),
]


@pytest.fixture(scope="module")
def written(guide: Guide) -> dict[str, bytes]:
    """Return every file of this guide by its name, as for the public."""
    told = replace(guide, address="https://guide.example/", name="The guide")
    return {place.removeprefix("take-along/"): content for place, content in files(told)}


@pytest.fixture
def toy(tmp_path: Path) -> Guide:
    """Return the guide of fruit, which has a shopping list for each model, and says who picks."""
    return load_guide(write_toy_guide(tmp_path))


def rows(content: bytes) -> list[list[str]]:
    """Return the rows of a CSV file, as a spreadsheet program would have them."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def words(content: bytes) -> str:
    """Return all words of a Word file."""
    return "\n".join(text.text or "" for text in Document(io.BytesIO(content)).element.iter(qn("w:t")))


@pytest.mark.parametrize(("name", "expected"), EXAMPLES)
def test_a_file_holds_what_somebody_in_the_field_expects(
    written: dict[str, bytes], name: str, expected: list[str]
) -> None:
    """Each of the eight kinds has its content in Word and in Markdown, and says where it comes from."""
    for text in (words(written[f"{name}.docx"]), written[f"{name}.md"].decode()):
        assert [each for each in (*expected, "29 November 2026", "https://guide.example/") if each not in text] == []


def test_a_contract_checklist_has_the_clauses_of_its_model_alone(written: dict[str, bytes]) -> None:
    """Augmented engineers come without service levels, and an employment contract without the supplier’s clauses."""
    augmented = {row[1]: row[2:4] for row in rows(written["contract-checklist-staff-augmentation.csv"]) if row[0]}

    assert augmented["You choose each person and may refuse"][0] == "Needed"
    assert augmented["Service levels with consequences"] == [
        "Does not belong here",
        "Strike it out: it belongs to another model.",
    ]
    assert b"No subcontracting" not in written["contract-checklist-in-house.csv"]


def test_exactly_one_role_is_accountable_for_each_decision(guide: Guide) -> None:
    """A matrix in which two people have the last word, or none has, is worth nothing."""
    _, sheet = guide.library.worksheets["raci"]
    for model in guide.library.order.models:
        table = contents(guide, sheet, model).tables[1]
        letters = [[cell for cell in row if cell in ("A, R", "R", "C", "I")] for row in table.rows]

        assert [each.count("A, R") for each in letters] == [1] * len(guide.library.decisions)
    assert "Supplier’s lead" not in contents(guide, sheet, "in-house").tables[1].columns


def test_every_word_file_has_headings_heads_that_are_repeated_and_a_language(written: dict[str, bytes]) -> None:
    """A screen reader finds its way by headings, by the first row of each table, and by the language."""
    for name, content in written.items():
        if name.endswith(".docx"):
            document = Document(io.BytesIO(content))
            heads = [table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") for table in document.tables]
            styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
            title = next(paragraph.text for paragraph in document.paragraphs)

            assert len(heads) >= 2 and all(head is not None for head in heads), name
            assert styles[0] == "Title" and styles.count("Heading 1") >= 2, name
            assert {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
            assert (document.core_properties.title, document.core_properties.author) == (title, "The guide")


def test_every_csv_file_is_one_table_in_which_nothing_is_worked_out(written: dict[str, bytes]) -> None:
    """Excel is told that it is UTF-8; every row has as many cells, and no cell is a formula."""
    for name, content in written.items():
        if name.endswith(".csv"):
            table = rows(content)

            assert content.startswith(b"\xef\xbb\xbfPart,")
            assert {len(row) for row in table} == {len(table[0])}, name
            assert len(set(table[0])) == len(table[0]), name
            assert not [cell for row in table for cell in row if cell.startswith(FORMULA)], name


def test_a_cell_that_looks_like_a_formula_is_text(toy: Guide) -> None:
    """What a record says is shown as it is written, and never run."""
    _, sheet = toy.library.worksheets["shopping-list"]

    assert ["To buy", "Firm fruit", "60", "Needed", "Colour", "'=A bag, please (source 1)", ""] in rows(
        made(toy, sheet, "csv", "apples")
    )
    assert "| Firm fruit | 60 | Needed | Colour | =A bag, please (source 1) |  |" in made(
        toy, sheet, "md", "apples"
    ).decode().replace("\\", "")


def test_what_a_model_has_no_question_on_is_left_out_and_rows_to_fill_in_follow(toy: Guide) -> None:
    """Firm fruit is no question for pears; an empty row is there for what the list does not know."""
    _, sheet = toy.library.worksheets["shopping-list"]

    assert [row[1:3] for row in rows(made(toy, sheet, "csv", "pears")) if row[0] == "To buy"] == [
        ["Soft fruit", "40"],
        ["", ""],
    ]


def test_the_same_records_give_the_same_bytes(guide: Guide) -> None:
    """Two builds of the same guide are alike to the last bit, whenever they are made."""
    _, sheet = guide.library.worksheets["scoring-sheet"]
    for form, write in making.WRITERS.items():
        assert write(contents(guide, sheet)) == write(contents(guide, sheet)), form

    with zipfile.ZipFile(io.BytesIO(made(guide, sheet, "docx"))) as archive:
        assert {part.date_time for part in archive.infolist()} == {FIRST_DAY}
        assert b"2026-11-29T00:00:00Z" in archive.read("docProps/core.xml")


def test_a_page_that_lists_a_file_says_its_size(guide: Guide) -> None:
    """The size stands in thousands of bytes, rounded up."""
    _, sheet = guide.library.worksheets["exit-register"]
    size = worksheet_facts(guide, "exit-register")["size"]

    assert size(sheet, "docx", "") == f"{-(-len(made(guide, sheet, 'docx')) // 1000)}\N{NO-BREAK SPACE}KB"


def test_a_link_to_a_file_that_no_page_lists_is_named(tmp_path: Path) -> None:
    """Every file is listed on the page of all files, since each link to one leads there as well."""
    root = write_toy_guide(tmp_path)
    page = root / "docs" / WORKSHEETS
    page.write_text(page.read_text("utf-8").replace("/// worksheet-facts | shopping-list\n///\n", ""), "utf-8")

    assert any("nothing there has this id" in each and "shopping-list" in each for each in messages(root))


def test_links_to_files_follow_the_page_that_lists_them(toy: Guide) -> None:
    """The page of a worksheet, and those of the models, link to their files, which a browser saves."""
    pages = render(toy)

    for source, name in (("basket.md", "shopping-list-pears.csv"), ("models/apples.md", "raci-apples.docx")):
        link = re.search(rf'<a [^>]*href="/take-along\.md{re.escape(name)}"[^>]*>', pages[source].html)

        assert link and " download" in link[0]
