"""A buyer whose engagement hurts finds out what is likely wrong, in a real browser."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.support.measures import faults, whole
from tests.browser.support.quiz_steps import RUNTIME, START_OF_PYTHON, STORAGE_KEY
from whichmodel.diagnosing.diagnosis import diagnose
from whichmodel.diagnosing.encoding import encode_diagnosis
from whichmodel.facts.knowledge import UNKNOWN, Knowledge

PATH = "quiz/diagnose/"
KEY = "which-engagement-model-diagnosis"
MODEL = "staff-augmentation"
# One failure leads, others follow, and the last symptom is not known under this model.
SYMPTOMS = ["tickets-unclear", "waiting-for-answers", "no-feedback", "more-people-same-speed", "woken-at-night"]
LESS_CLEAR = (("managed-services", ["hiring-blocked"]), (UNKNOWN, ["more-people-same-speed"]))
"""Observations whose failure is known under other models only, and such as several failures explain equally well."""
ASK, FORGET = "See what is likely wrong", "Forget what I ticked"
QUIZ_ANSWERS = "Use my quiz answers as well"


def diagnosis(page: Page) -> Locator:
    """Return the element."""
    return page.locator("which-model-diagnosis")


def tick(page: Page, model: str, symptoms: Iterable[str]) -> None:
    """Choose a model and tick symptoms by clicking their labels, as most people do."""
    expect(diagnosis(page)).to_have_attribute("data-state", "question")
    for name in (f"model--{model}", *(f"symptom--{symptom}" for symptom in symptoms)):
        group = page.locator("form details:not([open])", has=page.locator(f'[id="{name}"]'))
        if group.count():
            group.locator("summary").click()
        page.locator(f'label[for="{name}"]').click()
        expect(page.locator(f'[id="{name}"]')).to_be_checked()


def result(page: Page) -> Locator:
    """Return the result, once it is there."""
    found = diagnosis(page).locator("[data-diagnosis]")
    expect(found).to_be_visible(timeout=START_OF_PYTHON)
    return found


def open_section(page: Page, name: str) -> None:
    """Unfold a section of the result by its heading."""
    result(page).get_by_role("heading", name=name, exact=True).click()


def ticked(page: Page) -> Locator:
    """Return the symptoms that are ticked."""
    return page.get_by_role("checkbox", checked=True)


def ask(visit: Visit, model: str = MODEL, symptoms: Iterable[str] = SYMPTOMS) -> Locator:
    """Fill the form in, ask, and return the result."""
    tick(visit.page, model, symptoms)
    visit.button(ASK).click()
    return result(visit.page)


def expected(
    knowledge: Knowledge,
    model: str | None = MODEL,
    symptoms: Iterable[str] = SYMPTOMS,
    answers: dict[str, str] | None = None,
) -> Any:
    """Return what the decision module says outside the browser."""
    return encode_diagnosis(knowledge, diagnose(knowledge, model, list(symptoms), answers or {}))


def test_a_diagnosis_says_what_the_decision_module_says(real_python: Visit, knowledge: Knowledge) -> None:
    """Ticking what hurts gives the failures with their evidence, what fits, the first move and every step."""
    wanted = expected(knowledge)
    leading, *following = wanted["failure_modes"]
    assert following and wanted["unexplained"]
    real_python.go(PATH)
    shown = ask(real_python)

    expect(shown.get_by_role("heading", level=2)).to_have_text(wanted["headline"])
    expect(shown.get_by_role("heading", level=2)).to_be_focused()
    expect(shown).to_contain_text(wanted["fits"])
    chips = shown.locator(".wm-now [data-model]")
    assert [chip.get_attribute("data-model") for chip in chips.all()] == [MODEL, wanted["fitting_model"]]
    shown_modes = [each.get_attribute("data-failure") for each in shown.locator("[data-failure]").all()]
    assert shown_modes == [mode["id"] for mode in wanted["failure_modes"]]
    words = {3: "typical sign", 2: "clear sign", 1: "weak sign"}
    for mode in wanted["failure_modes"]:
        signs = shown.locator(f'[data-failure="{mode["id"]}"] .wm-evidence > li')
        expect(signs).to_have_text([f"You see: {sign['says']} {words[sign['strength']]}" for sign in mode["evidence"]])
    expect(shown).to_contain_text(f"{leading['score']} of the {leading['of']} points")
    expect(shown.locator(".wm-first-move")).to_contain_text(leading["first_move"]["says"])
    expect(shown.locator(".wm-first-moves > li")).to_contain_text(leading["first_move"]["says"])
    steps = shown.locator("ol.wm-steps > li")
    expect(steps).to_contain_text([step["says"] for step in wanted["recovery"]])
    expect(shown.locator(".wm-unexplained > li")).to_have_text([sign["says"] for sign in wanted["unexplained"]])
    for name in {claim for step in (leading["first_move"], *wanted["recovery"]) for claim in step["claims"]}:
        claim = wanted["sources"][name]
        expect(shown.locator(".wm-cited-list")).to_contain_text(claim["sells"])
        assert shown.locator(f'a[href$="{claim["page"]}"]').count() > 0
    expect(shown).to_contain_text(wanted["rules_version"])
    assert real_python.errors == []
    assert real_python.foreign == []


def test_the_result_leads_on(visit: Visit) -> None:
    """From the result a person reaches the failure's page, the way out of the model, the clauses and the quiz."""
    page = visit.go(PATH)
    ask(visit)
    for name, leads_to in (
        (
            "Why it happens: More developers, but no one owns the product",
            "failure-modes/capacity-instead-of-ownership/",
        ),
        ("How to leave staff augmentation, or repair it", "recovery/#from-staff-augmentation"),
        ("The contract, clause by clause", "practice/contract/"),
        ("Answer the quiz", "quiz/"),
    ):
        if name != "Answer the quiz":
            open_section(page, "Read on")
        result(page).get_by_role("link", name=name, exact=True).click()
        # The quiz adds to the address where in it the reader is.
        expect(page).to_have_url(re.compile(f"^{re.escape(visit.address + leads_to)}(#question-.*)?$"))
        if "#" in leads_to:
            expect(page.locator(f"#{leads_to.partition('#')[2]}")).to_be_visible()
        visit.go(f"{PATH}#result")


