"""A buyer's whole path through the quiz, in a real browser."""

from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Visit
from tests.browser.quiz_steps import answer_all, as_asked, button, choose, question, quiz, result, when_python_is_ready
from whichmodel.deciding.decision import decide
from whichmodel.facts.knowledge import UNKNOWN, Case, Knowledge


@pytest.fixture
def case(knowledge: Knowledge) -> Case:
    """Return a case in which every question is answered with an option, and one model is recommended."""
    found = next(
        case
        for case in knowledge.cases
        if len(case.answers) == len(knowledge.factors)
        and UNKNOWN not in case.answers.values()
        and case.expect.verdict == "recommended"
    )
    return replace(found, answers=as_asked(knowledge, found.answers))


def test_clicking_through_the_quiz_gives_a_result_with_reasons(visit: Visit, case: Case, knowledge: Knowledge) -> None:
    """Ten answers by click lead to the verdict of the case, its reasons with links to sources, and next steps."""
    page = visit.go("quiz/")
    answer_all(page, case.answers)
    shown = result(page)
    decision = decide(knowledge, case.answers)
    first = next(model for model in knowledge.models if model.id == decision.first_choice)

    expect(shown).to_have_attribute("data-verdict", "recommended")
    expect(shown).to_have_attribute("data-first-choice", first.id)
    expect(shown.get_by_role("heading", level=2).first).to_contain_text(first.title)
    reasons = [reason.effect for reason in decision.ranking[0].reasons if reason.effect.points > 0]
    for reason in reasons:
        expect(shown).to_contain_text(reason.because)
    assert reasons
    sources = shown.locator('a[href*="/sources/"][href*="#"]')
    assert sources.count() > 0
    runner_up = next(model for model in knowledge.models if model.id == decision.runner_up)
    expect(shown).to_contain_text(runner_up.title)
    for step in first.next_steps:
        expect(shown).to_contain_text(step.says)
    assert visit.errors == []
    assert visit.foreign == []


def test_a_source_link_of_the_result_leads_to_the_claim(visit: Visit, case: Case) -> None:
    """Following a source of a reason lands on that very claim in the guide."""
    page = visit.go("quiz/")
    answer_all(page, case.answers)
    link = result(page).locator('a[href*="/sources/"][href*="#"]').first
    claim = (link.get_attribute("href") or "").partition("#")[2]
    link.click()

    expect(page.locator(f'[id="{claim}"]')).to_be_visible()


def test_the_keyboard_alone_is_enough(visit: Visit, case: Case) -> None:
    """Tab, arrow keys, space and Enter take a person from the first question to the result."""
    page = visit.go("quiz/")
    for number, (factor, option) in enumerate(case.answers.items()):
        expect(question(page, factor)).to_be_visible()
        if number == 0:
            page.locator(f'input[name="{factor}"]').first.focus()
        else:
            # The question has the focus after "Continue"; its first answer is a few tabs away at most.
            for _ in range(6):
                if page.evaluate("document.activeElement.type === 'radio'"):
                    break
                page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.name") == factor
        page.keyboard.press("Space")
        while page.evaluate("document.activeElement.value") != option:
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Check your answers")).to_be_focused()
    for _ in range(len(case.answers) + 1):
        page.keyboard.press("Tab")
    expect(button(page, "See the result")).to_be_focused()
    page.keyboard.press("Enter")

    expect(result(page)).to_have_attribute("data-first-choice", case.expect.first_choice or "")
    assert page.evaluate("document.activeElement.closest('[data-verdict]') !== null"), "the focus is in the result"


def test_without_javascript_the_form_is_complete(browser: Browser, address: str, knowledge: Knowledge) -> None:
    """Without scripts a person can read every question and answer, and is sent to the paper sheet."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}quiz/")
    for factor in knowledge.factors:
        expect(page.get_by_role("group", name=factor.ask)).to_be_visible()
        assert page.locator(f'input[type=radio][name="{factor.id}"]').count() == len(factor.options) + 1
    sheet = page.locator("which-model-quiz").get_by_role("link", name="paper sheet")
    expect(sheet).to_be_visible()
    sheet.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("The quiz on paper")
    context.close()


def test_questions_can_be_answered_before_python_is_there(visit: Visit, case: Case) -> None:
    """While the runtime is held back, questions work; the result waits, says so, and comes with the runtime."""
    page = visit.page
    held: list[Route] = []
    open_gate = False

    def hold(route: Route) -> None:
        if open_gate:
            route.continue_()
        else:
            held.append(route)

    page.route("**/assets/runtime/**", hold)
    visit.go("quiz/")
    answer_all(page, case.answers)
    waiting = quiz(page)
    expect(waiting).to_have_attribute("aria-busy", "true")
    expect(waiting).to_contain_text("decision module")
    open_gate = True
    for route in held:
        route.continue_()

    expect(result(page)).to_have_attribute("data-first-choice", case.expect.first_choice or "")


def test_a_runtime_that_cannot_start_is_said_plainly_and_costs_nothing(visit: Visit, case: Case) -> None:
    """With the runtime blocked a person reads what happened, keeps the answers and is offered the paper sheet."""
    visit.page.route("**/assets/runtime/**", lambda route: route.abort())
    page = visit.go("quiz/")
    answer_all(page, case.answers)
    alert = page.get_by_role("alert").filter(visible=True)
    expect(alert).to_contain_text("kept this browser from loading", timeout=30_000)
    expect(quiz(page)).to_have_attribute("data-runtime", "failed")
    expect(quiz(page).get_by_role("link", name="paper sheet")).to_be_visible()
    visit.page.unroute("**/assets/runtime/**")
    button(page, "Try again").click()

    expect(result(page)).to_have_attribute("data-first-choice", case.expect.first_choice or "")


def test_continue_without_an_answer_asks_for_one(visit: Visit, knowledge: Knowledge) -> None:
    """Going on without a choice stays on the question and says what to do."""
    page = visit.go("quiz/")
    button(page, "Continue").click()

    expect(question(page, knowledge.factors[0].id).get_by_role("alert")).to_contain_text("I don’t know")
    expect(question(page, knowledge.factors[0].id)).to_be_visible()


def test_back_keeps_the_answers(visit: Visit, case: Case) -> None:
    """The Back button and the browser's own lead to earlier questions, with later answers kept."""
    page = visit.go("quiz/")
    first, second, third = list(case.answers.items())[:3]
    for factor, option in (first, second):
        choose(page, factor, option)
        button(page, "Continue").click()
    choose(page, *third)
    button(page, "Back").click()
    expect(question(page, second[0])).to_be_visible()
    button(page, "Continue").click()
    expect(page.locator(f'input[name="{third[0]}"][value="{third[1]}"]')).to_be_checked()
    page.go_back()
    expect(question(page, second[0])).to_be_visible()
    page.go_back()
    expect(question(page, first[0])).to_be_visible()

    expect(page.locator(f'input[name="{first[0]}"][value="{first[1]}"]')).to_be_checked()


