"""The command line, `whichmodel`. The only module that reads files and prints."""

import contextlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from whichmodel.command.input import (
    MOST_BYTES,
    InputProblems,
    answers_of_arguments,
    observations_of_arguments,
    read_answers,
    read_observations,
    read_text,
)
from whichmodel.deciding.answers import Answers
from whichmodel.deciding.decision import decide
from whichmodel.facts.decoding import knowledge_from_text
from whichmodel.facts.errors import InvalidKnowledge, WhichModelError
from whichmodel.facts.jsontext import canonical, visible
from whichmodel.facts.knowledge import UNKNOWN, Knowledge
from whichmodel.facts.packaged import packaged_knowledge
from whichmodel.telling.encoding import encode_decision, encode_questions
from whichmodel.telling.prose import in_words

if TYPE_CHECKING:
    from argparse import Namespace

DONE = 0
NOT_WRITTEN = 1
BAD_INPUT = 2
INTERRUPTED = 130

STANDARD_INPUT = "-"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status (`command_arguments.EXIT_STATUS`).

    Bad input, output that cannot be written and interruption never end in a traceback.
    """
    try:
        return _guarded(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED


def _guarded(arguments: Sequence[str] | None) -> int:
    for stream in (sys.stdout, sys.stderr):
        _as_plain_utf8(stream)
    if sys.stdout is None:
        _complain("whichmodel: the output could not be written: it is closed")
        return NOT_WRITTEN
    try:
        try:
            status = _run(arguments)
        except SystemExit as end:  # how argparse ends after --help and after bad usage
            status = BAD_INPUT if end.code else DONE
        sys.stdout.flush()
    except InputProblems as problems:
        _complain(*problems.lines)
        return BAD_INPUT
    except WhichModelError as error:
        _complain(f"whichmodel: {error}")
        return BAD_INPUT
    except BrokenPipeError:
        # The reader has gone, as `head` does: say nothing, and leave nothing to be written at exit.
        _give_up(sys.stdout)
        return NOT_WRITTEN
    except OSError as error:
        _give_up(sys.stdout)
        _complain(f"whichmodel: the output could not be written: {error.strerror}")
        return NOT_WRITTEN
    return status


def _run(arguments: Sequence[str] | None) -> int:
    from whichmodel.command.arguments import parser  # only the command line needs it

    top = parser()
    options = top.parse_args(arguments)
    if options.version:
        _print_version(_knowledge(options.knowledge), as_json=options.json)
        return DONE
    # With the commands in the order of the help.
    commands = {
        "decide": _decide,
        "diagnose": _diagnose,
        "record": _record,
        "open": _open,
        "questions": _print_questions,
        "symptoms": _print_symptoms,
    }
    if not options.command:
        top.error(f"name a command, one of: {', '.join(commands)}")
    _require_one_way_in(options)
    commands[options.command](_knowledge(options.knowledge), options)
    return DONE


def _require_one_way_in(options: "Namespace") -> None:
    """Refuse input given in two ways at once, and two things that would both be read from standard input."""
    if "file" not in options:
        return
    instead = [name for name in ("answer", "model", "symptom", "link") if name in options and getattr(options, name)]
    if instead and options.file is not None:
        named = " and ".join(f"--{name}" for name in instead)
        raise InputProblems(f"command line: {named} and FILE say the same in two ways; give one of them")
    if not instead and options.file in (None, STANDARD_INPUT) and options.knowledge == STANDARD_INPUT:
        raise InputProblems(
            "command line: standard input cannot hold both the knowledge and what to read under it; "
            "give one of them as a file"
        )


def _decide(knowledge: Knowledge, options: "Namespace") -> None:
    for number, answers in enumerate(_answers(knowledge, options)):
        decision = decide(knowledge, answers)
        if options.json:
            print(canonical(encode_decision(knowledge, decision)))
        else:
            print("\n" * (number > 0) + in_words(knowledge, decision), end="")


def _diagnose(knowledge: Knowledge, options: "Namespace") -> None:
    from whichmodel.diagnosing.diagnosis import diagnose
    from whichmodel.diagnosing.encoding import encode_diagnosis
    from whichmodel.diagnosing.prose import diagnosis_in_words

    if options.model or options.symptom or options.answer:
        cases = [observations_of_arguments(knowledge, options.model, options.symptom, options.answer)]
    else:
        cases = read_observations(knowledge, _source(options.file), _bytes_of(options.file))
    for number, case in enumerate(cases):
        diagnosis = diagnose(knowledge, case.model, case.symptoms, case.answers)
        if options.json:
            print(canonical(encode_diagnosis(knowledge, diagnosis)))
        else:
            print("\n" * (number > 0) + diagnosis_in_words(knowledge, diagnosis), end="")


def _record(knowledge: Knowledge, options: "Namespace") -> None:
    from whichmodel.facts.errors import UnusableHeading
    from whichmodel.keeping.record import record, record_markdown

    cases = _answers(knowledge, options)
    if len(cases) != 1:
        raise InputProblems(
            f"{_source(options.file)}: found {len(cases)} sets of answers; expected one, as a record has one decision"
        )
    try:
        if options.json:
            print(canonical(record(knowledge, cases[0], date=options.date, title=options.title)))
        else:
            print(record_markdown(knowledge, cases[0], date=options.date, title=options.title).rstrip("\n"))
    except UnusableHeading as error:
        raise InputProblems(*(f"command line: {message}" for message in error.messages)) from None


def _open(knowledge: Knowledge, options: "Namespace") -> None:
    from whichmodel.keeping.opening import encode_opened, open_text

    source = "command line" if options.link else _source(options.file)
    text = options.link or read_text(source, _bytes_of(options.file))
    try:
        opened = open_text(knowledge, text)
    except WhichModelError as error:
        raise InputProblems(*(f"{source}: {message}" for message in getattr(error, "messages", [str(error)]))) from None
    decision = decide(knowledge, opened.answers)
    told = encode_opened(knowledge, opened)
    if options.json:
        print(canonical({**told, "decision": encode_decision(knowledge, decision)}))
        return
    notes = [told["says"], *(f"No longer asked so: {problem.message}" for problem in opened.dropped)]
    print("".join(f"{note}\n\n" for note in notes if note) + in_words(knowledge, decision), end="")


def _print_questions(knowledge: Knowledge, options: "Namespace") -> None:
    if options.json:
        print(canonical(encode_questions(knowledge)))
        return
    for factor in knowledge.factors:
        print(f"{factor.id}: {factor.ask}")
        width = max(len(name) for name in (UNKNOWN, *(option.id for option in factor.options)))
        for option in factor.options:
            print(f"  {option.id:{width}}  {option.label}")
        print(f"  {UNKNOWN:{width}}  I don't know")


def _print_symptoms(knowledge: Knowledge, options: "Namespace") -> None:
    if options.json:
        from whichmodel.diagnosing.encoding import encode_symptoms

        print(canonical(encode_symptoms(knowledge)))
        return
    width = max((len(symptom.id) for symptom in knowledge.symptoms), default=0)
    for group in dict.fromkeys(symptom.group for symptom in knowledge.symptoms):
        print(f"{group}:")
        for symptom in knowledge.symptoms:
            if symptom.group == group:
                print(f"  {symptom.id:{width}}  {symptom.says}")


def _print_version(knowledge: Knowledge, *, as_json: bool) -> None:
    if as_json:
        print(canonical({"rules_version": knowledge.rules_version, "content_version": knowledge.content_version}))
    else:
        print(f"whichmodel rules {knowledge.rules_version} content {knowledge.content_version}")


def _knowledge(path: str | None) -> Knowledge:
    try:
        if path is None:
            return packaged_knowledge()
        return knowledge_from_text(read_text(_source(path), _bytes_of(path)))
    except InvalidKnowledge as error:
        raise InputProblems(f"{_source(path) if path else 'whichmodel'}: {error}") from None


def _answers(knowledge: Knowledge, options: "Namespace") -> list[Answers]:
    if options.answer:
        return [answers_of_arguments(knowledge, options.answer)]
    return read_answers(knowledge, _source(options.file), _bytes_of(options.file))


def _source(path: str | None) -> str:
    return "standard input" if path in (None, STANDARD_INPUT) else visible(str(path))


def _bytes_of(path: str | None) -> bytes:
    """Return what a file holds, or standard input: one byte more than allowed at most."""
    try:
        if path is not None and path != STANDARD_INPUT:
            with Path(path).open("rb") as file:
                return file.read(MOST_BYTES + 1)
        if sys.stdin is None:
            raise InputProblems("standard input: it is closed")
        if sys.stdin.isatty():
            _complain("Reading from the terminal; end with Ctrl-D. Help: whichmodel --help")
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputProblems(f"{_source(path)}: {error.strerror}") from None


def _complain(*lines: str) -> None:
    """Say lines on standard error, if anybody can hear them there."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            for line in lines:
                print(line, file=sys.stderr)


def _as_plain_utf8(stream: TextIO | None) -> None:
    """Make the output the same bytes everywhere, whatever the terminal's encoding and line ends."""
    reconfigure = getattr(stream, "reconfigure", None)  # streams put in place by tests need not have it
    if reconfigure:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _give_up(stream: TextIO) -> None:
    with contextlib.suppress(OSError):  # closing tries to write what is left, which fails as before
        stream.close()
