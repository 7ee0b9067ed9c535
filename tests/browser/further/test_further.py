"""What more is asked of a result in the page: by another reader, with answers that count double, beside a colleague's."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.support.measures import faults, whole
from whichmodel import decide
from whichmodel.facts.knowledge import UNKNOWN, Case, Knowledge
from whichmodel.keeping.link import write_link
from whichmodel.telling.readers import briefing


@pytest.fixture
def steps(visit: Visit, case: Case) -> Locator:
    """Return the section on what to do, of a recommendation."""
    visit.open_with(case.answers)
    return visit.open_section("What to do")


def test_the_result_leads_to_the_files_of_its_model(visit: Visit, case: Case, steps: Locator) -> None:
    """Whoever has a recommendation takes who does what, and the contract's clauses, along at once."""
    links = steps.locator(".wm-files a[download]")

    expect(links).to_have_text(["Who does what (RACI)", "Contract checklist"])
    for link in links.all():
        found = visit.page.request.get(
            f"{visit.address}{(link.get_attribute('href') or '').removeprefix(visit.address)}"
        )
        assert found.ok and found.body().startswith(b"PK"), found.url
    assert case.expect.first_choice and case.expect.first_choice in (links.first.get_attribute("href") or "")


def test_the_result_is_worded_for_another_reader(
    visit: Visit, knowledge: Knowledge, case: Case, steps: Locator
) -> None:
    """Whoever is chosen, their questions come before the same steps, and into the Markdown; for oneself they go again."""
    page = visit.page
    told = briefing(knowledge, decide(knowledge, case.answers), "finance")
    before = steps.locator("ol.wm-steps").inner_text()
    steps.get_by_label("Word it for").select_option(label="Finance")

    asks = [question["asks"] for part in told["parts"] for question in part["questions"]]
    expect(steps.locator(".wm-asked dt")).to_have_text(asks)
    expect(visit.announced).to_have_text("What finance will ask is shown below.")
    for question in told["parts"][0]["questions"]:
        expect(steps.get_by_role("link", name=f"In full : {question['asks']}")).to_have_attribute(
            "href", f"{visit.address}{question['page']}"
        )
    assert steps.locator("ol.wm-steps").inner_text() == before
    assert faults(page, "light") == []
    visit.open_section("Save as a file")
    with page.expect_download() as download:
        visit.button("Download as Markdown").click()
    assert "## What finance will ask" in Path(download.value.path()).read_text("utf-8")
    steps.get_by_label("Word it for").select_option(label="Me")
    expect(steps.locator(".wm-asked")).to_have_count(0)


def test_while_nothing_is_settled_nobody_else_is_asked_for(visit: Visit, knowledge: Knowledge) -> None:
    """An open result has nothing to sign, so there is nobody to word it for, and nothing that could count double."""
    shown = visit.open_with({factor.id: UNKNOWN for factor in knowledge.factors})

    expect(shown.get_by_label("Word it for")).to_have_count(0)
    expect(shown.locator(".wm-marks")).to_have_count(0)


def test_two_answers_may_count_double_as_a_what_if(visit: Visit, case: Case) -> None:
    """What would be stands beside what is; a third mark is refused in words, and the result stays as it was."""
    visit.open_with(case.answers)
    headline = visit.result().get_by_role("heading", level=2).inner_text()
    section = visit.open_section("What would change it")
    marks, what_if = section.get_by_role("checkbox"), section.locator(".wm-double")
    marks.nth(0).press("Space")
    expect(what_if.locator("tbody tr")).to_have_count(6)
    expect(what_if).to_contain_text("counted double")
    expect(what_if).to_contain_text(headline)
    expect(visit.announced).to_contain_text("counted double")
    marks.nth(1).check()
    marks.nth(2).click()

    expect(section.get_by_role("alert")).to_have_text(
        "At most 2 answers may be decisive. Take one back before you mark another."
    )
    expect(marks.nth(2)).not_to_be_checked()
    assert faults(visit.page, "dark") == []
    marks.nth(1).uncheck()
    marks.nth(0).uncheck()
    expect(what_if).to_be_empty()
    expect(section.get_by_role("alert")).to_be_empty()
    assert visit.result().get_by_role("heading", level=2).inner_text() == headline
    assert "decisive" not in visit.page.url + visit.page.evaluate("JSON.stringify(localStorage)")


