"""Writes into a site that was just built what goes out with its pages."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sitebuild.guide.guide import Guide
from sitebuild.reading.problems import ContentError
from sitebuild.sharing.cards import Card, card_of, cards
from sitebuild.sharing.copies import LIST, copy, copy_place, llms_txt
from sitebuild.sharing.drawing import picture
from sitebuild.sharing.feed import PLACE, feed
from sitebuild.sharing.publication import Publication


def share(
    site: Path, guide: Guide, publication: Publication, articles: Mapping[str, str], contents: Sequence[Any]
) -> None:
    """Write copies and their list, and where the guide has an address, pictures and feed, which need one.

    `articles` are the pages as HTML by their places below docs/, with links as the site has them; `contents` is the
    table of contents as the builder reads it.

    Raises:
        ContentError: where the words for a picture do not fit on it.
    """
    for source, html in articles.items():
        write(site / copy_place(source), copy(guide, source, html))
    write(site / LIST, llms_txt(guide, publication, contents))
    if publication.address:
        for source, card in cards(guide):
            write(site / card_of(guide, source), _picture(guide, source, card, publication.name))
        write(site / PLACE, feed(guide.library.root, publication))


def _picture(guide: Guide, source: str, card: Card, name: str) -> bytes:
    try:
        return picture(card, name)
    except ValueError as error:
        raise ContentError([guide.library.pages[source].problem(str(error), "title", rule="picture")]) from error


def write(file: Path, content: str | bytes) -> None:
    """Write a file of the site, and the folders in which it lies."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
