"""The command line, `whichmodel`. The only module that reads files and prints."""

import contextlib
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import TextIOWrapper
from pathlib import Path

from whichmodel.command.arguments import parser
from whichmodel.command.input import (
    MOST_BYTES,
    InputProblems,
    case_of_arguments,
    costs_of_arguments,
    read_cases,
    read_text,
)
from whichmodel.costing.encoding import costs_in_words, encode_costs
from whichmodel.deciding.answers import CheckedAnswers, Problem, check_answers
from whichmodel.deciding.decision import Decision, decide
from whichmodel.deciding.importance import check_decisive, emphasis
from whichmodel.diagnosing.diagnosis import diagnose
from whichmodel.diagnosing.encoding import encode_diagnosis, encode_symptoms
from whichmodel.diagnosing.observations import Observations, check_observations
from whichmodel.diagnosing.prose import diagnosis_in_words, symptoms_in_words
from whichmodel.facts.decoding import knowledge_from_text
from whichmodel.facts.errors import InvalidKnowledge, UnusableHeading, WhichModelError
from whichmodel.facts.jsontext import canonical, visible
from whichmodel.facts.knowledge import Knowledge
from whichmodel.facts.packaged import packaged_knowledge
from whichmodel.keeping.importing import encode_imported, import_text
from whichmodel.keeping.markdown import as_markdown
from whichmodel.keeping.record import record
from whichmodel.meeting.agenda import NAMES, SIDES, agenda, check_names, open_both
from whichmodel.meeting.markdown import agenda_as_markdown
from whichmodel.telling.encoding import Json, encode_decision, encode_questions, encode_versions
from whichmodel.telling.importance import emphasis_lines, encode_emphasis
from whichmodel.telling.prose import in_words, questions_in_words
from whichmodel.telling.readers import briefing, briefing_lines, check_reader

DONE = 0
NOT_WRITTEN = 1
BAD_INPUT = 2
INTERRUPTED = 130

STANDARD_INPUT = "-"

