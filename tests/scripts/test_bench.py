"""`make bench`: its figures are right on lists and traces that a reader can check by hand."""

import gzip
import json
import re
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from scripts import bench
from scripts.bench_imports import Added, Imports, Pull, difference, imported_on_loading, pulled_in, traced
from scripts.bench_report import Measured, as_data, as_table
from scripts.bench_sizes import Size, sizes
from scripts.bench_times import Group, Line, Stopwatch, durations, percentile
from scripts.bench_work import answer_sets, engine_groups, observations
from tests.examples.ailing_garden import GARDEN
from whichmodel.deciding.answers import check_answers
from whichmodel.diagnosing.observations import check_observations
from whichmodel.facts.jsontext import canonical
from whichmodel.facts.knowledge import UNKNOWN

TRACE = """\
import time: self [us] | cumulative | imported package
import time:       100 |        100 |   _collections
import time:       200 |        300 |     keyword
import time:       400 |        700 |   collections
this line was written by the program | and | is none
import time:        50 |         50 |       re
import time:       950 |       1000 |     dataclasses
import time:       500 |       1500 |   whichmodel.facts.knowledge
import time:        10 |       1510 | whichmodel
import time:         5 |          5 | atexit
"""
ADDED = Added(
    ("whichmodel", "whichmodel.facts.knowledge"),
    ("_collections", "collections", "collections.abc", "dataclasses", "keyword", "re"),
    (),
)
ASKED = {"whichmodel": frozenset({"dataclasses"}), "whichmodel.facts.knowledge": frozenset({"dataclasses"})}
PULLS = (
    Pull("whichmodel", (), "_collections", (), 0.1),
    Pull("whichmodel", (), "collections", ("collections.abc", "keyword"), 0.7),
    Pull("whichmodel.facts.knowledge", ("whichmodel",), "dataclasses", ("re",), 1.0),
)
IMPORTS = Imports(ADDED, PULLS, Line("bare interpreter", 3, 10.0, 12.0), Line("with import whichmodel", 3, 35.0, 40.0))
LINES = (Line("0", 4, 0.5, 2.0), Line("1", 4, 1.0, 3.0))


class FakeClock:
    """A clock that goes on only when it is told to, or by a fixed step whenever it is read."""

    def __init__(self, step: float = 0.0) -> None:
        self.now = 0.0
        self.step = step

    def __call__(self) -> float:
        """Return the time, one step later."""
        self.now += self.step
        return self.now

    def work(self, seconds: float) -> None:
        """Take so long."""
        self.now += seconds


def measured(groups: tuple[Group, ...], found: tuple[Size, ...] = ()) -> Measured:
    """Return a run whose reference loop took half a millisecond."""
    return Measured("a machine", "rules", 7, 0.5, groups, IMPORTS, found)


@pytest.mark.parametrize(
    ("share", "expected"), [(0, 15), (5, 15), (30, 20), (40, 20), (41, 35), (50, 35), (95, 50), (100, 50)]
)
def test_a_percentile_is_the_nearest_rank(share: int, expected: int) -> None:
    """It is always one of the values, the smallest that the share does not exceed, in whatever order they come."""
    assert percentile([50, 15, 40, 20, 35], share) == expected


def test_the_95th_percentile_of_twenty_is_the_19th() -> None:
    """Of twenty values, one alone is above it; of twenty-one, still one."""
    assert percentile(range(1, 21), 95) == 19
    assert percentile(range(1, 22), 95) == 20
    assert percentile([7.5], 95) == 7.5


def test_times_are_milliseconds_of_the_clock_given() -> None:
    """Each piece of work is timed on its own, from the clock's seconds."""
    clock = FakeClock()

    assert durations(clock.work, [0.25, 0.5, 2.0], clock) == [250.0, 500.0, 2000.0]


