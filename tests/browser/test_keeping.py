"""A result is kept, shared and opened again; what was damaged says so and costs nothing."""

import json
import re
from binascii import crc32
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.quiz_steps import START_OF_PYTHON, button, choose, open_with, quiz, result, when_python_is_ready
from whichmodel.facts.knowledge import Case, Knowledge
from whichmodel.keeping.link import write_link
from whichmodel.keeping.record import record, record_markdown


@pytest.fixture
def case(knowledge: Knowledge) -> Case:
    """Return a case with a recommendation."""
    return next(case for case in knowledge.cases if case.expect.verdict == "recommended")


def private_link(page: Page) -> str:
    """Return the address of the private link of the result that is shown."""
    link = page.locator("a[data-link]")
    expect(link).to_have_attribute("href", re.compile(r"/quiz/#link=1&"), timeout=START_OF_PYTHON)
    return link.get_attribute("href") or ""


def problem(page: Page) -> str:
    """Return what the page says is wrong, once it has found out."""
    expect(quiz(page)).to_have_attribute("data-state", "problem", timeout=START_OF_PYTHON)
    return page.get_by_role("alert").filter(visible=True).inner_text()


def test_the_private_link_reopens_the_exact_result(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """The link holds everything behind the `#`, and opens the same result for somebody who has no answers."""
    page = visit.page
    shown = open_with(page, visit.address, case.answers).locator(".wm-result-main").inner_text()
    link = private_link(page)
    assert link == f"{visit.address}quiz/#{write_link(knowledge, case.answers)}"
    page.evaluate("localStorage.clear()")
    page.goto("about:blank")
    page.goto(link)

    assert result(page).locator(".wm-result-main").inner_text() == shown
    expect(page.locator(".wm-notice")).to_contain_text("This is the result that was saved.")
    assert page.url.endswith("/quiz/#result")
    assert not any("link=" in url for url in visit.requests)


def test_a_link_of_other_rules_says_then_and_now(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """A link that was made under other rules opens with what it said then and what it says today."""
    other = replace(knowledge, rules_version="0123456789ab")
    link = write_link(other, case.answers).replace("verdict=recommended", "verdict=close")
    sealed = link.rpartition("&check=")[0]
    visit.page.goto(f"{visit.address}quiz/#{sealed}&check={crc32(sealed.encode()):08x}")
    result(visit.page)

    notice = visit.page.locator(".wm-notice")
    expect(notice).to_contain_text("The rules have changed since then. The result was")
    expect(notice).to_contain_text("A close call")
    expect(notice).to_contain_text("Today it is")


def test_a_damaged_link_is_told_and_the_own_answers_stay(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """A changed link leads to a clear message, and one click later the buyer's own answers are there."""
    factor = knowledge.factors[0]
    page = visit.go("quiz/")
    choose(page, factor.id, factor.options[1].id)
    link = write_link(knowledge, case.answers)
    page.goto("about:blank")
    page.goto(f"{visit.address}quiz/#{link[:-1]}{'0' if link[-1] != '0' else '1'}")

    assert "The link was changed on its way" in problem(page)
    button(page, "Go to my own answers").click()
    expect(page.locator(f'input[name="{factor.id}"]:checked')).to_have_value(factor.options[1].id)


@pytest.mark.parametrize("part", ["link", "rules", "direction", "verdict", "check"])
def test_a_letter_changed_anywhere_is_noticed(visit: Visit, knowledge: Knowledge, case: Case, part: str) -> None:
    """Wherever a letter of a real link was changed, the page notices and shows no result."""
    link = write_link(knowledge, case.answers)
    at = link.index(f"{part}=") + 1
    visit.page.goto(f"{visit.address}quiz/#{link[:at]}x{link[at + 1 :]}")

    assert problem(visit.page)
    assert visit.page.locator("[data-verdict]").count() == 0


def test_a_link_opens_while_the_quiz_stands_already(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """A link that is pasted into the address of an open quiz is opened as well, and the own answers are put aside."""
    factor = knowledge.factors[0]
    page = visit.go("quiz/")
    when_python_is_ready(page)
    choose(page, factor.id, "unknown")
    page.evaluate("(hash) => { location.hash = hash }", write_link(knowledge, case.answers))

    expect(result(page)).to_have_attribute("data-first-choice", case.expect.first_choice or "")
    button(page, "Keep these as another piece of work").click()
    expect(page.get_by_role("heading", name="Your pieces of work")).to_be_focused()
    expect(page.locator(".wm-works-table tbody tr")).to_have_count(2)


@pytest.mark.parametrize("form", ["Markdown", "JSON"])
def test_a_record_is_downloaded_and_opens_again(
    visit: Visit, knowledge: Knowledge, case: Case, form: str, tmp_path: Path
) -> None:
    """The file is the record that Python writes, and choosing it in a fresh browser gives the same result."""
    page = visit.page
    open_with(page, visit.address, case.answers)
    private_link(page)
    page.get_by_label("Title of the record (optional)").fill("The payments team")
    with page.expect_download() as loading:
        button(page, f"Download as {form}").click()
    file = tmp_path / loading.value.suggested_filename
    loading.value.save_as(file)
    day = date.fromisoformat(file.stem[-10:])
    expected = (
        record_markdown(knowledge, case.answers, date=day.isoformat(), title="The payments team")
        if form == "Markdown"
        else record(knowledge, case.answers, date=day.isoformat(), title="The payments team")
    )
    found = file.read_text(encoding="utf-8")
    assert (found if form == "Markdown" else json.loads(found)) == expected

    page.evaluate("localStorage.clear()")
    page.goto("about:blank")
    visit.go("quiz/")
    page.get_by_text("Open a saved result").click()
    page.locator("input[type=file]").set_input_files(file)
    button(page, "Open").click()
    expect(result(page)).to_have_attribute("data-first-choice", case.expect.first_choice or "")


def test_a_text_that_is_no_record_is_told_in_place(visit: Visit) -> None:
    """A pasted text that is neither link nor record stays in its field, with a message beside it."""
    page = visit.go("quiz/")
    when_python_is_ready(page)
    page.get_by_text("Open a saved result").click()
    page.get_by_label("Or paste a link or a record").fill("<img src=x onerror=alert(1)>")
    button(page, "Open").click()

    panel = page.locator(".wm-open-saved")
    expect(panel.get_by_role("alert")).to_contain_text("This is not a link of the quiz")
    expect(page.get_by_label("Or paste a link or a record")).to_have_value("<img src=x onerror=alert(1)>")
    assert panel.locator("img").count() == 0


def test_forgetting_leaves_nothing_on_the_device(visit: Visit, case: Case) -> None:
    """One click removes every answer of every piece of work from the browser's storage."""
    page = visit.page
    open_with(page, visit.address, case.answers)
    assert page.evaluate("localStorage.getItem('which-engagement-model')") is not None
    button(page, "Forget my answers").last.click()
    expect(page.locator(".wm-notice")).to_contain_text("Your answers are gone from this browser.")

    assert page.evaluate("localStorage.getItem('which-engagement-model')") is None
    assert page.locator("input:checked").count() == 0