Told = Iterator[object]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status (`arguments.EXIT_STATUS`).

    Bad input, output that cannot be written and interruption never end in a traceback.
    """
    try:
        return _guarded(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED


def _guarded(arguments: Sequence[str] | None) -> int:
    # The same bytes everywhere, whatever the terminal's encoding and line ends.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if sys.stdout is None:
        _complain("whichmodel: the output could not be written: it is closed")
        return NOT_WRITTEN
    try:
        status = DONE
        try:
            _run(arguments)
        except SystemExit as end:  # how argparse ends after --help and after bad usage
            status = BAD_INPUT if end.code else DONE
        sys.stdout.flush()
        return status
    except InputProblems as problems:
        _complain(*problems.messages)
        return BAD_INPUT
    except WhichModelError as error:
        _complain(f"whichmodel: {error}")
        return BAD_INPUT
    except OSError as error:
        # What is left must not be written at exit. A reader that has gone, as `head` does, is told nothing.
        with contextlib.suppress(OSError):  # closing tries to write what is left, which fails as before
            sys.stdout.close()
        if not isinstance(error, BrokenPipeError):
            _complain(f"whichmodel: the output could not be written: {error.strerror}")
        return NOT_WRITTEN


def _run(arguments: Sequence[str] | None) -> None:
    top = parser()
    options = top.parse_args(arguments)
    if not options.command and not options.version:
        top.error(f"name a command, one of: {', '.join(COMMANDS)}")
    command = _versions if options.version else COMMANDS[options.command]
    if not options.version:
        _require_one_way_in(options)
    for number, told in enumerate(command(_knowledge(options.knowledge), options)):
        print(f"{canonical(told)}\n" if options.json else "\n" * (number > 0) + str(told), end="")


def _require_one_way_in(options: Namespace) -> None:
    """Refuse input given in two ways at once, and two things that would both be read from standard input."""
    if "file" not in options:
        return
    instead = _given_in_place_of_file(options)
    if instead and options.file is not None:
        named = " and ".join(f"--{name}" for name in instead)
        raise InputProblems(f"command line: {named} and FILE say the same in two ways; give one of them")
    if not instead and options.file in (None, STANDARD_INPUT) and options.knowledge == STANDARD_INPUT:
        raise InputProblems(
            "command line: standard input cannot hold both the knowledge and what to read under it; "
            "give one of them as a file"
        )


def _decide(knowledge: Knowledge, options: Namespace) -> Told:
    for case in _cases(knowledge, options, check_answers):
        decision = decide(knowledge, case.answers)
        told = _briefing(knowledge, decision, options)
        _refuse(check_decisive(knowledge, case.answers, options.decisive))
        tried = emphasis(knowledge, case.answers, options.decisive)
        if options.json:
            what_if = {"importance": encode_emphasis(knowledge, tried)} if options.decisive else {}
            yield {**encode_decision(knowledge, decision), **({"briefing": told} if told else {}), **what_if}
        else:
            asked = [(f"What {told['name']} will ask:", briefing_lines(told))] if told else []
            yield in_words(knowledge, decision, *asked, ("What if:", emphasis_lines(knowledge, tried)))


def _briefing(knowledge: Knowledge, decision: Decision, options: Namespace) -> Json | None:
    """Return what the reader asks for whom the result is worded; None where it is for nobody else."""
    if options.reader is None:
        return None
    _refuse(check_reader(knowledge, options.reader))
    return briefing(knowledge, decision, options.reader)


def _refuse(problems: Iterable[Problem]) -> None:
    messages = [f"command line: {problem.message}" for problem in problems]
    if messages:
        raise InputProblems(*messages)


def _diagnose(knowledge: Knowledge, options: Namespace) -> Told:
    seen = {"model": options.model, "symptoms": options.symptom}
    for case in _cases(knowledge, options, check_observations, lambda answers: {**seen, "answers": answers}):
        diagnosis = diagnose(knowledge, case.model, case.symptoms, case.answers)
        yield encode_diagnosis(knowledge, diagnosis) if options.json else diagnosis_in_words(knowledge, diagnosis)


def _record(knowledge: Knowledge, options: Namespace) -> Told:
    cases = _cases(knowledge, options, check_answers)
    if len(cases) != 1:
        raise InputProblems(
            f"{_source(options.file)}: found {len(cases)} sets of answers; expected one, as a record has one decision"
        )
    try:
        made = record(knowledge, cases[0].answers, date=options.date, title=options.title)
    except UnusableHeading as error:
        raise InputProblems(*(f"command line: {message}" for message in error.messages)) from None
    told = _briefing(knowledge, decide(knowledge, cases[0].answers), options)
    yield made if options.json else as_markdown(made, told)


def _open(knowledge: Knowledge, options: Namespace) -> Told:
    source = "command line" if options.link else _source(options.file)
    text = options.link or read_text(*_input(options.file))
    try:
        imported = import_text(knowledge, text)
    except WhichModelError as error:
        raise InputProblems(*(f"{source}: {message}" for message in error.messages)) from None
    decision = decide(knowledge, imported.answers)
    told = encode_imported(knowledge, imported)
    if options.json:
        yield {**told, "decision": encode_decision(knowledge, decision)}
    else:
        notes = [told["says"], *(f"Left out: {problem.message}" for problem in imported.dropped)]
        yield "".join(f"{note}\n\n" for note in notes if note) + in_words(knowledge, decision)


def _agenda(knowledge: Knowledge, options: Namespace) -> Told:
    given = [("command line", link) for link in options.link]
    given += [(_source(file), read_text(*_input(file))) for file in options.files]
    if len(given) != len(NAMES):
        raise InputProblems(f"command line: found {len(given)} links and records; expected two, as FILE or --link")
    names = [*options.name, *("" for _ in NAMES)][: max(len(NAMES), len(options.name))]
    opened, problems = open_both(knowledge, [text for _, text in given])
    sources = dict(zip(SIDES, (source for source, _ in given), strict=True))
    wrong = [f"{sources[problem.key]}: {problem.message}" for problem in problems]
    if wrong:
        raise InputProblems(*wrong)
    _refuse(check_names(names))
    made = agenda(knowledge, opened, names)
    yield made if options.json else agenda_as_markdown(made)


def _cost(_: Knowledge, options: Namespace) -> Told:
    told = encode_costs(costs_of_arguments(options.figure))
    yield told if options.json else costs_in_words(told)


def _questions(knowledge: Knowledge, options: Namespace) -> Told:
    yield encode_questions(knowledge) if options.json else questions_in_words(knowledge)


def _symptoms(knowledge: Knowledge, options: Namespace) -> Told:
    yield encode_symptoms(knowledge) if options.json else symptoms_in_words(knowledge)


def _versions(knowledge: Knowledge, options: Namespace) -> Told:
    text = f"whichmodel rules {knowledge.rules_version} content {knowledge.content_version}\n"
    yield encode_versions(knowledge) if options.json else text


COMMANDS: Mapping[str, Callable[[Knowledge, Namespace], Told]] = {
    "decide": _decide,
    "diagnose": _diagnose,
    "record": _record,
    "open": _open,
    "agenda": _agenda,
    "cost": _cost,
    "questions": _questions,
    "symptoms": _symptoms,
}
"""Every command in the order of the help: gives what it tells, as plain values for JSON or as text."""


def _knowledge(path: str | None) -> Knowledge:
    try:
        if path is None:
            return packaged_knowledge()
        return knowledge_from_text(read_text(*_input(path)))
    except InvalidKnowledge as error:
        raise InputProblems(f"{_source(path) if path else 'whichmodel'}: {error}") from None


def _cases[Case: (CheckedAnswers, Observations)](
    knowledge: Knowledge,
    options: Namespace,
    check: Callable[[Knowledge, object], Case],
    whole: Callable[[Mapping[str, str]], object] = dict,
) -> list[Case]:
    if _given_in_place_of_file(options):
        return [case_of_arguments(knowledge, check, options.answer, whole)]
    return read_cases(knowledge, check, *_input(options.file))


def _given_in_place_of_file(options: Namespace) -> list[str]:
    return [name for name in ("answer", "model", "symptom", "link") if getattr(options, name, None)]


def _source(path: str | None) -> str:
    return "standard input" if path in (None, STANDARD_INPUT) else visible(str(path))


def _input(path: str | None) -> tuple[str, bytes]:
    """Return how a file, or standard input, is called, and what it holds: one byte more than allowed at most."""
    source = _source(path)
    try:
        if path is not None and path != STANDARD_INPUT:
            with Path(path).open("rb") as file:
                return source, file.read(MOST_BYTES + 1)
        if sys.stdin is None:
            raise InputProblems(f"{source}: it is closed")
        if sys.stdin.isatty():
            _complain("Reading from the terminal; end with Ctrl-D. Help: whichmodel --help")
        return source, sys.stdin.buffer.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputProblems(f"{source}: {error.strerror}") from None


def _complain(*lines: str) -> None:
    """Say lines on standard error, if anybody can hear them there."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            for line in lines:
                print(line, file=sys.stderr)
