"""What many tests share: the knowledge of this guide, a built site, a server for it, and a browser."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis.configuration import set_hypothesis_home_dir

from scripts.browsing import served
from sitebuild.guide.guide import Guide, load_guide
from whichmodel.facts.knowledge import Knowledge

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache"
set_hypothesis_home_dir(CACHE / "hypothesis")
SITE = CACHE / f"test-site-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
"""Tests that run side by side each have a site of their own, built for the address of their own server."""


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
def server() -> Iterator[str]:
    """Return the address of a server for the built site, with a slash at the end."""
    with served(SITE) as address:
        yield address


@pytest.fixture(scope="session")
def address(server: str, site: Path) -> str:
    """Return the address at which the built site is served, with a slash at the end."""
    assert site == SITE
    return server


@pytest.fixture(scope="session")
def site(server: str) -> Path:
    """Return this guide, built strictly as `make build` does.

    It is built for the very address of its server: the theme navigates instantly only to pages whose
    address in the sitemap has the right port.
    """
    build_site(SITE, SITE_URL=server, REPO_URL="")
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
