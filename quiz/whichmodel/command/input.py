"""What the command line reads: bytes and arguments made into cases, with every problem named by source and line."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from whichmodel.costing.figures import Checked, check_figures
from whichmodel.deciding.answers import CheckedAnswers, Problem
from whichmodel.diagnosing.observations import Observations
from whichmodel.facts.errors import InvalidJson, WhichModelError
from whichmodel.facts.jsontext import read_json, shown
from whichmodel.facts.knowledge import Knowledge

MOST_BYTES = 16 * 1024 * 1024
"""How much is read from one file, or from standard input: far more than anybody needs."""

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
ARGUMENTS = "command line"


class InputProblems(WhichModelError):
    """What somebody gave cannot be used. Each of `messages` names its source."""


def read_text(source: str, data: bytes) -> str:
    """Return the text of a file. Raises `InputProblems` where it is too long or not UTF-8."""
    data = _bare(source, data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputProblems(f"{source}:{line}: not UTF-8 at byte {error.start}") from None


def read_cases[Case: (CheckedAnswers, Observations)](
    knowledge: Knowledge, check: Callable[[Knowledge, object], Case], source: str, data: bytes
) -> list[Case]:
    """Return what every line holds, or the whole where its first line has nothing but the brace that opens it.

    Raises `InputProblems` with all problems of all lines.
    """
    data = _bare(source, data)
    pieces = [(number, line) for number, line in enumerate(data.split(b"\n"), 1) if line.strip()]
    if len(pieces) > 1 and pieces[0][1].strip() == b"{":
        pieces = [(pieces[0][0], data)]
    cases: list[Case] = []
    problems: list[str] = []
    for number, piece in pieces:
        where = f"{source}:{number}"
        try:
            value, repeated = read_json(piece.decode("utf-8"))
        except UnicodeDecodeError as error:
            problems.append(f"{where}: not UTF-8 at byte {error.start}")
            continue
        except InvalidJson as error:
            problems.append(f"{where}: not JSON: {error}")
            continue
        cases.append(check(knowledge, value))
        problems.extend(
            f"{where}: {shown(key)}: the key '{shown(key)}' stands twice in one object; keep one." for key in repeated
        )
        problems.extend(_lines(where, cases[-1].problems))
    _refuse(problems)
    return cases


def case_of_arguments[Case: (CheckedAnswers, Observations)](
    knowledge: Knowledge,
    check: Callable[[Knowledge, object], Case],
    pairs: Sequence[str],
    whole: Callable[[Mapping[str, str]], object] = dict,
) -> Case:
    """Return what is given as arguments: answers as `question=answer`, of which `whole` makes all that is checked.

    Raises `InputProblems` with all problems.
    """
    problems: list[str] = []
    given = _pairs(pairs, "an answer to a question", "QUESTION=ANSWER", problems)
    case: Case = check(knowledge, whole(given))
    _refuse([*problems, *_lines(ARGUMENTS, case.problems)])
    return case


def costs_of_arguments(pairs: Sequence[str]) -> Checked:
    """Return the figures given as arguments, as in `hire.salary=70000`. Raises `InputProblems` with all problems."""
    problems: list[str] = []
    given = _pairs(pairs, "a figure", "NAME=NUMBER", problems)
    ways: dict[str, dict[str, str]] = {}
    for way, _, field in (name.partition(".") for name in given if "." in name):
        ways.setdefault(way, {})[field] = given[f"{way}.{field}"]
    checked = check_figures({**ways, **{name: figure for name, figure in given.items() if "." not in name}})
    _refuse([*problems, *_lines(ARGUMENTS, checked.problems)])
    return checked


def _pairs(pairs: Sequence[str], what: str, form: str, problems: list[str]) -> dict[str, str]:
    """Return what arguments like `name=value` give, by name, and add what is wrong with them to `problems`."""
    given: dict[str, str] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            problems.append(f"{ARGUMENTS}: '{shown(pair)}' is not {what}; expected {form}")
        elif name in given:
            problems.append(f"{ARGUMENTS}: '{shown(name)}' is given twice; keep one")
        else:
            given[name] = value
    return given


def _bare(source: str, data: bytes) -> bytes:
    if len(data) > MOST_BYTES:
        raise InputProblems(f"{source}: too long; expected at most {MOST_BYTES} bytes")
    return data.removeprefix(BYTE_ORDER_MARK)


def _lines(where: str, problems: Iterable[Problem]) -> Iterable[str]:
    return (": ".join(filter(None, (where, problem.key, problem.message))) for problem in problems)


def _refuse(problems: Sequence[str]) -> None:
    if problems:
        raise InputProblems(*problems)
