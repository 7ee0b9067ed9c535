"""The recipes lead to a guide without problems: a new model, question, failure and source, added as CONTRIBUTING says."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from scripts import new
from sitebuild.finishing.finishing import finish
from sitebuild.guide.guide import load_guide
from sitebuild.reading.yaml import read_yaml
from sitebuild.records.scaffold import PLACEHOLDER
from tests.conftest import ROOT
from tests.examples.toyguide import edit, messages

MODEL, FACTOR, FAILURE, SOURCE = "guild-of-friends", "hurry", "friends-fall-out", "smith-2020"
SENTENCES = (f"Word {n} of a friend is {n} coins worth." for n in range(1, 1000))
"""Short, and no two alike: the check refuses a sentence that stands twice."""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of all that the check of the guide reads."""
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    for name in ("mkdocs.yml", "CHANGELOG.md"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    return tmp_path


def fill_in(root: Path, path: str, wanted: Mapping[str, str]) -> None:
    """Fill in a record line by line: what is `wanted` under the name of its key, and a sentence where that is all the same."""
    lines, inside = [], ""
    for line in (root / path).read_text(encoding="utf-8").splitlines():
        key = re.match(r"[ -]*([\w<> -]+):", line)
        if key and not line.startswith(" "):
            inside = key[1]
        filled = line
        if PLACEHOLDER in line and not line.startswith("#"):
            name = key[1] if key else ""
            text = wanted.get(f"{inside}.{name}", wanted.get(name)) or next(SENTENCES)
            filled = (
                f"{line.partition(name)[0]}{text}"
                if name == PLACEHOLDER
                else line.partition("  #")[0].replace(PLACEHOLDER, text)
            )
        lines.append(filled)
    (root / path).write_text(
        "\n".join(line for line in lines if not line.startswith("#") or line.startswith("##")), encoding="utf-8"
    )


def test_what_the_recipes_add_passes_every_check(copy: Path) -> None:
    """Scaffold, fill in, do what the recipe says beside that, and the whole guide is in order."""
    for kind, name in (("source", SOURCE), ("model", MODEL), ("factor", FACTOR), ("failure-mode", FAILURE)):
        assert new.main([kind, name, name.replace("-", " ").capitalize()], copy) == 0
    told = {re.findall(r"\[([a-z-]+)\]$", message)[0] for message in messages(copy)}
    assert told == {"placeholder", "order", "worksheet-row"}

    add_source(copy)
    add_model(copy)
    add_factor(copy)
    add_failure(copy)

    found = finish(load_guide(copy))
    assert "\n".join(map(str, found.problems)) == ""
    assert {f"models/{MODEL}.md", f"factors/{FACTOR}.md", f"failure-modes/{FAILURE}.md", f"sources/{SOURCE}.md"} <= set(
        found.site.pages
    )


def add_source(root: Path) -> None:
    """As “Add a source” says."""
    wanted = {
        "claims.id": f"{SOURCE}-speed",
        "kind": "finding",
        "about": "outsourcing",
        "role": "study",
        "locator": "Chapter 3",
        "date": "'2020'",
    }
    fill_in(root, f"docs/sources/{SOURCE}.md", wanted)


def add_model(root: Path) -> None:
    """As “Add a model” says: its place in the order, a level in every row, a mark for each clause, and a way out of it."""
    edit(root, "docs/_data/quiz.yml", "in-house]", f"in-house, {MODEL}]")
    wanted = {
        "mark": "square",
        "light": "'#123456'",
        "dark": "'#ABCDEF'",
        "decides.who": "you",
        "readers.page": "/quiz/index.md",
    }
    path = f"docs/models/{MODEL}.md"
    rows = read_yaml((root / "docs/_data/rows.yml").read_text(encoding="utf-8")).data
    for row in rows:
        edit(root, path, f"    level: {PLACEHOLDER}", f"    level: {row['levels'][0]['id']}")
    question = f"    - says: {PLACEHOLDER}\n      asks: {PLACEHOLDER}\n      page: {PLACEHOLDER}\n      judgement: {PLACEHOLDER}\n"
    text = (root / path).read_text(encoding="utf-8")
    (root / path).write_text(text.replace(question, question * 3), encoding="utf-8")
    fill_in(root, path, wanted)
    contract = root / "docs/practice/contract.md"
    marked = re.sub(r"marks: \{", f"marks: {{{MODEL}: useful, ", contract.read_text(encoding="utf-8"))
    contract.write_text(marked, encoding="utf-8")
    way_out = f"## Guild\n\n/// recovery-index | {MODEL}\n///\n\n"
    edit(root, "docs/recovery.md", "## Managed services", f"{way_out}## Managed services")


def add_factor(root: Path) -> None:
    """As “Add a question” says: a second answer, its place in the order, and an answer in every case and coding."""
    edit(root, "docs/_data/quiz.yml", "amount]", f"amount, {FACTOR}]")
    path = f"docs/factors/{FACTOR}.md"
    text = (root / path).read_text(encoding="utf-8")
    option = text[text.index("  - id:") : text.index("# From whom")]
    (root / path).write_text(
        text.replace(option, answer(option, "great", "you were in a hurry") + answer(option, "small", "you had time")),
        encoding="utf-8",
    )
    fill_in(root, path, {PLACEHOLDER: f"{MODEL}:", "points": "-9", "ask": "Are you in a hurry?"})
    for file in set((root / "docs/cases").glob("*.md")) - {root / "docs/cases/index.md"}:
        edit(root, f"docs/cases/{file.name}", "answers:\n", f"answers:\n  {FACTOR}: small\n")
    for file in (root / "docs/_data/calibration").glob("*-reader.yml"):
        coded = file.read_text(encoding="utf-8").replace("}\n", f", {FACTOR}: unknown}}\n")
        file.write_text(coded, encoding="utf-8")


def answer(option: str, identifier: str, suppose: str) -> str:
    """Return an answer as it was begun, with its id and how it reads after "if"."""
    named = option.replace(PLACEHOLDER, identifier, 1)
    return named.replace(f"suppose: {PLACEHOLDER}", f"suppose: {suppose}", 1)


def add_failure(root: Path) -> None:
    """As “Add a failure mode” says: a typical symptom of its own."""
    with (root / "docs/_data/symptoms.yml").open("a", encoding="utf-8") as symptoms:
        symptoms.write("- id: friends-shout\n  says: Friends shout at each other.\n  group: Decisions and direction\n")
    wanted = {"running": MODEL, "needed": "in-house", PLACEHOLDER: "friends-shout: 3"}
    fill_in(root, f"docs/failure-modes/{FAILURE}.md", wanted)
