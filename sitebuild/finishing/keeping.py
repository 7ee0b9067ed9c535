"""While a person is at work: what a build need not make again, because the build before has made the very same.

A page is converted anew where anything that it is made of has changed, and written anew where that or anything
around it has: its title elsewhere, the contents of the guide, the theme. All else is taken over as it was.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, DictLoader

from sitebuild.finishing.rendering import Rendering
from sitebuild.making import ROOT

CONVERTED = ("toc", "present_anchor_ids", "_title_from_render")
"""What the builder finds out of a page while it converts it, beside its HTML and its links."""

STANDS = "stands.html"
"""The template of a page that is written as it was."""

SEARCH = "material/search"
"""How the builder calls the plugin that makes the list of what can be found."""


@dataclass(frozen=True)
class Output:
    """A page as it was written, and where, the facts of which it was written, and its entries in the search."""

    place: str
    facts: Any
    text: str
    entries: list[Any]


class Keeping:
    """What one build has made, with what it has taken over from the build `before`.

    Pages, files and settings are the builder's own.
    """

    def __init__(self, rendering: Rendering, config: Any, files: Iterable[Any], before: "Keeping | None") -> None:
        self.rendering, self.before = rendering, before
        self.pages: dict[str, Any] = {}
        self.outputs: dict[str, Output] = {}
        self._facts: dict[str, Any] = {}
        self._frame: Any = None
        self._standing = frozenset[str]()
        self._indexed = 0
        # What is made for the browser has other names with every edit, and no page links to it.
        names = {file.src_uri for file in files if not file.generated_by}
        self._settings = (names, _texts(Path(config.config_file_path)), _texts(ROOT / "sitebuild/blocks/templates"))
        if before is not None:
            before.before = None
            if before._settings != self._settings:
                self.before = None

    def spare(self, page: Any) -> None:
        """Have a page that is the same not converted anew when its turn comes."""
        source = page.file.src_uri
        earlier = self.before.pages.get(source) if self.before else None
        if self.before and earlier and self.rendering.take_over(source, self.before.rendering):
            page.render = partial(_convert_as, earlier, page, self.rendering.pages[source].html)

    def keep(self, html: str, page: Any) -> None:
        """Keep a page that has been converted, or that was spared."""
        source = page.file.src_uri
        self.pages[source] = page
        if source not in self.rendering.pages:
            self.rendering.keep(html, source)

    def frame(self, env: Any, config: Any, navigation: Any) -> None:
        """Have every page written as it was that is the same, with all that the theme shows around it."""
        self._frame = (_tree(navigation.items), dict(config.extra), _texts(Path(config.theme.custom_dir)))
        self._facts = {source: page.meta for source, page in self.pages.items()}
        if self.before is None or self.before._frame != self._frame:
            return
        self._standing = frozenset(source for source in self.pages if self._stands(source, self.before))
        env.loader = ChoiceLoader([DictLoader({STANDS: "{{ page.meta.stands }}"}), env.loader])
        for source in self._standing:
            # The theme and the search are spared the page; its title still stands in the contents of others.
            page, text = self.pages[source], self.before.outputs[source].text
            page.meta = {**page.meta, "template": STANDS, "stands": text, "search": {"exclude": True}}

    def write(self, text: str, page: Any, config: Any) -> None:
        """Note a page as it is written, and what the search has found on it."""
        source, index = page.file.src_uri, config.plugins[SEARCH].search_index.entries
        if self.before is not None and source in self._standing:
            index.extend(self.before.outputs[source].entries)
        self.outputs[source] = Output(page.file.dest_uri, self._facts[source], text, index[self._indexed :])
        self._indexed = len(index)

    @property
    def written(self) -> dict[str, str | bytes]:
        """Every page as it is written, by its place in the site."""
        return {output.place: output.text for output in self.outputs.values()}

    def _stands(self, source: str, before: "Keeping") -> bool:
        if source not in before.outputs or self.rendering.pages[source] is not before.rendering.pages[source]:
            return False
        return bool(before.outputs[source].facts == self._facts[source])


def _convert_as(earlier: Any, page: Any, html: str, config: Any, files: Any) -> None:
    """Set in a page what the builder found out while it converted an `earlier` one."""
    page.content = html
    for name in CONVERTED:
        setattr(page, name, getattr(earlier, name))
    links = earlier.links_to_anchors or {}
    page.links_to_anchors = {files.get_file_from_path(file.src_uri): links[file] for file in links}


def _tree(items: Iterable[Any]) -> Any:
    """Return the contents of the guide: titles and addresses, section by section."""
    return [(item.title, getattr(item, "url", None), _tree(item.children or ())) for item in items]


def _texts(place: Path) -> dict[Path, str]:
    files = [place] if place.is_file() else place.rglob("*.html")
    return {file: file.read_text(encoding="utf-8") for file in files}
