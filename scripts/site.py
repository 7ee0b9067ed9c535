"""Build the site into site/: `python -m scripts.site [mkdocs|zensical]`. Does nothing where nothing has changed."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from scripts.making.files import CACHE, ROOT, digest, holds, write_if_changed
from sitebuild.hosting.site import finish_for_hosts
from sitebuild.offline import keep_offline
from sitebuild.reading.problems import ContentError

SITE = ROOT / "site"
NOTE = CACHE / "site-note"
READ = ("docs", "theme", "sitebuild", "quiz/whichmodel", ".cache/assets")
ALSO_READ = ("mkdocs.yml", "CHANGELOG.md", "requirements/development.txt", "requirements/zensical.txt")

Built = tuple[int, Sequence[str]]
"""What the builder ended with, and the hashes of the styles that scripts of its theme write into a page."""


def build(
    site: Path = SITE, note: Path = NOTE, environment: Mapping[str, str] = os.environ, engine: str = "mkdocs"
) -> int:
    """Build strictly, unless `note` says that this very site stands already; return what a process ends with."""
    files = [file for folder in READ for file in (ROOT / folder).rglob("*") if file.is_file()]
    addresses = (environment.get("SITE_URL", ""), environment.get("REPO_URL", ""))
    wanted = digest([*files, *(ROOT / name for name in ALSO_READ)], engine, *addresses)
    if (site / "index.html").is_file() and holds(note, wanted):
        print(f"build: {site.name}/ is up to date")
        return 0
    print(f"build: writing the site to {site.name}/", flush=True)
    # A build that fails leaves what it wrote, so until it is done the site is nobody's.
    note.unlink(missing_ok=True)
    status, styles = ENGINES[engine](site, environment)
    if status == 0:
        finish_for_hosts(site, styles)
        keep_offline(site)
        write_if_changed(note, wanted)
    return status


def _with_mkdocs(site: Path, environment: Mapping[str, str]) -> Built:
    mkdocs = Path(sys.executable).with_name("mkdocs")
    options = ("build", "--quiet", "--strict", "--site-dir", site)
    return subprocess.run([mkdocs, *options], cwd=ROOT, env=environment).returncode, ()


def _with_zensical(site: Path, environment: Mapping[str, str]) -> Built:
    # Only who asks for it has it installed.
    from sitebuild.zensical_site import STYLES, build

    try:
        build(ROOT, site, environment)
    except (ContentError, RuntimeError) as error:
        print(f"build: the site is not built: {error}", file=sys.stderr)
        return 1, ()
    return 0, STYLES


ENGINES: Mapping[str, Callable[[Path, Mapping[str, str]], Built]] = {"mkdocs": _with_mkdocs, "zensical": _with_zensical}
"""What can build the site, by name."""


if __name__ == "__main__":
    sys.exit(build(engine=(*sys.argv[1:], "mkdocs")[0]))
