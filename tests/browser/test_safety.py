"""Whatever stands in a link, a file or the storage is somebody else's text: it runs nothing and breaks nothing."""

import json
import re
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.quiz_steps import START_OF_PYTHON, answer_all, as_asked, button, choose, quiz, when_python_is_ready
from tests.hostile.texts import hostile_fragments, hostile_imports
from whichmodel.facts.knowledge import Knowledge

FRAGMENTS, IMPORTS = 100, 30

TRAP = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt"]) window[name] = (...given) => window.ran.push([name, ...given]);
window.addEventListener("unhandledrejection", (event) => window.ran.push(["rejection", String(event.reason)]));
"""


def has_a_valid_state(page: Page) -> None:
    """Hold that the quiz shows something valid: a message in words, a question, the review or a result; no wait."""
    expect(quiz(page)).to_have_attribute("data-state", re.compile("question|review|result|problem"))
    expect(quiz(page)).not_to_have_attribute("aria-busy", "true", timeout=START_OF_PYTHON)
    if quiz(page).get_attribute("data-state") == "problem":
        words = page.get_by_role("alert").filter(visible=True).inner_text()
        assert len(words.split()) > 5


def test_hostile_fragments_run_nothing_and_leave_a_valid_state(visit: Visit) -> None:
    """A hundred hostile addresses, one after the other: no script runs, no exception escapes, each ends in words."""
    visit.page.add_init_script(TRAP)
    page = visit.go("quiz/")
    when_python_is_ready(page)
    fragments = hostile_fragments(FRAGMENTS)
    assert len(set(fragments)) == FRAGMENTS
    for fragment in fragments:
        page.evaluate("(hash) => { location.hash = hash }", fragment)
        has_a_valid_state(page)
        assert page.evaluate("window.ran") == [], fragment
        assert page.locator("which-model-quiz :is(script, img, iframe, [onerror], [onclick])").count() == 0, fragment
    assert visit.errors == []
    assert visit.foreign == []


def test_hostile_imports_are_refused_in_words(visit: Visit) -> None:
    """Hostile texts that are pasted to be opened each get a message or a valid result, and run nothing."""
    visit.page.add_init_script(TRAP)
    page = visit.go("quiz/")
    when_python_is_ready(page)
    for text in hostile_imports(IMPORTS):
        panel = page.locator(".wm-open-saved")
        if not panel.evaluate("(panel) => panel.open"):
            panel.locator("summary").click()
        field = page.get_by_label("Or paste a link or a record")
        field.evaluate("(field, text) => { field.value = text }", text)
        button(page, "Open").click()
        opened = page.locator(".wm-notice").filter(has_text="This is the result that was saved.")
        expect(panel.get_by_role("alert").locator("p").or_(opened).first).to_be_visible()
        assert page.evaluate("window.ran") == [], text[:200]
        page.evaluate("location.hash = '#question-direction'")
        expect(opened).to_have_count(0)
        field.fill("")
    assert visit.errors == []


def test_hostile_storage_is_read_as_nothing(visit: Visit, knowledge: Knowledge) -> None:
    """Damaged, hostile and oversized storage leaves an empty quiz that works."""
    markup = "<img src=x onerror=alert(1)>"
    work = {"id": "1", "name": markup, "answers": {"__proto__": {"x": 1}, "direction": markup}, "place": "#" + markup}
    texts = [
        "{",
        "[]",
        json.dumps({"format": 2, "works": "x"}),
        json.dumps({"format": 2, "works": [work], "current": "1"}),
        json.dumps({"format": 2, "works": [{**work, "id": str(number)} for number in range(1, 300)], "current": {}}),
        "x" * 1_000_000,
    ]
    visit.page.add_init_script(TRAP)
    for text in texts:
        visit.go("about/")
        visit.page.evaluate("(text) => localStorage.setItem('which-engagement-model', text)", text)
        page = visit.go("quiz/")
        factor = knowledge.factors[0]
        assert page.locator("input:checked").count() == 0
        choose(page, factor.id, factor.options[0].id)
        assert page.evaluate("window.ran") == []
        assert page.locator("which-model-quiz img").count() == 0
    assert visit.errors == []


def test_nothing_is_sent_while_answering_keeping_and_opening(visit: Visit, knowledge: Knowledge) -> None:
    """From the first answer to the opened link, no request carries an answer, none leaves the site, no cookie is set."""
    page = visit.go("quiz/")
    when_python_is_ready(page)
    page.wait_for_load_state("networkidle")
    before = len(visit.requests)
    case = next(case for case in knowledge.cases if len(case.answers) == len(knowledge.factors))
    answer_all(page, as_asked(knowledge, case.answers))
    link = page.locator("a[data-link]")
    expect(link).to_have_attribute("href", re.compile("#link=1&"), timeout=START_OF_PYTHON)
    with page.expect_download():
        button(page, "Download as JSON").click()
    page.evaluate("(hash) => { location.hash = hash }", (link.get_attribute("href") or "").partition("#")[2])
    expect(page.locator(".wm-notice")).to_contain_text("This is the result that was saved.")

    # Chromium asks for the icon of the site again at each step in the history.
    sent = {urlsplit(url).path for url in visit.requests[before:] if not url.startswith("blob:")}
    assert sent <= {"/assets/images/favicon.svg"}
    assert not any("?" in url for url in visit.requests)
    assert visit.foreign == []
    assert visit.context.cookies() == []
    keys = page.evaluate("Object.keys(localStorage)")
    assert [key for key in keys if not key.endswith("__palette")] == ["which-engagement-model"]
