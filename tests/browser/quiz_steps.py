"""What a person does in the quiz: choose answers, move on, read the result."""

from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect

from whichmodel.facts.knowledge import Knowledge

START_OF_PYTHON = 60_000
"""How long, in milliseconds, a slow machine may take to start Python. Nothing waits longer than it must."""


def quiz(page: Page) -> Locator:
    """Return the quiz."""
    return page.locator("which-model-quiz")


def button(page: Page, name: str) -> Locator:
    """Return the button of that name that a person sees."""
    return page.get_by_role("button", name=name, exact=True)


def question(page: Page, factor: str) -> Locator:
    """Return the question about a factor."""
    return page.locator(f'fieldset[data-factor="{factor}"]')


def choose(page: Page, factor: str, option: str) -> None:
    """Choose an answer by clicking its label, as most people do."""
    expect(question(page, factor)).to_be_visible()
    page.locator(f'label[for="{factor}--{option}"]').click()
    expect(page.locator(f'input[name="{factor}"][value="{option}"]')).to_be_checked()


def as_asked(knowledge: Knowledge, answers: Mapping[str, str]) -> dict[str, str]:
    """Return answers in the order in which the page asks for them."""
    return {factor.id: answers[factor.id] for factor in knowledge.factors if factor.id in answers}


def answer_all(page: Page, answers: Mapping[str, str]) -> None:
    """Answer the questions one after the other, check the answers after the last, and ask for the result."""
    last = list(answers)[-1]
    for factor, option in answers.items():
        choose(page, factor, option)
        button(page, "Check your answers" if factor == last else "Continue").click()
    button(page, "See the result").click()


def result(page: Page) -> Locator:
    """Return the result, once it is there."""
    found = page.locator("[data-verdict]")
    expect(found).to_be_visible(timeout=START_OF_PYTHON)
    return found


def open_with(page: Page, address: str, answers: Mapping[str, str]) -> Locator:
    """Open the result of some answers by a link of the guide, and return it."""
    page.goto(f"{address}quiz/#" + "&".join(f"{factor}={option}" for factor, option in answers.items()))
    return result(page)


def announced(page: Page) -> Locator:
    """Return what a screen reader is told without asking."""
    return page.locator("which-model-quiz > [role=status].wm-visually-hidden")


def when_python_is_ready(page: Page) -> None:
    """Wait until the decision module has started."""
    expect(quiz(page)).to_have_attribute("data-runtime", "ready", timeout=START_OF_PYTHON)
