"""The command line: `whichmodel questions` and `whichmodel decide`. The only module that reads files and prints."""

import contextlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from whichmodel.answers import Answers, check_answers
from whichmodel.decision import decide
from whichmodel.decoding import knowledge_from_text
from whichmodel.encoding import encode_decision, encode_questions
from whichmodel.errors import InvalidJson, InvalidKnowledge
from whichmodel.jsontext import canonical, read_json, shown, visible
from whichmodel.knowledge import UNKNOWN, Knowledge
from whichmodel.packaged import packaged_knowledge
from whichmodel.prose import in_words

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

DONE = 0
NOT_WRITTEN = 1
BAD_INPUT = 2
INTERRUPTED = 130

STANDARD_INPUT = "-"

DESCRIPTION = "Find out which engagement model fits, from answers to a few questions."
EPILOG = """\
examples:
  whichmodel questions
  echo '{"direction": "nobody", "certainty": "unknown"}' | whichmodel decide
  whichmodel decide --json answers.jsonl
  whichmodel --knowledge other.json questions --json

exit status:
  0    done
  1    the output could not be written
  2    bad usage, answers or knowledge: each problem is a line on standard error, and nothing is decided
  130  interrupted
"""
DECIDE_HELP = """\
Read one JSON object of answers a line: factor id to option id, or to "unknown". A question that is left out
counts as not asked yet. Empty lines are skipped. Without --json, say the decision and the reasons in words.
"""


class _InputProblems(Exception):
    """What somebody gave cannot be used. Has one line of text for each problem."""

    def __init__(self, *lines: str) -> None:
        self.lines = lines
        super().__init__("\n".join(lines))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status (see EPILOG). Never ends in a traceback for bad input."""
    for stream in (sys.stdout, sys.stderr):
        _as_plain_utf8(stream)
    try:
        try:
            status = _run(_parser().parse_args(arguments))
        except SystemExit as end:  # how argparse ends after --help and after bad usage
            status = BAD_INPUT if end.code else DONE
        sys.stdout.flush()
    except _InputProblems as problems:
        for line in problems.lines:
            print(line, file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        # The reader has gone, as `head` does: say nothing, and leave nothing to be written at exit.
        _give_up(sys.stdout)
        return NOT_WRITTEN
    except OSError as error:
        _give_up(sys.stdout)
        print(f"whichmodel: the output could not be written: {error.strerror}", file=sys.stderr)
        return NOT_WRITTEN
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _parser() -> "ArgumentParser":
    from argparse import SUPPRESS, ArgumentParser, RawDescriptionHelpFormatter  # only the command line needs it

    parser = ArgumentParser(
        "whichmodel", description=DESCRIPTION, epilog=EPILOG, formatter_class=RawDescriptionHelpFormatter
    )
    knowledge_help = "decide with this knowledge.json instead of the one that comes with the package"
    parser.add_argument("--knowledge", metavar="PATH", help=knowledge_help)
    parser.add_argument("--version", action="store_true", help="print the versions of rules and content, and end")
    # Given after the name of a command, too; SUPPRESS keeps a missing one from undoing one given before.
    shared = ArgumentParser(add_help=False)
    shared.add_argument("--knowledge", metavar="PATH", default=SUPPRESS, help=knowledge_help)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    questions = commands.add_parser("questions", parents=[shared], help="list the questions and their options")
    questions.add_argument("--json", action="store_true", help="as one JSON list")
    decide_ = commands.add_parser(
        "decide",
        parents=[shared],
        help="decide from answers",
        description=DECIDE_HELP,
        epilog=EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
    )
    decide_.add_argument("--json", action="store_true", help="print one JSON object a line")
    decide_.add_argument(
        "file", metavar="FILE", nargs="?", default=STANDARD_INPUT, help="answers; standard input if left out, or -"
    )
    return parser


def _run(arguments: "Namespace") -> int:
    if not arguments.version and not arguments.command:
        _parser().error("name a command: questions or decide")
    knowledge = _knowledge(arguments.knowledge)
    if arguments.version:
        print(f"whichmodel rules {knowledge.rules_version} content {knowledge.content_version}")
    elif arguments.command == "questions":
        _print_questions(knowledge, as_json=arguments.json)
    else:
        _print_decisions(knowledge, _read_answers(knowledge, arguments.file), as_json=arguments.json)
    return DONE


def _print_questions(knowledge: Knowledge, *, as_json: bool) -> None:
    if as_json:
        print(canonical(encode_questions(knowledge)))
        return
    for factor in knowledge.factors:
        print(f"{factor.id}: {factor.ask}")
        width = max(len(name) for name in (UNKNOWN, *(option.id for option in factor.options)))
        for option in factor.options:
            print(f"  {option.id:{width}}  {option.label}")
        print(f"  {UNKNOWN:{width}}  I don't know")


def _print_decisions(knowledge: Knowledge, cases: list[Answers], *, as_json: bool) -> None:
    for number, answers in enumerate(cases):
        decision = decide(knowledge, answers)
        if as_json:
            print(canonical(encode_decision(knowledge, decision)))
        else:
            print("\n" * (number > 0) + in_words(knowledge, decision), end="")


def _knowledge(path: str | None) -> Knowledge:
    try:
        if path is None:
            return packaged_knowledge()
        return knowledge_from_text(_bytes_of(path).decode("utf-8-sig"))
    except InvalidKnowledge as error:
        raise _InputProblems(f"{visible(path) if path else 'whichmodel'}: {error}") from None
    except UnicodeDecodeError as error:
        raise _InputProblems(f"{visible(str(path))}: not UTF-8 at byte {error.start}") from None


def _read_answers(knowledge: Knowledge, path: str) -> list[Answers]:
    """Return the answers of every line. Raises `_InputProblems` with all problems of all lines."""
    data = _bytes_of(path)
    source = "standard input" if path == STANDARD_INPUT else visible(path)
    cases: list[Answers] = []
    problems: list[str] = []
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line.strip():
            answers, found = _read_line(knowledge, line)
            problems.extend(f"{source}:{number}: {problem}" for problem in found)
            cases.append(answers)
    if problems:
        raise _InputProblems(*problems)
    return cases


def _read_line(knowledge: Knowledge, line: bytes) -> tuple[Answers, list[str]]:
    try:
        value, repeated = read_json(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return {}, [f"not UTF-8 at byte {error.start}"]
    except InvalidJson as error:
        return {}, [f"not JSON: {error.reason}"]
    checked = check_answers(knowledge, value)
    found = [f"{shown(key)}: the key '{shown(key)}' stands twice in one object; keep one." for key in repeated]
    for problem in checked.problems:
        found.append(f"{problem.key}: {problem.message}" if problem.key else problem.message)
    return checked.answers, found


def _bytes_of(path: str) -> bytes:
    try:
        if path == STANDARD_INPUT:
            return sys.stdin.buffer.read()
        return Path(path).read_bytes()
    except OSError as error:
        raise _InputProblems(f"{visible(path)}: {error.strerror}") from None


def _as_plain_utf8(stream: TextIO) -> None:
    """Make the output the same bytes everywhere, whatever the terminal's encoding and line ends."""
    reconfigure = getattr(stream, "reconfigure", None)  # streams put in place by tests need not have it
    if reconfigure:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _give_up(stream: TextIO) -> None:
    with contextlib.suppress(OSError):  # closing tries to write what is left, which fails as before
        stream.close()
