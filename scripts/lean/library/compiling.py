"""The archive of the library, compiled: a function that nobody calls is left out of it."""

from collections.abc import Collection, Mapping
from inspect import CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS
from pathlib import Path
from types import CodeType

from scripts.lean.library.shedding import KINDS, Place, emptied, place_of
from scripts.making.archive import write_archive
from scripts.making.browser_files import WHERE

HERE = Path(__file__).parent
OURS = {"noting.py": "noting.py", "shedding.py": "shedding.py", "inspect.py": "inspect_in_short.py"}
"""What the library has besides, or instead: by its name there, the file here."""
NO_ALIASES = {"encodings/aliases.py": b"aliases = {}"}
"""The names of hundreds of encodings, of which Python asks for one, and by its own name."""
_WHOLE = ("whichmodel/", "encodings/", *OURS)
"""Where all functions stay: in the decision module, and in what is loaded before calls can be noted."""


def write_library(target: Path, sources: Mapping[str, bytes], called: Collection[Place] | None = None) -> None:
    """Write an archive of the library from names and contents.

    Of functions only those `called` keep their code, or all where that is not known yet: what one names stays in
    Python's memory for good once its module is loaded.
    """
    ours = {name: (HERE / file).read_bytes() for name, file in OURS.items()}

    def shortened(name: str, code: CodeType) -> CodeType:
        return _bare(code, None if name.startswith(_WHOLE) else called)

    write_archive(target, {**sources, **NO_ALIASES, **ours}, WHERE, shortened)


def _bare(code: CodeType, called: Collection[Place] | None) -> CodeType:
    constants = (_bare_or_empty(each, called) if isinstance(each, CodeType) else each for each in code.co_consts)
    given = code.co_argcount + code.co_kwonlyargcount
    given += bool(code.co_flags & CO_VARARGS) + bool(code.co_flags & CO_VARKEYWORDS)
    names = (name if place < given or name in code.co_cellvars else "_" for place, name in enumerate(code.co_varnames))
    return code.replace(co_linetable=b"", co_consts=tuple(constants), co_varnames=tuple(names))


def _bare_or_empty(code: CodeType, called: Collection[Place] | None) -> CodeType:
    # Whether a generator was made that never ran cannot be noted.
    is_plain = code.co_flags & CO_NEWLOCALS and not code.co_flags & KINDS
    return emptied(code, 0) if called is not None and is_plain and place_of(code) not in called else _bare(code, called)
