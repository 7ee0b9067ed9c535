"""What only MkDocs can do, in the one module that imports it: stop a build on problems, serve what is made."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from sitebuild.finishing.finishing import finish
from sitebuild.guide.guide import ContentError, load_guide
from sitebuild.guide.navigation import fill
from sitebuild.guide.pageend import page_end
from sitebuild.guide.searching import search_settings
from sitebuild.reading.problems import report

ROOT = Path(__file__).resolve().parent.parent
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
    if subprocess.run([sys.executable, "-m", "scripts.prepare"], cwd=ROOT).returncode:
        raise PluginError("the files for the browser could not be made; see above.")
    config.nav = fill(config.nav or [], finished.site.guide)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add everything below .cache/assets to the site, under assets/."""
    for file in (path for path in sorted((ROOT / ".cache" / "assets").rglob("*")) if path.is_file()):
        name = file.relative_to(ROOT / ".cache").as_posix()
        files.append(File.generated(config, name, abs_src_path=str(file)))
    return files


def on_page_markdown(markdown: str, page: Any, config: MkDocsConfig, files: Files) -> None:
    """Tell the search how much the page counts, and by which other names it is known."""
    page.meta.update(search_settings(load_guide(ROOT).library, page.file.src_uri))


def on_page_context(context: Any, page: Any, config: MkDocsConfig, nav: Any) -> None:
    """Hand the end of the page to the theme."""
    context["page_end"] = page_end(load_guide(ROOT), page.file.src_uri)
