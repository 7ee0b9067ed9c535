"""A result is kept, shared and opened again; what was damaged says so and costs nothing."""

import json
import re
from binascii import crc32
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.support.measures import faults
from tests.browser.support.quiz_steps import MODULE
from whichmodel.facts.knowledge import Case, Knowledge
from whichmodel.keeping.link import write_link
from whichmodel.keeping.markdown import as_markdown
from whichmodel.keeping.record import record

SAVED = "This is the result that was saved."


def private_link(page: Page) -> str:
    """Return the address of the private link of the result that is shown, once it is there."""
    link = page.get_by_role("link", name="Private link to this result")
    expect(link).to_have_attribute("href", re.compile(r"/quiz/#link=1&"))
    return link.get_attribute("href") or ""


def title(page: Page) -> Locator:
    """Return the field for the title of a record."""
    return page.get_by_label("Title of the record (optional)")


def test_the_private_link_reopens_the_exact_result(real_python: Visit, knowledge: Knowledge, case: Case) -> None:
    """The link holds everything behind the `#`, and opens the same result for somebody who has no answers."""
    page = real_python.page
    shown = real_python.open_with(case.answers).inner_text()
    link = private_link(page)
    assert link == f"{real_python.address}quiz/#{write_link(knowledge, case.answers)}"
    page.evaluate("localStorage.clear()")
    page.goto("about:blank")
    page.goto(link)

    private_link(page)
    assert real_python.result().inner_text() == shown
    expect(real_python.notice).to_contain_text(SAVED)
    assert page.url.endswith("/quiz/#result")
    assert not any("link=" in url for url in real_python.requests)


