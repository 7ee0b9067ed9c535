"""A buyer whose engagement hurts finds out what is likely wrong, in a real browser."""

import json
import re
from collections.abc import Iterable
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.conftest import ROOT, Visit
from tests.browser.quiz_steps import START_OF_PYTHON, button
from whichmodel.diagnosing.diagnosis import diagnose
from whichmodel.diagnosing.encoding import encode_diagnosis
from whichmodel.facts.knowledge import UNKNOWN, Knowledge

PATH = "quiz/diagnose/"
KEY, QUIZ_KEY = "which-engagement-model-diagnosis", "which-engagement-model"
MODEL = "staff-augmentation"
# One failure leads, others follow, and the last symptom is not known under this model.
SYMPTOMS = ["tickets-unclear", "waiting-for-answers", "no-feedback", "more-people-same-speed", "woken-at-night"]
ASK = "See what is likely wrong"
SAFE_RULES = "{resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}"


def diagnosis(page: Page) -> Locator:
    """Return the element."""
    return page.locator("which-model-diagnosis")


def tick(page: Page, model: str, symptoms: Iterable[str]) -> None:
    """Choose a model and tick symptoms by clicking their labels, as most people do."""
    expect(diagnosis(page)).to_have_attribute("data-state", "question")
    for name in (f"model--{model}", *(f"symptom--{symptom}" for symptom in symptoms)):
        page.locator(f'label[for="{name}"]').click()
        expect(page.locator(f'[id="{name}"]')).to_be_checked()


def result(page: Page) -> Locator:
    """Return the result, once it is there."""
    found = diagnosis(page).locator("[data-diagnosis]")
    expect(found).to_be_visible(timeout=START_OF_PYTHON)
    return found


def ask(page: Page, model: str = MODEL, symptoms: Iterable[str] = SYMPTOMS) -> Locator:
    """Fill the form in, ask, and return the result."""
    tick(page, model, symptoms)
    button(page, ASK).click()
    return result(page)


def expected(
    knowledge: Knowledge,
    model: str | None = MODEL,
    symptoms: Iterable[str] = SYMPTOMS,
    answers: dict[str, str] | None = None,
) -> Any:
    """Return what the decision module says outside the browser."""
    return encode_diagnosis(knowledge, diagnose(knowledge, model, list(symptoms), answers or {}))


def kept(page: Page, key: str = KEY) -> Any:
    """Return what stands under a key of the browser's storage."""
    text = page.evaluate("key => localStorage.getItem(key)", key)
    return None if text is None else json.loads(text)


def keep(visit: Visit, key: str, text: str) -> Page:
    """Put a text into the browser's storage as an earlier visit would have, and open the page."""
    visit.go("about/privacy/").evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])
    return visit.go(PATH)


def faults(page: Page) -> list[str]:
    """Return what axe finds wrong with the page as it stands, the size of targets included."""
    page.add_script_tag(path=ROOT / "node_modules/axe-core/axe.min.js")
    found = page.evaluate(f"axe.run(document, {SAFE_RULES})")["violations"]
    return [f"{rule['id']}: {[node['target'] for node in rule['nodes']][:3]}" for rule in found]


def test_a_diagnosis_says_what_the_decision_module_says(visit: Visit, knowledge: Knowledge) -> None:
    """Ticking what hurts gives the failures with their evidence, what fits, the first move and every step."""
    wanted = expected(knowledge)
    leading, *following = wanted["failure_modes"]
    assert following and wanted["unexplained"]
    page = visit.go(PATH)
    shown = ask(page)

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
    expect(shown).to_contain_text(f"count {leading['score']} of the {leading['of']}")
    expect(shown.locator(".wm-first-move")).to_contain_text(wanted["recovery"][0]["says"])
    steps = shown.locator("ol.wm-steps > li")
    expect(steps).to_contain_text([step["says"] for step in wanted["recovery"][1:]])
    expect(shown.locator(".wm-unexplained > li")).to_have_text([sign["says"] for sign in wanted["unexplained"]])
    for name in {claim for step in wanted["recovery"] for claim in step["claims"]}:
        claim = wanted["sources"][name]
        expect(shown.locator(".wm-cited-list")).to_contain_text(claim["sells"])
        assert shown.locator(f'a[href$="{claim["page"]}"]').count() > 0
    expect(shown).to_contain_text(wanted["rules_version"])
    assert visit.errors == []
    assert visit.foreign == []


