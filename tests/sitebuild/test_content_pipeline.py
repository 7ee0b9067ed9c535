"""Reading, compiling and arranging the content."""

import dataclasses
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sitebuild.guide.compiling import compile_knowledge, to_text
from sitebuild.guide.guide import Guide, load_guide
from sitebuild.records.appearance import MARKS
from sitebuild.records.kinds import MODEL
from sitebuild.records.library import load
from tests.examples.toyguide import edit
from whichmodel.facts.decoding import knowledge_from_text

FACTOR = "docs/factors/hunger.md"


def test_the_same_records_compile_to_the_same_bytes(toy: Path) -> None:
    """Compiling in two processes that order their sets differently gives the same canonical text."""
    code = (
        "import sys; from pathlib import Path; from sitebuild.records.library import load\n"
        "from sitebuild.guide.compiling import compile_knowledge, to_text\n"
        "sys.stdout.write(to_text(compile_knowledge(load(Path(sys.argv[1])))))"
    )
    texts = {
        subprocess.run(
            [sys.executable, "-c", code, toy],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(["quiz", "."]), "PYTHONHASHSEED": seed},
            cwd=Path(__file__).resolve().parents[2],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(texts) == 1
    assert texts == {to_text(compile_knowledge(load(toy))).encode()}


@pytest.mark.parametrize(
    ("path", "old", "new", "decides"),
    [
        (FACTOR, "because: You need much.", "because: You need a lot.", False),
        (FACTOR, "points: 3", "points: 4", True),
        (FACTOR, "rules_out: true", "points: -1", True),
        ("docs/patterns/both.md", "[little]", "[very]", True),
        ("docs/_data/quiz.yml", "margin: 1", "margin: 2", True),
    ],
    ids=["wording", "points", "rule-out", "pattern", "margin"],
)
def test_only_what_decides_changes_the_rules_version(toy: Path, path: str, old: str, new: str, decides: bool) -> None:
    """Every edit makes a new content version, but no shared link is called outdated for a corrected sentence."""
    before = compile_knowledge(load(toy))
    edit(toy, path, old, new)
    after = compile_knowledge(load(toy))

    assert (after.rules_version != before.rules_version) == decides
    assert after.content_version != before.content_version


def test_compiled_knowledge_reads_back_as_it_was(guide: Guide) -> None:
    """The engine reads from JSON exactly what the build wrote."""
    text = to_text(guide.knowledge)

    assert json.dumps(dataclasses.asdict(knowledge_from_text(text)), sort_keys=True) == json.dumps(
        dataclasses.asdict(guide.knowledge), sort_keys=True
    )


def test_the_guide_is_loaded_anew_only_after_an_edit(toy: Path) -> None:
    """Building a hundred pages reads the records once; an edit shows at once."""
    first = load_guide(toy)
    assert load_guide(toy) is first
    edit(toy, FACTOR, "How hungry are you?", "How hungry do you feel?")
    os.utime(toy / FACTOR, ns=(1, 1))

    assert load_guide(toy).knowledge.factors[0].ask == "How hungry do you feel?"


def test_the_check_command_names_file_line_column_and_the_right_id(toy: Path) -> None:
    """`make check` on a misspelt model ends with status 1, a precise message and a count."""
    edit(toy, FACTOR, "      pears: {points", "      paers: {points")
    done = subprocess.run(
        [sys.executable, "-m", "scripts.check_content", toy],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(["quiz", "."])},
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
    )

    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"{FACTOR}:19:7: 'paers' is not a model; did you mean 'pears'? [model-reference]",
        "1 problem found",
    ]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG defines it."""

    def luminance(colour: str) -> float:
        channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_model_colour_can_be_read_on_light_and_dark(guide: Guide) -> None:
    """Each model's colour has a contrast of at least 4.5 : 1 on paper, and the marks are all different."""
    looks = [record.page_facts.look for record in guide.records(MODEL)]

    assert all(contrast(look.light, "#FBFAF7") >= 4.5 and contrast(look.dark, "#12161D") >= 4.5 for look in looks)
    assert len({look.mark for look in looks}) == len(looks)


@pytest.mark.parametrize("file", ["theme/templates/partials/logo.html", "docs/assets/images/logo.svg"])
def test_the_logo_is_the_marks_of_the_models_in_their_order(guide: Guide, root: Path, file: str) -> None:
    """The logo shows what the model pages say that their marks are."""
    drawn = re.findall(r'<path[^>]*?\bd="([^"]*)"', (root / file).read_text(encoding="utf-8"))

    assert drawn == [MARKS[record.page_facts.look.mark] for record in guide.records(MODEL)]
