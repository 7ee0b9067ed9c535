"""What a result offers: what would change it, one click to try and one to undo; and paper."""

import re
from random import Random

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.conftest import Visit
from tests.browser.support.measures import faults
from tests.browser.support.quiz_steps import with_answers
from tests.browser.support.statements import statements
from tests.browser.support.typeface import with_type
from whichmodel import encode_decision
from whichmodel.deciding.changes import what_changes
from whichmodel.deciding.decision import decide
from whichmodel.facts.knowledge import UNKNOWN, Case, Knowledge
from whichmodel.keeping.link import write_link
from whichmodel.telling.wording import change_in_words, robustness_in_words

VERDICTS = ("recommended", "close", "mix", "not-ready", "undecided")


@pytest.fixture
def movable(knowledge: Knowledge) -> Case:
    """Return a case in which the first change that is told is one answer, and leads to another first choice."""
    for case in knowledge.cases:
        first = next(iter(what_changes(knowledge, case.answers).changes), None)
        moves = first and first.outcome.first_choice not in (None, case.expect.first_choice)
        if case.expect.verdict == "recommended" and first and moves and len(first.answers) == 1:
            return case
    raise AssertionError("no case has such a change")


def test_every_change_is_told_with_how_robust_the_result_is(visit: Visit, knowledge: Knowledge, movable: Case) -> None:
    """The result names each single change that would alter it, and how many would not."""
    shown = visit.open_with(movable.answers)
    changes = what_changes(knowledge, movable.answers)

    visit.open_section("What would change it")
    expect(shown).to_contain_text(robustness_in_words(movable.expect.verdict, changes))
    told = shown.locator(".wm-change > span").all_text_contents()
    assert told == [change_in_words(knowledge, change) for change in changes.changes]


def test_a_change_is_tried_undone_and_kept_with_one_click_each(
    visit: Visit, knowledge: Knowledge, movable: Case
) -> None:
    """Trying shows the other result, also after a reload; Undo and Back bring the own one back; kept, it is the own one."""
    change = what_changes(knowledge, movable.answers).changes[0]
    page, trial = visit.page, visit.page.locator(".wm-trial")
    visit.open_with(movable.answers)
    visit.open_section("What would change it")
    visit.button("Try it : " + change_in_words(knowledge, change)).click()

    expect(trial).to_contain_text("You are trying: ")
    expect(visit.result()).to_have_attribute("data-verdict", change.outcome.verdict)
    expect(visit.result()).to_have_attribute("data-first-choice", change.outcome.first_choice or "")
    expect(visit.result().get_by_role("heading", level=2)).to_be_focused()
    assert page.locator("a[data-link]").count() == 0, "a trial has no link of its own"
    for undo in (page.get_by_role("button", name="Undo").click, page.go_back):
        undo()
        expect(trial).to_have_count(0)
        expect(visit.result()).to_have_attribute("data-first-choice", movable.expect.first_choice or "")
        page.locator(".wm-change button").first.click()
        expect(trial).to_be_visible()
    page.reload()
    expect(visit.result()).to_have_attribute("data-first-choice", change.outcome.first_choice or "")
    expect(trial).to_be_visible()
    page.get_by_role("button", name="Keep this answer").click()
    expect(trial).to_have_count(0)
    expect(visit.result()).to_have_attribute("data-verdict", change.outcome.verdict)
    ((factor, option),) = change.answers.items()
    label = next(o.label for f in knowledge.factors if f.id == factor for o in f.options if o.id == option)
    expect(page.locator(f'.wm-given[data-factor="{factor}"]')).to_contain_text(label)
    page.go_back()
    expect(trial).to_have_count(0)
    expect(visit.result()).to_have_attribute("data-first-choice", change.outcome.first_choice or "")


def test_a_close_call_names_the_fact_that_decides(visit: Visit, knowledge: Knowledge) -> None:
    """Where two models are close, the buyer reads which question decides, and from whom to learn it."""
    case = next(case for case in knowledge.cases if case.expect.verdict == "close")
    apart = decide(knowledge, case.answers).close
    assert apart is not None and apart.decides is not None
    shown = visit.open_with(case.answers)

    part = shown.locator(".wm-part--decides")
    expect(part).to_contain_text(apart.decides.ask)
    expect(part).to_contain_text(apart.decides.from_whom)
    visit.button(f"Answer : {apart.decides.ask}").click()
    expect(visit.page.locator(f'fieldset[data-factor="{apart.decides.id}"]')).to_be_visible()


# What stands first, and what is folded

PHONE: ViewportSize = {"width": 390, "height": 844}
FIRST_SCREEN = 1200
"""How high, in pixels on a phone, what stands before the folded sections may be."""

SECTIONS = {
    "steps": "What to do",
    "changes": "What would change it",
    "reasons": "All reasons and sums",
    "watch": "Failures to watch",
    "sources": "Sources",
    "answers": "Your answers",
    "differ": "Where you differ",
    "file": "Save as a file",
}
"""The folded sections of a result, in their order: how the address calls each, and its heading."""


