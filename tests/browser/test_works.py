"""Several pieces of work, each with its own answers and its own result, side by side."""

import json
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.support.measures import faults, whole
from tests.browser.support.quiz_steps import MODULE, STORAGE_KEY, as_asked
from whichmodel.deciding.decision import decide
from whichmodel.facts.knowledge import Case, Knowledge
from whichmodel.telling.encoding import encode_decision

HOSTILE = "<b>Portal</b> & more"


def first_case(knowledge: Knowledge, verdict: str) -> Case:
    """Return the first case with a verdict."""
    return next(case for case in knowledge.cases if case.expect.verdict == verdict)


def kept_works(knowledge: Knowledge) -> list[dict[str, Any]]:
    """Return four pieces of work as the browser keeps them: of three verdicts, and one without an answer."""
    named = [("Billing", "recommended"), (HOSTILE, "mix"), ("", "not-ready")]
    works: list[dict[str, Any]] = [
        {"name": name, "answers": dict(first_case(knowledge, verdict).answers), "place": "#result"}
        for name, verdict in named
    ]
    return [*works, {"name": "Night jobs", "answers": {}}]


def open_works(visit: Visit, works: list[dict[str, Any]], place: str = "#works") -> Page:
    """Open the quiz for somebody who has these pieces of work, and answers the first."""
    numbered = [{**work, "id": str(number)} for number, work in enumerate(works, start=1)]
    visit.keep(STORAGE_KEY, json.dumps({"format": 2, "works": numbered, "current": "1"}))
    return visit.go(f"quiz/{place}")


def kept_names(visit: Visit) -> list[str]:
    """Return the names of the pieces of work as the browser keeps them."""
    return [work["name"] for work in visit.kept(STORAGE_KEY)["works"]]


def rows(page: Page) -> Locator:
    """Return the rows of the table of all pieces of work."""
    return page.get_by_role("table", name="Your pieces of work").locator("tbody").get_by_role("row")


