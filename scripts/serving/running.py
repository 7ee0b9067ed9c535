"""Watch, build, and put up what there is to show, until somebody stops it."""

import json
import multiprocessing
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import Any

from scripts.making.files import CACHE, ROOT
from scripts.serving.mistakes import Mistake
from scripts.serving.server import Board, Server
from scripts.serving.watching import Need, Watch
from scripts.serving.working import Answer, work

WATCHED = ("docs", "theme", "quiz", "sitebuild", "scripts", "mkdocs.yml", "CHANGELOG.md")
LOOK = 0.1
"""Seconds between two looks at the files: they are there at once, and a person is slower."""


class Worker:
    """The process that builds, as it is seen from here."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._process: Any = None
        self._connection: Connection | None = None
        self.busy = False

    def ask(self, needs: set[Need]) -> None:
        """Have something done, by a new process where the code has changed or the last one has ended."""
        if Need.CODE in needs or self._connection is None or not self._process.is_alive():
            self.end()
            # A process that is forked would have the code that was loaded here.
            context = multiprocessing.get_context("spawn")
            self._connection, theirs = context.Pipe()
            self._process = context.Process(target=work, args=(theirs, self._address), daemon=True)
            self._process.start()
            theirs.close()
        self._connection.send(needs)
        self.busy = True

    def answers(self) -> Iterator[Answer]:
        """Yield what has been done since the last time."""
        assert self._connection is not None
        try:
            while self.busy and self._connection.poll():
                answer: Answer | None = self._connection.recv()
                if answer is None:
                    self.busy = False
                else:
                    yield answer
        except (EOFError, ConnectionError):
            self.busy = False
            message = "what builds the guide has ended by itself; save a file to start it anew."
            yield Answer(mistakes=[{"path": "", "line": 0, "column": 0, "message": message}])

    def end(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._connection = None


class ImpactCheck:
    """Works out, behind all else, which outcomes the edits since the last commit move."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._rules = ""

    def follow(self, rules: str) -> None:
        """Begin anew where the rules are others than those that were looked at last."""
        if rules == self._rules:
            return
        self.end()
        self._rules = rules
        command = ("nice", sys.executable, "-m", "scripts.impact", "HEAD", "--json")
        self._process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def found(self) -> dict[str, Any] | None:
        """Return the figures once, as soon as they are there."""
        if self._process is None or self._process.poll() is None:
            return None
        text, self._process = self._process.communicate()[0], None
        return (
            dict(json.loads(text))
            if text
            else {"problem": "the impact could not be worked out; try 'make impact BASE=HEAD'."}
        )

    def end(self) -> None:
        """Stop where that is under way."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def run(host: str, port: int, say: Callable[[str], None]) -> None:
    """Serve the guide and follow every edit; `say` tells a person in a terminal."""
    board = Board(CACHE / "serve/site", int(time.time()), panel={"root": str(ROOT)})
    impact = ImpactCheck()
    worker = Worker(f"http://{host}:{port}/")
    with Server((host, port), board) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            _follow(board, worker, impact, say)
        except KeyboardInterrupt:
            say("stopped")
        finally:
            worker.end()
            impact.end()
            with board.changed:
                board.ended = True
                board.changed.notify_all()
            server.shutdown()


def _follow(board: Board, worker: Worker, impact: ImpactCheck, say: Callable[[str], None]) -> None:
    watch, needs = Watch(ROOT, WATCHED), set(Need)
    began = time.monotonic()
    while True:
        if not worker.busy and needs:
            began = time.monotonic()
            worker.ask(needs)
            needs = set()
        time.sleep(LOOK)
        needs |= watch.look()
        for answer in worker.answers() if worker.busy else ():
            say(_put_up(board, answer, time.monotonic() - began))
            if answer.rules:
                impact.follow(answer.rules)
        if (figures := impact.found()) is not None:
            with board.changed:
                board.panel |= {"impact": figures}
                board.news += 1
                board.changed.notify_all()


def _put_up(board: Board, answer: Answer, seconds: float) -> str:
    """Show what has been done, and return what to tell of it."""
    with board.changed:
        board.news += 1
        if answer.lacks is None:
            board.mistakes = [Mistake(**mistake) for mistake in answer.mistakes]
            board.version += 1
        if answer.files is not None:
            board.files = answer.files
            board.panel |= {"sources": answer.sources}
        if answer.lacks is not None:
            board.panel |= {"lacks": answer.lacks}
        board.changed.notify_all()
    if board.mistakes:
        return "\n".join(["the last edit cannot be shown:", *(f"  {mistake}" for mistake in board.mistakes)])
    if answer.lacks is None:
        return f"shown after {seconds:.1f} s"
    return "\n".join(
        ["checked", *(f"  a finished guide may not have this: {Mistake(**each)}" for each in answer.lacks)]
    )


def say(text: str) -> None:
    """Tell a person in the terminal."""
    print(f"serve: {text}", file=sys.stderr, flush=True)
