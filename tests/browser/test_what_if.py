"""What would change the answer: one click to try, one to undo."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.quiz_steps import button, open_with, result
from whichmodel.deciding.changes import what_changes
from whichmodel.deciding.decision import decide
from whichmodel.facts.knowledge import Case, Knowledge
from whichmodel.telling.wording import change_in_words, robustness_in_words


@pytest.fixture
def case(knowledge: Knowledge) -> Case:
    """Return a case in which the first change that is told is one answer, and leads to another first choice."""
    for case in knowledge.cases:
        first = next(iter(what_changes(knowledge, case.answers).changes), None)
        moves = first and first.outcome.first_choice not in (None, case.expect.first_choice)
        if case.expect.verdict == "recommended" and first and moves and len(first.answers) == 1:
            return case
    raise AssertionError("no case has such a change")


def test_every_change_is_told_with_how_robust_the_result_is(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """The result names each single change that would alter it, and how many would not."""
    shown = open_with(visit.page, visit.address, case.answers)
    changes = what_changes(knowledge, case.answers)

    expect(shown).to_contain_text(robustness_in_words(case.expect.verdict, changes))
    told = shown.locator(".wm-change > span").all_text_contents()
    assert told == [change_in_words(knowledge, change) for change in changes.changes]


def test_a_change_is_tried_and_undone_with_one_click_each(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """Trying shows the other result and says so; Undo and the browser's Back bring the own one back."""
    change = what_changes(knowledge, case.answers).changes[0]
    page = visit.page
    open_with(page, visit.address, case.answers)
    button(page, "Try it : " + change_in_words(knowledge, change)).click()

    expect(page.locator(".wm-trial")).to_contain_text("You are trying: ")
    expect(result(page)).to_have_attribute("data-verdict", change.outcome.verdict)
    expect(result(page)).to_have_attribute("data-first-choice", change.outcome.first_choice or "")
    expect(result(page).get_by_role("heading", level=2)).to_be_focused()
    assert page.locator("a[data-link]").count() == 0, "a trial has no link of its own"
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".wm-trial")).to_have_count(0)
    expect(result(page)).to_have_attribute("data-first-choice", case.expect.first_choice or "")
    page.locator(".wm-change button").first.click()
    expect(page.locator(".wm-trial")).to_be_visible()
    page.go_back()
    expect(page.locator(".wm-trial")).to_have_count(0)
    expect(result(page)).to_have_attribute("data-first-choice", case.expect.first_choice or "")


def test_a_trial_survives_a_reload_and_can_be_kept(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """A reload shows the same trial; keeping it makes its answers the buyer's own."""
    change = what_changes(knowledge, case.answers).changes[0]
    page = visit.page
    open_with(page, visit.address, case.answers)
    page.locator(".wm-change button").first.click()
    expect(page.locator(".wm-trial")).to_be_visible()
    page.reload()
    expect(result(page)).to_have_attribute("data-first-choice", change.outcome.first_choice or "")
    expect(page.locator(".wm-trial")).to_be_visible()
    page.get_by_role("button", name="Keep this answer").click()
    expect(page.locator(".wm-trial")).to_have_count(0)
    expect(result(page)).to_have_attribute("data-verdict", change.outcome.verdict)
    ((factor, option),) = change.answers.items()
    label = next(o.label for f in knowledge.factors if f.id == factor for o in f.options if o.id == option)
    expect(page.locator(f'.wm-given[data-factor="{factor}"]')).to_contain_text(label)
    page.go_back()
    expect(page.locator(".wm-trial")).to_have_count(0)
    expect(result(page)).to_have_attribute("data-first-choice", change.outcome.first_choice or "")


def test_a_close_call_names_the_fact_that_decides(visit: Visit, knowledge: Knowledge) -> None:
    """Where two models are close, the buyer reads which question decides, and from whom to learn it."""
    case = next(case for case in knowledge.cases if case.expect.verdict == "close")
    apart = decide(knowledge, case.answers).close
    assert apart is not None and apart.decides is not None
    shown = open_with(visit.page, visit.address, case.answers)

    part = shown.locator(".wm-part--decides")
    expect(part).to_contain_text(apart.decides.ask)
    expect(part).to_contain_text(apart.decides.from_whom)
    button(visit.page, f"Answer : {apart.decides.ask}").click()
    expect(visit.page.locator(f'fieldset[data-factor="{apart.decides.id}"]')).to_be_visible()
