"""The addresses of the site and of its repository come from the environment, and only from there."""

import re
from pathlib import Path

from tests.conftest import REPO_URL, SITE_URL


def test_with_addresses_pages_can_be_edited_and_problems_reported(published_site: Path) -> None:
    """Every page links to its own source file and to a place to report a problem."""
    html = (published_site / "models/outsourcing/index.html").read_text(encoding="utf-8")

    assert f'href="{REPO_URL}/edit/main/docs/models/outsourcing.md"' in html
    assert f'href="{REPO_URL}/issues/new"' in html
    assert re.search(rf'<link rel="canonical" href="{re.escape(SITE_URL)}models/outsourcing/"', html)


def test_a_repository_is_linked_but_never_asked_for_numbers(published_site: Path) -> None:
    """The theme would fetch stars from the repository's host; this site asks nobody for anything."""
    for page in published_site.rglob("*.html"):
        assert 'data-md-component="source"' not in page.read_text(encoding="utf-8"), page
