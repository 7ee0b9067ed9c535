"""Several pieces of work, each with its own answers and its own result, side by side."""

from collections.abc import Mapping
from itertools import islice

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.quiz_steps import answer_all, as_asked, button, open_with, question, result
from whichmodel.facts.knowledge import Case, Knowledge


@pytest.fixture
def cases(knowledge: Knowledge) -> list[Case]:
    """Return two cases that end with two different models."""
    first = next(case for case in knowledge.cases if case.expect.verdict == "recommended")
    others = (case for case in knowledge.cases if case.expect.verdict == "recommended")
    return [first, *islice((c for c in others if c.expect.first_choice != first.expect.first_choice), 1)]


def title_of(knowledge: Knowledge, case: Case) -> str:
    """Return the title of the model to which a case leads."""
    return next(model.title for model in knowledge.models if model.id == case.expect.first_choice)


def test_two_pieces_of_work_are_seen_in_one_table(visit: Visit, knowledge: Knowledge, cases: list[Case]) -> None:
    """A buyer adds a second piece of work, answers it, and sees both results side by side, also after a reload."""
    page = visit.page
    open_with(page, visit.address, cases[0].answers)
    button(page, "Add another piece of work").click()
    expect(question(page, knowledge.factors[0].id)).to_be_visible()
    assert page.locator("input:checked").count() == 0
    answers: Mapping[str, str] = as_asked(knowledge, cases[1].answers)
    answer_all(page, answers) if len(answers) == len(knowledge.factors) else open_with(page, visit.address, answers)
    result(page)
    button(page, "See all side by side your pieces of work").click()

    rows = page.locator(".wm-works-table tbody tr")
    expect(page.get_by_role("heading", name="Your pieces of work")).to_be_focused()
    for row, case in zip((rows.nth(0), rows.nth(1)), cases, strict=True):
        expect(row).to_contain_text(title_of(knowledge, case))
    expect(page.locator(".wm-works-sentence")).to_contain_text("Two pieces of work, two different models")
    page.reload()
    expect(rows.nth(1)).to_contain_text(title_of(knowledge, cases[1]), timeout=60_000)


def test_a_piece_of_work_is_named_opened_and_removed(visit: Visit, knowledge: Knowledge, cases: list[Case]) -> None:
    """A name given by keyboard stays; a removed piece is gone after one more question; the other one is untouched."""
    page = visit.page
    open_with(page, visit.address, cases[0].answers)
    button(page, "Add another piece of work").click()
    page.get_by_role("button", name="Rename").click()
    page.keyboard.type("The <b>shop</b>")
    page.keyboard.press("Enter")
    expect(page.locator(".wm-works-which")).to_contain_text("The <b>shop</b>")
    button(page, "See all side by side").click()
    rows = page.locator(".wm-works-table tbody tr")
    expect(rows.nth(1)).to_contain_text("The <b>shop</b>")
    rows.nth(1).get_by_role("button", name="Remove").click()
    expect(rows).to_have_count(2)
    rows.nth(1).get_by_role("button", name="Remove").last.click()
    expect(rows).to_have_count(1)
    rows.nth(0).get_by_role("button", name="Open").first.click()

    expect(result(page)).to_have_attribute("data-first-choice", cases[0].expect.first_choice or "")
