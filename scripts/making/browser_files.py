"""Python for the browser, under `.cache/assets/`: the runtime and the decision module.

Python source in an archive is compiled anew at every start of the runtime, which takes most of the
time of a start. So the decision module and the standard library are byte-compiled here, once. The folders of the
runtime and of the module carry a hash of their content: a browser may keep them for good.
"""

import hashlib
import json
import shutil
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

from scripts.making.archive import bare, dress, write_archive
from scripts.making.files import CACHE, ROOT, digest, make_once, run, say

HERE = Path(__file__).parent
PYODIDE = ROOT / "node_modules/pyodide"
CORE = ("pyodide.asm.js", "pyodide.asm.wasm")
STANDARD_LIBRARY = "python_stdlib.zip"
LIBRARY = "python_stdlib.wasm"
LOCK = "pyodide-lock.json"
MODULE = "whichmodel.wasm"
"""Archives of compiled Python both, dressed as what hosts compress. No file that a browser needs has an ending that a plain host might not know, as `.whl` and `.mjs`."""

WHERE = "/lib/python313.zip"
"""Where Pyodide puts the library, and Python looks for it."""
LOADED_MODULES = ROOT / "scripts/making/loaded_modules.mjs"


def make_runtime(wheel: Path) -> str:
    """Return the runtime's folder from the site's root, with a slash at the end.

    `wheel` is the byte-compiled wheel: only what it makes Python load is kept of the standard library.
    """
    sources = [*HERE.glob("*.py"), LOADED_MODULES, *(PYODIDE / name for name in (*CORE, STANDARD_LIBRARY, LOCK))]
    sources += (ROOT / "quiz/whichmodel").rglob("*.py")

    def make(folder: Path) -> None:
        say("compiling the Python runtime for the browser (some seconds)")
        _require_same_python()
        for name in CORE:
            shutil.copyfile(PYODIDE / name, folder / name)
        # Node, which runs the parity tests, must not read the runtime's script as a module.
        (folder / "package.json").write_text('{"type": "commonjs"}\n', encoding="utf-8")
        # Pyodide reads the list of packages that it could fetch; the quiz fetches none.
        lock = {**json.loads((PYODIDE / LOCK).read_text(encoding="utf-8")), "packages": {}}
        (folder / LOCK).write_text(json.dumps(lock) + "\n", encoding="utf-8")
        _compile(folder / LIBRARY, library_sources(wheel))

    return f"assets/runtime/{make_once('runtime', digest(sources, sys.version), make).name}/"


def make_module(wheel: Path) -> str:
    """Return the byte-compiled wheel's place from the site's root."""

    def make(folder: Path) -> None:
        say("compiling the decision module for the browser")
        _require_same_python()
        with zipfile.ZipFile(wheel) as archive:
            _compile(folder / MODULE, {name: archive.read(name) for name in archive.namelist()})

    made = make_once("module", digest([wheel, *HERE.glob("*.py")], sys.version), make)
    return (made / MODULE).relative_to(CACHE).as_posix()


def checks_of(*places: str | None) -> str:
    """Return `name:bytes:sha256` for every file that a browser fetches to start Python, with blanks between them.

    A place is a file's, from the site's root, or the runtime's folder.
    """
    files = [CACHE / place for place in places if place and not place.endswith("/")]
    files += [
        CACHE / place / name for place in places if place and place.endswith("/") for name in (*CORE, LIBRARY, LOCK)
    ]
    contents = {file.name: file.read_bytes() for file in files}
    return " ".join(f"{name}:{len(data)}:{hashlib.sha256(data).hexdigest()}" for name, data in contents.items())


def library_sources(wheel: Path) -> dict[str, bytes]:
    """Return the source of each file of the standard library that the decision module loads: a third of them all."""
    node = Path(sys.prefix) / "bin" / "node"
    failure = "Pyodide could not run the decision module in Node"
    with zipfile.ZipFile(PYODIDE / STANDARD_LIBRARY) as library:
        return {
            name: library.read(name) for name in json.loads(run(node, LOADED_MODULES, PYODIDE, wheel, failure=failure))
        }


def _compile(target: Path, files: Mapping[str, bytes]) -> None:
    write_archive(target, files, WHERE, lambda _name, code: bare(code))
    dress(target)


def _require_same_python() -> None:
    theirs = json.loads((PYODIDE / LOCK).read_text(encoding="utf-8"))["info"]["python"]
    ours = "{}.{}".format(*sys.version_info)
    if not theirs.startswith(f"{ours}."):
        raise SystemExit(f"prepare: Pyodide runs Python {theirs}, and this is {ours}; compiling for it needs the same.")
