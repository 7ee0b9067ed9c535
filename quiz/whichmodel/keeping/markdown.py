"""The record of a decision as a Markdown document that a person can put before a board."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from whichmodel.facts.knowledge import CLOSE, MIX, NOT_READY, RECOMMENDED
from whichmodel.telling.wording import counted

Json = Mapping[str, Any]
Numbers = Mapping[str, int]
"""The number under which each cited claim stands among the sources."""

BLANK = "_" * 30
"""The line to write on. Markdown takes underscores that stand alone as they are."""

_SPECIAL = frozenset("\\`*_[]<>|&#~$")
"""What means something inside a line of Markdown, wherever it stands."""


def as_markdown(record: Json, briefing: Json | None = None) -> str:
    """Return a record (see `record.record`) as Markdown that ends with a line break; sections without content are left out.

    With a `briefing` (see `telling.readers.briefing`) it also has the questions of that reader. All texts are escaped, so that none can pass for markup or for the link of the record.
    Rules: design, section 6, "Decision record".
    """
    decision = record["decision"]
    names = {model: called["name"] for model, called in decision["models"].items()}
    reasons = list(_reasons(decision, names))
    speaks = decision["mix"] or decision["not_ready"] or {"pattern": None}
    speaking = [pattern for pattern in decision["patterns"] if pattern["id"] == speaks["pattern"]]
    cautions = [pattern for pattern in decision["patterns"] if pattern["kind"] not in (MIX, NOT_READY)]
    parts = briefing["parts"] if briefing else []
    asked = [question for part in parts for question in part["questions"]]
    said = [*(reason for _, reason in reasons), *speaking, *cautions, *decision["next_steps"], *asked]
    cited = {claim for statement in said for claim in statement["claims"]}
    known = {**decision["sources"], **(briefing["sources"] if briefing else {})}
    # Each source stands once, whatever cites it.
    order = list(dict.fromkeys(source["source"] for source in known.values()))
    by_source = sorted(known, key=lambda claim: order.index(known[claim]["source"]))
    sources = {claim: known[claim] for claim in by_source if claim in cited}
    numbers = {claim: number for number, claim in enumerate(sources, 1)}
    sections = [
        ("Why", _why(decision, speaking, reasons, names, numbers)),
        ("What was weighed", ["| Question | Answer |", "| --- | --- |", *map(_weighed, record["weighed"])]),
        ("The runner-up, and why it lost", _runner_up(decision["lost"], names)),
        ("What to find out", map(_find_out, decision["find_out"])),
        ("What would change it", _changes(decision)),
        ("Take care", _take_care(cautions, numbers)),
        ("Next steps", (f"{i}. {_stated(step, numbers)}" for i, step in enumerate(decision["next_steps"], 1))),
        (_asked_by(briefing), _asked(parts, numbers)),
        ("Sources", _sources(sources.values())),
        ("How this was decided", _how(decision, record["link"])),
        ("Signed off", (f"- {label}: {BLANK}" for label in ("Decided by", "Date", "Agreed by"))),
    ]
    heading = [f"# {plain(record['title'])}", f"Date: {record['date']}", f"**{plain(decision['headline'])}**"]
    written = [(title, "\n".join(lines)) for title, lines in sections]
    return "\n\n".join([*heading, *(f"## {title}\n\n{text}" for title, text in written if text)]) + "\n"


def _reasons(decision: Json, names: Mapping[str, str]) -> Iterator[tuple[str, Json]]:
    """Yield, with the model's name, what speaks for and against the first choice, or each of tied models, and what excludes others."""
    by_points = decision["verdict"] in (RECOMMENDED, CLOSE)
    leading = [decision["first_choice"]] if decision["first_choice"] else decision["tied"]
    for standing in decision["ranking"]:
        in_full = by_points and standing["model"] in leading
        for reason in standing["reasons"]:
            if in_full or reason["rules_out"]:
                yield names[standing["model"]], reason


def _why(
    decision: Json,
    speaking: Iterable[Json],
    reasons: Iterable[tuple[str, Json]],
    names: Mapping[str, str],
    numbers: Numbers,
) -> Iterator[str]:
    blocks = [_stated(pattern, numbers) for pattern in speaking]
    blocks += [*_mix(decision["mix"], names), *_not_ready(decision["not_ready"], names)]
    by_model: dict[str, list[Json]] = {}
    out = []
    for name, reason in reasons:
        if reason["rules_out"]:
            out.append(f"- {_capital(name)}: {_because(reason)}{_grounds(reason, numbers)}")
        else:
            by_model.setdefault(name, []).append(reason)
    for name, its in by_model.items():
        total = counted(sum(reason["points"] for reason in its), "point")
        lines = [f"- {reason['points']:+d}: {_because(reason)}{_grounds(reason, numbers)}" for reason in its]
        blocks.append("\n".join([f"{_capital(name)} has {total}:", "", *lines]))
    yield "\n\n".join([*blocks, "Ruled out by the answers:", "\n".join(out)] if out else blocks)


def _because(reason: Json) -> str:
    return f"{plain(reason['because'])} You answered: {sentence(reason['answer'])}"


