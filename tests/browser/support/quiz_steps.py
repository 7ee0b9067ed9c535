"""What a person does in the quiz: choose answers, move on, read the result; and what Python is made to do meanwhile."""

import json
from collections.abc import Callable, Mapping

from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.support.site_server import ANSWERS
from whichmodel.facts.knowledge import Knowledge

START_OF_PYTHON = 60_000
"""How long, in milliseconds, a slow machine may take to start Python. Nothing waits longer than it must."""

RUNTIME = "**/assets/{lean,runtime}/**"
"""What a page fetches to start Python."""

MODULE = f"**/{ANSWERS}"
"""What a page asks the decision module, where CPython stands in."""

STORAGE_KEY = "which-engagement-model"
"""Where the quiz keeps its answers in the browser."""


def as_asked(knowledge: Knowledge, answers: Mapping[str, str]) -> dict[str, str]:
    """Return answers in the order in which the page asks for them."""
    return {factor.id: answers[factor.id] for factor in knowledge.factors if factor.id in answers}


def with_answers(answers: Mapping[str, str]) -> str:
    """Return the path from the site's root that opens the quiz with some answers, as the links of the guide do."""
    return "quiz/#" + "&".join(f"{factor}={option}" for factor, option in answers.items())


class QuizSteps:
    """A page with the quiz, and the address of its site."""

    page: Page
    address: str

    @property
    def quiz(self) -> Locator:
        """The quiz."""
        return self.page.locator("which-model-quiz")

    @property
    def announced(self) -> Locator:
        """What a screen reader is told without asking."""
        return self.page.locator("which-model-quiz > [role=status].wm-visually-hidden")

    @property
    def notice(self) -> Locator:
        """What is said above the quiz of the answers that it shows."""
        return self.page.locator(".wm-notice")

    def button(self, name: str) -> Locator:
        """Return the button of that name that a person sees."""
        return self.page.get_by_role("button", name=name, exact=True)

    def question(self, factor: str) -> Locator:
        """Return the question about a factor."""
        return self.page.locator(f'fieldset[data-factor="{factor}"]')

    def chosen(self, factor: str) -> Locator:
        """Return the answer that is chosen to a question."""
        return self.page.locator(f'input[name="{factor}"]:checked')

    def choose(self, factor: str, option: str) -> None:
        """Choose an answer by clicking its label, as most people do."""
        expect(self.question(factor)).to_be_visible()
        self.page.locator(f'label[for="{factor}--{option}"]').click()
        expect(self.chosen(factor)).to_have_value(option)

    def answer_all(self, answers: Mapping[str, str]) -> None:
        """Answer the questions one after the other, check the answers after the last, and ask for the result."""
        last = list(answers)[-1]
        for factor, option in answers.items():
            self.choose(factor, option)
            self.button("Check your answers" if factor == last else "Continue").click()
        self.button("See the result").click()

    def result(self) -> Locator:
        """Return the result, once it is there."""
        found = self.page.locator("[data-verdict]")
        expect(found).to_be_visible(timeout=START_OF_PYTHON)
        return found

    def open_with(self, answers: Mapping[str, str]) -> Locator:
        """Open the result of some answers by a link of the guide, and return it."""
        self.page.goto(self.address + with_answers(answers))
        return self.result()

    def open_section(self, name: str) -> Locator:
        """Unfold a section of the result by its heading, as most people do, and return it."""
        heading = self.page.get_by_role("heading", name=name, exact=True)
        section = self.result().locator("details", has=heading)
        section.locator("h3").click()
        expect(section).to_have_attribute("open", "")
        return section

    def go_to_place(self, place: str) -> None:
        """Go to another place of the quiz by its address, without loading the page anew."""
        self.page.evaluate("(place) => { location.hash = place }", place)

    def when_python_is_ready(self) -> None:
        """Wait until the decision module has started."""
        expect(self.quiz).to_have_attribute("data-runtime", "ready", timeout=START_OF_PYTHON)

    def unfold(self) -> None:
        """Open everything that is folded."""
        self.page.evaluate(
            "for (const details of document.querySelectorAll('which-model-quiz details')) details.open = true"
        )

    # What becomes of requests on their way. Those to the decision module come from the stand-in of `site_server`.

    def hold(self, where: str, **wanted: object) -> Callable[[], None]:
        """Keep requests back, until the returned function is called."""
        held: list[Route] = []
        waits = True

        def take(route: Route) -> None:
            if waits and asks(route, wanted):
                held.append(route)
            else:
                route.continue_()

        def release() -> None:
            nonlocal waits
            waits = False
            for route in held:
                route.continue_()

        self.page.route(where, take)
        return release

    def block(self, where: str) -> Callable[[], None]:
        """Let requests fail, until the returned function is called."""
        self.page.route(where, lambda route: route.abort())
        return lambda: self.page.unroute(where)

    def refuse(self, message: str, **wanted: object) -> None:
        """Have the decision module refuse such requests from now on."""
        refusal = {"ok": False, "problems": [{"key": "", "message": message}]}
        self.page.route(MODULE, lambda route: route.fulfill(json=refusal) if asks(route, wanted) else route.fallback())


def asks(route: Route, wanted: dict[str, object]) -> bool:
    """Say whether a request to the decision module has all these keys and values; with none, any request does."""
    asked = json.loads(route.request.post_data or "{}") if wanted else {}
    return all(key in asked and asked[key] == value for key, value in wanted.items())