def test_asking_with_nothing_chosen_says_what_is_missing(visit: Visit) -> None:
    """The page says what is missing, each sentence leads to its place, and what is mended is no longer said; no quiz answers are offered."""
    page = visit.go(PATH)
    visit.button(ASK).click()
    expect(page.get_by_role("checkbox", name=QUIZ_ANSWERS)).to_have_count(0)
    alert = page.get_by_role("alert")
    expect(alert).to_be_focused()
    expect(alert.get_by_role("link")).to_have_count(2)
    expect(page.get_by_role("group", name="Which model runs today?")).to_have_accessible_description(
        "Choose the model that runs today. If you cannot tell, choose “I don’t know”."
    )
    alert.get_by_role("link", name="Tick at least one").click()
    expect(page.locator('input[name="symptom"]').first).to_be_focused()
    page.keyboard.press("Space")
    expect(alert.get_by_role("link")).to_have_count(1)
    visit.button(ASK).click()
    alert.get_by_role("link", name="Choose the model").click()
    expect(page.locator('input[name="model"]').first).to_be_focused()
    page.keyboard.press("Space")

    expect(alert).to_have_count(0)
    visit.button(ASK).click()
    expect(result(page)).to_be_visible()


def test_back_and_a_reload_keep_everything(visit: Visit) -> None:
    """The browser's Back, the page's own button and a reload lead to the form as it was, Forward and a reload to the result."""
    page = visit.go(PATH)
    page.evaluate("window.sameDocument = true")
    ask(visit)
    expect(page).to_have_url(f"{visit.address}{PATH}#result")
    page.go_back()
    expect(page.locator(f"#symptom--{SYMPTOMS[0]}")).to_be_checked()
    expect(page.locator(f"#model--{MODEL}")).to_be_checked()
    expect(diagnosis(page)).to_have_attribute("data-state", "question")
    page.go_forward()
    expect(result(page)).to_be_visible()
    assert page.evaluate("window.sameDocument"), "no step has loaded the page anew"
    page.reload()
    expect(result(page)).to_be_visible()
    visit.button("Change what I see").click()
    expect(page).to_have_url(f"{visit.address}{PATH}")
    page.reload()

    expect(ticked(page)).to_have_count(len(SYMPTOMS))
    assert visit.errors == []


def skip_to_content(page: Page) -> None:
    """Use the skip link, as somebody at a keyboard does."""
    page.locator(".wm-skip").press("Enter")
    expect(page).to_have_url(re.compile("#wm-content$"))


