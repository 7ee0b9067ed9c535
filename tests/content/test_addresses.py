"""The addresses of the site and of its repository come from the environment, and only from there."""

import re
from pathlib import Path

import pytest

from tests.conftest import CACHE, build_site


@pytest.fixture(scope="module")
def with_repository() -> Path:
    """Return the guide built with both addresses set."""
    target = CACHE / "test-site-with-repository"
    build_site(target, SITE_URL="https://guide.example/", REPO_URL="https://github.com/example/guide")
    return target


def test_with_addresses_pages_can_be_edited_and_problems_reported(with_repository: Path) -> None:
    """Every page links to its own source file and to a place to report a problem."""
    html = (with_repository / "models/outsourcing/index.html").read_text(encoding="utf-8")

    assert 'href="https://github.com/example/guide/edit/main/docs/models/outsourcing.md"' in html
    assert 'href="https://github.com/example/guide/issues/new"' in html
    assert re.search(r'<link rel="canonical" href="https://guide.example/models/outsourcing/"', html)


def test_a_repository_is_linked_but_never_asked_for_numbers(with_repository: Path) -> None:
    """The theme would fetch stars from the repository's host; this site asks nobody for anything."""
    for page in with_repository.rglob("*.html"):
        assert 'data-md-component="source"' not in page.read_text(encoding="utf-8"), page
