"""Take a picture of every state of the quiz and of the main pages: `python -m scripts.screens [NAME ...]`.

The pictures go to .cache/screens/, each at 390 and 1280 pixels, light and dark: `result-close-390-dark.png`.
With names, only those states are taken. Exit status 1 for a name that no state has.
"""

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Literal

from playwright.sync_api import Page, Route

from scripts.browsing import chromium, served
from scripts.files import CACHE, ROOT
from sitebuild.guide.guide import load_guide
from whichmodel.deciding.answers import Answers, nearest_name
from whichmodel.deciding.decision import decide
from whichmodel.facts.knowledge import UNKNOWN, Knowledge
from whichmodel.keeping.link import write_link

SCREENS = CACHE / "screens"
WIDTHS = (390, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
START = 60_000

State = Callable[[Page, str, Knowledge], None]
"""Brings a fresh page of the site at an address into a state."""


def _page(path: str) -> State:
    def show(page: Page, address: str, _: Knowledge) -> None:
        page.goto(address + path)

    return show


def _fragment(answers: Answers) -> str:
    return "&".join(f"{factor}={option}" for factor, option in answers.items())


def _settled(page: Page) -> None:
    page.locator("[data-verdict]").wait_for(timeout=START)
    page.locator("a[data-link][href]").wait_for()


def _verdict(verdict: str) -> State:
    def show(page: Page, address: str, knowledge: Knowledge) -> None:
        case = next(case for case in knowledge.cases if case.expect.verdict == verdict)
        page.goto(f"{address}quiz/#{_fragment(case.answers)}")
        _settled(page)

    return show


def _undecided(page: Page, address: str, knowledge: Knowledge) -> None:
    page.goto(f"{address}quiz/#" + _fragment({factor.id: UNKNOWN for factor in knowledge.factors}))
    _settled(page)


def _complete(knowledge: Knowledge) -> Answers:
    """Return the answers of a worked case that has one to every question and is settled before the last."""
    last = knowledge.factors[-1].id
    for case in knowledge.cases:
        early = {factor: option for factor, option in case.answers.items() if factor != last}
        if len(case.answers) == len(knowledge.factors) and decide(knowledge, early).decided:
            return case.answers
    raise LookupError("no worked case is settled before its last answer")


def _answer(page: Page, knowledge: Knowledge, count: int) -> None:
    """Answer the first questions as a worked case does, and stay at the last of them."""
    answers = _complete(knowledge)
    page.locator("[data-runtime=ready]").wait_for(timeout=START)
    for number, factor in enumerate(knowledge.factors[:count], 1):
        page.locator(f'label[for="{factor.id}--{answers[factor.id]}"]').click()
        if number < count:
            page.get_by_role("button", name="Continue").click()


def _question(page: Page, address: str, knowledge: Knowledge) -> None:
    page.goto(f"{address}quiz/")
    _answer(page, knowledge, 6)
    page.locator(".wm-is-dropped").first.wait_for()


def _dropped(page: Page, address: str, knowledge: Knowledge) -> None:
    _question(page, address, knowledge)
    page.locator(".wm-dropped-why > summary").click()


def _missing(page: Page, address: str, _: Knowledge) -> None:
    page.goto(f"{address}quiz/")
    page.get_by_role("button", name="Continue").click()


def _early(page: Page, address: str, knowledge: Knowledge) -> None:
    page.goto(f"{address}quiz/")
    _answer(page, knowledge, 9)
    page.locator(".wm-settled").wait_for()


def _review(page: Page, address: str, knowledge: Knowledge) -> None:
    _early(page, address, knowledge)
    page.get_by_role("button", name="Check your answers").click()


def _trial(page: Page, address: str, knowledge: Knowledge) -> None:
    _verdict("recommended")(page, address, knowledge)
    page.locator(".wm-change button").first.click()
    page.locator(".wm-trial").wait_for()


def _works(page: Page, address: str, knowledge: Knowledge) -> None:
    _verdict("recommended")(page, address, knowledge)
    page.get_by_role("button", name="Add another piece of work").click()
    page.get_by_role("button", name="Rename").click()
    page.keyboard.type("Night watch")
    page.keyboard.press("Enter")
    _answer(page, knowledge, 2)
    page.get_by_role("button", name="See all side by side").click()
    page.get_by_text("Not decided yet").wait_for()
    page.locator(".wm-works details > summary").click()


def _other_rules(page: Page, address: str, knowledge: Knowledge) -> None:
    """Open a link that was made under other rules, for somebody who has answers of their own."""
    page.goto(f"{address}quiz/")
    _answer(page, knowledge, 1)
    case = next(case for case in knowledge.cases if case.expect.verdict == "recommended")
    link = write_link(replace(knowledge, rules_version="0123456789ab"), case.answers)
    page.goto("about:blank")
    page.goto(f"{address}quiz/#{link}")
    _settled(page)


def _damaged(page: Page, address: str, knowledge: Knowledge) -> None:
    page.goto(f"{address}quiz/#{write_link(knowledge, knowledge.cases[0].answers)}x")
    page.locator("[data-state=problem]").wait_for(timeout=START)


def _saved(page: Page, address: str, _: Knowledge) -> None:
    page.goto(f"{address}quiz/")
    page.locator("[data-runtime=ready]").wait_for(timeout=START)
    page.get_by_text("Open a saved result").click()
    page.get_by_label("Or paste a link or a record").fill("Not a link")
    page.get_by_role("button", name="Open", exact=True).click()
    page.locator(".wm-open-alert p").wait_for()


def _diagnosed(page: Page, address: str, knowledge: Knowledge) -> None:
    page.goto(f"{address}quiz/diagnose/")
    mode = next(mode for mode in knowledge.failure_modes if len(mode.symptoms) > 2)
    page.locator(f'input[type=radio][value="{mode.running[0]}"]').check()
    for symptom in mode.symptoms:
        page.locator(f'input[type=checkbox][value="{symptom}"]').check()
    page.get_by_role("button", name="See what is likely wrong").click()
    page.locator("[data-state=result]:not([aria-busy])").wait_for(timeout=START)


def _without_python(answer: Callable[[Route], None], state: str) -> State:
    def show(page: Page, address: str, knowledge: Knowledge) -> None:
        page.route("**/assets/runtime/**", answer)
        page.goto(f"{address}quiz/#{_fragment(knowledge.cases[0].answers)}")
        page.locator(state).wait_for(timeout=START)

    return show


STATES: Mapping[str, State] = {
    "home": _page(""),
    "model": _page("models/managed-services/"),
    "glance": _page("compare/"),
    "pair": _page("compare/staff-augmentation-and-outsourcing/"),
    "failure": _page("failure-modes/contractors-handed-tickets/"),
    "symptoms": _page("failure-modes/"),
    "paper": _page("quiz/on-paper/"),
    "diagnosis": _page("quiz/diagnose/"),
    "diagnosis-result": _diagnosed,
    "question-first": _page("quiz/"),
    "question": _question,
    "question-dropped": _dropped,
    "question-missing": _missing,
    "question-settled": _early,
    "review": _review,
    "result-recommended": _verdict("recommended"),
    "result-close": _verdict("close"),
    "result-mix": _verdict("mix"),
    "result-not-ready": _verdict("not-ready"),
    "result-undecided": _undecided,
    "result-tried": _trial,
    "works": _works,
    "link-opened": _other_rules,
    "link-damaged": _damaged,
    "saved-refused": _saved,
    "runtime-waiting": _without_python(lambda route: None, "[aria-busy=true]"),
    "runtime-failed": _without_python(lambda route: route.abort(), "[data-state=problem]"),
}
"""Every state that has a picture, by its name."""


def main(names: list[str]) -> int:
    """Take the pictures of some states, or of all."""
    strange = [name for name in names if name not in STATES]
    for name in strange:
        near = nearest_name(name, tuple(STATES))
        advice = f"did you mean '{near}'?" if near else f"expected one of: {', '.join(STATES)}."
        print(f"screens: '{name}' is not a state; {advice}", file=sys.stderr)
    if strange:
        return 1
    knowledge = load_guide(ROOT).knowledge
    SCREENS.mkdir(parents=True, exist_ok=True)
    with served(ROOT / "site") as address, chromium() as browser:
        for name in names or STATES:
            for width in WIDTHS:
                for scheme in SCHEMES:
                    context = browser.new_context(
                        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
                    )
                    page = context.new_page()
                    STATES[name](page, address, knowledge)
                    # The header follows the scroll; a picture of the whole page begins at its top.
                    page.evaluate("window.scrollTo(0, 0)")
                    page.screenshot(path=SCREENS / f"{name}-{width}-{scheme}.png", full_page=True)
                    context.close()
            print(f"screens: {name}", flush=True)
    print(f"screens: see {SCREENS.relative_to(ROOT)}/")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
