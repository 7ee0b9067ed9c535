"""`make bench` finds its way through the quiz as it stands."""

from playwright.sync_api import Browser

from scripts.bench_page import times_in_page, walks
from whichmodel.facts.knowledge import Knowledge


def test_each_answer_that_moves_the_row_is_timed(browser: Browser, address: str, knowledge: Knowledge) -> None:
    """The row of models follows in the page wherever the engine says so, and each time is a number of milliseconds."""
    walked = walks(knowledge, 1)
    times = times_in_page(browser, address, walked)

    assert len(times) == sum(step.moves for walk in walked for step in walk)
    assert all(time > 0 for time in times)
