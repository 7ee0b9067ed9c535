"""A reader finds what a word means, and the page behind another name for it."""

import re

import pytest
from playwright.sync_api import expect

from sitebuild.guide.guide import Guide
from tests.browser.conftest import Visit


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("outstaffing", "models/staff-augmentation/"),
        ("team extension", "models/staff-augmentation/"),
        ("backsourcing", "glossary/#insourcing"),
        ("SOW", "glossary/#statement-of-work"),
    ],
)
def test_search_finds_a_thing_by_another_name(visit: Visit, typed: str, place: str) -> None:
    """Whoever knows a model or a term by another name finds it among the first three pages."""
    page = visit.go("about/")
    # The theme asks for its index when somebody turns to the box, and hears what is typed from then on.
    page.get_by_role("textbox", name="Search").click()
    expect(page.locator(".md-search-result__meta")).to_contain_text("Type to start searching")
    page.get_by_role("textbox", name="Search").press_sequentially(typed)
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    links = page.eval_on_selector_all(
        ".md-search-result__item",
        "pages => pages.slice(0, 3).map(page => [...page.querySelectorAll('a')].map(a => a.href))",
    )
    # A page may be found as a whole or by one of its parts, and the search marks the words in the address.
    found = [re.sub(r"\?h=[^#]*", "", link).removeprefix(visit.address) for page_links in links for link in page_links]

    assert [link for link in found if link == place or link.startswith(f"{place}#")], found


def test_a_term_explains_itself_on_the_keyboard_and_leads_to_the_glossary(visit: Visit, guide: Guide) -> None:
    """Focus on an underlined term shows what it means; Enter opens the glossary at the term."""
    page = visit.go("axes/price/")
    term = page.locator("a.wm-term").first
    identifier = (term.get_attribute("href") or "").rpartition("#")[2]
    meaning = next(each.says for each in guide.library.terms if each.id == identifier)
    term.focus()
    expect(page.get_by_role("tooltip")).to_have_text(meaning)
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_have_css("opacity", "0")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/glossary/#{identifier}")

    expect(page.locator(f"#{identifier}")).to_be_in_viewport()


def test_each_term_is_explained_once_on_a_page_and_never_in_the_quiz(visit: Visit) -> None:
    """Explanations help once; a question is read without them."""
    page = visit.go("practice/contract/")
    targets = [term.get_attribute("href") for term in page.locator("a.wm-term").all()]

    assert targets
    assert len(targets) == len(set(targets))
    page = visit.go("quiz/")
    assert page.locator("which-model-quiz a.wm-term").count() == 0
