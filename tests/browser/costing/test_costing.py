"""A reader fills in what each way costs and is shown the sums, in a real browser."""

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.support.measures import faults, whole
from whichmodel.costing.encoding import encode_costs
from whichmodel.costing.figures import WAYS, check_figures

PATH = "practice/cost/"
FIGURES = {
    "own_hour": "50",
    "hire.people": "2",
    "hire.salary": "60 000",
    "hire.on_costs": "25",
    "hire.start": "20,000",
    "hire.hours": "10",
    "day_rate.people": "2",
    "day_rate.rate": "500",
    "day_rate.days": "200",
}
ASK = "Compare"


def field(page: Page, name: str) -> Locator:
    """Return the box of a figure."""
    return page.locator(f'which-model-costs input[name="{name}"]')


def fill(page: Page, figures: dict[str, str]) -> None:
    """Write figures into the form, once the script has taken over."""
    expect(page.locator("which-model-costs")).to_have_attribute("data-state", "question")
    for name, figure in figures.items():
        field(page, name).fill(figure)


def found(page: Page) -> Locator:
    """Return the comparison, once it is there."""
    shown = page.locator(".wm-costs-found")
    expect(shown).to_be_visible()
    return shown


def test_figures_become_the_sums_of_the_decision_module(visit: Visit) -> None:
    """Enter in a box is enough: the table has every sum, the focus goes to it, it is said, and nothing is kept."""
    page = visit.go(PATH)
    fill(page, {"currency": "kr", **FIGURES})
    field(page, "day_rate.days").press("Enter")
    shown = found(page)
    given: dict[str, dict[str, str]] = {"hire": {}, "day_rate": {}}
    for name, figure in FIGURES.items():
        if "." in name:
            given[name.partition(".")[0]][name.partition(".")[2]] = figure
    told = encode_costs(check_figures({"own_hour": FIGURES["own_hour"], **given}))

    expect(shown.get_by_role("heading", level=2)).to_be_focused()
    expect(shown.locator("caption")).to_have_text("In kr, rounded up")
    cells = [f"{cell:,}" for group in told["groups"] for row in group["rows"] for cell in row["cells"]]
    expect(shown.locator("tbody td")).to_have_text(cells)
    expect(shown.locator("thead th")).to_have_text(["Hiring", "Day rate"])
    for says in told["says"]:
        expect(shown).to_contain_text(says)
    expect(page.locator("which-model-costs > [role=status]")).to_contain_text(told["says"][-1])
    expect(shown.locator("details li")).to_have_count(len(told["empty"]))
    assert [call["call"] for call in visit.calls] == ["cost"]
    assert "500" not in json.dumps(page.evaluate("[{...localStorage}, {...sessionStorage}, location.href]"))

    field(page, "day_rate.rate").fill("400")
    expect(shown).to_have_count(0)  # it was made of other figures
    assert visit.errors == []


def test_what_cannot_be_used_is_said_at_its_figure(visit: Visit) -> None:
    """A wrong figure has its problem beside it and the focus; what the whole lacks is said where the form begins."""
    page = visit.go(PATH)
    fill(page, {"hire.people": "1", "hire.salary": "70.5", "hire.hours": "4"})
    visit.button(ASK).click()
    salary = field(page, "hire.salary")
    expect(salary).to_be_focused()
    expect(salary).to_have_accessible_description(
        "'70.5' is not a whole number; expected a whole number from 0 to 1000000000, without a currency."
    )

    salary.fill("70500")
    visit.button(ASK).click()
    expect(field(page, "own_hour")).to_be_focused()
    expect(page.locator("[aria-invalid]")).to_have_count(1)
    assert faults(page, "light", "dark") == []

    for name in ("hire.people", "hire.salary", "hire.hours"):
        field(page, name).fill("")
    visit.button(ASK).click()
    expect(page.locator("form > .wm-error")).to_have_text(
        "Fill in at least one way: hiring, a day rate, or a fixed price or fee."
    )
    expect(page.locator("form > .wm-error")).to_be_focused()


def test_figures_are_there_after_a_look_at_another_page(visit: Visit) -> None:
    """Who follows a link and comes back finds what was typed, and after a reload nothing, as the page says."""
    page = visit.go(PATH)
    fill(page, FIGURES)
    page.get_by_role("link", name="Take the quiz").first.click()
    expect(page.locator("which-model-quiz")).to_be_visible()
    page.go_back()

    for name, figure in FIGURES.items():
        expect(field(page, name)).to_have_value(figure)
    page.reload()
    expect(page.locator("which-model-costs")).to_have_attribute("data-state", "question")
    expect(field(page, "own_hour")).to_have_value("")


@pytest.mark.parametrize("language", ["", "auto", "zh_CN"])
def test_a_program_that_translates_the_page_keeps_no_sum_from_it(visit: Visit, language: str) -> None:
    """Such programs name the language of the page as they like; the sums stand there all the same."""
    page = visit.go(PATH)
    fill(page, FIGURES)
    page.evaluate("(language) => { document.documentElement.lang = language }", language)
    visit.button(ASK).click()

    expect(found(page).locator("tbody td").first).to_have_text("20,000")
    assert visit.errors == []


def test_form_and_result_are_for_everybody(visit: Visit) -> None:
    """Axe finds nothing wrong with form and result in light and dark, and both fit 320 pixels and text twice as large."""
    page = visit.go(PATH)
    fill(page, {**FIGURES, "fee.fee": "9000"})
    visit.button(ASK).click()
    found(page)

    assert faults(page, "light", "dark") == []
    whole(page)


def test_without_scripts_the_page_is_a_sheet_to_fill_in(still: Visit) -> None:
    """Every figure has a name and a box, and the sums spell out with these names what to add up."""
    page = still.go(PATH)

    expect(page.locator("which-model-costs .wm-without-script")).to_be_visible()
    codes = [f"{way.id[0].upper()}{number}" for way in WAYS for number in range(1, len(way.fields) + 1)]
    expect(page.locator(".wm-figure-code")).to_have_text(["O", *codes])
    expect(page.locator("which-model-costs input")).to_have_count(len(codes) + 2)
    sums = page.locator(".wm-costs-by-hand td").all_inner_texts()
    assert "H1 × H2 × (100 + H3) ÷ 100" in sums
    named = {code for code in codes if any(code in text for text in sums)}
    assert named == set(codes)
