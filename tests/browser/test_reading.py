"""A reader finds what a word means and the page behind another name, and chooses what to see of a comparison."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from sitebuild.guide.guide import Guide
from sitebuild.records.kinds import MODEL
from tests.browser.conftest import Visit
from tests.browser.support.waiting import until

PAIR = "compare/staff-augmentation-and-in-house/"
GLANCE = "compare/"


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("outstaffing", "models/staff-augmentation/"),
        ("team extension", "models/staff-augmentation/"),
        ("backsourcing", "glossary/#insourcing"),
        ("SOW", "glossary/#statement-of-work"),
    ],
)
def test_search_finds_a_thing_by_another_name(visit: Visit, typed: str, place: str) -> None:
    """Whoever knows a model or a term by another name finds it among the first three pages."""
    page = visit.go("about/")
    # The theme asks for its index when somebody turns to the box, and hears what is typed from then on.
    page.get_by_role("textbox", name="Search").click()
    expect(page.locator(".md-search-result__meta")).to_contain_text("Type to start searching")
    page.get_by_role("textbox", name="Search").press_sequentially(typed)
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    links = page.eval_on_selector_all(
        ".md-search-result__item",
        "pages => pages.slice(0, 3).map(page => [...page.querySelectorAll('a')].map(a => a.href))",
    )
    # A page may be found as a whole or by one of its parts, and the search marks the words in the address.
    found = [re.sub(r"\?h=[^#]*", "", link).removeprefix(visit.address) for page_links in links for link in page_links]

    assert [link for link in found if link == place or link.startswith(f"{place}#")], found


def test_a_term_explains_itself_on_the_keyboard_and_leads_to_the_glossary(visit: Visit, guide: Guide) -> None:
    """Focus on an underlined term shows what it means; Enter opens the glossary at the term."""
    page = visit.go("axes/price/")
    term = page.locator("a.wm-term").first
    identifier = (term.get_attribute("href") or "").rpartition("#")[2]
    meaning = next(each.says for each in guide.library.terms if each.id == identifier)
    term.focus()
    expect(page.get_by_role("tooltip")).to_have_text(meaning)
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_have_css("opacity", "0")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/glossary/#{identifier}")

    expect(page.locator(f"#{identifier}")).to_be_in_viewport()


def test_each_term_is_explained_once_on_a_page_and_never_in_the_quiz(visit: Visit) -> None:
    """Explanations help once; a question is read without them."""
    page = visit.go("practice/contract/")
    targets = [term.get_attribute("href") for term in page.locator("a.wm-term").all()]

    assert targets
    assert len(targets) == len(set(targets))
    page = visit.go("quiz/")
    assert page.locator("which-model-quiz a.wm-term").count() == 0


# Comparing


def shown_rows(page: Page) -> list[str]:
    """Return the ids of the rows that can be seen."""
    rows = page.locator(".wm-comparison tbody tr:visible")
    return [row.get_attribute("data-row") or "" for row in rows.all()]


def shown_models(page: Page) -> list[str]:
    """Return the ids of the models whose columns can be seen."""
    cells = page.locator(".wm-comparison tbody tr:visible").first.locator("td:visible")
    return [cell.get_attribute("data-model") or "" for cell in cells.all()]


def test_differences_only_leaves_the_rows_in_which_the_models_differ(visit: Visit, guide: Guide) -> None:
    """Rows with the same short answer disappear, and the number of rows left is said; Tab and Space are enough for it."""
    page = visit.go(PAIR)
    one, other = (guide.library.of(MODEL)[model].page_facts.traits for model in ("staff-augmentation", "in-house"))
    expected = [row.id for row in guide.library.rows if one[row.id].level != other[row.id].level]
    page.get_by_label("Differences only").focus()
    page.keyboard.press("Space")

    assert 0 < len(expected) < len(guide.library.rows)
    assert shown_rows(page) == expected
    expect(page.get_by_role("status")).to_have_text(
        f"Showing 2 of 2 models, {len(expected)} of {len(guide.library.rows)} rows."
    )
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Choose rows"
    assert visit.errors == []


def test_the_choice_is_in_the_address_and_opens_again(visit: Visit) -> None:
    """A table that was made smaller can be sent to a colleague, and survives a reload."""
    page = visit.go(GLANCE)
    for name in ("Managed services", "Product delivery", "Embedded consulting", "In-house"):
        page.get_by_role("checkbox", name=name).uncheck()
    page.get_by_text("Choose rows").click()
    page.get_by_role("checkbox", name="What you buy").uncheck()
    rows, models = shown_rows(page), shown_models(page)

    assert models == ["staff-augmentation", "outsourcing"]
    assert "what-you-buy" not in rows
    assert "#models=staff-augmentation,outsourcing&rows=who-directs," in page.url
    page.reload()
    assert (shown_rows(page), shown_models(page)) == (rows, models)


def test_show_everything_brings_the_whole_table_back(visit: Visit, guide: Guide) -> None:
    """The last column cannot be taken away; whatever was comes back at once, and the address is plain again."""
    page = visit.go(f"{GLANCE}#models=outsourcing&rows=scope&differences=only")
    expect(page.get_by_role("checkbox", name="Outsourcing")).to_be_disabled()

    assert (shown_rows(page), shown_models(page)) == (["scope"], ["outsourcing"])
    page.get_by_text("Choose rows").click()
    page.get_by_role("button", name="Show everything").click()
    assert shown_rows(page) == [row.id for row in guide.library.rows]
    assert shown_models(page) == list(guide.library.order.models)
    assert "#" not in page.url


def test_a_pair_leads_to_the_glance_table_with_the_same_columns(visit: Visit) -> None:
    """From two models a reader goes on to three without choosing the first two again."""
    page = visit.go(PAIR)
    page.get_by_role("link", name="Add another model to this table").click()
    page.wait_for_url("**/compare/#models=*")
    expect(page.get_by_role("checkbox", name="In-house")).to_be_checked()

    assert shown_models(page) == ["staff-augmentation", "in-house"]
    expect(page.get_by_label("Differences only")).to_be_in_viewport()
    page.get_by_role("checkbox", name="Embedded consulting").check()
    assert shown_models(page) == ["staff-augmentation", "embedded-consulting", "in-house"]


def follow_while_scrolling(visit: Visit, link: Locator, path: str) -> None:
    """Follow a link of the page to another while the page scrolls, so that the theme notes its place too late."""
    release = visit.hold(f"**{path}")
    link.evaluate(
        """async (link) => {
            window.sameDocument = true;
            const scrolled = new Promise((resolve) => addEventListener("scroll", resolve, {once: true}));
            window.scrollTo(0, document.body.scrollHeight);
            await scrolled;
            link.click();
        }"""
    )
    # The theme has by now written where the first page stood into the step that leads to the second.
    until(visit.page, "(path) => location.pathname.endsWith(path) && history.state !== null", path)
    release()


def test_the_table_is_reached_although_the_reader_was_scrolling(visit: Visit) -> None:
    """A link that is followed while the page still scrolls leads to the table, not to where the page before stood."""
    with visit.page.expect_response("**/sitemap.xml"):
        page = visit.go(PAIR)
    follow_while_scrolling(visit, page.get_by_role("link", name="Add another model to this table"), "/compare/")

    expect(page.get_by_label("Differences only")).to_be_in_viewport()
    assert page.evaluate("window.sameDocument"), "the page was loaded instantly, without a new document"


@pytest.mark.parametrize("part", ["", "#what-is-sent"])
def test_a_page_begins_at_its_top_although_the_reader_was_scrolling(visit: Visit, part: str) -> None:
    """A page, or the part that the link names, is shown from its start, not from where the page before stood."""
    with visit.page.expect_response("**/sitemap.xml"):
        page = visit.go(GLANCE)
    link = page.get_by_role("contentinfo").get_by_role("link", name="Privacy")
    link.evaluate("(link, part) => { link.hash = part; }", part)
    follow_while_scrolling(visit, link, "/about/privacy/")

    begin = page.get_by_role("heading", name="What is sent" if part else "What this site keeps about you")
    expect(begin).to_be_in_viewport()
    assert begin.evaluate("(begin) => begin.getBoundingClientRect().top") < 200
    assert page.evaluate("window.sameDocument"), "the page was loaded instantly, without a new document"


SCROLLED_DOWN = "() => { scrollTo(0, document.body.scrollHeight); return history.state?.y === scrollY && scrollY; }"
"""Scrolls to the end of the page, and gives that place once the theme has noted it, some time after the last scroll."""

TWO_FRAMES = "new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"


def test_a_table_come_back_to_stays_where_it_was(visit: Visit) -> None:
    """Back leads to the place in the page that was left, not to its table."""
    with visit.page.expect_response("**/sitemap.xml"):
        page = visit.go(f"{GLANCE}#models=outsourcing,in-house")
    page.evaluate("window.arrivals = 0; document$.subscribe(() => { window.arrivals += 1; })")
    left = until(page, SCROLLED_DOWN)
    page.get_by_role("contentinfo").get_by_role("link", name="Privacy").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What this site keeps about you")
    # The theme notes late where a page stands.
    until(page, "() => window.arrivals > 1 && scrollY === 0 && history.state?.y !== undefined")
    before = page.evaluate("window.arrivals")
    page.go_back()
    until(page, "(before) => window.arrivals > before", before)
    # The table is looked for in the frame after it was put in the page.
    page.evaluate(TWO_FRAMES)

    until(page, "(left) => Math.abs(scrollY - left) < 200", left)
    expect(page.get_by_label("Differences only")).to_be_attached()


def test_the_place_is_kept_although_the_page_before_comes_slowly(visit: Visit) -> None:
    """Back leads to the place that was left, although the shorter page between is shown until the page has come."""
    with visit.page.expect_response("**/sitemap.xml"):
        page = visit.go(GLANCE)
    left = until(page, SCROLLED_DOWN)
    page.get_by_role("contentinfo").get_by_role("link", name="Privacy").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What this site keeps about you")
    until(page, "() => scrollY === 0 && history.state?.y === 0")
    release = visit.hold(f"**/{GLANCE}")
    page.evaluate("history.back()")
    # The theme has by now written how far the page between could be scrolled.
    until(page, "(left) => location.pathname.endsWith('/compare/') && history.state.y < left / 2", left)
    release()
    expect(page.get_by_label("Differences only")).to_be_attached()

    until(page, "(left) => Math.abs(scrollY - left) < 200", left)


def test_a_link_to_the_same_page_is_followed(visit: Visit, guide: Guide) -> None:
    """The theme changes the address without a word to the page; the table follows it all the same."""
    page = visit.go(f"{GLANCE}#models=outsourcing,in-house")
    add = """(to) => document.querySelector("article").prepend(
        Object.assign(document.createElement("a"), {href: to, textContent: to}))"""
    for to, models in (("#models=in-house", ["in-house"]), ("./", list(guide.library.order.models))):
        page.evaluate(add, to)
        page.get_by_role("link", name=to, exact=True).click()
        expect(page.locator(".wm-comparison thead th:visible")).to_have_count(len(models) + 1)
        assert shown_models(page) == models
    assert "#" not in page.url


def test_without_scripts_the_whole_table_is_there(still: Visit, guide: Guide) -> None:
    """The choice is a help, and every table is complete without it."""
    for path in (GLANCE, PAIR):
        page = still.go(path)
        assert shown_rows(page) == [row.id for row in guide.library.rows]
        expect(page.get_by_label("Differences only")).to_have_count(0)
