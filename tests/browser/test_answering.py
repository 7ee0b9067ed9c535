"""What a buyer sees and does while answering: progress, keys, models that drop out, and the review."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from sitebuild.guide.typical import typical_more
from tests.browser.conftest import Visit
from tests.browser.quiz_steps import announced, as_asked, button, choose, question, quiz, result, when_python_is_ready
from whichmodel.deciding.decision import decide
from whichmodel.deciding.elimination import eliminated
from whichmodel.facts.knowledge import UNKNOWN, Case, Knowledge
from whichmodel.telling.wording import dropped_in_words


@pytest.fixture
def case(knowledge: Knowledge) -> Case:
    """Return a case with an answer to every question that is settled before the last one."""
    for case in knowledge.cases:
        if len(case.answers) == len(knowledge.factors) and UNKNOWN not in case.answers.values():
            answers = as_asked(knowledge, case.answers)
            early = dict(list(answers.items())[:7])
            if decide(knowledge, early).decided:
                return replace(case, answers=answers)
    raise AssertionError("no case is settled after seven answers")


def test_nothing_is_chosen_beforehand(visit: Visit) -> None:
    """A new visitor finds every answer open."""
    assert visit.go("quiz/").locator("input[type=radio]:checked").count() == 0


def test_progress_says_about_how_many_are_left(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """The number of questions still to come is the one that the worked cases show."""
    typical = typical_more(knowledge)
    page = visit.go("quiz/")
    for number, (factor, option) in enumerate(list(case.answers.items())[:3]):
        more = typical[number] - 1
        expect(page.locator(".wm-progress")).to_have_text(
            f"Question {number + 1} of {len(knowledge.factors)}, about {more} more"
        )
        choose(page, factor, option)
        button(page, "Continue").click()


def test_number_keys_choose_while_the_focus_is_in_the_question(visit: Visit, knowledge: Knowledge) -> None:
    """A number key chooses the answer of that place, Enter goes on, and neither does anything elsewhere."""
    first, second = knowledge.factors[:2]
    page = visit.go("quiz/")
    page.keyboard.press("2")
    assert page.locator("input:checked").count() == 0, "a key that is pressed outside the question chose an answer"
    page.locator(f'input[name="{first.id}"]').first.focus()
    page.keyboard.press("2")
    chosen = page.locator(f'input[name="{first.id}"]:checked')
    expect(chosen).to_have_value(first.options[1].id)
    expect(chosen).to_be_focused()
    expect(chosen).to_have_attribute("aria-keyshortcuts", "2")
    page.keyboard.press("Enter")
    expect(question(page, second.id).locator("legend")).to_be_focused()
    page.keyboard.press("1")
    expect(page.locator(f'input[name="{second.id}"]:checked')).to_have_value(second.options[0].id)
    expect(question(page, second.id)).to_contain_text(f"Keys 1 to {len(second.options) + 1} choose an answer")


def test_models_that_drop_out_say_why_without_taking_the_focus(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """Each model that is out has its reason, in the buyer's own answer, and the focus stays in the question."""
    page = visit.go("quiz/")
    when_python_is_ready(page)
    given: dict[str, str] = {}
    for factor, option in case.answers.items():
        choose(page, factor, option)
        given[factor] = option
        out = eliminated(knowledge, decide(knowledge, given))
        if out:
            break
        button(page, "Continue").click()
    why = page.get_by_role("group", name="Models still possible").locator("details")
    expect(why).to_be_visible()

    assert page.evaluate("document.activeElement.type") == "radio"
    possible = decide(knowledge, given).possible
    expect(announced(page)).to_contain_text("Still possible: ")
    for model in knowledge.models:
        if model.id in possible:
            expect(announced(page)).to_contain_text(model.title)
    why.locator("summary").click()
    for each in out:
        expect(why.get_by_role("listitem").filter(has_text=each.model.title).first).to_contain_text(
            dropped_in_words(each)
        )


