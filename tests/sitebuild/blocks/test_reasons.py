"""Each reason has an address, shows who says so in its place, and can be reported where there is a repository."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element

import pytest
import yaml

from sitebuild.blocks.reporting import FORM, report_link
from sitebuild.blocks.words import sources_named
from sitebuild.blocks.writing import write
from sitebuild.guide.guide import Guide
from tests.conftest import REPO_URL, ROOT
from whichmodel.facts.knowledge import Effect
from whichmodel.facts.sources import Claim, Source
from whichmodel.telling.addresses import reason_id

Reasons = dict[str, tuple[str, Effect]]


@pytest.fixture(scope="module")
def published(guide: Guide) -> Guide:
    """Return this guide as it is where its repository is known."""
    return replace(guide, repository=REPO_URL)


@pytest.fixture(scope="module")
def reasons(guide: Guide) -> Reasons:
    """Return every reason by its id, as the page of its question with what an answer does to a model."""
    return {
        reason_id(factor.id, option.id, model): (f"/factors/{factor.id}.md", effect)
        for factor in guide.knowledge.factors
        for option in factor.options
        for model, effect in option.effects.items()
    }


def text(part: Element | None) -> str:
    """Return what a reader reads."""
    return "" if part is None else " ".join("".join(part.itertext()).split())


def linked(part: Element) -> list[str]:
    """Return where the links of a reason lead."""
    return [link.get("href", "") for link in part.iter("a")]


def at_home(guide: Guide) -> dict[str, Element]:
    """Return every reason on the page of its question, by its anchor."""
    pages = [write(guide, "factor-options", factor.id) for factor in guide.knowledge.factors]
    return {
        line.attrib["id"]: line for page in pages for line in page.iter("li") if "wm-reason" in line.get("class", "")
    }


def test_every_reason_stands_at_its_address_with_who_says_so(guide: Guide, reasons: Reasons) -> None:
    """On the page of its question it has its id, and each of its claims with publisher, what that sells, and a link."""
    found = at_home(guide)

    assert found.keys() == reasons.keys()
    for name, (page, effect) in reasons.items():
        line, cited = found[name], guide.cited(effect.claims)
        assert effect.because in text(line)
        assert f"{page}#{name}" in linked(line)
        for (source, claim), item in zip(cited, line.findall("details/ul/li"), strict=True):
            assert text(item).startswith(claim.says)
            assert source.publisher in text(item)
            assert f"; sells: {source.sells})" in text(item)
            assert linked(item) == [f"/sources/{source.id}.md#{claim.id}"]
        assert (f"Our judgement: {effect.judgement}" in text(line)) == bool(effect.judgement)


def test_who_says_so_has_a_short_name() -> None:
    """A publisher goes without its place and is named once."""
    claim = Claim("", "", (), "", "")
    market, again = (Source("", title, "Market Hall (York)", "", "", ()) for title in ("On fruit", "On figs"))
    growers = Source("", "On pears", "Pear Growers", "", "", ())

    assert sources_named([(market, claim), (again, claim)]) == "Source: Market Hall"
    assert sources_named([(growers, claim), (market, claim)]) == "Sources: Pear Growers, Market Hall"


@pytest.mark.parametrize("block", ["decision-rules", "model-answers"])
def test_a_reason_told_elsewhere_leads_to_its_address(guide: Guide, reasons: Reasons, block: str) -> None:
    """Where all reasons stand, and on the pages of models, each has a link to its place and is cited as ever."""
    models = [model.id for model in guide.knowledge.models]
    elements = [write(guide, block, model) for model in models] if block == "model-answers" else [write(guide, block)]
    lines = [line for each in elements for line in each.iter("li") if "wm-reason" in line.get("class", "")]
    told = {place.partition("#")[2]: line for line in lines for place in linked(line) if "--" in place}

    assert told.keys() == reasons.keys()
    assert len(lines) == len(reasons)
    for name, line in told.items():
        page, effect = reasons[name]
        assert f"{page}#{name}" in linked(line)
        assert [claim for mark in line.iter("sup") for claim in mark.attrib["data-claims"].split()] == list(
            effect.claims
        )


def test_a_reason_can_be_reported_where_there_is_a_repository(guide: Guide, published: Guide) -> None:
    """Beside each stands a link with its own id and the version of the rules; without a repository there is none."""
    for name, line in at_home(published).items():
        assert linked(line)[-1] == report_link(REPO_URL, name, guide.knowledge.rules_version)
    for line in at_home(guide).values():
        assert not any("/issues/" in place for place in linked(line))
    assert [each.get("report") for each in (write(guide, "quiz-form"), write(published, "quiz-form"))] == [
        None,
        report_link(REPO_URL, "{reason}", "{rules}"),
    ]


def test_the_link_fills_fields_that_the_form_has() -> None:
    """The form is there, asks for more than the link says, and takes each part of the link by the id of a field."""
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / FORM).read_text(encoding="utf-8"))
    fields = {part["id"] for part in form["body"] if part["type"] != "markdown"}
    link = urlsplit(report_link(f"{REPO_URL}/", "need--thing--outsourcing", "0a1b"))
    said = {name: value for name, (value,) in parse_qs(link.query, strict_parsing=True).items()}

    assert f"{link.scheme}://{link.netloc}{link.path}" == f"{REPO_URL}/issues/new"
    assert said == {
        "template": FORM,
        "title": "Reason: need--thing--outsourcing",
        "reason": "need--thing--outsourcing",
        "rules": "0a1b",
    }
    assert said.keys() - {"template", "title"} < fields
    assert fields == {"reason", "rules", "wrong", "source"}
    assert form["title"] == "Reason: "
