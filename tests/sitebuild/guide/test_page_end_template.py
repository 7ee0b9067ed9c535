"""The template of a page's end shows words as they are written."""

from types import SimpleNamespace

from jinja2 import Environment, FileSystemLoader

from sitebuild.guide.pageend import Link, PageEnd
from tests.conftest import ROOT


def test_words_of_records_are_never_read_as_html() -> None:
    """MkDocs does not escape what templates print, so the template does."""
    environment = Environment(loader=FileSystemLoader(ROOT / "theme/templates"), autoescape=False)  # noqa: S701 - as MkDocs has it
    environment.filters["url"] = str
    end = PageEnd("docs/a&b.md", Link("a/", "R&D <b>"), "You & <i>.", (Link("s/", "Q&A <u>"),))
    template = environment.get_template("partials/page-end.html")
    html = template.render(page=SimpleNamespace(meta={"page_end": end}), config=SimpleNamespace(), features=[])

    assert "R&amp;D &lt;b&gt;" in html
    assert "You &amp; &lt;i&gt;." in html
    assert "“Q&amp;A &lt;u&gt;”" in html
    assert "docs/a&amp;b.md" in html
