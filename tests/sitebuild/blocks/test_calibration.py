"""What a page says about the trial of the quiz is counted from the situations and their codings."""

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from sitebuild.blocks.calibration import count
from sitebuild.blocks.writing import write
from sitebuild.guide.guide import load_guide
from sitebuild.guide.trials import Situation, Trial
from sitebuild.reading.problems import ContentError
from tests.examples.toyguide import edit, write_toy_guide
from whichmodel.deciding.decision import decide

FOLDER = "docs/_data/calibration"
SITUATIONS = "".join(
    f"- id: {name}\n"
    f'  url: "https://example.org/{name}"\n'
    f"  title: A {name}\n"
    f"  situation: A {name} wants a bite.\n"
    f"  recommended: {right}\n"
    "  acceptable: []\n"
    f"  wrong: [{wrong}]\n"
    for name, right, wrong in (("giant", "apples", "pears"), ("mouse", "pears", "apples"))
)
FILES = {
    "situations": SITUATIONS,
    "first-reader": "giant:\n  hunger: very\nmouse:\n  hunger: little\n",
    "second-reader": "giant:\n  hunger: little\nmouse:\n  hunger: very\n",
}
"""The first reader's answers lead where the authors say, the second's to what the authors call wrong."""


def tried(root: Path, files: dict[str, str] | None = None) -> Path:
    """Write the toy guide with situations and codings, some of them replaced, and return its root."""
    folder = write_toy_guide(root) / FOLDER
    folder.mkdir(parents=True)
    for name, text in {**FILES, **(files or {})}.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return root


def shown(root: Path) -> Element:
    """Return the block for the guide below `root`."""
    return write(load_guide(root), "calibration-figures")


def rows(made: Element) -> list[list[str]]:
    """Return the cells of every row but the head, as text."""
    return [["".join(cell.itertext()) for cell in row] for row in made.iter("tr")][1:]


def said(made: Element) -> list[str]:
    """Return the lines of every miss: what its author says, and what the quiz says for each reader."""
    return ["".join(line.itertext()) for line in made.findall("details/ul/li/ul/li")]


def messages(root: Path) -> list[str]:
    """Return what is wrong with the situations or codings below `root`."""
    with pytest.raises(ContentError) as error:
        shown(root)
    return [str(problem) for problem in error.value.problems]


def test_a_guide_that_was_never_tried_says_so(tmp_path: Path) -> None:
    """No figure stands where nothing was counted."""
    assert shown(write_toy_guide(tmp_path)).text == "This guide has not been tried on situations."


def test_a_sceptic_sees_every_figure_and_every_miss(tmp_path: Path) -> None:
    """Each reader has a line of figures; each miss has its address, what is said, and the whole situation."""
    made = shown(tried(tmp_path))

    assert rows(made)[:2] == [["First reader", "2", "2", "2", "0", "0"], ["Second reader", "2", "0", "1", "2", "0"]]
    assert rows(made)[3:] == [["Apples", "1 of 1", "0 of 1"], ["Pears", "1 of 1", "0 of 1"]]
    assert [link.get("href") for link in made.iter("a")] == ["https://example.org/giant", "https://example.org/mouse"]
    assert said(made) == [
        "The author says: Apples", "First reader: Apples (agrees)", "Second reader: Pears, then Apples",
        "The author says: Pears", "First reader: Pears (agrees)", "Second reader: Apples",
    ]  # fmt: skip
    stories = [fold.findtext("p") for fold in made.iterfind(".//li/details")]
    assert stories == ["A giant wants a bite.", "A mouse wants a bite."]


def test_without_a_miss_there_is_no_list_of_misses(tmp_path: Path) -> None:
    """An empty list would look like something left out."""
    made = shown(tried(tmp_path, {"second-reader": FILES["first-reader"]}))

    assert [child.tag for child in made] == ["div", "div"]


def test_a_model_that_the_author_accepts_counts_as_agreement(tmp_path: Path) -> None:
    """Authors may name several; each of them is right."""
    accepted = SITUATIONS.replace("acceptable: []\n  wrong: [pears]", "acceptable: [pears]\n  wrong: []")

    assert rows(shown(tried(tmp_path, {"situations": accepted})))[1] == ["Second reader", "2", "1", "1", "1", "0"]


