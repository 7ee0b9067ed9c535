"""Cut the type of the pages in two: the characters that nearly every page shows, and the rest.

A face holds some 230 characters, and a page of the guide shows a hundred. So each face goes out as two files, of which
a browser fetches the second only where a page shows a character of it: a name that a reader types, for instance.
"""

import shutil
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from fontTools import subset

from scripts.making.files import CACHE, ROOT, digest, holds, write_if_changed

TYPEFACES = CACHE / "typefaces"
STYLE = TYPEFACES / "typefaces.css"
"""The faces, which the stylesheet imports."""

COMMON = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0£§¶·×÷éôöøüÜ–—‘’“”…€−"
"""What nearly every page is written with. What is missing here costs its readers a second file, and nothing else."""

LATIN = (
    *range(0xA0, 0x100),
    *(0x131, 0x152, 0x153, 0x2BB, 0x2BC, 0x2C6, 0x2DA, 0x2DC, 0x304, 0x308, 0x329),
    *range(0x2000, 0x2070),
    *(0x20AC, 0x2122, 0x2191, 0x2193, 0x2212, 0x2215, 0xFEFF, 0xFFFD),
)
"""What the files in the packages hold, as the packages say, without the characters of ASCII."""

FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum"]
"""What the stylesheets ask for, and what every text has by itself."""

CREDITS, NAMES = (0, 13, 14), (1, 3, 4, 6, 16, 25)
"""Numbers in a font's table of names: whose it is and under which licence; and what it is called. Its licence, the SIL
Open Font License, reserves the name "Source" for what its makers made, so what is cut from it has another inside."""

RULE = """\
@font-face {{
  font-family: "{family}";
  src: url("{file}") format("woff2");
  font-style: {style};
  font-weight: {weights};
  font-display: optional;
  unicode-range: {characters};
}}
"""
"""A face that is not there when the page is first painted is used from the next page on: lines that break anew would
move what is being read."""


class Face(NamedTuple):
    """A face as its package has it: `file` from the package's `files/`, without its ending."""

    family: str
    package: str
    file: str
    style: str
    weights: str

    @property
    def source(self) -> Path:
        """The face's file in its package."""
        return ROOT / f"node_modules/{self.package}/files/{self.file}.woff2"

    @property
    def common(self) -> str:
        """The name of the file with the common characters."""
        return f"{self.file.replace('-latin-', '-common-')}.woff2"


def _faces(family: str, package: str, stem: str, weights: dict[str, str]) -> list[Face]:
    return [
        Face(family, package, f"{stem}-latin-{name}-{style}", style, span)
        for style in ("normal", "italic")
        for name, span in weights.items()
    ]


FACES = [
    *_faces("Source Sans 3", "@fontsource-variable/source-sans-3", "source-sans-3", {"wght": "200 900"}),
    *_faces("Source Serif 4", "@fontsource/source-serif-4", "source-serif-4", {"400": "200 500", "600": "501 900"}),
]


def make_typefaces() -> None:
    """Bring the files of the faces, and the stylesheet that names them, up to date in the cache."""
    wanted = digest([Path(__file__), *(face.source for face in FACES)])
    note = TYPEFACES / "note"
    if holds(note, wanted):
        return
    TYPEFACES.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        _cut(face.source, TYPEFACES / face.common)
        shutil.copyfile(face.source, TYPEFACES / face.source.name)
    write_if_changed(STYLE, style())
    write_if_changed(note, wanted)


def style() -> str:
    """Return the rules of all faces.

    No character is in both files of a face: where the common one comes late, some browsers ask for the other as well.
    """
    common = {ord(character) for character in COMMON}
    return "".join(
        RULE.format(
            family=face.family, file=file, style=face.style, weights=face.weights, characters=_ranges(characters)
        )
        for face in FACES
        for file, characters in ((f"./{face.source.name}", set(LATIN) - common), (f"./{face.common}", common))
    )


def _ranges(characters: set[int]) -> str:
    """Return characters as the value of `unicode-range`: `U+20-7E, U+A0`."""
    runs = [
        [number for _, number in run]
        for _, run in groupby(enumerate(sorted(characters)), lambda each: each[1] - each[0])
    ]
    return ", ".join(f"U+{run[0]:X}" if len(run) == 1 else f"U+{run[0]:X}-{run[-1]:X}" for run in runs)


def _cut(source: Path, target: Path) -> None:
    names = [*CREDITS, *NAMES]
    options = subset.Options(flavor="woff2", layout_features=FEATURES, name_IDs=names, recalc_timestamp=False)
    with subset.load_font(source, options) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(text=COMMON)
        cutter.subset(font)
        for record in font["name"].names:
            if record.nameID in NAMES:
                record.string = record.toUnicode().replace("Source", "Guide")
        subset.save_font(font, target, options)
