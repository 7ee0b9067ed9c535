"""The standard library and the decision module as one archive, compiled for the lean way.

What only people read is left out: documentation and the tables of lines. A failure there is not shown to anybody; the
plain way is tried, which has them.
"""

import importlib._bootstrap_external as importing
import zipfile
from collections.abc import Iterable
from pathlib import Path
from types import CodeType

WHERE = "/lib/python313.zip"
"""Where Python looks for its library at a start."""


def write_library(target: Path, sources: Iterable[tuple[str, bytes]]) -> None:
    """Write an archive from names and contents: a module's source is compiled, all else is taken as it is."""
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in sources:
            if not name.endswith(".py"):
                archive.writestr(zipfile.ZipInfo(name), content)
                continue
            code = compile(content, f"{WHERE}/{name}", "exec", dont_inherit=True, optimize=2)
            compiled = importing._code_to_timestamp_pyc(_bare(code), 0, 0)  # type: ignore[attr-defined]
            archive.writestr(zipfile.ZipInfo(f"{name}c"), bytes(compiled))


def _bare(code: CodeType) -> CodeType:
    constants = (_bare(each) if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=tuple(constants))
