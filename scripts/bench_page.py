"""How long the page takes from an answer until the row of models still possible follows, in a real browser.

The site is the one of `make build`. Each walk opens the quiz afresh, waits until the runtime is warm, answers all
questions in order, then changes answers, with a moment between them as people take. Timed are the answers after
which the row reads otherwise: from the `change` event of the radio to the first animation frame after the row changed.
No set of answers comes twice in a walk, so no reply is an earlier one that the page has kept.
"""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from playwright.sync_api import Browser, Error

from scripts.bench_times import HIGH, Group, line_of
from scripts.bench_work import SEED, UNKNOWN_EVERY
from scripts.browsing import chromium, noted_browser, served
from scripts.files import ROOT
from whichmodel.deciding.decision import decide
from whichmodel.facts.knowledge import UNKNOWN, Knowledge

TARGET = 50.0
"""What 95 of 100 answers should take less than, in milliseconds. One frame, 16, would be better still."""

CHANGES = 8
"""How many answers each walk changes after all questions are answered."""

PAUSE, UNSEEN, PATIENCE = 100, 300, 10_000
"""Milliseconds between two answers, for a reply that nothing in the row shows, and until something must be wrong.

A reply that still waits for the one before it would be timed with that.
"""

START = 60_000
ANSWERING, CHANGING = "answering for the first time", "changing an answer"

DRIVER = """
async ([steps, name, pause, unseen, patience]) => {
  const quiz = document.querySelector("which-model-quiz");
  const titled = (group) => document.getElementById(group.getAttribute("aria-labelledby"))?.textContent.trim();
  const row = [...quiz.querySelectorAll("[role=group]")].find((group) => titled(group) === name);
  const later = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const all = { subtree: true, childList: true, attributes: true, characterData: true };
  const times = [];
  for (const { factor, option, moves } of steps) {
    await later(pause);
    const radio = quiz.querySelector(`fieldset[data-factor="${factor}"] input[type="radio"][value="${option}"]`);
    const before = row.innerText;
    let start = 0;
    document.addEventListener("change", () => { start = performance.now(); }, { capture: true, once: true });
    let observer;
    const updated = new Promise((resolve) => {
      observer = new MutationObserver(() => {
        if (row.innerText === before) return;
        observer.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - start));
      });
      observer.observe(row, all);
    });
    radio.click();
    if (moves) times.push(await Promise.race([updated, later(patience).then(() => null)]));
    else await later(unseen);
    observer.disconnect();
  }
  return times;
}
"""


class NotMeasuredError(Exception):
    """The page cannot be measured here. The message is one sentence for a person."""


@dataclass(frozen=True)
class Step:
    """An answer that is given: in which way, and whether another set of models is possible after it."""

    factor: str
    option: str
    way: str
    moves: bool


Walk = tuple[Step, ...]


def walks(knowledge: Knowledge, timed: int) -> list[Walk]:
    """Return walks through the quiz with at least so many answers that move the row; the same every time."""
    source = Random(f"{SEED} walks")  # noqa: S311 - the same walks every time are wanted, and nothing is secret
    found: list[Walk] = []
    while sum(step.moves for walk in found for step in walk) < timed:
        found.append(tuple(_walk(knowledge, source)))
    return found


def _walk(knowledge: Knowledge, source: Random) -> Iterator[Step]:
    answers: dict[str, str] = {}
    possible = _possible(knowledge, answers)
    for factor in knowledge.factors:
        unknown = source.randrange(UNKNOWN_EVERY) == 0
        answers[factor.id] = UNKNOWN if unknown else source.choice(factor.options).id
        before, possible = possible, _possible(knowledge, answers)
        yield Step(factor.id, answers[factor.id], ANSWERING, moves=possible != before)
    seen = {tuple(answers.values())}
    choices = [(factor.id, option.id) for factor in knowledge.factors for option in factor.options]
    for _ in range(CHANGES):
        for name, option in source.sample(choices, len(choices)):
            changed = {**answers, name: option}
            after = _possible(knowledge, changed)
            if after != possible and tuple(changed.values()) not in seen:
                break
        else:
            return
        answers, possible = changed, after
        seen.add(tuple(answers.values()))
        yield Step(name, option, CHANGING, moves=True)


def _possible(knowledge: Knowledge, answers: dict[str, str]) -> frozenset[str]:
    return frozenset(decide(knowledge, answers).possible)


def page_group(walked: Sequence[Walk], times: Sequence[float]) -> Group:
    """Return the lines for the times of all steps that move the row, in their order: by way, and all together."""
    ways = [step.way for walk in walked for step in walk if step.moves]
    by_way = {way: [time for its, time in zip(ways, times, strict=True) if its == way] for way in (ANSWERING, CHANGING)}
    lines = [line_of(way, taken) for way, taken in {**by_way, "all": times}.items() if taken]
    return Group("in the page, from an answer to the row of models", "way", tuple(lines), TARGET, HIGH)


def times_in_page(browser: Browser, address: str, walked: Sequence[Walk]) -> list[float]:
    """Return how many milliseconds each step that moves the row takes at a site's address, one walk after the other."""
    found: list[float] = []
    for walk in walked:
        page = browser.new_context().new_page()
        page.goto(f"{address}quiz/")
        page.locator('which-model-quiz[data-runtime="ready"]').wait_for(timeout=START)
        steps = [asdict(step) for step in walk]
        found += page.evaluate(DRIVER, [steps, "Models still possible", PAUSE, UNSEEN, PATIENCE])
        page.context.close()
    if None in found:
        raise NotMeasuredError(
            "The page is not measured: the row of models did not follow an answer within 10 seconds."
        )
    return found


def measured_page(knowledge: Knowledge, timed: int, cache: Path) -> Group:
    """Build the site, serve it, and return the times of at least so many answers in the browser that the setup found."""
    try:
        noted_browser(cache)
    except (OSError, ValueError, KeyError, TypeError):
        raise NotMeasuredError(
            "The page is not measured: no browser is noted; 'make bench' looks for one, and says what is missing."
        ) from None
    # What the build says is no part of the figures.
    if subprocess.run([sys.executable, "-m", "scripts.site"], cwd=ROOT, stdout=sys.stderr).returncode:
        raise NotMeasuredError("The page is not measured: the site could not be built, see above.")
    walked = walks(knowledge, timed)
    try:
        with served(ROOT / "site") as address, chromium(cache) as browser:
            return page_group(walked, times_in_page(browser, address, walked))
    except Error as error:
        reason = error.message.splitlines()[0]
        raise NotMeasuredError(f"The page is not measured: the browser or the quiz did not start ({reason}).") from None