@pytest.mark.parametrize(
    ("name", "leads_to"),
    [
        (
            "Why it happens: More developers, but nobody owns the product",
            "failure-modes/capacity-instead-of-ownership/",
        ),
        ("How to leave staff augmentation, or repair it", "recovery/#from-staff-augmentation"),
        ("The contract, clause by clause", "practice/contract/"),
        ("Answer the quiz", "quiz/"),
    ],
)
def test_the_result_leads_on(visit: Visit, name: str, leads_to: str) -> None:
    """From the result a person reaches the failure's page, the way out of the model, the clauses and the quiz."""
    page = visit.go(PATH)
    ask(page).get_by_role("link", name=name, exact=True).click()

    # The quiz adds to the address where in it the reader is.
    expect(page).to_have_url(re.compile(f"^{re.escape(visit.address + leads_to)}(#question-.*)?$"))
    if "#" in leads_to:
        expect(page.locator(f"#{leads_to.partition('#')[2]}")).to_be_visible()


def test_asking_with_nothing_chosen_says_what_is_missing(visit: Visit) -> None:
    """The page says what is missing, each sentence leads to its place, and what is mended is no longer said."""
    page = visit.go(PATH)
    button(page, ASK).click()
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
    button(page, ASK).click()
    alert.get_by_role("link", name="Choose the model").click()
    expect(page.locator('input[name="model"]').first).to_be_focused()
    page.keyboard.press("Space")

    expect(alert).to_have_count(0)
    button(page, ASK).click()
    expect(result(page)).to_be_visible()


def test_back_leads_to_the_form_with_everything_kept(visit: Visit) -> None:
    """The browser's Back and the page's own button lead to the form as it was, and Forward to the result."""
    page = visit.go(PATH)
    page.evaluate("window.sameDocument = true")
    ask(page)
    expect(page).to_have_url(f"{visit.address}{PATH}#result")
    page.go_back()
    expect(page.locator(f"#symptom--{SYMPTOMS[0]}")).to_be_checked()
    expect(page.locator(f"#model--{MODEL}")).to_be_checked()
    expect(diagnosis(page)).to_have_attribute("data-state", "question")
    page.go_forward()
    expect(result(page)).to_be_visible()
    button(page, "Change what I see").click()

    expect(page.get_by_role("checkbox", checked=True)).to_have_count(len(SYMPTOMS))
    expect(page).to_have_url(f"{visit.address}{PATH}")
    assert page.evaluate("window.sameDocument"), "no step has loaded the page anew"
    assert visit.errors == []


def skip_to_content(page: Page) -> None:
    """Use the skip link, as somebody at a keyboard does."""
    page.locator(".wm-skip").press("Enter")
    expect(page).to_have_url(re.compile("#wm-content$"))


def test_the_skip_link_is_no_step_of_the_form(visit: Visit) -> None:
    """Whoever used the skip link before asking still comes back to the form by one step back."""
    page = visit.go(PATH)
    expect(diagnosis(page)).to_have_attribute("data-state", "question")
    skip_to_content(page)
    ask(page)
    page.go_back()

    expect(diagnosis(page)).to_have_attribute("data-state", "question")
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(len(SYMPTOMS))


def test_the_skip_link_does_not_lose_the_result(visit: Visit) -> None:
    """Whoever uses the skip link in the result stays there, and two steps back lead to the form."""
    page = visit.go(PATH)
    ask(page)
    skip_to_content(page)
    expect(result(page)).to_be_visible()
    page.go_back()
    expect(page).to_have_url(f"{visit.address}{PATH}#result")
    expect(result(page)).to_be_visible()
    page.go_back()

    expect(diagnosis(page)).to_have_attribute("data-state", "question")


def test_a_reload_keeps_the_ticks_and_the_result(visit: Visit, knowledge: Knowledge) -> None:
    """After a reload the ticks are still there, and a result that was open is open again."""
    page = visit.go(PATH)
    tick(page, MODEL, SYMPTOMS)
    page.reload()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(len(SYMPTOMS))
    button(page, ASK).click()
    result(page)
    page.reload()

    expect(result(page)).to_contain_text(expected(knowledge)["headline"])


