"""`make bench`: its figures are right on what a reader can check by hand, and it measures what the page asks for."""

import json
from email.message import Message
from pathlib import Path
from random import Random
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from scripts import bench
from scripts.benching import folder
from scripts.benching.copies import PRUNED, copy_project, plain_project
from scripts.benching.course import starts_of
from scripts.benching.figures import Figure, Table, compared, percentile, shown, times_of
from scripts.benching.line import BURST, LOOPBACK, Bucket
from scripts.benching.module import CALLS, requests
from scripts.benching.server import serving
from sitebuild.guide.guide import Guide
from tests.conftest import ROOT
from tests.examples.ailing_garden import GARDEN
from whichmodel.bridge import answer

QUIZ = """<script type="module" src="../assets/page/0123456789abcdef/quiz.js"></script>
<which-model-quiz lean="assets/lean/l/python.wasm" runtime="assets/runtime/r/" module="assets/module/m/it.zip" checks="it.zip:4:abc"></which-model-quiz>"""


def get(address: str) -> tuple[bytes, Message]:
    """Return what a server sends, as it is sent, and the headers."""
    with urlopen(address) as response:  # noqa: S310 - our own server
        return response.read(), response.headers


def test_a_ratio_is_the_median_of_pairs_that_were_measured_by_turns() -> None:
    """A pair in which the machine was busy makes both slow and moves the ratio little."""
    figure = compared("start", [10, 20, 90], [20, 20, 100], ("stock", "ms"), 0.5)

    assert figure.value == 0.9
    assert figure.beside == {"pairs": 3, "ours ms": 20, "stock ms": 20}
    assert figure.verdict == "over 0.5"


def test_what_is_as_much_as_its_target_is_within_it() -> None:
    """Where there is no target, nothing is said."""
    assert Figure("requests", 12, target=12).verdict == "within 12"
    assert Figure("requests", 13, target=12).verdict == "over 12"
    assert Figure("requests", 13).verdict == ""


def test_a_table_is_for_people_and_its_records_for_programs() -> None:
    """Both tell the same; numbers of three digits and more are told to people without a fraction."""
    table = Table(
        "start", "ratio", [Figure("first", 0.25, {"ms": 1234.5}, 0.25), Figure("repeat", 1.5, {"ms": 9})], ["calm"]
    )

    assert list(table.lines()) == [
        "start       ms ratio      target",
        "  first  1,234  0.25 within 0.25",
        "  repeat     9   1.5",
        "  calm",
    ]
    first, second = map(json.loads, table.records(part="start"))
    assert first["target"] == 0.25 and first["within"] is True
    assert second == {
        "part": "start",
        "table": "start",
        "figure": "repeat",
        "unit": "ratio",
        "value": 1.5,
        "beside": {"ms": 9},
    }


def test_numbers_are_as_long_as_they_tell_something() -> None:
    """Three digits, or all of a whole number."""
    assert [shown(number) for number in (1_234_567, 7, 1234.5, 99.94, 0.12345)] == [
        "1,234,567",
        "7",
        "1,234",
        "99.9",
        "0.123",
    ]


def test_a_percentile_is_one_of_the_values() -> None:
    """Nineteen of twenty are no more than the 95th."""
    values = list(range(20, 0, -1))

    assert percentile(values, 0.95) == 19
    assert percentile(values, 0.5) == 10
    assert percentile([3.0], 0.95) == 3.0


def test_each_piece_of_work_is_timed_alone() -> None:
    """Times are milliseconds of the clock given, which counts seconds."""
    clock = iter([10.0, 10.25, 20.0, 20.5])

    assert times_of(lambda _: None, "ab", lambda: next(clock)) == [250.0, 500.0]


def test_all_connections_share_what_a_line_lets_through() -> None:
    """At 1000 bytes a second, 500 bytes pass in half a second, and what comes meanwhile waits its turn."""
    bucket = Bucket(1000)
    first = bucket.take(500, now=10)

    assert first == pytest.approx(0.5 - BURST)
    assert bucket.take(500, now=10) == pytest.approx(first + 0.5)
    assert bucket.take(100, now=10.5) == pytest.approx(first + 0.5 + 0.1 - 0.5)


def test_a_line_that_stood_idle_saves_nothing_up() -> None:
    """However long nothing came, what comes then takes its time."""
    bucket = Bucket(1000)
    first = bucket.take(500, now=10)

    assert bucket.take(500, now=1000) == pytest.approx(first)


@pytest.mark.parametrize(("call", "every"), CALLS)
def test_requests_are_valid_and_the_same_every_time(call: str, every: bool) -> None:
    """None is refused and none comes twice; some have few answers, and where all are wanted, each has all."""
    asked = requests(GARDEN, call, every, 60)
    counts = {len(json.loads(request)["answers"]) for request in asked}

    assert asked == requests(GARDEN, call, every, 60)
    assert len(set(asked)) == len(asked)
    assert all(json.loads(answer(request, lambda: GARDEN))["ok"] for request in asked)
    assert counts == ({3} if every else {0, 1, 2, 3})


def test_our_start_is_what_the_built_page_says() -> None:
    """The worker lies beside the script of the quiz, and its message has what the element holds, for each of both ways."""
    starts = starts_of(QUIZ).values()

    assert [start.message["way"] for start in starts] == ["lean", "plain"]
    assert next(iter(starts)).at("http://here/") == {
        "worker": "http://here/assets/page/0123456789abcdef/worker.js",
        "message": {
            "way": "lean",
            "leanUrl": "http://here/assets/lean/l/python.wasm",
            "runtimeUrl": "http://here/assets/runtime/r/",
            "moduleUrl": "http://here/assets/module/m/it.zip",
            "checks": "it.zip:4:abc",
        },
    }


