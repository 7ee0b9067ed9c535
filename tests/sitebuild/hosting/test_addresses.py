"""What a build is given as addresses is what the site needs, or is told in one sentence."""

import pytest

from sitebuild.hosting.addresses import BadAddress, addresses


@pytest.mark.parametrize(
    "given",
    [
        "https://github.com/x/y",
        "https://github.com/x/y/",
        "https://github.com/x/y.git",
        "git@github.com:x/y.git",
        "ssh://git@github.com/x/y.git",
        "ssh://git@github.com:22/x/y",
        " https://github.com/x/y.git/ ",
    ],
)
def test_a_repository_is_named_as_a_browser_opens_it(given: str) -> None:
    """However a clone is addressed, the links to edit a page lead to it."""
    assert addresses({"REPO_URL": given}) == {"SITE_URL": "", "REPO_URL": "https://github.com/x/y"}


@pytest.mark.parametrize(
    ("given", "site"),
    [("", ""), ("https://a.example", "https://a.example/"), ("http://[::1]:80/b//", "http://[::1]:80/b/")],
)
def test_a_site_ends_with_a_slash(given: str, site: str) -> None:
    """Where none is given there is none."""
    assert addresses({"SITE_URL": given})["SITE_URL"] == site


@pytest.mark.parametrize(
    "given",
    [
        "http://[bad",
        "a.example",
        "https://",
        "ftp://a.example/",
        "https://a b/",
        "https://a.example/#b",
        "https://a:99999/",
    ],
)
def test_what_is_no_address_is_told(given: str) -> None:
    """Never a traceback, and never links that lead nowhere."""
    with pytest.raises(BadAddress) as told:
        addresses({"SITE_URL": given})

    assert str(told.value) == (
        f"SITE_URL is '{given}', which is no address of a site; give one as in SITE_URL=https://guide.example/"
    )