def test_forgetting_leaves_nothing_behind(visit: Visit) -> None:
    """One button removes the key, empties the form and says so, from the form and from the result."""
    page = visit.go(PATH)
    tick(page, MODEL, SYMPTOMS)
    assert kept(page)["symptoms"] == [
        box.get_attribute("value") for box in page.get_by_role("checkbox", checked=True).all()
    ]
    button(page, "Forget what I ticked").click()
    expect(diagnosis(page)).to_contain_text("What you ticked is gone from this browser.")
    assert kept(page) is None
    ask(page)
    button(page, "Forget what I ticked").click()
    expect(diagnosis(page)).to_contain_text("What you ticked is gone from this browser.")
    assert kept(page) is None
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    page.go_back()

    expect(diagnosis(page)).to_have_attribute("data-state", "question")
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)


@pytest.mark.parametrize("form", [1, 2])
def test_quiz_answers_are_used_only_if_asked_for(visit: Visit, knowledge: Knowledge, form: int) -> None:
    """Answers kept by the quiz are offered, not used by themselves; used, they count as in the decision module."""
    answers = dict(next(case for case in knowledge.cases if case.expect.verdict == "recommended").answers)
    old = {1: {"answers": answers}, 2: {"works": [{"id": "a", "name": "Shop", "answers": answers}], "current": "a"}}
    page = keep(visit, QUIZ_KEY, json.dumps({"format": form, **old[form]}))
    offer = page.get_by_role("checkbox", name="Use my quiz answers as well")
    expect(offer).not_to_be_checked()
    shown = ask(page)
    expect(shown).to_contain_text(expected(knowledge)["fits"])
    button(page, "Change what I see").click()
    offer.check()
    button(page, ASK).click()
    wanted = expected(knowledge, answers=answers)

    assert wanted["fits"] != expected(knowledge)["fits"]
    expect(result(page)).to_contain_text(wanted["fits"])
    expect(result(page)).to_contain_text(wanted["quiz"]["headline"])
    page.reload()
    expect(result(page)).to_contain_text(wanted["fits"])


def test_quiz_answers_of_other_rules_do_no_harm(visit: Visit, knowledge: Knowledge) -> None:
    """Answers that the quiz no longer knows are left out, the others count, and the page says so."""
    factor = knowledge.factors[0]
    answers = {factor.id: factor.options[0].id}
    strange = {**answers, "<img src=x>": "gone", knowledge.factors[1].id: "no-such-option"}
    page = keep(visit, QUIZ_KEY, json.dumps({"format": 1, "answers": strange}))
    page.get_by_role("checkbox", name="Use my quiz answers as well").check()
    shown = ask(page)

    expect(shown).to_contain_text("2 of your quiz answers could not be used")
    expect(shown).to_contain_text(expected(knowledge, answers=answers)["fits"])
    assert visit.errors == []


def test_without_kept_quiz_answers_none_are_offered(visit: Visit) -> None:
    """Whoever has not answered the quiz is not asked about it."""
    page = visit.go(PATH)
    expect(button(page, ASK)).to_be_visible()

    expect(page.get_by_role("checkbox", name="Use my quiz answers as well")).to_have_count(0)


@pytest.mark.parametrize(
    "text",
    [
        "not json",
        "null",
        '{"format": 1, "model": {"a": 1}, "symptoms": "all", "withQuiz": []}',
        json.dumps({"format": 1, "model": "<b>x</b>", "symptoms": ["<img src=x onerror=alert(1)>", 7, None]}),
        json.dumps({"format": 1, "model": MODEL, "symptoms": ["x" * 100_000]}),
    ],
)
@pytest.mark.parametrize("key", [KEY, QUIZ_KEY])
def test_hostile_storage_is_no_harm(visit: Visit, key: str, text: str) -> None:
    """Whatever stands in the storage, the form opens empty and works."""
    page = keep(visit, key, text)
    expect(button(page, ASK)).to_be_visible()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    page.goto(f"{visit.address}{PATH}#result")
    page.reload()

    expect(diagnosis(page)).to_have_attribute("data-state", "question")
    tick(page, MODEL, SYMPTOMS[:1])
    assert visit.errors == []


def test_ticks_from_before_a_symptom_was_dropped_still_count(visit: Visit) -> None:
    """Of what is kept, ids that the guide no longer knows are dropped, and the rest is ticked."""
    page = keep(visit, KEY, json.dumps({"format": 1, "model": MODEL, "symptoms": ["gone", SYMPTOMS[0]]}))

    expect(page.locator(f"#symptom--{SYMPTOMS[0]}")).to_be_checked()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(1)
    expect(page.locator(f"#model--{MODEL}")).to_be_checked()