@pytest.fixture
def of_each_verdict(knowledge: Knowledge) -> list[dict[str, str]]:
    """Return answers for each verdict, as many as there are."""
    longest = {
        case.expect.verdict: dict(case.answers) for case in sorted(knowledge.cases, key=lambda each: len(each.answers))
    }
    nothing = {factor.id: UNKNOWN for factor in knowledge.factors}
    return [*(longest[verdict] for verdict in VERDICTS if verdict != "undecided"), nothing]


def shown_next(visit: Visit, answers: dict[str, str]) -> Locator:
    """Show the result of other answers in the page that is open, and return it."""
    visit.page.evaluate("document.querySelector('.wm-result')?.remove()")
    visit.go_to_place(with_answers(answers).removeprefix("quiz/"))
    return visit.result()


def test_a_result_is_read_on_one_screen_of_a_phone(visit: Visit, knowledge: Knowledge) -> None:
    """Whatever the verdict, all that a buyer decides by takes no more than the height of one and a half phones."""
    draw = Random(6)
    drawn = [
        {factor.id: draw.choice([UNKNOWN, *(option.id for option in factor.options)]) for factor in knowledge.factors}
        for _ in range(30)
    ]
    whole = [dict(case.answers) for case in knowledge.cases if len(case.answers) == len(knowledge.factors)]
    visit.page.set_viewport_size(PHONE)
    visit.go("quiz/")
    visit.when_python_is_ready()
    with_type(visit.page)
    seen = set()
    for answers in [*whole, *drawn, {factor.id: UNKNOWN for factor in knowledge.factors}]:
        shown = shown_next(visit, answers)
        seen.add((shown.get_attribute("data-verdict"), shown.get_attribute("data-first-choice") == "in-house"))
        brief, sections = (shown.locator(part).bounding_box() for part in (".wm-brief", ".wm-folds"))
        assert brief is not None and sections is not None
        assert sections["y"] - brief["y"] <= FIRST_SCREEN, answers
    assert {verdict for verdict, _ in seen} == set(VERDICTS)
    assert ("recommended", True) in seen


