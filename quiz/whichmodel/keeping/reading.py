"""From a record, as JSON or as Markdown, back to what it says."""

from collections.abc import Iterator
from typing import Any

from whichmodel.facts.errors import DamagedLink, DamagedRecord, InvalidJson
from whichmodel.facts.jsontext import kind_of, read_json, shown
from whichmodel.facts.knowledge import Knowledge
from whichmodel.keeping.link import (
    CHECK,
    CHECK_LENGTH,
    ID_LETTERS,
    LONGEST,
    OPENING,
    Opened,
    Written,
    read_link,
    understood,
)

KIND = "whichmodel-decision-record"
FORMAT = 1

LONGEST_RECORD = 262_144
"""How many characters a record may have. A real one has up to some 60,000."""

MOST_PROBLEMS = 20
"""How many problems of one record are told."""


class _OrNull:
    """In a shape: what has this shape, or null."""

    def __init__(self, shape: object) -> None:
        self.shape = shape


_ANSWER = {"factor": str, "option": str, "question": str, "answer": str}
_GROUNDS = {"title": str, "says": str, "claims": [str], "judgement": str}

SHAPE: dict[str, Any] = {
    "kind": str,
    "format": int,
    "title": str,
    "date": str,
    "rules_version": str,
    "content_version": str,
    "answers": [_ANSWER],
    "unanswered": [{"factor": str, "question": str}],
    "verdict": str,
    "verdict_name": str,
    "first_choice": _OrNull(str),
    "headline": str,
    "reasons": [
        {
            "model": str,
            "name": str,
            "factor": str,
            "question": str,
            "answer": str,
            "points": int,
            "rules_out": bool,
            "because": str,
            "claims": [str],
            "judgement": str,
        }
    ],
    "mix": _OrNull({**_GROUNDS, "parts": [{"work": str, "model": str, "name": str, "because": str}], "seam": str}),
    "not_ready": _OrNull(
        {
            **_GROUNDS,
            "missing": str,
            "helper": str,
            "first_step": {"says": str, "model": str, "name": str},
            "after": _OrNull(str),
            "after_name": str,
            "assumes": [_ANSWER],
        }
    ),
    "cautions": [{**_GROUNDS, "kind": str, "does": [str]}],
    "next_steps": [{"says": str, "claims": [str], "judgement": str}],
    "runner_up": _OrNull(
        {
            "model": str,
            "name": str,
            "behind": int,
            "differences": [{"factor": str, "question": str, "answer": str, "points": int, "because": str}],
        }
    ),
    "changes": [{"answers": [_ANSWER], "verdict": str, "first_choice": _OrNull(str), "says": str}],
    "robustness": {"same": int, "of": int, "says": str},
    "find_out": [{"factor": str, "question": str, "from_whom": str}],
    "sources": [{"claim": str, "says": str, "source": str, "publisher": str, "date": str, "sells": str, "page": str}],
    "link": str,
    "sign_off": {"decided_by": str, "date": str, "agreed_by": str},
}
"""The one shape of a record: a type, a list of one shape, or an object with just these keys, all of them."""


def read_record(knowledge: Knowledge, text: str) -> Opened:
    """Return what a record says, under the rules of today; whether it is JSON or Markdown is seen from the text.

    The link in it is what counts. A JSON record must have its shape and the same answers, outcome and rules
    version as its link; the words in it are not compared, since a better wording must not make old records
    useless. A Markdown record may have been edited as long as one whole link is in it. Raises `DamagedRecord`,
    with all problems, for anything else.
    Rules: design, section 6, "Decision record".
    """
    if len(text) > LONGEST_RECORD:
        raise DamagedRecord((f"This text has {len(text)} characters, and a record has at most {LONGEST_RECORD}.",))
    text = text.lstrip("\ufeff \t\r\n")
    try:
        written = _read_json_record(text) if text.startswith("{") else read_link(_link_in(text))
        return understood(knowledge, written)
    except DamagedLink as error:
        raise DamagedRecord((f"The link in the record cannot be opened. {error}",)) from None


