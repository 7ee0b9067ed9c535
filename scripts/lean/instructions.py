"""The instructions of a function, one by one: how long each is, and its first numbers."""

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.lean.wasm import Op, Reader, Unfit


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction: where it begins and ends in its function's bytes, and its first number, where it has one."""

    op: int
    start: int
    end: int
    value: int
    more: int = 0


def start_of_code(body: bytes) -> int:
    """Return where the instructions of a function begin, after its locals."""
    reader = Reader(body)
    for _ in range(reader.unsigned()):
        reader.unsigned()
        reader.byte()
    return reader.place


def instructions(body: bytes) -> Iterator[Instruction]:
    """Yield the instructions of a function, or of anything else that begins with its locals."""
    reader = Reader(body, start_of_code(body))
    while reader.more:
        yield instruction(reader)


_ONE = (0x0C, 0x0D, 0x10, 0x12, 0x07, 0x08, 0x09, 0x18, *range(0x20, 0x27), 0xD2)
_NONE = (0x00, 0x01, 0x05, 0x0B, 0x0F, 0x19, 0x1A, 0x1B, *range(0x45, 0xC5), 0xD1)
_FORMS: dict[int, str] = {
    **dict.fromkeys(_ONE, "u"),
    **dict.fromkeys(_NONE, ""),
    **dict.fromkeys(range(0x28, 0x3F), "uu"),
    **dict.fromkeys((0x02, 0x03, 0x04, 0x06, Op.I32_CONST, Op.I64_CONST), "s"),
    **dict.fromkeys((0x3F, 0x40, Op.REF_NULL), "b"),
    Op.CALL_INDIRECT: "uu",
    0x0E: "vu",
    0x1C: "v",
    0x43: "bbbb",
    0x44: "bbbbbbbb",
}
"""The numbers after each instruction: u without a sign, s with one, b a byte, v as many as the first says."""

_BULK_FORMS = dict(enumerate(("", "", "", "", "", "", "", "", "uu", "u", "uu", "u", "uu", "u", "uu", "u", "u", "u")))


def instruction(reader: Reader) -> Instruction:
    """Read one instruction."""
    start = reader.place
    op = reader.byte()
    numbers = [reader.unsigned()] if op == Op.BULK else []
    form = _BULK_FORMS.get(numbers[0]) if numbers else _FORMS.get(op)
    if form is None:
        raise Unfit(f"instruction {op:#04x} {numbers} is not known")
    for kind in form:
        match kind:
            case "u":
                numbers.append(reader.unsigned())
            case "s":
                numbers.append(reader.signed())
            case "b":
                numbers.append(reader.byte())
            case _:
                numbers += [reader.unsigned() for _ in range(reader.unsigned())]
    first, *others = numbers or [0]
    return Instruction(op, start, reader.place, first, *others[:1])
