"""What Netlify and Cloudflare Pages send with each file: they read it from `_headers` at the site's root.

Both join the headers of all paths that fit a file, so no header may be given for two such paths, unless both hold.
"""

import re
from collections.abc import Iterable, Mapping

from sitebuild.hosting.policy import WORKER

UNUSED = ("camera", "display-capture", "geolocation", "microphone", "midi", "payment", "usb")
EVERYWHERE = {
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED),
    "X-Content-Type-Options": "nosniff",
}
EMBED = "quiz/embed/"
"""Where the page lies that other sites show in a frame."""

UNFRAMED = {"X-Frame-Options": "DENY"}
FRAMED = {"Content-Security-Policy": "frame-ancestors *"}
"""Only a header can forbid that a page is shown inside another. Of two policies the stricter would hold, and so no page
could be exempt; a policy that names the pages around it takes the place of the older header."""

FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}
"""For a file whose name, or whose folder's, changes with its content. All others are asked for anew by both hosts."""

_NAMED_BY_CONTENT = re.compile(
    r"(assets/(?:lean|runtime|module|page)/[0-9a-f]{16}/).+|assets/.+\.[0-9a-f]{8}\.min\.\w+"
)


def headers_file(files: Iterable[str], words: str) -> str:
    """Return the text of `_headers` for files, as paths from the site's root, and for the policy of its pages."""
    files = sorted(files)
    rules = {"*": {"Content-Security-Policy": words, **UNFRAMED, **EVERYWHERE}, f"{EMBED}*": dict(FRAMED)}
    for file in files:
        if found := _NAMED_BY_CONTENT.fullmatch(file):
            rules[f"{found[1]}*" if found[1] else file] = dict(FOR_GOOD)
    for file in files:
        if re.fullmatch(r"assets/page/[0-9a-f]{16}/worker\.js", file):
            rules[file] = {"Content-Security-Policy": WORKER}
    return "\n".join(_lines(path, headers) for path, headers in rules.items())


def _lines(path: str, headers: Mapping[str, str]) -> str:
    return "".join((f"/{path}\n", *(f"  {name}: {value}\n" for name, value in headers.items())))
