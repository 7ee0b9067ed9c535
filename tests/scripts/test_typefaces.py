"""The type of the pages: what is common comes in small files, and no character is lost."""

import re
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


def numbers(ranges: str) -> list[int]:
    """Return the characters that a `unicode-range` names."""
    ends = [each.strip().removeprefix("U+").split("-") for each in ranges.split(",")]
    return [number for each in ends for number in range(int(each[0], 16), int(each[-1], 16) + 1)]


def test_the_two_files_of_a_face_share_no_character(made: Path) -> None:
    """A browser that still waits for the common file does not ask for the other in its place."""
    css = (made / "typefaces.css").read_text(encoding="utf-8")
    rules = dict(re.findall(r'url\("\./([^"]+)"\)[^}]*unicode-range: ([^;]+);', css))

    assert len(rules) == 2 * len(FACES)
    for face in FACES:
        common, rest = numbers(rules[face.common]), numbers(rules[face.source.name])
        assert set(common) == {ord(character) for character in COMMON}
        assert ord("\u0153") in rest
        assert not set(common) & set(rest)