def _mix(mix: Json | None, names: Mapping[str, str]) -> Iterator[str]:
    if mix:
        of_each = (
            (plain(part["work"]), sentence(names[part["model"]]), plain(part["because"])) for part in mix["parts"]
        )
        yield "\n".join(f"- {work}: {model} {because}" for work, model, because in of_each)
        yield f"Where they meet: {plain(mix['seam'])}"


def _not_ready(not_ready: Json | None, names: Mapping[str, str]) -> Iterator[str]:
    if not_ready:
        step, after = not_ready["first_step"], not_ready["after"]
        lines = [
            f"- Put in place: {plain(not_ready['missing'])}",
            f"- Who can help: {plain(not_ready['helper'])}" if not_ready["helper"] else "",
            f"- Buy first: {plain(step['says'])} Buy it as {sentence(names[step['model']])}",
            f"- After that: {sentence(names[after])}" if after else "",
        ]
        lines.extend(
            f"- This assumes: {plain(given['ask'])} {sentence(given['answer'])}" for given in not_ready["assumes"]
        )
        yield "\n".join(filter(None, lines))


def _weighed(answer: Json) -> str:
    return f"| {plain(answer['ask'])} | {plain(answer['answer'])} |"


def _runner_up(lost: Json | None, names: Mapping[str, str]) -> Iterator[str]:
    if lost:
        behind = lost["behind"]
        place = f"is {counted(behind, 'point')} behind" if behind else "has as many points"
        yield f"{_capital(names[lost['model']])} {place}. What it won or lost against the first choice:\n"
        yield from (f"- {-reason['points']:+d}: {_because(reason)}" for reason in lost["reasons"])


def _find_out(question: Json) -> str:
    return f"- {plain(question['ask'])} {plain(question['from_whom'])}".rstrip()


def _changes(decision: Json) -> Iterator[str]:
    if decision["tried"]:
        yield plain(decision["tried"])
    if decision["robustness"]["says"]:
        yield plain(decision["robustness"]["says"])
    if decision["changes"]:
        yield ""
    yield from (f"- {plain(change['says'])}" for change in decision["changes"])


def _take_care(cautions: Iterable[Json], numbers: Numbers) -> Iterator[str]:
    for pattern in cautions:
        yield f"- {plain(pattern['title'])}: {_stated(pattern, numbers)}"
        yield from (f"    - {plain(action)}" for action in pattern["does"])


def _asked_by(briefing: Json | None) -> str:
    return f"What {plain(briefing['name'])} will ask" if briefing else ""


def _asked(parts: Iterable[Json], numbers: Numbers) -> Iterator[str]:
    """Yield a reader's questions, and under each its answer and the page of the guide that has it in full."""
    for number, part in enumerate(parts):
        yield f"{chr(10) * (number > 0)}### {plain(part['about'])}\n"
        for question in part["questions"]:
            yield f"- {plain(question['asks'])}"
            yield f"    - {_stated(question, numbers)} In full: `{question['page']}`"


def _sources(sources: Iterable[Json]) -> Iterator[str]:
    """Yield each source once, with what it sells, and under it what it says, numbered through."""
    seen = None
    for number, source in enumerate(sources, 1):
        if source["source"] != seen:
            if seen is not None:
                yield ""
            seen = source["source"]
            who = source["publisher"] or "not named"
            yield f'"{plain(seen)}". Publisher: {sentence(who)} Date: {sentence(source["date"] or "not given")}'
            yield f"What they sell: {sentence(source['sells'] or 'not stated')}"
            if source["extent"]:
                yield f"What we read of it: {sentence(source['extent'])}"
            yield ""
        yield f"{number}. {plain(source['says'])} ({plain(source['locator'])})"


def _how(decision: Json, link: str) -> Iterator[str]:
    yield f"- Rules version: {decision['rules_version']}"
    yield f"- Content version: {decision['content_version']}"
    yield "- The same rules and the same answers always lead to the same result."
    yield "- To open it again, add this to the address of the quiz, after a #:"
    yield f"\n```text\n{link}\n```"


def _stated(statement: Json, numbers: Numbers) -> str:
    return f"{plain(statement['says'])}{_grounds(statement, numbers)}"


def _grounds(statement: Json, numbers: Numbers) -> str:
    """Return what a statement rests on, to stand behind it."""
    cited = sorted(numbers[claim] for claim in statement["claims"])
    if cited:
        word = "source" if len(cited) == 1 else "sources"
        return f" ({word} {', '.join(map(str, cited))})"
    return " (the guide's own judgement)" if statement["judgement"] else ""


def _capital(name: str) -> str:
    return plain(name[:1].upper() + name[1:])


def sentence(text: str) -> str:
    """Return a text that may or may not be a whole sentence as the end of one."""
    return plain(text) if text.endswith((".", "?", "!")) else f"{plain(text)}."


def plain(text: str) -> str:
    """Return a text as Markdown that reads as that text, on one line."""
    return "".join(f"\\{letter}" if letter in _SPECIAL else letter for letter in " ".join(text.split()))
