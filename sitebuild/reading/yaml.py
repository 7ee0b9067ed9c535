"""YAML to plain data, remembering where each key and value stands.

What is read is YAML 1.2 without what few people know and many stumble over: anchors, tags, several documents, comments
behind a text, and words that mean something else to the next program. Each is refused with its place and its remedy.
Dates stay text: the schemas say what they mean.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from yaml import MarkedYAMLError, YAMLError, events
from yaml.cyaml import CParser

from sitebuild.reading.files import place_in
from sitebuild.reading.plain import Surprise, meaning
from sitebuild.reading.problems import Key

Place = tuple[int, int]
"""Line and column, from 1."""

DEEPEST = 32
"""How many lists and mappings may stand within one another."""

_NO_PAIR = re.compile(r" *(?![-#])(?:(?!: |:$).)+")
_COMMENT = re.compile(r"\s+#")
_CAUSES = (
    # (how libyaml begins its message, whether the mistake stands where it began to read, what a person is told)
    ("mapping values are not allowed", False, "a ': ' cannot stand here; put a text that holds one in quotes, or correct the indentation."),
    ("block sequence entries are not", False, "a list cannot begin here; put it on lines of its own, or the text in quotes."),
    ("could not find expected ':'", True, "this is no 'name: value'; write a colon and a space behind the name."),
    ("did not find expected '-'", False, "this line does not go on with the list above it; begin it with '- ', or correct the indentation."),
    ("did not find expected ','", True, "this bracket is not closed, or a comma is missing behind it; complete it, or put the text in quotes."),
    ("found unexpected end of stream", True, "this quotation mark is never closed; close it, or write an apostrophe in double quotes."),
    ("found unexpected document", True, "this quotation mark is never closed; close it, or write an apostrophe in double quotes."),
    ("found unknown escape", False, "this backslash means nothing here; write it twice, or take single quotes."),
    ("did not find expected alphabetic", True, "a text cannot begin with '&' or '*' unless it is in quotes; put it in quotes."),
    ("did not find expected <document", False, "this line does not belong to what stands before it; correct the indentation."),
)  # fmt: skip


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


def read_yaml(text: str, first_line: int = 1, tags: Collection[str] = ()) -> Positioned:
    """Read `text`, whose first line is line `first_line` of its file. `tags` may stand before values and are passed over.

    Raises:
        YamlError: with a sentence on what is wrong and where.
    """
    # Empty lines in front stand for what the file has there, so that every place is counted from its top.
    text = "\n" * (first_line - 1) + text.replace("\r\n", "\n").replace("\r", "\n")
    if (tab := text.find("\t")) >= 0:
        raise YamlError("a tab stands here; write spaces.", *place_in(text, tab))
    reading = _Reading(text, tags)
    try:
        return reading.whole()
    except MarkedYAMLError as error:
        raise _explained(error, text, reading.last) from error
    except YAMLError as error:
        raise YamlError(f"this cannot be read as YAML: {error}.", first_line, 1) from error


class _Reading:
    """One text on its way from what libyaml sees in it to plain data."""

    def __init__(self, text: str, tags: Collection[str]) -> None:
        self._parser = CParser(text)
        self._lines = text.split("\n")
        self._tags = tags
        self.last: Any = None
        self._result = Positioned(data={})

    def whole(self) -> Positioned:
        """Return what the text says; an empty one is an empty mapping."""
        self._next()  # the stream begins
        if isinstance(begun := self._next(), events.DocumentStartEvent):
            if begun.version or begun.tags:
                raise YamlError("a line that begins with '%' has no meaning here; delete it.", *_place(begun))
            self._result.data = self._value(self._next(), ())
            self._next()  # the document ends
            if isinstance(again := self._next(), events.DocumentStartEvent):
                raise YamlError("a line '---' begins a second document; keep one.", *_place(again))
        return self._result

    def _next(self) -> Any:
        self.last = self._parser.get_event()
        return self.last

    def _value(self, event: Any, path: Key) -> Any:
        self._result.values[path] = place = _place(event)
        if isinstance(event, events.AliasEvent):
            message = f"'*{event.anchor}' stands for another value; write the value itself, or put the text in quotes."
            raise YamlError(message, *place)
        if event.anchor:
            raise YamlError(f"'&{event.anchor}' would name a value and not be shown; put the text in quotes.", *place)
        if event.tag and event.tag not in self._tags:
            raise YamlError(
                f"'{event.tag}' would be taken for a type and not be shown; put the text in quotes.", *place
            )
        if len(path) > DEEPEST:
            raise YamlError(f"the values are nested more than {DEEPEST} deep; write them flatter.", *place)
        if isinstance(event, events.ScalarEvent):
            return self._scalar(event, place)
        return self._list(path) if isinstance(event, events.SequenceStartEvent) else self._mapping(path)

    def _list(self, path: Key) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := self._next(), events.SequenceEndEvent):
            found.append(self._value(event, (*path, len(found))))
        return found

    def _mapping(self, path: Key) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := self._next(), events.MappingEndEvent):
            place = _place(event)
            if not isinstance(event, events.ScalarEvent):
                raise YamlError("a list or mapping cannot be a key; write one word, or put a text in quotes.", *place)
            key = self._value(event, (*path, event.value))
            if not isinstance(key, str):
                raise YamlError(f"'{event.value}' is not a word and cannot be a key; put it in quotes.", *place)
            if key in found:
                raise YamlError(f"'{key}' stands twice in one mapping; keep one of them.", *place)
            self._result.keys[(*path, key)] = place
            found[key] = self._value(self._next(), (*path, key))
        return found

    def _scalar(self, event: Any, place: Place) -> Any:
        if event.style:
            return event.value
        try:
            found = meaning(event.value)
        except Surprise as surprise:
            raise YamlError(str(surprise), *place) from None
        if found is None or isinstance(found, str):
            self._refuse_comment(event)
        return found

    def _refuse_comment(self, event: Any) -> None:
        """Behind a text without quotes, a comment is more likely the rest of the text."""
        line, column = event.end_mark.line, event.end_mark.column
        rest = self._lines[line][column:] if line < len(self._lines) else ""
        if found := _COMMENT.match(rest):
            cut = rest[found.end() - 1 :]
            message = f"'{cut}' would be cut off as a comment; put the text in quotes, or the comment on its own line."
            raise YamlError(message, line + 1, column + found.end())


def _explained(error: Any, text: str, last: Any) -> YamlError:
    """Return a person's words for what libyaml says; `last` is what it had read before."""
    said: str = error.problem or "it cannot be read"
    start, mark = error.context_mark, error.problem_mark or error.context_mark
    whole = text.rstrip()
    ends = (whole.count("\n"), len(whole) - whole.rfind("\n") - 1)
    # libyaml finds what is missing at the end on a line that is not there.
    place = min((mark.line, mark.column), ends) if mark else (0, 0)
    lines = text.split("\n")
    line = lines[place[0]][place[1] :]
    if getattr(last, "style", None) in ("'", '"') and last.start_mark.line < last.end_mark.line:
        message = f"this quotation mark is closed only in line {last.end_mark.line + 1}; close it where the text ends."
        return _error(message, (last.start_mark.line, last.start_mark.column))
    above = lines[place[0] - 1] if place[0] else ""
    if said.startswith("mapping values") and _NO_PAIR.fullmatch(above) and _indent(above) == _indent(lines[place[0]]):
        message = "this is no 'name: value'; write a colon and a space behind the name."
        return _error(message, (place[0] - 1, _indent(above)))
    for begins, from_start, advice in _CAUSES:
        if said.startswith(begins):
            return _error(advice, (start.line, start.column) if from_start and start else place)
    if said.startswith("did not find expected key") and place[1] and mark.column > start.column:
        return _error("the text ends here, with its quotation mark or bracket; put the whole text in quotes.", place)
    if said.startswith("did not find expected key"):
        return _error("this line is not indented like those before it; correct the indentation.", place)
    if said.startswith("did not find expected node"):
        what = "something is missing before this sign" if line else "a bracket is still open here"
        return _error(f"{what}; complete it, or put the text in quotes.", place)
    if "cannot start any token" in said:
        return _error(f"a text cannot begin with '{line[:1]}' unless it is in quotes; put it in quotes.", place)
    return _error(f"this is not valid YAML: {said}; put the text in quotes.", place)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _error(message: str, place: Place) -> YamlError:
    return YamlError(message, place[0] + 1, place[1] + 1)


def _place(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1
