"""What only MkDocs can do, in the one module that imports it: stop a build on problems, serve what is made.

MkDocs calls what is named `on_…` here at each step of a build.
"""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

from sitebuild.finishing.building import Building
from sitebuild.making import made_files
from sitebuild.reading.problems import ContentError

_building = Building()
on_startup = _building.start
on_serve = _building.serve
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

    The theme's styles are left out, since ours hold them, and source maps are, unless a person is at work.
    """
    made = made_files(_building.rendering.guide.assets)
    added = (File.generated(config, place, abs_src_path=path) for place, path in made)
    data = (File.generated(config, place, content=text) for place, text in _building.data())
    left_out = ("assets/stylesheets/",)
    endings = () if _building.draft else (".map",)
    kept = (file for file in (*files, *added, *data) if not file.src_uri.startswith(left_out))
    return Files(file for file in kept if not file.src_uri.endswith(endings))


def on_build_error(error: Exception) -> None:
    """Tell problems of the content without a traceback."""
    if isinstance(error, ContentError):
        raise Abort(f"the site is not built, because the content has problems\n{error}") from error
