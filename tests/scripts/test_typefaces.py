"""The type of the pages: what is common comes in small files, and no character is lost."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from scripts.making import typefaces
from scripts.making.typefaces import COMMON, FACES


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the files of every face."""
    folder = tmp_path_factory.mktemp("typefaces")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typefaces, "TYPEFACES", folder)
        patch.setattr(typefaces, "STYLE", folder / "typefaces.css")
        typefaces.make_typefaces()
    return folder


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.file)
def test_a_face_is_cut_to_the_common_characters(made: Path, face: typefaces.Face) -> None:
    """The small file has each common character, is no more than two thirds of the whole, and bears another name."""
    common, whole = made / face.common, made / face.source.name
    with TTFont(common) as font:
        held, names = set(font.getBestCmap()), {each.nameID: str(each) for each in font["name"].names}

    assert held == {ord(character) for character in COMMON}
    assert common.stat().st_size < whole.stat().st_size * 2 / 3
    assert "Adobe" in names[0]
    assert not [name for number, name in names.items() if number in typefaces.NAMES and "Source" in name]


def test_the_stylesheet_names_both_files_of_each_face(made: Path) -> None:
    """The later rule, which wins where both have a character, is that of the common ones."""
    css = (made / "typefaces.css").read_text(encoding="utf-8")

    for face in FACES:
        assert 0 < css.index(f"./{face.source.name}") < css.index(f"./{face.common}")
