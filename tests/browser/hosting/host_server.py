"""A host that reads `_headers` as Netlify and Cloudflare Pages do: it joins the headers of all paths that fit."""

import re
from fnmatch import fnmatchcase
from pathlib import Path

from tests.browser.support.site_server import SiteHandler


class HeadersHandler(SiteHandler):
    """Serves the site with the headers that the build wrote down for it, and its own page for what is not there."""

    def end_headers(self) -> None:
        """Add what `_headers` names for this path."""
        for name, value in self.wanted():
            self.send_header(name, value)
        super().end_headers()

    def wanted(self) -> list[tuple[str, str]]:
        """Return the headers of every rule whose path fits."""
        text = Path(self.directory, "_headers").read_text(encoding="utf-8")
        rules = re.findall(r"^(/\S*)\n((?:  .+\n)+)", text, re.MULTILINE)
        fitting = [lines for path, lines in rules if fnmatchcase(self.path, path)]
        return [
            (name, value) for lines in fitting for name, value in re.findall(r"^  ([\w-]+): (.+)$", lines, re.MULTILINE)
        ]

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own page where there is none."""
        content = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)
