"""What the quiz knows is published with a schema that it keeps to."""

import dataclasses
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from sitebuild.guide.compiling import to_text
from sitebuild.guide.guide import Guide
from sitebuild.sharing.dataset import schema
from sitebuild.sharing.publication import Publication
from tests.conftest import ROOT
from whichmodel.facts.decoding import knowledge_from_text
from whichmodel.facts.knowledge import Knowledge

NOWHERE = Publication("Guide", "A guide.")
PAGE = (ROOT / "docs/about/data.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    """Return what holds data against the published schema, which is itself well formed."""
    rules = json.loads(schema(NOWHERE))
    Draft202012Validator.check_schema(rules)
    return Draft202012Validator(rules)


def test_the_published_knowledge_keeps_to_its_schema(validator: Draft202012Validator, site: Path) -> None:
    """The file on the site is valid, and holds what the quiz decides with."""
    text = (site / "data/knowledge.json").read_text(encoding="utf-8")
    validator.validate(json.loads(text))

    assert (site / "data/knowledge.schema.json").read_text(encoding="utf-8") == schema(NOWHERE)


def test_the_site_publishes_what_the_guide_says(site: Path, guide: Guide) -> None:
    """What is published is what is compiled of the records, and the quiz can read it."""
    text = (site / "data/knowledge.json").read_text(encoding="utf-8")

    assert text == to_text(guide.knowledge)
    assert knowledge_from_text(text) == guide.knowledge


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.pop("margin"),
        lambda data: data.update(margin="1"),
        lambda data: data["models"][0].pop("title"),
        lambda data: data["factors"][0]["options"][0].update(weight=3),
        lambda data: data["sources"][0]["claims"][0].update(about="in-house"),
    ],
    ids=["missing", "no number", "no title", "unknown key", "no list"],
)
def test_what_is_not_as_it_should_be_breaks_the_schema(
    validator: Draft202012Validator, guide: Guide, change: Any
) -> None:
    """The schema is no form of words: it refuses what the quiz would refuse."""
    data = json.loads(to_text(guide.knowledge))
    change(data)

    with pytest.raises(ValidationError):
        validator.validate(data)


def test_the_schema_names_its_address_where_there_is_one() -> None:
    """Without an address of the site it has none."""
    somewhere = Publication("Guide", "A guide.", "https://guide.example/")

    assert json.loads(schema(somewhere))["$id"] == "https://guide.example/data/knowledge.schema.json"
    assert "$id" not in json.loads(schema(NOWHERE))


def test_the_page_on_the_data_names_every_key() -> None:
    """Whoever reads the page finds each key of the file, and none that is not there."""
    table = PAGE.partition("## What is in it")[2].partition("\n## ")[0]
    named = [key for row in re.findall(r"^\| (`[^|]+) \|", table, re.MULTILINE) for key in re.findall(r"`(\w+)`", row)]

    assert sorted(named) == sorted(field.name for field in dataclasses.fields(Knowledge))


@pytest.fixture
def folder(site: Path, tmp_path: Path) -> Path:
    """Return a folder with nothing but the published file."""
    (tmp_path / "knowledge.json").write_bytes((site / "data/knowledge.json").read_bytes())
    return tmp_path


def run(folder: Path, *command: str) -> list[str]:
    """Return the lines that Python prints in a folder, without anything of this project at hand."""
    done = subprocess.run(
        [sys.executable, "-I", *command], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return done.stdout.splitlines()


def test_the_example_prints_what_it_says(folder: Path, knowledge: Knowledge) -> None:
    """Of each model, the answers that rule it out or give it the most points of their question."""
    example = PAGE.partition("```python\n")[2].partition("```")[0]
    expected = [f"rules {knowledge.rules_version}"]
    for model in knowledge.models:
        expected.append(model.title)
        for factor in knowledge.factors:
            given = [(option.label, option.effects.get(model.id)) for option in factor.options]
            most = max((effect.points for _, effect in given if effect), default=0)
            for label, effect in given:
                if effect and effect.rules_out:
                    expected.append(f"  out: {label}")
                elif effect and effect.points == most and most > 0:
                    expected.append(f"  +{most}: {label}")

    printed = run(folder, "-X", "utf8", "-c", example)
    assert printed == expected
    assert any(line.startswith("  out: ") for line in printed)


def test_the_command_on_the_page_decides_with_the_file(folder: Path) -> None:
    """It is given as it can be typed."""
    command = re.search(r"^\$ whichmodel (--knowledge .*)$", PAGE, re.MULTILINE)
    assert command
    printed = run(folder, "-m", "whichmodel", *command[1].split())

    assert printed
