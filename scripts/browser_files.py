"""The files that the quiz needs in the browser, and the fonts, under `.cache/assets/`.

Python source in an archive is compiled anew at every start of the runtime, which takes most of the
time of a start. So the wheel and the standard library are byte-compiled here, once. The folder of the
runtime and of the module carry a hash of their content: a browser may keep them for good.
"""

import filecmp
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from scripts.files import CACHE, ROOT, digest, write_if_changed

ASSETS = CACHE / "assets"
PYODIDE = ROOT / "node_modules/pyodide"
CORE = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm")
STANDARD_LIBRARY = "python_stdlib.zip"
LOADED_MODULES = ROOT / "scripts/loaded_modules.mjs"
FONTS = ROOT / "node_modules/@fontsource-variable"


def make_runtime(wheel: Path, say: Callable[[str], None]) -> str:
    """Return the runtime's folder from the site's root, with a slash at the end.

    `wheel` is the byte-compiled wheel: only what it makes Python load is kept of the standard library.
    """
    sources = [Path(__file__), LOADED_MODULES, *(PYODIDE / name for name in (*CORE, STANDARD_LIBRARY, "package.json"))]
    sources += (ROOT / "quiz/whichmodel").rglob("*.py")
    version = digest(sources, sys.version)
    target = ASSETS / "runtime" / version
    if not (target / "complete").is_file():
        say("compiling the Python runtime for the browser (some seconds)")
        _empty(ASSETS / "runtime")
        target.mkdir()
        for name in (*CORE, STANDARD_LIBRARY):
            shutil.copyfile(PYODIDE / name, target / name)
        _compile(target / STANDARD_LIBRARY)
        # Node, which runs the parity tests, must not read the runtime's script as a module.
        (target / "package.json").write_text('{"type": "commonjs"}\n', encoding="utf-8")
        (target / "pyodide-lock.json").write_text(_lock_without_packages(), encoding="utf-8")
        _trim(target, wheel)
        (target / "complete").touch()
    return f"assets/runtime/{version}/"


def make_module(wheel: Path, say: Callable[[str], None]) -> str:
    """Return the byte-compiled wheel's place from the site's root."""
    version = digest([wheel], sys.version)
    target = ASSETS / "module" / version
    if not list(target.glob("*.whl")):
        say("compiling the decision module for the browser")
        _empty(ASSETS / "module")
        # Compiled elsewhere, so that a run that is broken off leaves nothing here to be taken for it.
        unfinished = CACHE / "module-unfinished"
        _empty(unfinished)
        shutil.copyfile(wheel, unfinished / wheel.name)
        _compile(unfinished / wheel.name)
        unfinished.replace(target)
    (compiled,) = target.glob("*.whl")
    return f"assets/module/{version}/{compiled.name}"


def copy_page_files() -> None:
    """Lay the scripts and stylesheets of the page beside the runtime, in the folders in which they stand."""
    for folder, target in (("quiz/page", "page"), ("theme/stylesheets", "stylesheets"), ("theme/scripts", "scripts")):
        for file in (ROOT / folder).rglob("*.*"):
            place = ASSETS / target / file.relative_to(ROOT / folder)
            write_if_changed(place, file.read_text(encoding="utf-8"))


def copy_fonts() -> None:
    """Lay the four font files that the stylesheets name beside them; only the Latin subset is used."""
    for family in ("source-serif-4", "source-sans-3"):
        for style, ending in (("normal", ""), ("italic", "-italic")):
            source = FONTS / family / "files" / f"{family}-latin-wght-{style}.woff2"
            target = ASSETS / "fonts" / f"{family}{ending}.woff2"
            if not target.is_file() or not filecmp.cmp(source, target, shallow=False):
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)
        licence = (FONTS / family / "LICENSE").read_text(encoding="utf-8")
        write_if_changed(ASSETS / "fonts" / f"{family}-licence.txt", licence)


def _compile(archive: Path) -> None:
    command = [Path(sys.executable).with_name("pyodide"), "py-compile", "--silent", archive]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{done.stdout}{done.stderr}\nprepare: pyodide py-compile failed on {archive.name}")


def _trim(runtime: Path, wheel: Path) -> None:
    """Keep only those files of the standard library that the decision module loads: a third of its size."""
    command = [Path(sys.prefix) / "bin" / "node", LOADED_MODULES, runtime, wheel]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{done.stdout}{done.stderr}\nprepare: Pyodide could not run the decision module in Node")
    loaded = json.loads(done.stdout)
    whole = runtime / STANDARD_LIBRARY
    trimmed = runtime / "trimmed.zip"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(trimmed, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in loaded:
            kept.writestr(zipfile.ZipInfo(name), source.read(name), zipfile.ZIP_DEFLATED)
    trimmed.replace(whole)


def _lock_without_packages() -> str:
    # Pyodide reads the list of packages that it could fetch; the quiz fetches none.
    lock = json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))
    return json.dumps({"info": lock["info"], "packages": {}}) + "\n"


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
