"""Every rule on content is seen to fail, with its exact message and place."""

from pathlib import Path

import pytest

from sitebuild.checks import check_with_cases
from sitebuild.library import load
from sitebuild.rules import RULES
from tests.toyguide import edit, write_toy_guide

FACTOR = "docs/factors/hunger.md"
PATTERN = "docs/patterns/both.md"
CASE = "docs/cases/hungry-child.md"
MODEL = "docs/models/apples.md"
FAILURE = "docs/failure-modes/ache.md"
SOURCE = "docs/sources/market.md"
QUIZ = "docs/_data/quiz.yml"
COMPARE = "docs/compare/apples-and-pears.md"
ROWS = "docs/_data/rows.yml"
RENAMED = "docs/_data/renamed.yml"

BROKEN = [
    # (file, what stands there, what is put there instead, the message)
    (FACTOR, "      apples: {points: 3", "      aples: {points: 3", f"{FACTOR}:11:7: 'aples' is not a model; did you mean 'apples'? [model-reference]"),
    (SOURCE, "[pears, plums]", "[pears, plumms]", f"{SOURCE}:10:56: 'plumms' is not a model or topic; did you mean 'plums'? [model-reference]"),
    (PATTERN, "{hunger: [little]}", "{hungr: [little]}", f"{PATTERN}:6:8: 'hungr' is not a factor; did you mean 'hunger'? [answer-reference]"),
    (CASE, "{hunger: very}", "{hunger: verry}", f"{CASE}:6:19: 'verry' is not a known answer to 'hunger'; did you mean 'very'? [answer-reference]"),
    (FACTOR, "claims: [market-pears]", "claims: [market-pear]", f"{FACTOR}:16:62: 'market-pear' is not a claim; did you mean 'market-pears'? [claim-reference]"),
    ("docs/index.md", "[@market-apples]", "[@market-appels]", "docs/index.md:7:21: 'market-appels' is not a claim; did you mean 'market-apples'? [claim-reference]"),
    (SOURCE, "{id: market-pears,", "{id: markt-pears,", f"{SOURCE}:10:10: the claim id 'markt-pears' must begin with 'market-', the id of its source. [claim-id]"),
    (FACTOR, ", judgement: Pears are juicy.}", "}", f"{FACTOR}:12:14: this rests on nothing; add 'claims: [...]', or 'judgement:' with a sentence saying why we think so. [grounds]"),
    (FACTOR, "- id: little", "- id: unknown", f"{FACTOR}:13:9: 'unknown' may not be an option: every question has it already; delete this one. [options]"),
    (FACTOR, "label: A little", "label: A little {#x}", f"{FACTOR}:14:12: a label that ends with '}}' would be read as attributes of its heading; put it another way. [options]"),
    (FACTOR, "points: 2", "points: 0", f"{FACTOR}:16:7: this effect on 'pears' does nothing; give it points, 'rules_out: true', or delete it. [options]"),
    (PATTERN, "kind: caution", "kind: mixed", f"{PATTERN}:5:7: 'mixed' is not a kind of pattern; did you mean 'mix'? [pattern-kind]"),
    (PATTERN, "when: {hunger: [little]}", "when: {}", f"{PATTERN}:6:7: 'when' names no answer, so the pattern would always hold; name at least one. [pattern-kind]"),
    (QUIZ, "[apples, pears]", "[apples, pears, pears]", f"{QUIZ}:1:9: 'pears' stands 2 times in the order; keep one. [order]"),
    (MODEL, "  taste:", "  tast:", f"{MODEL}:10:3: 'tast' is not a row of the comparison tables; did you mean 'taste'? [traits]"),
    (MODEL, "mark: circle", "mark: cirkle", f"{MODEL}:8:14: 'cirkle' is not a mark; did you mean 'circle'? [look]"),
    (FAILURE, "{stomach-ache: 3}", "{stomach-ache: 4}", f"{FAILURE}:8:26: the strength 4 is none of 1 (weak), 2 (clear), 3 (typical). [symptoms]"),
    (CASE, "verdict: recommended", "verdict: recomended", f"{CASE}:7:19: 'recomended' is not a verdict; did you mean 'recommended'? [expectation]"),
    (CASE, "first_choice: apples", "first_choice: pears", f"{CASE}:7:46: this case expects the first choice 'pears', but the quiz says the first choice 'apples'; correct the case, or the points of its answers. [case-result]"),
    (MODEL, 'light: "#000000"', 'light: "red; }"', f"{MODEL}:8:29: 'red; }}' is not a colour; write '#' and six digits, as in '#1F5FA8'. [look]"),
    (SOURCE, "{id: market-pears,", "{id: market-Pears,", f"{SOURCE}:10:10: 'market-Pears' cannot be an id; use small letters, digits and hyphens. [claim-id]"),
    (SOURCE, "{id: market-pears,", "{id: market-apples,", f"{SOURCE}:10:10: the claim id 'market-apples' stands twice; give one of them another. [claim-id]"),
    (PATTERN, "{hunger: [little]}", "{hunger: []}", f"{PATTERN}:6:16: no answer is listed here, so the pattern would never hold; name one. [pattern-kind]"),
    (PATTERN, "judgement: Fruit", "after: {hunger: vry}\njudgement: Fruit", f"{PATTERN}:9:17: 'vry' is not a known answer to 'hunger'; did you mean 'very'? [answer-reference]"),
    (FACTOR, "label: A little", "label: ' '", f"{FACTOR}:14:12: 'label' is blank; say something here. [blank]"),
    (FAILURE, "running: [apples]", "running: []", f"{FAILURE}:6:10: 'running' is blank; say something here. [blank]"),
    (QUIZ, "margin: 1", "margin: -1", f"{QUIZ}:3:9: a margin of -1 points cannot be; write 0 or more. [order]"),
    (ROWS, "- id: taste\n", "- {id: taste, label: A, asks: B}\n- id: taste\n", f"{ROWS}:2:7: the id 'taste' stands twice; keep one. [vocabulary]"),
    ("docs/_data/topics.yml", "id: plums", "id: ripe plums", "docs/_data/topics.yml:1:7: 'ripe plums' cannot be an id; use small letters, digits and hyphens. [vocabulary]"),
    (RENAMED, "{}", "{one: two, two: one}", f"{RENAMED}:1:7: 'one' is no id of today; use one of: ache, apples, both, hunger, hungry-child, little, market, market-apples, market-pears, pears, stomach-ache, very. [renamed]"),
    (CASE, "first_choice: apples", "first_choice: null", f"{CASE}:7:46: this case expects no first choice, but the quiz says the first choice 'apples'; correct the case, or the points of its answers. [case-result]"),
    ("docs/index.md", "/// record-index | model", "/// record-indx | model", "docs/index.md:9:5: 'record-indx' is not a block; did you mean 'record-index'? [block]"),
    ("docs/index.md", "/// record-index | model", "/// record-index | models", "docs/index.md:9:20: 'models' is not a kind of record; did you mean 'model'? [block]"),
    ("docs/index.md", "/// record-index | model\n///\n", "/// record-index | model\n\n", "docs/index.md:9:5: the block 'record-index' is never closed; add a line '///' after it. [block]"),
    ("docs/index.md", "/// record-index | model\n", "/// record-index | model\n    by: title\n", "docs/index.md:10:1: the block 'record-index' holds nothing at all; move this line. [block]"),
    ("docs/index.md", "/// record-index | model", "- Fruit\n\n    /// record-index | modl", "docs/index.md:11:24: 'modl' is not a kind of record; did you mean 'model'? [block]"),
    (COMPARE, "[apples, pears]\n///", "apples\n///", f"{COMPARE}:9:13: 'models' is not a list; write 'models: [one, other]'. [block]"),
    (COMPARE, "[apples, pears]\n///", "[apples, paers]\n///", f"{COMPARE}:9:22: 'paers' is not a model; did you mean 'pears'? [block]"),
    (COMPARE, "[apples, pears]\n///", "[pears]\n///", f"{COMPARE}:9:13: these are not the models that the front matter of this page names; make them the same. [block]"),
    (COMPARE, "[apples, pears]\n///", "[apples, pears]\n    rows: [tast]\n///", f"{COMPARE}:10:12: 'tast' is not a row of the comparison tables; did you mean 'taste'? [block]"),
    (COMPARE, "[apples, pears]\n///", "[apples, pears]\n    rows: 3\n///", f"{COMPARE}:10:11: 'rows' is not a list; write 'rows: [one, other]'. [block]"),
    (COMPARE, "[apples, pears]\n///", "[apples, pears\n///", f"{COMPARE}:9:27: this is not valid YAML: expected ',' or ']', but got '<stream end>'; quote the text if it holds a colon or a hash sign. [block]"),
    (COMPARE, "    models:", "    model:", f"{COMPARE}:9:5: 'model' is not an option of the block 'comparison'; did you mean 'models'? [block]"),
    (COMPARE, "    models:", "models:", f"{COMPARE}:9:1: the block 'comparison' holds nothing but its options, each indented by 4 spaces; move this line. [block]"),
    ("docs/index.md", "[@market-apples]", "[@market-apples;\n@market-paers]", "docs/index.md:8:2: 'market-paers' is not a claim; did you mean 'market-pears'? [claim-reference]"),
    ("docs/index.md", "[@market-apples]", "[@Market-apples]", "docs/index.md:7:19: '[@Market-apples]' is not a citation; write '[@claim-id]' or '[@one; @other]', in small letters. [citation]"),
    ("docs/index.md", "[@market-apples]", "[@market-apples, @market-pears]", "docs/index.md:7:19: '[@market-apples, @market-pears]' is not a citation; write '[@claim-id]' or '[@one; @other]', in small letters. [citation]"),
    (MODEL, "## Fits when", "```\n## Fits when\n```", f"{MODEL}:12:1: the heading '## Fits when' of the model template is missing; add it. [headings]"),
    (FACTOR, "/// factor-options | hunger\n///\n", "", f"{FACTOR}:18:1: a factor page needs the block '/// factor-options | hunger'; add it. [required-block]"),
    (MODEL, "## Price and term\n", "", f"{MODEL}:12:1: the heading '## Price and term' of the model template is missing; add it. [headings]"),
    (PATTERN, "description: When you want both.", "description: When it hurts.", f"{PATTERN}:3:14: docs/failure-modes/ache.md has the same description; say what is special about this page. [description]"),
    (RENAMED, "{}", "starving: verry", f"{RENAMED}:1:11: 'verry' is no id of today; did you mean 'very'? [renamed]"),
    (RENAMED, "{}", "hunger: very", f"{RENAMED}:1:1: 'hunger' is still in use, so it was not renamed; delete this line. [renamed]"),
    # What reading and the schemas find.
    (MODEL, "name: apples\n", "nam: apples\n", f"{MODEL}:5:1: 'nam' is not a key that belongs here; did you mean 'name'? [schema]"),
    (FACTOR, "points: 3", "points: three", f"{FACTOR}:11:24: 'points' is 'three'; expected a whole number. [schema]"),
    (PATTERN, "does: [Ask first.]", "does: Ask first.", f"{PATTERN}:8:7: 'does' is 'Ask first.'; expected a list; write [Ask first.]. [schema]"),
    (PATTERN, "does: [Ask first.]", "does: []\nmodels: {}", f"{PATTERN}:9:9: 'models' is empty; expected a list. [schema]"),
    (FACTOR, "title: Hunger", "title: 2026", f"{FACTOR}:2:8: 'title' is 2026; expected a text; put it in quotes. [schema]"),
    (FACTOR, "rules_out: true", "rules_out: 'yes'", f"{FACTOR}:12:26: 'rules_out' is 'yes'; expected true or false. [schema]"),
    (CASE, "{hunger: very}", "very", f"{CASE}:6:10: 'answers' is 'very'; expected a mapping of names to values. [schema]"),
    (ROWS, "- id: taste\n", "- taste\n- id: taste\n", f"{ROWS}:1:3: item 1 of this file is 'taste'; expected a mapping of names to values. [schema]"),
    (SOURCE, "about: [apples]", "about: [3]", f"{SOURCE}:9:50: item 1 of 'about' is 3; expected a text; put it in quotes. [schema]"),
    (FACTOR, "why: Fruit differs in size.", "why: Fruit: it differs.", f"{FACTOR}:6:11: this is not valid YAML: mapping values are not allowed here; quote the text if it holds a colon or a hash sign. [yaml]"),
    (FACTOR, "why: Fruit differs in size.", "ask: Why?", f"{FACTOR}:6:1: 'ask' stands twice in one mapping; keep one of them. [yaml]"),
    (FACTOR, "ask: How", "id: hunger\nask: How", f"{FACTOR}:5:1: 'id' is not written here: it is the file's name, 'hunger'; delete the line. [derived]"),
]  # fmt: skip


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """Return a toy guide that can be broken."""
    return write_toy_guide(tmp_path)