def test_models_that_are_level_are_close_and_share_the_first_place(tmp_path: Path) -> None:
    """No first choice agrees where nobody is first, but the right model is among those that are shown by name."""
    root = tried(tmp_path)
    edit(root, "docs/factors/hunger.md", "pears: {rules_out: true", "pears: {points: 3")
    answers = {"hunger": "very"}
    trial = Trial(
        Situation("giant", "", "", "", "apples", (), ()), answers, decide(load_guide(root).knowledge, answers)
    )

    assert trial.decision.first_choice is None
    assert count([trial]) == {"agrees": 0, "among_two": 1, "called_wrong": 0, "close": 1}
    assert "First reader: No first choice, level: Apples, Pears" in said(shown(root))


def test_a_mix_and_a_buyer_who_is_not_ready_are_named_in_words(tmp_path: Path) -> None:
    """An outcome that is more than one model is said as what it is."""
    root = tried(tmp_path, {"situations": SITUATIONS.replace("recommended: pears", "recommended: mix")})
    not_ready = "kind: not-ready\nmissing: A wish.\nhelper: A cook.\nafter: {hunger: very}"
    edit(root, "docs/patterns/both.md", "kind: caution", not_ready)
    edit(root, "docs/patterns/both.md", "says: You may", "first_step: {model: pears, says: Nibble.}\nsays: You may")
    lines = said(shown(root))

    assert "The author says: A mix" in lines
    assert "First reader: Not ready; afterwards Apples" in lines


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("first-reader", "mouse:\n  hunger: little\n", "", "1:1: the situation 'mouse' is not coded; add it."),
        ("first-reader", "little", "litle", "4:11: 'litle' is not an answer to 'hunger'; did you mean 'little'?"),
        ("first-reader", "giant:\n  hunger: very", "giant: {}",
         "1:8: the question 'hunger' is not answered; add it, or `unknown`."),
        ("second-reader", "mouse:", "mous: {hunger: very}\nmouse:",
         "3:1: 'mous' is not a situation; did you mean 'mouse'?"),
        ("situations", "recommended: pears", "recommended: pear", "12:16: 'pear' is not a model; did you mean 'pears'?"),
        ("situations", "id: mouse", "id: giant", "8:7: 'giant' stands twice; give each situation an id of its own."),
        ("situations", "  title: A giant\n", "", "1:3: 'title' is missing here; add it."),
        ("situations", "title: A giant", "title: A giant\n  titel: A giant",
         "4:3: 'titel' is not a key that belongs here; did you mean 'title'?"),
        ("situations", "acceptable: []\n  wrong: [pears]", "acceptable: pears\n  wrong: []",
         "6:15: 'acceptable' is 'pears'; expected a list; write [pears]."),
        ("situations", SITUATIONS, "- [\n", "1:4: a bracket is still open here"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_data_is_said_with_its_place(
    tmp_path: Path, name: str, old: str, new: str, expected: str
) -> None:
    """A renamed answer or a slip does not end in a figure that is wrong."""
    found = messages(tried(tmp_path, {name: FILES[name].replace(old, new)}))

    assert any(message.startswith(f"{FOLDER}/{name}.yml:{expected}") for message in found), found


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    """A missing file does not hide what is wrong in another, and half a trial is no trial."""
    root = tried(tmp_path, {"first-reader": "mouse:\n  hunger: very\n"})
    (root / FOLDER / "second-reader.yml").unlink()

    assert messages(root) == [
        f"{FOLDER}/first-reader.yml:1:1: the situation 'giant' is not coded; add it. [calibration]",
        f"{FOLDER}/second-reader.yml:1:1: this file cannot be read: No such file or directory. [file]",
    ]


def test_an_edit_of_a_coding_is_seen(tmp_path: Path) -> None:
    """What is loaded once is loaded anew after an edit of what the quiz was tried on."""
    root = tried(tmp_path)
    before = load_guide(root)
    (root / FOLDER / "second-reader.yml").write_text(FILES["first-reader"], encoding="utf-8")

    assert load_guide(root) is not before
    assert said(shown(root)) == []
