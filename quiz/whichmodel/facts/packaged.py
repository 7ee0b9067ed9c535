"""The knowledge that comes with the package."""

from functools import cache

from whichmodel.facts.decoding import knowledge_from_text
from whichmodel.facts.errors import InvalidKnowledge
from whichmodel.facts.knowledge import Knowledge


@cache
def packaged_knowledge() -> Knowledge:
    """Return the knowledge in the package's own `knowledge.json`, read once.

    Raises `InvalidKnowledge` where the file is missing (the build writes it) or damaged.
    """
    # The file lies beside this module and is read as the module was: from a folder or an archive. `importlib.resources`
    # does the same, and loads 40 modules for it, which a browser would have to fetch.
    folder = __file__[: max(__file__.rfind("/"), __file__.rfind("\\")) + 1]
    try:
        data: bytes = __spec__.loader.get_data(folder + "knowledge.json")  # type: ignore[union-attr]  # either loader has it
        text = data.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidKnowledge("knowledge.json", f"the package's knowledge cannot be read ({error})") from None
    return knowledge_from_text(text)
