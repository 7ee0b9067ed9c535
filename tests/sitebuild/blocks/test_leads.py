"""The pictures of how answers lead to models show what was counted, and say it in words as well."""

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from sitebuild.blocks.writing import write
from sitebuild.guide.guide import Guide, load_guide
from sitebuild.guide.leading import leading
from sitebuild.records.kinds import MODEL
from tests.conftest import ROOT
from tests.examples.toyguide import write_toy_guide

BLOCKS = ("question-weights", "excluding-answers", "typical-answers", "tipping-answers")


@pytest.fixture(scope="module")
def blocks(guide: Guide) -> dict[str, Element]:
    """Return each of the pictures of this guide, by name."""
    return {name: write(guide, name) for name in BLOCKS}


def text(part: Element) -> str:
    """Return what a reader reads."""
    return " ".join("".join(part.itertext()).split())


def percent(part: Element, name: str) -> float:
    """Return a length of a drawing as a part of 1."""
    return float(part.get(name, "0%").removesuffix("%")) / 100


def drawn(bar: Element) -> list[tuple[str, float, float]]:
    """Return the parts of a bar: where each leads, where it begins and how long it is."""
    parts = [(group.attrib["class"].removeprefix("wm-model--"), group[0]) for group in bar.findall("g")]
    return [(end, percent(rect, "x"), percent(rect, "width")) for end, rect in parts]


def test_every_question_has_a_bar_as_long_as_it_turns(guide: Guide, blocks: dict[str, Element]) -> None:
    """The one that turns most comes first, and what is drawn also stands there as a number."""
    items = blocks["question-weights"].findall("ol/li")
    for (factor, turn), item in zip(leading(guide.knowledge).turns.items(), items, strict=True):
        _, bar = item.findall("svg/rect")
        assert text(item[0]) == f"{guide.factors[factor].title} {round(100 * turn)} of 100"
        assert percent(bar, "width") == pytest.approx(turn, abs=1e-4)


def test_the_bar_of_an_answer_is_parted_as_its_sets_are(guide: Guide, blocks: dict[str, Element]) -> None:
    """Its parts follow each other from end to end; each that comes to one in a hundred has its name and number below."""
    names = {model: record.facts.title for model, record in guide.library.of(MODEL).items()}
    names |= {"mix": "A mix", "not-ready": "Not ready", "open": "No single model"}
    found = leading(guide.knowledge)
    items = blocks["question-weights"].findall("ol/li/details/ul/li")
    answers = [(factor, option) for factor in found.turns for option in guide.factors[factor].options]
    for (factor, option), (answer, bar, words) in zip(answers, items, strict=True):
        shares = found.by_answer[factor, option.id]
        assert text(answer) == option.label
        assert {end: length for end, _, length in drawn(bar)} == pytest.approx(dict(shares), abs=1e-4)
        place = 0.0
        for _, begin, length in drawn(bar):
            assert begin == pytest.approx(place, abs=1e-3)
            place += length
        most_first = sorted(((round(100 * share), names[end]) for end, share in shares.items()), key=lambda e: -e[0])
        told = [tuple(part.rsplit(" ", 1)) for part in text(words).split(", ")]
        assert [number for _, number in told] == [str(number) for number, _ in most_first if number]
        assert {(name, int(number)) for name, number in told} == {(name, n) for n, name in most_first if n}


def test_what_keeps_a_model_from_coming_first_is_told(guide: Guide, blocks: dict[str, Element]) -> None:
    """An answer that rules a model out says why, one with which it never wins says so, and patterns that speak first follow."""
    block = blocks["excluding-answers"]
    told = [text(item) for item in block[0]]
    found = leading(guide.knowledge)
    without = [
        (option, model)
        for factor in guide.knowledge.factors
        for option in factor.options
        for model in guide.knowledge.models
        if model.id not in found.by_answer[factor.id, option.id]
    ]
    assert len(told) == len(without) > 1
    for option, model in without:
        effect = option.effects.get(model.id)
        ruled_out = effect and effect.rules_out
        says = f"is ruled out. {effect.because}" if effect and ruled_out else "never comes first."
        assert any(line.startswith(f"{option.label}: {model.title} {says}") for line in told)
    patterns = [pattern for pattern in guide.knowledge.patterns if pattern.kind in ("not-ready", "mix")]
    links = [link.get("href") for link in block.findall("ul/li/a") if "/patterns/" in link.get("href", "")]
    assert sorted(links, key=str) == sorted(f"/patterns/{pattern.id}.md" for pattern in patterns)
    for kind, name in (("not-ready", "Not ready"), ("mix", "A mix")):
        assert f"{name}: {round(100 * found.ends[kind])} of 100 sets of answers." in text(block)