def test_a_line_leaves_out_the_first_run() -> None:
    """Work that is slow only once is done once before it is timed; the line has every run after that."""
    clock = FakeClock()
    taken = iter([9.0, 0.5, 0.25, 1.0])
    line = Stopwatch(clock).line("label", lambda _: clock.work(next(taken)), [1, 2, 3])

    assert line == Line("label", 3, 500.0, 1000.0)


def test_the_reference_loop_runs_with_every_line() -> None:
    """It is timed by the same clock, between the lines, and its median is what times are compared with."""
    stopwatch = Stopwatch(FakeClock(step=0.5))
    stopwatch.line("one", lambda _: None, [1])
    stopwatch.clock = FakeClock(step=0.125)
    for label in ("two", "three"):
        stopwatch.line(label, lambda _: None, [1])

    assert stopwatch.loop == 125.0


def test_random_answers_are_the_same_every_time() -> None:
    """Each set has as many answers as it should, all valid, in the order of asking, some `unknown`."""
    names = [factor.id for factor in GARDEN.factors]
    for count in range(len(names) + 1):
        sets = answer_sets(GARDEN, count, 40)
        assert sets == answer_sets(GARDEN, count, 40)
        assert len(sets) == 40
        assert {len(answers) for answers in sets} == {count}
        assert all(not check_answers(GARDEN, answers).problems for answers in sets)
        assert all(sorted(answers, key=names.index) == list(answers) for answers in sets)
        assert any(UNKNOWN in answers.values() for answers in sets) == (count > 0)
        assert {name for answers in sets for name in answers} == (set(names) if count else set())


def test_random_observations_are_valid_and_various() -> None:
    """They name every model and none, every symptom, at least one each, and any number of answers."""
    seen = observations(GARDEN, 60)

    assert seen == observations(GARDEN, 60)
    assert all(
        not check_observations(GARDEN, {**asdict(each), "symptoms": list(each.symptoms)}).problems for each in seen
    )
    assert {each.model for each in seen} == {None, *(model.id for model in GARDEN.models)}
    assert {name for each in seen for name in each.symptoms} == {symptom.id for symptom in GARDEN.symptoms}
    assert {len(each.answers) for each in seen} == set(range(len(GARDEN.factors) + 1))


def test_the_table_has_a_line_for_each_count_of_answers() -> None:
    """From no answer to all of them, under `decide` and under `what_changes`, each with its times."""
    groups = engine_groups(GARDEN, 3, Stopwatch(FakeClock(step=0.0005)))
    deciding, changing, others = as_table(measured(groups)).split("\n\n")[1:4]
    counts = [str(count) for count in range(len(GARDEN.factors) + 1)]

    for part, name, target in ((deciding, "decide", "within"), (changing, "what_changes", "within")):
        title, _, *lines = part.splitlines()
        assert title.startswith(name)
        assert [line.split()[0] for line in lines] == counts
        assert {tuple(line.split()[1:]) for line in lines} == {("3", "0.500", "0.500", "1.00", "1.00", target)}
    assert [re.split("  +", line)[1] for line in others.splitlines()[2:]] == [
        "decide, changes and JSON, complete answers",
        "diagnose and JSON",
        "write a link, complete answers",
        "open a link, complete answers",
    ]


def test_a_line_says_whether_it_keeps_the_target() -> None:
    """Only a median below the target is within it, whatever the 95th percentile; without a target nothing is said."""
    table = as_table(measured((Group("work", "answers", LINES, 1.0), Group("more", "answers", LINES))))

    assert "work (target: median below 1 ms)" in table
    assert [line.split() for line in table.splitlines() if line.startswith(("  0 ", "  1 "))] == [
        ["0", "4", "0.500", "2.000", "1.00", "4.00", "within"],
        ["1", "4", "1.000", "3.000", "2.00", "6.00", "over"],
        ["0", "4", "0.500", "2.000", "1.00", "4.00"],
        ["1", "4", "1.000", "3.000", "2.00", "6.00"],
    ]