def test_a_browser_that_keeps_nothing_still_gives_a_result(visit: Visit) -> None:
    """Where storage is full or denied the page says that ticks will be lost, and works all the same."""
    visit.page.add_init_script(
        "const set = Storage.prototype.setItem; Storage.prototype.setItem = function (key, text) {"
        f" if (key === '{KEY}') throw new DOMException('full', 'QuotaExceededError'); set.call(this, key, text); }};"
    )
    page = visit.go(PATH)
    tick(page, MODEL, SYMPTOMS)
    expect(diagnosis(page)).to_contain_text("it is lost when you close or reload the page")
    button(page, ASK).click()

    expect(result(page)).to_be_visible()


def test_a_runtime_that_cannot_start_is_said_plainly(visit: Visit, knowledge: Knowledge) -> None:
    """With the runtime blocked a person reads so, can go by hand, loses nothing, and can try again."""
    visit.page.route("**/assets/runtime/**", lambda route: route.abort())
    page = visit.go(PATH)
    tick(page, MODEL, SYMPTOMS)
    button(page, ASK).click()
    alert = page.get_by_role("alert").filter(visible=True)
    expect(alert).to_contain_text("kept this browser from loading", timeout=30_000)
    expect(diagnosis(page)).to_have_attribute("data-runtime", "failed")
    expect(diagnosis(page)).to_have_attribute("data-state", "problem")
    by_hand = diagnosis(page).get_by_role("link", name="index by symptom", exact=True)
    assert (by_hand.get_attribute("href") or "").endswith("/failure-modes/")
    button(page, "Back").click()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(len(SYMPTOMS))
    visit.page.unroute("**/assets/runtime/**")
    button(page, ASK).click()
    button(page, "Try again").click()

    expect(result(page)).to_contain_text(expected(knowledge)["headline"])


def test_a_person_who_is_offline_is_told_so(visit: Visit) -> None:
    """Where the connection is gone before the runtime came, the page says that this is why."""
    visit.page.route("**/assets/runtime/**", lambda route: route.abort())
    page = visit.go(PATH)
    tick(page, MODEL, SYMPTOMS)
    visit.context.set_offline(True)
    button(page, ASK).click()

    expect(page.get_by_role("alert").filter(visible=True)).to_contain_text("offline", timeout=30_000)


def test_a_slow_runtime_is_waited_for_calmly(visit: Visit) -> None:
    """While Python is held back the page says that it waits, after ten seconds that it takes longer, then shows."""
    held: list[Route] = []
    gate = {"open": False}
    visit.page.route("**/assets/runtime/**", lambda route: route.continue_() if gate["open"] else held.append(route))
    visit.page.clock.install()
    page = visit.go(PATH)
    tick(page, MODEL, SYMPTOMS)
    button(page, ASK).click()
    expect(diagnosis(page)).to_have_attribute("aria-busy", "true")
    expect(diagnosis(page).get_by_role("status").first).to_contain_text("is starting")
    page.clock.fast_forward(11_000)
    expect(diagnosis(page).get_by_role("status").first).to_contain_text("still starting")
    gate["open"] = True
    for route in held:
        route.continue_()

    expect(result(page)).to_be_visible()
    expect(diagnosis(page)).not_to_have_attribute("aria-busy", "true")


def test_without_javascript_every_symptom_can_be_looked_up(still: Visit, knowledge: Knowledge) -> None:
    """Without scripts the page says plainly what it cannot do, and leads from each symptom to its failures."""
    page = still.go(PATH)
    expect(page.get_by_text("this page cannot work out the result")).to_be_visible()
    expect(diagnosis(page).get_by_role("button")).to_have_count(0)
    for group in dict.fromkeys(symptom.group for symptom in knowledge.symptoms):
        expect(page.get_by_role("group", name=group, exact=True)).to_be_visible()
    for symptom in knowledge.symptoms:
        expect(page.get_by_role("checkbox", name=symptom.says, exact=True)).to_be_visible()
    last = knowledge.symptoms[-1]
    page.get_by_role("link", name=last.says).click()

    expect(page.locator(f"dt#{last.id}")).to_be_in_viewport()


