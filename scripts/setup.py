"""Set up everything the project needs, inside the project: `python3 scripts/setup.py [--with-browser]`.

Runs on any Python from 3.11 with nothing but its standard library. It finds or fetches Python 3.13,
makes `.venv`, finds or fetches Node, makes `node_modules`, and with `--with-browser` makes sure of a
Chromium for the tests. What stands is left alone, so a second run does nothing. What cannot be done
ends in one sentence that says what is missing.
"""

import contextlib
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NODE_MODULES = ROOT / "node_modules"
BROWSER_NOTE = CACHE / "browser.json"
WANTED_PYTHON = (ROOT / ".python-version").read_text(encoding="utf-8").strip()
OLDEST_NODE = 20


class MissingError(Exception):
    """Something that this script cannot provide. The message is one sentence for a person."""


def main(arguments: list[str]) -> int:
    """Set up, saying each long step; return 1 after a sentence where something is missing."""
    try:
        make_venv()
        make_node_modules()
        if "--with-browser" in arguments:
            find_browser()
    except MissingError as error:
        print(f"setup: {error}", file=sys.stderr)
        return 1
    return 0


def say(text: str) -> None:
    """Print a progress line at once."""
    print(f"setup: {text}", flush=True)


def run(command: list[str | Path], failure: str, **more: str) -> None:
    """Run a command quietly; on failure show its last lines and raise `MissingError(failure)`."""
    try:
        done = _done(command, None, more)
    except OSError as error:
        print(f"{command[0]}: {error.strerror}", file=sys.stderr)
        raise MissingError(failure) from error
    if done.returncode:
        tail = "\n".join((done.stdout + done.stderr).strip().splitlines()[-12:])
        print(tail, file=sys.stderr)
        raise MissingError(failure)


def works(command: list[str | Path], **more: str) -> str:
    """Return what a command prints, or an empty text where it cannot run or fails."""
    try:
        done = _done(command, 60, more)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _done(command: list[str | Path], seconds: int | None, more: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env={**os.environ, **more},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=seconds,
    )


def digest(*files: Path) -> str:
    """Return one hash over the contents of some files."""
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def is_current(note: Path, wanted: str) -> bool:
    """Say whether the note left by an earlier run says the same."""
    return note.is_file() and note.read_text(encoding="utf-8") == wanted


# Python ---------------------------------------------------------------------------------------------


def candidates() -> Iterator[Path]:
    """Return places where a Python of the wanted version may be: the path, pyenv, uv.

    Never one in `.venv`, which is removed before it is made anew.
    """
    elsewhere = os.pathsep.join(
        folder for folder in os.environ.get("PATH", "").split(os.pathsep) if not folder.startswith(str(VENV))
    )
    for name in (f"python{WANTED_PYTHON}", "python3", "python"):
        if found := shutil.which(name, path=elsewhere):
            yield Path(found)
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    yield from sorted(pyenv.glob(f"versions/{WANTED_PYTHON}*/bin/python{WANTED_PYTHON}"), reverse=True)
    if uv := shutil.which("uv", path=elsewhere):
        found = works([uv, "python", "find", "--system", "--no-python-downloads", WANTED_PYTHON], PATH=elsewhere)
        if found:
            yield Path(found)


def find_python() -> Path:
    """Return a Python of the wanted version, fetched with uv into the project where there is none."""
    for candidate in candidates():
        version = works([candidate, "-c", "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])"])
        if version == WANTED_PYTHON:
            return candidate
    say(f"no Python {WANTED_PYTHON} found; fetching one into .cache with uv")
    environment = {"UV_PYTHON_INSTALL_DIR": str(CACHE / "python"), "UV_CACHE_DIR": str(CACHE / "uv-cache")}
    uv = fetched_uv(
        f"Python {WANTED_PYTHON} is missing, and uv could not be fetched from PyPI to get it: "
        f"install Python {WANTED_PYTHON} (with its venv module) or connect to PyPI."
    )
    run(
        [uv, "python", "install", "--no-bin", WANTED_PYTHON],
        f"Python {WANTED_PYTHON} is missing, and uv could not download it: "
        f"install Python {WANTED_PYTHON} (with its venv module) or allow the download.",
        **environment,
    )
    found = works([uv, "python", "find", "--managed-python", WANTED_PYTHON], **environment)
    if not found:
        raise MissingError(
            f"uv has fetched Python {WANTED_PYTHON} but cannot say where: remove .cache and run this again."
        )
    return Path(found)


def fetched_uv(failure: str) -> Path:
    """Return uv, fetched from PyPI into `.cache` where it is not there yet."""
    tools = CACHE / "uv"
    if not (tools / "bin" / "uv").exists():
        run([sys.executable, "-m", "venv", tools], failure)
        run([tools / "bin" / "pip", "install", "--quiet", "--require-hashes", "-r", "requirements/uv.txt"], failure)
    return tools / "bin" / "uv"


