"""The head of a page says what the page is, and makes up no address."""

import json
from pathlib import Path
from typing import Any

import pytest

from sitebuild.guide.guide import load_guide
from sitebuild.sharing.head import Head, head
from sitebuild.sharing.publication import LICENCE, Publication
from tests.examples.toyguide import edit

SITE = "https://fruit.example/guide/"
SOMEWHERE = Publication.of("Fruit guide", "Which fruit?", SITE.rstrip("/"))
NOWHERE = Publication.of("Fruit guide", "Which fruit?", None)


def nodes(told: Head) -> list[dict[str, Any]]:
    """Return what a page says of itself in the words of schema.org."""
    data = json.loads(told.data)
    assert data["@context"] == "https://schema.org"
    return list(data["@graph"])


def test_a_record_is_an_article_with_a_trail_that_leads_to_it(toy: Path) -> None:
    """A comparison stands below the page of all fruit, and has the picture of the home page."""
    told = head(load_guide(toy), "compare/apples-and-pears.md", SOMEWHERE)
    title, description, address = told.title, told.description, f"{SITE}compare/apples-and-pears/"

    assert (told.type, told.address) == ("article", address)
    assert told.image == f"{SITE}assets/cards/index.png"
    assert told.image_text == "Fruit guide: Fruit"
    assert nodes(told) == [
        {
            "@type": "Article",
            "headline": title,
            "description": description,
            "dateModified": "2026-01-01",
            "inLanguage": "en",
            "license": LICENCE,
            "url": address,
            "image": told.image,
            "isPartOf": {"@type": "WebSite", "name": "Fruit guide", "url": SITE},
        },
        {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": 1, "name": "Fruit guide", "item": SITE},
                {"@type": "ListItem", "position": 2, "name": "All fruit", "item": f"{SITE}compare/"},
                {"@type": "ListItem", "position": 3, "name": title, "item": address},
            ],
        },
    ]


def test_the_home_page_is_the_site_and_has_no_trail(toy: Path) -> None:
    """It says what the whole guide is."""
    told = head(load_guide(toy), "index.md", SOMEWHERE)

    assert (told.title, told.type, told.address) == ("Fruit", "website", SITE)
    assert [node["@type"] for node in nodes(told)] == ["WebSite", "Article"]
    assert nodes(told)[0]["description"] == "Which fruit?"


def test_without_an_address_nothing_that_needs_one_is_said(toy: Path) -> None:
    """No page of its own, no picture and no trail; title, description and the day of review stay."""
    guide = load_guide(toy)
    for source in guide.library.pages:
        told = head(guide, source, NOWHERE)
        assert (told.address, told.image, told.image_text) == ("", "", "")
        assert told.data.count("http") == told.data.count("https://schema.org") + told.data.count(LICENCE)
        assert nodes(told)[-1]["@type"] != "BreadcrumbList"
        assert (told.title, told.description) == (
            guide.title_of(source),
            nodes(told)[-1].get("description", told.description),
        )


def test_the_glossary_defines_its_terms(toy: Path) -> None:
    """Each term has its other names and the place where it stands."""
    (terms,) = [n for n in nodes(head(load_guide(toy), "glossary.md", SOMEWHERE)) if n["@type"] == "DefinedTermSet"]
    place = f"{SITE}glossary/"

    assert terms["name"] == "Words"
    assert terms["hasDefinedTerm"] == [
        {
            "@type": "DefinedTerm",
            "name": "Core",
            "alternateName": ["heart"],
            "description": "The middle.",
            "url": f"{place}#core",
        },
        {"@type": "DefinedTerm", "name": "Pip", "description": "A seed.", "url": f"{place}#pip"},
    ]


def test_only_the_page_of_disagreements_asks_and_answers(toy: Path) -> None:
    """Its questions have our answers; no other page is called questions and answers."""
    guide = load_guide(toy)
    asking = {
        source: node
        for source in guide.library.pages
        for node in nodes(head(guide, source, SOMEWHERE))
        if node["@type"] == "FAQPage"
    }

    answer = {"@type": "Answer", "text": "Taste both."}
    question = {"@type": "Question", "name": "Which is better?", "acceptedAnswer": answer}
    assert asking == {"disagreements.md": {"@type": "FAQPage", "mainEntity": [question]}}


def test_words_cannot_end_the_data_in_which_they_stand(toy: Path) -> None:
    """A sign that could close the element is written otherwise, and read the same."""
    edit(toy, "docs/models/apples.md", "All about apples.", "All </script><script>alert(1)</script> & <!-- apples.")
    told = head(load_guide(toy), "models/apples.md", SOMEWHERE)

    assert "<" not in told.data
    assert nodes(told)[0]["description"] == "All </script><script>alert(1)</script> & <!-- apples."


@pytest.mark.parametrize(
    ("source", "card"),
    [
        ("models/apples.md", "models/apples"),
        ("factors/hunger.md", "factors/hunger"),
        ("failure-modes/ache.md", "failure-modes/ache"),
        ("quiz/index.md", "quiz/index"),
        ("patterns/both.md", "index"),
        ("sources/market.md", "index"),
    ],
)
def test_models_questions_failures_and_main_pages_have_their_own_picture(toy: Path, source: str, card: str) -> None:
    """All others have that of the home page."""
    assert head(load_guide(toy), source, SOMEWHERE).image == f"{SITE}assets/cards/{card}.png"
