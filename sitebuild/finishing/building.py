"""What a build of the site does with the guide: before its pages are rendered, and once they are."""

import atexit
import gc
import sys
from pathlib import Path
from typing import Any

from sitebuild.finishing.finishing import finish
from sitebuild.finishing.rendering import Rendering
from sitebuild.guide.guide import load_guide, write_compiled
from sitebuild.guide.navigation import fill
from sitebuild.making import Preparation
from sitebuild.offline import SCRIPT
from sitebuild.reading.problems import ContentError, report


def begin(config: Any, *, draft: bool, preparation: Preparation) -> Rendering:
    """Bring knowledge, wheel and browser files up to date, and set in the builder's `config` what hangs on the guide.

    Raises:
        ContentError: with every problem that keeps the guide from being compiled.
    """
    if not draft:
        # The process ends with the build, which is over before the memory that this saves is worth the time.
        gc.disable()
        atexit.register(gc.freeze)
    root = Path(config.config_file_path).parent
    preparation.wait()
    write_compiled(load_guide(root))
    preparation.first()
    rendering = Rendering(load_guide(root))
    config.markdown_extensions = rendering.instead_of_ours(config.markdown_extensions)
    config.extra["assets"] = {"page": rendering.guide.assets["page"]}
    config.extra["offline"] = None if draft else SCRIPT
    config.nav = fill(config.nav or [], rendering.guide)
    return rendering


def check_all(rendering: Rendering, *, draft: bool) -> None:
    """Check the whole guide as it was rendered, and say what a draft lacks.

    Raises:
        ContentError: with every problem of what is no draft.
    """
    problems = finish(rendering.guide, rendering.pages).problems
    if problems and not draft:
        raise ContentError(problems)
    if problems:
        sys.stderr.write(f"{report(problems)}\n")
