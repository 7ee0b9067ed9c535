"""`make bench` finds its way through the quiz as it stands."""

from playwright.sync_api import Browser

from scripts.bench import page_rows
from whichmodel.facts.knowledge import Knowledge


def test_the_start_and_what_follows_answers_are_timed(browser: Browser, address: str, knowledge: Knowledge) -> None:
    """The row of models follows in the page wherever the engine says so, and every time is more than nothing."""
    start, follow = page_rows(address, browser, knowledge, walks=1)

    assert int(start[1]) == 1 and int(follow[1]) >= 1
    assert float(start[2]) > 0 and float(follow[2]) > 0