def test_a_target_may_be_meant_for_the_95th_percentile() -> None:
    """Then a line is judged by that, not by its median, and the heading says so."""
    group = Group("page", "way", LINES, 2.5, share=95)

    assert [group.verdict(line) for line in LINES] == ["within", "over"]
    assert "page (target: 95 % below 2.5 ms)" in as_table(measured((group,)))
    assert as_data(measured((group,)))["groups"][0]["target_percentile"] == 95


def test_what_could_not_be_measured_is_said() -> None:
    """The table ends with a sentence for it, and the data has it as well."""
    run = replace(measured(()), missing=("The page is not measured: it rains.",))

    assert as_table(run).endswith("\n\nThe page is not measured: it rains.\n")
    assert as_data(run)["missing"] == ["The page is not measured: it rains."]


def test_programs_read_the_same_figures() -> None:
    """The JSON form has every line with ratios and verdict, the starts among them, and imports and sizes."""
    data = json.loads(json.dumps(as_data(measured((Group("work", "answers", LINES, 1.0),), (Size("all", 1, 2, 3),)))))
    work, starts = data["groups"]

    assert work["lines"][1] == {
        "label": "1",
        "runs": 4,
        "median": 1.0,
        "high": 3.0,
        "median_to_loop": 2.0,
        "high_to_loop": 6.0,
        "verdict": "over",
    }
    assert [(line["label"], line["verdict"]) for line in starts["lines"]] == [
        ("bare interpreter", None),
        ("with import whichmodel", None),
    ]
    assert data["import"]["standard"] == list(ADDED.standard)
    assert data["import"]["pulls"][2]["by"] == "whichmodel.facts.knowledge"
    assert data["import"]["ratio"] == 2.5
    assert data["sizes"] == [{"name": "all", "files": 1, "bytes": 2, "gzip_bytes": 3}]


def test_an_import_names_its_own_modules_and_those_of_python_apart() -> None:
    """What a bare interpreter has is left out; the rest is the package's, the standard library's, or others'."""
    bare = ["sys", "os"]
    loaded = [
        "sys",
        "os",
        "json.decoder",
        "whichmodel.deciding.answers",
        "_json",
        "whichmodel",
        "whichmodels",
        "json",
        "yaml",
    ]

    assert difference(bare, loaded) == Added(
        own=("whichmodel", "whichmodel.deciding.answers"),
        standard=("_json", "json", "json.decoder"),
        others=("whichmodels", "yaml"),
    )


def test_a_trace_says_what_loaded_what() -> None:
    """Modules stand after what they load, indented less; lines that are no part of the trace are left out."""
    assert [(each.module, each.importer, each.milliseconds) for each in traced(TRACE)] == [
        ("_collections", "whichmodel", 0.1),
        ("keyword", "collections", 0.3),
        ("collections", "whichmodel", 0.7),
        ("re", "dataclasses", 0.05),
        ("dataclasses", "whichmodel.facts.knowledge", 1.0),
        ("whichmodel.facts.knowledge", "whichmodel", 1.5),
        ("whichmodel", None, 1.51),
        ("atexit", None, 0.005),
    ]


def test_each_module_of_python_is_laid_to_the_one_that_pulls_it_in() -> None:
    """What comes along is named with it, also where a package put it in place without an import."""
    assert pulled_in(traced(TRACE), ADDED, ASKED) == PULLS


def test_imports_in_functions_do_not_count_as_loading() -> None:
    """Only what stands at the top of a module is imported as it loads."""
    source = "import json, os.path\nfrom typing import Any\nfrom . import near\ndef late():\n    import difflib\n"

    assert imported_on_loading(source) == {"json", "os.path", "typing"}


