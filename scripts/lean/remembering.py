"""Which static data a trained module needs: what it read, what code that stays names, and what these lead to.

Objects have no names and no sizes in a linked module. But each begins where some code, some other data or an export
points to, and the module says of every such address where it is written down. So an object is taken to reach from one
such address to the next.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from scripts.lean.instructions import instructions
from scripts.lean.linking import MEMORY_BASE, Global, Places
from scripts.lean.wasm import I32, Op

WORD = 4
_LONGEST = 8
"""Bytes that one instruction reads."""
SMALL = 256
"""Bytes: a smaller object stays where anything that stays may lead to it, be it read in the training or not."""

Range = tuple[int, int]
"""Of addresses, the end left out."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of the static data: the memory after the start and as linked, and where addresses are written."""

    memory: bytes
    linked: bytes
    """The static data as they were linked, from address 0 on."""
    pointers: frozenset[int]
    """Where in the static data the linker wrote an address."""
    read: bytes
    """For each word whether it was read in the training."""
    named: Iterable[int]
    """What code that stays may name."""
    beginnings: Iterable[int]
    """What any code certainly names, or the module exported."""


def addresses_in(body: bytes, globals_: list[Global], places: Places) -> tuple[set[int], set[int]]:
    """Return the addresses of static data that a function certainly names, and those that it may name.

    Code names a place by its distance from the memory's base, and adds the two. Where it does not add them at once, a
    number may be such a distance, or only a number.
    """
    sure: set[int] = set()
    maybe: set[int] = set()
    last: list[tuple[int, bool]] = []
    for step in instructions(body):
        if step.op == Op.I32_CONST:
            last.append((step.value, False))
            maybe.add(step.value + MEMORY_BASE)
            continue
        if step.op == Op.GLOBAL_GET and globals_[step.value].kind == I32 and not globals_[step.value].is_mutable:
            last.append((globals_[step.value].value, True))
            maybe.add(globals_[step.value].value)
            continue
        if step.op == Op.I32_ADD and len(last) > 1 and last[-1][1] != last[-2][1]:
            sure.add((last[-1][0] + last[-2][0]) & 0xFFFFFFFF)
        last = []
    inside = range(MEMORY_BASE, places.data_end)
    return {each for each in sure if each in inside}, {each for each in sure | maybe if each in inside}


def dead_data(evidence: Evidence, places: Places) -> list[Range]:
    """Return the parts of the static data that nothing needs, as neighbours joined, from low to high."""
    end = places.data_end
    words = array("I", evidence.memory[:end])
    linked = array("I", evidence.linked[:end])
    changed = {number * WORD for number in range(end // WORD) if words[number] != linked[number]}
    own = {
        place: words[place // WORD]
        for place in evidence.pointers | changed
        if MEMORY_BASE <= words[place // WORD] < end
    }
    # A word that has changed may look like an address by chance, and must not cut a table in two.
    written = {linked[place // WORD] for place in evidence.pointers if MEMORY_BASE <= linked[place // WORD] < end}
    starts = sorted({MEMORY_BASE, *written, *evidence.beginnings})
    places_of_pointers = sorted(own)

    def number(address: int) -> int:
        return bisect_right(starts, address) - 1

    bounds = [*starts, end]
    # Lower addresses cannot be told from places in the table of functions, which are written down in the same way.
    needed = bytearray(number(places.counter) + 1).replace(b"\0", b"\1").ljust(len(starts), b"\0")
    for address in evidence.named:
        found = number(address)
        needed[found] = 1
        # Code may name a place before a table, to which it then adds the first index.
        if starts[found] != address and found + 1 < len(starts):
            needed[found + 1] = 1
    for place, was_read in enumerate(evidence.read):
        if was_read and place * WORD >= MEMORY_BASE:
            first, last = number(place * WORD), number(min(place * WORD + _LONGEST, end) - 1)
            needed[first : last + 1] = bytes([1]) * (last + 1 - first)
    known = set(starts)
    heap = set(array("I", evidence.memory[places.stack_high :]))
    # What is no multiple of a word is taken for an address only where something is known to begin.
    led_to = [each for each in heap if MEMORY_BASE <= each < end and (each % WORD == 0 or each in known)]
    reached = bytearray(needed)
    waiting = [*(place for place, need in enumerate(needed) if need), *map(number, led_to)]
    while waiting:
        found = waiting.pop()
        reached[found] = 1
        first = bisect_right(places_of_pointers, bounds[found] - 1)
        for place in places_of_pointers[first:]:
            if place >= bounds[found + 1]:
                break
            target = number(own[place])
            if not reached[target]:
                reached[target] = 1
                waiting.append(target)
    dead: list[Range] = []
    for found in range(len(starts)):
        start, stop = bounds[found], bounds[found + 1]
        if needed[found] or (reached[found] and stop - start < SMALL):
            continue
        if dead and dead[-1][1] == start:
            start = dead.pop()[0]
        dead.append((start, stop))
    return dead
