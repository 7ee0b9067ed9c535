"""What the quiz knows, published as data, with a schema that says what is in it."""

from collections.abc import Iterator
from functools import cache

from pydantic import TypeAdapter

from sitebuild.guide.compiling import canonical
from sitebuild.guide.guide import KNOWLEDGE as COMPILED
from sitebuild.guide.guide import Guide
from sitebuild.sharing.publication import Publication
from whichmodel.facts.knowledge import Knowledge

FOLDER = "data/"
KNOWLEDGE, SCHEMA = f"{FOLDER}knowledge.json", f"{FOLDER}knowledge.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def dataset(guide: Guide, publication: Publication) -> Iterator[tuple[str, str]]:
    """Yield the place, from the root of the site, and the text of each published file, once the guide is compiled."""
    yield KNOWLEDGE, (guide.library.root / COMPILED).read_text(encoding="utf-8")
    yield SCHEMA, schema(publication)


@cache
def schema(publication: Publication) -> str:
    """Return the JSON Schema of what the quiz knows, made from the records of the decision module."""
    made = TypeAdapter(Knowledge).json_schema(mode="serialization")
    address = publication.at(SCHEMA)
    return canonical({"$schema": DIALECT, **({"$id": address} if address else {}), **made})
