"""The addresses that a build is given, as the site needs them, or what is wrong with them in words."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

SITE, REPOSITORY = "SITE_URL", "REPO_URL"
_SSH = re.compile(r"(?:ssh://)?git@(?P<host>[\w.-]+)(?::\d+/|[:/])(?P<path>.+)")
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|[0-9a-f:.]+:[0-9a-f:.]*", re.IGNORECASE)


class BadAddress(ValueError):
    """An address that no site can have; `str()` says what was found, what is expected, and as what."""


def addresses(environment: Mapping[str, str]) -> dict[str, str]:
    """Return both addresses of an environment, empty where they are not set: the site's ends with a slash.

    The repository's is the one that a browser opens: without `.git`, a slash at its end, or the form for ssh.

    Raises:
        BadAddress: where one of them is none.
    """
    site, repository = (environment.get(name, "").strip() for name in (SITE, REPOSITORY))
    if found := _SSH.fullmatch(repository):
        repository = f"https://{found['host']}/{found['path']}"
    repository = repository.rstrip("/").removesuffix(".git").rstrip("/")
    if site:
        _check(SITE, site, "https://guide.example/")
        site = f"{site.rstrip('/')}/"
    if repository:
        _check(REPOSITORY, repository, "https://github.com/owner/guide")
    return {SITE: site, REPOSITORY: repository}


def _check(name: str, address: str, example: str) -> None:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        parts = urlsplit("")
    wrong = re.search(r"[\s\\\"'<>]", address) or parts.query or parts.fragment or parts.username
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.hostname or "") or wrong:
        raise BadAddress(f"{name} is '{address}', which is no address of a site; give one as in {name}={example}")
