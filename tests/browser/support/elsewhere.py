"""A page of another site that shows the quiz, as the guide tells its maker to."""

import re
from pathlib import Path

from playwright.sync_api import Page

from sitebuild.sharing.publication import STAND_IN
from tests.conftest import ROOT

LINES, SCRIPT_ALONE, POLICY, PLAIN_FRAME = re.findall(
    r"```(?:html|text)\n(.*?)```", (ROOT / "docs/about/embed.md").read_text(encoding="utf-8"), re.DOTALL
)
"""What the guide tells others to paste, and what to add to a policy."""


class Elsewhere:
    """Another origin, and another site as well: what a frame keeps there is apart from what the guide keeps."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        self.address = address.replace("127.0.0.1", "localhost")
        self._shown = 0

    def write(self, guide: str, lines: str = LINES, *, policy: str = "") -> None:
        """Write a page that holds lines which the guide at an address gives to others."""
        meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">' if policy else ""
        html = f"""<!doctype html><html lang="en"><head><meta charset="utf-8">{meta}<title>Elsewhere</title>
            <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"></head>
            <body><h1>Somebody’s own page</h1>{lines}</body></html>"""
        (self.folder / "index.html").write_text(html.replace(STAND_IN, guide), encoding="utf-8")

    def show(self, page: Page, guide: str, lines: str = LINES, *, policy: str = "") -> None:
        """Open such a page."""
        self.write(guide, lines, policy=policy)
        # A browser takes a page that was written within a second of the one before for the same.
        self._shown += 1
        page.goto(f"{self.address}?{self._shown}")
