"""Build the site into site/: `python -m scripts.site [mkdocs|zensical]`. Does nothing where nothing has changed.

Exit status 1 with problems, 2 where SITE_URL or REPO_URL is no address.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from scripts.making.files import CACHE, ROOT, digest, holds, write_if_changed
from sitebuild.hosting.addresses import BadAddress, addresses
from sitebuild.hosting.site import finish_for_hosts
from sitebuild.offline import keep_offline
from sitebuild.reading.problems import ContentError

SITE = ROOT / "site"
NOTE = CACHE / "site-note"
READ = ("docs", "theme", "sitebuild", "quiz/whichmodel")
USAGE = 2
"""The status for what the command was given."""

MADE = CACHE / "assets"
"""What the site serves beside its pages, which the builder brings up to date before it begins."""

ALSO_READ = ("mkdocs.yml", "CHANGELOG.md", "requirements/development.txt", "requirements/zensical.txt")

Built = tuple[int, Sequence[str]]
"""What the builder ended with, and the hashes of the styles that scripts of its theme write into a page."""


def build(
    site: Path = SITE, note: Path = NOTE, environment: Mapping[str, str] = os.environ, engine: str = "mkdocs"
) -> int:
    """Build strictly, unless `note` says that this very site stands already, whole; return a status for the shell."""
    try:
        given = addresses(environment)
    except BadAddress as problem:
        print(f"build: {problem}", file=sys.stderr)
        return USAGE
    read = [file for folder in READ for file in _files(ROOT / folder)]
    wanted = digest([*read, *(ROOT / name for name in ALSO_READ)], engine, *given.values())
    if (site / "index.html").is_file() and holds(note, f"{wanted} {digest(_files(MADE))} {_state(site)}"):
        print(f"build: {site.name}/ is up to date")
        return 0
    print(f"build: writing the site to {site.name}/", flush=True)
    # A build that fails leaves what it wrote, so until it is done the site is nobody's.
    note.unlink(missing_ok=True)
    status, styles = ENGINES[engine](site, {**environment, **given})
    if status == 0:
        finish_for_hosts(site, styles)
        keep_offline(site)
        write_if_changed(note, f"{wanted} {digest(_files(MADE))} {_state(site)}")
    return status


def _with_mkdocs(site: Path, environment: Mapping[str, str]) -> Built:
    """Run MkDocs and show what is more than a report of its progress.

    Asked to be quiet, it counts no warning, and its strictness means nothing.
    """
    command = (Path(sys.executable).with_name("mkdocs"), "build", "--strict", "--site-dir", site)
    done = subprocess.run(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)
    for line in done.stderr.splitlines():
        if not line.startswith("INFO"):
            print(line, file=sys.stderr)
    return done.returncode, ()


def _with_zensical(site: Path, environment: Mapping[str, str]) -> Built:
    # Only who asks for it has it installed.
    from sitebuild.zensical_site import STYLES, build

    try:
        build(ROOT, site, environment)
    except (ContentError, RuntimeError) as error:
        print(f"build: the site is not built: {error}", file=sys.stderr)
        return 1, ()
    return 0, STYLES


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def _state(site: Path) -> str:
    """Return what a site holds, so that a page that was deleted or changed is noticed."""
    files = _files(site)
    return digest(files, *(file.relative_to(site).as_posix() for file in files))


ENGINES: Mapping[str, Callable[[Path, Mapping[str, str]], Built]] = {"mkdocs": _with_mkdocs, "zensical": _with_zensical}
"""What can build the site, by name."""


if __name__ == "__main__":
    sys.exit(build(engine=(*sys.argv[1:], "mkdocs")[0]))
