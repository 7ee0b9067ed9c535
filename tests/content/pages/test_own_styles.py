"""Our stylesheets hold no rule for what no page shows."""

import re
from collections.abc import Iterable

from scripts.making.bundle import THEME
from tests.conftest import ROOT

MADE_FROM = {
    "theme": (".html", ".js"),
    "quiz/page": (".js",),
    "sitebuild": (".html", ".py"),
    "docs": (".md", ".yml"),
}
"""Where the class of something that is shown may be named, and in which files."""

MARKDOWN = {"admonition", "admonition-title", "headerlink"}
"""What Markdown writes with the extensions of mkdocs.yml."""


def texts(folder: str, endings: Iterable[str]) -> str:
    """Return all that files of some kinds say, however deep they lie."""
    files = (file for file in (ROOT / folder).rglob("*") if file.suffix in endings)
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_every_class_in_our_stylesheets_is_given_to_something() -> None:
    """It is named whole, or in two parts, where a template or script fills in the second; or the theme's frame or script has it."""
    ours = "\n".join(texts(folder, endings) for folder, endings in MADE_FROM.items())
    (script,) = THEME.glob("assets/javascripts/bundle.*.min.js")
    theirs = (THEME / "base.html").read_text(encoding="utf-8") + script.read_text(encoding="utf-8")
    named = set(re.findall(r"[\w-]+", ours)) | set(re.findall(r"[\w-]+", theirs)) | MARKDOWN
    filled_in = set(re.findall(r"([\w-]+-)(?=\$?\{|\"\s*[+~])", ours)) - {"wm-"}  # which begins names of events
    sheets = re.sub(r"/\*.*?\*/", "", "\n".join(texts(folder, [".css"]) for folder in MADE_FROM), flags=re.DOTALL)
    styled = set(re.findall(r"\.(-?[a-zA-Z_][\w-]*)(?=[^{};]*\{)", sheets))

    assert len(styled) > 300
    assert {
        name
        for name in styled - named
        if not any(name.startswith(part) and name.removeprefix(part) in named for part in filled_in)
    } == set()
