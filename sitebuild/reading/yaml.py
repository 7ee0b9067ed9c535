"""YAML to plain data, remembering where each key and value stands.

Positions come from a tree of nodes. YAML 1.2 is used, so `yes`, `no` and `on` stay words.
Dates stay text: the schemas say what they mean.

Two readers make that tree. ruamel.yaml reads all of YAML 1.2 and tells what is wrong, slowly; libyaml reads most
of it twenty times as fast. What libyaml cannot read, or might read otherwise, is left to ruamel.yaml.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from yaml import YAMLError
from yaml.cyaml import CParser
from yaml.resolver import BaseResolver

from sitebuild.reading.problems import Key

Place = tuple[int, int]
"""Line and column, from 1."""

# YAML 1.2 reads more than this as numbers; the rest is left as text, and the schemas refuse it.
WHOLE_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
FRACTION = re.compile(r"[-+]?[0-9]+\.[0-9]*")
NOT_PRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
OTHERWISE = re.compile(
    r"[\t\r\x85\u2028\u2029\ufeff]|^(?:%|---|\.\.\.)|(?<!\w)!|[|>][-+0-9 ]*(?:#|\n *[\n#])", re.MULTILINE
)
"""Where the readers may differ: tabs and what YAML 1.1 took for line ends, directives, several documents, tags, and
blocks of text that begin with a hash sign or an empty line."""

PLAIN_WORDS = {
    "int": (WHOLE_NUMBER, "-+0123456789"),
    "float": (FRACTION, "-+0123456789"),
    "bool": (re.compile("true|True|TRUE|false|False|FALSE"), "tTfF"),
    "null": (re.compile("~|null|Null|NULL|"), ("~", "n", "N", "")),
}
"""By kind: how a scalar without quotes is written that is no text, and the letters with which it begins."""


@dataclass
class Positioned:
    """Plain data, and the place of every key and value in it."""

    data: Any
    values: dict[Key, Place] = field(default_factory=dict)
    keys: dict[Key, Place] = field(default_factory=dict)

    def place(self, path: Key, *, key: bool = False) -> Place:
        """Return where `path` stands, or its nearest parent that does; of its key if asked."""
        first = self.keys if key else self.values
        for length in range(len(path), -1, -1):
            for table in (first, self.values):
                if path[:length] in table:
                    return table[path[:length]]
        return (1, 1)


class YamlError(ValueError):
    """The text is not YAML, or uses what the guide does not. Carries `line` and `column`, from 1."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


class Resolver(BaseResolver):
    """Says of a scalar without quotes what it is, as YAML 1.2 does."""


for _kind, (_written, _first) in PLAIN_WORDS.items():
    Resolver.add_implicit_resolver(f"tag:yaml.org,2002:{_kind}", re.compile(rf"(?:{_written.pattern})\Z"), list(_first))


class FastReader(CParser, Resolver):
    """Reads text with libyaml."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)
        Resolver.__init__(self)

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        """Return the tag of a node. Raises YAMLError where a value is left out: the readers differ on its place."""
        if value == "" and implicit[0]:
            raise YAMLError
        return super().resolve(kind, value, implicit)


def read_yaml(text: str, first_line: int = 1) -> Positioned:
    """Read `text`, whose first line is line `first_line` of its file.

    Raises:
        YamlError: with a sentence on what is wrong and where.
    """
    # Empty lines in front stand for what the file has there, so that every place is counted from its top.
    text = "\n" * (first_line - 1) + text
    if found := NOT_PRINTABLE.search(text):
        before = text[: found.start()]
        message = f"the character U+{ord(found[0]):04X} cannot stand in YAML; delete it."
        raise YamlError(message, before.count("\n") + 1, len(before) - before.rfind("\n"))
    if not OTHERWISE.search(text):
        try:
            return _positioned(FastReader(text).get_single_node())
        except (YAMLError, YamlError, RecursionError):
            pass  # The other reader finds it as well, and says it in the words that people get.
    return _read_slowly(text, first_line)


def _read_slowly(text: str, first_line: int) -> Positioned:
    # Few runs need it, and loading it takes longer than reading the whole guide.
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLStreamError

    try:
        return _positioned(YAML(typ="rt", pure=True).compose(text))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlError(_explained(error.problem), *(_place(mark) if mark else (first_line, 1))) from error
    except YAMLStreamError as error:
        raise YamlError(_explained(str(error)), first_line, 1) from error
    except RecursionError as error:
        raise YamlError("the values are nested too deeply to be read.", first_line, 1) from error


def _positioned(node: Any) -> Positioned:
    result = Positioned(data={})
    if node is not None:
        result.data = _plain(node, (), result, ())
    return result


def _explained(problem: str | None) -> str:
    advice = "quote the text if it holds a colon or a hash sign."
    if problem and r"'\t'" in problem:
        advice = "indent with spaces, not with tabs."
    return f"this is not valid YAML: {problem or 'cannot be read'}; {advice}"


def _place(mark: Any) -> Place:
    return mark.line + 1, mark.column + 1


def _plain(node: Any, path: Key, result: Positioned, within: tuple[Any, ...]) -> Any:
    result.values[path] = place = _place(node.start_mark)
    if any(node is outer for outer in within):
        raise YamlError("this alias stands inside what it names; write the value itself.", *place)
    within = (*within, node)
    if node.id == "sequence":
        return [_plain(item, (*path, i), result, within) for i, item in enumerate(node.value)]
    if node.id == "scalar":
        return _scalar(node)
    mapping: dict[str, Any] = {}
    for key_node, value_node in node.value:
        here = _place(key_node.start_mark)
        if key_node.id != "scalar":
            raise YamlError("a list or mapping cannot be a key; write one word.", *here)
        key = str(key_node.value)
        if key in mapping:
            raise YamlError(f"'{key}' stands twice in one mapping; keep one of them.", *here)
        result.keys[(*path, key)] = here
        mapping[key] = _plain(value_node, (*path, key), result, within)
    return mapping


def _scalar(node: Any) -> Any:
    kind = str(node.tag).rpartition(":")[2]
    # ruamel keeps the indentation mark of folded text as a bell character.
    text = str(node.value).replace("\a", "")
    if kind == "int" and WHOLE_NUMBER.fullmatch(text):
        return int(text)
    if kind == "float" and FRACTION.fullmatch(text):
        return float(text)
    if kind == "bool" and text.lower() in ("true", "false"):
        return text.lower() == "true"
    if kind == "null":
        return None
    return text
