"""Watch, build, and put up what there is to show, until somebody stops it."""

import multiprocessing
import sys
import threading
import time
from collections.abc import Callable
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

    def answer(self) -> Answer | None:
        """Return what has been done, or None while it is not yet."""
        assert self._connection is not None
        try:
            if not self._connection.poll():
                return None
            answer: Answer = self._connection.recv()
        except (EOFError, ConnectionError):
            message = "what builds the guide has ended by itself; save a file to start it anew."
            answer = Answer(mistakes=[{"path": "", "line": 0, "column": 0, "message": message}])
        self.busy = False
        return answer

    def end(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._connection = None


def run(host: str, port: int, say: Callable[[str], None]) -> None:
    """Serve the guide and follow every edit; `say` tells a person in a terminal."""
    board = Board(CACHE / "serve/site", int(time.time()))
    worker = Worker(f"http://{host}:{port}/")
    with Server((host, port), board) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            _follow(board, worker, say)
        except KeyboardInterrupt:
            say("stopped")
        finally:
            worker.end()
            with board.changed:
                board.ended = True
                board.changed.notify_all()
            server.shutdown()


def _follow(board: Board, worker: Worker, say: Callable[[str], None]) -> None:
    watch, needs = Watch(ROOT, WATCHED), set(Need)
    began = time.monotonic()
    while True:
        if not worker.busy and needs:
            began = time.monotonic()
            worker.ask(needs)
            needs = set()
        time.sleep(LOOK)
        needs |= watch.look()
        if worker.busy and (answer := worker.answer()):
            _put_up(board, answer)
            say(_told(board, time.monotonic() - began))


def _put_up(board: Board, answer: Answer) -> None:
    with board.changed:
        board.mistakes = [Mistake(**mistake) for mistake in answer.mistakes]
        board.files = answer.files or board.files
        if answer.files is not None:
            board.panel = {**board.panel, "lacks": answer.lacks, "sources": answer.sources}
        board.version += 1
        board.changed.notify_all()


def _told(board: Board, seconds: float) -> str:
    lines = [str(mistake) for mistake in board.mistakes]
    if lines:
        return "\n".join(["the last edit cannot be shown:", *(f"  {line}" for line in lines)])
    lacks = [Mistake(**each) for each in board.panel.get("lacks", ())]
    return "\n".join([f"shown after {seconds:.1f} s", *(f"  a draft may still lack this: {each}" for each in lacks)])


def say(text: str) -> None:
    """Tell a person in the terminal."""
    print(f"serve: {text}", file=sys.stderr, flush=True)
