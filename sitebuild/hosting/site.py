"""From what the builder wrote to a site that any host can serve."""

import re
from collections.abc import Iterable
from pathlib import Path

from sitebuild.hosting.headers import headers_file
from sitebuild.hosting.policy import ELEMENTS_WITH_PYTHON, hashes, policy, with_policy

NOT_FOUND = "404.html"


def finish_for_hosts(site: Path, styles: Iterable[str] = ()) -> None:
    """Write its policy into every page of a site that was just built, and `_headers` beside them.

    `styles` are the hashes of the styles that its theme's script writes into a page.
    """
    pages = {file: file.read_text(encoding="utf-8") for file in sorted(site.rglob("*.html"))}
    not_found = site / NOT_FOUND
    if not_found in pages:
        pages[not_found] = relative_to_base(pages[not_found])
    # Nobody comes to that page by instant navigation, so the others need not allow what it runs.
    others = hashes(html for file, html in pages.items() if file != not_found)
    for file, html in pages.items():
        python = any(element in html for element in ELEMENTS_WITH_PYTHON)
        words = policy(others, python=python, styles=styles)
        if file == not_found:
            words = policy(hashes(pages.values()), base="'self'", styles=styles)
        file.write_text(with_policy(html, words), encoding="utf-8")
    files = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    # One policy for all paths has to allow what each of them needs.
    every = policy(hashes(pages.values()), python=True, base="'self'", styles=styles)
    (site / "_headers").write_text(headers_file(files, every), encoding="utf-8")


def relative_to_base(html: str) -> str:
    """Return a page whose own links and files are given from the root that its `base` element names.

    Raises ValueError for a page without such an element.
    """
    found = re.search(r'<base href="(/[^"]*)"', html)
    if not found:
        raise ValueError(f"{NOT_FOUND} has no <base> that says where the site begins")
    own = re.compile(rf'(?<!<base)( (?:href|src|data-theme|data-offline)=")(?!//){re.escape(found[1])}([^"]*)"')
    return own.sub(lambda link: f'{link[1]}{link[2] or "./"}"', html)
