"""What only MkDocs can do, in the one module that imports it: stop a build on problems, serve what is made."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

from sitebuild.finishing.building import begin, check_all
from sitebuild.finishing.keeping import Keeping
from sitebuild.finishing.rendering import Rendering
from sitebuild.guide.guide import MANIFEST
from sitebuild.guide.pageend import page_facts
from sitebuild.making import Preparation, Rebuild, made_files, make
from sitebuild.reading.problems import ContentError
from sitebuild.templates import CompiledTemplates

_serving = False
_preparation: Preparation
_rendering: Rendering
_keeping: Keeping | None = None
_navigation: Any


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether a person is at work: `serve` shows a draft, and says what it lacks."""
    global _serving, _preparation
    _serving = command == "serve"
    _preparation = Preparation(source_maps=_serving)


def on_pre_build(config: MkDocsConfig) -> None:
    """Bring knowledge, wheel and browser files up to date, so that an edit shows in the quiz as well."""
    global _rendering
    _rendering = begin(config, draft=_serving, preparation=_preparation)


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> None:
    """After an edit of scripts or styles alone, write those and no page; build anew once the quiz has followed."""
    config.watch.append(f"{_rendering.guide.library.root}/{MANIFEST}")
    watched = (config.docs_dir, str(config.config_file_path), *config.watch)
    site, assets = config.site_dir, lambda: _rendering.guide.assets
    server.builder = Rebuild(watched, builder, lambda: make("scripts.making.bundle", f"{site}/{assets()['page']}"))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what was made for the browser, and leave out source maps unless a person is at work."""
    global _keeping
    _keeping = Keeping(_rendering, config, files, _keeping)
    made = (File.generated(config, place, abs_src_path=path) for place, path in made_files(_rendering.guide.assets))
    return Files(file for file in (*files, *made) if _serving or not file.src_uri.endswith(".map"))


def on_nav(nav: Any, **_: Any) -> None:
    """Remember the contents of the guide until the pages have their titles."""
    global _navigation
    _navigation = nav


def on_page_read_source(page: Any, **_: Any) -> str:
    """Hand on the page as the guide has read it, so that no file is read twice."""
    # Behind an empty line nothing is taken for facts of the page.
    return f"\n{_rendering.guide.library.pages[page.file.src_uri].body}"


def on_page_markdown(markdown: str, page: Any, **_: Any) -> None:
    """Tell the theme and the search what the guide knows of the page, and leave out what is converted already."""
    page.meta = page_facts(_rendering.guide, page.file.src_uri)
    _keeping.spare(page)


def on_page_content(html: str, page: Any, **_: Any) -> None:
    """Keep the page for the checks."""
    _keeping.keep(html, page)


def on_env(env: Any, config: MkDocsConfig, **_: Any) -> None:
    """Check the whole guide, now that every page is rendered and none is written."""
    env.bytecode_cache = CompiledTemplates()
    check_all(_rendering, draft=_serving)
    if _serving:
        _keeping.frame(env, config, _navigation)


def on_post_page(output: str, page: Any, config: MkDocsConfig) -> None:
    """Keep the page as it is written, for the next build."""
    if _serving:
        _keeping.write(output, page, config)


def on_post_build(**_: Any) -> None:
    """Let the quiz follow the pages."""
    if _serving:
        _preparation.follow()


def on_build_error(error: Exception) -> None:
    """Tell problems of the content without a traceback."""
    if isinstance(error, ContentError):
        raise Abort(f"the site is not built, because the content has problems\n{error}") from error
