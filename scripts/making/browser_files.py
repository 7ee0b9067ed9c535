"""Python for the browser, under `.cache/assets/`: the runtime and the decision module.

Python source in an archive is compiled anew at every start of the runtime, which takes most of the
time of a start. So the wheel and the standard library are byte-compiled here, once. The folders of the
runtime and of the module carry a hash of their content: a browser may keep them for good.
"""

import hashlib
import json
import shutil
import sys
import zipfile
from pathlib import Path

from scripts.making.files import CACHE, ROOT, digest, make_once, run, say

PYODIDE = ROOT / "node_modules/pyodide"
CORE = ("pyodide.asm.js", "pyodide.asm.wasm")
STANDARD_LIBRARY = "python_stdlib.zip"
LOCK = "pyodide-lock.json"
MODULE = "whichmodel.zip"
"""No file that a browser needs has an ending that a plain host might not know, as `.whl` and `.mjs`."""

LOADED_MODULES = ROOT / "scripts/making/loaded_modules.mjs"


def make_runtime(wheel: Path) -> str:
    """Return the runtime's folder from the site's root, with a slash at the end.

    `wheel` is the byte-compiled wheel: only what it makes Python load is kept of the standard library.
    """
    sources = [Path(__file__), LOADED_MODULES, *(PYODIDE / name for name in (*CORE, STANDARD_LIBRARY, LOCK))]
    sources += (ROOT / "quiz/whichmodel").rglob("*.py")

    def make(folder: Path) -> None:
        say("compiling the Python runtime for the browser (some seconds)")
        for name in (*CORE, STANDARD_LIBRARY):
            shutil.copyfile(PYODIDE / name, folder / name)
        _compile(folder / STANDARD_LIBRARY)
        # Node, which runs the parity tests, must not read the runtime's script as a module.
        (folder / "package.json").write_text('{"type": "commonjs"}\n', encoding="utf-8")
        # Pyodide reads the list of packages that it could fetch; the quiz fetches none.
        lock = {**json.loads((PYODIDE / LOCK).read_text(encoding="utf-8")), "packages": {}}
        (folder / LOCK).write_text(json.dumps(lock) + "\n", encoding="utf-8")
        _trim(folder, wheel)

    return f"assets/runtime/{make_once('runtime', digest(sources, sys.version), make).name}/"


def make_module(wheel: Path) -> str:
    """Return the byte-compiled wheel's place from the site's root."""

    def make(folder: Path) -> None:
        say("compiling the decision module for the browser")
        shutil.copyfile(wheel, folder / wheel.name)
        _compile(folder / wheel.name)
        (compiled,) = folder.glob("*.whl")
        compiled.rename(folder / MODULE)

    made = make_once("module", digest([wheel, Path(__file__)], sys.version), make)
    return (made / MODULE).relative_to(CACHE).as_posix()


def checks_of(*places: str | None) -> str:
    """Return `name:bytes:sha256` for every file that a browser fetches to start Python, with blanks between them.

    A place is a file's, from the site's root, or the runtime's folder.
    """
    files = [CACHE / place for place in places if place and not place.endswith("/")]
    files += [
        CACHE / place / name
        for place in places
        if place and place.endswith("/")
        for name in (*CORE, STANDARD_LIBRARY, LOCK)
    ]
    contents = {file.name: file.read_bytes() for file in files}
    return " ".join(f"{name}:{len(data)}:{hashlib.sha256(data).hexdigest()}" for name, data in contents.items())


def _compile(archive: Path) -> None:
    pyodide = Path(sys.executable).with_name("pyodide")
    run(pyodide, "py-compile", "--silent", archive, failure=f"pyodide py-compile failed on {archive.name}")


def _trim(runtime: Path, wheel: Path) -> None:
    """Keep only those files of the standard library that the decision module loads: a third of its size."""
    node = Path(sys.prefix) / "bin" / "node"
    failure = "Pyodide could not run the decision module in Node"
    loaded = json.loads(run(node, LOADED_MODULES, runtime, wheel, failure=failure))
    whole = runtime / STANDARD_LIBRARY
    trimmed = runtime / "trimmed.zip"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(trimmed, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in loaded:
            kept.writestr(zipfile.ZipInfo(name), source.read(name), zipfile.ZIP_DEFLATED)
    trimmed.replace(whole)
