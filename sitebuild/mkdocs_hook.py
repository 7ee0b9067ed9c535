"""What only MkDocs can do, in the one module that imports it: stop a build on problems, serve what is made."""

import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from sitebuild.finishing.finishing import finish
from sitebuild.guide.guide import load_guide
from sitebuild.guide.navigation import fill
from sitebuild.guide.pageend import page_end, search_settings
from sitebuild.making import ROOT, Rebuild, made_files, make
from sitebuild.offline import SCRIPT, write_service_worker
from sitebuild.reading.problems import ContentError, report

_serving = False


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether a person is at work: `serve` shows a draft, and says what it lacks."""
    global _serving
    _serving = command == "serve"


def on_pre_build(config: MkDocsConfig) -> None:
    """Bring knowledge, wheel and browser files up to date, so that an edit shows in the quiz as well."""
    try:
        finished = finish(load_guide(ROOT))
    except ContentError as problems:
        raise PluginError(f"the content has problems\n{problems}") from problems
    if finished.problems:
        print(report(finished.problems), file=sys.stderr)
        if not _serving:
            raise PluginError("the guide is not finished; see above.")
    make("scripts.prepare", *(["--source-maps"] if _serving else []))
    config.extra["assets"] = load_guide(ROOT).assets
    config.extra["offline"] = None if _serving else SCRIPT
    config.nav = fill(config.nav or [], finished.site.guide)


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> None:
    """After an edit of scripts or styles alone, write those and no page."""
    watched = (config.docs_dir, str(config.config_file_path), *config.watch)
    page_files = f"{config.site_dir}/{load_guide(ROOT).assets['page']}"
    server.builder = Rebuild(watched, builder, lambda: make("scripts.making.bundle", page_files))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what was made for the browser, and leave out source maps unless a person is at work."""
    for place, path in made_files(load_guide(ROOT).assets):
        files.append(File.generated(config, place, abs_src_path=path))
    return Files(file for file in files if _serving or not file.src_uri.endswith(".map"))


def on_post_build(config: MkDocsConfig) -> None:
    """Say what the browser keeps for use without a network; not while a person is at work, who wants each edit at once."""
    if not _serving:
        script = ROOT / ".cache" / load_guide(ROOT).assets["page"] / SCRIPT
        write_service_worker(Path(config.site_dir), script.read_text(encoding="utf-8"))


def on_page_markdown(markdown: str, page: Any, config: MkDocsConfig, files: Files) -> None:
    """Tell the search how much the page counts and by which names it is known, and the theme how it ends."""
    guide, source = load_guide(ROOT), page.file.src_uri
    page.meta.update(search_settings(guide, source), page_end=page_end(guide, source))
