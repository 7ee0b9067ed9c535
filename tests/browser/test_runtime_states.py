"""Whatever becomes of the decision module, the page says so, keeps the answers and offers a way on."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Visit
from tests.browser.quiz_steps import (
    answer_all,
    as_asked,
    button,
    choose,
    open_with,
    question,
    quiz,
    result,
    when_python_is_ready,
)
from whichmodel.deciding.decision import decide
from whichmodel.facts.knowledge import Case, Knowledge


@pytest.fixture
def case(knowledge: Knowledge) -> Case:
    """Return a case with an answer to every question."""
    return next(case for case in knowledge.cases if len(case.answers) == len(knowledge.factors))


def alert(page: Page) -> str:
    """Return what the page says is wrong."""
    found = page.get_by_role("alert").filter(visible=True)
    expect(found).to_be_visible(timeout=30_000)
    return found.inner_text()


def test_a_slow_start_is_told_while_answering_and_while_waiting(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """After ten seconds the page says that it takes longer, under the question and in place of the result."""
    page = visit.page
    page.clock.install()
    # The request is never answered, as on a line that has gone dead.
    page.route("**/assets/runtime/**", lambda route: None)
    visit.go("quiz/")
    page.clock.run_for(6_000)
    expect(quiz(page)).to_have_attribute("data-runtime", "loading")
    factor = knowledge.factors[0]
    choose(page, factor.id, case.answers[factor.id])
    expect(page.locator(".wm-possible-note")).to_contain_text("as soon as the decision module has started")
    page.clock.run_for(11_000)
    expect(page.locator(".wm-possible-note")).to_contain_text("still starting")
    page.reload()
    page.goto(f"{visit.address}quiz/#result")
    expect(quiz(page)).to_have_attribute("aria-busy", "true")
    page.clock.run_for(11_000)

    expect(page.get_by_role("status").filter(has_text="still starting").filter(visible=True).first).to_be_visible()
    expect(quiz(page)).to_have_attribute("aria-busy", "true")


def test_a_worker_that_is_killed_starts_again_with_the_answers_kept(
    visit: Visit, knowledge: Knowledge, case: Case
) -> None:
    """When the browser ends the worker in mid-quiz, the next answers are still decided."""
    page = visit.go("quiz/")
    when_python_is_ready(page)
    answers = as_asked(knowledge, case.answers)
    first, *rest = answers.items()
    choose(page, *first)
    (worker,) = (worker for worker in page.workers if "runtime-worker" in worker.url)
    worker.evaluate("setTimeout(() => { throw new Error('out of memory') })")
    expect(page.locator(".wm-possible-note")).to_contain_text("stopped and is starting again")
    button(page, "Continue").click()
    answer_all(page, dict(rest))

    expect(result(page)).to_have_attribute("data-first-choice", case.expect.first_choice or "")
    assert decide(knowledge, answers).first_choice == case.expect.first_choice


def test_a_browser_without_webassembly_is_told_so(visit: Visit, case: Case) -> None:
    """A very old browser is told at once, and gets the paper sheet."""
    page = visit.page
    page.add_init_script("delete globalThis.WebAssembly")
    page.goto(f"{visit.address}quiz/#" + "&".join(f"{f}={o}" for f, o in case.answers.items()))

    assert "too old to run the decision module" in alert(page)
    expect(quiz(page)).to_have_attribute("data-runtime", "failed")
    expect(quiz(page).get_by_role("link", name="paper sheet")).to_be_visible()


def test_a_browser_without_module_scripts_keeps_the_plain_form(visit: Visit, knowledge: Knowledge) -> None:
    """Where the quiz's scripts never come, every question and the way by hand are there."""
    visit.page.route("**/which-model-quiz-define.js", lambda route: route.abort())
    page = visit.go("quiz/")

    expect(page.locator(".wm-without-script").get_by_role("link", name="paper sheet")).to_be_visible()
    for factor in knowledge.factors:
        expect(question(page, factor.id)).to_be_visible()


def test_offline_is_told_and_mended_by_itself(browser: Browser, address: str, case: Case) -> None:
    """Without a connection the page says so; once it is back the result comes without a click."""
    context: BrowserContext = browser.new_context()
    page = context.new_page()
    page.route("**/assets/runtime/**", lambda route: route.abort())
    page.goto(f"{address}quiz/")
    context.set_offline(True)
    for factor, option in case.answers.items():
        page.evaluate("([factor, option]) => document.getElementById(`${factor}--${option}`).click()", [factor, option])
    page.evaluate("location.hash = '#result'")
    alert(page)
    # What failed before the connection was lost fails once more, now for that reason.
    button(page, "Try again").click()
    expect(page.get_by_role("alert").filter(visible=True)).to_contain_text("You seem to be offline")
    page.unroute("**/assets/runtime/**")
    context.set_offline(False)
    expect(result(page)).to_have_attribute("data-verdict", case.expect.verdict)
    context.close()


@pytest.mark.parametrize(
    "broken",
    [
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
    ],
    ids=["denied", "full"],
)
def test_without_storage_the_quiz_works_and_says_what_that_means(
    visit: Visit, knowledge: Knowledge, case: Case, broken: str
) -> None:
    """Where the browser keeps nothing, or has no room, the buyer reads so and still gets the result."""
    page = visit.page
    page.add_init_script(broken)
    visit.go("quiz/")
    answer_all(page, as_asked(knowledge, case.answers))

    expect(result(page)).to_have_attribute("data-first-choice", case.expect.first_choice or "")
    expect(page.locator(".wm-privacy")).to_contain_text("does not let us keep your answers")


def test_two_tabs_show_the_same_answers(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """What is answered in one tab is answered in the other, which says so; nothing is overwritten."""
    factor = knowledge.factors[0]
    here = visit.go("quiz/")
    there = visit.context.new_page()
    there.goto(f"{visit.address}quiz/")
    choose(there, factor.id, factor.options[0].id)

    expect(here.locator(f'input[name="{factor.id}"]:checked')).to_have_value(factor.options[0].id)
    expect(here.locator(".wm-notice")).to_contain_text("in another tab")
    choose(here, factor.id, factor.options[1].id)
    expect(there.locator(f'input[name="{factor.id}"]:checked')).to_have_value(factor.options[1].id)
    open_with(here, visit.address, case.answers)
    button(here, "Forget my answers").click()
    expect(there.locator("input:checked")).to_have_count(0)
