"""Python for the browser, under `.cache/assets/`: the runtime and the decision module.

Python source in an archive is compiled anew at every start of the runtime, which takes most of the
time of a start. So the wheel and the standard library are byte-compiled here, once. The folders of the
runtime and of the module carry a hash of their content: a browser may keep them for good.
"""

import json
import shutil
import sys
import zipfile
from pathlib import Path

from scripts.making.files import CACHE, ROOT, digest, make_once, run, say

PYODIDE = ROOT / "node_modules/pyodide"
CORE = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm")
STANDARD_LIBRARY = "python_stdlib.zip"
LOADED_MODULES = ROOT / "scripts/making/loaded_modules.mjs"


def make_runtime(wheel: Path) -> str:
    """Return the runtime's folder from the site's root, with a slash at the end.

    `wheel` is the byte-compiled wheel: only what it makes Python load is kept of the standard library.
    """
    sources = [Path(__file__), LOADED_MODULES, *(PYODIDE / name for name in (*CORE, STANDARD_LIBRARY, "package.json"))]
    sources += (ROOT / "quiz/whichmodel").rglob("*.py")

    def make(folder: Path) -> None:
        say("compiling the Python runtime for the browser (some seconds)")
        for name in (*CORE, STANDARD_LIBRARY):
            shutil.copyfile(PYODIDE / name, folder / name)
        _compile(folder / STANDARD_LIBRARY)
        # Node, which runs the parity tests, must not read the runtime's script as a module.
        (folder / "package.json").write_text('{"type": "commonjs"}\n', encoding="utf-8")
        # Pyodide reads the list of packages that it could fetch; the quiz fetches none.
        lock = {**json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8")), "packages": {}}
        (folder / "pyodide-lock.json").write_text(json.dumps(lock) + "\n", encoding="utf-8")
        _trim(folder, wheel)

    return f"assets/runtime/{make_once('runtime', digest(sources, sys.version), make).name}/"


def make_module(wheel: Path) -> str:
    """Return the byte-compiled wheel's place from the site's root."""

    def make(folder: Path) -> None:
        say("compiling the decision module for the browser")
        shutil.copyfile(wheel, folder / wheel.name)
        _compile(folder / wheel.name)

    (compiled,) = make_once("module", digest([wheel], sys.version), make).glob("*.whl")
    return compiled.relative_to(CACHE).as_posix()


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
