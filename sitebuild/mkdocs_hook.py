"""What only MkDocs can do, in the one module that imports it: stop a build on problems, serve what is made."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

from sitebuild.finishing.building import begin, check_all
from sitebuild.finishing.rendering import Rendering
from sitebuild.guide.pageend import page_facts
from sitebuild.making import Rebuild, made_files, make
from sitebuild.reading.problems import ContentError
from sitebuild.templates import CompiledTemplates

_serving = False
_rendering: Rendering


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether a person is at work: `serve` shows a draft, and says what it lacks."""
    global _serving
    _serving = command == "serve"


def on_pre_build(config: MkDocsConfig) -> None:
    """Bring knowledge, wheel and browser files up to date, so that an edit shows in the quiz as well."""
    global _rendering
    _rendering = begin(config, draft=_serving)


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> None:
    """After an edit of scripts or styles alone, write those and no page."""
    watched = (config.docs_dir, str(config.config_file_path), *config.watch)
    page_files = f"{config.site_dir}/{_rendering.guide.assets['page']}"
    server.builder = Rebuild(watched, builder, lambda: make("scripts.making.bundle", page_files))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what was made for the browser, and leave out source maps unless a person is at work."""
    made = (File.generated(config, place, abs_src_path=path) for place, path in made_files(_rendering.guide.assets))
    return Files(file for file in (*files, *made) if _serving or not file.src_uri.endswith(".map"))


def on_page_read_source(page: Any, **_: Any) -> str:
    """Hand on the page as the guide has read it, so that no file is read twice."""
    # Behind an empty line nothing is taken for facts of the page.
    return f"\n{_rendering.guide.library.pages[page.file.src_uri].body}"


def on_page_markdown(markdown: str, page: Any, **_: Any) -> None:
    """Tell the theme and the search what the guide knows of the page."""
    page.meta = page_facts(_rendering.guide, page.file.src_uri)


def on_page_content(html: str, page: Any, **_: Any) -> None:
    """Keep the page for the checks."""
    _rendering.keep(html, page.file.src_uri)


def on_env(env: Any, **_: Any) -> None:
    """Check the whole guide, now that every page is rendered and none is written."""
    env.bytecode_cache = CompiledTemplates()
    check_all(_rendering, draft=_serving)


def on_build_error(error: Exception) -> None:
    """Tell problems of the content without a traceback."""
    if isinstance(error, ContentError):
        raise Abort(f"the site is not built, because the content has problems\n{error}") from error
