"""From the first question to the result in every browser, also by fast or doubtful hands, and back again."""

import json
from collections.abc import Callable, Mapping

import pytest

from tests.browser.engines.person import Person
from tests.browser.support.quiz_steps import with_answers
from tests.parity.asked import hostile_requests, requests_of_every_kind
from whichmodel.facts.knowledge import UNKNOWN, Case, Factor, Knowledge

QUESTION = "which-model-quiz[data-state=question]"
"""The quiz, while it asks."""

ON_QUESTION = """
const fieldset = find(`fieldset[data-factor="${arguments[0]}"]`);
return fieldset && document.activeElement === fieldset.querySelector("legend")
"""
"""Whether a question is seen and has the focus."""

SEEN_WHOLE = """
const [{ top, bottom }, header] = [arguments[0].getBoundingClientRect(), find(".md-header")];
return top >= header.getBoundingClientRect().bottom && bottom <= innerHeight
"""

TIMES_READ = """
const error = find(".wm-error");
const group = error.closest("fieldset");
return [
  error.matches("[role=alert], [role=status], [aria-live]"),
  error === document.activeElement,
  group.getAttribute("aria-describedby") === error.id && group.contains(document.activeElement),
].filter(Boolean).length
"""
"""By how many ways somebody who hears the page is told of an error at once."""

PAGES_WORKER = """
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (...given) {
  // The search has a worker as well. One that is being started cannot be asked yet.
  if (given[0]?.kind === "ask") window.pagesWorker = this;
  if (given[0]?.kind === "start") window.pagesWorker = null;
  return post.apply(this, given);
};
"""

ASK_WORKER = """
const text = arguments[0];
if (!window.pagesWorker) return null;
// A worker that has been replaced on a busy machine never replies, so its question is put again.
if (window.asked !== text || window.askedOf !== window.pagesWorker) {
  [window.asked, window.reply, window.askedOf] = [text, null, window.pagesWorker];
  const id = (window.lastId = (window.lastId ?? 1e6) + 1);
  window.pagesWorker.addEventListener("message", ({ data }) => {
    if (data.id === id) window.reply = data.text;
  });
  window.pagesWorker.postMessage({ kind: "ask", id, text });
}
return window.reply
"""


EACH = 60
"""Of the requests that Pythons under Node are asked, one in so many is put to every browser; all by `make parity`."""

LEAN_HAS_FAILED = """
const lean = document.querySelector("which-model-quiz").getAttribute("lean");
sessionStorage.setItem("which-engagement-model-lean-failed", new URL(`../${lean}`, location.href).href);
"""
HAS_LEAN_FAILED = "return sessionStorage.getItem('which-engagement-model-lean-failed')"


def label(factor: str, option: str) -> str:
    """Return the selector of an answer's label."""
    return f'label[for="{factor}--{option}"]'


def key(factor: Factor, option: str) -> str:
    """Return the number key of an answer."""
    return str([*(each.id for each in factor.options), UNKNOWN].index(option) + 1)


def answered(person: Person) -> dict[str, str]:
    """Return the answers that are chosen in the form."""
    pairs = "[...document.querySelectorAll('which-model-quiz input:checked')].map(({ name, value }) => [name, value])"
    return dict(person.run(f"return {pairs}"))


def next_question(person: Person, last: str = "") -> str:
    """Wait for another question than the last, and return its factor, or nothing where all answers are shown."""
    shown = "find('fieldset')?.dataset.factor ?? (find('.wm-review') && 'review')"
    factor = str(person.until(f"const shown = {shown}; return shown !== arguments[0] && shown", last))
    return "" if factor == "review" else factor


def answer_by_mouse(person: Person, answers: Mapping[str, str]) -> None:
    """Answer whatever is asked, and ask for the result: a question that can no longer matter may be left out."""
    factor = next_question(person)
    while factor:
        person.click(label(factor, answers[factor]))
        person.click("button.wm-button--primary")
        factor = next_question(person, factor)
    person.click("button", "See the result")


def test_the_keyboard_alone_gives_the_result(person: Person, case: Case, knowledge: Knowledge) -> None:
    """A number and Enter answer each question, and the next one has the focus each time, as the result does at the end."""
    factors = {factor.id: factor for factor in knowledge.factors}
    person.open("quiz/")
    factor = next_question(person)
    # A reader has tabbed to the first question; the others have the focus by themselves.
    person.run("find('fieldset input').focus()")
    while factor:
        person.press(key(factors[factor], case.answers[factor]), "Enter")
        factor = next_question(person, factor)
        if factor:
            person.until(ON_QUESTION, factor)
    person.until("return document.activeElement.id === 'wm-review-title'")
    assert answered(person).items() <= case.answers.items()
    person.press(*["Tab"] * (len(case.answers) + 1), "Enter")

    person.see(f'[data-first-choice="{case.expect.first_choice}"]')
    person.until("return document.activeElement.closest('[data-verdict]')")


def test_continue_by_mouse_puts_the_focus_on_the_next_question(person: Person, knowledge: Knowledge) -> None:
    """After a click on Continue, and on Back, the number keys belong to the question that is shown."""
    first, second = knowledge.factors[:2]
    person.open("quiz/")
    person.click(label(first.id, first.options[0].id))
    person.click("button", "Continue")
    person.until(ON_QUESTION, second.id)
    person.press("1")
    assert answered(person)[second.id] == second.options[0].id
    person.click("button", "Back")
    person.until(ON_QUESTION, first.id)
    person.press("2")
    assert answered(person)[first.id] == first.options[1].id


