"""People find what they type: under other names, in the plural, with punctuation, and with a letter wrong."""

from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import expect

from tests.browser.conftest import Visit

SEARCHES: dict[str, str] = yaml.safe_load(Path(__file__).with_name("searches.yml").read_text(encoding="utf-8"))
FIRST = 3

FIND_ALL = """async (searches) => {
  const { base, search } = JSON.parse(document.getElementById("__config").textContent);
  const index = await (await fetch(new URL(`${base}/search/search_index.json`, location.href))).json();
  const worker = new Worker(new URL(search, location.href));
  const reply = (message) => new Promise((heard) => {
    worker.onmessage = ({ data }) => heard(data.data);
    worker.postMessage(message);
  });
  await reply({ type: 0, data: { ...index, options: { suggest: true } } });
  const found = {};
  for (const typed of searches) found[typed] = (await reply({ type: 2, data: typed })).items;
  return found;
}"""
"""What the theme does with its worker, for many searches at once: told what to search in, it is asked one after another."""


def leads_to(group: list[dict[str, Any]]) -> set[str]:
    """Return where the best of what was found on a page leads: to the section, and to the page that it belongs to."""
    best = max(group, key=lambda item: float(item["score"]))["location"]
    return {best, best.partition("#")[0]}


def test_what_people_type_is_found(visit: Visit) -> None:
    """Of each search, the place that it should lead to is among the first three."""
    found = visit.go("").evaluate(FIND_ALL, list(SEARCHES))
    missed = {
        typed: [item[0]["location"] for item in found[typed][:FIRST]]
        for typed, place in SEARCHES.items()
        if not any(place in leads_to(group) for group in found[typed][:FIRST])
    }

    assert len(SEARCHES) >= 40
    assert missed == {}


KINDS = {
    "managed services": ("models/managed-services/", "Model"),
    "supplier you cannot leave": ("failure-modes/supplier-you-cannot-leave/", "Failure"),
    "how settled the need is": ("factors/certainty/", "Question"),
    "one rails developer": ("cases/one-rails-developer/", "Case"),
    "retaner": ("glossary/#retainer", "Term"),
}


def test_what_is_found_says_what_it_is(visit: Visit) -> None:
    """The first thing that is found has its kind before its other names, and no word is called missing that is there."""
    found = visit.go("").evaluate(FIND_ALL, list(KINDS))
    for typed, (place, kind) in KINDS.items():
        first = found[typed][0][0]
        assert (first["location"], first["tags"][0], first["terms"]) == (place, kind, {})


def test_a_search_that_begins_without_a_connection_goes_on_with_one(visit: Visit) -> None:
    """What there is to find is asked for again until it comes, and what was typed meanwhile is then found."""
    come = visit.block("**/search/entries.json")
    page = visit.go("about/")
    box = page.get_by_role("textbox", name="Search this guide")
    box.click()
    box.press_sequentially("retainer")
    expect(page.locator(".md-search-result__meta")).to_have_text("Initializing search")
    come()

    expect(page.locator(".md-search-result__link[href$='glossary/#retainer']").first).to_be_visible()


def test_a_misspelled_term_leads_to_its_place_in_the_glossary(visit: Visit) -> None:
    """In the box of every page: what is shown for a term with a letter missing is the term, said to be one."""
    page = visit.go("about/")
    visit.search("retaner")
    found = page.locator(".md-search-result__link[href$='glossary/#retainer']")

    expect(found).to_contain_text("Term")
    expect(found).to_contain_text("monthly retainer")
