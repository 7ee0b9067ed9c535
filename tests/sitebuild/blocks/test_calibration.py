"""What a page says about the trial of the quiz is counted from the situations and their codings."""

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from sitebuild.blocks.calibration import calibration_figures, count
from sitebuild.finishing.rendering import render
from sitebuild.guide.guide import ContentError, load_guide
from sitebuild.guide.trials import Situation, Trial
from tests.examples.toyguide import edit, write_toy_guide
from whichmodel.deciding.decision import decide

PAGE = "docs/glossary.md"

SITUATIONS = """\
- id: giant
  url: "https://example.org/giant"
  title: A giant
  situation: A giant has not eaten for days.
  recommended: apples
  acceptable: []
  wrong: [pears]
- id: mouse
  url: "https://example.org/mouse"
  title: A mouse
  situation: A mouse wants a bite.
  recommended: pears
  acceptable: []
  wrong: [apples]
"""
FILES = {
    "situations.yml": SITUATIONS,
    "first-reader.yml": "giant:\n  hunger: very\nmouse:\n  hunger: little\n",
    "second-reader.yml": "giant:\n  hunger: little\nmouse:\n  hunger: very\n",
}


def tried(root: Path, **files: str) -> Path:
    """Write the toy guide with situations and codings, some of them replaced, and return its root."""
    folder = write_toy_guide(root) / "docs" / "_data" / "calibration"
    folder.mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(files.get(name.split("-")[0].removesuffix(".yml"), text), encoding="utf-8")
    return root


def rows(made: Element) -> list[list[str]]:
    """Return the cells of every row, as text."""
    return [["".join(cell.itertext()) for cell in row] for row in made.iter("tr")]


def messages(root: Path) -> list[str]:
    """Return what is wrong with the situations or codings below `root`."""
    with pytest.raises(ContentError) as error:
        calibration_figures(load_guide(root))
    return [str(problem) for problem in error.value.problems]


def test_a_guide_that_was_never_tried_says_so(tmp_path: Path) -> None:
    """No figure stands where nothing was counted."""
    root = write_toy_guide(tmp_path)
    edit(root, PAGE, "/// page-sources", "/// calibration-figures\n///\n\n/// page-sources")

    assert "This guide has not been tried on situations." in render(load_guide(root))["glossary.md"].html


def test_every_reader_has_a_line_of_figures(tmp_path: Path) -> None:
    """The first reader's answers lead where the authors say; the second's to what they call wrong."""
    made = calibration_figures(load_guide(tried(tmp_path)))

    assert rows(made)[1:] == [["First reader", "2", "2", "2", "0", "0"], ["Second reader", "2", "0", "1", "2", "0"]]


def test_every_situation_that_was_missed_is_listed_with_its_address(tmp_path: Path) -> None:
    """A sceptic sees the page, what its author says, and what the quiz says for each reader."""
    made = calibration_figures(load_guide(tried(tmp_path)))

    assert [link.get("href") for link in made.iter("a")] == ["https://example.org/giant", "https://example.org/mouse"]
    assert [["".join(line.itertext()) for line in entry.iter("li")][1:] for entry in made.findall("ul/li")] == [
        ["The author says: Apples", "First reader: Apples (agrees)", "Second reader: Pears, then Apples"],
        ["The author says: Pears", "First reader: Pears (agrees)", "Second reader: Apples"],
    ]
    assert [fold.findtext("p") for fold in made.iter("details")] == [
        "A giant has not eaten for days.",
        "A mouse wants a bite.",
    ]


def test_without_a_miss_there_is_no_list_of_misses(tmp_path: Path) -> None:
    """An empty list would look like something left out."""
    made = calibration_figures(load_guide(tried(tmp_path, second=FILES["first-reader.yml"])))

    assert [child.tag for child in made] == ["div"]


def test_a_model_that_the_author_accepts_counts_as_agreement(tmp_path: Path) -> None:
    """Authors may name several; each of them is right."""
    root = tried(
        tmp_path, situations=SITUATIONS.replace("acceptable: []\n  wrong: [pears]", "acceptable: [pears]\n  wrong: []")
    )

    assert rows(calibration_figures(load_guide(root)))[2] == ["Second reader", "2", "1", "1", "1", "0"]


def test_models_that_are_level_are_close_and_share_the_first_place(tmp_path: Path) -> None:
    """Where nobody is first, no first choice agrees, but the right model is among the two that are shown."""
    root = write_toy_guide(tmp_path)
    edit(root, "docs/factors/hunger.md", "pears: {rules_out: true", "pears: {points: 3")
    situation = Situation("giant", "", "", "", "apples", (), ())
    answers = {"hunger": "very"}
    trial = Trial(situation, answers, decide(load_guide(root).knowledge, answers))

    assert trial.decision.first_choice is None
    assert count([trial]) == {"agrees": 0, "among_two": 1, "called_wrong": 0, "close": 1}


