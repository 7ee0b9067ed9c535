"""Whatever becomes of the decision module, the page says so, keeps the answers and offers a way on."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.support.quiz_steps import RUNTIME, STORAGE_KEY, with_answers
from whichmodel.facts.knowledge import Case, Knowledge

OWN_SCRIPTS = re.compile(r"/assets/(?!javascripts/).*\.js$")
"""Every script but those of the theme."""


def alert(page: Page) -> Locator:
    """Return what the page says is wrong."""
    return page.get_by_role("alert").filter(visible=True)


def test_questions_can_be_answered_before_python_is_there(real_python: Visit, case: Case) -> None:
    """While the runtime is held back, questions work; the result waits, says so, and comes with the runtime."""
    release = real_python.hold(RUNTIME)
    real_python.go("quiz/")
    real_python.answer_all(case.answers)
    expect(real_python.quiz).to_have_attribute("aria-busy", "true")
    expect(real_python.quiz).to_contain_text("decision module")
    release()

    expect(real_python.result()).to_have_attribute("data-first-choice", case.expect.first_choice or "")


def test_a_slow_start_is_told_while_answering_and_while_waiting(
    real_python: Visit, knowledge: Knowledge, case: Case
) -> None:
    """After ten seconds the page says that it takes longer, under the question and in place of the result."""
    page = real_python.page
    page.clock.install()
    real_python.hold(RUNTIME)
    real_python.go("quiz/")
    page.clock.run_for(6_000)
    expect(real_python.quiz).to_have_attribute("data-runtime", "loading")
    factor = knowledge.factors[0]
    real_python.choose(factor.id, case.answers[factor.id])
    row = page.get_by_role("group", name="Models still possible")
    expect(row).to_contain_text("as soon as the decision module has started")
    page.clock.run_for(11_000)
    expect(row).to_contain_text("still starting")
    page.reload()
    real_python.go("quiz/#result")
    expect(real_python.quiz).to_have_attribute("aria-busy", "true")
    page.clock.run_for(11_000)

    expect(page.get_by_role("status").filter(has_text="still starting").filter(visible=True).first).to_be_visible()
    expect(real_python.quiz).to_have_attribute("aria-busy", "true")


def test_a_runtime_that_cannot_start_is_said_plainly_and_costs_nothing(real_python: Visit, case: Case) -> None:
    """With the runtime blocked a person reads what happened, keeps the answers and is offered the paper sheet."""
    unblock = real_python.block(RUNTIME)
    page = real_python.go("quiz/")
    real_python.answer_all(case.answers)
    expect(alert(page)).to_contain_text("kept this browser from loading")
    expect(real_python.quiz).to_have_attribute("data-runtime", "failed")
    expect(real_python.quiz.get_by_role("link", name="paper sheet")).to_be_visible()
    unblock()
    real_python.button("Try again").click()

    expect(real_python.result()).to_have_attribute("data-first-choice", case.expect.first_choice or "")


def test_a_worker_that_is_killed_starts_again_with_the_answers_kept(real_python: Visit, case: Case) -> None:
    """When the browser ends the worker in mid-quiz, the next answers are still decided."""
    page = real_python.go("quiz/")
    real_python.when_python_is_ready()
    first, *rest = case.answers.items()
    real_python.choose(*first)
    # The theme has a worker of its own, for the search.
    (worker,) = (worker for worker in page.workers if "/search" not in worker.url)
    worker.evaluate("setTimeout(() => { throw new Error('out of memory') })")
    expect(page.get_by_role("group", name="Models still possible")).to_contain_text("stopped and is starting again")
    real_python.button("Continue").click()
    real_python.answer_all(dict(rest))

    expect(real_python.result()).to_have_attribute("data-first-choice", case.expect.first_choice or "")


def test_a_browser_without_webassembly_is_told_so(real_python: Visit, case: Case) -> None:
    """A very old browser is told at once, and gets the paper sheet."""
    real_python.page.add_init_script("delete globalThis.WebAssembly")
    page = real_python.go(with_answers(case.answers))

    expect(alert(page)).to_contain_text("too old to run the decision module")
    expect(real_python.quiz).to_have_attribute("data-runtime", "failed")
    expect(real_python.quiz.get_by_role("link", name="paper sheet")).to_be_visible()


def test_a_browser_without_module_scripts_keeps_the_plain_form(visit: Visit, knowledge: Knowledge) -> None:
    """Where the quiz's scripts never come, every question and the way by hand are there."""
    visit.page.route(OWN_SCRIPTS, lambda route: route.abort())
    visit.page.goto(f"{visit.address}quiz/")

    expect(visit.quiz.get_by_role("link", name="paper sheet")).to_be_visible()
    for factor in knowledge.factors:
        expect(visit.question(factor.id)).to_be_visible()
    expect(visit.button("Continue")).to_have_count(0)


def test_offline_is_told_and_mended_by_itself(real_python: Visit, case: Case) -> None:
    """Without a connection the page says so; once it is back the result comes without a click."""
    unblock = real_python.block(RUNTIME)
    page = real_python.go(with_answers(case.answers))
    expect(alert(page)).to_be_visible()
    # What failed before the connection was lost fails once more, now for that reason.
    real_python.context.set_offline(True)
    real_python.button("Try again").click()
    expect(alert(page)).to_contain_text("You seem to be offline")
    unblock()
    real_python.context.set_offline(False)

    expect(real_python.result()).to_have_attribute("data-verdict", case.expect.verdict)


@pytest.mark.parametrize(
    "broken",
    [
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
    ],
    ids=["denied", "full"],
)
def test_without_storage_the_quiz_works_and_says_what_that_means(visit: Visit, case: Case, broken: str) -> None:
    """Where the browser keeps nothing, or has no room, the buyer reads so and still gets the result."""
    visit.page.add_init_script(broken)
    visit.go("quiz/")
    visit.answer_all(case.answers)

    expect(visit.result()).to_have_attribute("data-first-choice", case.expect.first_choice or "")
    expect(visit.quiz).to_contain_text("does not let us keep your answers")


def test_two_tabs_show_the_same_answers(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """What is answered or forgotten in one tab is in the other, which says so; nothing is overwritten, or left behind."""
    factor = knowledge.factors[0]
    visit.go("quiz/")
    there = Visit(visit.context, visit.address)
    there.go("quiz/")
    there.choose(factor.id, factor.options[0].id)

    expect(visit.chosen(factor.id)).to_have_value(factor.options[0].id)
    expect(visit.notice).to_contain_text("in another tab")
    visit.choose(factor.id, factor.options[1].id)
    expect(there.chosen(factor.id)).to_have_value(factor.options[1].id)
    visit.open_with(case.answers)
    visit.button("Forget my answers").click()
    expect(visit.notice).to_contain_text("Your answers have been removed from this browser.")
    expect(there.page.locator("input:checked")).to_have_count(0)
    assert visit.kept(STORAGE_KEY) is None
