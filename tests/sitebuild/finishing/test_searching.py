"""What the search finds is small, and says what it is and what else it is called."""

from typing import Any

from sitebuild.finishing.searching import as_searched, shaped
from sitebuild.guide.guide import Guide
from sitebuild.guide.pageend import search_settings


def one(guide: Guide, source: str, **entry: Any) -> list[dict[str, Any]]:
    """Return what becomes of one entry of a page."""
    return list(shaped(guide, source, [{"title": "A title", "text": "<p>A text.</p>", **entry}]))


def test_a_record_has_its_kind_and_a_model_its_other_names(guide: Guide) -> None:
    """The page of a model says so and has its other names; its sections say neither, as the page stands above them."""
    page, place = "models/outsourcing.md", "models/outsourcing/"
    names = list(guide.library.records[page].facts.also)
    shared = {"title": "A title", "text": "<p>A text.</p>"}

    assert one(guide, page, location=place, tags=names) == [
        {**shared, "location": place, "tags": names, "kind": "Model"}
    ]
    assert one(guide, page, location=f"{place}#a", tags=names) == [{**shared, "location": f"{place}#a"}]
    assert one(guide, "factors/need.md", location="factors/need/")[0]["kind"] == "Question"
    assert "kind" not in one(guide, "readiness.md", location="readiness/")[0]


def test_a_term_has_its_other_names_beside_its_text(guide: Guide) -> None:
    """In the glossary each section is a term; its other names become tags and leave the text."""
    term = next(term for term in guide.library.terms if term.also)
    text = f"<p>Also: {', '.join(term.also)}.</p> <p>{term.says}</p>"
    (entry,) = one(guide, "glossary.md", location=f"glossary/#{term.id}", text=text)

    assert (entry["tags"], entry["kind"], entry["text"]) == (list(term.also), "Term", f"<p>{term.says}</p>")


def test_headings_alone_are_left_out_and_html_becomes_paragraphs(guide: Guide) -> None:
    """A section without words leads nowhere; of lists and code only the paragraphs stay. A page without words stays."""
    assert one(guide, "readiness.md", location="readiness/#a", text="") == []
    assert len(one(guide, "readiness.md", location="readiness/", text="")) == 1
    (entry,) = one(
        guide, "readiness.md", location="readiness/", text="<ul> <li>One <code>x</code></li> <li>Two</li> </ul>"
    )
    assert entry["text"] == "<p>One x</p><p>Two</p>"


def test_a_source_is_found_as_a_whole(guide: Guide) -> None:
    """What limits a study is no find of its own; the page of the study is, and so are the parts of the list of sources."""
    study = next(source for source in guide.library.records if source.startswith("sources/") and "index" not in source)
    place = study.removesuffix(".md") + "/"

    assert one(guide, study, location=f"{place}#limits") == []
    assert len(one(guide, study, location=place)) == 1
    assert len(one(guide, "sources/index.md", location="sources/#kinds-of-source")) == 1


def test_pages_for_makers_of_the_guide_are_not_found(guide: Guide) -> None:
    """A page is left out that says so itself, and so is every decision; a page for readers is found."""
    excluded = {"search": {"exclude": True}}

    assert search_settings(guide, "about/writing.md") == excluded
    assert search_settings(guide, "about/decisions/index.md") == excluded
    assert search_settings(guide, "about/privacy.md") == {"search": {"boost": 1}}


def test_what_does_not_help_a_search_is_marked_to_be_left_out() -> None:
    """Left out are tables, whose words stand elsewhere, and what a statement rests on."""
    html = '<p>Text<sup class="wm-cite">1</sup></p><table class="a"><tr></tr></table>'

    assert as_searched(html) == (
        '<p>Text<sup class="wm-cite" data-search-exclude="yes">1</sup></p>'
        '<table data-search-exclude="yes" class="a"><tr></tr></table>'
    )
