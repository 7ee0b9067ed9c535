"""What the browser keeps of the site for use without a network: a list of all its files, before the script that keeps them."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SCRIPT = "service-worker.js"
"""Where the script stands: at the root, since it may keep only what lies below it."""

HASHED = ("assets/lean/", "assets/module/", "assets/page/", "assets/runtime/")
"""Folders that are named after what is in them, so their files never change."""

LEFT_OUT = (
    *(SCRIPT, "sitemap.xml", "sitemap.xml.gz", "feed.xml", "_headers", "assets/cards/", "data/"),
    *("embed.js", "quiz/embed/"),
)
"""What only hosts, search engines, other programs and other sites ask for, as files and folders."""

ENDINGS_LEFT_OUT = (".map", ".txt")
COPY = "index.md"
"""What no page asks for, by its ending and by its name: copies of pages are there for programs."""

PLAIN_WAY = ("assets/module/", "assets/runtime/")
"""What Python needs only where its lean way fails: kept once it was used."""


def keep_offline(site: Path) -> None:
    """Write the service worker of a site that is finished but for it, from the script that was bundled for it."""
    for bundled in (site / "assets/page").glob(f"*/{SCRIPT}"):
        script = bundled.read_text(encoding="utf-8")
        bundled.unlink()
        write_service_worker(site, script)


def write_service_worker(site: Path, script: str) -> None:
    """Write the service worker of a built site: the files it keeps, and after them `script`."""
    kept = json.dumps(list(kept_files(site)), separators=(",", ":"))
    (site / SCRIPT).write_text(f"self.keptOffline={kept};\n{script}", encoding="utf-8")


def kept_files(site: Path) -> Iterator[dict[str, Any]]:
    """Yield the address of every file that is kept, with a revision where the address does not tell its version."""
    left_out = (*LEFT_OUT, *(PLAIN_WAY if (site / "assets/lean").is_dir() else ()))
    for file in sorted(site.rglob("*")):
        place = file.relative_to(site).as_posix()
        unasked = file.suffix in ENDINGS_LEFT_OUT or file.name in (COPY, SCRIPT)
        if not file.is_file() or place.startswith(left_out) or unasked:
            continue
        revision = None if place.startswith(HASHED) else hashlib.sha256(file.read_bytes()).hexdigest()[:16]
        yield {"url": place, "revision": revision}
