"""What stays of the answers in every browser, what is forgotten for good, and what comes back by link and record."""

import json
from pathlib import Path

import pytest

from tests.browser.engines.person import Person
from tests.browser.engines.test_answering import ON_QUESTION, QUESTION, answer_by_mouse, answered, label
from tests.browser.support.quiz_steps import STORAGE_KEY, with_answers
from whichmodel.facts.knowledge import Case, Knowledge
from whichmodel.keeping.record import record

SAVED = "This is the result that was saved."
NOT_KEPT = "This browser does not let us keep your answers"

BLOCKED = 'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError") } });'
FULL = 'Storage.prototype.setItem = () => { throw new DOMException("no", "QuotaExceededError") };'
NO_STEPS = 'history.pushState = history.replaceState = () => { throw new DOMException("no", "SecurityError") };'
"""What Safari does to whoever takes a hundred steps within half a minute."""

ON_PAPER = """
const turn = ({ media, cssRules }) => {
  const kind = media?.mediaText ?? "";
  if (/\\bprint\\b/.test(kind)) media.mediaText = kind.replace(/\\bprint\\b/, "all");
  else if (/\\bscreen\\b/.test(kind)) media.mediaText = "not all";
  for (const rule of cssRules ?? []) turn(rule);
};
for (const sheet of document.styleSheets) turn(sheet);
window.dispatchEvent(new Event("beforeprint"));
"""
"""Shows a page as its rules for paper have it: no driver but Chromium's lets one ask for that."""


def kept(person: Person) -> str | None:
    """Return what the quiz keeps in the browser."""
    found: str | None = person.run("return localStorage.getItem(arguments[0])", STORAGE_KEY)
    return found


def answer_first(person: Person, knowledge: Knowledge, option: int) -> None:
    """Answer the first question with the option of that place."""
    first = knowledge.factors[0]
    person.click(label(first.id, first.options[option].id))


def leave_and_come_back(person: Person, knowledge: Knowledge) -> None:
    """Answer the first question, read another page, and open the quiz in a new load."""
    person.open("quiz/")
    answer_first(person, knowledge, 0)
    # Firefox keeps no page whole that still fetches something.
    person.until("return document.querySelector('which-model-quiz').textContent.includes('Still possible: ')")
    person.open("about/privacy/")
    person.open("quiz/")
    person.see(QUESTION)


def go_back_to_the_first(person: Person) -> None:
    """Use the browser's Back twice: to a page that was kept whole, unless the browser wants its memory for something else."""
    person.back()
    person.until("return location.pathname.includes('privacy')")
    person.back()
    person.see(QUESTION)


def test_going_back_brings_no_forgotten_answer_back(person: Person, knowledge: Knowledge) -> None:
    """A page that the browser kept whole shows what is kept now: nothing; and the next answer is the only one."""
    second = knowledge.factors[1]
    leave_and_come_back(person, knowledge)
    person.click("button", "Forget my answers")
    go_back_to_the_first(person)
    person.until("return !document.querySelector('which-model-quiz input:checked')")
    assert kept(person) is None
    person.run("location.hash = arguments[0]", f"#question-{second.id}")
    person.click(label(second.id, second.options[0].id))

    assert json.loads(kept(person) or "")["works"][0]["answers"] == {second.id: second.options[0].id}


def test_going_back_does_not_undo_what_was_changed_since(person: Person, knowledge: Knowledge) -> None:
    """A page that the browser kept whole shows the answer as it was changed, and keeps it."""
    first, second = knowledge.factors[:2]
    leave_and_come_back(person, knowledge)
    answer_first(person, knowledge, 1)
    go_back_to_the_first(person)
    person.until(
        "return document.querySelector('which-model-quiz input:checked')?.value === arguments[0]", first.options[1].id
    )
    person.click("button", "Continue")
    person.click(label(second.id, second.options[0].id))

    assert answered(person) == {first.id: first.options[1].id, second.id: second.options[0].id}
    assert json.loads(kept(person) or "")["works"][0]["answers"] == answered(person)


