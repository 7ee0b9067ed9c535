"""A buyer's path through the quiz: answering, progress, models that drop out, the review, and the way back."""

import json
from collections.abc import Callable, Mapping

from playwright.sync_api import expect

from sitebuild.guide.typical import typical_more
from tests.browser.conftest import Visit
from tests.browser.support.quiz_steps import STORAGE_KEY, with_answers
from whichmodel.deciding.decision import decide
from whichmodel.deciding.elimination import Eliminated, eliminated
from whichmodel.facts.knowledge import UNKNOWN, Case, Knowledge
from whichmodel.telling.wording import dropped_in_words


def answer_until(
    visit: Visit, answers: Mapping[str, str], enough: Callable[[dict[str, str]], object]
) -> dict[str, str]:
    """Answer one question after the other until the answers given are enough, and return them."""
    visit.when_python_is_ready()
    given: dict[str, str] = {}
    for factor, option in answers.items():
        visit.choose(factor, option)
        given[factor] = option
        if enough(given):
            break
        visit.button("Continue").click()
    return given


def test_clicking_through_the_quiz_gives_a_result_with_reasons(
    real_python: Visit, case: Case, knowledge: Knowledge
) -> None:
    """Six answers by click lead to the verdict of the case, its reasons with links to their claims, and next steps."""
    page = real_python.go("quiz/")
    real_python.answer_all(case.answers)
    shown = real_python.result()
    decision = decide(knowledge, case.answers)
    titles = {model.id: model.title for model in knowledge.models}
    first = next(model for model in knowledge.models if model.id == decision.first_choice)

    expect(shown).to_have_attribute("data-verdict", "recommended")
    expect(shown).to_have_attribute("data-first-choice", first.id)
    expect(shown.get_by_role("heading", level=2).first).to_contain_text(first.title)
    reasons = [reason.effect for reason in decision.ranking[0].reasons if reason.effect.points > 0]
    for reason in reasons:
        expect(shown).to_contain_text(reason.because)
    assert reasons
    expect(shown).to_contain_text(titles[decision.runner_up or ""])
    for step in decision.next_steps:
        expect(shown).to_contain_text(step.says)
    real_python.unfold()
    source = shown.locator('a[href*="/sources/"][href*="#"]').first
    claim = (source.get_attribute("href") or "").partition("#")[2]
    source.click()
    expect(page.locator(f'[id="{claim}"]')).to_be_visible()
    assert real_python.errors == []
    assert real_python.foreign == []


def test_the_keyboard_alone_is_enough(visit: Visit, case: Case) -> None:
    """Tab, arrow keys, space and Enter take a person from the first question to the result."""
    page = visit.go("quiz/")
    for number, (factor, option) in enumerate(case.answers.items()):
        expect(visit.question(factor)).to_be_visible()
        if number == 0:
            page.locator(f'input[name="{factor}"]').first.focus()
        else:
            # The question has the focus after "Continue"; its first answer is a few tabs away at most.
            for _ in range(6):
                if page.evaluate("document.activeElement.type === 'radio'"):
                    break
                page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.name") == factor
        page.keyboard.press("Space")
        while page.evaluate("document.activeElement.value") != option:
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Check your answers")).to_be_focused()
    for _ in range(len(case.answers) + 1):
        page.keyboard.press("Tab")
    expect(visit.button("See the result")).to_be_focused()
    page.keyboard.press("Enter")

    expect(visit.result()).to_have_attribute("data-first-choice", case.expect.first_choice or "")
    assert page.evaluate("document.activeElement.closest('[data-verdict]') !== null"), "the focus is in the result"


def test_number_keys_choose_while_the_focus_is_in_the_question(visit: Visit, knowledge: Knowledge) -> None:
    """A number key chooses the answer of that place, Enter goes on, and neither does anything elsewhere."""
    first, second = knowledge.factors[:2]
    page = visit.go("quiz/")
    page.keyboard.press("2")
    assert page.locator("input:checked").count() == 0, "a key that is pressed outside the question chose an answer"
    page.locator(f'input[name="{first.id}"]').first.focus()
    page.keyboard.press("2")
    expect(visit.chosen(first.id)).to_have_value(first.options[1].id)
    expect(visit.chosen(first.id)).to_be_focused()
    expect(visit.chosen(first.id)).to_have_attribute("aria-keyshortcuts", "2")
    page.keyboard.press("Enter")
    expect(visit.question(second.id).locator("legend")).to_be_focused()
    page.keyboard.press("1")
    expect(visit.chosen(second.id)).to_have_value(second.options[0].id)
    expect(visit.question(second.id)).to_contain_text(f"Keys 1 to {len(second.options) + 1} choose an answer")


