"""The quiz for people who do not see it, do not use a mouse, or have changed how pages look."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit
from tests.browser.quiz_steps import announced, button, choose, open_with, question, quiz, result, when_python_is_ready
from tests.browser.test_access import unfold
from whichmodel.facts.knowledge import Case, Knowledge

WIDE_TEXT = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
"""The text spacing of WCAG 2.2, success criterion 1.4.12."""

SMALL_TARGETS = """() => {
    const found = [];
    const box = document.querySelector("which-model-quiz");
    for (const control of box.querySelectorAll("button, summary, input, textarea, a[href]")) {
        const area = control.type === "radio" ? control.parentElement : control;
        const {width, height} = area.getBoundingClientRect();
        if (!width || !control.checkVisibility()) continue;
        // A link within a sentence is as high as its line.
        const inline = control.matches("a") && getComputedStyle(control).display === "inline";
        if (!inline && (width < 24 || height < 24)) found.push(`${control.outerHTML.slice(0, 90)} ${width}x${height}`);
    }
    return found;
}"""
"""Names every control that is less than 24 pixels wide or high: WCAG 2.2, success criterion 2.5.8."""

CUT_OFF = """() => {
    const found = [];
    for (const element of document.querySelectorAll("which-model-quiz *")) {
        const {overflowX, overflowY} = getComputedStyle(element);
        const hides = [overflowX, overflowY].some((value) => value === "hidden" || value === "clip");
        if (!hides || element.clientWidth <= 1 || element.closest(".wm-visually-hidden") || element.matches("input, textarea")) continue;
        if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1) {
            found.push(element.outerHTML.slice(0, 90));
        }
    }
    return found;
}"""


@pytest.fixture
def case(knowledge: Knowledge) -> Case:
    """Return a case with a recommendation and an answer to every question."""
    return next(
        case
        for case in knowledge.cases
        if case.expect.verdict == "recommended" and len(case.answers) == len(knowledge.factors)
    )


@pytest.fixture
def forced(browser: Browser, address: str) -> Iterator[Visit]:
    """Return a visit whose colours the reader's system has chosen."""
    context = browser.new_context(forced_colors="active", reduced_motion="reduce")
    yield Visit(context, address)
    context.close()


def test_what_a_screen_reader_is_told_of_a_question(visit: Visit, knowledge: Knowledge) -> None:
    """The group has the question as its name, every answer its label and its hint, and a wrong step its message."""
    first = knowledge.factors[0]
    page = visit.go("quiz/")
    group = page.get_by_role("group", name=first.ask)
    for option in first.options:
        expect(group.get_by_role("radio", name=option.label, exact=False)).to_have_accessible_description(option.hint)
    button(page, "Continue").click()

    expect(group).to_have_accessible_description("Choose an answer. If you cannot tell, choose “I don’t know”.")
    expect(group.get_by_role("alert")).to_be_focused()


def test_the_focus_follows_each_step_and_nothing_else(visit: Visit, case: Case, knowledge: Knowledge) -> None:
    """The focus goes to the new question, the review, the result; never away from a control while answering."""
    page = visit.go("quiz/")
    when_python_is_ready(page)
    (factor, option), (following, _) = list(case.answers.items())[:2]
    assert [factor, following] == [each.id for each in knowledge.factors[:2]]
    choose(page, factor, option)
    expect(announced(page)).to_contain_text("Still possible: ")
    expect(page.locator(f'input[name="{factor}"]:checked')).to_be_focused()
    button(page, "Continue").click()
    expect(question(page, following).locator("legend")).to_be_focused()
    button(page, "Back").click()
    expect(question(page, factor).locator("legend")).to_be_focused()
    open_with(page, visit.address, case.answers)
    page.locator(f'.wm-given[data-factor="{factor}"] button').click()
    expect(question(page, factor).locator("legend")).to_be_focused()
    button(page, "See the result").click()
    expect(result(page).get_by_role("heading", level=2)).to_be_focused()
    expect(announced(page)).to_contain_text("Your result: ")


def test_the_result_can_be_walked_through_by_headings(visit: Visit, case: Case) -> None:
    """The headings of a result go down one level at a time, and the result is a region with its headline's name."""
    shown = open_with(visit.page, visit.address, case.answers)
    headline = shown.get_by_role("heading", level=2).inner_text()
    expect(visit.page.get_by_role("region", name=headline)).to_be_visible()
    levels = [int(tag[1]) for tag in shown.locator("h2, h3, h4").evaluate_all("(all) => all.map((one) => one.tagName)")]

    assert levels[0] == 2 and levels.count(2) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_forced_colours_lose_nothing(forced: Visit, case: Case, knowledge: Knowledge) -> None:
    """With colours forced by the system, what is chosen and the bars of the sums can still be seen."""
    first = knowledge.factors[0]
    page = forced.go("quiz/")
    choose(page, first.id, case.answers[first.id])
    border = "(label) => getComputedStyle(label).borderTopWidth"
    assert page.locator(f'label[for="{first.id}--{case.answers[first.id]}"]').evaluate(border) == "3px"
    open_with(page, forced.address, case.answers)
    bar = page.locator(".wm-sum-bar__plus").first
    assert bar.evaluate("(bar) => getComputedStyle(bar).backgroundColor") != page.evaluate(
        "getComputedStyle(document.body).backgroundColor"
    )


def whole(page: Page) -> None:
    """Hold that the page does not scroll sideways, and that nothing in the quiz is cut off."""
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize(("width", "height"), [(320, 640), (640, 450)], ids=["320 pixels", "1280 at 200 percent"])
def test_small_and_enlarged_with_wide_text_loses_nothing(
    browser: Browser, address: str, case: Case, width: int, height: int
) -> None:
    """Narrow, enlarged, and with the text spacing that a reader may set, every state fits and every target is large."""
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(f"{address}quiz/")
    when_python_is_ready(page)
    page.add_style_tag(content=WIDE_TEXT)
    whole(page)
    assert page.evaluate(SMALL_TARGETS) == []
    for state in ("#review", "#works"):
        page.evaluate("(state) => { location.hash = state }", state)
        expect(page.locator(".wm-review, .wm-works").first).to_be_visible()
        whole(page)
    for factor, option in case.answers.items():
        page.evaluate("(hash) => { location.hash = hash }", f"#question-{factor}")
        choose(page, factor, option)
        whole(page)
    page.evaluate("location.hash = '#result'")
    result(page)
    unfold(page)
    whole(page)
    assert page.evaluate(SMALL_TARGETS) == []
    page.locator(".wm-change button").first.click()
    expect(page.locator(".wm-trial")).to_be_visible()
    whole(page)
    context.close()


def test_a_target_that_is_too_small_is_found(visit: Visit) -> None:
    """The measurement can fail: a button made small is named."""
    page = visit.go("quiz/")
    button(page, "Continue").evaluate("(made) => made.style.cssText = 'all: unset; font-size: 9px; line-height: 1'")

    assert len(page.evaluate(SMALL_TARGETS)) == 1


def test_reduced_motion_is_calm(browser: Browser, address: str, case: Case) -> None:
    """Whoever asks for less motion sees nothing move: no running animation or transition in any state."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}quiz/")
    factor, option = next(iter(case.answers.items()))
    choose(page, factor, option)
    moving = "document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 20).length"
    assert page.evaluate(moving) == 0
    open_with(page, address, case.answers)
    assert page.evaluate(moving) == 0
    expect(quiz(page)).to_have_attribute("data-state", "result")
    context.close()