def test_the_skip_link_is_no_step_and_loses_nothing(visit: Visit) -> None:
    """One step back leads to the form for whoever skipped before asking, two for whoever did in the result, which stays."""
    page = visit.go(PATH)
    expect(diagnosis(page)).to_have_attribute("data-state", "question")
    skip_to_content(page)
    ask(visit)
    page.go_back()
    expect(diagnosis(page)).to_have_attribute("data-state", "question")
    expect(ticked(page)).to_have_count(len(SYMPTOMS))
    visit.go(PATH)
    visit.button(ASK).click()
    result(page)
    skip_to_content(page)
    expect(result(page)).to_be_visible()
    page.go_back()
    expect(page).to_have_url(f"{visit.address}{PATH}#result")
    expect(result(page)).to_be_visible()
    page.go_back()

    expect(diagnosis(page)).to_have_attribute("data-state", "question")


def test_forgetting_leaves_nothing_behind(visit: Visit) -> None:
    """One button removes the key, empties the form and says so, from the form and from the result."""
    page = visit.go(PATH)
    tick(page, MODEL, SYMPTOMS)
    assert visit.kept(KEY)["symptoms"] == [box.get_attribute("value") for box in ticked(page).all()]
    visit.button(FORGET).click()
    expect(diagnosis(page)).to_contain_text("What you ticked has been removed from this browser.")
    assert visit.kept(KEY) is None
    ask(visit)
    visit.button(FORGET).click()
    expect(diagnosis(page)).to_contain_text("What you ticked has been removed from this browser.")
    assert visit.kept(KEY) is None
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    page.go_back()

    expect(diagnosis(page)).to_have_attribute("data-state", "question")
    expect(ticked(page)).to_have_count(0)


def test_what_is_forgotten_in_one_tab_is_not_brought_back_by_another(visit: Visit) -> None:
    """Two tabs show the same ticks, so that a tick in one keeps those of the other, and brings back none that is gone."""
    page = visit.go(PATH)
    other = visit.context.new_page()
    other.goto(visit.address + PATH)
    tick(other, MODEL, SYMPTOMS[:1])
    expect(page.locator(f'[id="symptom--{SYMPTOMS[0]}"]')).to_be_checked()
    tick(page, MODEL, SYMPTOMS[1:2])
    expect(ticked(other)).to_have_count(2)
    assert set(visit.kept(KEY)["symptoms"]) == set(SYMPTOMS[:2])

    other.get_by_role("button", name=FORGET).click()
    expect(ticked(page)).to_have_count(0)
    tick(page, MODEL, SYMPTOMS[2:3])
    assert visit.kept(KEY)["symptoms"] == SYMPTOMS[2:3]


def test_quiz_answers_are_used_only_if_asked_for(visit: Visit, knowledge: Knowledge) -> None:
    """Answers kept by the quiz are offered; used, they count as in the decision module, without those it no longer knows."""
    answers = dict(next(case for case in knowledge.cases if case.expect.verdict == "recommended").answers)
    strange = {"<img src=x>": "gone", "no-such-question": "yes"}
    works = [{"id": "1", "name": "Shop", "answers": answers | strange}]
    visit.keep(STORAGE_KEY, json.dumps({"format": 2, "works": works, "current": "1"}))
    page = visit.go(PATH)
    offer = page.get_by_role("checkbox", name=QUIZ_ANSWERS)
    expect(offer).not_to_be_checked()
    shown = ask(visit)
    expect(shown).to_contain_text(expected(knowledge)["fits"])
    visit.button("Change what I see").click()
    offer.check()
    visit.button(ASK).click()
    wanted = expected(knowledge, answers=answers)

    assert wanted["fits"] != expected(knowledge)["fits"]
    expect(result(page)).to_contain_text(wanted["fits"])
    expect(result(page)).to_contain_text(wanted["quiz"]["headline"])
    expect(result(page)).to_contain_text("2 of your quiz answers could not be used")
    page.reload()
    expect(result(page)).to_contain_text(wanted["fits"])
    assert visit.errors == []


