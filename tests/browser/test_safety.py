"""Whatever stands in a link, a file or the storage is somebody else's text: it runs nothing and breaks nothing."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.support.quiz_steps import STORAGE_KEY
from tests.hostile.texts import hostile_fragments, hostile_imports
from whichmodel.facts.knowledge import Case

FRAGMENTS, IMPORTS = 100, 30

TRAP = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt"]) window[name] = (...given) => window.ran.push([name, ...given]);
window.addEventListener("unhandledrejection", (event) => window.ran.push(["rejection", String(event.reason)]));
"""


def has_a_valid_state(visit: Visit) -> None:
    """Hold that the quiz shows something valid: a message in words, a question, the review or a result; no wait."""
    expect(visit.quiz).to_have_attribute("data-state", re.compile("question|review|result|problem"))
    expect(visit.quiz).not_to_have_attribute("aria-busy", "true")
    if visit.quiz.get_attribute("data-state") == "problem":
        words = visit.page.get_by_role("alert").filter(visible=True).inner_text()
        assert len(words.split()) > 5


def test_hostile_fragments_run_nothing_and_leave_a_valid_state(visit: Visit) -> None:
    """A hundred hostile addresses, one after the other: no script runs, no exception escapes, each ends in words."""
    visit.page.add_init_script(TRAP)
    page = visit.go("quiz/")
    visit.when_python_is_ready()
    fragments = hostile_fragments(FRAGMENTS)
    assert len(set(fragments)) == FRAGMENTS
    for fragment in fragments:
        visit.go_to_place(fragment)
        has_a_valid_state(visit)
        assert page.evaluate("window.ran") == [], fragment
        assert page.locator("which-model-quiz :is(script, img, iframe, [onerror], [onclick])").count() == 0, fragment
    assert visit.errors == []
    assert visit.foreign == []


def test_hostile_imports_are_refused_in_words(visit: Visit) -> None:
    """Hostile texts that are pasted to be opened each get a message or a valid result, and run nothing."""
    visit.page.add_init_script(TRAP)
    page = visit.go("quiz/")
    visit.when_python_is_ready()
    page.get_by_text("Open a saved result").click()
    for text in hostile_imports(IMPORTS):
        field = page.get_by_label("Or paste a link or a record")
        field.evaluate("(field, text) => { field.value = text }", text)
        visit.button("Open").click()
        opened = visit.notice.filter(has_text="This is the result that was saved.")
        refused = page.locator("form").filter(has=field).get_by_role("alert").locator("p")
        expect(refused.or_(opened).first).to_be_visible()
        assert page.evaluate("window.ran") == [], text[:200]
        visit.go_to_place("#question-direction")
        expect(opened).to_have_count(0)
        field.fill("")
    assert visit.errors == []


def test_nothing_is_sent_while_answering_keeping_and_opening(real_python: Visit, case: Case) -> None:
    """From the first answer to the opened link, no request carries an answer, none leaves the site, no cookie is set."""
    page = real_python.go("quiz/")
    real_python.when_python_is_ready()
    page.wait_for_load_state("networkidle")
    before = len(real_python.requests)
    real_python.answer_all(case.answers)
    link = page.get_by_role("link", name="Private link to this result")
    expect(link).to_have_attribute("href", re.compile("#link=1&"))
    real_python.open_section("Save as a file")
    with page.expect_download():
        real_python.button("Download as JSON").click()
    real_python.go_to_place((link.get_attribute("href") or "").partition("#")[2])
    expect(real_python.notice).to_contain_text("This is the result that was saved.")

    # Chromium asks for the icon of the site again at each step in the history.
    sent = {urlsplit(url).path for url in real_python.requests[before:] if not url.startswith("blob:")}
    assert sent <= {"/assets/images/favicon.svg"}
    assert not any("?" in url for url in real_python.requests)
    assert real_python.foreign == []
    assert real_python.context.cookies() == []
    keys = page.evaluate("Object.keys(localStorage)")
    assert [key for key in keys if not key.endswith("__palette")] == [STORAGE_KEY]
