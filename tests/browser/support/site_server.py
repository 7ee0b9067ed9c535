"""The built site as the browser tests see it: the theme knows its own pages there, and CPython may stand in for Pyodide."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from threading import Event
from typing import Any, Literal

from scripts.browsing import Handler
from tests.conftest import SITE_URL

ANSWERS, BLANK = "answers-of-the-decision-module", "blank-page-of-the-tests"
"""Where the stand-in asks, and where nothing is shown and no script runs. No page of the site has these addresses."""

STAND_IN = f"""
onmessage = async ({{ data }}) => {{
  if (data.kind === "start") {{
    // As much of the runtime as tells whether it can be had.
    const reached = await fetch(new URL("pyodide-lock.json", data.runtimeUrl)).catch(() => null);
    postMessage(reached ? {{ kind: "ready" }} : {{ kind: "failed", trouble: "dropped", detail: "pyodide-lock.json" }});
    return;
  }}
  const request = new XMLHttpRequest();
  request.open("POST", "/{ANSWERS}", false);
  request.send(data.text);
  const broken = {{ kind: "failed", trouble: "broken", detail: request.statusText }};
  postMessage(request.status === 200 ? {{ kind: "answer", id: data.id, text: request.responseText }} : broken);
}};
"""
"""A worker that speaks with the page as the real one does, and lets this process answer what Pyodide would."""


VERSION = re.compile(r"(assets/(?:lean|runtime)/)(\w+)")
"""Where Python lies, and the part of the address that tells which."""


class SiteHandler(Handler):
    """Serves the site, whose sitemap names this very server: the theme navigates instantly only to what stands there."""

    def do_GET(self) -> None:  # noqa: N802
        """Send a file, and the sitemap with our own address in the place of the published one."""
        if self.path == "/sitemap.xml":
            text = Path(self.directory, "sitemap.xml").read_text(encoding="utf-8")
            self.send_text(text.replace(SITE_URL, f"http://{self.headers['Host']}/"), "application/xml")
        elif self.path == f"/{BLANK}":
            self.send_text("<!doctype html><title>Nothing</title><link rel='icon' href='data:,'>", "text/html")
        else:
            super().do_GET()

    def send_text(self, text: str, kind: str) -> None:
        """Send a text that lies in no file."""
        content = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class StandInHandler(SiteHandler):
    """The same with another worker, which needs no Pyodide: a page is ready in a tenth of the time."""

    def __init__(self, *given: Any, answer: Callable[[str], str], **more: Any) -> None:
        self.answer = answer
        super().__init__(*given, **more)

    def do_GET(self) -> None:  # noqa: N802
        """Send the stand-in wherever the page asks for its worker."""
        name = PurePosixPath(self.path).name
        if name.startswith("worker") and name.endswith(".js"):
            self.send_text(STAND_IN, "text/javascript")
        else:
            super().do_GET()

    def do_POST(self) -> None:  # noqa: N802
        """Answer as the worker would: with the reply of the decision module."""
        request = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.send_text(self.answer(request), "application/json")


Ill = Literal["refused", "missing", "replaced", "mistyped", "half", "dropped", "paused"]
"""What a host does with a file: 403, 404, a web page in its place, the wrong type, half of it as if it were whole, half of
it and no more, or half of it and the rest when it is told to go on."""


@dataclass
class Host:
    """What a host does to the files that it is asked for by name, and what it has sent of each."""

    ill: dict[str, Ill] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    knows_only: tuple[str, ...] = ()
    """The endings whose type it knows; all where this is empty."""
    published: str = ""
    """The version that took the place of the runtime as it was built."""
    sent: Counter[str] = field(default_factory=Counter)
    go_on: Event = field(default_factory=Event)


class HostHandler(SiteHandler):
    """A host that does as a test says, at any time; it sends the rest of a file to whoever asks for that alone."""

    def __init__(self, *given: Any, host: Host, **more: Any) -> None:
        self.host = host
        super().__init__(*given, **more)

    def guess_type(self, path: Any) -> str:
        """Return the type of a file, as far as this host knows it."""
        known = self.host.knows_only
        return super().guess_type(path) if not known or str(path).endswith(known) else "application/octet-stream"

    def end_headers(self) -> None:
        """Add the headers that every answer of this host has."""
        for name, value in self.host.headers.items():
            self.send_header(name, value)
        super().end_headers()

    def do_GET(self) -> None:  # noqa: N802
        """Send what was asked for, or what becomes of it here."""
        path = Path(self.translate_path(self.path))
        if self.host.published:
            if (asked := VERSION.search(self.path)) and asked[2] != self.host.published:
                self.send_error(404)
                return
            if asked:
                (built,) = Path(self.directory, asked[1]).iterdir()
                path = Path(str(path).replace(self.host.published, built.name))
        if self.path.endswith("/") and self.host.published:
            text = (path / "index.html").read_text(encoding="utf-8")
            self.send_text(VERSION.sub(rf"\g<1>{self.host.published}", text), "text/html")
        elif "/assets/" in self.path and path.is_file():
            self._send(path, self.host.ill.get(path.name))
        else:
            super().do_GET()

    def _send(self, path: Path, ill: Ill | None) -> None:
        if ill in ("refused", "missing"):
            self.send_error(403 if ill == "refused" else 404)
            return
        if ill == "replaced":
            self.send_text("<!doctype html><title>Sign in</title>", "text/html")
            return
        modified = self.date_time_string(path.stat().st_mtime)
        if not ill and self.headers["If-Modified-Since"] == modified:
            self.send_response(304)
            self.end_headers()
            return
        whole = path.read_bytes()
        # A browser that kept a part of a file may ask for a piece of it alone.
        wanted = re.match(r"bytes=(\d+)-(\d*)$", self.headers["Range"] or "")
        start, last = (int(wanted[1]), int(wanted[2] or len(whole) - 1)) if wanted else (0, len(whole) - 1)
        content = whole[start : len(whole) // 2 if ill == "half" else last + 1]
        self.send_response(206 if wanted else 200)
        self.send_header("Content-Type", "text/plain" if ill == "mistyped" else self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Last-Modified", modified)
        if wanted:
            self.send_header("Content-Range", f"bytes {start}-{last}/{len(whole)}")
        self.end_headers()
        middle = len(content) // 2 if ill in ("dropped", "paused") else len(content)
        self.wfile.write(content[:middle])
        self.host.sent[path.name] += middle
        if ill == "paused":
            self.host.go_on.wait()
            self.wfile.write(content[middle:])
            self.host.sent[path.name] += len(content) - middle
        self.close_connection = ill == "dropped"
