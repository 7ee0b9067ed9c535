"""JSON as text: strict reading of what others wrote, and one canonical way of writing."""

import json
import re

from whichmodel.facts.errors import InvalidJson

DEEPEST = 100
"""How many lists and objects may stand inside one another. Far less than what ends the browser's Python."""

KINDS = {bool: "true or false", int: "a whole number", str: "a text", list: "a list", dict: "an object"}
"""What is expected of a JSON value, in words."""

LONGEST_SHOWN = 60
"""How many characters of a stranger's text a message repeats."""


def read_json(text: str) -> tuple[object, tuple[str, ...]]:
    """Return the value of a JSON text, and the keys that stand twice in one object of it.

    Raises `InvalidJson` for anything that is not JSON, and for JSON that Python cannot hold: values nested
    too deeply, and whole numbers of thousands of digits. `NaN` and `Infinity` are not JSON.
    """
    repeated: list[str] = []
    if _depth(text) > DEEPEST:
        raise InvalidJson("the values are nested too deeply")

    def as_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in pairs:
            if key in found:
                repeated.append(key)
            found[key] = value
        return found

    def refuse(name: str) -> object:
        raise InvalidJson(f"{name} is not a JSON value")

    try:
        value = json.loads(text, object_pairs_hook=as_object, parse_constant=refuse)
    except json.JSONDecodeError as error:
        raise InvalidJson(f"{error.msg}, at line {error.lineno}, column {error.colno}") from None
    except InvalidJson:
        raise
    except ValueError:  # what Python says of a whole number of more than 4300 digits
        raise InvalidJson("a number is too long") from None
    return value, tuple(repeated)


def _depth(text: str) -> int:
    """Return how deeply lists and objects are nested, without reading what they hold."""
    if text.count("[") + text.count("{") <= DEEPEST:
        return 0
    depth = deepest = 0
    for found in re.finditer(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', text, re.DOTALL):
        depth += (found[0] in "[{") - (found[0] in "]}")
        deepest = max(deepest, depth)
    return deepest


def canonical(data: object) -> str:
    """Return `data` as the one JSON text for it: sorted keys, no spaces, letters as they are, no line break."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def shown(text: str) -> str:
    """Return a stranger's text fit for one line of a message: short, and visible as below."""
    return visible(text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…")


def visible(text: str) -> str:
    """Return a text with everything escaped that has no shape of its own, line breaks among it."""
    # Not with the codec `unicode_escape`: the runtime in the browser carries few codecs.
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


def kind_of(value: object) -> str:
    """Return in words what kind of JSON value this is."""
    found: dict[type, str] = {**KINDS, int: "a number", float: "a number", type(None): "null"}
    return found.get(type(value), "something else")
