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
from hypothesis.configuration import set_hypothesis_home_dir

from sitebuild.guide import Guide, load_guide
from whichmodel.knowledge import Knowledge

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache"
set_hypothesis_home_dir(CACHE / "hypothesis")
SITE = CACHE / "test-site"


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
def server() -> Iterator[http.server.ThreadingHTTPServer]:
    """Return a server for the built site, on a port that is free."""
    server = QuietServer(("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(SITE)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def address(server: http.server.ThreadingHTTPServer, site: Path) -> str:
    """Return the address at which the built site is served, with a slash at the end."""
    assert site == SITE
    return f"http://127.0.0.1:{server.server_port}/"


@pytest.fixture(scope="session")
def site(server: http.server.ThreadingHTTPServer) -> Path:
    """Return this guide, built strictly as `make build` does.

    It is built for the very address of its server: the theme navigates instantly only to pages whose
    address in the sitemap has the right port.
    """
    build_site(SITE, SITE_URL=f"http://127.0.0.1:{server.server_port}/", REPO_URL="")
    return SITE


def build_site(target: Path, **environment: str) -> None:
    """Build this guide into a folder, with some environment."""
    done = subprocess.run(
        [Path(sys.executable).with_name("mkdocs"), "build", "--quiet", "--strict", "--site-dir", target],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'quiz'}{os.pathsep}{ROOT}", **environment},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def assets() -> dict[str, str]:
    """Return where the browser's files lie, as the last `prepare` noted it."""
    return dict(json.loads((CACHE / "assets.json").read_text(encoding="utf-8")))
