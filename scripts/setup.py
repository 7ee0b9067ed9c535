"""Set up everything the project needs, inside the project: `python3 scripts/setup.py [--with-browser] [--with-zensical] [--lock]`.

Runs on any Python from 3.11 with nothing but its standard library. It fetches uv, which finds or downloads the
project's own Python and makes `.venv`; it finds or fetches Node and makes `node_modules`; and with `--with-browser`
it makes sure of a Chromium, and of the other engines where it may; `--with-zensical` adds another builder of the site. What stands is left alone, so a second run does nothing. With `--lock` it then writes the
locks of the requirements anew, without addresses. What cannot be done ends in one sentence that says what is missing.
"""

import ast
import contextlib
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache"
TOOLS = CACHE / "uv"
VENV = ROOT / ".venv"
NODE_MODULES = ROOT / "node_modules"
BROWSER_NOTE = CACHE / "browser.json"
WANTED_PYTHON = (ROOT / ".python-version").read_text(encoding="utf-8").strip()
OLDEST_NODE = 20
ENGINES = {
    "chromedriver": "chromium-driver",
    "firefox-esr": "firefox-esr",
    "WebKitWebDriver": "webkit2gtk-driver",
    "Xvfb": "xvfb",
}
"""What the tests of three engines run, and the package of Debian that each is in."""
SHELL = "chromium-headless-shell"
"""Chromium without a window, in which tests take some 60 % of the processor time that they take in the whole one."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PIP_NAMES = {"index-url": "UV_DEFAULT_INDEX", "trusted-host": "UV_INSECURE_HOST", "cert": "SSL_CERT_FILE"}
"""What uv calls the settings of pip that say where packages come from and who vouches for it."""


class MissingError(Exception):
    """Something that this script cannot provide. The message is one sentence for a person."""


def main(arguments: list[str]) -> int:
    """Set up, saying each long step; return 1 after a sentence where something is missing."""
    try:
        once(TOOLS, "bin/python", ["requirements/uv.txt"], fetch_uv)
        once(VENV, "bin/python", [".python-version", "requirements/development.txt"], make_venv)
        find_node()
        modules = ["package.json", "package-lock.json"]
        steps = [lambda: once(NODE_MODULES, ".package-lock.json", modules, make_node_modules)]
        if "--with-zensical" in arguments:
            steps.append(lambda: once(VENV / "bin", "zensical", ["requirements/zensical.txt"], add_zensical))
        if "--with-browser" in arguments:
            steps.append(find_browsers)
        at_once(steps)
        if "--lock" in arguments:
            lock()
    except MissingError as error:
        print(f"setup: {error}", file=sys.stderr)
        return 1
    return 0


def at_once(steps: list[Callable[[], None]]) -> None:
    """Take steps that need nothing of each other side by side. Raises MissingError with all that is missing."""
    with ThreadPoolExecutor() as pool:
        errors = [error for taken in [pool.submit(step) for step in steps] if (error := taken.exception())]
    for error in errors:
        if not isinstance(error, MissingError):
            raise error
    if errors:
        raise MissingError("\nsetup: ".join(map(str, errors)))


def say(text: str) -> None:
    """Print a progress line at once."""
    print(f"setup: {text}", flush=True)


def run(*command: str | Path, failure: str = "", **more: str) -> str:
    """Return what a command prints, run in the project with some more environment.

    Where it fails, return an empty text, or show its last lines and raise `MissingError(failure)` if there is one.
    """
    words, environment = [str(part) for part in command], os.environ | more
    try:
        done = subprocess.run(
            words, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        if done.returncode == 0:
            return done.stdout.strip()
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-12:])
    except OSError as error:
        said = f"{words[0]}: {error.strerror}"
    if failure:
        print(said, file=sys.stderr)
        raise MissingError(failure)
    return ""


def once(folder: Path, proof: str, sources: list[str], make: Callable[[], None]) -> None:
    """Make a folder, unless `proof` is in it and its note says that it was made from these very sources."""
    wanted = hashlib.sha256(b"\0".join((ROOT / source).read_bytes() for source in sources)).hexdigest()
    note = folder / ".setup-note"
    if (folder / proof).exists() and note.is_file() and note.read_text(encoding="utf-8") == wanted:
        return
    make()
    note.write_text(wanted, encoding="utf-8")


def fetch_uv() -> None:
    """Fetch the locked uv from PyPI."""
    say("fetching uv into .cache")
    advice = "install its venv module (Debian calls it python3-venv), then run this again."
    run(sys.executable, "-m", "venv", "--clear", TOOLS, failure=f"{sys.executable} makes no environments: {advice}")
    failure = "uv could not be fetched: see the lines above; PyPI must be reachable, through pip."
    pip = (TOOLS / "bin/python", "-m", "pip")
    run(*pip, "install", "--require-hashes", "--requirement", "requirements/uv.txt", failure=failure)


def run_uv(*words: str | Path, failure: str) -> None:
    """Run uv, which keeps to this project and fetches from where pip does on this machine."""
    listed = run(TOOLS / "bin/python", "-m", "pip", "config", "list")
    own = {"UV_CACHE_DIR": str(CACHE / "uv-cache"), "UV_PYTHON_INSTALL_DIR": str(CACHE / "python")}
    run(TOOLS / "bin/uv", *words, failure=failure, **own, **settings_of_pip(listed, os.environ))


def settings_of_pip(listed: str, environment: Mapping[str, str]) -> dict[str, str]:
    """Return what `pip config list` says of the package index, as variables of uv, which reads no settings of pip.

    What the environment tells uv itself stays as it is.
    """
    said = dict(line.split("=", 1) for line in listed.splitlines() if "=" in line)
    found = {}
    for name, variable in PIP_NAMES.items():
        # As for pip, the environment comes first, then what holds for `pip install` alone.
        keys = [key for part in (":env:", "install", "global") if (key := f"{part}.{name}") in said]
        told = variable in environment or (variable == "UV_DEFAULT_INDEX" and "UV_INDEX_URL" in environment)
        if keys and not told:
            found[variable] = " ".join(ast.literal_eval(said[keys[0]]).split())
    return found


def make_venv() -> None:
    """Make `.venv` with exactly the locked requirements."""
    say(f"making .venv with Python {WANTED_PYTHON} (half a minute)")
    failure = f"Python {WANTED_PYTHON} is missing, and uv could not download it: install it or allow the download."
    run_uv("venv", "--clear", "--force", "--python", WANTED_PYTHON, VENV, failure=failure)
    # The project's own packages are found by the tools of .venv without being installed twice.
    install("development", "the Python packages could not be installed: see the lines above; PyPI must be reachable.")


def add_zensical() -> None:
    """Add the other engine that can build the site."""
    say("adding Zensical to .venv")
    install("zensical", "Zensical could not be installed: see the lines above; PyPI must be reachable.")


def install(name: str, failure: str) -> None:
    """Install locked requirements into `.venv`."""
    locked = f"requirements/{name}.txt"
    run_uv("pip", "install", "--python", VENV, "--require-hashes", "--requirements", locked, failure=failure)


def lock() -> None:
    """Write `requirements/*.txt` anew from the `.in` files beside them, with hashes and without addresses."""
    no_traces = ("--no-header", "--no-emit-index-url", "--no-emit-find-links")
    for name in ("development", "node", "uv", "zensical"):
        say(f"locking requirements/{name}.txt")
        failure = f"requirements/{name}.in could not be locked: see the lines above."
        words = ("pip", "compile", "--upgrade", "--universal", "--generate-hashes", *no_traces)
        run_uv("--directory", "requirements", *words, "--output-file", f"{name}.txt", f"{name}.in", failure=failure)


def find_node() -> None:
    """Make sure of a Node at `.venv/bin/node`, where every other command finds it: the machine's, or a fetched one."""
    place = VENV / "bin/node"
    if _is_new_enough(place):
        return
    place.unlink(missing_ok=True)  # it leads nowhere, or is too old
    found = shutil.which("node")
    if found and shutil.which("npm") and _is_new_enough(found):
        place.symlink_to(found)
        return
    say(f"no Node {OLDEST_NODE} or later found; fetching one into .venv")
    install("node", f"Node {OLDEST_NODE} or later is missing, and could not be fetched: install Node, with npm.")


