"""Lighthouse gives the pages of the quiz full marks for accessibility."""

import json
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts.browsing import FLAGS, noted_browser, served
from tests.browser.conftest import ROOT

PAGES = ("quiz/", "quiz/diagnose/", "quiz/on-paper/")
FAULTY = "<!doctype html><meta name=viewport content='width=device-width'><title>A page</title><p>Text<img src=a.png>"
"""A page without a language, and with a picture that says nothing to those who do not see it."""

SAYS_PORT = "DevTools listening on ws://127.0.0.1:"
Report = dict[str, Any]


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the port of a Chromium of its own, which Lighthouse may empty and resize as it likes."""
    profile = tmp_path_factory.mktemp("profile")
    command = [
        noted_browser(),
        "--headless",
        *FLAGS,
        "--remote-debugging-port=0",
        f"--user-data-dir={profile}",
        "about:blank",
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as chromium:
        assert chromium.stderr is not None
        said = []
        for line in chromium.stderr:
            said.append(line)
            if line.startswith(SAYS_PORT):
                break
        else:
            pytest.fail(f"Chromium ended before it said its port: {''.join(said)[-2000:]}")
        # What it says from now on must be read as well: a full pipe would hold it up.
        rest = threading.Thread(target=chromium.stderr.read, daemon=True)
        rest.start()
        yield line.removeprefix(SAYS_PORT).partition("/")[0]
        chromium.terminate()
        rest.join()


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a page with two faults."""
    folder = tmp_path_factory.mktemp("faulty")
    (folder / "index.html").write_text(FAULTY, encoding="utf-8")
    with served(folder) as address:
        yield address


@pytest.fixture(scope="module")
def reports(port: str, address: str, faulty: str) -> dict[str, Report]:
    """Return what Lighthouse says of each page, and of the faulty one, by address."""
    command = [ROOT / ".venv/bin/node", Path(__file__).with_name("lighthouse.mjs"), port]
    pages = [*(address + path for path in PAGES), faulty]
    done = subprocess.run([*command, *pages], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return {report["address"]: report for report in found}


def failing(report: Report) -> list[str]:
    """Return the audits that fail, each with its title and the first places."""
    return [f"{audit['id']}: {audit['title']}: {audit['nodes'][:3]}" for audit in report["failing"]]


@pytest.mark.parametrize("path", PAGES)
def test_lighthouse_gives_full_marks(reports: dict[str, Report], address: str, path: str) -> None:
    """A page of the quiz has an accessibility score of 100, and no audit fails, not even one that does not count."""
    report = reports[address + path]

    assert report["error"] == ""
    assert (report["score"], failing(report)) == (1, [])


def test_lighthouse_finds_faults_where_there_are_some(reports: dict[str, Report], faulty: str) -> None:
    """The check can fail: a page without a language and a picture without words lose marks, and both are named."""
    report = reports[faulty]

    assert report["score"] < 1
    assert {"html-has-lang", "image-alt"} <= {audit["id"] for audit in report["failing"]}