def test_a_link_of_other_rules_says_then_and_now(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """A link that was made under other rules opens with what it said then and what it says today."""
    other = replace(knowledge, rules_version="0123456789ab")
    link = write_link(other, case.answers).replace("verdict=recommended", "verdict=close")
    sealed = link.rpartition("&check=")[0]
    visit.go(f"quiz/#{sealed}&check={crc32(sealed.encode()):08x}")
    visit.result()

    expect(visit.notice).to_contain_text("The rules have changed since then. The result was")
    expect(visit.notice).to_contain_text("A close call")
    expect(visit.notice).to_contain_text("Today it is")


def test_a_damaged_link_is_told_and_the_own_answers_stay(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """Where a letter was changed no result is shown but a clear message, and one click later the own answers."""
    factor, option = knowledge.factors[0].id, knowledge.factors[0].options[1].id
    link = write_link(knowledge, case.answers)
    visit.go("quiz/")
    visit.choose(factor, option)
    visit.page.goto("about:blank")
    page = visit.go(f"quiz/#{link[:-1]}{'0' if link[-1] != '0' else '1'}")

    expect(visit.quiz).to_have_attribute("data-state", "problem")
    expect(page.get_by_role("alert").filter(visible=True)).to_contain_text("The link was changed on the way")
    expect(page.locator("[data-verdict]")).to_have_count(0)
    visit.button("Go to my own answers").click()
    expect(visit.chosen(factor)).to_have_value(option)


def test_a_link_opens_while_the_quiz_stands_already(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """A link that is pasted into the address of an open quiz is opened as well, and the own answers are put aside."""
    page = visit.go("quiz/")
    visit.when_python_is_ready()
    visit.choose(knowledge.factors[0].id, "unknown")
    visit.go_to_place(write_link(knowledge, case.answers))

    expect(visit.result()).to_have_attribute("data-first-choice", case.expect.first_choice or "")
    visit.button("Keep these as another piece of work").click()
    expect(page.get_by_role("heading", name="Your pieces of work")).to_be_focused()
    expect(page.get_by_role("table", name="Your pieces of work").get_by_role("row")).to_have_count(1 + 2)


def test_a_result_needs_no_clipboard_to_be_copied(visit: Visit, case: Case) -> None:
    """The link lands on the clipboard, said to see and to hear; where that is denied it stands selected in a field."""
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.page
    visit.open_with(case.answers)
    link = private_link(page)
    visit.button("Copy link").click()
    expect(visit.result()).to_contain_text("The link is copied.")
    expect(visit.announced).to_have_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == link
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    visit.button("Copy link").click()
    field = page.get_by_role("textbox", name="The private link, to copy")

    expect(field).to_be_focused()
    expect(field).to_have_value(link)
    assert page.evaluate("getSelection().toString()") == link
    expect(visit.result()).to_contain_text("Press Ctrl+C")


def test_while_the_link_is_made_the_buttons_wait(visit: Visit, case: Case) -> None:
    """Until the link is there every button says that it is disabled, keeps the focus and does nothing."""
    release = visit.hold(MODULE, call="link")
    page = visit.page
    visit.open_with(case.answers)
    copy = visit.button("Copy link")
    expect(copy).to_be_disabled()
    expect(page.get_by_role("link", name="Private link to this result")).to_be_disabled()
    copy.focus()
    page.keyboard.press("Enter")
    expect(copy).to_be_focused()
    expect(visit.announced).to_have_text("One moment: this is not ready yet.")
    release()

    private_link(page)
    expect(copy).to_be_enabled()


def test_what_cannot_be_kept_is_said_in_words(visit: Visit, case: Case) -> None:
    """Without a link the reader is told and can still download; a record that is refused says why, and can be tried again."""
    visit.refuse("no link today", call="link")
    page = visit.page
    visit.open_with(case.answers)
    expect(visit.result()).to_contain_text("The private link could not be made now.")
    expect(visit.announced).to_contain_text("could not be made")
    expect(visit.button("Copy link")).to_have_count(0)
    assert faults(page, "light") == []
    visit.refuse("the title is too long", call="record")
    visit.open_section("Save as a file")
    visit.button("Download as JSON").click()

    expect(visit.result()).to_contain_text("That did not work: the title is too long.")
    expect(visit.button("Download as JSON")).to_be_enabled()


def test_sharing_hands_over_title_and_link(visit: Visit, case: Case) -> None:
    """The share sheet gets the title and the link; closing it is silent, and what fails is said."""
    visit.page.add_init_script("navigator.share = async () => {}")
    page = visit.page
    visit.open_with(case.answers)
    link = private_link(page)
    visit.open_section("Save as a file")
    title(page).fill(" Billing ")
    for error, says in (
        ("", "The link is shared."),
        ("AbortError", ""),
        ("NotAllowedError", "This browser could not share the link. Copy it instead."),
    ):
        page.evaluate(
            """(error) => { navigator.share = async (given) => {
                window.shared = given;
                if (error) throw new DOMException("", error);
            }; }""",
            error,
        )
        visit.button("Share …").click()
        expect(visit.announced).to_have_text(says)
        expect(visit.button("Share …")).to_be_enabled()
        assert page.evaluate("window.shared") == {"title": "Billing", "url": link}


def test_a_record_is_downloaded_and_opens_again(
    real_python: Visit, knowledge: Knowledge, case: Case, tmp_path: Path
) -> None:
    """Each file is the record that Python writes, and choosing it in a fresh browser gives the same result."""
    page = real_python.page
    page.clock.install()
    real_python.open_with(case.answers)
    private_link(page)
    real_python.open_section("Save as a file")
    title(page).fill("The payments team")
    page.evaluate("() => { URL.revokeObjectURL = (address) => { window.revoked = address; }; }")
    files = []
    for form in ("Markdown", "JSON"):
        with page.expect_download() as loading:
            real_python.button(f"Download as {form}").click()
        files.append(tmp_path / loading.value.suggested_filename)
        loading.value.save_as(files[-1])
        expect(real_python.result()).to_contain_text(f"Downloaded as “{files[-1].name}”.")
    heading = {"date": date.fromisoformat(files[0].stem[-10:]).isoformat(), "title": "The payments team"}
    markdown, json_text = (file.read_text(encoding="utf-8") for file in files)
    made = record(knowledge, case.answers, **heading)
    assert markdown == as_markdown(made)
    assert json.loads(json_text) == made
    page.clock.fast_forward(20_000)
    assert page.evaluate("window.revoked").startswith("blob:"), "the file's address is given back"

    page.evaluate("localStorage.clear()")
    page.goto("about:blank")
    opening(real_python)
    for file in files:
        page.get_by_label("A file you downloaded here").set_input_files(file)
        real_python.button("Open").click()
        expect(real_python.result()).to_have_attribute("data-first-choice", case.expect.first_choice or "")
        real_python.go_to_place(f"#question-{knowledge.factors[0].id}")
        expect(real_python.button("Remove the file")).to_be_hidden()


# Opening


def opening(visit: Visit) -> Page:
    """Unfold the panel that opens what was kept, once Python can."""
    page = visit.go("quiz/")
    visit.when_python_is_ready()
    page.get_by_text("Open a saved result").click()
    return page


def pasted(page: Page) -> Locator:
    """Return the field for a text to open."""
    return page.get_by_label("Or paste a link or a record")


def panel(page: Page) -> Locator:
    """Return the form in which something is opened."""
    return page.locator("form").filter(has=pasted(page))


def alert(page: Page) -> Locator:
    """Return what the panel says is wrong."""
    return panel(page).get_by_role("alert")


def texts_opened(visit: Visit) -> list[Any]:
    """Return the texts that the decision module was asked to open."""
    return [call["text"] for call in visit.calls if call["call"] == "open"]


def test_a_pasted_text_is_opened_as_it_is(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """The whole text goes to the decision module; meanwhile the panel is busy, and afterwards it is empty."""
    text = f" {visit.address}quiz/#{write_link(knowledge, case.answers)}\n"
    page = opening(visit)
    release = visit.hold(MODULE, call="open")
    pasted(page).fill(text)
    visit.button("Open").click()
    expect(visit.button("Opening …")).to_be_disabled()
    expect(panel(page)).to_have_attribute("aria-busy", "true")
    visit.button("Opening …").click(force=True)
    release()

    expect(visit.notice).to_contain_text(SAVED)
    expect(pasted(page)).to_have_value("")
    expect(page.get_by_text("Open a saved result")).to_be_visible()
    assert texts_opened(visit) == [text]


def test_a_file_that_is_no_record_is_refused_unseen(visit: Visit) -> None:
    """What is too large, binary, out of reach or beside a text is not sent on; the choice is kept, and can be taken back."""
    page = opening(visit)
    field = page.get_by_label("A file you downloaded here")
    for content, says in (
        (b"x" * 262_145, "262,144 bytes"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not text"),
    ):
        field.set_input_files({"name": "a.md", "mimeType": "text/plain", "buffer": content})
        visit.button("Open").click()
        expect(alert(page)).to_contain_text(says)
        assert field.evaluate("input => input.files.length") == 1
    page.evaluate("() => { File.prototype.text = () => Promise.reject(new DOMException('', 'NotReadableError')); }")
    visit.button("Open").click()
    expect(alert(page)).to_contain_text("could not be read")
    pasted(page).fill("a text")
    visit.button("Open").click()
    expect(alert(page)).to_contain_text("a file and pasted a text")
    assert texts_opened(visit) == []
    visit.button("Remove the file").click()
    visit.button("Open").click()

    expect(alert(page)).to_contain_text("This is not a link of the quiz")
    assert texts_opened(visit) == ["a text"]


def test_hostile_text_is_shown_as_text_and_kept(visit: Visit) -> None:
    """What is said of a text is never taken for markup, and the text stays in its field; a failure ends the wait as well."""
    hostile = "<img src=x onerror=\"document.title = 'run'\">"
    page = opening(visit)
    visit.refuse(f"'{hostile}' is no link.", call="open")
    pasted(page).fill(hostile)
    visit.button("Open").click()
    expect(alert(page)).to_have_text(f"'{hostile}' is no link.")
    expect(pasted(page)).to_have_value(hostile)
    assert visit.quiz.locator("img").count() == 0
    assert page.title() != "run"
    page.route(MODULE, lambda route: route.fulfill(status=500))
    pasted(page).fill("link=1")
    visit.button("Open").click()

    expect(alert(page)).to_contain_text("This could not be opened now: ")
    expect(visit.button("Open")).to_be_enabled()
