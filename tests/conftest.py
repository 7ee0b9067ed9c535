"""What many tests share: the knowledge of this guide, and its built site."""

import ast
import fcntl
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis.configuration import set_hypothesis_home_dir

from scripts.site import build
from sitebuild.guide.guide import Guide, load_guide
from whichmodel.facts.knowledge import Knowledge

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache"
set_hypothesis_home_dir(CACHE / "hypothesis")
SITE_URL, REPO_URL = "https://guide.example/", "https://github.com/example/guide"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what `make parity` asks for, which takes too long for every day."""
    parser.addoption("--every-request", action="store_true", help="ask every browser all that Node is asked")


def imported_names(file: Path) -> Iterator[str]:
    """Yield the dotted name of all that a module in Python imports, anywhere in it: modules, and names from them."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))


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
    """Return this guide, built strictly as `make build` does where no address is set."""
    return built("test-site", SITE_URL="", REPO_URL="")


@pytest.fixture(scope="session")
def published_site() -> Path:
    """Return this guide, built strictly as for the public: with its own address and that of its repository."""
    return built("test-site-published", SITE_URL=SITE_URL, REPO_URL=REPO_URL)


def built(name: str, engine: str = "mkdocs", **addresses: str) -> Path:
    """Return a site in .cache/, built once for all the tests that run side by side."""
    site = CACHE / name
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'quiz'}{os.pathsep}{ROOT}", **addresses}
    with (CACHE / "test-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert build(site, CACHE / f"{name}-note", environment, engine) == 0
    return site


@pytest.fixture(scope="session")
def assets() -> dict[str, str]:
    """Return where the browser's files lie, as the last `prepare` noted it."""
    return dict(json.loads((CACHE / "assets.json").read_text(encoding="utf-8")))