def test_a_browser_that_keeps_nothing_still_gives_a_result(visit: Visit) -> None:
    """Where storage is full or denied the page says that ticks will be lost, and works all the same."""
    visit.page.add_init_script(
        "const set = Storage.prototype.setItem; Storage.prototype.setItem = function (key, text) {"
        f" if (key === '{KEY}') throw new DOMException('full', 'QuotaExceededError'); set.call(this, key, text); }};"
    )
    page = visit.go(PATH)
    tick(page, MODEL, SYMPTOMS)
    expect(diagnosis(page)).to_contain_text("it is lost when you close or reload the page")
    visit.button(ASK).click()

    expect(result(page)).to_be_visible()


def test_a_runtime_that_cannot_start_is_said_plainly(visit: Visit, knowledge: Knowledge) -> None:
    """A person reads so, and why, can go by hand, loses nothing, and can try again."""
    unblock = visit.block(RUNTIME)
    page = visit.go(PATH)
    tick(page, MODEL, SYMPTOMS)
    visit.button(ASK).click()
    expect(page.get_by_role("alert").filter(visible=True)).to_contain_text("kept this browser from loading")
    by_hand = diagnosis(page).get_by_role("link", name="index by symptom", exact=True)
    assert (by_hand.get_attribute("href") or "").endswith("/failure-modes/")
    visit.button("Back").click()
    expect(ticked(page)).to_have_count(len(SYMPTOMS))
    unblock()
    visit.button(ASK).click()
    visit.button("Try again").click()

    expect(result(page)).to_contain_text(expected(knowledge)["headline"])


def test_without_javascript_every_symptom_can_be_looked_up(still: Visit, knowledge: Knowledge) -> None:
    """Without scripts the page says plainly what it cannot do, and leads from each symptom to its failures."""
    page = still.go(PATH)
    expect(page.get_by_text("this page cannot work out the result")).to_be_visible()
    expect(diagnosis(page).get_by_role("button")).to_have_count(0)
    for group in dict.fromkeys(symptom.group for symptom in knowledge.symptoms):
        page.locator("summary", has_text=group).click()
        expect(page.get_by_role("group", name=group, exact=True)).to_be_visible()
    for symptom in knowledge.symptoms:
        expect(page.get_by_role("checkbox", name=symptom.says, exact=True)).to_be_visible()
    last = knowledge.symptoms[-1]
    page.get_by_role("link", name=last.says).click()

    expect(page.locator(f"dt#{last.id}")).to_be_in_viewport()


def test_the_keyboard_alone_is_enough(visit: Visit) -> None:
    """Tab, arrow keys, Space and Enter fill the form in and reach the result."""
    page = visit.go(PATH)
    expect(visit.button(ASK)).to_be_visible()
    page.locator('input[name="model"]').first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    chosen = page.evaluate("document.activeElement.value")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.value") == page.locator('input[name="symptom"]').first.get_attribute(
        "value"
    )
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    shown = result(page)

    expect(shown.get_by_role("heading", level=2)).to_be_focused()
    expect(shown.locator(".wm-now [data-model]").first).to_have_attribute("data-model", chosen)


def test_instant_navigation_away_and_back_loses_nothing(visit: Visit, knowledge: Knowledge) -> None:
    """Following a link of the result and coming back finds the result again, and the page still works."""
    # The theme navigates instantly to pages that it knows from the sitemap.
    with visit.page.expect_response("**/sitemap.xml"):
        page = visit.go(PATH)
    page.evaluate("window.sameDocument = true")
    ask(visit)
    open_section(page, "Read on")
    result(page).get_by_role("link", name="The contract, clause by clause").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The contract, clause by clause")
    page.go_back()
    expect(result(page)).to_contain_text(expected(knowledge)["headline"])
    visit.button("Change what I see").click()
    page.locator(f"label[for='symptom--{SYMPTOMS[0]}']").click()
    visit.button(ASK).click()

    expect(result(page)).to_contain_text(expected(knowledge, symptoms=SYMPTOMS[1:])["headline"])
    assert page.evaluate("window.sameDocument"), "the pages were loaded instantly, without a new document"
    assert visit.errors == []


