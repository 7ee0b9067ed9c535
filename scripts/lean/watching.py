"""A linked module that notes which of its functions are called, and which words of its static data are read.

The notes lie at the low end of the stack of C, which is far larger than any call needs: a byte for each function, and
after these a byte for each word of the data. Whoever clears them begins anew.
"""

from scripts.lean.instructions import instructions, start_of_code
from scripts.lean.linking import Places
from scripts.lean.wasm import I32, MEMORY_COPY, Module, Op, Section, Unfit, constant, unsigned

WORD = 4
"""Bytes."""
_BLOCK, _LOOP, _IF, _BR, _BR_IF, _NO_RESULT = 0x02, 0x03, 0x04, 0x0C, 0x0D, 0x40
_LESS, _NOT_LESS, _SHIFT = 0x49, 0x4F, 0x76
_STORE = bytes([Op.I32_STORE8, 0])
_END = bytes([Op.END])
_ONE_LOCAL = bytes([1, 1, I32])


def reads_start(places: Places, functions: int) -> int:
    """Return where the notes on data begin, after those on so many functions."""
    return places.data_end + functions


def watch(module: Module, places: Places) -> int:
    """Have a linked module take notes; return how many functions it notes."""
    bodies = module.bodies()
    types = [(reader.byte(), reader.sized(), reader.sized())[1:] for reader in module.items(Section.TYPE)]
    functions = [reader.unsigned() for reader in module.items(Section.FUNCTION)]
    read = len(module.imports()) + len(bodies)
    watched = [_watched(body, places.data_end + number, read) for number, body in enumerate(bodies)]
    notes = reads_start(places, len(bodies))
    if notes + places.data_end // WORD > places.stack_high // 2 + places.data_end // 2:
        raise Unfit("the notes need more than half of the stack")
    watched += [_read_noted(places.data_end, notes), _copy_noted(read)]
    signatures = [(bytes([I32, I32]), bytes([I32])), (bytes([I32] * 3), b"")]
    functions += [types.index(each) for each in signatures]
    module.put(Section.FUNCTION, [unsigned(each) for each in functions])
    module.put_bodies(watched)
    return len(bodies)


def _watched(body: bytes, note: int, read: int) -> bytes:
    """Return a function that notes its call, and passes the address of each load through the function `read`."""
    start = start_of_code(body)
    out = bytearray(body[:start] + constant(note) + constant(1) + _STORE + b"\0")
    done = start
    for step in instructions(body):
        if Op.I32_LOAD <= step.op < Op.I32_STORE:
            out += body[done : step.start] + constant(step.more) + bytes([Op.CALL]) + unsigned(read)
            done = step.start
        elif step.op == Op.BULK and step.value == MEMORY_COPY:
            out += body[done : step.start] + bytes([Op.CALL]) + unsigned(read + 1)
            done = step.end
    return bytes(out + body[done:])


def _read_noted(data_end: int, notes: int) -> bytes:
    """Return a function that takes an address and a distance, notes the word there, and returns the address."""
    address = _local(0) + _local(1) + bytes([Op.I32_ADD, Op.LOCAL_TEE, 2])
    is_data = constant(data_end) + bytes([_LESS, _IF, _NO_RESULT])
    note = _local(2) + constant(2) + bytes([_SHIFT]) + constant(1) + _STORE + unsigned(notes) + _END
    return _ONE_LOCAL + address + is_data + note + _local(0) + _END


def _copy_noted(read: int) -> bytes:
    """Return a function that copies memory, as the instruction does, and notes every word that it reads."""
    begin = _local(1) + bytes([Op.LOCAL_SET, 3, _BLOCK, _NO_RESULT, _LOOP, _NO_RESULT])
    stop = _local(3) + _local(1) + _local(2) + bytes([Op.I32_ADD, _NOT_LESS, _BR_IF, 1])
    note = _local(3) + constant(0) + bytes([Op.CALL]) + unsigned(read) + constant(WORD)
    again = bytes([Op.I32_ADD, Op.LOCAL_SET, 3, _BR, 0]) + _END + _END
    copy = _local(0) + _local(1) + _local(2) + bytes([Op.BULK, MEMORY_COPY, 0, 0])
    return _ONE_LOCAL + begin + stop + note + again + copy + _END


def _local(number: int) -> bytes:
    return bytes([Op.LOCAL_GET, number])
