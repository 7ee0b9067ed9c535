"""The files to take along lie where pages of the built site say that they do."""

import re
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote

from sitebuild.offline import kept_files
from tests.content.conftest import Page

FOLDER = "take-along/"


def linked(address: str, page: Page) -> set[str]:
    """Return the files to take along to which a page links, as places from the root of the site."""
    places = {normpath(join(address, unquote(link))) for link in page.links if not re.match(r"[a-z]+:|#", link)}
    return {place for place in places if re.fullmatch(rf"{FOLDER}.+\.(docx|csv|md)", place)}


def test_every_file_to_take_along_is_listed_and_no_link_leads_nowhere(site: Path, pages: dict[str, Page]) -> None:
    """The page of all files links to each of them, and no page links to one that is not there."""
    files = {f"{FOLDER}{file.name}" for file in (site / FOLDER).iterdir() if not file.name.startswith("index.")}

    assert len(files) > 40
    assert linked(FOLDER, pages[FOLDER]) == files
    assert {place for address, page in pages.items() for place in linked(address, page)} == files


def test_a_page_links_to_its_own_files(pages: dict[str, Page]) -> None:
    """A buyer who reads on contracts, exits or a model finds what to take along there."""
    for address, file in (
        ("practice/contract/", "contract-checklist-outsourcing.docx"),
        ("practice/exit/", "exit-register.docx"),
        ("practice/first-month/", "onboarding-plan.docx"),
        ("practice/choose-a-supplier/", "scoring-sheet.csv"),
        ("practice/service-levels/", "service-levels.docx"),
        ("models/in-house/", "raci-in-house.md"),
    ):
        assert f"{FOLDER}{file}" in linked(address, pages[address])


def test_files_to_take_along_are_kept_for_use_without_a_network(site: Path) -> None:
    """Somebody on a train can still fill in a form; the copies of pages for programs are not kept."""
    kept = {each["url"] for each in kept_files(site)}

    assert {f"{FOLDER}decision-paper.docx", f"{FOLDER}raci-outsourcing.md"} <= kept
    assert f"{FOLDER}index.md" not in kept