def test_without_javascript_the_form_is_complete(still: Visit, knowledge: Knowledge) -> None:
    """Without scripts a person can read every question and answer, and is sent to the paper sheet."""
    page = still.go("quiz/")
    for factor in knowledge.factors:
        expect(page.get_by_role("group", name=factor.ask)).to_be_visible()
        assert page.locator(f'input[type=radio][name="{factor.id}"]').count() == len(factor.options) + 1
    still.quiz.get_by_role("link", name="paper sheet").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("The quiz on paper")


def test_progress_says_about_how_many_are_left(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """Nothing is chosen beforehand; the number of questions still to come is the one that the worked cases show."""
    typical = typical_more(knowledge)
    page = visit.go("quiz/")
    expect(page.locator("input[type=radio]:checked")).to_have_count(0)
    for number, (factor, option) in enumerate(list(case.answers.items())[:3]):
        expect(visit.quiz).to_contain_text(
            f"Question {number + 1} of {len(knowledge.factors)}, about {typical[number] - 1} more"
        )
        visit.choose(factor, option)
        visit.button("Continue").click()


def out_of(knowledge: Knowledge, given: Mapping[str, str]) -> tuple[Eliminated, ...]:
    """Return the models that some answers leave out."""
    return eliminated(knowledge, given, decide(knowledge, given).possible)


def test_models_that_drop_out_say_why_without_taking_the_focus(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """Each model that is out is marked and has its reason, in the buyer's own answer; the focus stays in the question."""
    page = visit.go("quiz/")
    given = answer_until(visit, case.answers, lambda given: out_of(knowledge, given))
    row = page.get_by_role("group", name="Models still possible")
    why = row.locator("details")
    expect(why).to_be_visible()

    assert page.evaluate("document.activeElement.type") == "radio"
    possible = decide(knowledge, given).possible
    expect(visit.announced).to_contain_text("Still possible: ")
    for model in knowledge.models:
        shown = row.get_by_role("list").first.get_by_role("listitem").filter(has_text=model.title)
        if model.id in possible:
            expect(visit.announced).to_contain_text(model.title)
        expect(shown.get_by_text("out", exact=True)).to_be_visible(visible=model.id not in possible)
    why.locator("summary").click()
    for each in out_of(knowledge, given):
        reason = why.get_by_role("listitem").filter(has_text=each.model.title).first
        expect(reason).to_contain_text(dropped_in_words(each))


def test_a_settled_result_is_offered_early_and_may_wait(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """Once nothing can change the choice any more, the buyer may stop there, or go on."""
    page = visit.go("quiz/")
    given = answer_until(visit, case.answers, lambda given: decide(knowledge, given).decided)
    skipped = len(knowledge.factors) - len(given)
    assert skipped > 1
    expect(page.get_by_text("Your answers already settle the result.", exact=False).first).to_be_visible()
    expect(visit.announced).to_contain_text("already settle the result")
    expect(visit.button("Continue")).to_be_visible()
    visit.button("Check your answers").click()

    expect(visit.quiz).to_have_attribute("data-state", "review")
    expect(visit.quiz).to_contain_text(f"{skipped} are skipped")
    visit.button("See the result").click()
    expect(visit.result()).to_have_attribute("data-first-choice", case.expect.first_choice or "")


def test_the_review_shows_all_answers_and_changes_any_one(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """Each question stands there with its answer or as skipped; a change leads back with all later answers kept."""
    answers = dict(list(case.answers.items())[:4])
    changed, skipped = list(answers)[1], knowledge.factors[-1]
    page = visit.go(with_answers(answers))
    expect(visit.question(knowledge.factors[4].id)).to_be_visible()
    visit.go_to_place("#review")
    given = page.locator(".wm-given")
    expect(given).to_have_count(len(knowledge.factors))
    expect(given.last).to_contain_text("Skipped")
    page.locator(f'.wm-given[data-factor="{changed}"]').get_by_role("button").click()
    expect(visit.quiz).to_contain_text("change your answer")
    visit.choose(changed, UNKNOWN)
    visit.button("Check your answers").click()

    expect(page.get_by_role("heading", name="Check your answers")).to_be_focused()
    expect(page.locator(f'.wm-given[data-factor="{changed}"]')).to_contain_text("I don’t know")
    for factor, option in answers.items():
        if factor != changed:
            label = next(o.label for f in knowledge.factors if f.id == factor for o in f.options if o.id == option)
            expect(page.locator(f'.wm-given[data-factor="{factor}"]')).to_contain_text(label)
    visit.button(f"Answer : {skipped.ask}").click()
    expect(visit.question(skipped.id)).to_be_visible()
    page.go_back()
    expect(visit.quiz).to_have_attribute("data-state", "review")


def test_back_and_a_reload_keep_place_and_answers(visit: Visit, case: Case) -> None:
    """A reload opens the same question; the Back button and the browser's own lead to earlier ones, later answers kept."""
    page = visit.go("quiz/")
    first, second, third = list(case.answers.items())[:3]
    for factor, option in (first, second):
        visit.choose(factor, option)
        visit.button("Continue").click()
    visit.choose(*third)
    visit.button("Back").click()
    expect(visit.question(second[0])).to_be_visible()
    visit.button("Continue").click()
    expect(visit.chosen(third[0])).to_have_value(third[1])
    page.go_back()
    expect(visit.question(second[0])).to_be_visible()
    page.go_back()
    expect(visit.question(first[0])).to_be_visible()
    page.go_forward()
    expect(visit.question(second[0])).to_be_visible()
    page.reload()
    expect(visit.question(second[0])).to_be_visible()
    visit.button("Back").click()

    expect(visit.question(first[0])).to_be_visible()
    expect(visit.chosen(first[0])).to_have_value(first[1])


def test_instant_navigation_away_and_back_loses_nothing(visit: Visit, case: Case) -> None:
    """Leaving in mid-quiz for another page and coming back finds the same question, and the quiz still decides."""
    # The theme navigates instantly to pages that it knows from the sitemap.
    with visit.page.expect_response("**/sitemap.xml"):
        page = visit.go("quiz/")
    answers = list(case.answers.items())
    visit.choose(*answers[0])
    visit.button("Continue").click()
    expect(visit.question(answers[1][0])).to_be_visible()
    page.evaluate("window.sameDocument = true")
    page.get_by_role("contentinfo").get_by_role("link", name="Privacy").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What this site keeps about you")
    page.go_back()
    expect(visit.question(answers[1][0])).to_be_visible()
    visit.answer_all(dict(answers[1:]))

    expect(visit.result()).to_have_attribute("data-first-choice", case.expect.first_choice or "")
    assert page.evaluate("window.sameDocument"), "the pages were loaded instantly, without a new document"
    assert visit.errors == []


def test_own_answers_put_aside_by_a_case_can_always_be_fetched_back(visit: Visit, case: Case) -> None:
    """A case opens the quiz with its answers; whoever goes on from there, or reloads, still gets back to their own."""
    factor, own = next(iter(case.answers.items()))
    page = visit.go("quiz/")
    visit.choose(factor, "unknown")
    visit.go(f"cases/{case.id}/")
    page.get_by_role("link", name="Open the quiz with these answers").click()
    expect(visit.result()).to_have_attribute("data-verdict", case.expect.verdict)
    expect(visit.result()).to_have_attribute("data-first-choice", case.expect.first_choice or "")
    visit.button("Start again").click()
    expect(visit.button("Go back to my own answers")).to_be_visible()
    visit.choose(factor, own)
    visit.button("Continue").click()
    page.reload()
    visit.button("Go back to my own answers").click()

    expect(visit.button("Go back to my own answers")).to_have_count(0)
    expect(visit.chosen(factor)).to_have_value("unknown")


def test_answers_of_an_earlier_version_are_kept_and_not_counted(visit: Visit, knowledge: Knowledge) -> None:
    """Yesterday's saved data opens: what today's questions do not have is kept, and said not to count."""
    first, second = knowledge.factors[:2]
    visit.keep(STORAGE_KEY, json.dumps({"format": 1, "answers": {first.id: "gone-answer", second.id: UNKNOWN}}))
    page = visit.go("quiz/#review")

    expect(visit.quiz).to_contain_text("They are kept but do not count")
    expect(visit.quiz).to_contain_text("gone-answer")
    expect(page.locator(f'.wm-given[data-factor="{first.id}"]')).to_contain_text("Skipped")
    page.reload()
    expect(visit.quiz).to_contain_text("gone-answer")


def test_answers_that_call_for_a_mix_cross_no_model_out(visit: Visit, knowledge: Knowledge) -> None:
    """Where no single model can come first any more, the row says so, and does not call all of them out."""
    case = next(c for c in knowledge.cases if c.expect.verdict == "mix" and not decide(knowledge, c.answers).possible)
    page = visit.page
    visit.open_with(case.answers)
    visit.go_to_place(f"#question-{knowledge.factors[0].id}")
    row = page.get_by_role("group", name="Models still possible")

    expect(row.get_by_text("call for more than one model")).to_be_visible()
    expect(visit.announced).to_contain_text("No single model covers your answers.")
    expect(row.get_by_text("out", exact=True).filter(visible=True)).to_have_count(0)
