"""What a result offers: what would change it, one click to try and one to undo; and paper."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.support.quiz_steps import with_answers
from whichmodel.deciding.changes import what_changes
from whichmodel.deciding.decision import decide
from whichmodel.facts.knowledge import UNKNOWN, Case, Knowledge
from whichmodel.keeping.link import write_link
from whichmodel.telling.wording import change_in_words, robustness_in_words

VERDICTS = ("recommended", "close", "mix", "not-ready", "undecided")


@pytest.fixture
def movable(knowledge: Knowledge) -> Case:
    """Return a case in which the first change that is told is one answer, and leads to another first choice."""
    for case in knowledge.cases:
        first = next(iter(what_changes(knowledge, case.answers).changes), None)
        moves = first and first.outcome.first_choice not in (None, case.expect.first_choice)
        if case.expect.verdict == "recommended" and first and moves and len(first.answers) == 1:
            return case
    raise AssertionError("no case has such a change")


def test_every_change_is_told_with_how_robust_the_result_is(visit: Visit, knowledge: Knowledge, movable: Case) -> None:
    """The result names each single change that would alter it, and how many would not."""
    shown = visit.open_with(movable.answers)
    changes = what_changes(knowledge, movable.answers)

    expect(shown).to_contain_text(robustness_in_words(movable.expect.verdict, changes))
    told = shown.locator(".wm-change > span").all_text_contents()
    assert told == [change_in_words(knowledge, change) for change in changes.changes]


def test_a_change_is_tried_undone_and_kept_with_one_click_each(
    visit: Visit, knowledge: Knowledge, movable: Case
) -> None:
    """Trying shows the other result, also after a reload; Undo and Back bring the own one back; kept, it is the own one."""
    change = what_changes(knowledge, movable.answers).changes[0]
    page, trial = visit.page, visit.page.locator(".wm-trial")
    visit.open_with(movable.answers)
    visit.button("Try it : " + change_in_words(knowledge, change)).click()

    expect(trial).to_contain_text("You are trying: ")
    expect(visit.result()).to_have_attribute("data-verdict", change.outcome.verdict)
    expect(visit.result()).to_have_attribute("data-first-choice", change.outcome.first_choice or "")
    expect(visit.result().get_by_role("heading", level=2)).to_be_focused()
    assert page.locator("a[data-link]").count() == 0, "a trial has no link of its own"
    for undo in (page.get_by_role("button", name="Undo").click, page.go_back):
        undo()
        expect(trial).to_have_count(0)
        expect(visit.result()).to_have_attribute("data-first-choice", movable.expect.first_choice or "")
        page.locator(".wm-change button").first.click()
        expect(trial).to_be_visible()
    page.reload()
    expect(visit.result()).to_have_attribute("data-first-choice", change.outcome.first_choice or "")
    expect(trial).to_be_visible()
    page.get_by_role("button", name="Keep this answer").click()
    expect(trial).to_have_count(0)
    expect(visit.result()).to_have_attribute("data-verdict", change.outcome.verdict)
    ((factor, option),) = change.answers.items()
    label = next(o.label for f in knowledge.factors if f.id == factor for o in f.options if o.id == option)
    expect(page.locator(f'.wm-given[data-factor="{factor}"]')).to_contain_text(label)
    page.go_back()
    expect(trial).to_have_count(0)
    expect(visit.result()).to_have_attribute("data-first-choice", change.outcome.first_choice or "")


def test_a_close_call_names_the_fact_that_decides(visit: Visit, knowledge: Knowledge) -> None:
    """Where two models are close, the buyer reads which question decides, and from whom to learn it."""
    case = next(case for case in knowledge.cases if case.expect.verdict == "close")
    apart = decide(knowledge, case.answers).close
    assert apart is not None and apart.decides is not None
    shown = visit.open_with(case.answers)

    part = shown.locator(".wm-part--decides")
    expect(part).to_contain_text(apart.decides.ask)
    expect(part).to_contain_text(apart.decides.from_whom)
    visit.button(f"Answer : {apart.decides.ask}").click()
    expect(visit.page.locator(f'fieldset[data-factor="{apart.decides.id}"]')).to_be_visible()


# Paper


def pages(page: Page) -> int:
    """Return on how many pages of A4 a page would be printed."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))


def open_result(visit: Visit, answers: dict[str, str], knowledge: Knowledge) -> tuple[Page, str]:
    """Open the result of some answers, and return it with its private link once that stands at its end."""
    visit.page.goto("about:blank")
    page = visit.go(with_answers(answers))
    if len(answers) < len(knowledge.factors):
        expect(visit.quiz).to_have_attribute("data-state", "question")
        visit.go_to_place("#result")
    visit.result()
    link = f"{visit.address}quiz/#{write_link(knowledge, answers)}"
    expect(page.locator(".wm-print-address")).to_contain_text(link)
    return page, link


def test_a_result_is_printed_on_two_pages_at_most(visit: Visit, knowledge: Knowledge) -> None:
    """A case of each verdict, with as many answers as there are, fits on one sheet; where nothing is known, on one page."""
    for verdict in VERDICTS:
        cases = [dict(case.answers) for case in knowledge.cases if case.expect.verdict == verdict]
        page, _ = open_result(visit, max(cases, key=len), knowledge)
        expect(visit.result()).to_have_attribute("data-verdict", verdict)
        assert pages(page) <= 2, verdict
    page, _ = open_result(visit, {factor.id: UNKNOWN for factor in knowledge.factors}, knowledge)

    assert pages(page) == 1


def test_a_printed_result_can_be_found_again_and_signed(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """Paper shows link, date, rules version and lines to sign, and nothing to press; the screen does not."""
    page, link = open_result(visit, dict(case.answers), knowledge)
    end = page.locator(".wm-print-end")
    expect(end).to_be_hidden()
    page.emulate_media(media="print")

    expect(end).to_be_visible()
    for text in (link, knowledge.rules_version, "Decided by", "Agreed by", "Date"):
        expect(end).to_contain_text(text)
    assert re.search(r"Printed on \d{1,2} \w+ \d{4}\.", end.inner_text())
    for heading in ("All models", "Your answers", "Next steps"):
        expect(visit.result().get_by_role("heading", name=heading, exact=True)).to_be_visible()
    expect(visit.result().locator("button:visible, input:visible, summary:visible")).to_have_count(0)


def test_the_paper_sheet_is_one_sheet(visit: Visit, knowledge: Knowledge) -> None:
    """Both sides of one A4 sheet hold the whole quiz; each page names the models once, and no question is torn."""
    page = visit.go("quiz/on-paper/")
    assert pages(page) == 2
    page.emulate_media(media="print")
    names = page.locator(".wm-paper-table .wm-chip:visible")

    expect(names).to_have_count(len(knowledge.models))
    groups = page.locator(".wm-paper-table tbody")
    assert set(groups.evaluate_all("all => all.map(group => getComputedStyle(group).breakInside)")) == {"avoid"}