def test_a_miss_without_a_first_choice_names_the_models_that_are_level(tmp_path: Path) -> None:
    """A reader is told why no model stands there."""
    root = tried(tmp_path)
    edit(root, "docs/factors/hunger.md", "pears: {rules_out: true", "pears: {points: 3")
    made = calibration_figures(load_guide(root))

    assert "First reader: No first choice, level: Apples, Pears" in [
        "".join(line.itertext()) for line in made.findall("ul/li/ul/li")
    ]


def test_a_mix_and_a_buyer_who_is_not_ready_are_named_in_words(tmp_path: Path) -> None:
    """An outcome that is more than one model is said as what it is."""
    root = tried(tmp_path, situations=SITUATIONS.replace("recommended: pears", "recommended: mix"))
    edit(
        root,
        "docs/patterns/both.md",
        "kind: caution",
        "kind: not-ready\nmissing: A wish.\nhelper: A cook.\nafter: {hunger: very}",
    )
    edit(
        root,
        "docs/patterns/both.md",
        "says: You may",
        "first_step: {model: pears, says: Nibble.}\nsays: You may",
    )
    lines = ["".join(line.itertext()) for line in calibration_figures(load_guide(root)).findall("ul/li/ul/li")]

    assert "The author says: A mix" in lines
    assert "First reader: Not ready; afterwards Apples" in lines


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("first", "giant:\n  hunger: very\n",
         "docs/_data/calibration/first-reader.yml:1:1: the situation 'mouse' is not coded; add it. [calibration]"),
        ("first", FILES["first-reader.yml"].replace("little", "litle"),
         "docs/_data/calibration/first-reader.yml:4:11: 'litle' is not an answer to 'hunger'; did you mean 'little'? "
         "[calibration]"),
        ("second", "giant: {}\nmouse:\n  hunger: very\n",
         "docs/_data/calibration/second-reader.yml:1:8: the question 'hunger' is not answered; add it, or `unknown`. "
         "[calibration]"),
        ("second", FILES["second-reader.yml"] + "mous:\n  hunger: very\n",
         "docs/_data/calibration/second-reader.yml:5:1: 'mous' is not a situation; did you mean 'mouse'? [calibration]"),
        ("situations", SITUATIONS.replace("recommended: pears", "recommended: pear"),
         "docs/_data/calibration/situations.yml:12:16: 'pear' is not a model; did you mean 'pears'? [calibration]"),
        ("situations", SITUATIONS.replace("  title: A giant\n", ""),
         "docs/_data/calibration/situations.yml:1:3: 'title' is missing here; add it. [schema]"),
        ("situations", SITUATIONS.replace("title: A giant", "titel: A giant\n  title: A giant"),
         "docs/_data/calibration/situations.yml:3:3: 'titel' is not a key that belongs here; did you mean 'title'? "
         "[schema]"),
        ("situations", SITUATIONS.replace("id: mouse", "id: giant"),
         "docs/_data/calibration/situations.yml:8:7: 'giant' stands twice; give each situation an id of its own. "
         "[calibration]"),
        ("situations", SITUATIONS.replace("acceptable: []\n  wrong: [pears]", "acceptable: pears\n  wrong: [pears]"),
         "docs/_data/calibration/situations.yml:6:15: 'acceptable' is 'pears'; expected a list; write [pears]. [schema]"),
        ("situations", "- just text\n",
         "docs/_data/calibration/situations.yml:1:3: item 1 of this file is 'just text'; expected a mapping of names to "
         "values. [schema]"),
        ("first", "- giant\n",
         "docs/_data/calibration/first-reader.yml:1:1: this file is a list; expected a mapping of names to values. "
         "[schema]"),
        ("situations", "- [\n", "docs/_data/calibration/situations.yml:2:1: this is not valid YAML"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_data_is_said_with_its_place(
    tmp_path: Path, name: str, text: str, expected: str
) -> None:
    """A renamed answer or a slip does not end in a figure that is wrong."""
    found = messages(tried(tmp_path, **{name: text}))

    assert any(message.startswith(expected) for message in found), found


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    """A missing file does not hide what is wrong in another, and half a trial is no trial."""
    root = tried(tmp_path, first="mouse:\n  hunger: very\n")
    (root / "docs/_data/calibration/second-reader.yml").unlink()

    assert messages(root) == [
        "docs/_data/calibration/first-reader.yml:1:1: the situation 'giant' is not coded; add it. [calibration]",
        "docs/_data/calibration/second-reader.yml:1:1: this file cannot be read: No such file or directory. [file]",
    ]
