"""The built site as the browser tests see it: the theme knows its own pages there, and CPython may stand in for Pyodide."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

from scripts.browsing import Handler
from tests.conftest import SITE_URL

ANSWERS, BLANK = "answers-of-the-decision-module", "blank-page-of-the-tests"
"""Where the stand-in asks, and where nothing is shown and no script runs. No page of the site has these addresses."""

STAND_IN = f"""
onmessage = async ({{ data }}) => {{
  if (data.kind === "start") {{
    // As much of the runtime as tells whether it can be had.
    const reached = await fetch(new URL("pyodide.mjs", data.runtimeUrl)).catch(() => null);
    postMessage(reached ? {{ kind: "ready" }} : {{ kind: "failed", message: "the runtime cannot be loaded" }});
    return;
  }}
  const request = new XMLHttpRequest();
  request.open("POST", "/{ANSWERS}", false);
  request.send(data.text);
  const broken = {{ kind: "failed", message: request.statusText }};
  postMessage(request.status === 200 ? {{ kind: "answer", id: data.id, text: request.responseText }} : broken);
}};
"""
"""A worker that speaks with the page as the real one does, and lets this process answer what Pyodide would."""


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
