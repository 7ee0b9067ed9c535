"""What only MkDocs can do, in the one module that imports it: stop a build on problems, build a draft.

MkDocs calls what is named `on_…` here at each step of a build.
"""

import logging
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

from sitebuild.finishing.building import BUILDING
from sitebuild.making import made_files
from sitebuild.reading.problems import ContentError

_building = BUILDING
on_startup = _building.start
on_pre_build = _building.begin
on_nav = _building.arrange
on_page_read_source = _building.read
on_page_markdown = _building.tell
on_page_content = _building.keep
on_env = _building.check
on_post_page = _building.write
on_post_build = _building.end


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what was made for the browser and what is published as data.

    The theme's styles are left out, since ours hold them, and so are source maps.
    """
    made = () if _building.draft else made_files(_building.rendering.guide.assets)
    added = (File.generated(config, place, abs_src_path=path) for place, path in made)
    data = (File.generated(config, place, content=text) for place, text in _building.data())
    left_out = ("assets/stylesheets/",)
    kept = (file for file in (*files, *added, *data) if not file.src_uri.startswith(left_out))
    return Files(file for file in kept if not file.src_uri.endswith(".map"))


def on_build_error(error: Exception) -> None:
    """Tell problems of the content without a traceback; whoever is at work on a draft gets them as they are."""
    if isinstance(error, ContentError) and not _building.draft:
        raise Abort(f"the site is not built, because the content has problems\n{error}") from error


def build_draft(settings: Path, folder: Path, address: str) -> None:
    """Build what a person is at work on, and hand it over in `BUILDING`; only what templates make is left in `folder`.

    `settings` is the file of MkDocs, `address` where the guide is served. Raises whatever keeps it from being built.
    """
    # What MkDocs would warn of, our rules say with the line.
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    config = load_config(str(settings), site_dir=str(folder), strict=False)
    config.plugins.on_startup(command="serve", dirty=False)
    config.site_url = address
    build(config, serve_url=address)
