"""The steps of a build of the site: before its pages are rendered, page by page, and once they all are."""

import atexit
import gc
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from sitebuild.finishing.finishing import finish
from sitebuild.finishing.keeping import SEARCH, Keeping
from sitebuild.finishing.rendering import Rendering
from sitebuild.finishing.searching import as_searched, part_index, shaped
from sitebuild.guide.guide import load_guide, write_compiled
from sitebuild.guide.navigation import fill
from sitebuild.guide.pageend import page_facts
from sitebuild.making import make
from sitebuild.offline import SCRIPT
from sitebuild.reading.problems import ContentError, Problem
from sitebuild.sharing.dataset import dataset
from sitebuild.sharing.head import head
from sitebuild.sharing.publication import STAND_IN, Publication
from sitebuild.sharing.sharing import share, write
from sitebuild.templates import CompiledTemplates
from sitebuild.worksheets.files import files


class Building:
    """The build of a site, and of the same site again while a person is at work.

    The builder calls a method at each step; settings, pages and all else that it hands over are its own. A `draft`
    is shown with what it lacks, and whatever is the same is taken over from the build before. It finds
    `assets` for the browser where it is told, and is not written but handed over: `drafted` has its pages, `beside` the
    files beside them, both by their places in the site.
    """

    rendering: Rendering
    _publication: Publication
    _keeping: Keeping
    _navigation: Any
    _indexed: int

    def __init__(self) -> None:
        self.draft = False
        self.assets: Mapping[str, str] = {}
        self.drafted: dict[str, str | bytes] = {}
        self.beside: dict[str, str] = {}
        self._before: Keeping | None = None

    def start(self, command: str, **_: Any) -> None:
        """Remember whether a person is at work, or the process ends with the build."""
        self.draft = command == "serve"
        if not self.draft:
            # The build is over before the memory that this saves is worth the time.
            gc.disable()
            atexit.register(gc.freeze)

    def begin(self, config: Any) -> None:
        """Bring knowledge, wheel and browser files up to date, and set what hangs on the guide in the settings.

        Raises:
            ContentError: with every problem that keeps the guide from being compiled.
        """
        root = Path(config.config_file_path).parent
        guide = load_guide(root)
        write_compiled(guide)
        if not self.draft:
            make("scripts.prepare", "--compiled")
            guide = load_guide(root)
        address = "" if self.draft else config.site_url
        self._publication = said = Publication.of(config.site_name, config.site_description, address)
        guide = replace(guide, repository=config.repo_url or "", address=said.address, name=said.name)
        self.rendering = Rendering(replace(guide, assets=self.assets if self.draft else guide.assets))
        guide = self.rendering.guide
        config.markdown_extensions = self.rendering.instead_of_ours(config.markdown_extensions)
        config.extra["assets"] = {"page": guide.assets["page"]}
        config.extra["offline"] = None if self.draft else SCRIPT
        # Without a repository there is nothing to edit, and MkDocs would warn of it on every page.
        config.edit_uri = config.edit_uri if config.repo_url else ""
        config.nav = fill(config.nav or [], guide)

    def data(self) -> Iterator[tuple[str, str]]:
        """Yield the place and the text of each file of data that the site publishes beside its pages."""
        return dataset(self.rendering.guide, self._publication)

    def arrange(self, nav: Any, config: Any, files: Any) -> None:
        """Remember the contents of the guide until its pages have their titles."""
        self._navigation = nav
        self._indexed = 0
        self._keeping = Keeping(self.rendering, config, files, self._before)

    def body(self, source: str) -> str:
        """Return the page at `source` as the guide has read it, with the guide's address in place."""
        return self.rendering.guide.library.pages[source].body.replace(STAND_IN, self._publication.address or STAND_IN)

    def facts(self, source: str) -> dict[str, Any]:
        """Return what the guide tells the theme and the search of the page at `source`."""
        guide = self.rendering.guide
        shared = {} if self.draft else {"shared": head(guide, source, self._publication)}
        return {**page_facts(guide, source), **shared}

    def read(self, page: Any, **_: Any) -> str:
        """Return the text of a page, so that no file is read twice."""
        # Behind an empty line nothing is taken for facts of the page.
        return f"\n{self.body(page.file.src_uri)}"

    def tell(self, markdown: str, page: Any, **_: Any) -> None:
        """Set what the guide tells of a page, and spare it a conversion that it had."""
        page.meta = self.facts(page.file.src_uri)
        self._keeping.spare(page)

    def keep(self, html: str, page: Any, **_: Any) -> str:
        """Keep a page for the checks, and return it as the search is to read it; the plugin takes its marks out."""
        self._keeping.keep(html, page)
        return as_searched(html)

    def check(self, env: Any, config: Any, files: Any) -> None:
        """Check the whole guide, now that every page is rendered and none is written; a draft is shown before that.

        Raises:
            ContentError: with every problem of what is no draft.
        """
        env.bytecode_cache = CompiledTemplates()
        if self.draft:
            self._keeping.frame(env, config, self._navigation)
            others = [file for file in files if not file.is_documentation_page()]
            self.beside = {file.dest_uri: file.abs_src_path for file in others if file.abs_src_path}
            for file in filter(lambda file: file.abs_src_path, others):
                files.remove(file)
        elif problems := self.problems():
            raise ContentError(problems)

    def problems(self) -> tuple[Problem, ...]:
        """Return what the guide lacks that has been rendered last."""
        return finish(self.rendering.guide, self.rendering.pages).problems

    def write(self, output: str, page: Any, config: Any) -> str:
        """Shape what the search has found on a page, and keep the page of a draft rather than have it written."""
        entries, source = config.plugins[SEARCH].search_index.entries, page.file.src_uri
        entries[self._indexed :] = shaped(self.rendering.guide, source, entries[self._indexed :])
        if self.draft:
            self._keeping.write(output, page, config)
        self._indexed = len(entries)
        return "" if self.draft else output

    def end(self, config: Any) -> None:
        """Hand a draft over, or write what goes out with a finished guide."""
        if self.draft:
            self._before = self._keeping
            self._take_along(Path(config.site_dir))
            made = (file for file in Path(config.site_dir).rglob("*") if file.is_file())
            self.drafted = {file.relative_to(config.site_dir).as_posix(): file.read_bytes() for file in made}
            self.drafted |= self._keeping.written
            return
        part_index(Path(config.site_dir))
        self.share(Path(config.site_dir), config.nav)

    def share(self, site: Path, contents: Any) -> None:
        """Write into a site that is built what goes out with its pages, whose `contents` the builder reads."""
        articles = {source: page.html for source, page in self.rendering.pages.items()}
        self._take_along(site)
        share(site, self.rendering.guide, self._publication, articles, contents)

    def _take_along(self, site: Path) -> None:
        for place, content in files(self.rendering.guide):
            write(site / place, content)


BUILDING = Building()
"""The one of this process: the site's builder loads the hook under a name of its own, and both stand on this."""
