"""Serve the guide with live reload: `python -m scripts.serve PORT`."""

import os
import socket
import sys

from scripts.serving.running import run, say
from sitebuild.hosting.addresses import BadAddress, addresses

HOST = "127.0.0.1"


def main(arguments: list[str]) -> int:
    """Serve on a free port until somebody stops it; return 1 after one sentence where that cannot be."""
    port = "".join(arguments[:1])
    if problem := _problem(port):
        print(f"serve: {problem}, as in 'make serve PORT=9000'.", file=sys.stderr)
        return 1
    try:
        os.environ.update(addresses(os.environ))
    except BadAddress as problem:
        print(f"serve: {problem}", file=sys.stderr)
        return 1
    say(f"building the guide; it will be at http://{HOST}:{int(port)} (stop with Ctrl-C)")
    run(HOST, int(port), say)
    return 0


def _problem(port: str) -> str:
    """Return what keeps from serving there, and what to do; nothing where nothing does."""
    if not port.isdecimal() or not 0 < int(port) < 65536:
        return f"'{port}' is not a port; give a number from 1 to 65535"
    try:
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((HOST, int(port)))
    except OSError as error:
        return f"port {int(port)} cannot be used ({error.strerror}); try another"
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