def test_the_form_is_short_on_a_phone_and_counts_what_is_ticked(visit: Visit, knowledge: Knowledge) -> None:
    """Groups are folded and say how many of theirs are ticked; coming back, those with ticks are open, the others folded."""
    page = visit.page
    page.set_viewport_size({"width": 390, "height": 844})
    visit.go(PATH)
    expect(diagnosis(page)).to_have_attribute("data-state", "question")
    form = page.locator("form.wm-diagnosis-form").bounding_box()
    assert form is not None
    assert form["height"] <= 3500
    tick(page, MODEL, SYMPTOMS)
    in_group = Counter(symptom.group for symptom in knowledge.symptoms if symptom.id in SYMPTOMS)
    assert len(in_group) > 1
    for group in page.locator("form details").all():
        name = group.locator(".wm-sign-group-name").inner_text()
        expect(group.locator(".wm-fold-note")).to_have_text(f"{in_group[name]} ticked" if in_group[name] else "")
    expect(page.locator(".wm-count")).to_contain_text(f"You ticked {len(SYMPTOMS)} of {len(knowledge.symptoms)}.")
    page.reload()

    expect(page.locator("form details[open] .wm-sign-group-name")).to_have_text(
        [name for name in dict.fromkeys(symptom.group for symptom in knowledge.symptoms) if name in in_group]
    )


def test_the_result_is_short_and_its_sections_open_by_mouse_keyboard_and_link(visit: Visit) -> None:
    """What is likely wrong and the first move stand first; each section unfolds and has an address, which a reload keeps."""
    page = visit.page
    page.set_viewport_size({"width": 390, "height": 844})
    visit.go(PATH)
    shown = ask(visit)
    top, sections = (shown.locator(part).bounding_box() for part in (".wm-brief", ".wm-folds"))
    assert top is not None and sections is not None
    assert sections["y"] - top["y"] <= 1200
    names = shown.locator("details > summary > h3").all_inner_texts()
    assert names[0] == "What to do" and "Sources" in names
    for name in names:
        section = shown.locator("details", has=page.get_by_role("heading", name=name, exact=True))
        open_section(page, name)
        expect(page).to_have_url(f"{visit.address}{PATH}#result-{section.get_attribute('data-part')}")
        section.locator("summary").press("Enter")
        expect(section).not_to_have_attribute("open", "")
        expect(page).to_have_url(f"{visit.address}{PATH}#result")
    open_section(page, "Sources")
    page.reload()
    expect(result(page).locator("details[open] > summary > h3")).to_have_text("Sources")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    expect(result(page).locator(".wm-folds > details[open]")).to_have_count(len(names))


def test_every_state_is_accessible_and_says_what_the_decision_module_says(visit: Visit, knowledge: Knowledge) -> None:
    """The form, what is missing, the wait, the failure and each kind of result are free of faults, fit, and tell all."""
    page = visit.page

    def hold_that_it_is(state: str) -> None:
        assert faults(page) == [], state
        whole(page)

    visit.keep(STORAGE_KEY, '{"format": 1, "answers": {"direction": "unknown"}}')
    visit.hold(RUNTIME)
    visit.go(PATH)
    hold_that_it_is("the form")
    visit.button(ASK).click()
    hold_that_it_is("what is missing")
    tick(page, MODEL, SYMPTOMS)
    visit.button(ASK).click()
    expect(diagnosis(page)).to_have_attribute("aria-busy", "true")
    expect(diagnosis(page).get_by_role("status").first).to_contain_text("is starting")
    hold_that_it_is("the wait")
    unblock = visit.block(RUNTIME)
    page.reload()
    expect(diagnosis(page)).to_have_attribute("data-state", "problem")
    hold_that_it_is("the failure")
    unblock()
    visit.button("Try again").click()
    result(page)
    hold_that_it_is("one failure leads")
    for model, symptoms in LESS_CLEAR:
        visit.button(FORGET).click()
        shown = ask(visit, model, symptoms)
        hold_that_it_is("known elsewhere, or several failures lead")
        page.evaluate("for (const each of document.querySelectorAll('.wm-result details')) each.open = true")
        hold_that_it_is("all of it unfolded")
        wanted = expected(knowledge, None if model == UNKNOWN else model, symptoms)
        first = [mode for mode in wanted["failure_modes"] if mode["rank"] == 1 and not mode["elsewhere"]]
        assert len(first) != 1
        expect(shown.get_by_role("heading", level=2)).to_have_text(wanted["headline"])
        expect(shown).to_contain_text(wanted["fits"])
        expect(shown.locator(".wm-failure-card")).to_have_count(len(first))
        expect(shown.locator(".wm-first-move")).to_contain_text([mode["first_move"]["says"] for mode in first])
        expect(shown.locator("[data-failure]")).to_have_count(len(wanted["failure_modes"]))