def _read_json_record(text: str) -> Written:
    try:
        data, repeated = read_json(text)
    except InvalidJson as error:
        raise DamagedRecord((f"The record is not JSON: {error.reason}.",)) from None
    problems = [f"The key '{shown(key)}' stands twice in one object; keep one." for key in repeated]
    problems += _shape_problems(SHAPE, data, "")
    if not isinstance(data, dict) or problems:
        raise DamagedRecord(_told(problems))
    if data["kind"] != KIND or data["format"] != FORMAT:
        found = f"'{shown(data['kind'])}', format {shown(str(data['format']))}"
        raise DamagedRecord((f"This is {found}; expected '{KIND}', format {FORMAT}.",))
    written = read_link(data["link"])
    problems = list(_disagreements(data, written))
    if problems:
        raise DamagedRecord(_told(problems))
    return written


def _disagreements(data: dict[str, Any], written: Written) -> Iterator[str]:
    pairs = [
        ("the rules version", data["rules_version"], written.rules_version),
        ("the verdict", data["verdict"], written.outcome.verdict),
        ("the first choice", data["first_choice"] or "none", written.outcome.first_choice or "none"),
    ]
    linked = dict(written.answers)
    given = {answer["factor"]: answer["option"] for answer in data["answers"]}
    for factor in {**linked, **given}:
        pairs.append(
            (f"the answer to '{shown(factor)}'", given.get(factor, "not there"), linked.get(factor, "not there"))
        )
    if len(given) < len(data["answers"]):
        yield "The record answers one question twice; keep one answer."
    for what, here, there in pairs:
        if here != there:
            yield f"In the record, {what} is '{shown(here)}', and in its link '{shown(there)}'; they must be the same."


def _shape_problems(shape: Any, value: Any, path: str) -> list[str]:
    """Return what in a value differs from a shape, with the place of each difference."""
    where = f"'{path}'" if path else "the record"
    if isinstance(shape, _OrNull):
        return [] if value is None else _shape_problems(shape.shape, value, path)
    if isinstance(shape, list) and isinstance(value, list):
        found = (_shape_problems(shape[0], item, f"{path}[{index}]") for index, item in enumerate(value))
        return [problem for problems in found for problem in problems]
    if isinstance(shape, dict) and isinstance(value, dict):
        inner = f"{path}." if path else ""
        problems = [f"The key '{inner}{key}' is missing." for key in shape if key not in value]
        problems += [f"The key '{inner}{shown(key)}' does not belong here." for key in value if key not in shape]
        for key in shape.keys() & value.keys():
            problems += _shape_problems(shape[key], value[key], inner + key)
        return problems
    if isinstance(shape, type) and type(value) is shape:  # not isinstance: true and false are no numbers
        return []
    return [f"Found {kind_of(value)} as {where}; expected {_named(shape)}."]


def _named(shape: Any) -> str:
    if isinstance(shape, list | dict):
        return "a list" if isinstance(shape, list) else "an object"
    return {str: "a text", int: "a whole number"}.get(shape, "true or false")


def _told(problems: list[str]) -> tuple[str, ...]:
    """Return the problems in one order, and how many more there are than anybody wants to read."""
    in_order = sorted(problems)
    more = len(in_order) - MOST_PROBLEMS
    return (*in_order[:MOST_PROBLEMS], f"There are {more} more problems.") if more > 0 else tuple(in_order)


def _link_in(text: str) -> str:
    """Return the one link in a text. Raises `DamagedRecord` where there is none, and where there are several."""
    # Lines are joined, since mail programs break them; each link ends where the next one could begin.
    flat = "".join(line.strip() for line in text.split("\n")).replace("&amp;", "&")
    found = {_up_to_checksum(OPENING + piece[:LONGEST]) for piece in flat.split(OPENING)[1:]}
    if len(found) != 1:
        count = f"There are {len(found)} different links" if found else "There is no link"
        raise DamagedRecord((f"{count} in the text; a record holds one, from '{OPENING}' on.",))
    return found.pop()


def _up_to_checksum(text: str) -> str:
    """Return a text up to the end of the checksum in it; an answer to a question called `check` is none."""
    start = text.find(CHECK)
    while start >= 0 and text[start + len(CHECK) :].lstrip(ID_LETTERS).startswith("&"):
        start = text.find(CHECK, start + 1)
    return text[: start + len(CHECK) + CHECK_LENGTH] if start >= 0 else text[:LONGEST]