def test_every_model_has_its_typical_answers(guide: Guide, blocks: dict[str, Element]) -> None:
    """Each stands with how many of 100 have it, and how many would by chance; a bar and a line in it are as long."""
    found = leading(guide.knowledge)
    for model, item in zip(guide.library.order.models, blocks["typical-answers"].findall("ul/li"), strict=True):
        assert text(item[0]).startswith(guide.library.of(MODEL)[model].facts.title)
        for each, line in zip(found.typical[model], item.findall("ul/li"), strict=True):
            option = guide.option(each.factor, each.option)
            assert option is not None
            share, chance = round(100 * each.share), round(100 * each.of_all)
            assert text(line).endswith(f"{option.label} {share} of 100, by chance {chance}")
            assert percent(line.findall("svg/rect")[1], "width") == pytest.approx(each.share, abs=1e-4)
            assert percent(line.findall("svg/line")[0], "x1") == pytest.approx(each.of_all, abs=1e-4)


def test_every_pair_with_a_page_has_the_question_that_tips_it(guide: Guide, blocks: dict[str, Element]) -> None:
    """Below the question each of the two models stands with the answer that leads to it."""
    found, items = leading(guide.knowledge).tips, blocks["tipping-answers"].findall("details")
    pages = [page for page in guide.library.comparisons() if len(page.page_facts.models) == 2]
    assert len(items) == len(pages) > 10
    for page, item in zip(pages, items, strict=True):
        one, other = sorted(page.page_facts.models, key=guide.library.order.models.index)
        tip = found[one, other]
        question = f"{guide.factors[tip.factor].title}: {round(100 * tip.share)} of 100"
        assert text(item[0]) == f"{page.page_facts.title} {question}"
        for model, answer, line in zip((one, other), (tip.for_one, tip.for_other), item.findall("ul/li"), strict=True):
            option = guide.option(tip.factor, answer)
            assert option is not None
            assert text(line) == f"{guide.library.of(MODEL)[model].facts.title}: {option.label}"


def test_the_pictures_have_a_name_and_leave_colours_to_the_stylesheet(blocks: dict[str, Element]) -> None:
    """Bars are for the eye alone, no part has a colour of its own, and the stylesheet knows every class."""
    css = (ROOT / "theme/pictures/leads.css").read_text(encoding="utf-8")
    ids = {part.get("id") for block in blocks.values() for part in block.iter()}
    for block in blocks.values():
        if block.tag == "figure":
            assert {block.get("aria-labelledby"), block.get("aria-describedby")} <= ids - {None}
        for part in block.iter():
            assert not {"fill", "stroke", "style", "color"} & set(part.attrib)
            for name in re.findall(r"wm-lead[\w-]*", part.get("class", "")):
                assert re.search(rf"\.{name}\b(?!-)", css), name
        bars = [part for part in block.iter("svg") if part.get("class", "").startswith("wm-lead-bar")]
        assert [bar.get("aria-hidden") for bar in bars] == ["true"] * len(bars)


def test_a_guide_with_one_question_has_its_pictures(tmp_path: Path) -> None:
    """Two models and one question are enough: each answer leads to one of them, and the question tips it."""
    toy = load_guide(write_toy_guide(tmp_path))
    told = {name: text(write(toy, name)) for name in BLOCKS}

    assert told["question-weights"].endswith(
        "Hunger 100 of 100Where each answer leadsVery Apples 100A little Pears 100"
    )
    assert told["excluding-answers"].startswith(
        "Very: Pears is ruled out. You would eat too many.A little: Apples never"
    )
    assert told["typical-answers"].endswith("Pears 50 of 100 setsHunger: A little 100 of 100, by chance 50")
    assert told["tipping-answers"] == "Apples or pears Hunger: 100 of 100Apples: VeryPears: A littleCompare the two"
