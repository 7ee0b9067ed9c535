"""Links arrive: whatever programs made of an address on its way, it opens, or the reader is told what was lost."""

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from whichmodel.facts.knowledge import Case, Knowledge
from whichmodel.keeping.link import write_link


def encoded(text: str) -> str:
    """Return a text as it stands in the query of another address."""
    return quote(text, safe="")


@pytest.mark.parametrize(
    "around",
    ["#{}&utm_source=chat", "?utm_source=mail#{}?anything=else", "#**{}%E2%80%8B%3E).", "?url=https%3A%2F%2Fa.example%2F%23{}&data=1"],
)  # fmt: skip
def test_a_private_link_opens_through_other_programs(
    visit: Visit, knowledge: Knowledge, case: Case, around: str
) -> None:
    """With tails, punctuation and two rounds of encoding, and as part of a query, a whole link opens its result."""
    visit.go(f"quiz/{around.format(encoded(encoded(write_link(knowledge, case.answers))))}")

    expect(visit.result()).to_have_attribute("data-first-choice", case.expect.first_choice or "")


def test_a_link_of_the_guide_opens_through_other_programs(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """Encoded twice, with tails and punctuation, a link to some answers gives all of them and says nothing was lost."""
    answers = "&amp;".join(f"{factor}={option}" for factor, option in case.answers.items())
    visit.go(f"quiz/#{encoded(encoded(answers))}&fbclid=IwAR0).")

    expect(visit.result()).to_have_attribute("data-first-choice", case.expect.first_choice or "")
    expect(visit.notice).to_contain_text("These answers come from the link")
    expect(visit.notice).not_to_contain_text("left out")


def test_what_a_link_lost_is_named(visit: Visit, knowledge: Knowledge) -> None:
    """Of a link that was cut off, what can be read is taken, and what cannot is told."""
    first, second = knowledge.factors[:2]
    visit.go(f"quiz/#{first.id}={first.options[0].id}&{second.id}={second.options[0].id[:-1]}")

    expect(visit.notice).to_contain_text(f"In the link, “{second.id}={second.options[0].id[:-1]}” is not an answer")
    expect(visit.question(second.id)).to_be_visible()


def test_a_link_that_was_cut_off_stays_in_the_address(visit: Visit, knowledge: Knowledge, case: Case) -> None:
    """Of a private link without its end the reader is told where it ends; the address is left as it came."""
    link = write_link(knowledge, case.answers).rpartition("&verdict=")[0]
    page = visit.go(f"quiz/#{link}")

    alert = page.get_by_role("alert").filter(visible=True)
    expect(alert).to_contain_text(f"The link was cut off after '{link.rpartition('&')[2]}'")
    expect(visit.quiz).to_contain_text("Nothing is lost: answers that you gave in this browser are still here.")
    assert page.url.endswith(link)


def test_a_place_that_is_not_there_is_told(visit: Visit, knowledge: Knowledge) -> None:
    """An address that ends in no place of the quiz is not written over, and the reader is told, first and later."""
    page = visit.go("quiz/#resul")
    expect(visit.notice).to_contain_text("This address ends in “resul”, and the quiz has no such place.")
    assert page.url.endswith("#resul")
    visit.go_to_place(f"#question-{knowledge.factors[1].id}&utm_source=chat")
    expect(visit.question(knowledge.factors[1].id)).to_be_visible()
    visit.go_to_place("#reviw")

    expect(visit.notice).to_contain_text("This address ends in “reviw”")
