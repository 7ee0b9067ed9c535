"""Serve the guide as it stands at the moment, to a browser on the same machine."""

import json
import mimetypes
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import unquote, urlsplit

from scripts.serving.mistakes import Mistake, page_of

OURS = "/_work/"
"""Where everything lies that is there only while a person is at work. No page of the guide begins so."""

PANEL = Path(__file__).parent / "panel"
PATIENCE = 20
"""For how many seconds a browser that waits for news is kept waiting before it hears that there are none."""


@dataclass
class Board:
    """What there is to show. Whoever reads or changes it holds `changed`, which tells all who wait.

    `version` grows with whatever a browser should load anew, `news` with what the panel should. Before anything has been
    built there is no `files`.
    """

    site: Path
    version: int
    files: Mapping[str, str] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    panel: dict[str, Any] = field(default_factory=dict)
    news: int = 0
    ended: bool = False
    changed: threading.Condition = field(default_factory=threading.Condition)


class Handler(BaseHTTPRequestHandler):
    """Answers one browser."""

    board: ClassVar[Board]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file, a page, or what the panel asks for."""
        path = unquote(urlsplit(self.path).path)
        if path == f"{OURS}news":
            self._news()
        elif path == f"{OURS}panel.json":
            with self.board.changed:
                text = json.dumps({**self.board.panel, "news": self.board.news})
            self._send(text.encode(), "application/json")
        elif path.startswith(OURS):
            self._file(PANEL / Path(path).name)
        else:
            self._place(path)

    do_HEAD = do_GET  # noqa: N815 - likewise
    """The theme asks whether its sitemap is there; it reads no more than the head."""

    def _place(self, path: str) -> None:
        if path.endswith("/"):
            path += "index.html"
        with self.board.changed:
            files, mistakes = self.board.files, list(self.board.mistakes)
        page = self.board.site / path.lstrip("/")
        known = files.get(path.lstrip("/"))
        if known:
            self._file(Path(known))
        elif mistakes and path.endswith(".html"):
            self._send(
                page_of(mistakes, self._head(panel=False)).encode(), "text/html", HTTPStatus.INTERNAL_SERVER_ERROR
            )
        elif not files:
            waiting = f"<!doctype html><html lang=en><title>Building</title>{self._head(panel=False)}<p>The guide is being built."
            self._send(waiting.encode(), "text/html", HTTPStatus.SERVICE_UNAVAILABLE)
        elif page.is_dir():
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", f"{path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif page.is_file() and page.resolve().is_relative_to(self.board.site.resolve()):
            self._file(page)
        else:
            self._file(self.board.site / "404.html", HTTPStatus.NOT_FOUND)

    def _head(self, *, panel: bool = True) -> str:
        """Return what a page of ours is given so that it knows when it is old."""
        with self.board.changed:
            version = self.board.version
        name = "panel" if panel else "reload"
        return f'<script type="module" src="{OURS}{name}.js" data-version="{version}"></script>'

    def _news(self) -> None:
        """Wait until there is something newer than what the browser has, and tell the two numbers."""
        known = self.headers.get("Last-Known", "")

        def numbers() -> str:
            return f"{self.board.version} {self.board.news}"

        with self.board.changed:
            self.board.changed.wait_for(lambda: numbers() != known or self.board.ended, PATIENCE)
            text = numbers()
        self._send(text.encode(), "text/plain")

    def _file(self, file: Path, status: HTTPStatus = HTTPStatus.OK) -> None:
        try:
            content = file.read_bytes()
        except OSError:
            content, status = b"This is not there.", HTTPStatus.NOT_FOUND
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        if file.suffix == ".html" and not file.is_relative_to(PANEL):
            content = content.replace(b"</body>", f"{self._head()}</body>".encode(), 1)
        self._send(content, kind, status)

    def _send(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content)

    def log_message(self, *args: Any) -> None:
        """Say nothing: the terminal is for what a person has to mend."""


class Server(ThreadingHTTPServer):
    """Serves what stands on a board."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, address: tuple[str, int], board: Board) -> None:
        super().__init__(address, type("BoardHandler", (Handler,), {"board": board}))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of browsers that have gone away before they had their answer."""
