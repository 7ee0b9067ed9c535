"""Build the site into site/: `python -m scripts.site`. Does nothing where nothing has changed."""

import os
import subprocess
import sys
from pathlib import Path

from scripts.files import CACHE, ROOT, digest, write_if_changed

SITE = ROOT / "site"
NOTE = CACHE / "site-note"
READ = ("docs", "theme", "sitebuild", "quiz/whichmodel", ".cache/assets")
ALSO_READ = ("mkdocs.yml", "requirements/development.txt")


def main() -> int:
    """Build strictly; return MkDocs' status."""
    files = [file for folder in READ for file in (ROOT / folder).rglob("*") if file.is_file()]
    addresses = (os.environ.get("SITE_URL", ""), os.environ.get("REPO_URL", ""))
    wanted = digest([*files, *(ROOT / name for name in ALSO_READ)], *addresses)
    if (SITE / "index.html").is_file() and NOTE.is_file() and NOTE.read_text(encoding="utf-8") == wanted:
        print("build: site/ is up to date")
        return 0
    print("build: writing the site to site/", flush=True)
    # A build that fails leaves what it wrote, so until it is done the site is nobody's.
    NOTE.unlink(missing_ok=True)
    mkdocs = Path(sys.executable).with_name("mkdocs")
    status = subprocess.run([mkdocs, "build", "--quiet", "--strict", "--site-dir", SITE], cwd=ROOT).returncode
    if status == 0:
        write_if_changed(NOTE, wanted)
    return status


if __name__ == "__main__":
    sys.exit(main())