def test_forgetting_leaves_nothing_behind(person: Person, case: Case) -> None:
    """After Forget the first question stands there without an answer, also after a reload, and nothing is kept."""
    person.open(with_answers(case.answers))
    person.see("[data-verdict]")
    person.click("button", "Forget my answers")
    person.see(QUESTION)
    assert "Your answers have been removed from this browser." in person.text(".wm-notice")
    person.reload()
    person.see(QUESTION)

    assert answered(person) == {}
    assert kept(person) is None


@pytest.mark.parametrize("troubled", [NO_STEPS], indirect=True, ids=["no steps"])
def test_a_browser_that_refuses_steps_loses_the_address_alone(troubled: Person, case: Case) -> None:
    """Continue, Back and the result work where the history takes nothing."""
    person, (first, second, *_) = troubled, case.answers.items()
    person.open("quiz/")
    for given in (first, second):
        person.click(label(*given))
        person.click("button", "Continue")
    person.click("button", "Back")
    person.until(ON_QUESTION, second[0])
    person.press("1")
    assert answered(person)[second[0]]
    answer_by_mouse(person, case.answers)

    assert person.see(f'[data-first-choice="{case.expect.first_choice}"]')


@pytest.mark.parametrize("troubled", [BLOCKED, FULL], indirect=True, ids=["blocked", "full"])
def test_a_browser_that_keeps_nothing_gives_the_result_all_the_same(troubled: Person, case: Case) -> None:
    """The answers live as long as the page, and the reader is told so once there is one."""
    person = troubled
    person.open("quiz/")
    person.click(label(*next(iter(case.answers.items()))))
    person.until("return find('.wm-privacy').textContent.includes(arguments[0])", NOT_KEPT)
    answer_by_mouse(person, case.answers)

    assert person.see(f'[data-first-choice="{case.expect.first_choice}"]')


def test_the_private_link_opens_the_same_result_for_somebody_else(person: Person, case: Case) -> None:
    """Somebody who has no answers sees what was shared, and the address no longer holds it."""
    person.open(with_answers(case.answers))
    shown = person.text("[data-verdict]")
    link = person.until("return find('a', 'Private link to this result')?.href")
    person.run("localStorage.clear()")
    person.open("about/privacy/")
    person.open(link.removeprefix(person.address))

    assert person.text("[data-verdict]") == shown
    assert SAVED in person.text(".wm-notice")
    assert person.run("return location.hash") == "#result"


def test_a_record_is_opened_from_its_file(person: Person, case: Case, knowledge: Knowledge, tmp_path: Path) -> None:
    """A downloaded record opens as a result, and the answers in it are the reader's own from then on."""
    file = tmp_path / "result.json"
    file.write_text(json.dumps(record(knowledge, case.answers, date="2026-03-31")), encoding="utf-8")
    person.open("quiz/")
    person.click("summary", "Open a saved result")
    person.type("input[type=file]", str(file))
    person.click("button", "Open")

    assert person.see(f'[data-first-choice="{case.expect.first_choice}"]')
    assert SAVED in person.text(".wm-notice")
    assert answered(person) == case.answers


def test_on_paper_the_result_stands_whole_and_without_its_controls(person: Person, case: Case) -> None:
    """The rules for paper hide buttons and navigation, show where the result can be found again, and unfold what is folded."""
    person.open(with_answers(case.answers))
    person.see("[data-verdict]")
    person.see("button", "Forget my answers")
    assert not person.sees(".wm-print-end")
    person.run(ON_PAPER)

    assert person.sees(".wm-print-end")
    assert not person.sees("which-model-quiz button")
    assert not person.sees(".md-header")
    assert person.run("return [...document.querySelectorAll('[data-verdict] details')].some(({ open }) => open)")
