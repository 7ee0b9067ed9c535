"""The record of a decision as a Markdown document that a person can put before a board."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Json = Mapping[str, Any]

BLANK = "_" * 30
"""The line to write on. Markdown takes underscores that stand alone as they are."""

_SPECIAL = frozenset("\\`*_[]<>|&#~$")
"""What means something inside a line of Markdown, wherever it stands."""

_SIGN_OFF = {"decided_by": "Decided by", "date": "Date", "agreed_by": "Agreed by"}


def as_markdown(record: Json) -> str:
    """Return a record (see `record.record`) as Markdown that ends with a line break; sections without content are left out.

    All texts are escaped, so that none can pass for markup or for the link of the record.
    Rules: design, section 6, "Decision record".
    """
    numbers = {source["claim"]: number for number, source in enumerate(record["sources"], 1)}
    heading = [f"# {_plain(record['title'])}", f"Date: {record['date']}", f"**{_plain(record['headline'])}**"]
    sections = [
        ("Why", _why(record, numbers)),
        ("What was weighed", _weighed(record)),
        ("The runner-up, and why it lost", _runner_up(record["runner_up"])),
        ("What to find out", _find_out(record)),
        ("What would change it", _changes(record)),
        ("Take care", _cautions(record, numbers)),
        ("Next steps", _next_steps(record, numbers)),
        ("Sources", _sources(record)),
        ("How this was decided", _how(record)),
        ("Signed off", _sign_off(record)),
    ]
    told = [(title, "\n".join(lines)) for title, lines in sections]
    return "\n\n".join([*heading, *(f"## {title}\n\n{text}" for title, text in told if text)]) + "\n"


def _why(record: Json, numbers: Mapping[str, int]) -> Iterator[str]:
    blocks = [
        *_mix(record["mix"], numbers),
        *_not_ready(record["not_ready"], numbers),
        *_points(record["reasons"], numbers),
    ]
    out = [
        f"- {_capital(reason['name'])}: {_reason(reason, numbers)}"
        for reason in record["reasons"]
        if reason["rules_out"]
    ]
    yield "\n\n".join([*blocks, "Ruled out by the answers:", "\n".join(out)] if out else blocks)


def _points(reasons: Iterable[Json], numbers: Mapping[str, int]) -> Iterator[str]:
    """Yield, for each model, its reasons and what they come to."""
    by_model: dict[str, list[Json]] = {}
    for reason in reasons:
        if not reason["rules_out"]:
            by_model.setdefault(reason["name"], []).append(reason)
    for name, its in by_model.items():
        lines = [f"- {reason['points']:+d}: {_reason(reason, numbers)}" for reason in its]
        total = _count(sum(reason["points"] for reason in its), "point")
        yield "\n".join([f"{_capital(name)} has {total}:", "", *lines])


def _reason(reason: Json, numbers: Mapping[str, int]) -> str:
    return f"{_plain(reason['because'])} You answered: {_sentence(reason['answer'])}{_grounds(reason, numbers)}"


def _mix(mix: Json | None, numbers: Mapping[str, int]) -> Iterator[str]:
    if mix:
        yield f"{_plain(mix['says'])}{_grounds(mix, numbers)}"
        yield "\n".join(
            f"- {_plain(part['work'])}: {_sentence(part['name'])} {_plain(part['because'])}" for part in mix["parts"]
        )
        yield f"Where they meet: {_plain(mix['seam'])}"


def _not_ready(not_ready: Json | None, numbers: Mapping[str, int]) -> Iterator[str]:
    if not_ready:
        step = not_ready["first_step"]
        yield f"{_plain(not_ready['says'])}{_grounds(not_ready, numbers)}"
        lines = [
            f"- Put in place: {_plain(not_ready['missing'])}",
            f"- Who can help: {_plain(not_ready['helper'])}" if not_ready["helper"] else "",
            f"- Buy first: {_plain(step['says'])} Buy it as {_sentence(step['name'])}",
            f"- After that: {_sentence(not_ready['after_name'])}" if not_ready["after_name"] else "",
            *(
                f"- This takes for granted: {_plain(answer['question'])} {_sentence(answer['answer'])}"
                for answer in not_ready["assumes"]
            ),
        ]
        yield "\n".join(filter(None, lines))


def _weighed(record: Json) -> Iterator[str]:
    yield "| Question | Answer |"
    yield "| --- | --- |"
    for answer in record["answers"]:
        yield f"| {_plain(answer['question'])} | {_plain(answer['answer'])} |"
    for question in record["unanswered"]:
        yield f"| {_plain(question['question'])} | Not answered |"


def _runner_up(runner_up: Json | None) -> Iterator[str]:
    if runner_up:
        name, behind = _capital(runner_up["name"]), runner_up["behind"]
        place = f"is {_count(behind, 'point')} behind" if behind else "has as many points"
        if runner_up["differences"]:
            yield f"{name} {place}. What it won or lost against the first choice:"
            yield ""
        else:
            yield f"{name} {place}."
        for difference in runner_up["differences"]:
            because = _plain(difference["because"])
            yield f"- {-difference['points']:+d}: {because} You answered: {_sentence(difference['answer'])}"


def _find_out(record: Json) -> Iterator[str]:
    for question in record["find_out"]:
        yield f"- {_plain(question['question'])} {_plain(question['from_whom'])}".rstrip()


def _changes(record: Json) -> Iterator[str]:
    if record["robustness"]["says"]:
        yield _plain(record["robustness"]["says"])
    if record["changes"]:
        yield ""
    for change in record["changes"]:
        yield f"- {_plain(change['says'])}"


def _cautions(record: Json, numbers: Mapping[str, int]) -> Iterator[str]:
    for pattern in record["cautions"]:
        yield f"- {_plain(pattern['title'])}: {_plain(pattern['says'])}{_grounds(pattern, numbers)}"
        for action in pattern["does"]:
            yield f"    - {_plain(action)}"


def _next_steps(record: Json, numbers: Mapping[str, int]) -> Iterator[str]:
    for number, step in enumerate(record["next_steps"], 1):
        yield f"{number}. {_plain(step['says'])}{_grounds(step, numbers)}"


def _sources(record: Json) -> Iterator[str]:
    """Yield each source once, with what it sells, and under it what it says, numbered through."""
    seen = None
    for number, source in enumerate(record["sources"], 1):
        if source["source"] != seen:
            if seen is not None:
                yield ""
            seen = source["source"]
            who = source["publisher"] or "not named"
            yield f'"{_plain(seen)}". Publisher: {_sentence(who)} Date: {_sentence(source["date"] or "not given")}'
            yield f"What they sell: {_sentence(source['sells'] or 'not stated')}"
            yield ""
        yield f"{number}. {_plain(source['says'])}"


def _how(record: Json) -> Iterator[str]:
    yield f"- Rules version: {record['rules_version']}"
    yield f"- Content version: {record['content_version']}"
    yield "- The same rules and the same answers always lead to the same result."
    yield "- To open it again, put this behind the address of the quiz, after a #:"
    yield from ("", "```text", record["link"], "```")


def _sign_off(record: Json) -> Iterator[str]:
    for key, label in _SIGN_OFF.items():
        yield f"- {label}: {_plain(record['sign_off'][key]) or BLANK}"


def _grounds(statement: Json, numbers: Mapping[str, int]) -> str:
    """Return what a statement rests on, to stand behind it."""
    cited = sorted(numbers[claim] for claim in statement["claims"])
    if cited:
        word = "source" if len(cited) == 1 else "sources"
        return f" ({word} {', '.join(map(str, cited))})"
    return " (the guide's own judgement)" if statement["judgement"] else ""


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number in (1, -1) else f"{number} {thing}s"


def _capital(name: str) -> str:
    return _plain(name[:1].upper() + name[1:])


def _sentence(text: str) -> str:
    """Return a text that may or may not be a whole sentence as the end of one."""
    return _plain(text) if text.endswith((".", "?", "!")) else f"{_plain(text)}."


def _plain(text: str) -> str:
    """Return a text as Markdown that reads as that text, on one line."""
    return "".join(f"\\{letter}" if letter in _SPECIAL else letter for letter in " ".join(text.split()))
