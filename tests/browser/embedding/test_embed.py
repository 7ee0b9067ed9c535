"""Another site shows the quiz: it works in the frame, and the two tell each other nothing but a height."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from scripts.browsing import served
from tests.browser.conftest import Visit, a_visit
from tests.browser.embedding.conftest import FALLBACK, fits, frames, opened_by, quiz_in
from tests.browser.hosting.host_server import HeadersHandler
from tests.browser.support.elsewhere import LINES, PLAIN_FRAME, POLICY, SCRIPT_ALONE, Elsewhere
from tests.browser.support.quiz_steps import as_asked
from tests.browser.support.site_server import SiteHandler
from tests.browser.support.waiting import until
from whichmodel.facts.knowledge import Case, Knowledge

HEARD = "addEventListener('message', ({ data, origin }) => (window.heard ??= []).push([data, origin]))"
WATCH = """window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));"""
LOOK_UP = "which-model-embed: look up"


@pytest.fixture
def strict(browser: Browser, published_site: Path) -> Iterator[Visit]:
    """Return a visit to the guide on a host that sends every header that it can, with Python in the browser."""
    with served(published_site, HeadersHandler) as address:
        yield from a_visit(browser, address)


def test_the_quiz_is_answered_in_a_frame_of_a_page_with_a_strict_policy(
    strict: Visit, elsewhere: Elsewhere, case: Case, knowledge: Knowledge
) -> None:
    """With two additions to its policy the page shows it; Python runs, the frame grows, and links open the guide in a tab."""
    page, guide = strict.page, strict.address
    page.add_init_script(HEARD)
    elsewhere.show(page, guide, policy=f"default-src 'none'; img-src data:; {POLICY}")
    quiz = quiz_in(page, guide)
    fits(page)
    expect(page.get_by_role("link", name=FALLBACK)).to_have_count(0)
    before = page.evaluate("history.length")
    answers = as_asked(knowledge, case.answers)
    quiz.answer_all(answers)
    shown = quiz.result()

    assert shown.get_attribute("data-first-choice") == case.expect.first_choice
    folded = fits(page)
    quiz.open_section("All reasons and sums")
    assert fits(page) > folded + 500
    assert page.evaluate("history.length") == before
    heard = page.evaluate("window.heard")
    assert {data for data, _ in heard if not isinstance(data, int)} == {LOOK_UP}
    assert {origin for _, origin in heard} == {guide.rstrip("/")}
    assert [url for url in strict.foreign if not url.startswith(elsewhere.address)] == []
    assert quiz.page.evaluate("document.referrer") == ""
    assert strict.errors == []
    private = opened_by(strict.context, quiz.page.get_by_role("link", name="Private link to this result"))
    expect(private.locator("[data-verdict]")).to_be_visible(timeout=90_000)
    assert private.url.startswith(f"{guide}quiz/#")
    credit = opened_by(strict.context, quiz.page.get_by_role("link", name="Which Engagement Model", exact=True))
    expect(credit.get_by_role("textbox", name="Search this guide")).to_be_visible()
    assert (credit.url, credit.evaluate("document.referrer")) == (guide, "")
    model = opened_by(strict.context, shown.locator("a.wm-chip").first)
    assert model.url == f"{guide}models/{case.expect.first_choice}/"


def test_back_within_the_quiz_and_back_in_the_page_are_two_things(
    visit: Visit, elsewhere: Elsewhere, case: Case, knowledge: Knowledge
) -> None:
    """The quiz goes back by its own button, also from a trial; the browser's Back leaves the page at once."""
    page = visit.page
    visit.go("glossary/")
    elsewhere.show(page, visit.address)
    quiz = quiz_in(page, visit.address)
    answers = as_asked(knowledge, case.answers)
    quiz.answer_all(answers)
    quiz.open_section("Your answers")
    last = list(answers)[-1]
    quiz.page.locator(f'.wm-given[data-factor="{last}"] button').click()
    expect(quiz.question(last)).to_be_visible()
    quiz.button("Back").click()
    quiz.result()
    quiz.open_section("What would change it")
    quiz.page.get_by_role("button", name="Try it").first.click()
    quiz.button("Undo and go back to your own result").click()
    expect(quiz.page.get_by_text("You are trying: ")).to_have_count(0)

    page.go_back()
    assert page.url == f"{visit.address}glossary/"


