"""The agenda of a meeting as a Markdown document, to send round beforehand or to print."""

from collections.abc import Iterator

from whichmodel.keeping.markdown import BLANK, plain, sentence
from whichmodel.telling.encoding import Json

TITLE = "Where we differ on how to engage people for this work"


def agenda_as_markdown(agenda: Json) -> str:
    """Return an agenda (see `agenda.agenda`) as Markdown that ends with a line break; sections without content are left out.

    All texts are escaped, as in a record.
    """
    sections = [
        ("Where each of us stands", _results(agenda)),
        ("What to settle, starting with what weighs most", _differences(agenda)),
        (
            "What neither of us can answer yet",
            (f"- {plain(each['ask'])} {plain(each['from_whom'])}".rstrip() for each in agenda["open"]),
        ),
        ("If we still differ", (f"{i}. {plain(says)}" for i, says in enumerate(agenda["still"], 1))),
        ("What we agree on", (f"- {plain(each['ask'])} {sentence(each['answer'])}" for each in agenda["agreed"])),
        ("What we decided", (f"- {label}: {BLANK}" for label in ("Decision", "Who finds out what, by when", "Date"))),
    ]
    written = [(title, "\n".join(lines)) for title, lines in sections]
    opening = [f"# {TITLE}", f"**To decide: {plain(agenda['decide'])}**", plain(agenda["says"])]
    end = (
        f"Rules version {agenda['rules_version']}. The same rules and the same answers always lead to the same result."
    )
    return "\n\n".join([*opening, *(f"## {title}\n\n{text}" for title, text in written if text), end]) + "\n"


def _results(agenda: Json) -> Iterator[str]:
    for result in agenda["results"]:
        yield f"- {plain(result['name'])}: {sentence(result['verdict_name'])} {plain(result['headline'])}"
        yield from (f"    - {plain(note)}" for note in result["notes"])


def _differences(agenda: Json) -> Iterator[str]:
    for number, difference in enumerate(agenda["differences"], 1):
        if number > 1:
            yield ""
        yield f"{number}. {plain(difference['ask'])}"
        for answer in difference["answers"]:
            yield f"    - {plain(answer['name'])}: {sentence(answer['answer'])} {plain(answer['leads'])}"
        yield f"    - What it weighs: {plain(difference['weighs'])}"
        if difference["from_whom"]:
            yield f"    - Who might know: {plain(difference['from_whom'])}"
