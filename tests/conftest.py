"""What many tests share: the knowledge of this guide, a built site, a server for it, and a browser."""

import functools
import http.server
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitebuild.guide import Guide, load_guide
from whichmodel.knowledge import Knowledge

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache"
SITE_URL = "https://guide.example/"
"""An address for the test build: Material's instant navigation needs a sitemap, and that an address."""


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def guide() -> Guide:
    """Return this guide, loaded and checked."""
    return load_guide(ROOT)


@pytest.fixture(scope="session")
def knowledge(guide: Guide) -> Knowledge:
    """Return what this guide knows."""
    return guide.knowledge


@pytest.fixture(scope="session")
def site() -> Path:
    """Return this guide, built strictly as `make build` does, but with an address."""
    target = CACHE / "test-site"
    done = subprocess.run(
        [Path(sys.executable).with_name("mkdocs"), "build", "--quiet", "--strict", "--site-dir", target],
        cwd=ROOT,
        env={**os.environ, "SITE_URL": SITE_URL, "REPO_URL": "", "PYTHONPATH": f"{ROOT / 'quiz'}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return target


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        """Keep the output of the tests readable."""


class QuietServer(http.server.ThreadingHTTPServer):
    """Does not mind a browser that leaves before it has everything."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Report everything but connections that were closed."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Return the address at which the built site is served, with a slash at the end."""
    handler = functools.partial(QuietHandler, directory=str(site))
    server = QuietServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def assets() -> dict[str, str]:
    """Return where the browser's files lie, as the last `prepare` noted it."""
    return dict(json.loads((CACHE / "assets.json").read_text(encoding="utf-8")))
