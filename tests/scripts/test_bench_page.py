"""`make bench` in the page: the walks are those that the engine foresees, and the figures those of their times."""

from itertools import pairwise
from pathlib import Path

import pytest

from scripts import bench
from scripts.bench_page import (
    ANSWERING,
    CHANGES,
    CHANGING,
    NotMeasuredError,
    Step,
    Walk,
    measured_page,
    page_group,
    walks,
)
from scripts.bench_times import Line
from tests.scripts.test_bench import write_garden
from whichmodel.deciding.decision import decide
from whichmodel.facts.knowledge import Knowledge

WALKED = (
    (Step("lead", "yes", ANSWERING, moves=False), Step("scope", "fixed", ANSWERING, moves=True)),
    (Step("lead", "nobody", ANSWERING, moves=True), Step("lead", "busy", CHANGING, moves=True)),
)


def given(walk: Walk) -> list[dict[str, str]]:
    """Return the answers before the first step of a walk and after each."""
    sets: list[dict[str, str]] = [{}]
    for step in walk:
        sets.append({**sets[-1], step.factor: step.option})
    return sets


def test_a_walk_answers_everything_and_then_changes_answers(knowledge: Knowledge) -> None:
    """It asks in the order of the page, and no set of answers comes twice in it."""
    for walk in walks(knowledge, 60):
        first, more = walk[: len(knowledge.factors)], walk[len(knowledge.factors) :]
        assert [step.factor for step in first] == [factor.id for factor in knowledge.factors]
        assert {step.way for step in first} == {ANSWERING}
        assert {step.way for step in more} <= {CHANGING} and len(more) <= CHANGES
        sets = [frozenset(answers.items()) for answers in given(walk)]
        assert len(set(sets)) == len(sets)


def test_a_step_is_timed_where_the_engine_leaves_other_models_possible(knowledge: Knowledge) -> None:
    """Exactly the answers that move the row are timed, and there are as many as asked for."""
    found = walks(knowledge, 60)
    for walk in found:
        possible = [frozenset(decide(knowledge, answers).possible) for answers in given(walk)]
        assert [step.moves for step in walk] == [before != after for before, after in pairwise(possible)]

    assert sum(step.moves for walk in found for step in walk) >= 60
    assert sum(step.moves for walk in found[:-1] for step in walk) < 60
    assert walks(knowledge, 60) == found


def test_times_are_told_by_the_way_and_all_together() -> None:
    """Each time belongs to a step that moves the row, in order; the 95th percentile is held against the target."""
    group = page_group(WALKED, [10.0, 60.0, 30.0])

    assert group.lines == (Line(ANSWERING, 2, 35.0, 60.0), Line(CHANGING, 1, 30.0, 30.0), Line("all", 3, 30.0, 60.0))
    assert [group.verdict(line) for line in group.lines] == ["over", "within", "over"]


def test_a_time_too_few_is_noticed() -> None:
    """Times that are not one for each step that moves the row make no figures."""
    with pytest.raises(ValueError, match="zip"):
        page_group(WALKED, [10.0, 60.0])


@pytest.mark.parametrize("note", [None, "", "[]", "{}"])
def test_without_a_browser_the_page_is_not_measured(tmp_path: Path, knowledge: Knowledge, note: str | None) -> None:
    """A browser that nobody noted, or a note that cannot be read, ends in one sentence that says what to do."""
    if note is not None:
        (tmp_path / "browser.json").write_text(note, encoding="utf-8")
    with pytest.raises(
        NotMeasuredError, match=r"^The page is not measured: no browser is noted; 'make bench' [^.]*\.$"
    ):
        measured_page(knowledge, 1, tmp_path)


def test_without_a_browser_the_rest_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The table has all else and ends with the sentence."""
    write_garden(tmp_path)
    monkeypatch.setattr(bench, "FULL", bench.Effort(sets=1, starts=1, answers=1))

    assert bench.main([], tmp_path) == 0
    table = capsys.readouterr().out
    assert "decide, with reasons" in table
    assert table.splitlines()[-1].startswith("The page is not measured: no browser is noted;")