def test_answers_that_are_marked_too_fast_are_refused_like_others(visit: Visit, case: Case) -> None:
    """However fast four are ticked, the first two count, as the table beside them says, and why no more do is told."""
    page = visit.page
    visit.open_with(case.answers)
    section = visit.open_section("What would change it")
    page.evaluate("[...document.querySelectorAll('.wm-marks input')].slice(0, 4).forEach((box) => box.click())")

    expect(section.get_by_role("alert")).to_contain_text("At most 2 answers may be decisive.")
    expect(section.locator(".wm-marks input:checked")).to_have_count(2)
    for at in (0, 1):
        expect(section.locator(".wm-marks input").nth(at)).to_be_checked()
    expect(section.locator(".wm-double table")).to_be_visible()


def test_an_agenda_stands_only_beside_the_links_it_was_made_of(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """Without a link one is asked for, and the agenda of an earlier link goes as another one is tried."""
    visit.open_with(case.answers)
    section = visit.open_section("Where you differ")
    field = section.get_by_label("A colleague’s link or record")
    visit.button("Set side by side").click()
    expect(section.get_by_role("alert")).to_have_text("Paste a colleague’s link or record first.")
    field.fill(write_link(knowledge, case.answers))
    visit.button("Set side by side").click()
    agenda = section.get_by_role("heading", name="Agenda: where you differ")
    expect(agenda).to_be_visible()
    field.fill("nothing of ours")
    visit.button("Set side by side").click()

    expect(section.get_by_role("alert")).to_contain_text("The other side: ")
    expect(agenda).to_have_count(0)


def test_a_colleagues_link_makes_an_agenda(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """A damaged link says so; a whole one, out of a mail, shows the agenda, which can be copied and printed alone."""
    page = visit.page
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    first = knowledge.factors[0]
    theirs = {**case.answers, first.id: next(o.id for o in first.options if o.id != case.answers[first.id])}
    link = write_link(knowledge, theirs)
    visit.open_with(case.answers)
    section = visit.open_section("Where you differ")
    field = section.get_by_label("A colleague’s link or record")
    field.fill(link[:-3])
    visit.button("Set side by side").click()
    expect(section.get_by_role("alert")).to_contain_text("The other side: The link was cut off")
    field.fill(f"Hello,\n> here it is: https://example.org/quiz/#{link}\nRegards")
    section.get_by_label("Their name").fill("Jonas")
    section.get_by_label("Their name").press("Enter")

    expect(section.get_by_role("heading", name="Agenda: where you differ")).to_be_focused()
    expect(section.get_by_role("alert")).to_be_empty()
    expect(section.locator(".wm-agenda-item")).to_have_count(1)
    expect(section.locator(".wm-agenda-item")).to_contain_text(first.ask)
    expect(section.locator(".wm-agenda-item")).to_contain_text("Jonas")
    expect(visit.announced).to_contain_text("and differ on 1.")
    assert faults(page, "dark", "light") == []
    visit.button("Copy as Markdown").click()
    expect(section).to_contain_text("The agenda is copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("# Where we differ") and "- Jonas: " in copied
    page.evaluate("window.print = () => {}")
    visit.button("Print the agenda").click()
    page.emulate_media(media="print")
    expect(section.locator(".wm-agenda-item")).to_be_visible()
    expect(visit.result().locator(".wm-headline")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(section.locator(".wm-agenda-item")).to_be_hidden()
    expect(visit.result().locator(".wm-headline")).to_be_visible()
    page.emulate_media(media="screen")
    whole(page)