@pytest.mark.parametrize("missing", ["quiz.js", 'module="assets/module/m/it.zip"'])
def test_a_page_that_names_no_worker_or_no_module_is_refused(missing: str) -> None:
    """Nothing is measured of a start that the page does not make."""
    with pytest.raises(LookupError):
        starts_of(QUIZ.replace(missing, ""))


def test_files_are_sent_as_small_as_they_get_with_the_headers_of_the_host(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Text is compressed, what compressing makes no smaller is not; a folder is its index page, and no path is no file."""
    monkeypatch.setattr(folder, "COMPRESSED", tmp_path / "compressed")
    site = tmp_path / "site"
    site.mkdir()
    noise = Random("noise").randbytes(500)
    (site / "index.html").write_text("word " * 500, encoding="utf-8")
    (site / "noise.bin").write_bytes(noise)
    answers = folder.answers_of({"/": site}, "/*\n  X-Policy: strict\n\n/noise.bin\n  Cache-Control: immutable\n")

    assert set(answers) == {"/", "/noise.bin"}
    with serving(answers, LOOPBACK) as server:
        text, found = get(server.address)
        assert len(text) < 100 and found["Content-Encoding"] == "br"
        assert (found["X-Policy"], found["Cache-Control"]) == ("strict", "no-cache")
        same, found = get(f"{server.address}noise.bin")
        assert same == noise and "Content-Encoding" not in found
        assert (found["X-Policy"], found["Cache-Control"]) == ("strict", "immutable")
        with pytest.raises(HTTPError, match="404"):
            get(f"{server.address}nothing")
        assert server.asked == ["/", "/noise.bin", "/nothing"]


def test_a_project_can_be_copied_with_more_pages_and_the_same_rules(tmp_path: Path, guide: Guide) -> None:
    """Nearly every page stands there again, the home page and the navigation lead there, and what the quiz knows stays."""
    copied = copy_project(tmp_path / "copy", 2)
    again = [source for source in copied.library.pages if source not in guide.library.pages]

    assert copied.knowledge == guide.knowledge
    assert len(again) > len(guide.library.pages) * 0.8
    assert {Path(source).parent.name for source in again} == {"twin-2"}
    assert "(/twin-2/index.md)" in copied.library.pages["index.md"].body
    assert "- twin-2/index.md" in (tmp_path / "copy/mkdocs.yml").read_text("utf-8")
    assert not (tmp_path / "copy/.git").exists()


def test_plain_mkdocs_gets_every_page_with_nothing_of_ours(tmp_path: Path, guide: Guide) -> None:
    """Blocks are the HTML that they become; neither the hook nor the extension nor the theme of ours is named."""
    plain_project(tmp_path, guide)
    pages = {file.relative_to(tmp_path / "docs").as_posix(): file.read_text("utf-8") for file in tmp_path.rglob("*.md")}
    settings = json.loads((tmp_path / "mkdocs.yml").read_text("utf-8"))

    assert set(pages) == set(guide.library.pages)
    assert "<which-model-quiz" in pages["quiz/index.md"] and "/// quiz-form" not in pages["quiz/index.md"]
    assert "[@" not in pages["cases/add-or-hire.md"] and "<sup>[1]</sup>" in pages["cases/add-or-hire.md"]
    pruned = json.loads((tmp_path / PRUNED).read_text("utf-8"))
    assert set(pruned["theme"]["features"]) - set(settings["theme"]["features"]) == {"navigation.prune"}
    assert "hooks" not in settings and "custom_dir" not in settings["theme"]
    assert "sitebuild.extension" not in settings["markdown_extensions"]
    assert (tmp_path / "docs/assets").is_dir()


def test_what_cannot_be_measured_is_said_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a browser a part that needs one is left out, and the next one is measured."""
    (tmp_path / "knowledge.json").write_bytes((ROOT / ".cache/knowledge.json").read_bytes())

    assert bench.main(["--parts", "answer,weight"], tmp_path, tmp_path / "figures.jsonl") == 0
    said = capsys.readouterr().err
    for part in ("answer", "weight"):
        assert f"bench: the part '{part}' is not measured, or not all of it (" in said
    assert "browser.json" in said


def test_figures_are_kept_as_lines_of_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each run adds to what is there; whoever wants lines of JSON alone gets them printed and none kept."""
    kept = tmp_path / "figures.jsonl"
    table = Table("pages", "bytes", [Figure("home", 5)])
    monkeypatch.setattr(bench, "parts_of", lambda *_: {"weight": lambda: iter([table])})
    (tmp_path / "knowledge.json").write_bytes((ROOT / ".cache/knowledge.json").read_bytes())
    for arguments in ([], ["--parts", "weight"], ["--json"]):
        assert bench.main(arguments, tmp_path, kept) == 0

    lines = [json.loads(line) for line in kept.read_text("utf-8").splitlines()]
    assert [(line["part"], line["figure"], line["value"]) for line in lines] == [("weight", "home", 5)] * 2
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["figure"] == "home"


def test_an_unknown_part_is_named_with_those_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, before anything is measured."""
    (tmp_path / "knowledge.json").write_bytes((ROOT / ".cache/knowledge.json").read_bytes())

    assert bench.main(["--parts", "start,speed"], tmp_path) == 1
    assert "there is no part 'speed'; the parts are module, bytes, start" in capsys.readouterr().err


@pytest.mark.parametrize("text", [None, "{}"])
def test_nothing_is_measured_without_knowledge(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str | None
) -> None:
    """A missing or broken file ends in one sentence that says what to do."""
    if text is not None:
        (tmp_path / "knowledge.json").write_text(text, encoding="utf-8")

    assert bench.main([], tmp_path) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("bench: no knowledge ") and said.err.endswith("'make bench' compiles it first.\n")
