"""The wheel in dist/ is all that the command needs."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from sitebuild.guide.compiling import to_text
from sitebuild.guide.guide import Guide
from whichmodel.facts.knowledge import UNKNOWN

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel() -> Path:
    """Return the wheel; there is exactly one."""
    (wheel,) = (ROOT / "dist").glob("whichmodel-*.whl")
    return wheel


def run(wheel: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command from the wheel alone: no site packages, no environment, no project."""
    code = f"import sys; sys.path.insert(0, {str(wheel)!r}); from whichmodel.command.main import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, *arguments], input=given, capture_output=True, text=True, cwd="/"
    )


def test_the_wheel_needs_no_other_package(wheel: Path) -> None:
    """The wheel declares no dependency and carries the knowledge of this guide."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = archive.read(next(name for name in names if name.endswith("METADATA"))).decode()

    assert "Requires-Dist" not in metadata
    assert "whichmodel/facts/knowledge.json" in names


def test_the_wheel_knows_what_the_pages_say(wheel: Path, guide: Guide) -> None:
    """The knowledge in the wheel is compiled from the records as they stand."""
    with zipfile.ZipFile(wheel) as archive:
        assert archive.read("whichmodel/facts/knowledge.json").decode() == to_text(guide.knowledge)


def test_the_questions_come_in_the_order_of_asking(wheel: Path, guide: Guide) -> None:
    """`questions --json` lists id, ask, hint and options, without `unknown`."""
    listed = json.loads(run(wheel, "questions", "--json").stdout)

    assert [question["id"] for question in listed] == list(guide.library.order.factors)
    for question in listed:
        assert set(question) == {"id", "ask", "hint", "options"}
        assert all(set(option) == {"id", "label", "hint"} for option in question["options"])
        assert UNKNOWN not in {option["id"] for option in question["options"]}


def test_each_line_of_answers_gives_a_line_of_decision(wheel: Path, guide: Guide) -> None:
    """`decide --json` answers `undecided` to no answers, and every case as its page says; reasons add up."""
    cases = guide.knowledge.cases
    given = "\n".join(["{}", *(json.dumps(dict(case.answers)) for case in cases)]) + "\n"
    done = run(wheel, "decide", "--json", given=given)
    decisions = [json.loads(line) for line in done.stdout.splitlines()]

    assert done.returncode == 0
    assert (decisions[0]["verdict"], decisions[0]["first_choice"]) == ("undecided", None)
    assert set(decisions[0]["possible"]) == {model.id for model in guide.knowledge.models}
    for case, decision in zip(cases, decisions[1:], strict=True):
        assert (decision["verdict"], decision["first_choice"]) == (case.expect.verdict, case.expect.first_choice)
        assert len(decision["ranking"]) == 6
        assert decision["rules_version"] == guide.knowledge.rules_version
        for model in decision["ranking"]:
            assert sum(reason["points"] for reason in model["reasons"]) == model["points"]
            for reason in model["reasons"]:
                assert {"factor", "option", "points", "because", "claims", "page"} <= set(reason)


def test_bad_input_is_named_line_by_line(wheel: Path) -> None:
    """Every problem is one line with its line, key and nearest valid id; status 2, no decision, no traceback."""
    given = '{"directoin": "nobody"}\nnot json\n{"direction": "nobdy"}\n'
    done = run(wheel, "decide", "--json", given=given)
    problems = done.stderr.splitlines()

    assert (done.returncode, done.stdout) == (2, "")
    assert len(problems) == 3
    assert "1" in problems[0] and "directoin" in problems[0] and "'direction'" in problems[0]
    assert "2" in problems[1]
    assert "3" in problems[2] and "nobdy" in problems[2] and "'nobody'" in problems[2]
    assert "Traceback" not in done.stderr
