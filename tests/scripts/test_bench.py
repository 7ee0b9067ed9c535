"""`make bench`: its figures are right on what a reader can check by hand, and it measures what the page asks for."""

import gzip
import json
from dataclasses import asdict
from pathlib import Path

import pytest

from scripts import bench
from tests.examples.ailing_garden import GARDEN
from whichmodel.bridge import answer
from whichmodel.facts.jsontext import canonical


def test_a_row_has_median_and_worst_beside_the_loop_and_the_target() -> None:
    """Whatever the order of the times; only a worst time below the target is within it."""
    row = bench.time_row("work", [4.0, 1.0, 2.0], loop=0.5, target=4.5)

    assert row == ("work", "3", "2.00", "4.00", "4.00", "8.00", "within 4.5")
    assert bench.time_row("work", [4.0, 1.0, 2.0], 0.5, 4.0)[-1] == "over 4"
    assert bench.time_row("work", [4.0, 1.0, 2.0], 0.5)[-1] == ""


def test_each_piece_of_work_is_timed_alone() -> None:
    """Times are milliseconds of the clock given, which counts seconds."""
    clock = iter([10.0, 10.25, 20.0, 20.5])

    assert bench.times_of(lambda _: None, "ab", lambda: next(clock)) == [250.0, 500.0]


@pytest.mark.parametrize(("call", "every"), bench.CALLS)
def test_requests_are_valid_and_the_same_every_time(call: str, every: bool) -> None:
    """None is refused and none comes twice; some have few answers, and where all are wanted, each has all."""
    asked = bench.requests(GARDEN, call, every, 60)
    counts = {len(json.loads(request)["answers"]) for request in asked}

    assert asked == bench.requests(GARDEN, call, every, 60)
    assert len(set(asked)) == len(asked)
    assert all(json.loads(answer(request, lambda: GARDEN))["ok"] for request in asked)
    assert counts == ({3} if every else {0, 1, 2, 3})


def test_only_what_a_browser_fetches_is_counted(tmp_path: Path) -> None:
    """Marks of the build, files for Node and licences are left out."""
    contents = {
        "fonts/serif.woff2": b"font",
        "fonts/serif-licence.txt": b"licence",
        "runtime/v1/python.wasm": b"0" * 5000,
        "runtime/v1/complete": b"",
        "runtime/v1/package.json": b"{}",
    }
    for name, content in contents.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)

    assert list(bench.size_rows(tmp_path)) == [
        ("  fonts", "1", "4", str(len(gzip.compress(b"font", 6)))),
        ("  runtime", "1", "5,000", str(len(gzip.compress(b"0" * 5000, 6)))),
    ]


def test_without_a_browser_the_rest_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every kind of reply and both starts have a row; the last line says that the page is not measured, and why."""
    (tmp_path / "knowledge.json").write_text(canonical(asdict(GARDEN)), encoding="utf-8")

    assert bench.main(tmp_path, sets=2, starts=1, walks=1) == 0
    table = capsys.readouterr().out
    for label in ("follow, some", "decide, some", "decide, all", "bare", "with import"):
        assert table.count(f"\n  {label}") == 1
    assert " json " in table and " yaml " not in table
    assert table.splitlines()[-1].startswith("The page is not measured: ")
    assert "browser.json" in table.splitlines()[-1]


@pytest.mark.parametrize("text", [None, "{}"])
def test_nothing_is_measured_without_knowledge(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str | None
) -> None:
    """A missing or broken file ends in one sentence that says what to do."""
    if text is not None:
        (tmp_path / "knowledge.json").write_text(text, encoding="utf-8")

    assert bench.main(tmp_path) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("bench: no knowledge ") and said.err.endswith("'make bench' compiles it first.\n")
