"""The one file of the lean way among the files that the site serves."""

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from scripts.lean.library.answering import told
from scripts.lean.making import make_lean
from scripts.lean.training import exchanges
from scripts.lean.wasm import Unfit
from scripts.making.browser_files import LIBRARY, PYODIDE, STANDARD_LIBRARY
from scripts.making.files import CACHE, ROOT, digest, make_once, say
from whichmodel import knowledge_from_text

HERE = Path(__file__).parent
WASM = "pyodide.asm.wasm"
LEAN_MODULE = "python.wasm"


def make_lean_module(runtime: str, module: str) -> str | None:
    """Return the place of the one file of the lean way; None, after a warning, where this Pyodide does not fit."""
    sources = [PYODIDE / WASM, PYODIDE / STANDARD_LIBRARY, CACHE / module, CACHE / "knowledge.json"]
    sources += [*HERE.rglob("*.py"), *HERE.glob("*.mjs"), ROOT / "quiz/page/python/system.js"]
    sources.append(ROOT / "scripts/making/archive.py")
    text = (CACHE / "knowledge.json").read_text(encoding="utf-8")

    def make(folder: Path) -> None:
        say("starting Python once, so that browsers need not (about half a minute)")
        between = CACHE / "lean"
        between.mkdir(exist_ok=True)
        node = Path(sys.prefix) / "bin" / "node"
        wasm = (PYODIDE / WASM).read_bytes()
        found = exchanges(knowledge_from_text(text))
        (folder / LEAN_MODULE).write_bytes(
            make_lean(wasm, _sources(CACHE / runtime, CACHE / module), found, between, node)
        )

    version = digest(sources, sys.version)
    try:
        return (make_once("lean", version, make) / LEAN_MODULE).relative_to(CACHE).as_posix()
    except (Unfit, LookupError) as problem:
        say(
            f"WARNING: this Pyodide cannot be started the lean way ({problem}); the quiz starts the plain way, and slower."
        )
        return None


def _sources(runtime: Path, module: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of every file of the trimmed library, as source, and of the decision module."""
    with zipfile.ZipFile(PYODIDE / STANDARD_LIBRARY) as library, zipfile.ZipFile(runtime / LIBRARY) as kept:
        for name in kept.namelist():
            source = name.removesuffix("c") if name.endswith(".pyc") else name
            yield source, library.read(source)
    with zipfile.ZipFile(module) as archive:
        for name in archive.namelist():
            if name.endswith(".pyc"):
                yield name.removesuffix("c"), (ROOT / "quiz" / name.removesuffix("c")).read_bytes()
            elif ".dist-info/" not in name:
                content = archive.read(name)
                yield name, told(content) if name.endswith("/knowledge.json") else content
