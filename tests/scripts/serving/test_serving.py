"""The guide at work: edits are noticed, mistakes are told where a person looks, and nothing ends the server."""

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from multiprocessing import Pipe
from pathlib import Path

import jinja2
import pytest

from scripts.serving import building, working
from scripts.serving.mistakes import Mistake, from_problems, mistakes_of, page_of
from scripts.serving.running import Worker
from scripts.serving.server import OURS, Board, Server
from scripts.serving.watching import Need, Watch
from sitebuild.reading.problems import ContentError, Problem

BUNDLERS_WORDS = """✘ [ERROR] Expected ";" but found "b"

    quiz/page/quiz/element.js:3:2:
      3 │ a b
"""


@pytest.fixture
def board(tmp_path: Path) -> Board:
    """Return a board with one page."""
    (tmp_path / "models").mkdir()
    (tmp_path / "models/index.html").write_text("<body>Six models</body>", encoding="utf-8")
    (tmp_path / "404.html").write_text("<body>Nothing here</body>", encoding="utf-8")
    (tmp_path / "embed.js").write_text("embed()", encoding="utf-8")
    return Board(tmp_path, 7, {"embed.js": str(tmp_path / "embed.js")})


@pytest.fixture
def fetch(board: Board) -> Iterator[Callable[[str], tuple[int, str]]]:
    """Return how to get what a browser gets: the status, and the text."""
    with Server(("127.0.0.1", 0), board) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()

        def get(path: str, known: str = "") -> tuple[int, str]:
            address = f"http://127.0.0.1:{server.server_address[1]}{path}"
            asked = urllib.request.Request(address, headers={"Last-Known": known})
            try:
                with urllib.request.urlopen(asked, timeout=30) as response:  # noqa: S310 - our own server
                    return response.status, response.read().decode()
            except urllib.error.HTTPError as error:
                return error.code, error.read().decode()

        yield get
        server.shutdown()


