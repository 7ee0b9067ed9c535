"""Waiting for what only a script can see. Playwright's own way evaluates a text, which the policy of a page refuses."""

from typing import Any

from playwright.sync_api import Page

UNTIL = """(given) => new Promise((found, missed) => {{
  const condition = {condition};
  const end = performance.now() + 30000;
  const look = () => {{
    const value = condition(given);
    if (value) found(value);
    else if (performance.now() > end) missed(new Error("waited in vain for " + condition));
    else requestAnimationFrame(look);
  }};
  look();
}})"""


def until(page: Page, condition: str, given: Any = None) -> Any:
    """Wait, through one document, until a function in JavaScript returns something true, and return that."""
    return page.evaluate(UNTIL.format(condition=condition), given)
