"""From a record, as JSON or as Markdown, back to what its link says."""

from collections.abc import Iterator, Mapping

from whichmodel.facts.errors import DamagedRecord, InvalidJson
from whichmodel.facts.jsontext import KINDS, kind_of, read_json, shown
from whichmodel.keeping.link import BEGINNING, CHECK, CHECK_LENGTH, ID_LETTERS, LONGEST, Written, read_link
from whichmodel.keeping.record import FORMAT, KIND
from whichmodel.telling.encoding import Json

LONGEST_RECORD = 262_144
"""How many characters a record may have. A real one has up to some 90,000."""

MOST_PROBLEMS = 20
"""How many problems of one record are told."""

HEADING: Mapping[str, type] = {
    "kind": str,
    "format": int,
    "title": str,
    "date": str,
    "weighed": list,
    "decision": dict,
    "link": str,
    "sign_off": dict,
}
"""What a record has, and nothing else."""

FIRST_FORMAT = 1
"""The format before this one, which is read for good: what is now `decision` stands among much else in its heading."""

FIRST_HEADING: Mapping[str, type] = {"kind": str, "format": int, "answers": list, "link": str}

NOT_THERE = "not there"


def read_record(text: str) -> Written:
    """Return what the link in a record says, if the record says the same.

    The words of a record may have been changed; what was decided (answers, outcome, rules), in JSON, may not.
    Raises `DamagedRecord` with all problems of a text that is no record or says something else than its link,
    and `DamagedLink` as `read_link` does. Rules: design, section 6, "Decision record".
    """
    if len(text) > LONGEST_RECORD:
        raise DamagedRecord(f"This text has {len(text)} characters, and a record has at most {LONGEST_RECORD}.")
    text = text.lstrip("\ufeff \t\r\n")
    if not text.startswith("{"):
        return read_link(_link_in(text))
    try:
        data, repeated = read_json(text)
    except InvalidJson as error:
        raise DamagedRecord(f"The record is not JSON: {error}.") from None
    assert isinstance(data, dict)  # its text begins like one
    twice = [f"The key '{shown(key)}' stands twice in one object; keep one." for key in repeated]
    _refuse([*twice, *_heading_problems(data)])
    written = read_link(data["link"])
    _refuse(list(_disagreements(data if data["format"] == FIRST_FORMAT else data["decision"], written)))
    return written


def _refuse(problems: list[str]) -> None:
    """Raise `DamagedRecord` where there are problems, with no more of them than anybody wants to read."""
    more = len(problems) - MOST_PROBLEMS
    if problems:
        raise DamagedRecord(*problems[:MOST_PROBLEMS], *([f"There are {more} more problems."] if more > 0 else []))


def _heading_problems(data: Json) -> Iterator[str]:
    kind, form = data.get("kind"), data.get("format")
    is_known = kind == KIND and form in (FIRST_FORMAT, FORMAT)
    if isinstance(kind, str) and type(form) is int and not is_known:
        yield f"This is '{shown(kind)}', format {shown(str(form))}; expected '{KIND}', format {FORMAT}."
        return
    heading = FIRST_HEADING if type(form) is int and form == FIRST_FORMAT else HEADING  # true is no 1
    for key, expected in heading.items():
        if key not in data:
            yield f"The key '{key}' is missing."
        elif type(data[key]) is not expected:
            yield f"Found {kind_of(data[key])} as '{key}'; expected {KINDS[expected]}."
    if heading is HEADING:
        yield from (f"The key '{shown(key)}' does not belong here." for key in data if key not in heading)


def _disagreements(said: Json, written: Written) -> Iterator[str]:
    """Yield in words whatever a record says of the decision that its link does not say."""
    given, linked = _answers(said.get("answers")), dict(written.answers)
    facts = [
        ("the rules version", said.get("rules_version", NOT_THERE), written.rules_version),
        ("the verdict", said.get("verdict", NOT_THERE), written.outcome.verdict),
        ("the first choice", said.get("first_choice", NOT_THERE), written.outcome.first_choice),
        *((f"the answer to '{shown(factor)}'", option, linked.get(factor, NOT_THERE)) for factor, option in given),
        *((f"the answer to '{factor}'", NOT_THERE, linked[factor]) for factor in linked if factor not in dict(given)),
    ]
    for what, here, there in facts:
        if here != there:
            yield f"In the record, {what} is {_word(here)}, and in its link {_word(there)}; they must be the same."


def _answers(found: object) -> list[tuple[str, object]]:
    """Return answers as they stand in a decision, or in a record of the first format, as pairs."""
    if isinstance(found, dict):
        return list(found.items())
    items = [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []
    return [(item["factor"], item.get("option")) for item in items if isinstance(item.get("factor"), str)]


def _word(value: object) -> str:
    word = "none" if value is None else value
    return f"'{shown(word)}'" if isinstance(word, str) else kind_of(word)


def _link_in(text: str) -> str:
    """Return the one link in a text. Raises `DamagedRecord` where there is none, and where there are several."""
    # Lines are joined, since mail programs break them; each link ends where the next one could begin.
    flat = "".join(line.strip() for line in text.split("\n")).replace("&amp;", "&")
    found = {_up_to_checksum(BEGINNING + piece[:LONGEST]) for piece in flat.split(BEGINNING)[1:]}
    if len(found) != 1:
        count = f"There are {len(found)} different links" if found else "There is no link"
        raise DamagedRecord(f"{count} in the text; a record holds one, from '{BEGINNING}' on.")
    return found.pop()


def _up_to_checksum(text: str) -> str:
    """Return a text up to the end of the checksum in it; an answer to a question called `check` is none."""
    start = text.find(CHECK)
    while start >= 0 and text[start + len(CHECK) :].lstrip(ID_LETTERS).startswith("&"):
        start = text.find(CHECK, start + 1)
    return text[: start + len(CHECK) + CHECK_LENGTH] if start >= 0 else text[:LONGEST]
