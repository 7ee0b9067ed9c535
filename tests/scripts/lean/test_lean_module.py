"""What the lean way is made of: a module that is read, linked, watched and cut, and says so where it does not fit."""

import struct
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.lean import shipping
from scripts.lean.instructions import instructions
from scripts.lean.linking import Linked, Places, link
from scripts.lean.making import CALLING, STARTING
from scripts.lean.remembering import Evidence, addresses_in, dead_data
from scripts.lean.trimming import kept_functions, sweep
from scripts.lean.wasm import HEADER, Module, Op, Reader, Unfit, constant, signed, unsigned

PYODIDE = Path("node_modules/pyodide/pyodide.asm.wasm")
NO_LOCALS, END = b"\0", bytes([Op.END])
PLACES = Places(data_end=12_288, stack_high=16_384, heap=16_384, count_arguments=0, counter=2_000)
"""Of a module with eleven kilobytes of data, the first of which might be places in its table."""


@pytest.fixture(scope="module")
def pyodide(root: Path) -> Module:
    """Return the module that Pyodide ships."""
    return Module((root / PYODIDE).read_bytes())


@pytest.fixture(scope="module")
def linked(root: Path) -> tuple[Module, Linked]:
    """Return the module that Pyodide ships, linked, and what is known of it."""
    module = Module((root / PYODIDE).read_bytes())
    return module, link(module, (*CALLING, *STARTING))


@given(st.integers(-(2**63), 2**63 - 1))
def test_numbers_are_read_as_they_were_written(number: int) -> None:
    """Every number of 64 bits comes back from its bytes, with a sign or without."""
    assert Reader(signed(number)).signed() == number
    assert Reader(unsigned(abs(number))).unsigned() == abs(number)


def test_a_module_that_is_only_read_is_written_alike(root: Path, pyodide: Module) -> None:
    """Functions, imports and exports of Pyodide's module survive being taken apart, to the byte but for custom sections."""
    before = pyodide.file()
    pyodide.put_bodies(pyodide.bodies())
    pyodide.put_imports(pyodide.imports())
    pyodide.put_exports(pyodide.exports())

    assert pyodide.file() == before
    assert len((root / PYODIDE).read_bytes()) - len(before) < 100


