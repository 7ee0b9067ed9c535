"""Take a picture of every state of the quiz and of the main pages: `python -m scripts.screens [NAME ...]`.

The pictures go to .cache/screens/, each at 390 and 1280 pixels, light and dark: `result-close-390-dark.png`.
With names, only those states are taken. Exit status 1 for a name that no state has.
"""

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import product
from typing import Literal

from playwright.sync_api import Page

from scripts.browsing import chromium, served
from scripts.making.files import CACHE, ROOT
from sitebuild.guide.guide import load_guide
from whichmodel import Answers, Knowledge, decide
from whichmodel.deciding.answers import nearest_name
from whichmodel.facts.knowledge import UNKNOWN
from whichmodel.keeping.link import write_link

SCREENS = CACHE / "screens"
WIDTHS = (390, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
START = 60_000

Step = Callable[[Page, Knowledge], object]
"""Does something in a page of the site, or waits for something."""


def go(path: str) -> Step:
    """Open an address below the site's root."""
    return lambda page, _: page.goto(path)


def go_quiz(text: Callable[[Knowledge], str]) -> Step:
    """Open the quiz with a text behind the # of its address."""
    return lambda page, knowledge: page.goto(f"quiz/#{text(knowledge)}")


def go_case(verdict: str) -> Step:
    """Open the quiz with the answers of the first worked case with a verdict."""
    return go_quiz(lambda knowledge: _fragment(_case(knowledge, verdict)))


def see(selector: str) -> Step:
    """Wait for an element."""
    return lambda page, _: page.locator(selector).first.wait_for(timeout=START)


def click(selector: str) -> Step:
    """Click on an element."""
    return lambda page, _: page.locator(selector).first.click()


def press(name: str) -> Step:
    """Click on the button with a name."""
    return lambda page, _: page.get_by_role("button", name=name, exact=True).click()


def answer(count: int) -> Step:
    """Answer the first questions as a worked case does that is settled before its last, and stay at the last of them."""

    def step(page: Page, knowledge: Knowledge) -> None:
        answers = _settled_early(knowledge)
        see("[data-runtime=ready]")(page, knowledge)
        for number, factor in enumerate(knowledge.factors[:count], 1):
            click(f'label[for="{factor.id}--{answers[factor.id]}"]')(page, knowledge)
            if number < count:
                press("Continue")(page, knowledge)

    return step


def _settled_early(knowledge: Knowledge) -> Answers:
    """Return the answers of a case that the last question but one settles."""
    complete = [case.answers for case in knowledge.cases if len(case.answers) == len(knowledge.factors)]

    def decided(answers: Answers, asked: int) -> bool:
        first = [factor.id for factor in knowledge.factors[:asked]]
        return decide(knowledge, {name: answers[name] for name in first}).decided

    last = len(knowledge.factors) - 1
    return next(answers for answers in complete if decided(answers, last) and not decided(answers, last - 1))


def observe(page: Page, knowledge: Knowledge) -> None:
    """Tick the symptoms of a failure mode under a model in which it happens."""
    mode = next(mode for mode in knowledge.failure_modes if len(mode.symptoms) > 2)
    for value in (mode.running[0], *mode.symptoms):
        box = page.locator(f'input[value="{value}"]')
        for group in page.locator("details:not([open])", has=box).all():
            group.locator("summary").click()
        box.check()


def unfold(page: Page, _: Knowledge) -> None:
    """Open every section of a result."""
    for summary in page.locator(".wm-result .wm-folds > details > summary").all():
        summary.press("Enter")


def without_python(what: Literal["wait", "fail"]) -> Step:
    """Keep the browser waiting for Python, or refuse it."""
    return lambda page, _: page.route("**/assets/runtime/**", lambda route: what == "fail" and route.abort())


def _case(knowledge: Knowledge, verdict: str) -> Answers:
    return next(case.answers for case in knowledge.cases if case.expect.verdict == verdict)


def _link(knowledge: Knowledge) -> str:
    return write_link(knowledge, _case(knowledge, "recommended"))


def _fragment(answers: Answers) -> str:
    return "&".join(f"{factor}={option}" for factor, option in answers.items())


SETTLED = (see("[data-verdict]"), see("a[data-link][href]"))
RECOMMENDED = (go_case("recommended"), *SETTLED)
DROPPED = (go("quiz/"), answer(4), see(".wm-is-dropped"))
DECIDED = (go("quiz/"), answer(5), see(".wm-settled"))
DIAGNOSED = (
    go("quiz/diagnose/"),
    see("[data-state=question]"),
    observe,
    press("See what is likely wrong"),
    see("[data-state=result]:not([aria-busy])"),
)

STATES: Mapping[str, tuple[Step, ...]] = {
    "home": (go(""),),
    "model": (go("models/managed-services/"),),
    "glance": (go("compare/"),),
    "pair": (go("compare/staff-augmentation-and-outsourcing/"),),
    "failure": (go("failure-modes/contractors-handed-tickets/"),),
    "symptoms": (go("failure-modes/"),),
    "paper": (go("quiz/on-paper/"),),
    "diagnosis": (go("quiz/diagnose/"),),
    "diagnosis-ticked": (go("quiz/diagnose/"), see("[data-state=question]"), observe),
    "diagnosis-result": DIAGNOSED,
    "diagnosis-unfolded": (*DIAGNOSED, unfold),
    "question-first": (go("quiz/"),),
    "question": DROPPED,
    "question-dropped": (*DROPPED, click(".wm-dropped-why > summary")),
    "question-missing": (go("quiz/"), press("Continue")),
    "question-settled": DECIDED,
    "review": (*DECIDED, press("Check your answers")),
    "result-recommended": RECOMMENDED,
    "result-close": (go_case("close"), *SETTLED),
    "result-mix": (go_case("mix"), *SETTLED),
    "result-not-ready": (go_case("not-ready"), *SETTLED),
    "result-undecided": (
        go_quiz(lambda knowledge: _fragment({factor.id: UNKNOWN for factor in knowledge.factors})),
        *SETTLED,
    ),
    "result-unfolded": (*RECOMMENDED, unfold),
    "result-tried": (*RECOMMENDED, click("text=What would change it"), click(".wm-change button"), see(".wm-trial")),
    "works": (
        *RECOMMENDED,
        press("Add another piece of work"),
        press("Rename this piece of work"),
        lambda page, _: page.keyboard.type("Night watch\n"),
        answer(2),
        press("See all side by side"),
        see("text=Not decided yet"),
        click(".wm-works details > summary"),
    ),
    "link-opened": (
        go("quiz/"),
        answer(1),
        go("about:blank"),
        go_quiz(lambda knowledge: _link(replace(knowledge, rules_version="0123456789ab"))),
        *SETTLED,
    ),
    "link-damaged": (go_quiz(lambda knowledge: f"{_link(knowledge)}x"), see("[data-state=problem]")),
    "saved-refused": (
        go("quiz/"),
        see("[data-runtime=ready]"),
        click("text=Open a saved result"),
        lambda page, _: page.get_by_label("Or paste a link or a record").fill("Not a link"),
        press("Open"),
        see(".wm-open-alert p"),
    ),
    "runtime-waiting": (without_python("wait"), go_case("recommended"), see("[aria-busy=true]")),
    "runtime-failed": (without_python("fail"), go_case("recommended"), see("[data-state=problem]")),
}
"""Every state that has a picture, by its name: the steps that lead to it in a fresh page."""


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
            for width, scheme in product(WIDTHS, SCHEMES):
                context = browser.new_context(
                    base_url=address,
                    viewport={"width": width, "height": 900},
                    color_scheme=scheme,
                    reduced_motion="reduce",
                    service_workers="block",
                )
                page = context.new_page()
                for step in STATES[name]:
                    step(page, knowledge)
                # The header follows the scroll; a picture of the whole page begins at its top.
                page.evaluate("window.scrollTo(0, 0)")
                page.screenshot(path=SCREENS / f"{name}-{width}-{scheme}.png", full_page=True)
                context.close()
            print(f"screens: {name}", flush=True)
    print(f"screens: see {SCREENS.relative_to(ROOT)}/")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
