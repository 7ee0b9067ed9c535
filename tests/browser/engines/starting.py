"""Three browsers as Debian has them, none of which asks for a screen: each started once, and ended by itself."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

from scripts.browsing import FLAGS
from scripts.setup import SHELL
from tests.browser.engines.wire import PATIENCE, DriverWire, FirefoxWire, Wire

FIREFOX_SETTINGS = {
    "marionette.port": 0,
    "browser.sessionhistory.max_total_viewers": 8,
    "datareporting.policy.dataSubmissionEnabled": False,
}
"""It chooses a free port, and notes it in its profile; and keeps pages whole, however little memory is free."""

NOTHING_ELSE: Mapping[str, str] = MappingProxyType({})


class MissingError(Exception):
    """A browser is not on this machine. The message is a sentence that says what to install."""


@contextmanager
def chromium() -> Iterator[Wire]:
    """Open Chromium behind its driver."""
    _need("Chromium", "chromium-driver", "chromedriver", "chromium")
    # Without a window it takes some 60 % of the processor time.
    binary = shutil.which(SHELL) or shutil.which("chromium")
    options = {"binary": binary, "args": ["--headless", *FLAGS]}
    with _driver("chromedriver") as port, closing(DriverWire(port, {"goog:chromeOptions": options})) as wire:
        yield wire


@contextmanager
def firefox() -> Iterator[Wire]:
    """Open Firefox, with a profile of its own."""
    _need("Firefox", "firefox-esr", "firefox-esr")
    with TemporaryDirectory(prefix="firefox-", ignore_cleanup_errors=True) as profile:
        settings = (f'user_pref("{name}", {str(value).lower()});' for name, value in FIREFOX_SETTINGS.items())
        Path(profile, "user.js").write_text("\n".join(settings), encoding="utf-8")
        note = Path(profile, "MarionetteActivePort")
        with _running("firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", profile):
            port = int(_until(lambda: note.exists() and note.read_text(encoding="utf-8")))
            with closing(FirefoxWire(port)) as wire:
                yield wire


@contextmanager
def webkit() -> Iterator[Wire]:
    """Open the small browser of WebKitGTK behind its driver, on a screen that nobody sees."""
    _need("WebKit", "webkit2gtk-driver", "WebKitWebDriver")
    _need("WebKit, which wants a screen,", "xvfb", "Xvfb")
    reads, writes = os.pipe()
    screen = ("Xvfb", "-displayfd", str(writes), "-screen", "0", "1280x900x24", "-nolisten", "tcp")
    with _running(*screen, keep=writes), os.fdopen(reads) as told:
        os.close(writes)
        display = {"DISPLAY": f":{told.readline().strip()}", "GDK_BACKEND": "x11"}
        with _driver("WebKitWebDriver", display) as port, closing(DriverWire(port, {})) as wire:
            yield wire


ENGINES: dict[str, Callable[[], AbstractContextManager[Wire]]] = {
    "chromium": chromium,
    "firefox": firefox,
    "webkit": webkit,
}


def _need(browser: str, package: str, *programs: str) -> None:
    if not all(map(shutil.which, programs)):
        raise MissingError(f"{browser} cannot be tested here: install Debian’s {package}.")


@contextmanager
def _driver(program: str, environment: Mapping[str, str] = NOTHING_ELSE) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    with _running(program, f"--port={port}", environment=environment):
        _until(lambda: _answers(port))
        yield port


def _until(condition: Callable[[], object]) -> Any:
    """Return what a condition gives once that is something, looking again and again."""
    end = time.monotonic() + PATIENCE
    while not (found := condition()):
        assert time.monotonic() < end, "a browser did not start"
        time.sleep(0.01)
    return found


def _answers(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def _running(*command: str, keep: int | None = None, environment: Mapping[str, str] = NOTHING_ELSE) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    kept = () if keep is None else (keep,)
    process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=quiet, stderr=quiet, pass_fds=kept)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
