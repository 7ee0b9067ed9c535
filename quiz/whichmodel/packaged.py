"""The knowledge that comes with the package."""

from functools import cache

from whichmodel.decoding import knowledge_from_text
from whichmodel.errors import InvalidKnowledge
from whichmodel.knowledge import Knowledge


@cache
def packaged_knowledge() -> Knowledge:
    """Return the knowledge in the package's own `knowledge.json`, read once.

    Raises `InvalidKnowledge` where the file is missing (the build writes it) or damaged.
    """
    from importlib.resources import files  # slow to load, and not needed where other knowledge is given

    try:
        text = files("whichmodel").joinpath("knowledge.json").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidKnowledge("knowledge.json", f"the package's knowledge cannot be read ({error})") from None
    return knowledge_from_text(text)
