"""Archives of compiled Python, laid out so that they are small on the way to a browser.

Nothing in them is compressed, since a host does that better with the whole. Hosts compress WebAssembly, but hardly any
an archive. So an archive may be dressed as a module of WebAssembly: all of it stands in a section that means nothing
there, and whoever reads an archive begins at its end.
"""

import importlib._bootstrap_external as importing
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import CodeType

HEADER = b"\0asm\x01\0\0\0"
_LONG = 5
"""Bytes of a number in LEB128 that is written at its full length."""


def bare(code: CodeType) -> CodeType:
    """Return code without its table of lines, which only tracebacks read and which is half of it."""
    constants = (bare(each) if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=tuple(constants))


def write_archive(
    target: Path, files: Mapping[str, bytes], place: str, shortened: Callable[[str, CodeType], CodeType]
) -> None:
    """Write an archive of files by name: a module's source is compiled and shortened, all else is taken as it is.

    Documentation is left out. `place` is where Python will find the archive.
    """
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files.items():
            if not name.endswith(".py"):
                archive.writestr(zipfile.ZipInfo(name), content)
                continue
            code = compile(content, f"{place}/{name}", "exec", dont_inherit=True, optimize=2)
            compiled = importing._code_to_timestamp_pyc(shortened(name, code), 0, 0)  # type: ignore[attr-defined]  # noqa: SLF001 - there is no other way
            archive.writestr(zipfile.ZipInfo(f"{name}c"), bytes(compiled))


def dress(archive: Path) -> None:
    """Make an archive a module of WebAssembly as well, in place."""
    content = b"\1-" + archive.read_bytes()
    length = bytes(len(content) >> 7 * place & 0x7F | 0x80 * (place < _LONG - 1) for place in range(_LONG))
    archive.write_bytes(HEADER + b"\0" + length + content)