def test_a_reload_resumes_where_the_person_was(visit: Visit, case: Case) -> None:
    """After a reload the same question is open and earlier answers are still there."""
    page = visit.go("quiz/")
    first, second = list(case.answers.items())[:2]
    choose(page, *first)
    button(page, "Continue").click()
    expect(question(page, second[0])).to_be_visible()
    page.reload()

    expect(question(page, second[0])).to_be_visible()
    button(page, "Back").click()
    expect(page.locator(f'input[name="{first[0]}"][value="{first[1]}"]')).to_be_checked()


def leave_and_return(page: Page) -> None:
    """Follow a link to another page of the guide without a full load, and come back."""
    page.evaluate("window.sameDocument = true")
    page.get_by_role("contentinfo").get_by_role("link", name="Privacy").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What this site keeps about you")
    assert page.evaluate("window.sameDocument"), "the page was loaded instantly, without a new document"
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Which model fits?")


def test_instant_navigation_away_and_back_loses_nothing(visit: Visit, case: Case) -> None:
    """Leaving in mid-quiz for another page and coming back finds the same question, and the quiz still decides."""
    # The theme navigates instantly to pages that it knows from the sitemap.
    with visit.page.expect_response("**/sitemap.xml"):
        page = visit.go("quiz/")
    answers = list(case.answers.items())
    choose(page, *answers[0])
    button(page, "Continue").click()
    expect(question(page, answers[1][0])).to_be_visible()
    leave_and_return(page)
    expect(question(page, answers[1][0])).to_be_visible()
    answer_all(page, dict(answers[1:]))

    expect(result(page)).to_have_attribute("data-first-choice", case.expect.first_choice or "")
    assert visit.errors == []


def test_a_case_opens_the_quiz_with_its_answers(visit: Visit, case: Case) -> None:
    """The link of a worked case fills in its answers and shows its result."""
    page = visit.go(f"cases/{case.id}/")
    page.get_by_role("link", name="Open the quiz with these answers").click()
    shown = result(page)

    expect(shown).to_have_attribute("data-verdict", case.expect.verdict)
    expect(shown).to_have_attribute("data-first-choice", case.expect.first_choice or "")


def test_own_answers_put_aside_by_a_link_can_always_be_fetched_back(visit: Visit, case: Case) -> None:
    """Whoever opens a case's link and goes on from there, or reloads, still gets back to their own answers."""
    factor, own = next(iter(case.answers.items()))
    page = visit.go("quiz/")
    choose(page, factor, "unknown")
    visit.go(f"cases/{case.id}/")
    page.get_by_role("link", name="Open the quiz with these answers").click()
    result(page)
    button(page, "Start again").click()
    expect(button(page, "Go back to my own answers")).to_be_visible()
    choose(page, factor, own)
    button(page, "Continue").click()
    page.reload()
    button(page, "Go back to my own answers").click()

    expect(button(page, "Go back to my own answers")).to_have_count(0)
    expect(page.locator(f'input[name="{factor}"][value="unknown"]')).to_be_checked()


def test_models_that_drop_out_are_marked_while_answering(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """Beside the questions the models still possible are shown, and change with the answers."""
    page = visit.go("quiz/")
    when_python_is_ready(page)
    answers: dict[str, str] = {}
    for factor, option in list(case.answers.items())[:-1]:
        choose(page, factor, option)
        answers[factor] = option
        possible = set(decide(knowledge, answers).possible)
        if len(possible) < len(knowledge.models):
            break
        button(page, "Continue").click()
    dropped = next(model for model in knowledge.models if model.id not in possible)

    beside = quiz(page).get_by_role("group", name="Models still possible").get_by_role("listitem")
    expect(beside.filter(has_text=dropped.title)).to_contain_text("out")