def _is_new_enough(node: str | Path) -> bool:
    version = run(node, "--version").removeprefix("v").partition(".")[0]
    return version.isdigit() and int(version) >= OLDEST_NODE


def make_node_modules() -> None:
    """Make `node_modules` from the lock file."""
    say("installing node_modules")
    failure = "the npm packages could not be installed: see the lines above; the npm registry must be reachable."
    path = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    run("npm", "ci", "--no-audit", "--no-fund", failure=failure, PATH=path, npm_config_cache=str(CACHE / "npm"))


def find_browsers() -> None:
    """Make sure of a Chromium, and of the other engines where we may install them."""
    find_browser()
    find_engines()


def find_browser() -> None:
    """Make sure of a Chromium for the tests and note where it is."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):  # a note that cannot be read counts as none
        if run(json.loads(BROWSER_NOTE.read_text(encoding="utf-8"))["path"], "--version"):
            return
    path = (
        installed_browser(SHELL)
        or debian_browser(SHELL)
        or installed_browser()
        or debian_browser()
        or playwright_browser()
    )
    BROWSER_NOTE.write_text(json.dumps({"path": path}) + "\n", encoding="utf-8")


def find_engines() -> None:
    """Install Debian's Firefox, WebKit and drivers where we may. Tests that lack one are skipped, and say so."""
    missing = sorted(package for program, package in ENGINES.items() if not shutil.which(program))
    if missing and may_install():
        say(f"installing Debian's {', '.join(missing)} (a minute)")
        install_packages(*missing)


def installed_browser(*names: str) -> str:
    """Return the first of these programs, or a Chromium or Chrome, that stands on the machine, or an empty text."""
    mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
    places = [*map(shutil.which, names or BROWSERS), *([] if names else [mac])]
    return next((path for path in places if path and run(path, "--version")), "")


def debian_browser(package: str = "chromium") -> str:
    """Install a Chromium of Debian's where we are root on Debian. Everything else stays inside the project."""
    if not may_install():
        return ""
    say(f"installing Debian's {package} (a minute)")
    install_packages(package)
    return installed_browser(package)


def may_install() -> bool:
    """Say whether we are root on Debian."""
    return platform.system() == "Linux" and os.geteuid() == 0 and Path("/etc/debian_version").exists()


def install_packages(*names: str) -> None:
    """Install packages of Debian, as far as they can be had."""
    for words in ("update", f"install --yes --no-install-recommends {' '.join(names)}"):
        run("apt-get", *words.split(), DEBIAN_FRONTEND="noninteractive")


def playwright_browser() -> str:
    """Fetch Playwright's own Chromium into the project."""
    say("no Chromium found; fetching Playwright's into .cache")
    os.environ["PLAYWRIGHT_BROWSERS_PATH"] = str(CACHE / "playwright")
    advice = "no Chromium was found and none could be fetched: install Chromium or Google Chrome, then run this again."
    run(VENV / "bin/python", "-m", "playwright", "install", "chromium", failure=advice)
    ask = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    path = run(VENV / "bin/python", "-c", ask)
    if not run(path, "--version"):
        raise MissingError(advice)
    return path


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
