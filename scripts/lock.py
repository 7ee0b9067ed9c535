"""Write `requirements/*.txt` anew from the `.in` files beside them, with hashes and without addresses.

With the uv that the setup has fetched.
"""

import sys

from scripts.setup import MissingError, run_uv

LOCKS = ("development", "node", "uv")
OPTIONS = (
    "--upgrade",
    "--universal",
    "--generate-hashes",
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-find-links",
)


def main() -> int:
    """Compile every lock with uv; return 1 after a sentence where that cannot be done."""
    try:
        for name in LOCKS:
            failure = f"requirements/{name}.in could not be locked: see the lines above."
            files = ("--output-file", f"{name}.txt", f"{name}.in")
            run_uv("--directory", "requirements", "pip", "compile", *OPTIONS, *files, failure=failure)
            print(f"lock: requirements/{name}.txt")
    except MissingError as error:
        print(f"lock: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
