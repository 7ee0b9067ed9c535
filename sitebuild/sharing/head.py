"""What the head of a page tells whoever shows a link to it."""

from dataclasses import dataclass

from sitebuild.guide.guide import Guide
from sitebuild.sharing.cards import card_of
from sitebuild.sharing.linked_data import linked_data
from sitebuild.sharing.publication import HOME, Publication


@dataclass(frozen=True)
class Head:
    """What the theme writes into the head of a page.

    `type` is what Open Graph calls the page. `address` and that of its `image` are whole, and empty where the guide has
    no address. `data` is JSON-LD in which no `<` stands.
    """

    title: str
    description: str
    type: str
    address: str
    image: str
    image_text: str
    data: str


def head(guide: Guide, source: str, publication: Publication) -> Head:
    """Return what the head of the page at `source` says."""
    record = guide.library.records[source]
    title = guide.title_of(source)
    card = card_of(guide, source)
    shown = source if card != card_of(guide, HOME) else HOME
    image = publication.at(card)
    return Head(
        title=title,
        description=record.page_facts.description,
        type="website" if source == HOME else "article",
        address=publication.page(source),
        image=image,
        image_text=f"{publication.name}: {guide.title_of(shown)}" if image else "",
        data=linked_data(guide, source, publication, image),
    )
