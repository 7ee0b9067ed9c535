"""The types by which the page reads replies are those of the replies: `tsc` holds one against the other."""

import json
import subprocess
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.examples.ailing_garden import GARDEN
from tests.examples.toy import CONTRACT, HANDS, LEADERLESS, TOLD
from whichmodel import Knowledge
from whichmodel.bridge import answer
from whichmodel.keeping.link import write_link

DECISIONS = "shared/decision.js"
MAPS = ("answers", "sources", "models")
"""Keys of objects that are keyed by id: which keys these have is no matter of their type."""

NO_MODEL_AFTER = replace(TOLD, patterns=(replace(LEADERLESS, after={"lead": "yes", "scope": "fixed"}),))
DECIDED: tuple[tuple[Knowledge, dict[str, str], str], ...] = (
    (TOLD, {"lead": "yes", "scope": "moving", "lasts": "months"}, "recommended"),
    (TOLD, {"lead": "busy", "scope": "moving", "lasts": "unknown"}, "close"),
    (TOLD, {"lead": "yes", "scope": "fixed", "lasts": "months"}, "close"),  # a tie
    (TOLD, {"lead": "yes", "scope": "fixed", "lasts": "years"}, "mix"),
    (TOLD, {"lead": "nobody", "scope": "moving", "lasts": "months"}, "not-ready"),
    (NO_MODEL_AFTER, {"lead": "nobody", "scope": "moving", "lasts": "months"}, "not-ready"),
    (TOLD, {"lead": "yes"}, "undecided"),
)
FURTHER = "runtime/further-replies.js"
READERS = ("purse", "neighbour")
LED = tuple(answers for _, answers, verdict in DECIDED if verdict in ("recommended", "close", "undecided"))
DIAGNOSED: tuple[dict[str, object], ...] = (
    {"model": HANDS, "symptoms": ["no-word", "extra-bills"], "answers": {"lead": "busy"}},
    {"model": HANDS, "symptoms": ["weeds", "idle"]},
    {"model": CONTRACT, "symptoms": ["weeds"]},
    {"model": CONTRACT, "symptoms": ["extra-bills"], "answers": {"lead": "nobody"}},
    {"symptoms": ["no-word"], "answers": {"lead": "nobody", "scope": "fixed", "lasts": "months"}},
)
COMPARED: tuple[dict[str, object], ...] = (
    {"fee": {"fee": 1, "ramp_up": 12}},
    {"fee": {"fee": 1, "ramp_up": 12}, "hire": {"people": 1, "salary": 9, "start": 1}},
    {"fee": {"fee": 1}, "hire": {"people": 1, "salary": 9, "leave": 50}},
)


def reply(knowledge: Knowledge, **request: object) -> dict[str, Any]:
    """Return the result of a call."""
    return dict(json.loads(answer(json.dumps(request), lambda: knowledge))["result"])


def literal(kind: str, number: int, value: object) -> str:
    """Return a reply as a literal of a type, on one line; nothing but literals is told of keys that do not belong."""
    return f"export const {kind.lower()}{number}: {kind} = {json.dumps(value)};"


def places(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every value of a reply, with its place; all items of a list, and all of a map, have one place."""
    yield path, value
    if isinstance(value, list):
        for item in value:
            yield from places(item, f"{path}[]")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from places(item, f"{path}.*" if is_map(path) else f"{path}.{key}")


def is_map(path: str) -> bool:
    """Say whether the object at a place is keyed by id."""
    return path.rpartition(".")[2] in MAPS


def misfits(value: dict[str, Any], done: set[str]) -> Iterator[Any]:
    """Yield the reply with a strange key, and without a key, for every place and key that is not done yet."""
    for index, (path, found) in enumerate(places(value)):
        for key in ("strange", *found) if isinstance(found, dict) and not is_map(path) else ():
            if f"{path}.{key}" not in done:
                done.add(f"{path}.{key}")
                copy = deepcopy(value)
                holder = list(places(copy))[index][1]
                if key == "strange":
                    holder[key] = 1
                else:
                    del holder[key]
                yield copy


def test_types_and_replies_have_the_same_keys(root: Path, tmp_path: Path) -> None:
    """Replies of every verdict, of diagnoses and of costs, fit their types; with any key renamed they would not."""
    decisions = [reply(knowledge, call="decide", answers=answers) for knowledge, answers, _ in DECIDED]
    assert [decision["verdict"] for decision in decisions] == [verdict for _, _, verdict in DECIDED]
    older = replace(TOLD, rules_version="0")
    links = [
        write_link(older, {"lead": "busy", "scope": "moving"}),
        write_link(TOLD, {"lead": "yes"}),
        write_link(TOLD, {}),
    ]
    agendas = [reply(TOLD, call="agenda", one=links[0], other=link) for link in links]
    replies = [
        ("Decision", DECISIONS, decisions),
        ("Costs", "costing/costs.js", [reply(TOLD, call="cost", **figures) for figures in COMPARED]),
        ("Prospects", DECISIONS, [reply(TOLD, call="follow", answers=answers) for _, answers, _ in DECIDED[-2:]]),
        ("Briefing", FURTHER, [reply(TOLD, call="briefing", answers=DECIDED[0][1], reader=each) for each in READERS]),
        ("Emphasis", FURTHER, [reply(TOLD, call="importance", answers=answers, decisive=["lead"]) for answers in LED]),
        ("Agenda", FURTHER, agendas),
        ("Diagnosis", "diagnosis/diagnosis.js", [reply(GARDEN, call="diagnose", **seen) for seen in DIAGNOSED]),
    ]
    lines = []
    for kind, module, values in replies:
        found = [place for value in values for place in places(value)]
        assert {path for path, value in found if value in (None, [])} <= {path for path, value in found if value}
        done: set[str] = set()
        wrong = [misfit for value in values for misfit in misfits(value, done)]
        lines.append(f'import type {{ {kind} }} from "{root}/quiz/page/{module}";')
        lines += [literal(kind, number, value) for number, value in enumerate(values)]
        # An error that is expected and missing is an error, too.
        lines += ["// @ts-expect-error\n" + literal(kind, number, value) for number, value in enumerate(wrong, 100)]
    (tmp_path / "replies.ts").write_text("\n".join(lines), encoding="utf-8")
    settings = {"extends": str(root / "tsconfig.json"), "include": ["replies.ts"]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    command: list[str | Path] = [
        root / ".venv/bin/node",
        root / "node_modules/typescript/bin/tsc",
        "--noEmit",
        "--project",
        tmp_path,
    ]
    done_by_tsc = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done_by_tsc.stdout + done_by_tsc.stderr == ""
