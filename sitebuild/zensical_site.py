"""What only Zensical can do, in the one module that imports it: build the site from plain pages and their settings.

Zensical runs no hooks and knows no page but files. So a workshop is filled for it: pages with what the guide tells of
them on top, templates, files for the browser, settings. It converts the pages with the extensions that the settings
name, the last of which is this module: it resolves links, and keeps each page for the checks.
"""

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from pathlib import Path
from posixpath import dirname, relpath
from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from sitebuild.finishing.building import Building
from sitebuild.finishing.searching import MARK, as_searched, shaped
from sitebuild.guide.pageend import address
from sitebuild.making import made_files
from sitebuild.reading.page import read_data_file
from sitebuild.reading.problems import ContentError

HERE = "sitebuild.zensical_site"
TEMPLATES = ("theme/templates", "theme/zensical")
"""Our templates, and before them those that Zensical needs to be otherwise."""

TOLD = ("title", "description", "hide", "template", "search", "tags", "reviewed", "page_end", "shared")
"""What templates and search ask of a page. Zensical hands all that a page says to every other page."""

FRAMED, FRAME = "quiz/index.md", "quiz/embed.md"
"""The quiz, and where its page for frames stands, which is a page of its own here."""

STYLES = ("'sha256-NwSx/R2V/U4jnW0Tq5pQ53Y/rzPVJ4dqE7D6UTA/J1k='",)
"""What its script writes into a style element, for the search. A browser says the hash of what it refuses."""

FENCES = ("pymdownx.superfences", "fenced_code")
"""What it would have read code, which is therefore named first, and what MkDocs has, which so takes its place."""

_FROM_HERE = re.compile(r'(\b(?:href|src)=")(?![#/]|\w+:)(?:\./)?')

_building = Building()


def build(root: Path, site: Path, environment: Mapping[str, str]) -> None:
    """Build the guide below `root` into the folder `site`, with the addresses that the environment names.

    Raises:
        ContentError: with every problem that keeps the guide from being published.
    """
    from zensical import build as build_with_zensical

    file = root / "mkdocs.yml"
    page, problems = read_data_file(root, file, "!ENV")
    if problems:
        raise ContentError(problems)
    addresses = {name: environment.get(name.upper(), "") for name in ("site_url", "repo_url")}
    settings = SimpleNamespace(**{**page.front.data, **addresses}, extra={}, config_file_path=str(file))
    _building.begin(settings)
    workshop = root / ".cache/zensical"
    shutil.rmtree(workshop, ignore_errors=True)
    _fill(workshop, root, settings)
    build_with_zensical(str(workshop / "mkdocs.yml"), {"strict": True, "clean": True})
    # For the checks and the copies it is no page of the guide.
    del _building.rendering.pages[FRAME]
    if found := _building.problems():
        raise ContentError(found)
    for html in (workshop / "site").rglob("*.html"):
        text = html.read_text(encoding="utf-8")
        # Its own link across the header leads to a place that our templates do not have.
        html.write_text(text.replace('"#__skip"', '"#wm-content"').replace(MARK, ""), encoding="utf-8")
    _shape_index(workshop / "site/search.json")
    # Pages have styles of their own.
    shutil.rmtree(workshop / "site/assets/stylesheets")
    shutil.rmtree(site, ignore_errors=True)
    (workshop / "site").rename(site)
    _building.share(site, settings.nav)


def _fill(workshop: Path, root: Path, settings: Any) -> None:
    docs, guide = workshop / "docs", _building.rendering.guide
    shutil.copytree(root / "docs", docs, ignore=shutil.ignore_patterns("_data", "*.md"))
    for place, path in made_files(guide.assets):
        if not path.endswith(".map"):
            _write(docs / place, Path(path).read_bytes())
    for place, text in _building.data():
        _write(docs / place, text)
    for source in guide.library.pages:
        _write(docs / source, _page(source))
    _write(docs / FRAME, _page(FRAMED, template="quiz/embed/index.html", search={"exclude": True}))
    for folder in TEMPLATES:
        shutil.copytree(root / folder, workshop / "theme", dirs_exist_ok=True)
    extensions = [HERE if name is _building.rendering else name for name in settings.markdown_extensions]
    whole = {
        **vars(settings),
        "docs_dir": "docs",
        "watch": [],
        "theme": {**settings.theme, "custom_dir": "theme", "variant": "classic", "static_templates": []},
        "markdown_extensions": [*FENCES, *extensions],
        "plugins": ["search"],
        # Its own check reads the text of the pages, and no link from the root of docs/. Ours reads what they became.
        "validation": False,
    }
    _write(workshop / "mkdocs.yml", _json(whole))


def _shape_index(file: Path) -> None:
    guide, index = _building.rendering.guide, json.loads(file.read_text(encoding="utf-8"))
    sources = {address(f"/{source}").removeprefix("./"): source for source in guide.library.pages}
    found = ((sources[item["location"].partition("#")[0]], item) for item in index["items"])
    index["items"] = [{"tags": [], **each} for source, item in found for each in shaped(guide, source, [item])]
    _write(file, _json(index))


def _page(source: str, **otherwise: Any) -> str:
    facts = {name: value for name, value in _building.facts(source).items() if name in TOLD}
    return f"---\n{_json({**facts, **otherwise})}\n---\n\n{_building.body(source)}"


def _json(value: Any) -> str:
    # Whatever is JSON is YAML as well.
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else str(value)


def _write(file: Path, content: str | bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)


class _Links(Treeprocessor):
    """Resolves links from the root of docs/, once the guide has noted them."""

    def run(self, root: Element) -> None:
        """Resolve those of a page."""
        here = dirname(_source(self.md))
        for part in root.iter():
            for name in ("href", "src"):
                if (link := part.get(name, "")).startswith("/") and not link.startswith("//"):
                    part.set(name, _relative(link, here))


class _Keep(Postprocessor):
    """Keeps a page as it is shown, and hands it on as the search is to read it."""

    def run(self, text: str) -> str:
        """Keep a page."""
        source = _source(self.md)
        # Zensical leads every such link of a page that is no index one folder up.
        shown = text if source.endswith("index.md") else _FROM_HERE.sub(r"\1../", text)
        _building.rendering.keep(shown, source)
        return as_searched(text)


class _Ours(Extension):
    """The guide's blocks and citations, and what Zensical leaves to be done."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register both."""
        _building.rendering.extendMarkdown(md)
        # Between what notes the links (0) and what needs them resolved (-10).
        md.treeprocessors.register(_Links(md), "resolve-links", -5)
        md.postprocessors.register(_Keep(md), "keep-page", -100)


def makeExtension(**configuration: Any) -> Extension:  # noqa: N802 - Python-Markdown's name
    """Return the extension; Python-Markdown calls this."""
    return _Ours(**configuration)


def _source(md: Markdown) -> str:
    return str(md.preprocessors["rendering_context"].page.path)


def _relative(link: str, folder: str) -> str:
    page, mark, anchor = link.partition("#")
    target = address(page) if page.endswith(".md") else page.removeprefix("/")
    return f"{relpath(target, folder or '.')}{'/' if target.endswith('/') else ''}{mark}{anchor}"
