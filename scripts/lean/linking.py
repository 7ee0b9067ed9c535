"""Link Pyodide's WebAssembly for good: what Emscripten's script would settle at each start is settled here, once.

Pyodide's module is made to load others beside itself. So it asks at its start where its memory and its table begin,
adds that to thousands of addresses, and offers every function by name. Nothing is loaded beside it here: its places
are known, its addresses are written into it, and it offers only what is called.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from scripts.lean.counting import add_counter
from scripts.lean.instructions import instructions
from scripts.lean.wasm import (
    FUNCTIONS,
    I32,
    MEMORY_FILL,
    PAGE,
    Import,
    Kind,
    Module,
    Op,
    Reader,
    Section,
    Unfit,
    constant,
    signed,
    sized,
    unsigned,
)

MEMORY_BASE = 1024
"""Below it nothing lies, so that a null pointer is none. Emscripten begins there as well."""
TABLE_BASE = 1
STACK = 5 * 1024 * 1024
"""Bytes of the stack of C, as many as Pyodide gives it."""
_MASK = 0xFFFFFFFF
_RELOCATIONS = "__wasm_apply_data_relocs"
_COUNT_ARGUMENTS = "_PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET"


@dataclass(frozen=True, slots=True)
class Places:
    """Where things lie in the memory and in the table of the linked module, in bytes and in entries."""

    data_end: int
    stack_high: int
    heap: int
    count_arguments: int
    """Of the pointer to a function that counts the arguments of another."""
    counter: int
    """Of that function in the table."""


@dataclass(slots=True)
class Global:
    """A global of the module: its type, its value now, and whether code may change it later."""

    kind: int
    op: int
    value: int
    is_mutable: bool

    def encoded(self) -> bytes:
        """Write its declaration."""
        value = bytes([self.value]) if self.op == Op.REF_NULL else None
        start = (value and bytes([self.op]) + value) or _constant(self.op, self.value)
        return bytes([self.kind, self.is_mutable]) + start + bytes([Op.END])


def _constant(op: int, value: int) -> bytes:
    return constant(value) if op == Op.I32_CONST else bytes([op]) + signed(value)


@dataclass(frozen=True, slots=True)
class Linked:
    """What is known of a module once it is linked."""

    places: Places
    globals_: list[Global]
    data: bytes
    """From the memory's base on."""
    pointers: frozenset[int]
    """Where in memory an address was written."""
    offered: frozenset[int]
    """Addresses of data that the module offered before."""


def link(module: Module, wanted: Iterable[str]) -> Linked:
    """Link a module in place, which then offers only the wanted functions and its memory; return what is known of it.

    Raises `Unfit` where the module is not built as Pyodide 0.29 is.
    """
    imports = module.imports()
    functions = sum(each.kind == Kind.FUNCTION for each in imports)
    exports = module.exports()
    data_size, table_size = _sizes(module.dylink)
    data_end = _aligned(MEMORY_BASE + data_size)
    stack_high = data_end + STACK
    counter = TABLE_BASE + table_size
    heap = _aligned(stack_high + counter)
    settled = {
        "__memory_base": MEMORY_BASE,
        "__table_base": TABLE_BASE,
        "__stack_pointer": stack_high,
        "__stack_high": stack_high,
        "__stack_low": data_end,
        "__heap_base": heap,
    }
    globals_ = [
        Global(I32, Op.I32_CONST, settled.get(each.name, 0), each.name == "__stack_pointer")
        for each in imports
        if each.kind == Kind.GLOBAL
    ]
    globals_ += _own_globals(module, globals_)
    data = _data(module)
    bodies = module.bodies()
    changed: set[int] = set()
    pointers: set[int] = set()
    for function in (Reader(module.sections.pop(Section.START)).unsigned(), exports[_RELOCATIONS][1]):
        _run(bodies[function - functions], globals_, data, changed, pointers)
        bodies[function - functions] = bytes([0, Op.END])
    for place in changed:
        globals_[place].is_mutable = False
    module.put_bodies(bodies)
    module.put(Section.GLOBAL, [each.encoded() for each in globals_])
    _fill_table(module)
    arguments = add_counter(module, functions, stack_high)
    module.put(Section.DATA, [at(MEMORY_BASE, bytes(data)), at(stack_high, arguments)])
    module.sections[Section.DATA_COUNT] = unsigned(2)
    _own(module, imports, heap, counter + 1)
    if missing := sorted(set(wanted) - exports.keys()):
        raise Unfit(f"the module does not offer {', '.join(missing)}")
    offered = {name: exports[name] for name in sorted(wanted)}
    module.put_exports({**offered, "memory": (Kind.MEMORY, 0)})
    address = _addresses(globals_, exports, data)
    offset = int.from_bytes(data[address(_COUNT_ARGUMENTS) - MEMORY_BASE :][:4], "little")
    places = Places(data_end, stack_high, heap, address("_PyRuntime") + offset, counter)
    distances = (globals_[place].value for kind, place in exports.values() if kind == Kind.GLOBAL)
    of_data = frozenset(each + MEMORY_BASE for each in distances if 0 <= each < data_size)
    return Linked(places, globals_, bytes(data), frozenset(pointers), of_data)


