"""Read and write a WebAssembly module as far as relinking needs: its sections, functions, imports and instructions.

Numbers are in LEB128, as the WebAssembly specification (release 2.0, section 5) has them; the numbers of sections and
instructions stand there as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

HEADER = b"\0asm\x01\0\0\0"


class Section(IntEnum):
    """The number of a section."""

    CUSTOM = 0
    TYPE = 1
    IMPORT = 2
    FUNCTION = 3
    TABLE = 4
    MEMORY = 5
    GLOBAL = 6
    EXPORT = 7
    START = 8
    ELEMENT = 9
    CODE = 10
    DATA = 11
    DATA_COUNT = 12
    TAG = 13


_ORDER = (1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11)
"""Of the sections in a file."""


class Kind(IntEnum):
    """What an import or an export is."""

    FUNCTION = 0
    TABLE = 1
    MEMORY = 2
    GLOBAL = 3
    TAG = 4


class Op(IntEnum):
    """The instructions that relinking looks at."""

    UNREACHABLE = 0x00
    END = 0x0B
    RETURN = 0x0F
    CALL = 0x10
    CALL_INDIRECT = 0x11
    LOCAL_GET = 0x20
    LOCAL_SET = 0x21
    LOCAL_TEE = 0x22
    GLOBAL_GET = 0x23
    GLOBAL_SET = 0x24
    I32_LOAD = 0x28
    I32_LOAD8_S = 0x2C
    I32_STORE = 0x36
    I32_STORE8 = 0x3A
    I32_CONST = 0x41
    I64_CONST = 0x42
    I32_ADD = 0x6A
    I32_SUB = 0x6B
    REF_NULL = 0xD0
    REF_FUNC = 0xD2
    BULK = 0xFC


I32 = 0x7F
FUNCTIONS = 0x70
MEMORY_COPY = 10
MEMORY_FILL = 11
"""Which of the bulk instructions."""
PAGE = 65_536
"""Bytes of the smallest piece of memory."""


class Unfit(ValueError):
    """The module is not as relinking takes it to be."""


@dataclass(slots=True)
class Import:
    """What a module wants from outside. `about` is the encoded rest, which depends on the kind."""

    module: str
    name: str
    kind: int
    about: bytes


class Reader:
    """Reads bytes from the front."""

    def __init__(self, data: bytes, place: int = 0) -> None:
        self.data = data
        self.place = place

    @property
    def more(self) -> bool:
        """Whether anything is left."""
        return self.place < len(self.data)

    def byte(self) -> int:
        """Return the next byte."""
        self.place += 1
        return self.data[self.place - 1]

    def take(self, count: int) -> bytes:
        """Return so many bytes."""
        self.place += count
        return self.data[self.place - count : self.place]

    def unsigned(self) -> int:
        """Return a number of LEB128 without a sign."""
        found = shift = 0
        while (byte := self.byte()) & 0x80:
            found |= (byte & 0x7F) << shift
            shift += 7
        return found | byte << shift

    def signed(self) -> int:
        """Return a number of LEB128 with a sign."""
        found = shift = 0
        while True:
            byte = self.byte()
            found |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                return found - (1 << shift) if byte & 0x40 else found

    def sized(self) -> bytes:
        """Return bytes that come with their count."""
        return self.take(self.unsigned())

    def text(self) -> str:
        """Return a name."""
        return self.sized().decode()


def unsigned(value: int) -> bytes:
    """Write a number without a sign."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def signed(value: int) -> bytes:
    """Write a number with a sign."""
    out = bytearray()
    while not -0x40 <= value < 0x40:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value & 0x7F])


def sized(data: bytes) -> bytes:
    """Write bytes with their count before them."""
    return unsigned(len(data)) + data


def constant(value: int) -> bytes:
    """Write the instruction that gives a number of 32 bits."""
    return bytes([Op.I32_CONST]) + signed(value - (1 << 32) if value >= 1 << 31 else value)


class Module:
    """A module as its sections, by number. Custom sections are dropped but for `dylink.0`."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(HEADER):
            raise Unfit("no WebAssembly module")
        self.sections: dict[int, bytes] = {}
        self.dylink = b""
        reader = Reader(data, len(HEADER))
        while reader.more:
            number = reader.byte()
            content = reader.sized()
            if number != Section.CUSTOM:
                self.sections[number] = content
            elif (custom := Reader(content)).text() == "dylink.0":
                self.dylink = content[custom.place :]

    def file(self) -> bytes:
        """Return the module as a file."""
        found = ((number, self.sections[number]) for number in _ORDER if number in self.sections)
        return HEADER + b"".join(bytes([number]) + sized(data) for number, data in found)

    def items(self, number: Section) -> Iterator[Reader]:
        """Yield, for each item that a section counts, the reader that stands before it."""
        reader = Reader(self.sections[number])
        for _ in range(reader.unsigned()):
            yield reader

    def put(self, number: Section, items: list[bytes]) -> None:
        """Replace a section of counted items."""
        self.sections[number] = unsigned(len(items)) + b"".join(items)

    def imports(self) -> list[Import]:
        """Return the imports in their order."""
        found = []
        for reader in self.items(Section.IMPORT):
            module, name, kind = reader.text(), reader.text(), reader.byte()
            start = reader.place
            if kind in (Kind.TABLE, Kind.GLOBAL, Kind.TAG):
                reader.byte()
            if kind in (Kind.TABLE, Kind.MEMORY) and reader.byte() & 1:
                reader.unsigned()
            if kind == Kind.GLOBAL:
                reader.byte()
            else:
                reader.unsigned()
            found.append(Import(module, name, kind, reader.data[start : reader.place]))
        return found

    def put_imports(self, imports: list[Import]) -> None:
        """Replace the imports."""
        texts = ((sized(each.module.encode()) + sized(each.name.encode()), each) for each in imports)
        self.put(Section.IMPORT, [names + bytes([each.kind]) + each.about for names, each in texts])

    def exports(self) -> dict[str, tuple[int, int]]:
        """Return kind and place of each export by name."""
        return {reader.text(): (reader.byte(), reader.unsigned()) for reader in self.items(Section.EXPORT)}

    def put_exports(self, exports: dict[str, tuple[int, int]]) -> None:
        """Replace the exports."""
        items = exports.items()
        self.put(Section.EXPORT, [sized(name.encode()) + bytes([kind]) + unsigned(at) for name, (kind, at) in items])

    def bodies(self) -> list[bytes]:
        """Return the functions defined here, each with its locals before its instructions."""
        return [reader.sized() for reader in self.items(Section.CODE)]

    def put_bodies(self, bodies: list[bytes]) -> None:
        """Replace the functions."""
        self.put(Section.CODE, [sized(body) for body in bodies])
