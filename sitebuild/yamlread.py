"""YAML to plain data, remembering where each key and value stands.

Positions come from ruamel.yaml's node tree. YAML 1.2 is used, so `yes`, `no` and `on` stay words.
Dates stay text: the schemas say what they mean.
"""

from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Path = tuple[str | int, ...]
Place = tuple[int, int]


@dataclass
class Positioned:
    """Plain data, and the place (line, column; from 1) of every key and value, by path."""

    data: Any
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Return where `path` stands, or its nearest parent that does; of its key if asked."""
        first = self.keys if key else self.values
        for length in range(len(path), -1, -1):
            for table in (first, self.values):
                if path[:length] in table:
                    return table[path[:length]]
        return (1, 1)


class YamlError(ValueError):
    """The text is not YAML, or a key stands twice. Carries `line` and `column`, from 1."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


def read_yaml(text: str, first_line: int = 1) -> Positioned:
    """Read `text`, whose first line is line `first_line` of its file.

    Raises:
        YamlError: with a sentence on what is wrong and where.
    """
    try:
        node = YAML(typ="rt", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        raise YamlError(
            f"this is not valid YAML: {error.problem or 'cannot be read'}; "
            "quote the text if it holds a colon or a hash sign.",
            line + first_line,
            column + 1,
        ) from error
    result = Positioned(data={})
    if node is not None:
        result.data = _plain(node, (), first_line, result)
    return result


def _plain(node: Node, path: Path, first_line: int, result: Positioned) -> Any:
    place = (node.start_mark.line + first_line, node.start_mark.column + 1)
    result.values[path] = place
    if isinstance(node, MappingNode):
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            here = (key_node.start_mark.line + first_line, key_node.start_mark.column + 1)
            if key in mapping:
                raise YamlError(f"'{key}' stands twice in one mapping; keep one of them.", *here)
            result.keys[(*path, key)] = here
            mapping[key] = _plain(value_node, (*path, key), first_line, result)
        return mapping
    if isinstance(node, SequenceNode):
        return [_plain(item, (*path, i), first_line, result) for i, item in enumerate(node.value)]
    assert isinstance(node, ScalarNode)
    return _scalar(node)


def _scalar(node: ScalarNode) -> Any:
    kind = str(node.tag).rpartition(":")[2]
    if kind == "int":
        return int(node.value.replace("_", ""), 0)
    if kind == "float":
        return float(node.value)
    if kind == "bool":
        return node.value.lower() == "true"
    if kind == "null":
        return None
    # ruamel keeps the indentation mark of folded text as a bell character.
    return str(node.value).replace("\a", "")