def test_linking_leaves_nothing_to_settle(linked: tuple[Module, Linked]) -> None:
    """The linked module imports functions alone, offers what is called, and knows where its memory begins and ends."""
    module, known = linked

    assert {each.kind for each in module.imports()} == {0}
    assert module.exports().keys() == {*CALLING, *STARTING, "memory"}
    assert 1024 < known.places.data_end < known.places.stack_high < known.places.heap
    assert len(known.pointers) > 20_000


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<!doctype html>", "no WebAssembly module"),
        (HEADER + b"\2\1\0\7\1\0", "does not say how much memory it wants"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(data: bytes, says: str) -> None:
    """A page in the place of the module, and a module that is not made to be linked, are named as such."""
    with pytest.raises(Unfit, match=says):
        link(Module(data), ())


def test_a_function_that_pyodide_no_longer_offers_is_named(root: Path) -> None:
    """Where a new Pyodide lacks what the page calls, the message says which function it is."""
    with pytest.raises(Unfit, match="does not offer PyObject_CallEverything"):
        link(Module((root / PYODIDE).read_bytes()), ("malloc", "PyObject_CallEverything"))


def test_an_instruction_that_nobody_knows_stops_the_work() -> None:
    """What is not understood is not guessed: its length could be anything."""
    with pytest.raises(Unfit, match="instruction 0xff"):
        list(instructions(NO_LOCALS + b"\xff" + END))


def test_what_is_called_by_name_stays_with_its_caller() -> None:
    """Of four functions the called one stays, with the one that it calls, and the one that this calls."""
    calling = [NO_LOCALS + bytes([Op.CALL, 1 + number]) + END for number in (1, 2)]
    bodies = [*calling, NO_LOCALS + END, NO_LOCALS + END]

    assert kept_functions(bodies, 1, [0]) == {0, 1, 2}


def evidence(**given: object) -> Evidence:
    """Return what is known of static data of which nothing was read and nothing is named."""
    nothing = bytes(PLACES.data_end)
    known = {"memory": nothing + bytes(8_192), "linked": nothing, "pointers": frozenset(), "read": bytes(3_072)}
    return Evidence(**{**known, "named": (), "beginnings": (), **given})  # type: ignore[arg-type]


def test_data_stay_that_were_read_are_named_or_small_and_led_to() -> None:
    """Of five objects the read one, the named one and a small one that the read one points to stay; two are dropped."""
    memory = bytearray(PLACES.data_end + 8_192)
    struct.pack_into("<I", memory, 4_000, 9_000)
    read = bytearray(3_072)
    read[4_000 // 4] = 1
    dead = dead_data(
        evidence(
            memory=bytes(memory),
            linked=bytes(memory[: PLACES.data_end]),
            pointers=frozenset({4_000}),
            read=bytes(read),
            named={6_000},
            beginnings={4_000, 5_000, 6_000, 7_000, 9_200},
        ),
        PLACES,
    )

    assert dead == [(5_000, 6_000), (7_000, 9_000), (9_200, 12_288)]


def test_a_reading_in_the_middle_of_a_word_keeps_both_objects() -> None:
    """A word that ends one text and begins the next was read for one of the two, and nobody knows which."""
    read = bytearray(3_072)
    read[6_000 // 4] = 1

    assert dead_data(evidence(read=bytes(read), beginnings={4_000, 6_002, 8_000}), PLACES) == [(8_000, 12_288)]


def test_a_number_is_no_beginning_of_an_object() -> None:
    """A sum with the memory's base is certainly an address; a number alone may be one, and so keeps what lies there."""
    base = bytes([Op.GLOBAL_GET, 0])
    add = bytes([Op.I32_ADD])
    body = NO_LOCALS + base + constant(5_000) + add + constant(7_000) + bytes([Op.I32_ADD, Op.END])
    (base_global,) = [type("Base", (), {"kind": 0x7F, "is_mutable": False, "value": 1_024})()]
    sure, maybe = addresses_in(body, [base_global], PLACES)

    assert sure == {6_024}
    assert {6_024, 8_024} <= maybe


def test_what_is_free_in_the_heap_is_cleared_and_nothing_else() -> None:
    """Of a used piece, a free one and another used one, only the inside of the free one becomes zeros."""
    memory = bytearray(b"\7" * 320) + bytes(64)
    for place, size, marks in ((0, 128, 3), (128, 128, 1), (256, 64, 2)):
        struct.pack_into("<I", memory, place + 4, size | marks)
    cleared = sweep(memory, 0)

    assert cleared == 96
    assert memory[160:256] == bytes(96)
    assert b"\0" not in memory[8:128] + memory[264:320]


def test_a_heap_of_another_kind_is_refused() -> None:
    """Where sizes and marks do not agree, nothing is cleared and the build says so."""
    with pytest.raises(Unfit, match="the heap is not as expected at 0"):
        sweep(bytearray(b"\6" * 64), 0)


def test_python_lets_go_of_what_was_not_called_and_says_so_when_it_is(root: Path, tmp_path: Path) -> None:
    """A function called in training works on; another raises what no `except Exception` holds up; names go with it."""
    (tmp_path / "library.py").write_text(
        "spare = 'a text'\ndef helper(): return spare\ndef used(): return 'used'\n"
        "def rare():\n    try: return helper()\n    except Exception: return 'held up'\n"
    )
    script = (
        "import sys\ndef train_and_shed():\n"
        "    from scripts.lean.library import noting, shedding\n    import library\n"
        "    used, rare = library.used, library.rare\n"
        "    noting.begin()\n    used()\n    called = {*noting.called}\n"
        "    sys.monitoring.set_events(sys.monitoring.PROFILER_ID, 0)\n    shedding.shed(called, {})\n"
        "    print(used())\n    try: print(rare())\n"
        "    except BaseException as error: print(type(error).__name__, hasattr(library, 'spare'))\n"
        "train_and_shed()\n"
    )
    python = [sys.executable, "-S", "-c", script]
    environment = {"PYTHONPATH": f"{root}:{tmp_path}", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(python, env=environment, capture_output=True, text=True, cwd=root)

    assert done.stdout.splitlines() == ["used", "NotTrained False"], done.stderr


def test_a_pyodide_that_does_not_fit_is_told_loudly_and_the_plain_way_ships(
    assets: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The site is built all the same, without the lean file, and a warning says why."""

    def unfit(*_given: object) -> bytes:
        raise Unfit("the heap is not as expected at 7")

    monkeypatch.setattr(shipping, "make_once", lambda _name, _version, make: make(Path()))
    monkeypatch.setattr(shipping, "exchanges", lambda _knowledge: ([], []))
    monkeypatch.setattr(shipping, "make_lean", unfit)

    assert shipping.make_lean_module(assets["runtime"], assets["module"]) is None
    assert (
        "WARNING: this Pyodide cannot be started the lean way (the heap is not as expected at 7)"
        in capsys.readouterr().out
    )


def test_the_site_ships_the_lean_way(assets: dict[str, str]) -> None:
    """With the pinned Pyodide the one file is there, checked by length and hash as every other."""
    assert assets["lean"].endswith("/python.wasm")
    assert " python.wasm:" in f" {assets['checks']}"
