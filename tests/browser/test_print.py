"""What comes out of the printer: a result is a memo of two pages at most, the paper sheet is one sheet."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.quiz_steps import result
from whichmodel.facts.knowledge import UNKNOWN, Knowledge
from whichmodel.keeping.link import write_link

VERDICTS = ("recommended", "close", "mix", "not-ready", "undecided")


def pages(page: Page) -> int:
    """Return on how many pages of A4 a page would be printed."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))


def open_result(visit: Visit, answers: dict[str, str], knowledge: Knowledge) -> tuple[Page, str]:
    """Open the result of some answers, and return it with its private link once that stands at its end."""
    page = visit.go("quiz/#" + "&".join(f"{factor}={option}" for factor, option in answers.items()))
    if len(answers) < len(knowledge.factors):
        expect(page.locator("which-model-quiz")).to_have_attribute("data-state", "question")
        page.evaluate("location.hash = 'result'")
    result(page)
    link = f"{visit.address}quiz/#{write_link(knowledge, answers)}"
    expect(page.locator(".wm-print-address")).to_contain_text(link)
    return page, link


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_result_is_printed_on_two_pages_at_most(visit: Visit, knowledge: Knowledge, verdict: str) -> None:
    """A case of each verdict, with as many answers as there are, fits on one sheet."""
    cases = [dict(case.answers) for case in knowledge.cases if case.expect.verdict == verdict]
    page, _ = open_result(visit, max(cases, key=len), knowledge)
    expect(result(page)).to_have_attribute("data-verdict", verdict)

    assert pages(page) <= 2


def test_a_result_without_any_knowledge_is_one_page(visit: Visit, knowledge: Knowledge) -> None:
    """Whoever knows nothing takes one page along: what to find out, and from whom."""
    page, _ = open_result(visit, {factor.id: UNKNOWN for factor in knowledge.factors}, knowledge)

    assert pages(page) == 1


def test_a_printed_result_can_be_found_again_and_signed(visit: Visit, knowledge: Knowledge) -> None:
    """Paper shows link, date, rules version and lines to sign, and nothing to press; the screen does not."""
    case = next(case for case in knowledge.cases if case.expect.verdict == "recommended")
    page, link = open_result(visit, dict(case.answers), knowledge)
    end = page.locator(".wm-print-end")
    expect(end).to_be_hidden()
    page.emulate_media(media="print")

    expect(end).to_be_visible()
    for text in (link, knowledge.rules_version, "Decided by", "Agreed by", "Date"):
        expect(end).to_contain_text(text)
    assert re.search(r"Printed on \d{1,2} \w+ \d{4}\.", end.inner_text())
    for heading in ("All models", "Your answers", "Next steps"):
        expect(result(page).get_by_role("heading", name=heading, exact=True)).to_be_visible()
    expect(result(page).locator("button:visible, input:visible, summary:visible")).to_have_count(0)


def test_the_paper_sheet_is_one_sheet(visit: Visit, knowledge: Knowledge) -> None:
    """Both sides of one A4 sheet hold the whole quiz; each page names the models once, and no question is torn."""
    page = visit.go("quiz/on-paper/")
    assert pages(page) == 2
    page.emulate_media(media="print")
    names = page.locator(".wm-paper-table .wm-chip:visible")

    expect(names).to_have_count(len(knowledge.models))
    groups = page.locator(".wm-paper-table tbody")
    assert set(groups.evaluate_all("all => all.map(group => getComputedStyle(group).breakInside)")) == {"avoid"}