def test_a_settled_result_is_offered_early_and_may_wait(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """Once nothing can change the choice any more, the buyer may stop there, or go on."""
    page = visit.go("quiz/")
    when_python_is_ready(page)
    given: dict[str, str] = {}
    for factor, option in case.answers.items():
        choose(page, factor, option)
        given[factor] = option
        if decide(knowledge, given).decided:
            break
        button(page, "Continue").click()
    expect(page.get_by_text("Your answers already settle the result.", exact=False).first).to_be_visible()
    expect(announced(page)).to_contain_text("already settle the result")
    expect(button(page, "Continue")).to_be_visible()
    button(page, "Check your answers").click()

    skipped = len(knowledge.factors) - len(given)
    expect(quiz(page)).to_have_attribute("data-state", "review")
    expect(page.locator(".wm-review")).to_contain_text(f"{skipped} {'is' if skipped == 1 else 'are'} skipped")
    button(page, "See the result").click()
    expect(result(page)).to_have_attribute("data-first-choice", case.expect.first_choice or "")


def test_the_review_shows_all_answers_and_changes_any_one(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """Each question stands there with its answer or as skipped; a change leads back with all later answers kept."""
    answers = dict(list(case.answers.items())[:4])
    changed, skipped = list(answers)[1], knowledge.factors[-1]
    page = visit.go("quiz/#" + "&".join(f"{factor}={option}" for factor, option in answers.items()))
    expect(question(page, knowledge.factors[4].id)).to_be_visible()
    page.goto(visit.address + "quiz/#review")
    given = page.locator(".wm-given")
    expect(given).to_have_count(len(knowledge.factors))
    expect(given.last).to_contain_text("Skipped")
    page.locator(f'.wm-given[data-factor="{changed}"]').get_by_role("button").click()
    expect(page.locator(".wm-progress")).to_contain_text("change your answer")
    choose(page, changed, UNKNOWN)
    button(page, "Check your answers").click()

    expect(page.get_by_role("heading", name="Check your answers")).to_be_focused()
    expect(page.locator(f'.wm-given[data-factor="{changed}"]')).to_contain_text("I don’t know")
    for factor, option in answers.items():
        if factor != changed:
            label = next(o.label for f in knowledge.factors if f.id == factor for o in f.options if o.id == option)
            expect(page.locator(f'.wm-given[data-factor="{factor}"]')).to_contain_text(label)
    page.locator(f'.wm-given[data-factor="{skipped.id}"]').get_by_role("button", name="Answer").click()
    expect(question(page, skipped.id)).to_be_visible()
    page.go_back()
    expect(quiz(page)).to_have_attribute("data-state", "review")


def test_answers_of_an_earlier_version_are_kept_and_not_counted(visit: Visit, knowledge: Knowledge) -> None:
    """Yesterday's saved data opens: what today's questions do not have is kept, and said not to count."""
    first = knowledge.factors[0]
    kept = {"format": 1, "answers": {first.id: "gone-answer", knowledge.factors[1].id: UNKNOWN}, "own": None}
    page = visit.go("about/")
    page.evaluate("(kept) => localStorage.setItem('which-engagement-model', JSON.stringify(kept))", kept)
    page = visit.go("quiz/#review")

    note = page.locator(".wm-uncounted")
    expect(note).to_contain_text("They are kept, and they do not count")
    expect(note).to_contain_text("gone-answer")
    expect(page.locator(f'.wm-given[data-factor="{first.id}"]')).to_contain_text("Skipped")
    page.reload()
    expect(page.locator(".wm-uncounted")).to_contain_text("gone-answer")


def test_answers_that_call_for_a_mix_cross_no_model_out(visit: Visit, knowledge: Knowledge) -> None:
    """Where no single model can come first any more, the row says so, and does not call all of them out."""
    case = next(c for c in knowledge.cases if c.expect.verdict == "mix" and not decide(knowledge, c.answers).possible)
    visit.page.goto(f"{visit.address}quiz/#" + "&".join(f"{f}={o}" for f, o in case.answers.items()))
    result(visit.page)
    page = visit.go(f"quiz/#question-{knowledge.factors[0].id}")
    row = page.get_by_role("group", name="Models still possible")

    expect(row.get_by_text("call for more than one model")).to_be_visible(timeout=60_000)
    expect(page.locator(".wm-is-dropped")).to_have_count(0)
    expect(announced(page)).to_contain_text("No single model covers your answers.")
