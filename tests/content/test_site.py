"""The built site shows what the records say, and nothing is left over."""

import re
from urllib.parse import urljoin

from sitebuild.guide.guide import Guide
from sitebuild.records.kinds import RECORD_KINDS
from tests.content.conftest import Page, address_of
from whichmodel.facts.knowledge import UNKNOWN, Knowledge
from whichmodel.telling.addresses import reason_page


def test_no_block_and_no_citation_is_left_unexpanded(pages: dict[str, Page]) -> None:
    """Nothing that a writer typed for the builder reaches a reader."""
    left = {
        address: found
        for address, page in pages.items()
        if (found := re.findall(r"^\s*/{3,}.*|\[@[^\]]*\]|\{#[^}]*\}|data-claims", page.text, re.MULTILINE))
    }

    assert left == {}


def test_every_record_has_its_page(pages: dict[str, Page], guide: Guide) -> None:
    """Each record stands at the address that its folder and file name say."""
    for kind in RECORD_KINDS:
        for identifier in guide.library.of(kind):
            assert f"{kind.folder}/{identifier}/" in pages


def test_every_claim_has_its_anchor_and_its_place_on_its_source_page(pages: dict[str, Page], guide: Guide) -> None:
    """Every claim can be linked to by its id, and the page says where in the source it stands."""
    for claim, (source, facts) in guide.claims.items():
        assert claim.startswith(f"{source.id}-")
        page = pages[f"sources/{source.id}/"]
        assert [each.get("id") for _, each in page.elements].count(claim) == 1
        assert facts.locator in page.text, claim


def test_claims_and_their_uses_link_both_ways(pages: dict[str, Page], guide: Guide) -> None:
    """A page that cites a claim links to it, and the claim's source page links back to that page."""
    targets = {
        address: {urljoin(f"/{address}", a.get("href", "")) for a in page.all("a")} for address, page in pages.items()
    }
    for claim, uses in guide.uses.items():
        source, _ = guide.claims[claim]
        for _, link in uses:
            address = address_of(link.removeprefix("/"))
            assert f"/sources/{source.id}/#{claim}" in targets[address], (claim, link)
            assert f"/{address}" in targets[f"sources/{source.id}/"], (claim, link)


def test_every_reason_stands_where_a_result_says(pages: dict[str, Page], knowledge: Knowledge) -> None:
    """The address that a result gives for a reason leads to a page of the site, and to one place on it."""
    for factor in knowledge.factors:
        for option in factor.options:
            for model in option.effects:
                address, _, anchor = reason_page(factor.id, option.id, model).partition("#")
                assert [each.get("id") for _, each in pages[address].elements].count(anchor) == 1


def test_the_glance_table_has_every_model_and_row(pages: dict[str, Page], guide: Guide) -> None:
    """The table of all models has a column for each model and a row for each declared row."""
    cells = [cell["data-model"] for cell in pages["compare/"].all("td") if "data-model" in cell]

    assert len(guide.library.rows) >= 16
    assert cells == list(guide.library.order.models) * len(guide.library.rows)


def test_the_form_offers_every_answer_and_i_do_not_know(pages: dict[str, Page], knowledge: Knowledge) -> None:
    """Every question has a radio for each option, and one for not knowing, named by id; none is chosen."""
    radios = [each for each in pages["quiz/"].all("input") if each.get("type") == "radio"]
    radios = [each for each in radios if "value" in each and not each["name"].startswith("__")]
    expected = [(f.id, option) for f in knowledge.factors for option in [*(o.id for o in f.options), UNKNOWN]]

    assert [(each["name"], each["value"]) for each in radios] == expected
    assert not any("checked" in each for each in radios)


def test_no_question_names_a_model(knowledge: Knowledge) -> None:
    """Questions, answers and hints do not give away which model they lead to."""
    names = {name.lower() for model in knowledge.models for name in (model.title, model.name, *model.also)}
    for factor in knowledge.factors:
        for text in (factor.ask, factor.hint, *(t for o in factor.options for t in (o.label, o.hint))):
            assert not [name for name in names if re.search(rf"\b{re.escape(name)}\b", text.lower())], (factor.id, text)


def test_every_page_says_what_it_is(pages: dict[str, Page]) -> None:
    """Every page has one main heading, a title, a description and a language."""
    for address, page in pages.items():
        assert len(page.all("h1")) == 1, address
        if address != "404.html":
            assert [meta["content"] for meta in page.all("meta") if meta.get("name") == "description"] > [""], address
        assert page.elements[0][1].get("lang") == "en", address


def test_pages_load_nothing_from_another_origin(pages: dict[str, Page]) -> None:
    """No script, style, font, picture or frame comes from elsewhere."""
    for address, page in pages.items():
        for tag, attributes in page.elements:
            if tag in {"script", "img", "iframe", "source", "video", "audio", "embed"}:
                assert not re.match(r"(https?:)?//", attributes.get("src", "")), address
            if tag == "link" and attributes.get("rel") not in {"canonical", "prev", "next", "alternate"}:
                assert not re.match(r"(https?:)?//", attributes.get("href", "")), (address, attributes)


def test_links_that_need_a_repository_are_left_out_without_one(pages: dict[str, Page]) -> None:
    """Without REPO_URL no page offers to edit or to report."""
    for address, page in pages.items():
        assert not [link for link in page.all("a") if re.search("/edit/|/issues", link.get("href", ""))], address


def test_every_case_opens_the_quiz_with_its_answers(pages: dict[str, Page], knowledge: Knowledge) -> None:
    """A case's page links to the quiz with all its answers behind the hash sign, where no server sees them."""
    for case in knowledge.cases:
        fragment = "&".join(f"{factor}={answer}" for factor, answer in case.answers.items())
        assert f"../../quiz/#{fragment}" in [link.get("href") for link in pages[f"cases/{case.id}/"].all("a")]


def test_legal_cautions_say_that_they_are_no_legal_advice(guide: Guide) -> None:
    """A pattern that touches the law says that it is not legal advice."""
    touching = [
        pattern
        for pattern in guide.knowledge.patterns
        if re.search(
            r"\b(employment law|lawyer|legal)\b",
            f"{pattern.says} {' '.join(pattern.does)} {pattern.judgement}",
            re.IGNORECASE,
        )
    ]

    assert touching
    for pattern in touching:
        body = guide.library.pages[f"patterns/{pattern.id}.md"].body
        assert "not legal advice" in f"{pattern.says} {' '.join(pattern.does)} {body}".lower(), pattern.id
