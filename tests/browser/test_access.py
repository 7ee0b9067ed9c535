"""Pages and every state of the quiz are for everybody: who does not see, uses no mouse, or has changed how pages look."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.support.measures import SMALL_TARGETS, WIDE_TEXT, faults, whole
from tests.browser.support.quiz_steps import RUNTIME, START_OF_PYTHON, as_asked, with_answers
from whichmodel.facts.knowledge import UNKNOWN, Case, Knowledge
from whichmodel.keeping.link import write_link

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


def test_the_measurements_find_a_fault_where_there_is_one(visit: Visit) -> None:
    """The checks can fail: a picture without a text alternative is found, and a button that was made small."""
    page = visit.go("quiz/")
    page.evaluate("document.querySelector('h1').append(document.createElement('img'))")
    visit.button("Continue").evaluate("(made) => made.style.cssText = 'all: unset; font-size: 9px; line-height: 1'")

    assert "light: image-alt" in [":".join(fault.split(":")[:2]) for fault in faults(page)]
    assert len(page.evaluate(SMALL_TARGETS)) == 1


@pytest.mark.parametrize("path", [*PAGES, "quiz/", "quiz/embed/"])
def test_pages_are_accessible_and_fit_a_narrow_screen(visit: Visit, path: str) -> None:
    """Axe finds nothing wrong with a page of any kind, and at 320 pixels nothing makes it scroll sideways."""
    page = visit.go(path)
    # The marks of notes in the cells of a table are links in a text, and may be as small as it; axe cannot tell.
    assert faults(page, "light", "dark", targets=False) == []
    page.set_viewport_size({"width": 320, "height": 640})

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_device_in_dark_gets_dark_pages(visit: Visit) -> None:
    """Whoever has set the device to dark finds pages in dark, without having chosen anything here."""
    visit.page.emulate_media(color_scheme="dark")
    page = visit.go("about/")
    paper, ink = (
        page.evaluate(f"getComputedStyle(document.body).{part}.match(/[0-9]+/g).slice(0, 3).map(Number)")
        for part in ("backgroundColor", "color")
    )

    assert max(paper) < 64
    assert min(ink) > 192


def test_every_state_of_the_quiz_is_accessible(visit: Visit, case: Case, knowledge: Knowledge) -> None:
    """A question, a missing answer, what is unfolded, the review, a result, a trial and several works are free of faults."""
    page = visit.go("quiz/")
    visit.when_python_is_ready()
    visit.button("Continue").click()
    assert faults(page) == [], "a missing answer"
    answers = as_asked(knowledge, case.answers)
    first, *_, last = answers
    for number, (factor, option) in enumerate(answers.items()):
        visit.choose(factor, option)
        if number == 6:
            visit.unfold()
            assert faults(page) == [], "why models are out, and why we ask"
        visit.button("Check your answers" if factor == last else "Continue").click()
    assert faults(page) == [], "the review"
    visit.button("See the result").click()
    visit.result()
    visit.unfold()
    assert faults(page) == [], "a result"
    page.get_by_role("button", name="Try it").first.click()
    expect(page.get_by_text("You are trying: ")).to_be_visible()
    assert faults(page) == [], "a trial"
    visit.button("Undo and go back to your own result").click()
    visit.button("Add another piece of work").click()
    expect(visit.question(first)).to_be_visible()
    visit.button("Rename this piece of work").click()
    assert faults(page) == [], "a name that is changed"
    visit.go_to_place("#works")
    expect(page.get_by_role("heading", name="Your pieces of work")).to_be_visible()
    visit.unfold()

    assert faults(page) == [], "all pieces of work"


def test_every_verdict_is_accessible(visit: Visit, knowledge: Knowledge) -> None:
    """The result of each difficult verdict is free of faults, as is that of somebody who knows nothing."""
    cases = {case.expect.verdict: dict(case.answers) for case in knowledge.cases}
    nothing = {factor.id: UNKNOWN for factor in knowledge.factors}
    for verdict, answers in [*((each, cases[each]) for each in ("close", "mix", "not-ready")), ("undecided", nothing)]:
        visit.page.goto("about:blank")
        expect(visit.open_with(answers)).to_have_attribute("data-verdict", verdict)
        assert faults(visit.page) == [], verdict
    expect(visit.result()).to_have_attribute("data-first-choice", "")


def test_links_and_files_that_cannot_be_opened_are_accessible(visit: Visit, knowledge: Knowledge) -> None:
    """A damaged link, the notes of an opened one, and the refusal of a file are free of faults."""
    link = write_link(knowledge, knowledge.cases[0].answers)
    page = visit.go(f"quiz/#{link[:-1]}")
    expect(visit.quiz).to_have_attribute("data-state", "problem")
    page.get_by_text("Open a saved result").click()
    page.get_by_label("Or paste a link or a record").fill("nothing of the kind")
    visit.button("Open").click()
    expect(page.get_by_role("alert").filter(has_text="not a link")).to_be_visible()
    assert faults(page) == [], "what cannot be opened"
    page.goto("about:blank")
    visit.go(f"quiz/#{link}")
    visit.result()

    assert faults(page) == [], "an opened link"


def test_waiting_and_failing_are_accessible(visit: Visit, case: Case) -> None:
    """The page that says that Python is still starting is free of faults, and the one that says that it cannot."""
    visit.hold(RUNTIME)
    page = visit.go(with_answers(case.answers))
    expect(visit.quiz).to_have_attribute("aria-busy", "true")
    assert faults(page) == [], "waiting"
    visit.block(RUNTIME)
    page.reload()
    expect(visit.quiz).to_have_attribute("data-runtime", "failed", timeout=START_OF_PYTHON)
    expect(page.get_by_role("alert").filter(visible=True)).to_be_visible()

    assert faults(page) == [], "failing"


def test_what_a_screen_reader_is_told_of_a_question(visit: Visit, knowledge: Knowledge) -> None:
    """The group has the question as its name, every answer its label and its hint, and a wrong step its message once."""
    first = knowledge.factors[0]
    page = visit.go("quiz/")
    group = page.get_by_role("group", name=first.ask)
    for option in first.options:
        expect(group.get_by_role("radio", name=option.label, exact=False)).to_have_accessible_description(option.hint)
    visit.button("Continue").click()

    message = group.get_by_text("Choose an answer. If you cannot tell, choose “I don’t know”.")
    expect(message).to_be_focused()
    expect(group).to_have_accessible_description("")
    expect(page.get_by_role("alert").filter(visible=True)).to_have_count(0)


def test_the_focus_follows_each_step_and_nothing_else(visit: Visit, case: Case, knowledge: Knowledge) -> None:
    """The focus goes to the new question, the review, the result; never away from a control while answering."""
    page = visit.go("quiz/")
    visit.when_python_is_ready()
    (factor, option), (following, _) = list(as_asked(knowledge, case.answers).items())[:2]
    visit.choose(factor, option)
    expect(visit.announced).to_contain_text("Still possible: ")
    expect(visit.chosen(factor)).to_be_focused()
    visit.button("Continue").click()
    expect(visit.question(following).locator("legend")).to_be_focused()
    visit.button("Back").click()
    expect(visit.question(factor).locator("legend")).to_be_focused()
    visit.open_with(case.answers)
    visit.open_section("Your answers")
    page.locator(f'.wm-given[data-factor="{factor}"] button').click()
    expect(visit.question(factor).locator("legend")).to_be_focused()
    visit.button("See the result").click()
    expect(visit.result().get_by_role("heading", level=2)).to_be_focused()
    expect(visit.announced).to_contain_text("Your result: ")


def test_the_result_can_be_walked_through_by_headings(visit: Visit, case: Case) -> None:
    """The headings of a result go down one level at a time, and the result is a region with its headline's name."""
    shown = visit.open_with(case.answers)
    headline = shown.get_by_role("heading", level=2).inner_text()
    expect(visit.page.get_by_role("region", name=headline)).to_be_visible()
    levels = [int(tag[1]) for tag in shown.locator("h2, h3, h4").evaluate_all("(all) => all.map((one) => one.tagName)")]

    assert levels[0] == 2 and levels.count(2) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_forced_colours_and_less_motion_lose_nothing(visit: Visit, case: Case, knowledge: Knowledge) -> None:
    """With the system's own colours what is chosen and the bars can still be seen; whoever wants less motion has none."""
    moving = "document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 20).length"
    first = knowledge.factors[0]
    visit.page.emulate_media(forced_colors="active", reduced_motion="reduce")
    page = visit.go("quiz/")
    visit.choose(first.id, case.answers[first.id])
    assert page.evaluate(moving) == 0
    border = "(label) => getComputedStyle(label).borderTopWidth"
    assert page.locator(f'label[for="{first.id}--{case.answers[first.id]}"]').evaluate(border) == "3px"
    visit.open_with(case.answers)
    assert page.evaluate(moving) == 0
    expect(visit.quiz).to_have_attribute("data-state", "result")
    bar = page.locator(".wm-sum-bar__plus").first
    assert bar.evaluate("(bar) => getComputedStyle(bar).backgroundColor") != page.evaluate(
        "getComputedStyle(document.body).backgroundColor"
    )


def test_small_and_enlarged_with_wide_text_loses_nothing(visit: Visit, case: Case) -> None:
    """Narrow, enlarged, and with the text spacing that a reader may set, every state fits and every target is large."""
    page = visit.go("quiz/")
    visit.when_python_is_ready()
    # Not as an element: the page's policy refuses styles that do not belong to it.
    page.evaluate(
        "(text) => document.adoptedStyleSheets.push(new CSSStyleSheet()) && document.adoptedStyleSheets[0].replaceSync(text)",
        WIDE_TEXT,
    )
    whole(page)
    page.get_by_text("Open a saved result").click()
    whole(page)
    for factor, option in case.answers.items():
        visit.go_to_place(f"#question-{factor}")
        visit.choose(factor, option)
        whole(page)
    for place, heading in (("#review", "Check your answers"), ("#works", "Your pieces of work")):
        visit.go_to_place(place)
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        visit.unfold()
        whole(page)
    visit.go_to_place("#result")
    visit.result()
    visit.unfold()
    whole(page)
    page.get_by_role("button", name="Try it").first.click()
    expect(page.get_by_text("You are trying: ")).to_be_visible()
    whole(page)
