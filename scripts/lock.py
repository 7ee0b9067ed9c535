"""Write `requirements/*.txt` anew from the `.in` files beside them, with hashes and without addresses."""

import os
import subprocess
import sys

from scripts.files import CACHE, ROOT

LOCKS = ("development", "node", "uv")


def main() -> int:
    """Compile every lock with uv; return uv's status."""
    tools = CACHE / "uv"
    if not (tools / "bin" / "uv").exists():
        subprocess.run([sys.executable, "-m", "venv", tools], check=True)
        subprocess.run(
            [tools / "bin" / "pip", "install", "--quiet", "--require-hashes", "-r", "requirements/uv.txt"],
            check=True,
            cwd=ROOT,
        )
    for name in LOCKS:
        command = [
            str(tools / "bin" / "uv"),
            "pip",
            "compile",
            "--quiet",
            "--universal",
            "--generate-hashes",
            "--no-header",
        ]
        command += [
            "--no-emit-index-url",
            "--no-emit-find-links",
            "--upgrade",
            "--output-file",
            f"{name}.txt",
            f"{name}.in",
        ]
        environment = {**os.environ, "UV_CACHE_DIR": str(CACHE / "uv-cache")}
        done = subprocess.run(command, cwd=ROOT / "requirements", env=environment)
        if done.returncode:
            return done.returncode
        print(f"lock: requirements/{name}.txt")
    return 0


if __name__ == "__main__":
    sys.exit(main())
