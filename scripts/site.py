"""Build the site into site/: `python -m scripts.site`. Does nothing where nothing has changed."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from scripts.making.files import CACHE, ROOT, digest, holds, write_if_changed
from sitebuild.hosting.site import finish_for_hosts
from sitebuild.offline import keep_offline

SITE = ROOT / "site"
NOTE = CACHE / "site-note"
READ = ("docs", "theme", "sitebuild", "quiz/whichmodel", ".cache/assets")
ALSO_READ = ("mkdocs.yml", "CHANGELOG.md", "requirements/development.txt")


def build(site: Path = SITE, note: Path = NOTE, environment: Mapping[str, str] = os.environ) -> int:
    """Build strictly, unless `note` says that this very site stands already; return MkDocs' status."""
    files = [file for folder in READ for file in (ROOT / folder).rglob("*") if file.is_file()]
    addresses = (environment.get("SITE_URL", ""), environment.get("REPO_URL", ""))
    wanted = digest([*files, *(ROOT / name for name in ALSO_READ)], *addresses)
    if (site / "index.html").is_file() and holds(note, wanted):
        print(f"build: {site.name}/ is up to date")
        return 0
    print(f"build: writing the site to {site.name}/", flush=True)
    # A build that fails leaves what it wrote, so until it is done the site is nobody's.
    note.unlink(missing_ok=True)
    mkdocs = Path(sys.executable).with_name("mkdocs")
    options = ("build", "--quiet", "--strict", "--site-dir", site)
    status = subprocess.run([mkdocs, *options], cwd=ROOT, env=environment).returncode
    if status == 0:
        finish_for_hosts(site)
        keep_offline(site)
        write_if_changed(note, wanted)
    return status


if __name__ == "__main__":
    sys.exit(build())
