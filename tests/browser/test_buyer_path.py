"""A buyer's whole path through the quiz, in a real browser."""

from playwright.sync_api import expect

from tests.browser.conftest import Visit


def test_a_buyer_clicks_through_to_a_result(visit: Visit) -> None:
    """Answering every question by clicks leads to a verdict, and nothing is asked of another origin."""
    page = visit.go("quiz/")
    for value in ("lead-with-time", "next-steps", "hands"):
        page.locator(f'input[type=radio][value="{value}"]:visible').check()
        last = page.get_by_role("button", name="See the result", exact=True)
        more = page.get_by_role("button", name="Continue", exact=True)
        (more if more.count() and value != "hands" else last.first).click()
    result = page.locator("[data-verdict]")
    expect(result).to_have_attribute("data-verdict", "recommended", timeout=20_000)
    expect(result).to_have_attribute("data-first-choice", "staff-augmentation")

    assert visit.foreign == []
    assert visit.errors == []