def test_an_edit_a_new_file_and_one_that_has_gone_are_noticed_once(tmp_path: Path) -> None:
    """Each asks for what hangs on it; what an editor keeps for itself asks for nothing."""
    for name in ("docs/a.md", "theme/site.css", "sitebuild/a.py"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("1", encoding="utf-8")
    watch = Watch(tmp_path, ("docs", "theme", "sitebuild", "mkdocs.yml"))
    assert watch.look() == set()

    (tmp_path / "docs/b.md").write_text("1", encoding="utf-8")
    assert watch.look() == {Need.PAGES}
    (tmp_path / "docs/b.md").rename(tmp_path / "docs/c.md")
    (tmp_path / "theme/site.css").write_text("other", encoding="utf-8")
    assert watch.look() == {Need.PAGES, Need.BUNDLE}
    (tmp_path / "docs/c.md").unlink()
    (tmp_path / "sitebuild/a.py").write_text("other", encoding="utf-8")
    assert watch.look() == {Need.PAGES, Need.CODE}
    (tmp_path / "docs/.a.md.swp").write_text("1", encoding="utf-8")
    assert watch.look() == set()


def test_every_kind_of_mistake_is_told_with_its_place(tmp_path: Path) -> None:
    """Records, scripts, Python and templates: each with the file, and with the line where anybody knows it."""
    problem = Problem("docs/a.md", 3, 5, "schema", "'points' is missing here; add it.")
    assert mistakes_of(ContentError([problem]), tmp_path) == from_problems([problem])
    assert str(from_problems([problem])[0]) == "docs/a.md:3:5: 'points' is missing here; add it. [schema]"

    (script,) = mistakes_of(SystemExit(BUNDLERS_WORDS), tmp_path)
    assert script == Mistake("quiz/page/quiz/element.js", 3, 3, 'Expected ";" but found "b"')

    with pytest.raises(SyntaxError) as python:
        compile("def a(:\n", str(tmp_path / "sitebuild/a.py"), "exec")
    assert mistakes_of(python.value, tmp_path)[0].place == "sitebuild/a.py:1:7"

    (tmp_path / "main.html").write_text("one\n{{ nothing. }}", encoding="utf-8")
    with pytest.raises(jinja2.TemplateSyntaxError) as template:
        jinja2.Environment(loader=jinja2.FileSystemLoader(tmp_path)).get_template("main.html")  # noqa: S701 - never shown
    assert mistakes_of(template.value, tmp_path)[0].place == "main.html:2"


def test_a_page_of_mistakes_shows_text_as_text() -> None:
    """What stands in a file cannot become part of the page."""
    page = page_of([Mistake("docs/a.md", 1, 2, "'<script>' is not a model.")], "")

    assert "docs/a.md:1:2" in page
    assert "&#x27;&lt;script&gt;&#x27; is not a model." in page


def test_a_mistake_takes_the_place_of_pages_until_it_is_mended(
    board: Board, fetch: Callable[..., tuple[int, str]]
) -> None:
    """Every page shows it and waits for the next version; scripts and styles are served all along."""
    assert "Six models" in fetch("/models/")[1]
    board.mistakes = [Mistake("docs/a.md", 3, 5, "this is wrong.")]
    status, page = fetch("/models/")
    assert (status, "docs/a.md:3:5" in page, "this is wrong." in page, "Six models" in page) == (500, True, True, False)
    assert f'src="{OURS}reload.js" data-version="7"' in page
    assert fetch("/embed.js") == (200, "embed()")

    board.mistakes = []
    assert fetch("/models/")[0] == 200


def test_a_browser_hears_of_news_as_soon_as_there_are_any(board: Board, fetch: Callable[..., tuple[int, str]]) -> None:
    """Whoever knows the present version waits for the next one."""
    assert fetch(f"{OURS}news", "") == (200, "7 0")
    heard: list[str] = []
    waiting = threading.Thread(target=lambda: heard.append(fetch(f"{OURS}news", "7 0")[1]))
    waiting.start()
    with board.changed:
        board.version += 1
        board.changed.notify_all()
    waiting.join(30)

    assert heard == ["8 0"]


def test_nothing_but_the_site_is_served(board: Board, fetch: Callable[..., tuple[int, str]]) -> None:
    """A path that leads out of the site, or to nothing, gets the page for wrong addresses."""
    (board.site.parent / "secret.txt").write_text("secret", encoding="utf-8")

    for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/nowhere/", f"{OURS}../server.py"):
        status, text = fetch(path)
        assert status == 404, path
        assert "secret" not in text, path


def test_whoever_builds_survives_what_goes_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each piece of work is answered, a mistake included, and the next one is done."""

    class Unsteady:
        def __init__(self, _: str) -> None:
            self.times = 0

        def build(self, _: set[Need]) -> Iterator[working.Answer]:
            self.times += 1
            if self.times == 1:
                raise ValueError("nobody thought of this")
            yield working.Answer(rules="1")

    monkeypatch.setattr(building, "Builder", Unsteady)
    ours, theirs = Pipe()
    thread = threading.Thread(target=working.work, args=(theirs, ""))
    thread.start()
    said = []
    for _ in range(2):
        ours.send({Need.PAGES})
        said.append(list(iter(ours.recv, None)))
    ours.close()
    thread.join(30)

    (wrong,), (right,) = said
    assert wrong.mistakes[0]["message"] == "ValueError: nobody thought of this"
    assert (right.mistakes, right.rules) == ([], "1")
    assert not thread.is_alive()


def test_a_builder_that_ends_by_itself_is_told_and_started_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server learns of it as of any mistake."""
    worker = Worker("")
    ours, theirs = Pipe()
    monkeypatch.setattr(worker, "_connection", ours)
    worker.busy = True
    theirs.close()

    (answer,) = worker.answers()
    assert "has ended by itself" in answer.mistakes[0]["message"]
    assert not worker.busy


def test_the_panel_gets_what_stands_on_the_board(board: Board, fetch: Callable[..., tuple[int, str]]) -> None:
    """What a draft lacks, and where rules are written, is there as JSON."""
    board.panel = {"lacks": [], "sources": {"direction": "docs/factors/direction.md:1"}}

    assert json.loads(fetch(f"{OURS}panel.json")[1]) == {**board.panel, "news": 0}
