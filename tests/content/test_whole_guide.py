"""The guide covers its subject: every model, mistake, question and claim has its place."""

import json
import re
import subprocess
import sys
from collections import Counter
from html import unescape
from itertools import chain
from pathlib import Path
from urllib.parse import urljoin

import pytest

from sitebuild.finishing.finishing import Finish, figures, finish
from sitebuild.guide.guide import Guide
from sitebuild.records.kinds import CASE, FAILURE_MODE, MODEL, PATTERN, SOURCE
from sitebuild.rules.prose import reading_levels
from tests.content.conftest import Page, address_of
from whichmodel.facts.knowledge import RECOMMENDED, VERDICTS


@pytest.fixture(scope="module")
def finished(guide: Guide) -> Finish:
    """Return what the checks of the whole guide say."""
    return finish(guide)


def test_the_guide_is_finished(finished: Finish) -> None:
    """Claims, reading level, links, repetition and cases are all in order, on more than a hundred pages."""
    assert finished.problems == ()
    assert len(reading_levels(finished.site.guide.library)) > 100


def test_the_check_prints_what_it_counted(finished: Finish) -> None:
    """Reading level and links are figures that a person can read."""
    lines = figures(finished)

    assert any(line.startswith("reading level (Automated Readability Index): ") for line in lines)
    assert any(re.match(r"links: \d+ within \d+ pages lead somewhere; no page is an orphan", line) for line in lines)


def test_there_is_a_page_for_everything_that_a_buyer_weighs(guide: Guide) -> None:
    """Failures, comparisons, patterns, cases, rows and disagreements are many enough to be complete."""
    library = guide.library

    assert len(library.of(FAILURE_MODE)) >= 12
    assert len(library.comparisons()) >= 8
    assert len(library.of(PATTERN)) >= 8
    assert len(library.of(CASE)) >= 14
    assert len(library.rows) >= 16
    assert len(library.records["disagreements.md"].page_facts.disagreements) >= 19


def test_every_model_can_go_wrong_in_some_described_way(guide: Guide) -> None:
    """No model is the hero: each has a failure that begins under it, and each is what some failure needed."""
    modes = [record.facts for record in guide.records(FAILURE_MODE)]

    assert {model for mode in modes for model in mode.running} == set(guide.library.order.models)
    assert {model for mode in modes for model in mode.needed} == set(guide.library.order.models)


def test_failures_under_one_model_are_told_apart_by_their_symptoms(guide: Guide) -> None:
    """Each failure has a typical sign of its own among those that begin under the same model."""
    for model in guide.library.order.models:
        modes = [record for record in guide.records(FAILURE_MODE) if model in record.facts.running]
        typical = Counter(name for mode in modes for name, strength in mode.facts.symptoms.items() if strength == 3)
        for mode in modes:
            own = [name for name, strength in mode.facts.symptoms.items() if strength == 3 and typical[name] == 1]
            assert own, (model, mode.id)


def test_cases_show_every_verdict_and_every_model(guide: Guide) -> None:
    """Each verdict is the result of some case, each model recommended by one."""
    cases = [record.facts for record in guide.records(CASE)]

    assert {case.expect.verdict for case in cases} == set(VERDICTS)
    recommended = {case.expect.first_choice for case in cases if case.expect.verdict == RECOMMENDED}
    assert set(guide.library.order.models) <= recommended


def test_a_comparison_says_when_to_choose_each_what_goes_wrong_and_what_we_think(guide: Guide) -> None:
    """Each has a section for either model, a link to a failure and into the quiz, and two paragraphs of judgement."""
    for record in guide.library.comparisons():
        body = record.page.body
        assert len(re.findall(r"^## When .+ (is|are) the better choice$", body, re.MULTILINE)) == 2, record.page.source
        assert "/failure-modes/" in body, record.page.source
        assert "/quiz/index.md" in body, record.page.source
        (judgement,) = re.findall(r'^!!! judgement "Our judgement"\n((?:    .*\n|\n)+)', body, re.MULTILINE)
        assert len([part for part in judgement.strip().split("\n\n") if part.strip()]) == 2, record.page.source


