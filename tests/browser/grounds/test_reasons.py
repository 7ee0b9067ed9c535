"""A reason of a result says in its place who says so, has an address, and can be reported where there is a repository."""

from playwright.sync_api import expect

from sitebuild.blocks.reporting import report_link
from tests.browser.conftest import Visit
from tests.browser.support.measures import SMALL_TARGETS, faults
from tests.browser.support.quiz_steps import with_answers
from tests.conftest import REPO_URL
from whichmodel import encode_decision
from whichmodel.deciding.decision import decide
from whichmodel.facts.knowledge import Case, Knowledge

WIDE = "document.documentElement.scrollWidth > innerWidth"


def test_a_reason_is_proved_linked_and_reported_on_the_spot(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """Its sources unfold below it with what each sells; its links lead to its page and to the form, without other answers."""
    decision = encode_decision(knowledge, decide(knowledge, case.answers))
    reason = next(each for each in decision["ranking"][0]["reasons"] if each["claims"] and each["points"] > 0)
    page = visit.page
    page.set_viewport_size({"width": 320, "height": 900})
    visit.open_with(case.answers)
    line = visit.open_section("All reasons and sums").locator("li.wm-reason", has_text=reason["because"]).first
    line.locator("summary").click()

    for claim in (decision["sources"][claim] for claim in reason["claims"]):
        item = line.locator("li", has_text=claim["says"])
        expect(item).to_contain_text(f"{claim['source']} ({claim['locator']}")
        expect(item.get_by_role("link")).to_have_attribute("href", visit.address + claim["page"])
    rules = decision["rules_version"]
    report = line.get_by_role("link", name="Report this reason")
    expect(report).to_have_attribute("href", report_link(REPO_URL, reason["id"], rules))
    shown = visit.result().locator(".wm-part--reasons a[href*='/issues/']")
    named = {each["id"] for ranked in decision["ranking"] for each in ranked["reasons"]}
    named |= {pattern["id"] for pattern in decision["patterns"]}
    links = set(shown.evaluate_all("all => all.map(link => link.href)"))
    assert report_link(REPO_URL, reason["id"], rules) in links <= {report_link(REPO_URL, each, rules) for each in named}
    assert not page.evaluate(WIDE)
    assert faults(page, "light", "dark") == []
    assert page.evaluate(SMALL_TARGETS) == []
    line.get_by_role("link", name="Link to this reason").click()
    expect(page).to_have_url(visit.address + reason["page"])
    expect(page.locator(f"[id='{reason['id']}'] .wm-because")).to_be_in_viewport()


def test_without_a_repository_no_reason_can_be_reported(visit: Visit, case: Case) -> None:
    """Where the page names no form, a result has no link to one; the address of each reason stays."""
    visit.go("quiz/").evaluate("document.querySelector('which-model-quiz').removeAttribute('report')")
    visit.when_python_is_ready()
    visit.go_to_place(with_answers(case.answers).removeprefix("quiz/"))
    reasons = visit.open_section("All reasons and sums")
    visit.unfold()

    assert reasons.get_by_role("link", name="Link to this reason").count() > 1
    expect(visit.result().locator("a[href*='/issues/']")).to_have_count(0)
