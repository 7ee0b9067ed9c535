"""Make everything the site is built from: `python -m scripts.prepare [--compiled]`.

Compiles the records into `.cache/`, unless whoever calls has just done that; builds the wheel in `dist/`, installs
it into `.venv` so that the `whichmodel` command works there, and lays the files that the site serves beside its pages
under `.cache/assets/`. Each step looks at the content of what it reads and does nothing twice.
"""

import json
import sys

from scripts.lean.shipping import make_lean_module
from scripts.making.browser_files import checks_of, make_module, make_runtime
from scripts.making.bundle import make_page_files
from scripts.making.files import CACHE, ROOT, write_if_changed
from scripts.making.wheel import build_wheel, install_wheel

MANIFEST = CACHE / "assets.json"


def main(arguments: list[str]) -> int:
    """Bring everything under .cache/ and dist/ up to date; with problems in the content print them all and return 1."""
    if "--compiled" not in arguments and (problems := _compile()):
        print(problems, file=sys.stderr)
        return 1
    wheel = build_wheel()
    install_wheel(wheel)
    module = make_module(wheel)
    runtime = make_runtime(CACHE / module)
    page = make_page_files()
    lean = make_lean_module(runtime, module)
    manifest = {
        "lean": lean,
        "runtime": runtime,
        "module": module,
        "checks": checks_of(lean, module, runtime),
        "page": page,
    }
    manifest = {name: place for name, place in manifest.items() if place}
    write_if_changed(MANIFEST, json.dumps(manifest, indent=1) + "\n")
    return 0


def _compile() -> str:
    """Compile the records; return every problem with them."""
    # Loading what reads records takes longer than all the other steps where nothing has changed.
    from sitebuild.guide.guide import load_guide, write_compiled
    from sitebuild.reading.problems import ContentError

    try:
        write_compiled(load_guide(ROOT))
    except ContentError as problems:
        return str(problems)
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
