"""What only MkDocs can do, in the one module that imports it: stop a build on problems, serve what is made."""

import gc
import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from sitebuild.finishing.finishing import finish
from sitebuild.finishing.rendering import Rendering
from sitebuild.guide.guide import load_guide, write_compiled
from sitebuild.guide.navigation import fill
from sitebuild.guide.pageend import page_end, search_settings
from sitebuild.making import ROOT, Rebuild, made_files, make
from sitebuild.offline import SCRIPT
from sitebuild.reading.problems import ContentError, report

_serving = False
_rendering: Rendering


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether a person is at work: `serve` shows a draft, and says what it lacks."""
    global _serving
    _serving = command == "serve"
    if not _serving:
        gc.disable()  # A build is over before the memory that this saves is worth the time.


def on_pre_build(config: MkDocsConfig) -> None:
    """Bring knowledge, wheel and browser files up to date, so that an edit shows in the quiz as well."""
    global _rendering
    try:
        write_compiled(load_guide(ROOT))
    except ContentError as problems:
        raise PluginError(f"the content has problems\n{problems}") from problems
    make("scripts.prepare", "--compiled", *(["--source-maps"] if _serving else []))
    _rendering = Rendering(load_guide(ROOT))
    config.markdown_extensions = _rendering.instead_of_ours(config.markdown_extensions)
    config.extra["assets"] = _rendering.guide.assets
    config.extra["offline"] = None if _serving else SCRIPT
    config.nav = fill(config.nav or [], _rendering.guide)


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> None:
    """After an edit of scripts or styles alone, write those and no page."""
    watched = (config.docs_dir, str(config.config_file_path), *config.watch)
    page_files = f"{config.site_dir}/{_rendering.guide.assets['page']}"
    server.builder = Rebuild(watched, builder, lambda: make("scripts.making.bundle", page_files))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what was made for the browser, and leave out source maps unless a person is at work."""
    for place, path in made_files(_rendering.guide.assets):
        files.append(File.generated(config, place, abs_src_path=path))
    return Files(file for file in files if _serving or not file.src_uri.endswith(".map"))


def on_page_markdown(markdown: str, page: Any, **_: Any) -> None:
    """Tell the search how much the page counts and by which names it is known, and the theme how it ends."""
    guide, source = _rendering.guide, page.file.src_uri
    page.meta.update(search_settings(guide, source), page_end=page_end(guide, source))


def on_page_content(html: str, page: Any, **_: Any) -> None:
    """Keep where the page leads, for the checks."""
    _rendering.keep(html, page.file.src_uri)


def on_env(env: Any, **_: Any) -> None:
    """Check the whole guide, now that every page is rendered and none is written."""
    if problems := finish(_rendering.guide, _rendering.pages).problems:
        print(report(problems), file=sys.stderr)
        if not _serving:
            raise PluginError("the guide is not finished; see above.")
