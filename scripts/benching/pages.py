"""What pages weigh, and how soon the quiz follows an answer."""

import re
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from playwright.sync_api import Browser

from scripts.benching.figures import Figure, Number, Table, percentile
from scripts.benching.folder import Answer
from scripts.benching.line import LOOPBACK
from scripts.benching.module import random_answers, seeded
from scripts.benching.server import serving
from whichmodel import Knowledge, decide

PAGES = {"home": "/", "a model": "/models/managed-services/", "the quiz": "/quiz/"}
HEAVIEST, MOST_REQUESTS = 130_000, 12
JUDGED = ("home", "a model")
"""The pages that are to weigh no more."""

LATER = re.compile(
    r"/search/|/assets/page/\w+/search\.js|/assets/javascripts/workers/search\.|/assets/(lean|runtime|module)/|.*/worker\.js$"
)
"""Search, and Python, which starts once the page stands idle."""

UPDATED_TARGET = 16
PAUSE, UNSEEN, PATIENCE, START = 100, 300, 10_000, 60_000
"""Milliseconds between two answers, for a reply that the row does not show, and until something must be wrong."""

FOLLOWED = """
(row, [radio, patience]) => new Promise((resolve) => {
  const before = row.innerText;
  const start = performance.now();
  const observer = new MutationObserver(() => {
    if (row.innerText === before) return;
    observer.disconnect();
    const updated = performance.now() - start;
    requestAnimationFrame(() => resolve([updated, performance.now() - start]));
  });
  observer.observe(row, { subtree: true, childList: true, attributes: true, characterData: true });
  setTimeout(() => resolve(null), patience);
  document.querySelector(radio).click();
})
"""
"""Gives an answer; returns the milliseconds until the row of models reads otherwise, and until the next frame begins."""


def weight_tables(browser: Browser, answers: Mapping[str, Answer]) -> Iterator[Table]:
    """Yield what the server sends until each page stands, to a browser that has visited nothing."""
    figures: dict[str, list[Figure]] = {"bytes": [], "requests": []}
    with serving(answers, LOOPBACK) as server:
        for name, path in PAGES.items():
            server.asked.clear()
            with browser.new_context(service_workers="block") as context:
                context.new_page().goto(f"{server.address}{path[1:]}", wait_until="networkidle")
            asked = [each for each in server.asked if not LATER.match(each)]
            sent, raw = (
                sum(map(len, parts))
                for parts in zip(
                    *((answers[each].body, answers[each].content) for each in asked if each in answers), strict=True
                )
            )
            judged = name in JUDGED
            figures["bytes"].append(Figure(name, sent, {"raw": raw}, HEAVIEST if judged else None))
            figures["requests"].append(Figure(name, len(asked), {}, MOST_REQUESTS if judged else None))
    note = "search, Python and what is kept for use without a network come later and are not counted"
    yield Table("weight of a page", "bytes sent", figures["bytes"], (note,))
    yield Table("requests of a page", "requests", figures["requests"])


def answer_tables(address: str, browser: Browser, knowledge: Knowledge, walks: int) -> Iterator[Table]:
    """Yield how soon the row of models follows an answer, in the quiz as it is, once Python has answered for a first time.

    Each walk opens the quiz afresh and answers all questions in order, with a moment between them as people take.
    Only answers after which other models are possible are timed.
    """
    source = seeded()
    starts: list[float] = []
    follows: list[Sequence[float]] = []
    for _ in range(walks):
        page = browser.new_context(service_workers="block").new_page()
        page.goto(f"{address}quiz/")
        page.locator('which-model-quiz[data-runtime="ready"]').wait_for(timeout=START)
        starts.append(float(page.evaluate("performance.now()")))
        row = page.get_by_role("group", name="Models still possible", include_hidden=True)
        given: dict[str, str] = {}
        for name, option in random_answers(knowledge, len(knowledge.factors), source).items():
            page.wait_for_timeout(PAUSE)
            before, is_warm = decide(knowledge, given).possible, bool(given)
            given[name] = option
            moves = set(decide(knowledge, given).possible) != set(before)
            radio = f'which-model-quiz fieldset[data-factor="{name}"] input[value="{option}"]'
            taken = row.evaluate(FOLLOWED, [radio, PATIENCE if moves else UNSEEN])
            if moves and taken is None:
                raise TimeoutError("the row of models did not follow an answer")
            if moves and is_warm:
                follows.append(taken)
        page.context.close()
    updated, framed = ([float(each[place]) for each in follows] for place in (0, 1))
    figures = [
        _times("from an answer to the updated page", updated, UPDATED_TARGET),
        _times("from an answer to the next frame, which shows it", framed),
        _times("from opening the quiz until Python is ready", starts),
    ]
    yield Table("the quiz in a page", "p95 ms", figures)


def _times(name: str, times: Sequence[float], target: Number | None = None) -> Figure:
    return Figure(name, percentile(times, 0.95), {"runs": len(times), "p50 ms": median(times)}, target)
