"""The Content Security Policy: a page runs, shows and fetches nothing but what belongs to the site.

Each page carries it in a `meta` element, so that it holds on every host. The theme's inline scripts are allowed
by their hashes, over all pages together: instant navigation changes the page and keeps the policy.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256

ELEMENTS_WITH_PYTHON = ("<which-model-quiz", "<which-model-diagnosis", "<which-model-costs")
"""A page with one of these runs Python, and so WebAssembly."""

WEBASSEMBLY = "'wasm-unsafe-eval'"
WORKER = f"default-src 'none'; script-src 'self' {WEBASSEMBLY}; connect-src 'self'"
"""For the worker in which Python runs. A worker goes by the policy that it was served with, not by its page's."""

_INLINE = re.compile(r"<script(?![^>]*\ssrc=)([^>]*)>(.*?)</script>", re.DOTALL)
_DATA = re.compile(r"""\btype=["']application/(?:ld\+)?json["']""")
_FIRST = '<meta charset="utf-8">'


def inline_scripts(html: str) -> Iterator[str]:
    """Yield the text of each script that stands in the page itself; data in a script element is none."""
    return (text for attributes, text in _INLINE.findall(html) if not _DATA.search(attributes))


def hashes(pages: Iterable[str]) -> tuple[str, ...]:
    """Return, as a policy names them, the hashes of all inline scripts of some pages, in a stable order."""
    texts = {text for html in pages for text in inline_scripts(html)}
    return tuple(sorted(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts))


def policy(allowed: Iterable[str], *, python: bool = False, base: str = "'none'", styles: Iterable[str] = ()) -> str:
    """Return the policy of a page whose inline scripts have the hashes `allowed`.

    `python` tells whether it runs Python, `base` who may say what its links are relative to, and `styles` has the hashes
    of what a script of the theme writes into a `style` element.
    """
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(("'self'", *allowed, *([WEBASSEMBLY] if python else []))),
        "style-src": " ".join(("'self'", *styles)),
        # The theme's stylesheet holds its small icons.
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": base,
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def with_policy(html: str, words: str) -> str:
    """Return a page that asks for a policy before anything in it can be run, shown or fetched.

    Raises ValueError for a page in which the place for it cannot be found.
    """
    if html.count(_FIRST) != 1:
        raise ValueError(f"a page has no {_FIRST} behind which its policy could stand, or more than one")
    return html.replace(_FIRST, f'{_FIRST}<meta http-equiv="Content-Security-Policy" content="{words}">')