def make_venv() -> None:
    """Make `.venv` with exactly the locked requirements, unless it stands already."""
    lock = ROOT / "requirements" / "development.txt"
    wanted = f"{WANTED_PYTHON} {digest(lock)}"
    note = VENV / "setup-note"
    if is_current(note, wanted) and works([PYTHON, "--version"]):
        return
    python = find_python()
    say(f"making .venv with {python} (half a minute)")
    shutil.rmtree(VENV, ignore_errors=True)
    run([python, "-m", "venv", VENV], f"{python} cannot make a virtual environment: install its venv module.")
    run(
        [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", lock],
        "the Python packages could not be installed: see the lines above; PyPI must be reachable.",
    )
    # The project's own packages are found by the tools of .venv without being installed twice.
    note.write_text(wanted, encoding="utf-8")


# Node -----------------------------------------------------------------------------------------------


def node_directory() -> Path:
    """Return the folder with a Node that is new enough, fetched from PyPI into .venv where there is none."""
    for found in (VENV / "bin" / "node", shutil.which("node")):
        if not found or not shutil.which("npm", path=f"{Path(found).parent}{os.pathsep}{os.environ.get('PATH', '')}"):
            continue
        version = works([found, "--version"]).removeprefix("v").partition(".")[0]
        if version.isdigit() and int(version) >= OLDEST_NODE:
            return Path(found).parent
    say(f"no Node {OLDEST_NODE} or later found; fetching one into .venv from PyPI")
    run(
        [
            PYTHON,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            "requirements/node.txt",
        ],
        f"Node {OLDEST_NODE} or later is missing, and PyPI could not provide it: install Node or connect to PyPI.",
    )
    return VENV / "bin"


def make_node_modules() -> None:
    """Make `node_modules` from the lock file, unless it stands already."""
    wanted = digest(ROOT / "package.json", ROOT / "package-lock.json")
    note = NODE_MODULES / ".setup-note"
    node = node_directory()
    link = VENV / "bin" / "node"
    if node != link.parent:
        # One fixed place, so that every other command finds Node without asking again. What stands there
        # is no Node of today: it leads nowhere, or is too old.
        link.unlink(missing_ok=True)
        link.symlink_to(node / "node")
    if is_current(note, wanted):
        return
    say("installing node_modules")
    run(
        ["npm", "ci", "--no-audit", "--no-fund"],
        "the npm packages could not be installed: see the lines above; the npm registry must be reachable.",
        PATH=f"{node}{os.pathsep}{os.environ.get('PATH', '')}",
        npm_config_cache=str(CACHE / "npm"),
    )
    note.write_text(wanted, encoding="utf-8")


# Browser --------------------------------------------------------------------------------------------


def find_browser() -> None:
    """Make sure of a Chromium for the tests and note where it is."""
    if BROWSER_NOTE.is_file():
        # A note that cannot be read counts as none.
        with contextlib.suppress(ValueError, KeyError, TypeError):
            if works([json.loads(BROWSER_NOTE.read_text(encoding="utf-8"))["path"], "--version"]):
                return
    path = installed_browser() or debian_browser() or playwright_browser()
    CACHE.mkdir(exist_ok=True)
    BROWSER_NOTE.write_text(json.dumps({"path": path}) + "\n", encoding="utf-8")


def installed_browser() -> str:
    """Return a Chromium or Chrome that stands on the machine, or an empty text."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
    found = [shutil.which(name) for name in names] + [mac]
    return next((path for path in found if path and works([path, "--version"])), "")


def debian_browser() -> str:
    """Install Debian's Chromium where we are root on Debian. Everything else stays inside the project."""
    if platform.system() != "Linux" or os.geteuid() != 0 or not Path("/etc/debian_version").exists():
        return ""
    say("no Chromium found; installing Debian's (a minute)")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]):
        try:
            run([*command], "", **quiet)
        except MissingError:
            return ""
    return installed_browser()


def playwright_browser() -> str:
    """Fetch Playwright's own Chromium into the project."""
    say("no Chromium found; fetching Playwright's into .cache")
    environment = {"PLAYWRIGHT_BROWSERS_PATH": str(CACHE / "playwright")}
    advice = "no Chromium was found and none could be fetched: install Chromium or Google Chrome, then run this again."
    run([VENV / "bin" / "playwright", "install", "chromium"], advice, **environment)
    ask = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    path = works([PYTHON, "-c", ask], **environment)
    if not path or not works([path, "--version"]):
        raise MissingError(advice)
    return path


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