def test_the_keyboard_alone_is_enough(visit: Visit) -> None:
    """Tab, arrow keys, Space and Enter fill the form in and reach the result."""
    page = visit.go(PATH)
    expect(button(page, ASK)).to_be_visible()
    page.locator('input[name="model"]').first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    chosen = page.evaluate("document.activeElement.value")
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
    ask(page).get_by_role("link", name="The contract, clause by clause").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The contract, clause by clause")
    page.go_back()
    expect(result(page)).to_contain_text(expected(knowledge)["headline"])
    button(page, "Change what I see").click()
    page.locator(f"label[for='symptom--{SYMPTOMS[0]}']").click()
    button(page, ASK).click()

    expect(result(page)).to_contain_text(expected(knowledge, symptoms=SYMPTOMS[1:])["headline"])
    assert page.evaluate("window.sameDocument"), "the pages were loaded instantly, without a new document"
    assert visit.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark", "forced"])
def test_every_state_is_accessible(visit: Visit, scheme: str) -> None:
    """The form, what is missing, the wait, the failure and each kind of result are free of faults."""
    page = visit.page
    if scheme == "forced":
        page.emulate_media(forced_colors="active", reduced_motion="reduce")
    else:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.route("**/assets/runtime/**", lambda route: None)
    visit.go("about/privacy/").evaluate(
        'key => localStorage.setItem(key, \'{"format":1,"answers":{"direction":"unknown"}}\')', QUIZ_KEY
    )
    visit.go(PATH)
    expect(button(page, ASK)).to_be_visible()
    assert faults(page) == [], "the form"
    button(page, ASK).click()
    assert faults(page) == [], "what is missing"
    tick(page, MODEL, SYMPTOMS)
    button(page, ASK).click()
    expect(diagnosis(page)).to_have_attribute("aria-busy", "true")
    assert faults(page) == [], "the wait"
    page.unroute("**/assets/runtime/**")
    page.route("**/assets/runtime/**", lambda route: route.abort())
    page.reload()
    expect(diagnosis(page)).to_have_attribute("data-state", "problem", timeout=30_000)
    assert faults(page) == [], "the failure"
    page.unroute("**/assets/runtime/**")
    button(page, "Try again").click()
    result(page)
    assert faults(page) == [], "one failure leads"
    for model, symptoms in (("managed-services", ["hiring-blocked"]), (UNKNOWN, ["more-people-same-speed"])):
        button(page, "Forget what I ticked").click()
        ask(page, model, symptoms)
        assert faults(page) == [], "known elsewhere, or several failures lead"


@pytest.mark.parametrize(
    ("model", "symptoms"), [("managed-services", ["hiring-blocked"]), (UNKNOWN, ["more-people-same-speed"])]
)
def test_the_less_clear_results_say_what_the_decision_module_says(
    visit: Visit, knowledge: Knowledge, model: str, symptoms: list[str]
) -> None:
    """A failure known under other models only, and failures that fit equally well, are shown as such."""
    wanted = expected(knowledge, None if model == UNKNOWN else model, symptoms)
    first = [mode for mode in wanted["failure_modes"] if mode["rank"] == 1 and not mode["elsewhere"]]
    shown = ask(visit.go(PATH), model, symptoms)

    assert len(first) != 1
    expect(shown.get_by_role("heading", level=2)).to_have_text(wanted["headline"])
    expect(shown).to_contain_text(wanted["fits"])
    expect(shown.locator(".wm-failure-card")).to_have_count(len(first))
    expect(shown.locator(".wm-first-move")).to_contain_text([mode["first_move"]["says"] for mode in first])
    expect(shown.locator("[data-failure]")).to_have_count(len(wanted["failure_modes"]))


@pytest.mark.parametrize("width", [320, 640])
def test_a_narrow_screen_loses_nothing(browser: Browser, address: str, width: int) -> None:
    """At 320 pixels, and at 200 % on a small desktop, no state makes the page scroll sideways."""
    context = browser.new_context(viewport={"width": width, "height": 480})
    page = Visit(context, address).go(PATH)
    widths = [page.evaluate("document.documentElement.scrollWidth")]
    button(page, ASK).click()
    widths.append(page.evaluate("document.documentElement.scrollWidth"))
    ask(page)
    widths.append(page.evaluate("document.documentElement.scrollWidth"))
    context.close()

    assert max(widths) <= width
