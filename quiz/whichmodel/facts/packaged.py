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
    try:
        text = _beside("knowledge.json").decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidKnowledge("knowledge.json", f"the package's knowledge cannot be read ({error})") from None
    return knowledge_from_text(text)


def _beside(name: str) -> bytes:
    """Return a file that lies beside this module, read as the module itself was: from a folder or an archive.

    `importlib.resources` does the same, and loads 40 modules for it, which a browser would have to fetch.
    """
    folder = __file__[: max(__file__.rfind("/"), __file__.rfind("\\")) + 1]
    get_data = getattr(__spec__.loader, "get_data", None)
    if get_data is None:
        raise OSError("the package is loaded in a way that cannot read files")
    data: bytes = get_data(folder + name)
    return data
