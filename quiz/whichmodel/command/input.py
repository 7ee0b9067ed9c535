"""What the command line reads: bytes and arguments made into cases, with every problem named by source and line."""

from collections.abc import Callable, Iterable, Sequence

from whichmodel.deciding.answers import Answers, Problem, check_answers
from whichmodel.diagnosing.observations import Observations, check_observations
from whichmodel.facts.errors import InvalidJson
from whichmodel.facts.jsontext import read_json, shown
from whichmodel.facts.knowledge import Knowledge

MOST_BYTES = 16 * 1024 * 1024
"""How much is read from one file, or from standard input: far more than anybody needs."""

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
ARGUMENTS = "command line"


class InputProblems(Exception):
    """What somebody gave cannot be used. `lines` has one line of text for each problem."""

    def __init__(self, *lines: str) -> None:
        self.lines = lines
        super().__init__("\n".join(lines))


def read_text(source: str, data: bytes) -> str:
    """Return the text of a file. Raises `InputProblems` where it is too long or not UTF-8."""
    if len(data) > MOST_BYTES:
        raise InputProblems(f"{source}: too long; expected at most {MOST_BYTES} bytes")
    try:
        return data.removeprefix(BYTE_ORDER_MARK).decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise InputProblems(f"{source}:{line}: not UTF-8 at byte {error.start}") from None


def read_answers(knowledge: Knowledge, source: str, data: bytes) -> list[Answers]:
    """Return the answers of every line. Raises `InputProblems` with all problems of all lines."""

    def understand(value: object) -> tuple[Answers, Iterable[Problem]]:
        checked = check_answers(knowledge, value)
        return checked.answers, checked.problems

    return _read_lines(source, data, understand)


def read_observations(knowledge: Knowledge, source: str, data: bytes) -> list[Observations]:
    """Return the observations of every line. Raises `InputProblems` with all problems of all lines."""

    def understand(value: object) -> tuple[Observations, Iterable[Problem]]:
        observed = check_observations(knowledge, value)
        return observed, observed.problems

    return _read_lines(source, data, understand)


def answers_of_arguments(knowledge: Knowledge, pairs: Sequence[str]) -> Answers:
    """Return the answers given as `question=answer`. Raises `InputProblems` with all problems."""
    given, problems = _pairs(pairs)
    checked = check_answers(knowledge, given)
    _refuse([*problems, *(_line(ARGUMENTS, problem) for problem in checked.problems)])
    return checked.answers


def observations_of_arguments(
    knowledge: Knowledge, model: str | None, symptoms: Sequence[str], pairs: Sequence[str]
) -> Observations:
    """Return the observations given as arguments. Raises `InputProblems` with all problems."""
    given, problems = _pairs(pairs)
    observed = check_observations(knowledge, {"model": model, "symptoms": list(symptoms), "answers": given})
    _refuse([*problems, *(_line(ARGUMENTS, problem) for problem in observed.problems)])
    return observed


def _pairs(pairs: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    given: dict[str, str] = {}
    problems = []
    for pair in pairs:
        question, sign, answer = pair.partition("=")
        if not sign:
            problems.append(f"{ARGUMENTS}: '{shown(pair)}' is not an answer to a question; expected QUESTION=ANSWER")
        elif question in given:
            problems.append(f"{ARGUMENTS}: the question '{shown(question)}' is answered twice; keep one answer")
        else:
            given[question] = answer
    return given, problems


def _read_lines[Case](
    source: str, data: bytes, understand: Callable[[object], tuple[Case, Iterable[Problem]]]
) -> list[Case]:
    """Return what every line holds, or the whole where its first line has nothing but the brace that opens it."""
    if len(data) > MOST_BYTES:
        raise InputProblems(f"{source}: too long; expected at most {MOST_BYTES} bytes")
    data = data.removeprefix(BYTE_ORDER_MARK)
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
            problems.append(f"{where}: not JSON: {error.reason}")
            continue
        case, found = understand(value)
        cases.append(case)
        for key in repeated:
            problems.append(f"{where}: {shown(key)}: the key '{shown(key)}' stands twice in one object; keep one.")
        problems.extend(_line(where, problem) for problem in found)
    _refuse(problems)
    return cases


def _line(where: str, problem: Problem) -> str:
    return f"{where}: {problem.key}: {problem.message}" if problem.key else f"{where}: {problem.message}"


def _refuse(problems: Sequence[str]) -> None:
    if problems:
        raise InputProblems(*problems)
