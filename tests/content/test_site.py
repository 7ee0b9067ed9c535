"""The built site shows what the records say, and nothing is left over."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest

from sitebuild.guide.guide import Guide
from sitebuild.records.kinds import RECORD_KINDS, SOURCE
from sitebuild.rules.coverage import FOUNDING
from whichmodel.facts.knowledge import UNKNOWN, Knowledge

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    """The elements of a built page, with their attributes, and its readable text."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self._open: list[str] = []
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Remember text that a reader sees, code left out: it may show how blocks are written."""
        if not {"script", "style", "code"} & set(self._open):
            self.text.append(data)

    def having(self, **wanted: str) -> list[tuple[str, dict[str, str]]]:
        """Return the elements with these attributes; `class_` asks for one class among others."""
        found = []
        for tag, attributes in self.elements:
            matches = all(
                value in attributes.get("class", "").split() if name == "class_" else attributes.get(name) == value
                for name, value in wanted.items()
            )
            if matches:
                found.append((tag, attributes))
        return found


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    """Return every page of the built site by its address."""
    return {
        file.relative_to(site).as_posix().removesuffix("index.html"): Page(file)
        for file in sorted(site.rglob("*.html"))
    }


def test_no_block_and_no_citation_is_left_unexpanded(pages: dict[str, Page]) -> None:
    """Nothing that a writer typed for the builder reaches a reader."""
    left = {
        address: found
        for address, page in pages.items()
        if (found := re.findall(r"^\s*/{3,}.*|\[@[^\]]*\]|\{#[^}]*\}|data-claims", "".join(page.text), re.MULTILINE))
    }

    assert left == {}


def test_every_record_has_its_page(pages: dict[str, Page], guide: Guide) -> None:
    """Each record stands at the address that its folder and file name say."""
    for kind in RECORD_KINDS:
        for identifier in guide.library.of(kind):
            assert f"{kind.folder}/{identifier}/" in pages


def test_all_235_claims_have_their_anchor_on_their_source_page(pages: dict[str, Page], guide: Guide) -> None:
    """Every claim of the register can be linked to by its unchanged id."""
    founding = {record.id for record in guide.records(SOURCE) if record.page_facts.role == FOUNDING}

    assert sum(1 for source, _ in guide.claims.values() if source.id in founding) == 235
    for claim, (source, _) in guide.claims.items():
        assert claim.startswith(f"{source.id}-")
        assert len(pages[f"sources/{source.id}/"].having(id=claim)) == 1


def test_claims_and_their_uses_link_both_ways(pages: dict[str, Page], guide: Guide) -> None:
    """A page that cites a claim links to it, and the claim's source page links back to that page."""
    targets = {
        address: {urljoin(f"/{address}", a.get("href", "")) for tag, a in page.elements if tag == "a"}
        for address, page in pages.items()
    }
    for claim, uses in guide.uses.items():
        source, _ = guide.claims[claim]
        for _, link in uses:
            address = re.sub(r"(^|/)index$", r"\1", link.removeprefix("/").removesuffix(".md"))
            address = f"{address.rstrip('/')}/" if address else ""
            assert f"/sources/{source.id}/#{claim}" in targets[address], (claim, link)
            assert f"/{address}" in targets[f"sources/{source.id}/"], (claim, link)


def test_the_glance_table_has_every_model_and_row(pages: dict[str, Page], guide: Guide) -> None:
    """The table of all models has a column for each model and a row for each declared row."""
    page = pages["compare/"]
    cells = [
        attributes["data-model"] for tag, attributes in page.elements if tag == "td" and "data-model" in attributes
    ]

    assert len(guide.library.rows) >= 16
    assert cells == list(guide.library.order.models) * len(guide.library.rows)


def test_the_form_offers_every_answer_and_i_do_not_know(pages: dict[str, Page], knowledge: Knowledge) -> None:
    """Every question has a radio for each option, and one for not knowing, named by id; none is chosen."""
    radios = [
        attributes
        for tag, attributes in pages["quiz/"].elements
        if tag == "input" and attributes.get("type") == "radio"
    ]
    radios = [attributes for attributes in radios if "value" in attributes and not attributes["name"].startswith("__")]
    expected = [(f.id, option) for f in knowledge.factors for option in [*(o.id for o in f.options), UNKNOWN]]

    assert [(attributes["name"], attributes["value"]) for attributes in radios] == expected
    assert not any("checked" in attributes for attributes in radios)


def test_no_question_names_a_model(knowledge: Knowledge) -> None:
    """Questions, answers and hints do not give away which model they lead to."""
    names = {name.lower() for model in knowledge.models for name in (model.title, model.name, *model.also)}
    for factor in knowledge.factors:
        for text in (factor.ask, factor.hint, *(t for o in factor.options for t in (o.label, o.hint))):
            assert not [name for name in names if re.search(rf"\b{re.escape(name)}\b", text.lower())], (factor.id, text)


def test_every_page_says_what_it_is(pages: dict[str, Page]) -> None:
    """Every page has one main heading, a title, a description and a language."""
    for address, page in pages.items():
        tags = [tag for tag, _ in page.elements]
        assert tags.count("h1") == 1, address
        if address != "404.html":
            assert page.having(name="description")[0][1]["content"], address
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
        assert not [a for _, a in page.elements if "/edit/" in a.get("href", "") or "/issues" in a.get("href", "")], (
            address
        )


def test_every_case_opens_the_quiz_with_its_answers(pages: dict[str, Page], knowledge: Knowledge) -> None:
    """A case's page links to the quiz with all its answers behind the hash sign, where no server sees them."""
    for case in knowledge.cases:
        fragment = "&".join(f"{factor}={answer}" for factor, answer in case.answers.items())
        hrefs = [attributes.get("href", "") for tag, attributes in pages[f"cases/{case.id}/"].elements if tag == "a"]
        assert f"../../quiz/#{fragment}" in hrefs


def test_legal_cautions_say_that_they_are_no_legal_advice(guide: Guide) -> None:
    """A pattern that touches the law says that it is not legal advice."""
    touching = [
        pattern
        for pattern in guide.knowledge.patterns
        if re.search(
            r"\b(employment law|lawyer|legal)\b", f"{pattern.says} {' '.join(pattern.does)} {pattern.judgement}", re.I
        )
    ]

    assert touching
    for pattern in touching:
        body = guide.library.pages[f"patterns/{pattern.id}.md"].body
        assert "not legal advice" in f"{pattern.says} {' '.join(pattern.does)} {body}".lower(), pattern.id
