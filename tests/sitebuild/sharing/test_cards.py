"""The pictures for links that are shared: which there are, and that nothing on them is cut off."""

import io
from pathlib import Path
from struct import unpack

import pytest
from PIL import Image

from sitebuild.guide.guide import Guide, load_guide
from sitebuild.reading.problems import ContentError
from sitebuild.records.appearance import MARKS
from sitebuild.sharing import drawing
from sitebuild.sharing.cards import Card, cards
from sitebuild.sharing.drawing import BOTTOM, MARGIN, SIZE, draw, fitted, outlines, picture
from sitebuild.sharing.publication import Publication
from sitebuild.sharing.sharing import share
from tests.examples.toyguide import edit

NAME = "Which Engagement Model"
PAPER, SQUARE = (251, 250, 247), "#b3471a"
CARD = Card("Question 1 of 2", "Hunger", "How hungry you are.", ((MARKS["square"], SQUARE),))


def test_each_picture_says_what_its_page_is(toy: Path) -> None:
    """A model shows its mark, a failure those under which it happens, all others those of all models."""
    found = dict(cards(load_guide(toy)))
    apples, pears = (found[f"models/{name}.md"].marks for name in ("apples", "pears"))

    assert found["models/apples.md"].kind == "Engagement model"
    assert apples == ((MARKS["circle"], "#000000"),)
    hunger = found["factors/hunger.md"]
    assert (hunger.kind, hunger.title, hunger.marks) == ("Question 1 of 1", "Hunger", (*apples, *pears))
    ache = found["failure-modes/ache.md"]
    assert (ache.kind, ache.marks) == ("When it fails", apples)
    assert found["index.md"].kind == "Guide"
    assert "sources/market.md" not in found


def test_nothing_of_the_guide_is_cut_off(guide: Guide) -> None:
    """Below the sentences and to the right of everything the paper is bare, on the picture of every page."""
    every = list(cards(guide))

    assert len(every) > 50
    for source, card in every:
        image = draw(card, NAME)
        assert image.size == SIZE
        for bare in ((0, BOTTOM + 10, SIZE[0], 530), (SIZE[0] - MARGIN // 2, 20, SIZE[0], SIZE[1])):
            assert image.crop(bare).getcolors() == [((bare[2] - bare[0]) * (bare[3] - bare[1]), PAPER)], source


def test_a_long_title_is_set_smaller_and_in_lines_of_like_length() -> None:
    """Short titles are as large as can be, and a last line is not left short where those above can spare a word."""
    assert fitted("Hunger", "Short.") == (["Hunger"], ["Short."], 84)
    assert fitted("Change this guide", "Short.")[0] == ["Change", "this guide"]
    lines, _, size = fitted("Your own people for work that others do as a trade", "Short.")
    assert (lines, size) == (["Your own people", "for work that", "others do as a trade"], 76)


def test_what_fits_in_no_size_is_said_with_its_place(toy: Path) -> None:
    """A person is told which page has too many words, on which line, and what to do."""
    edit(toy, "docs/models/apples.md", "title: Apples", f"title: {'Far ' * 60}")
    guide = load_guide(toy)

    with pytest.raises(ContentError) as told:
        share(toy / "site", guide, Publication("Fruit", "Which?", "https://fruit.example/"), {}, [])
    assert str(told.value) == (
        "docs/models/apples.md:2:8: title and description are too long to stand on the picture of the page; "
        "shorten them. [picture]\n1 problem found"
    )


def test_marks_are_drawn_as_on_the_pages() -> None:
    """Straight lines end where the path says, and half circles where they lead; what lies within is a hole."""
    assert outlines("M8 1.8 15 14H1z") == [[(8, 1.8), (15, 14), (1, 14)]]
    assert outlines(MARKS["bar"])[1] == [(1.5, 9.5), (14.5, 9.5), (14.5, 13.5), (1.5, 13.5)]
    (circle,) = outlines(MARKS["circle"])
    assert circle[64] == pytest.approx((8, 14))
    assert [outlines(f"M8 2a6 6 0 1 {turn} 0 12z")[0][32][0] for turn in (0, 1)] == pytest.approx([2, 14])
    assert all((x - 8) ** 2 + (y - 8) ** 2 == pytest.approx(36) for x, y in circle)
    ring = drawing._mark(MARKS["ring"], 160)
    assert [ring.getpixel(place) for place in ((80, 80), (80, 30), (80, 5))] == [0, 255, 0]


def test_a_picture_is_drawn_once_and_always_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands is read again; drawn anew, it has the same bytes; another title makes another one."""
    monkeypatch.setattr(drawing, "KEPT", tmp_path)
    first = picture(CARD, NAME)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(b"as it was kept")
    assert picture(CARD, NAME) == b"as it was kept"
    kept.unlink()

    assert picture(CARD, NAME) == first
    assert picture(Card(CARD.kind, "Thirst", CARD.says, CARD.marks), NAME) != first
    assert unpack(">II", first[16:24]) == SIZE
    with Image.open(io.BytesIO(first)) as image:
        assert image.convert("RGB").getpixel((995, 272)) == (179, 71, 26), "the colour of its mark"
