"""Write `requirements/*.txt` anew from the `.in` files beside them, with hashes and without addresses."""

import os
import subprocess
import sys

from scripts.files import CACHE, ROOT
from scripts.setup import MissingError, fetched_uv

LOCKS = ("development", "node", "uv")
OPTIONS = (
    "--universal",
    "--generate-hashes",
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--upgrade",
)


def main() -> int:
    """Compile every lock with uv; return uv's status."""
    try:
        uv = fetched_uv("uv could not be fetched from PyPI: connect to PyPI, then run this again.")
    except MissingError as error:
        print(f"lock: {error}", file=sys.stderr)
        return 1
    environment = {**os.environ, "UV_CACHE_DIR": str(CACHE / "uv-cache")}
    for name in LOCKS:
        command = [str(uv), "pip", "compile", "--quiet", *OPTIONS, "--output-file", f"{name}.txt", f"{name}.in"]
        done = subprocess.run(command, cwd=ROOT / "requirements", env=environment)
        if done.returncode:
            return done.returncode
        print(f"lock: requirements/{name}.txt")
    return 0


if __name__ == "__main__":
    sys.exit(main())