def test_the_first_screen_says_what_a_buyer_decides_by(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """The model, the three reasons that weigh most, what speaks against it, what would turn it, and the first step."""
    decision = encode_decision(knowledge, decide(knowledge, case.answers))
    best = decision["ranking"][0]
    weighty = sorted((r for r in best["reasons"] if r["points"] > 0), key=lambda r: -r["points"])[:3]
    brief = visit.open_with(case.answers).locator(".wm-brief")

    for says in (
        decision["headline"],
        decision["models"][best["model"]]["summary"],
        decision["models"][decision["runner_up"]]["title"],
        decision["turns"],
        decision["next_steps"][0]["says"],
        "Private link to this result",
    ):
        expect(brief).to_contain_text(says)
    expect(brief.locator(".wm-part--most .wm-because")).to_have_text([reason["because"] for reason in weighty])
    against = [reason["because"] for reason in best["reasons"] if reason["points"] < 0]
    expect(brief).to_contain_text(against[0] if against else "None of your answers speaks against it.")


def test_each_section_opens_by_mouse_keyboard_and_link(visit: Visit, case: Case) -> None:
    """A heading unfolds its section and names it in the address; that address leads back into it, and nothing else is kept."""
    page = visit.page
    visit.open_with(case.answers)
    headings = visit.result().locator(".wm-folds > details > summary > h3")
    expect(headings).to_have_text(list(SECTIONS.values()))
    for kind, name in SECTIONS.items():
        section = visit.open_section(name)
        expect(page).to_have_url(f"{visit.address}quiz/#result-{kind}")
        section.locator("summary").first.press("Enter")
        expect(section).not_to_have_attribute("open", "")
        expect(page).to_have_url(f"{visit.address}quiz/#result")
        section.locator("summary").first.press("Space")
        expect(section).to_have_attribute("open", "")
        if kind in ("steps", "answers"):
            page.reload()
        expect(visit.result().locator("details[open]")).to_have_attribute("data-part", kind)
        expect(visit.result().get_by_role("heading", name=name, exact=True)).to_be_in_viewport()
        visit.go_to_place("#result")
        expect(visit.result().locator("details[open]")).to_have_count(0)
    visit.go_to_place("#result-reasons")
    expect(visit.result().get_by_role("heading", name=SECTIONS["reasons"])).to_be_focused()
    assert "result-" not in page.evaluate("JSON.stringify(localStorage)")


def test_the_first_screen_leads_into_the_sections_also_of_a_trial(
    visit: Visit, knowledge: Knowledge, movable: Case
) -> None:
    """A link in what stands first unfolds its section on the spot and takes the reader there; a trial stays a trial."""
    page = visit.page
    visit.open_with(movable.answers)
    visit.result().get_by_role("link", name="All changes").click()
    expect(visit.result().get_by_role("heading", name=SECTIONS["changes"])).to_be_focused()
    expect(page).to_have_url(f"{visit.address}quiz/#result-changes")
    page.locator(".wm-change button").first.click()
    expect(page.locator(".wm-trial")).to_be_visible()
    address = page.url
    expect(visit.result().get_by_role("link", name="All changes")).to_have_count(0)
    visit.result().locator("a.wm-lead-to").first.click()

    expect(visit.result().locator("details[open]")).to_have_count(1)
    expect(page).to_have_url(address)
    expect(page.locator(".wm-trial")).to_be_visible()


def test_nothing_of_a_decision_is_lost(
    visit: Visit, knowledge: Knowledge, of_each_verdict: list[dict[str, str]]
) -> None:
    """With every section open, a reader sees each statement of the decision; folded and open, the result is free of faults."""
    visit.go("quiz/")
    visit.when_python_is_ready()
    for answers in of_each_verdict:
        shown = shown_next(visit, answers)
        assert faults(visit.page, "dark", "light") == [], answers
        visit.unfold()
        decision = encode_decision(knowledge, decide(knowledge, answers))
        first = [decision["first_choice"]] if decision["verdict"] == "recommended" else []
        best = [*first, *(decision["close"]["models"] if decision["close"] else [])]
        told = {
            **decision,
            # Of all models the sums are shown, by answer; of the best also why.
            "ranking": [
                [reason if each["model"] in best else {"answer": reason["answer"]} for reason in each["reasons"]]
                for each in decision["ranking"]
            ],
            "lost": None,
            # While nothing is settled, nothing can change.
            "changes": decision["changes"] if decision["verdict"] != "undecided" else [],
            "models": [decision["models"][model] for model in decision["models"] if model in best],
        }
        seen = " ".join(shown.inner_text().split())
        words = [says for says in statements(told) if says]
        assert len(words) > 5
        assert [says for says in words if " ".join(says.split()) not in seen] == []


# Paper


def pages(page: Page) -> int:
    """Return on how many pages of A4 a page would be printed."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))


def open_result(visit: Visit, answers: dict[str, str], knowledge: Knowledge) -> tuple[Page, str]:
    """Open the result of some answers, and return it with its private link once that stands at its end."""
    visit.page.goto("about:blank")
    page = visit.go(with_answers(answers))
    if len(answers) < len(knowledge.factors):
        expect(visit.quiz).to_have_attribute("data-state", "question")
        visit.go_to_place("#result")
    visit.result()
    link = f"{visit.address}quiz/#{write_link(knowledge, answers)}"
    expect(page.locator(".wm-print-address")).to_contain_text(link)
    return page, link


def test_a_result_is_printed_on_two_pages_at_most(visit: Visit, knowledge: Knowledge) -> None:
    """A case of each verdict, with as many answers as there are, fits on one sheet; where nothing is known, on one page."""
    for verdict in VERDICTS:
        cases = [dict(case.answers) for case in knowledge.cases if case.expect.verdict == verdict]
        page, _ = open_result(visit, max(cases, key=len), knowledge)
        expect(visit.result()).to_have_attribute("data-verdict", verdict)
        assert pages(page) <= 2, verdict
    page, _ = open_result(visit, {factor.id: UNKNOWN for factor in knowledge.factors}, knowledge)

    assert pages(page) == 1


def test_a_browser_that_cannot_print_says_so_in_words(visit: Visit, case: Case) -> None:
    """Browsers inside of other programs have no print window: that is said to the reader, not thrown at them."""
    visit.context.add_init_script("Object.defineProperty(window, 'print', { value: undefined })")
    visit.open_with(case.answers)
    visit.button("Print").click()

    expect(visit.page.locator(".wm-keep-group .wm-said").first).to_have_text(
        "This browser cannot print. Open this page in another one."
    )
    assert visit.errors == []


def test_a_printed_result_can_be_found_again_and_signed(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """Paper shows link, date, rules version and lines to sign, and nothing to press; the screen does not."""
    page, link = open_result(visit, dict(case.answers), knowledge)
    end = page.locator(".wm-print-end")
    expect(end).to_be_hidden()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    expect(end).to_be_visible()
    for text in (link, knowledge.rules_version, "Decided by", "Agreed by", "Date"):
        expect(end).to_contain_text(text)
    assert re.search(r"Printed on \d{1,2} \w+ \d{4}\.", end.inner_text())
    for heading in ("What to do", "What would change it", "All models", "Failures to watch", "Your answers"):
        expect(visit.result().get_by_role("heading", name=heading, exact=True)).to_be_visible()
    expect(visit.result().locator("button:visible, input:visible, a.wm-lead-to:visible")).to_have_count(0)
    for step in decide(knowledge, case.answers).next_steps:
        expect(visit.result().locator("ol.wm-steps")).to_contain_text(step.says)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(visit.result().locator("details[open]")).to_have_count(0)


def test_the_paper_sheet_is_one_sheet(visit: Visit, knowledge: Knowledge) -> None:
    """Both sides of one A4 sheet hold the whole quiz; each page names the models once, and no question is torn."""
    page = visit.go("quiz/on-paper/")
    assert pages(page) == 2
    page.emulate_media(media="print")
    names = page.locator(".wm-paper-table .wm-chip:visible")

    expect(names).to_have_count(len(knowledge.models))
    groups = page.locator(".wm-paper-table tbody")
    assert set(groups.evaluate_all("all => all.map(group => getComputedStyle(group).breakInside)")) == {"avoid"}