def messages(root: Path) -> list[str]:
    """Return every problem of a guide as it is printed."""
    return [str(problem) for problem in check_with_cases(load(root))]


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


def test_every_rule_is_seen_to_fail() -> None:
    """No rule stands without an example that breaks it."""
    shown = {row[3].rpartition("[")[2][:-1] for row in BROKEN} | {"file-name"}

    assert set(RULES) <= shown


def test_a_file_name_that_cannot_be_an_id_is_named(toy: Path) -> None:
    """A record's file name must be able to be its id and its address."""
    (toy / "docs/factors/hunger.md").rename(toy / "docs/factors/Hunger_now.md")

    assert any(
        message == "docs/factors/Hunger_now.md:1:1: the file name 'Hunger_now' cannot be an id; "
        "use small letters, digits and hyphens. [file-name]"
        for message in messages(toy)
    )


def test_a_model_cannot_be_called_like_a_result(toy: Path) -> None:
    """'mix' is what the quiz says where no single model fits."""
    (toy / MODEL).rename(toy / "docs/models/mix.md")

    assert (
        "docs/models/mix.md:1:1: 'mix' is a result of the quiz and cannot be a model; rename the file. [file-name]"
        in messages(toy)
    )


def test_one_model_is_no_choice(toy: Path) -> None:
    """The decision module needs two models to set apart."""
    (toy / "docs/models/pears.md").unlink()
    edit(toy, QUIZ, "[apples, pears]", "[apples]")

    assert f"{QUIZ}:1:9: a choice needs two models or more; add one. [order]" in messages(toy)


def test_a_claim_id_of_two_sources_is_named_with_both(toy: Path) -> None:
    """Where one source's id begins like another's, a claim could still stand in both."""
    text = (toy / SOURCE).read_text(encoding="utf-8").replace("What the market says.", "The other market.")
    other = toy / "docs/sources/market-two.md"
    other.write_text(text.replace("market-", "market-two-").replace("| market", "| market-two"), encoding="utf-8")
    edit(toy, SOURCE, "claims:\n", "claims:\n  - {id: market-two-pears, kind: myth, about: [pears], says: Hm.}\n")

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


def test_all_problems_are_reported_at_once(toy: Path) -> None:
    """Two mistakes in two files are both in one report, sorted by place."""
    edit(toy, PATTERN, "{hunger: [little]}", "{hungr: [little]}")
    edit(toy, FACTOR, "      apples: {points: 3", "      aples: {points: 3")
    found = messages(toy)

    assert found == sorted(found)
    assert {message.partition(":")[0] for message in found} == {FACTOR, PATTERN}
