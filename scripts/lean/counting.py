"""A function that tells how many arguments another function takes.

CPython calls functions through pointers whose type may be wrong by an argument, which WebAssembly does not allow. On
Emscripten it asks first how many arguments a function takes. Pyodide answers with a module of its own where the
browser can tell types apart, and goes through JavaScript where it cannot. The types of all functions are known when
the module is linked, so here a table answers, in every browser.
"""

from scripts.lean.wasm import (
    I32,
    Kind,
    Module,
    Op,
    Reader,
    Section,
    Unfit,
    unsigned,
)

_MOST = 3
"""CPython asks of functions with as many arguments at most, numbers of 32 bits all, as the result is."""
_OTHER = 0xFF
"""Minus one: a function of another type."""


def add_counter(module: Module, imported: int, place: int) -> bytes:
    """Append the function to a module and to its table; return the data that it needs at a place in memory.

    `imported` is how many functions the module imports.
    """
    types = [_arguments(reader) for reader in module.items(Section.TYPE)]
    own = [reader.unsigned() for reader in module.items(Section.FUNCTION)]
    imports = [Reader(each.about).unsigned() for each in module.imports() if each.kind == Kind.FUNCTION]
    of_functions = [types[each] for each in (*imports, *own)]
    elements = module.sections[Section.ELEMENT]
    reader = Reader(elements, elements.index(Op.END) + 1)
    head = elements[: reader.place]
    functions = [reader.unsigned() for _ in range(reader.unsigned())]
    if reader.more:
        raise Unfit("the table holds more than functions")
    table = [*functions, imported + len(own)]
    module.sections[Section.ELEMENT] = head + unsigned(len(table)) + b"".join(map(unsigned, table))
    module.put(Section.FUNCTION, [unsigned(each) for each in (*own, types.index(1))])
    look_up = bytes([Op.LOCAL_GET, 0, Op.I32_LOAD8_S, 0]) + unsigned(place)
    module.put_bodies([*module.bodies(), b"\0" + look_up + bytes([Op.END])])
    return bytes([_OTHER, *(of_functions[each] for each in functions)])


def _arguments(reader: Reader) -> int:
    """Return how many arguments a function of the next type takes, or `_OTHER`."""
    if reader.byte() != 0x60:
        raise Unfit("a type is not of a function")
    given, results = reader.sized(), reader.sized()
    asked = set(given + results) == {I32} and len(results) == 1 and len(given) <= _MOST
    return len(given) if asked else _OTHER