def _aligned(place: int) -> int:
    return -(-place // 16) * 16


def at(place: int, data: bytes) -> bytes:
    """Write data for a place in memory, as one item of the section of data."""
    return b"\0" + constant(place) + bytes([Op.END]) + sized(data)


def _own(module: Module, imports: list[Import], memory: int, table: int) -> None:
    """Give the module a memory, a table and tags of its own, where it imported them."""
    pages = unsigned(-(-memory // PAGE))
    module.put(Section.MEMORY, [b"\1" + pages + unsigned(65_536)])
    others = Reader(module.sections[Section.TABLE])
    tables = unsigned(others.unsigned() + 1) + bytes([FUNCTIONS, 0]) + unsigned(table)
    module.sections[Section.TABLE] = tables + others.data[others.place :]
    module.put(Section.TAG, [each.about for each in imports if each.kind == Kind.TAG])
    module.put_imports([each for each in imports if each.kind == Kind.FUNCTION])


def _addresses(globals_: list[Global], exports: dict[str, tuple[int, int]], data: bytearray) -> Callable[[str], int]:
    """Return what finds the address of exported data: a global holds its distance from the memory's base."""

    def address(name: str) -> int:
        kind, place = exports.get(name, (None, 0))
        if kind != Kind.GLOBAL or not 0 <= globals_[place].value < len(data):
            raise Unfit(f"the module has no data named {name}")
        return globals_[place].value + MEMORY_BASE

    return address


def _sizes(dylink: bytes) -> tuple[int, int]:
    """Return the bytes of memory and the entries of the table that the module asks for, from its custom section."""
    reader = Reader(dylink)
    if not reader.more or reader.byte() != 1:
        raise Unfit("the module does not say how much memory it wants")
    reader.unsigned()
    memory, _alignment, table = reader.unsigned(), reader.unsigned(), reader.unsigned()
    return memory, table


def _own_globals(module: Module, imported: list[Global]) -> list[Global]:
    found = []
    for reader in module.items(Section.GLOBAL):
        kind, is_mutable, op = reader.byte(), bool(reader.byte()), reader.byte()
        match op:
            case Op.I32_CONST | Op.I64_CONST:
                value = reader.signed()
            case Op.GLOBAL_GET:
                op, value = Op.I32_CONST, imported[reader.unsigned()].value
            case Op.REF_NULL:
                value = reader.byte()
            case _:
                raise Unfit(f"a global begins with the instruction {op:#04x}")
        if reader.byte() != Op.END:
            raise Unfit("a global is computed")
        found.append(Global(kind, op, value, is_mutable))
    return found


def _data(module: Module) -> bytearray:
    """Return the one piece of data that the module has, from the memory's base on."""
    reader = Reader(module.sections[Section.DATA])
    head = bytes([1, 0, Op.GLOBAL_GET, 0, Op.END])
    if reader.take(len(head)) != head:
        raise Unfit("the data are not one piece at the memory's base")
    return bytearray(reader.sized())


def _fill_table(module: Module) -> None:
    """Write the functions of the table at the places that are now known."""
    elements = module.sections[Section.ELEMENT]
    reader = Reader(elements)
    if reader.take(3) != bytes([1, 0, Op.GLOBAL_GET]):
        raise Unfit("the table is not filled in one piece")
    reader.unsigned()
    reader.byte()
    module.sections[Section.ELEMENT] = bytes([1, 0]) + constant(TABLE_BASE) + bytes([Op.END]) + elements[reader.place :]


def _run(body: bytes, globals_: list[Global], data: bytearray, changed: set[int], pointers: set[int]) -> None:
    """Carry out a function that only settles addresses; add the globals that it set, and where it wrote addresses."""
    stack: list[int] = []
    for step in instructions(body):
        match step.op:
            case Op.GLOBAL_GET:
                stack.append(globals_[step.value].value)
            case Op.I32_CONST:
                stack.append(step.value)
            case Op.I32_ADD:
                stack.append((stack.pop() + stack.pop()) & _MASK)
            case Op.I32_SUB:
                stack.append((-stack.pop() + stack.pop()) & _MASK)
            case Op.GLOBAL_SET:
                globals_[step.value].value = stack.pop()
                changed.add(step.value)
            case Op.I32_STORE:
                value, place = stack.pop(), stack.pop() + step.more - MEMORY_BASE
                if not 0 <= place <= len(data) - 4:
                    raise Unfit(f"an address is stored at {place}, outside of the data")
                data[place : place + 4] = value.to_bytes(4, "little")
                pointers.add(place + MEMORY_BASE)
            case Op.BULK if step.value == MEMORY_FILL:
                _count, filling, _place_of_it = stack.pop(), stack.pop(), stack.pop()
                if filling:
                    raise Unfit("memory is filled with something else than zeros")
            case Op.END:
                pass
            case _:
                raise Unfit(f"the instruction {step.op:#04x} does more than settle addresses")
