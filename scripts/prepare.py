"""Make everything the site is built from: `python -m scripts.prepare [--source-maps]`.

Compiles the records into `.cache/knowledge.json`, builds the wheel in `dist/`, installs it into `.venv`
so that the `whichmodel` command works there, and lays the files that the site serves beside its pages
under `.cache/assets/`. Each step looks at the content of what it reads and does nothing twice.
"""

import json
import sys

from scripts.making.browser_files import checks_of, make_module, make_runtime
from scripts.making.bundle import MODELS_CSS, make_page_files
from scripts.making.files import CACHE, ROOT, write_if_changed
from scripts.making.wheel import build_wheel, install_wheel
from sitebuild.guide.compiling import compile_knowledge, to_text
from sitebuild.reading.problems import ContentError
from sitebuild.records.appearance import models_css
from sitebuild.records.library import load
from sitebuild.rules.check import check

MANIFEST = CACHE / "assets.json"


def main(arguments: list[str]) -> int:
    """Bring everything under .cache/ and dist/ up to date; with problems in the content print them all and return 1."""
    library = load(ROOT)
    try:
        if found := check(library):
            raise ContentError(found)
        knowledge = compile_knowledge(library)
    except ContentError as problems:
        print(problems, file=sys.stderr)
        return 1
    write_if_changed(CACHE / "knowledge.json", to_text(knowledge))
    write_if_changed(MODELS_CSS, models_css(library))
    wheel = build_wheel()
    install_wheel(wheel)
    module = make_module(wheel)
    runtime = make_runtime(CACHE / module)
    page = make_page_files(source_maps="--source-maps" in arguments)
    manifest = {"runtime": runtime, "module": module, "checks": checks_of(runtime, module), "page": page}
    write_if_changed(MANIFEST, json.dumps(manifest, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
