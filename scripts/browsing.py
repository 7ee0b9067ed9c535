"""The built site in a real browser, for whatever looks at it, measures it or tests it."""

import functools
import http.server
import json
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from scripts.making.files import CACHE

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Without them Chromium asks its makers for things, and does not start for root."""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, and lets a browser ask for many files through one connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None:
        """Say nothing: the command speaks."""


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Report everything but a browser that leaves before it has everything."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def served(folder: Path, handler: Callable[..., Handler] = Handler) -> Iterator[str]:
    """Serve a folder on a free port of this machine, and give its address, with a slash at the end."""
    with _Server(("127.0.0.1", 0), functools.partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def chromium(cache: Path = CACHE) -> Iterator[Browser]:
    """Give the Chromium that the setup found or fetched. Raises OSError, ValueError or KeyError where it noted none."""
    path = str(json.loads((cache / "browser.json").read_text(encoding="utf-8"))["path"])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()