def test_several_frames_of_a_guide_in_a_folder_each_have_their_height_and_colours(
    browser: Browser, published_site: Path, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    """They follow the device, or what the element says, and none makes a narrow page scroll sideways."""
    (tmp_path / "host").mkdir()
    (tmp_path / "host/guide").symlink_to(published_site)
    with served(tmp_path / "host", SiteHandler) as host:
        for visit in a_visit(browser, host):
            guide = f"{host}guide/"
            page = visit.page
            page.set_viewport_size({"width": 320, "height": 640})
            page.emulate_media(color_scheme="dark")
            elsewhere.show(page, guide, LINES.replace("embed>", 'embed label="Find your model">', 1) * 2)
            frames(page).nth(1).scroll_into_view_if_needed()
            assert fits(page, 0) == fits(page, 1)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
            for nth in (0, 1):
                inside = quiz_in(page, guide, nth).page
                expect(inside.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
                assert inside.evaluate("document.documentElement.scrollWidth <= innerWidth")
            expect(page.get_by_title("Find your model")).to_have_count(2)
            elsewhere.show(page, guide, LINES.replace("embed>", 'embed scheme="light">', 1))
            expect(quiz_in(page, guide).page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
            assert visit.errors == []


def test_the_page_listens_to_its_own_frame_alone(visit: Visit, elsewhere: Elsewhere) -> None:
    """Another window, another origin, and what is neither a height nor the word have no effect."""
    page, guide = visit.page, visit.address
    page.add_init_script(HEARD)
    elsewhere.show(page, guide, LINES + f'<iframe src="{guide}glossary/"></iframe><p>end</p>')
    wanted = fits(page)
    own, stranger = (page.locator("iframe").nth(nth).element_handle().content_frame() for nth in (0, 1))
    assert own and stranger
    page.get_by_text("end", exact=True).scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    # The right origin and the wrong window, the wrong origin, and from the right window neither height nor word.
    for words in ("1234", f"'{LOOK_UP}'"):
        stranger.evaluate(f"parent.postMessage({words}, '*')")
        page.evaluate(f"postMessage({words}, '*')")
    for words in ("'1234'", "-1", "0", "1e9", "NaN", "null", "{ height: 1234 }", "'look up'", "'end'"):
        own.evaluate(f"parent.postMessage({words}, '*')")
    until(page, "() => window.heard.some(([data]) => data === 'end')")

    assert len(page.evaluate("window.heard")) > 12
    assert page.evaluate("document.querySelector('iframe').clientHeight") == wanted
    assert page.evaluate("scrollY") == before > 0
    own.evaluate(f"parent.postMessage('{LOOK_UP}', '*')")
    until(page, "() => Math.abs(document.querySelector('iframe').getBoundingClientRect().top) < 1")
    # The right window, in which another site has taken our place.
    (elsewhere.folder / "other.html").write_text(
        "<script>for (const words of [1234, 'other']) parent.postMessage(words, '*')</script>", encoding="utf-8"
    )
    page.evaluate("document.querySelector('iframe').src = 'other.html'")
    until(page, "() => window.heard.some(([data]) => data === 'other')")
    assert page.evaluate("document.querySelector('iframe').clientHeight") == wanted


def test_where_the_frame_is_refused_the_link_stays(strict: Visit, elsewhere: Elsewhere) -> None:
    """So it is on a page whose policy lets in the script alone."""
    page = strict.page
    page.add_init_script(WATCH)
    elsewhere.show(page, strict.address, policy="default-src 'none'; " + POLICY.partition(";")[0])
    until(page, "() => window.violations.some((each) => each.startsWith('frame-src'))")

    expect(frames(page)).to_be_attached()
    expect(page.get_by_role("link", name=FALLBACK)).to_be_visible()


def test_no_page_can_be_framed_but_the_one_that_is_made_for_it(strict: Visit, elsewhere: Elsewhere) -> None:
    """A host that sends headers forbids it for all others; the one works in a plain frame, without our script."""
    other = '<iframe src="https://this-guide.example/quiz/"></iframe>'
    elsewhere.show(strict.page, strict.address, other + PLAIN_FRAME)
    framed = strict.page.frame_locator("iframe")

    expect(framed.last.get_by_role("group", name="What do you need most?")).to_be_visible()
    expect(framed.last.locator("which-model-quiz")).to_have_attribute("data-state", "question")
    expect(framed.first.get_by_role("heading")).to_have_count(0)
    assert [error for error in strict.errors if "X-Frame-Options" in error]


def test_a_browser_without_scripts_shows_the_link(still: Visit, elsewhere: Elsewhere) -> None:
    """It leads to the quiz on its own page."""
    elsewhere.show(still.page, still.address)
    still.page.get_by_role("link", name=FALLBACK).click()

    expect(still.page).to_have_url(f"{still.address}quiz/")


def test_a_script_alone_makes_the_element_where_it_stands(visit: Visit, elsewhere: Elsewhere) -> None:
    """Whoever may paste a script and nothing else gets the quiz all the same."""
    elsewhere.show(visit.page, visit.address, SCRIPT_ALONE)

    assert fits(visit.page) > 500