def test_two_pieces_of_work_are_answered_and_seen_in_one_table(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """A buyer adds a second piece of work, answers it, and sees both results side by side, also after a reload."""
    titles = {model.id: model.title for model in knowledge.models}
    first = next(
        each
        for each in knowledge.cases
        if each.expect.verdict == "recommended" and each.expect.first_choice != case.expect.first_choice
    )
    page = visit.page
    visit.open_with(first.answers)
    visit.button("Add another piece of work").click()
    expect(visit.question(knowledge.factors[0].id)).to_be_visible()
    assert page.locator("input:checked").count() == 0
    visit.answer_all(as_asked(knowledge, case.answers))
    visit.result()
    visit.button("See all side by side your pieces of work").click()

    expect(page.get_by_role("heading", name="Your pieces of work")).to_be_focused()
    for row, each in enumerate((first, case)):
        expect(rows(page).nth(row)).to_contain_text(titles[each.expect.first_choice or ""])
    expect(visit.quiz).to_contain_text("Two pieces of work, two different models")
    page.reload()
    expect(rows(page).nth(1)).to_contain_text(titles[case.expect.first_choice or ""])


def test_all_pieces_of_work_are_shown_with_their_results(visit: Visit, knowledge: Knowledge) -> None:
    """Each row says name, verdict, models and how far it is answered; names are text, and open the piece."""
    visit.hold(MODULE, call="decide", answers={})
    works = kept_works(knowledge)
    _, portal, third = (encode_decision(knowledge, decide(knowledge, work["answers"])) for work in works[:3])
    billing = first_case(knowledge, "recommended")
    titles = {model.id: model.title for model in knowledge.models}
    page = open_works(visit, works)

    expect(rows(page).nth(0)).to_contain_text("Recommended")
    expect(rows(page).nth(0)).to_contain_text(titles[billing.expect.first_choice or ""])
    expect(rows(page).nth(1)).to_contain_text(HOSTILE)
    for part in portal["mix"]["parts"]:
        expect(rows(page).nth(1)).to_contain_text(titles[part["model"]])
    expect(rows(page).nth(2)).to_contain_text("Work 3")
    expect(rows(page).nth(2)).to_contain_text(third["not_ready"]["first_step"]["says"])
    expect(rows(page).nth(2)).to_contain_text(f"then{titles[third['not_ready']['after']]}")
    expect(rows(page).nth(3)).to_contain_text("Being worked out")
    expect(rows(page).nth(3)).to_contain_text(f"{len(knowledge.factors)} open")
    expect(visit.quiz).to_contain_text("Four pieces of work")
    assert faults(page) == []
    whole(page)
    for name in ("Open Billing", "Billing"):
        visit.button(name).click()
        expect(visit.result()).to_have_attribute("data-first-choice", billing.expect.first_choice or "")
        page.go_back()
        expect(rows(page)).to_have_count(4)


def test_a_piece_is_renamed_by_keyboard(visit: Visit, knowledge: Knowledge) -> None:
    """Enter saves a tidied name, Escape gives the old one back, and the focus returns either way."""
    page = open_works(visit, kept_works(knowledge)[:2])
    press = page.keyboard.press
    visit.button("Rename Billing").focus()
    press("Enter")
    expect(page.get_by_role("textbox", name="Name of Billing")).to_be_focused()
    page.keyboard.type("Dropped")
    press("Escape")
    expect(visit.button("Rename Billing")).to_be_focused()
    press("Enter")
    page.keyboard.type("  The   <i>bills</i> ")
    press("Enter")
    expect(visit.button("Rename The <i>bills</i>")).to_be_focused()
    assert kept_names(visit) == ["The <i>bills</i>", HOSTILE]
    press("Enter")
    press("Delete")
    press("Enter")

    expect(visit.button("Rename Work 1")).to_be_focused()
    assert kept_names(visit) == ["", HOSTILE]


def test_a_piece_is_removed_only_after_a_second_word(visit: Visit, knowledge: Knowledge) -> None:
    """Removing asks in the row; keeping gives the focus back; removing leaves the other pieces as they were."""
    works = kept_works(knowledge)
    page = open_works(visit, works)
    visit.button("Remove Night jobs").click()
    expect(visit.button("Keep it")).to_be_focused()
    expect(visit.announced).to_have_text("Remove Night jobs and its answers? They cannot be brought back.")
    page.keyboard.press("Escape")
    expect(visit.button("Remove Night jobs")).to_be_focused()
    assert len(kept_names(visit)) == 4
    visit.button("Remove Night jobs").click()
    visit.button("Remove it").click()

    expect(page.get_by_role("heading", name="Your pieces of work")).to_be_focused()
    expect(visit.button("Remove Night jobs")).to_have_count(0)
    assert kept_names(visit) == [work["name"] for work in works[:3]]
    assert [work["answers"] for work in visit.kept(STORAGE_KEY)["works"]] == [work["answers"] for work in works[:3]]


def test_a_result_that_comes_in_late_interrupts_nobody(visit: Visit, knowledge: Knowledge) -> None:
    """While a name is being written, results fill their cells, and field, text and focus stay."""
    release = visit.hold(MODULE, call="decide", answers={})
    page = open_works(visit, kept_works(knowledge))
    visit.button("Rename Night jobs").click()
    page.keyboard.type("Half a na")
    release()
    row = rows(page).nth(3)

    expect(row).to_contain_text("Six models are still possible.")
    expect(row.get_by_role("textbox")).to_be_focused()
    expect(row.get_by_role("textbox")).to_have_value("Half a na")


def test_answers_stand_side_by_side(visit: Visit, knowledge: Knowledge) -> None:
    """The folded table shows only what differs, until the reader wants all; it can be copied as Markdown."""
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    works = kept_works(knowledge)[:2]
    page = open_works(visit, works)
    one, other = (work["answers"] for work in works)
    differing = [factor.id for factor in knowledge.factors if one.get(factor.id) != other.get(factor.id)]
    page.locator("summary").filter(has_text="The answers side by side").click()
    answers = page.get_by_role("table", name="The answers of all pieces of work").locator("tbody").get_by_role("row")
    expect(answers).to_have_count(len(differing))
    assert 0 < len(differing) < len(knowledge.factors)
    page.get_by_label("Differences only").uncheck()
    expect(answers).to_have_count(len(knowledge.factors))
    visit.button("Copy the table as Markdown").click()
    expect(visit.quiz).to_contain_text("The table is copied.")
    copied = page.evaluate("navigator.clipboard.readText()").splitlines()

    assert copied[0] == r"| Question | Billing | \<b\>Portal\</b\> \& more |"
    assert len(copied) == len(knowledge.factors) + 3


def test_the_line_above_a_question_names_the_piece_and_renames_it(visit: Visit, knowledge: Knowledge) -> None:
    """Whoever has several pieces of work sees which one is answered; whoever has one without a name sees nothing of this."""
    page = visit.go("quiz/")
    expect(visit.question(knowledge.factors[0].id)).to_be_visible()
    expect(page.get_by_text("Piece of work: ")).to_be_hidden()
    works = [{"name": HOSTILE, "answers": {}}, {"name": "", "answers": {}}]
    page = open_works(visit, works, "")
    expect(visit.quiz).to_contain_text(f"Piece of work: {HOSTILE}")
    visit.button("Rename this piece of work").click()
    page.keyboard.type("Portal")
    page.keyboard.press("Enter")
    expect(visit.quiz).to_contain_text("Piece of work: Portal")
    expect(visit.button("Rename this piece of work")).to_be_focused()
    assert kept_names(visit) == ["Portal", ""]
    assert faults(page, "light") == []
    visit.button("Add another piece of work").click()
    expect(visit.quiz).to_contain_text("Piece of work: Work 3")
    visit.button("See all side by side").click()

    expect(rows(page)).to_have_count(3)