@pytest.mark.parametrize("later", [(), (1,)], ids=["open", "answered"])
def test_a_double_click_on_continue_goes_on_once(person: Person, knowledge: Knowledge, later: tuple[int, ...]) -> None:
    """The question that comes is neither skipped, where it has an answer, nor complained of, where it has none."""
    given = {knowledge.factors[index].id: knowledge.factors[index].options[0].id for index in (0, *later)}
    person.open(with_answers(given))
    back_to_the_first(person, knowledge)
    person.click("button", "Continue", times=2)
    person.until(ON_QUESTION, knowledge.factors[1].id)
    person.see("button", "Continue")

    assert person.run(ON_QUESTION, knowledge.factors[1].id)
    assert not person.sees(".wm-error")


def back_to_the_first(person: Person, knowledge: Knowledge) -> None:
    """Go to the first question by its address."""
    person.see(QUESTION)
    person.run("location.hash = arguments[0]", f"#question-{knowledge.factors[0].id}")
    person.until(ON_QUESTION, knowledge.factors[0].id)


def test_a_double_click_on_back_goes_back_once(person: Person, knowledge: Knowledge) -> None:
    """From the third question it leads to the second."""
    first, second, _ = knowledge.factors[:3]
    person.open("quiz/")
    for factor in (first, second):
        person.click(label(factor.id, factor.options[0].id))
        person.click("button", "Continue")
    person.click("button", "Back", times=2)
    person.until(ON_QUESTION, second.id)
    # What a second step would have led to would be there by now.
    person.press("2")

    assert answered(person) == {first.id: first.options[0].id, second.id: second.options[1].id}


@pytest.mark.parametrize("later", [(), (1,)], ids=["open", "answered"])
def test_enter_twice_goes_on_once(person: Person, knowledge: Knowledge, later: tuple[int, ...]) -> None:
    """The second Enter is not meant for a question that nobody has read yet."""
    second = knowledge.factors[1]
    given = {knowledge.factors[index].id: knowledge.factors[index].options[0].id for index in (0, *later)}
    person.open(with_answers(given))
    back_to_the_first(person, knowledge)
    person.press("2", "Enter", "Enter")
    person.until(ON_QUESTION, second.id)
    assert not person.sees(".wm-error")
    person.press("2")

    assert answered(person)[second.id] == second.options[1].id


def test_continue_without_an_answer_is_told_once_and_in_view(person: Person, knowledge: Knowledge) -> None:
    """In a low window the message and the question are both seen; it is heard by one way, and number keys still work."""
    first, second = knowledge.factors[:2]
    person.window(700, 560)
    person.open("quiz/")
    person.click("button", "Continue")
    person.see(".wm-error")

    for part in (".wm-error", f'fieldset[data-factor="{first.id}"] legend'):
        assert person.run(SEEN_WHOLE, person.see(part)), part
    assert person.run(TIMES_READ) == 1
    person.press("1")
    assert not person.sees(".wm-error")
    person.press("Enter")
    person.until(ON_QUESTION, second.id)


def test_back_forward_and_reload_keep_place_and_answers(person: Person, case: Case) -> None:
    """The browser's own steps lead from question to question, with every answer and the focus in its place."""
    first, second, third = list(case.answers.items())[:3]
    person.open("quiz/")
    for given in (first, second):
        person.click(label(*given))
        person.click("button", "Continue")
    person.until(ON_QUESTION, third[0])
    person.back()
    person.until(ON_QUESTION, second[0])
    person.back()
    person.until(ON_QUESTION, first[0])
    person.forward()
    person.until(ON_QUESTION, second[0])
    person.reload()
    person.see(f'fieldset[data-factor="{second[0]}"]')

    assert answered(person) == dict([first, second])


@pytest.mark.parametrize("way", ["lean", "plain"])
def test_python_in_the_page_decides_as_cpython_does(
    person_with_python: Person,
    case: Case,
    knowledge: Knowledge,
    answer: Callable[[str], str],
    way: str,
    pytestconfig: pytest.Config,
) -> None:
    """Started either way, the page's own worker replies to calls of each kind, right and wrong, in CPython's bytes."""
    person = person_with_python
    requests, all_of_them = requests_of_every_kind(knowledge), pytestconfig.getoption("--every-request")
    requests = [*requests, *hostile_requests(knowledge)] if all_of_them else requests[::EACH]
    person.open("quiz/")
    if way == "plain":
        person.run(LEAN_HAS_FAILED)
        person.reload()
    person.run(PAGES_WORKER)
    answer_by_mouse(person, dict(case.answers))
    person.see(f'[data-verdict="recommended"][data-first-choice="{case.expect.first_choice}"]')

    expected = [answer(request) for request in requests]
    # A person waits for each: WebKit takes its time over them, the more so on a busy machine.
    replies = [person.until(ASK_WORKER, request) for request in requests]
    assert [pair for pair in zip(requests, replies, expected, strict=True) if pair[1] != pair[2]] == []
    assert {json.loads(reply)["ok"] for reply in expected} == {True, False}
    # Of hostile texts the lean way leaves some to the plain one, and that is noted.
    assert bool(person.run(HAS_LEAN_FAILED)) == (way == "plain" or all_of_them)
