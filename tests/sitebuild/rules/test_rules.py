"""Every rule on content is seen to fail, with its exact message and place."""

import tomllib
from pathlib import Path

import pytest

from sitebuild.shown.register import RULES, SHOWN
from sitebuild.shown.steps import STEPS
from tests.conftest import ROOT
from tests.examples.toyguide import edit, messages
from tests.sitebuild.rules.broken import BROKEN, FACTOR, MODEL, PATTERN, QUIZ, RENAMED, ROWS, SOURCE


def test_the_toy_guide_has_no_problem(toy: Path) -> None:
    """A guide in which everything is right gives no message."""
    assert messages(toy) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    BROKEN,
    ids=[f"{number}-{row[3].rpartition('[')[2][:-1]}" for number, row in enumerate(BROKEN)],
)
def test_a_broken_record_is_named_with_place_and_remedy(toy: Path, path: str, old: str, new: str, message: str) -> None:
    """Each mistake gives a message with file, line, column, what was found and what to do."""
    edit(toy, path, old, new)

    assert message in messages(toy)


def test_every_rule_that_is_written_stands_once_in_the_register() -> None:
    """No rule goes unasked, and each says in a sentence what it asks for."""
    written = sum(file.read_text("utf-8").count("\n@rule(") for file in (ROOT / "sitebuild").rglob("*.py"))

    assert len({(rule.scope, rule.name) for rule in RULES}) == len(RULES) == written


def test_every_rule_says_why_and_shows_what_is_wrong_and_right() -> None:
    """Whoever meets a rule finds it explained under its own name, and no two have the same."""
    told = [each for group in SHOWN.values() for each in group]

    assert len({each.name for each in told}) == len(told) == len(RULES) + len(STEPS)
    for each in told:
        assert each.asks.endswith(".") and each.why.endswith("."), each.name
        assert each.wrong and each.right and each.wrong != each.right, each.name


def test_every_rule_is_seen_to_fail() -> None:
    """Nothing refuses without an example that it refuses, and none is shown that is not in the register."""
    mistakes = [
        mistake
        for file in (ROOT / "tests/content/mistakes").glob("*.toml")
        for mistake in tomllib.loads(file.read_text(encoding="utf-8"))["mistake"]
    ]
    shown = {
        text.rpartition("[")[2][:-1] for text in (*(row[3] for row in BROKEN), *(each["says"] for each in mistakes))
    }
    elsewhere = {"file-name", "file", "encoding", "calibration"}

    assert shown | elsewhere == {rule.name for rule in (*RULES, *STEPS)}


@pytest.mark.parametrize(
    ("path", "name", "message"),
    [
        (FACTOR, "Hunger_now", "the file name 'Hunger_now' cannot be an id; use small letters, digits and hyphens."),
        (MODEL, "mix", "'mix' is a result of the quiz and cannot be a model; rename the file."),
    ],
)
def test_a_file_name_that_cannot_be_an_id_is_named(toy: Path, path: str, name: str, message: str) -> None:
    """A record's file name is its id and its address, and 'mix' is what the quiz says where no single model fits."""
    (toy / path).rename((toy / path).with_stem(name))

    assert f"{Path(path).with_stem(name)}:1:1: {message} [file-name]" in messages(toy)


def test_one_model_is_no_choice(toy: Path) -> None:
    """The decision module needs two models to set apart."""
    (toy / "docs/models/pears.md").unlink()
    edit(toy, QUIZ, "[apples, pears]", "[apples]")

    assert f"{QUIZ}:1:9: a choice needs two models or more; add one. [order]" in messages(toy)


def test_a_claim_id_of_two_sources_is_named_with_both(toy: Path) -> None:
    """Where one source's id begins like another's, a claim could still stand in both."""
    text = (toy / SOURCE).read_text(encoding="utf-8").replace("What the market says.", "The other market.")
    text = text.replace("title: The market", "title: The other market")
    other = toy / "docs/sources/market-two.md"
    other.write_text(text.replace("market-", "market-two-").replace("| market", "| market-two"), encoding="utf-8")
    edit(
        toy,
        SOURCE,
        "claims:\n",
        "claims:\n  - {id: market-two-pears, kind: myth, about: [pears], locator: Sign, says: Hm.}\n",
    )

    assert messages(toy) == [
        f"{SOURCE}:9:10: the claim id 'market-two-pears' stands twice (also in docs/sources/market-two.md); "
        "give one of them another. [claim-id]"
    ]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (SOURCE, "publisher: The market", "publisher: 3"),
        (FACTOR, "ask: How", "aks: How"),
        (MODEL, "summary: A fruit.", "summary: [A fruit.]"),
        (ROWS, "label: Taste", "label: 3"),
        ("docs/_data/symptoms.yml", "group: Body", "grup: Body"),
        ("docs/_data/topics.yml", "label: plums", "label: 3"),
        ("docs/all.md", "title: Everything", "title: 3"),
        (RENAMED, "{}", "[]"),
        (QUIZ, "margin: 1", "margin: one"),
    ],
)
def test_one_mistake_is_not_reported_by_all_who_refer_to_it(toy: Path, path: str, old: str, new: str) -> None:
    """A record that cannot be read is named itself; whatever rests on it is not called wrong."""
    edit(toy, path, old, new)

    assert {message.partition(":")[0] for message in messages(toy)} == {path}


@pytest.mark.parametrize(
    "code",
    [
        "`[@nobody]`",
        "``[@nobody] ` [@nobody]``",
        "`one\n[@nobody]`",
        "```text\n/// nothing | here\n[@nobody]\n```",
        "~~~\n/// nothing\n```\n[@nobody]\n~~~",
    ],
)
def test_code_may_show_how_blocks_and_citations_are_written(toy: Path, code: str) -> None:
    """Between backticks and in fences nothing is a block or a citation."""
    edit(toy, "docs/index.md", "Apples are", f"{code}\n\nApples are")

    assert messages(toy) == []


def test_a_link_may_be_written_as_browsers_write_it(toy: Path) -> None:
    """An address may stand in angle brackets, be relative, or be percent-encoded."""
    page = "---\ntitle: Us\ndescription: We.\nreviewed: 2026-01-01\nnext: {page: /all.md, says: On.}\n---\nHello.\n"
    (toy / "docs/about-us.md").write_text(page, encoding="utf-8")
    edit(toy, "docs/index.md", "[All](/all.md)", "[All](/all.md) [us](<about-us.md>) [we](/%61bout-us.md)")

    assert messages(toy) == []


def test_all_problems_are_reported_at_once(toy: Path) -> None:
    """Two mistakes in two files are both in one report, sorted by place."""
    edit(toy, PATTERN, "{hunger: [little]}", "{hungr: [little]}")
    edit(toy, FACTOR, "      apples: {points: 3", "      aples: {points: 3")
    found = messages(toy)

    assert found == sorted(found)
    assert {message.partition(":")[0] for message in found} == {FACTOR, PATTERN}
