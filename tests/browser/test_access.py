"""Pages and every state of the quiz are accessible, in light and dark, and on a narrow screen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ROOT, Visit
from tests.browser.quiz_steps import (
    START_OF_PYTHON,
    answer_all,
    as_asked,
    button,
    choose,
    quiz,
    result,
    when_python_is_ready,
)
from whichmodel.facts.knowledge import UNKNOWN, Knowledge
from whichmodel.keeping.link import write_link

AXE = ROOT / "node_modules/axe-core/axe.min.js"
PAGES = (
    "",
    "models/",
    "models/staff-augmentation/",
    "compare/",
    "compare/staff-augmentation-and-outsourcing/",
    "factors/direction/",
    "patterns/",
    "failure-modes/",
    "failure-modes/handoff-nobody-can-maintain/",
    "cases/features-sooner/",
    "sources/managed-services/",
    "quiz/on-paper/",
    "quiz/how-it-decides/",
    "glossary/",
    "situations/",
    "readiness/",
    "recovery/",
    "disagreements/",
    "axes/",
    "practice/contract/",
    "sources/herbsleb-mockus-2003/",
    "about/",
)


def violations(page: Page) -> list[str]:
    """Return what axe finds wrong with the page as it stands."""
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{rule['id']}: {rule['help']}: {[node['target'] for node in rule['nodes']][:3]}" for rule in found]


def unfold(page: Page) -> None:
    """Open everything that is folded."""
    page.evaluate("for (const details of document.querySelectorAll('which-model-quiz details')) details.open = true")


@pytest.fixture(params=["light", "dark"])
def in_scheme(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visit]:
    """Return a visit that prefers light, then one that prefers dark."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, color_scheme=request.param, reduced_motion="reduce"
    )
    visit = Visit(context, address)
    yield visit
    context.close()


@pytest.fixture(params=["light", "dark", "forced colours"])
def in_look(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visit]:
    """Return a visit that prefers light, one that prefers dark, and one whose colours the reader's system chooses."""
    forced = request.param == "forced colours"
    context = browser.new_context(
        viewport={"width": 1280, "height": 900},
        color_scheme="light" if forced else request.param,
        forced_colors="active" if forced else "none",
        reduced_motion="reduce",
    )
    yield Visit(context, address)
    context.close()


def test_axe_finds_a_fault_where_there_is_one(visit: Visit) -> None:
    """The check can fail: a picture without a text alternative is found."""
    page = visit.go("about/")
    page.evaluate("document.querySelector('h1').append(document.createElement('img'))")

    assert any(fault.startswith("image-alt") for fault in violations(page))


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_accessible(in_scheme: Visit, path: str) -> None:
    """Axe finds nothing wrong with a page of any kind."""
    assert violations(in_scheme.go(path)) == []


def test_every_state_of_the_quiz_is_accessible(in_look: Visit, knowledge: Knowledge) -> None:
    """A question, a missing answer, an opened explanation and a result are all free of faults."""
    page = in_look.go("quiz/")
    when_python_is_ready(page)
    assert violations(page) == []
    button(page, "Continue").click()
    assert violations(page) == []
    first = knowledge.factors[0]
    choose(page, first.id, first.options[-1].id)
    page.get_by_text("Why we ask").filter(visible=True).click()
    assert violations(page) == []
    case = next(case for case in knowledge.cases if len(case.answers) == len(knowledge.factors))
    answers = as_asked(knowledge, case.answers)
    for number, (factor, option) in enumerate(answers.items()):
        choose(page, factor, option)
        if number == 6:
            page.locator(".wm-dropped-why > summary").click()
            assert violations(page) == []
        button(page, "Check your answers" if number == len(answers) - 1 else "Continue").click()
    assert violations(page) == []
    button(page, "See the result").click()
    result(page)
    unfold(page)
    assert violations(page) == []
    page.locator(".wm-change button").first.click()
    expect(page.locator(".wm-trial")).to_be_visible()
    assert violations(page) == []
    button(page, "Undo and go back to your own result").click()
    button(page, "Add another piece of work").click()
    button(page, "Rename this piece of work").click()
    assert violations(page) == []
    button(page, "See all side by side").click() if button(page, "See all side by side").count() else page.goto(
        page.url.partition("#")[0] + "#works"
    )
    expect(page.get_by_role("heading", name="Your pieces of work")).to_be_visible()
    unfold(page)

    assert violations(page) == []


def test_links_and_files_that_cannot_be_opened_are_accessible(in_look: Visit, knowledge: Knowledge) -> None:
    """A damaged link, the notes of an opened one, and the refusal of a file are free of faults."""
    link = write_link(knowledge, knowledge.cases[0].answers)
    page = in_look.go(f"quiz/#{link}x")
    expect(quiz(page)).to_have_attribute("data-state", "problem", timeout=START_OF_PYTHON)
    assert violations(page) == []
    page.get_by_text("Open a saved result").click()
    page.get_by_label("Or paste a link or a record").fill("nothing of the kind")
    button(page, "Open").click()
    expect(page.locator(".wm-open-saved").get_by_role("alert")).to_contain_text("not a link")
    assert violations(page) == []
    page.goto("about:blank")
    in_look.go(f"quiz/#{link}")
    result(page)

    assert violations(page) == []


@pytest.mark.parametrize("verdict", ["close", "mix", "not-ready"])
def test_every_verdict_is_accessible(in_look: Visit, knowledge: Knowledge, verdict: str) -> None:
    """The result of each difficult verdict is free of faults."""
    case = next(case for case in knowledge.cases if case.expect.verdict == verdict)
    page = in_look.go("quiz/#" + "&".join(f"{factor}={option}" for factor, option in case.answers.items()))
    expect(result(page)).to_have_attribute("data-verdict", verdict)

    assert violations(page) == []


def test_an_undecided_result_is_accessible(in_look: Visit, knowledge: Knowledge) -> None:
    """Somebody who knows nothing gets a result that says what to find out, free of faults."""
    page = in_look.go("quiz/#" + "&".join(f"{factor.id}={UNKNOWN}" for factor in knowledge.factors))
    expect(result(page)).to_have_attribute("data-verdict", "undecided")
    expect(result(page)).to_have_attribute("data-first-choice", "")

    assert violations(page) == []


def test_waiting_for_python_is_accessible(in_look: Visit, knowledge: Knowledge) -> None:
    """While the runtime is still loading, the page that says so is free of faults."""
    # The request is never answered, as on a line that has gone dead.
    in_look.page.route("**/assets/runtime/**", lambda route: None)
    page = in_look.go("quiz/")
    answer_all(page, as_asked(knowledge, knowledge.cases[0].answers))
    expect(quiz(page)).to_have_attribute("aria-busy", "true")

    assert violations(page) == []


def test_failing_is_accessible(in_look: Visit, knowledge: Knowledge) -> None:
    """The message that the runtime cannot start is free of faults."""
    in_look.page.route("**/assets/runtime/**", lambda route: route.abort())
    page = in_look.go("quiz/")
    answer_all(page, as_asked(knowledge, knowledge.cases[0].answers))
    expect(quiz(page)).to_have_attribute("data-runtime", "failed", timeout=30_000)
    expect(page.get_by_role("alert").filter(visible=True)).to_be_visible()

    assert violations(page) == []


@pytest.mark.parametrize("path", [*PAGES, "quiz/"])
def test_pages_fit_a_narrow_screen(browser: Browser, address: str, path: str) -> None:
    """At 320 pixels nothing makes the page itself scroll sideways."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(address + path)
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()

    assert width <= 320
