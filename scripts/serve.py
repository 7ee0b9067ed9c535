"""Serve the guide with live reload: `python -m scripts.serve PORT`."""

import os
import socket
import sys
from pathlib import Path

HOST = "127.0.0.1"


def main(arguments: list[str]) -> int:
    """Become MkDocs' server on a free port; return 1 after one sentence where that cannot be."""
    text = arguments[0] if arguments else ""
    if not text.isdecimal() or not 0 < int(text) < 65536:
        print(
            f"serve: '{text}' is not a port; give a number from 1 to 65535, as in 'make serve PORT=9000'.",
            file=sys.stderr,
        )
        return 1
    port = int(text)
    try:
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((HOST, port))
    except OSError as error:
        print(
            f"serve: port {port} cannot be used ({error.strerror}); try another, as in 'make serve PORT=9000'.",
            file=sys.stderr,
        )
        return 1
    print(f"serve: building the site, then http://{HOST}:{port} (stop with Ctrl-C)", flush=True)
    mkdocs = str(Path(sys.executable).with_name("mkdocs"))
    os.execv(mkdocs, [mkdocs, "serve", "--quiet", "--dev-addr", f"{HOST}:{port}"])
    return 0  # never reached: MkDocs has taken this process over


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
