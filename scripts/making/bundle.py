"""Bundle the scripts, the styles and the fonts of the pages.

The folder gets one script for each element, one for every page and one for the worker in which Python runs,
and one stylesheet, with what pages need of the theme's and the fonts that it names. Whoever is at work gets source maps.
"""

import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

from scripts.making.files import CACHE, ROOT, digest, holds, make_once, run, write_if_changed
from scripts.making.typefaces import STYLE, make_typefaces

MODELS_CSS = CACHE / "models.css"
"""The colours of the models, which the stylesheet imports."""

THEME_CSS = CACHE / "theme.css"
"""What pages need of the theme's own styles, which the stylesheet imports first."""

THEME = Path(str(files("material"))) / "templates"
PURGE = Path(__file__).with_name("theme_style.mjs")
PURGED_FOR = (*(ROOT / name for name in ("theme", "quiz/page", "sitebuild/blocks")), THEME / "assets/javascripts")
"""Where a rule of the theme's may be needed."""

FONTS = ROOT / "node_modules"
TOGETHER = ("quiz=quiz/page/quiz/define.js", "diagnosis=quiz/page/diagnosis/define.js")
"""Elements that share one runtime: what both use is a file of its own, `shared.js`."""

COSTS = "costs=quiz/page/costing/define.js"
"""An element with a runtime of its own: a third that shared one would split what is shared into many files."""

ALONE = (
    "comparison=quiz/page/compare/define.js",
    "worker=quiz/page/python/worker.js",
    "embed=quiz/page/embed/host.js",
    "frame=quiz/page/embed/frame.js",
    "site=theme/scripts/site.js",
    "search=theme/scripts/search.js",
    "service-worker=theme/scripts/service-worker.js",
    "site=theme/site.css",
)

RESULTS = "quiz=theme/quiz.css"
"""Of the same name as a script, so it is bundled by itself."""

FOR_NODE = ("--external:node:*", "--external:ws")
"""What Pyodide, which the worker brings along, asks for where it runs in Node."""


def make_page_files() -> str:
    """Return the folder of scripts and styles from the site's root, with a slash at the end."""
    folders = (ROOT / "quiz/page", ROOT / "theme")
    sources = [file for folder in folders for ending in ("js", "css") for file in folder.rglob(f"*.{ending}")]
    make_theme_style()
    make_typefaces()
    version = digest([*sources, MODELS_CSS, THEME_CSS, STYLE, ROOT / "package-lock.json", Path(__file__)])
    make_once("page", version, lambda folder: bundle(folder, source_maps=False))
    return f"assets/page/{version}/"


def make_theme_style() -> None:
    """Bring the theme's styles up to date, without those that no page needs. Exits with a sentence where that fails."""
    note = CACHE / "theme-note"
    read = [file for folder in (*PURGED_FOR, THEME / "assets/stylesheets") for file in folder.rglob("*.*")]
    wanted = digest([*read, THEME / "base.html", PURGE, ROOT / "package-lock.json"])
    if THEME_CSS.is_file() and holds(note, wanted):
        return
    node = Path(sys.prefix) / "bin" / "node"
    write_if_changed(THEME_CSS, run(node, PURGE, THEME, failure="the styles of the theme could not be made smaller"))
    write_if_changed(note, wanted)


def bundle(folder: Path, *, source_maps: bool) -> None:
    """Write everything into `folder`. Exits with esbuild's own words where a source is wrong."""
    maps = ("--sourcemap",) if source_maps else ()
    options = (
        (*TOGETHER, "--format=esm", "--splitting", "--chunk-names=shared"),
        (COSTS, "--format=esm"),
        (*ALONE, *FOR_NODE, "--format=iife", "--loader:.woff2=file", "--asset-names=[name]"),
        (RESULTS,),
    )
    # Side by side: each takes a tenth of a second, most of which it waits.
    running = [_esbuild(folder, *each, *maps) for each in options]
    said = dict.fromkeys(process.communicate()[1] for process in running)
    if any(process.returncode for process in running):
        raise SystemExit(f"{''.join(said)}bundle: scripts and styles could not be bundled.")
    print(*said, sep="", end="", file=sys.stderr)
    for licence in FONTS.glob("@fontsource*/*/LICENSE"):
        shutil.copyfile(licence, folder / f"{licence.parent.name}-licence.txt")


def _esbuild(folder: Path, *options: str) -> "subprocess.Popen[str]":
    esbuild = str(ROOT / "node_modules/.bin/esbuild")
    always = ("--bundle", "--minify", "--target=es2022", "--log-level=warning", f"--outdir={folder}")
    return subprocess.Popen([esbuild, *options, *always], cwd=ROOT, stderr=subprocess.PIPE, text=True)
