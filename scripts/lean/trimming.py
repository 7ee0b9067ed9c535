"""A linked and trained module made small: what it begins with is the memory after the start.

A function that the training did not call, and that no such function calls by name, becomes a trap. Static data that
nothing needs are filled with a value that is neither a pointer nor an index, so that whoever follows it falls out of
the memory, or out of the table: a trap as well. Both make the page ask the plain way.
"""

import re
from array import array
from collections.abc import Iterable

from scripts.lean.instructions import instructions
from scripts.lean.linking import Global, Places, at
from scripts.lean.remembering import Range
from scripts.lean.wasm import MEMORY_FILL, PAGE, Kind, Module, Op, Section, Unfit, constant, unsigned

TRAP = bytes([0, Op.UNREACHABLE, Op.END])
ZEROS = re.compile(rb"\0{32,}")
"""Too few to save the head of another piece of data."""
_POISON = 0xFF
_HEAD = 8
"""Bytes before a piece of the heap: the size of the one before, where that is free, and its own with two marks."""
_LINKS = 32
"""Bytes at the beginning of a free piece of the heap, in which it is linked to others."""
_BEFORE_IN_USE, _IN_USE = 1, 2


def kept_functions(bodies: list[bytes], imported: int, called: Iterable[int]) -> set[int]:
    """Return which functions stay: those called, those that they call by name, and so on."""
    kept: set[int] = set()
    waiting = list(called)
    while waiting:
        function = waiting.pop()
        if function in kept:
            continue
        kept.add(function)
        calls = (step.value - imported for step in instructions(bodies[function]) if step.op == Op.CALL)
        waiting += [each for each in calls if each >= 0]
    return kept


def sweep(memory: bytearray, heap: int) -> int:
    """Clear what is free in the heap of C, and return how many bytes that was.

    The heap is that of Doug Lea's malloc: piece after piece, each with its size and whether it and the one before are in
    use. Raises `Unfit` where it is not.
    """
    words = array("I", bytes(memory))
    place, cleared, before = heap, 0, _BEFORE_IN_USE
    while place + _HEAD < len(memory) and (head := words[place // 4 + 1]):
        size = head & ~7
        if head & _BEFORE_IN_USE != before or not 2 * _HEAD <= size <= len(memory) - place:
            raise Unfit(f"the heap is not as expected at {place}")
        before = _BEFORE_IN_USE if head & _IN_USE else 0
        if not before:
            start = min(place + _LINKS, place + size)
            memory[start : place + size] = bytes(place + size - start)
            cleared += place + size - start
        place += size
    if not cleared or any(memory[place:]):
        raise Unfit("the end of the heap is not as expected")
    return cleared


def trim(
    module: Module,
    places: Places,
    *,
    memory: bytearray,
    kept: set[int],
    dead: list[Range],
    globals_: list[Global],
    stack: int,
    answer: int,
) -> None:
    """Make a linked module the one that browsers get, which offers `answer`, the address of Python's function.

    `stack` is where the stack of C stood after the start. Below it, and in dead data, the memory is of no use.
    """
    imported = len(module.imports())
    bodies = [body if number in kept else TRAP for number, body in enumerate(module.bodies())]
    memory[places.data_end : stack] = bytes(stack - places.data_end)
    for start, end in dead:
        memory[start:end] = bytes(end - start)
    pieces = _pieces(bytes(memory))
    module.put(Section.DATA, [at(start, piece) for start, piece in pieces])
    module.sections[Section.DATA_COUNT] = unsigned(len(pieces))
    module.put(Section.MEMORY, [b"\1" + unsigned(len(memory) // PAGE) + unsigned(65_536)])
    (pointer,) = [each for each in globals_ if each.is_mutable and each.value == places.stack_high]
    pointer.value = stack
    module.put(Section.GLOBAL, [each.encoded() for each in [*globals_, Global(0x7F, Op.I32_CONST, answer, False)]])
    module.put_exports({**module.exports(), "answer": (Kind.GLOBAL, len(globals_))})
    functions = [reader.unsigned() for reader in module.items(Section.FUNCTION)]
    types = [(reader.byte(), reader.sized(), reader.sized())[1:] for reader in module.items(Section.TYPE)]
    module.put(Section.FUNCTION, [unsigned(each) for each in (*functions, types.index((b"", b"")))])
    module.put_bodies([*bodies, _poisoning(dead)])
    module.sections[Section.START] = unsigned(imported + len(bodies))


def _poisoning(dead: list[Range]) -> bytes:
    fill = bytes([Op.BULK, MEMORY_FILL, 0])
    parts = (constant(start) + constant(_POISON) + constant(end - start) + fill for start, end in dead)
    return b"\0" + b"".join(parts) + bytes([Op.END])


def _pieces(memory: bytes) -> list[tuple[int, bytes]]:
    """Return the parts of a memory between long runs of zeros, each with its place."""
    gaps = [*(match.span() for match in ZEROS.finditer(memory)), (len(memory), len(memory))]
    starts = [0, *(end for _, end in gaps)]
    return [(start, memory[start:end]) for start, (end, _) in zip(starts, gaps, strict=False) if end > start]