def test_the_table_says_what_is_imported_and_by_whom() -> None:
    """The cost beyond a bare start, the names with their number, and for each the module that asked for it."""
    table = as_table(measured(()))

    assert "the import takes 25.0 ms beyond a bare start: 2.50 times that start\n" in table
    assert "\n2 modules of whichmodel: whichmodel, whichmodel.facts.knowledge\n" in table
    assert "\n6 modules of the standard library: _collections, collections, " in table
    assert "\n0 modules of others: none\n" in table
    assert "\n  whichmodel.facts.knowledge (and 1 more): dataclasses (1.0 ms traced) + 1: re\n" in table


def test_only_what_a_browser_fetches_is_counted(tmp_path: Path) -> None:
    """Marks of the build, files for Node and licences are left out; each folder has its sum, and all have theirs."""
    contents = {
        "fonts/serif.woff2": b"font",
        "fonts/serif-licence.txt": b"licence",
        "runtime/v1/python.wasm": b"0" * 5000,
        "runtime/v1/python.mjs": b"script",
        "runtime/v1/complete": b"",
        "runtime/v1/package.json": b"{}",
    }
    for name, content in contents.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    font, wasm, script = (len(gzip.compress(content, 6)) for content in (b"font", b"0" * 5000, b"script"))
    found = sizes(tmp_path)

    assert found == (
        Size("fonts", 1, 4, font),
        Size("runtime", 2, 5006, wasm + script),
        Size("all", 3, 5010, font + wasm + script),
    )
    assert wasm < 100
    assert as_table(measured((), found)).splitlines()[-1].split() == ["all", "3", "5,010", str(found[-1].gzip_bytes)]


def test_without_assets_the_table_says_how_to_get_them(tmp_path: Path) -> None:
    """Nothing is counted where nothing was prepared."""
    assert sizes(tmp_path / "assets") == ()
    assert as_table(measured(())).endswith("\n  nothing is there: 'make prepare' lays it\n")


def test_a_whole_run_measures_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In real interpreters, the import adds modules of the package and of Python, none of others, each laid to one."""
    write_garden(tmp_path)
    monkeypatch.setattr(bench, "QUICK", bench.Effort(sets=2, starts=1, answers=1))

    assert bench.main(["--quick", "--json"], tmp_path) == 0
    data = json.loads(capsys.readouterr().out)
    imported = data["import"]
    assert [len(group["lines"]) for group in data["groups"]] == [4, 4, 4, 2]
    assert [{line["runs"] for line in group["lines"]} for group in data["groups"]] == [{2}, {2}, {2}, {1}]
    assert {"whichmodel", "whichmodel.deciding.decision", "whichmodel.facts.knowledge"} <= set(imported["own"])
    assert {"dataclasses", "json"} <= set(imported["standard"])
    assert not {"sys", "os"} & set(imported["standard"])
    assert imported["others"] == []
    laid = [name for pull in imported["pulls"] for name in (pull["module"], *pull["along"])]
    assert sorted(laid) == imported["standard"]


def test_a_run_is_timed_by_the_clock_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a clock that moves one second at a time everything takes a second, the reference loop as well."""
    write_garden(tmp_path)
    monkeypatch.setattr(bench, "FULL", bench.Effort(sets=1, starts=1, answers=1))

    assert bench.main([], tmp_path, FakeClock(step=1.0)) == 0
    table = capsys.readouterr().out
    assert "Reference loop: 1000.000 ms" in table
    assert table.count("1000.000") == 1 + 2 * (4 + 4 + 4 + 2)


def test_nothing_is_measured_without_knowledge(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing or broken file ends in one sentence that says what to do."""
    for text in (None, "{}"):
        if text is not None:
            (tmp_path / "knowledge.json").write_text(text, encoding="utf-8")
        assert bench.main([], tmp_path) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert re.fullmatch(r"bench: no knowledge .*; 'make bench' compiles it first\.\n", said.err)


def write_garden(cache: Path) -> None:
    """Lay the toy's knowledge where `prepare` lays that of the guide."""
    (cache / "knowledge.json").write_text(canonical(asdict(GARDEN)), encoding="utf-8")
