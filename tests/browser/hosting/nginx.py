"""nginx as Debian ships it, with the settings of hosting/nginx.conf, for as long as a test needs it."""

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT

PROGRAM = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin")
TYPES = Path("/etc/nginx/mime.types")
SETTINGS = ROOT / "hosting/nginx.conf"

AROUND = """
{user}
pid nginx.pid;
events {{}}
http {{
    include {types};
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    include site.conf;
}}
"""
"""What of Debian's own /etc/nginx/nginx.conf matters here, with every file that it writes in one folder."""


@contextmanager
def nginx(work: Path, root: Path, folder: str) -> Iterator[str]:
    """Serve what lies below `root`, the guide in a folder of it, and give the guide's address.

    Only the port is changed, and for a folder what the settings tell a maintainer to change.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = SETTINGS.read_text(encoding="utf-8")
    for written, wanted in (
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("root /var/www/which-engagement-model;", f"root {root};"),
        ("error_page 404 /404.html;", f"error_page 404 /{folder}404.html;"),
    ):
        assert settings.count(written) == 1, written
        settings = settings.replace(written, wanted)
    (work / "site.conf").write_text(settings, encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    (work / "nginx.conf").write_text(AROUND.format(user=user, types=TYPES), encoding="utf-8")
    # It listens once the command has returned.
    subprocess.run([str(PROGRAM), "-p", work, "-c", "nginx.conf", "-e", "error.log"], check=True, timeout=60)
    try:
        yield f"http://127.0.0.1:{port}/{folder}"
    finally:
        os.kill(int((work / "nginx.pid").read_text(encoding="utf-8")), signal.SIGTERM)
