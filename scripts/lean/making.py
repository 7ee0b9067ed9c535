"""From Pyodide's package and the decision module to the one file of the lean way."""

import json
from ast import literal_eval
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from scripts.lean.library.answering import UNTOLD
from scripts.lean.library.compiling import write_library
from scripts.lean.linking import MEMORY_BASE, Linked, link
from scripts.lean.remembering import Evidence, addresses_in, dead_data
from scripts.lean.training import Exchange
from scripts.lean.trimming import kept_functions, sweep, trim
from scripts.lean.wasm import Kind, Module, Unfit
from scripts.lean.watching import WORD, watch
from scripts.making.browser_files import WHERE
from scripts.making.files import run

HERE = Path(__file__).parent
CALLING = (
    "malloc",
    "free",
    "PyUnicode_FromStringAndSize",
    "PyObject_CallOneArg",
    "PyUnicode_AsUTF8AndSize",
    "Py_DecRef",
)
"""What the page needs of Python to call its one function; `quiz/page/python/system.js` calls them."""
STARTING = (
    "__wasm_call_ctors",
    "__main_argc_argv",
    "emscripten_stack_get_current",
    "PyErr_Print",
    "PyImport_ImportModule",
    "PyObject_GetAttrString",
    "PyRun_SimpleString",
)
"""What `starting.mjs` needs besides."""


def make_lean(
    wasm: bytes,
    sources: Iterator[tuple[str, bytes]],
    exchanges: tuple[list[Exchange], list[Exchange]],
    folder: Path,
    node: Path,
) -> bytes:
    """Return the lean module.

    `wasm` is Pyodide's, `sources` name and content of each file of the library, `exchanges` requests with the replies
    of CPython, those before which the memory is kept and those of the training. `folder` is for what lies between.
    Raises `Unfit` where Pyodide is not as the steps expect it, or Python does not start, or answers otherwise than here.
    """
    module = Module(wasm)
    linked = link(module, (*CALLING, *STARTING))
    (folder / "linked.wasm").write_bytes(module.file())
    watched = Module(module.file())
    functions = watch(watched, linked.places)
    (folder / "watched.wasm").write_bytes(watched.file())
    plan = {
        "places": asdict(linked.places),
        "functions": functions,
        "data_words": linked.places.data_end // WORD,
        "library": WHERE,
        "untold": UNTOLD,
    }
    (folder / "plan.json").write_text(json.dumps(plan))
    (folder / "training.json").write_text(json.dumps(dict(zip(("warming", "training"), exchanges, strict=True))))
    content = dict(sources)
    write_library(folder / "library.zip", content)
    _start(node, "note", folder)
    started, trained = map(literal_eval, (folder / "noted.txt").read_text().splitlines())
    write_library(folder / "library.zip", content, {*started, *trained})
    _start(node, "bake", folder)
    return _trimmed(module, linked, folder)


def _start(node: Path, step: str, folder: Path) -> None:
    try:
        run(
            *(node, HERE / "baking.mjs", step, folder),
            failure="Python did not start, or not answer alike, under the small system",
        )
    except SystemExit as problem:
        raise Unfit(str(problem)) from None


def _trimmed(module: Module, linked: Linked, folder: Path) -> bytes:
    places = linked.places
    baked = json.loads((folder / "baked.json").read_text())
    memory = bytearray((folder / "memory.bin").read_bytes())
    sweep(memory, places.heap)
    imported = len(module.imports())
    bodies = module.bodies()
    offered = {name: place for name, place in module.exports().items() if name in (*CALLING, "memory")}
    module.put_exports(offered)
    called = [number for number, was in enumerate((folder / "called.bin").read_bytes()) if was]
    called += [place - imported for kind, place in offered.values() if kind == Kind.FUNCTION]
    kept = kept_functions(bodies, imported, called)
    addresses = [addresses_in(body, linked.globals_, places) for body in bodies]
    evidence = Evidence(
        memory=bytes(memory),
        linked=bytes(MEMORY_BASE) + linked.data + bytes(places.data_end - MEMORY_BASE - len(linked.data)),
        pointers=linked.pointers,
        read=(folder / "read.bin").read_bytes(),
        named=set().union(*(addresses[number][1] for number in kept)),
        beginnings=linked.offered.union(*(sure for sure, _ in addresses)),
    )
    trim(
        module,
        places,
        memory=memory,
        kept=kept,
        dead=dead_data(evidence, places),
        globals_=linked.globals_,
        stack=baked["stack"],
        answer=baked["answer"],
    )
    return module.file()