def test_every_side_of_a_disagreement_says_who_speaks(guide: Guide) -> None:
    """Each disagreement has two sides or more, each resting on claims, and advice that is marked as ours."""
    for point in guide.library.records["disagreements.md"].page_facts.disagreements:
        assert len(point.sides) >= 2, point.id
        assert all(side.claims for side in point.sides), point.id
        assert point.advice.judgement or point.advice.claims, point.id


def test_models_comparisons_and_failures_are_two_clicks_from_home(pages: dict[str, Page], guide: Guide) -> None:
    """Following links in the text alone, a reader of the home page is there after two at most."""

    def following(addresses: set[str]) -> set[str]:
        links = {urljoin(f"/{at}", link) for at in addresses if at in pages for link in pages[at].links}
        return {link.removeprefix("/").partition("#")[0] for link in links}

    first = following({""})
    records = [guide.library.of(kind).values() for kind in (MODEL, FAILURE_MODE)]
    wanted = {address_of(record.page.source) for record in chain(*records, guide.library.comparisons())}

    assert wanted - first - following(first) == set()


def test_every_page_ends_with_a_next_step_a_date_and_a_way_to_edit_it(pages: dict[str, Page], guide: Guide) -> None:
    """No page is a dead end, and each says when it was looked at and how it is changed."""
    for source in guide.library.pages:
        if source != "index.md":
            text = pages[address_of(source)].text
            assert "Next step" in text, source
            assert f"docs/{source}" in text, source
            assert "Last reviewed on" in text, source


def test_search_has_every_term_under_all_its_names(site: Path, guide: Guide) -> None:
    """Somebody who knows a thing by another name finds it."""
    index = json.loads((site / "search/entries.json").read_text(encoding="utf-8"))
    entries = {entry["location"]: entry for entry in index}

    assert len(guide.library.terms) > 60
    for term in guide.library.terms:
        entry = entries[f"glossary/#{term.id}"]
        assert (unescape(entry["title"]), entry.get("tags", [])) == (term.name, list(term.also))
    for model in guide.knowledge.models:
        assert entries[f"models/{model.id}/"]["tags"] == list(model.also)


def test_the_index_of_the_search_is_small(site: Path) -> None:
    """A host that compresses well sends at most 150 kB of it."""
    script = "const { brotliCompressSync } = require('zlib'); console.log(brotliCompressSync(require('fs').readFileSync(0)).length)"
    with (site / "search/entries.json").open("rb") as index:
        done = subprocess.run(
            [Path(sys.prefix) / "bin/node", "-e", script], stdin=index, capture_output=True, text=True, check=True
        )

    assert int(done.stdout) <= 150_000


def test_readiness_asks_ten_questions_or_more(guide: Guide) -> None:
    """The page on readiness is long enough to find the usual gaps."""
    assert len(guide.library.records["readiness.md"].page_facts.questions) >= 10


def test_vendors_are_named_and_their_articles_have_addresses(guide: Guide) -> None:
    """The five articles with which the guide began stand under their publishers' names, each with an address."""
    articles = [record for record in guide.records(SOURCE) if record.page_facts.role == "vendor article"]

    assert {record.facts.publisher.partition(" (")[0] for record in articles} == {
        "Binary Code Barn",
        "BlueGrid.io",
        "Edgeware",
        "ScrumBytes",
        "SkilldLabs",
    }
    assert all(record.page_facts.address.startswith("https://") for record in articles)


def test_sources_say_what_of_them_was_read(guide: Guide) -> None:
    """A source is cited for what was read, and has claims that are used."""
    for record in guide.records(SOURCE):
        assert record.page_facts.read.strip(), record.id
        assert any(claim.id in guide.uses for claim in record.facts.claims), record.id
