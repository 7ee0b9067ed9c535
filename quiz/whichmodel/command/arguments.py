"""The words and options that the command line understands, and its help."""

import sys
from argparse import SUPPRESS, ArgumentParser, RawDescriptionHelpFormatter
from typing import Any, NoReturn

from whichmodel.costing.figures import OWN_HOUR, WAYS
from whichmodel.facts.jsontext import visible

DESCRIPTION = "Find out which engagement model fits, from answers to a few questions, and what ails one that runs."
EXIT_STATUS = """\

exit status:
  0    done
  1    the output could not be written
  2    bad usage, input or knowledge: each problem is a line on standard error, and nothing is decided
  130  interrupted
"""
EXAMPLES = """\
examples:
  whichmodel questions
  whichmodel decide --answer direction=nobody --answer certainty=fixed
  echo '{"direction": "nobody", "certainty": "unknown"}' | whichmodel decide --json
  whichmodel diagnose --symptom no-way-out --symptom price-goes-up

Each command has its own help, such as: whichmodel decide --help
"""
LINES_HELP = """\
In a file, each line is one JSON object. Empty lines are skipped. A file with one object over several lines is
read as well, if its first line has nothing but the opening brace.
"""
DECIDE_HELP = f"""\
Say which engagement model fits some answers, and why; without --json in words.

Answers are a JSON object, question to option, or to "unknown"; `whichmodel questions` lists both. A question
that is left out counts as not asked yet.

With --for, the questions that somebody else will ask of the result follow, and where each is answered. With
--decisive, so does what the result would be if these answers counted double; it is a what-if and no more.
{LINES_HELP}"""
DECIDE_EXAMPLES = """\
  whichmodel decide --answer direction=nobody --answer certainty=fixed
  echo '{"direction": "nobody", "certainty": "unknown"}' | whichmodel decide
  echo '{"need": "running", "keep": "acceptance"}' > answers.jsonl
  whichmodel decide --json answers.jsonl
  whichmodel decide --for finance --decisive need answers.jsonl
"""
DIAGNOSE_HELP = f"""\
Say what is going wrong in an engagement that runs, which model fits instead, and what to do first.

Give the model that runs, if you can tell, what you observe (`whichmodel symptoms` lists it), and, if you like,
answers to the quiz. In a file each is a JSON object:
  {{"model": "outsourcing", "symptoms": ["change-needs-contract"], "answers": {{"certainty": "open"}}}}
{LINES_HELP}"""
DIAGNOSE_EXAMPLES = """\
  whichmodel diagnose --model staff-augmentation --symptom no-feedback --symptom priorities-unowned
  whichmodel diagnose --symptom no-way-out --answer keep=all --json
  echo '{"model": "outsourcing", "symptoms": ["change-needs-contract"]}' | whichmodel diagnose
  echo '{"model": null, "symptoms": ["woken-at-night", "second-job"]}' > engagements.jsonl
  whichmodel diagnose --json engagements.jsonl
"""
RECORD_HELP = f"""\
Write the record of one decision, to keep, to discuss and to sign: as Markdown, or as JSON with --json.
Either can be opened again. The answers are given as for `whichmodel decide`. With --for, the Markdown has the
questions of that reader as well.
{LINES_HELP}"""
RECORD_EXAMPLES = """\
  whichmodel record --date 2026-03-31 --title "A shop for spare parts" --answer direction=nobody
  echo '{"direction": "nobody", "certainty": "fixed"}' > answers.json
  whichmodel record answers.json --date 2026-03-31 > record.md
  whichmodel record answers.json --date 2026-03-31 --json > record.json
"""
OPEN_HELP = """\
Open a link of the quiz, or a record in either form, and say what it leads to under the rules of today.
A text that was damaged says so. Put a link between quotation marks: the shell would split it.
"""
OPEN_EXAMPLES = """\
  whichmodel record --date 2026-03-31 --answer direction=nobody > record.md
  whichmodel open record.md
  whichmodel open --json < record.md
"""
AGENDA_HELP = """\
Set two people's answers side by side, each a link of the quiz or a record, and write the agenda of a meeting:
where they agree, where they differ and how much each difference weighs, and what to do about it. As Markdown,
or as JSON with --json. Put a link between quotation marks: the shell would split it.
"""
AGENDA_EXAMPLES = """\
  whichmodel record --date 2026-03-31 --answer direction=nobody > maria.md
  whichmodel record --date 2026-03-31 --answer direction=lead-with-time > jonas.md
  whichmodel agenda --name Maria --name Jonas maria.md jonas.md
"""
COST_HELP = f"""\
Set side by side what hiring, a day rate, and a fixed price or service fee cost over one and three years, with the
time of your own people. Whole numbers in any one currency. What is left out counts as nothing and is said to; of a
way that you do not compare, leave out all.

figures:
  {OWN_HOUR:22}What an hour of your own people costs, with on-costs
""" + "".join(f"  {f'{way.id}.{field.id}':22}{field.label}\n" for way in WAYS for field in way.fields)
COST_EXAMPLES = """\
  whichmodel cost --figure hire.people=1 --figure hire.salary=60000 --figure day_rate.people=1 \\
    --figure day_rate.rate=500 --figure day_rate.days=200
  whichmodel cost --json --figure fee.fee=4000 --figure fee.hours=10 --figure own_hour=50
"""
QUESTIONS_HELP = "List the questions of the quiz, in the order of asking, with the ids to answer with."
SYMPTOMS_HELP = "List what can be observed in an engagement that runs, with the ids to name it by."


class Parser(ArgumentParser):
    """A parser that shows what somebody typed only with everything visible, and takes no shortened options."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **{"allow_abbrev": False, "formatter_class": RawDescriptionHelpFormatter, **named})

    def error(self, message: str) -> NoReturn:
        """Show how the command is meant and what is wrong, and end with the status for bad usage."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {visible(message)}. Try: {self.prog} --help\n")


def parser() -> Parser:
    """Return the parser of the whole command line."""
    top = Parser("whichmodel", description=DESCRIPTION, epilog=EXAMPLES + EXIT_STATUS)
    # Given after the name of a command, too; SUPPRESS keeps a missing one from undoing one given before.
    shared = Parser(add_help=False, argument_default=SUPPRESS)
    knowledge = "use this knowledge.json instead of the one that comes with the package; - is standard input"
    for to in (top, shared):
        to.add_argument("--knowledge", metavar="PATH", help=knowledge)
        to.add_argument("--json", action="store_true", help="print JSON, one value a line")
    top.add_argument("--version", action="store_true", help="print the versions of rules and content, and end")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands")

    def command(name: str, summary: str, description: str, examples: str) -> Parser:
        epilog = f"examples:\n{examples}{EXIT_STATUS}"
        made: Parser = commands.add_parser(name, parents=[shared], help=summary, description=description, epilog=epilog)
        return made

    decide = command("decide", "say which model fits some answers, and why", DECIDE_HELP, DECIDE_EXAMPLES)
    _add_answers(decide, "answers")
    _add_reader(decide)
    _add_list(decide, "--decisive", "QUESTION", "a question whose answer is decisive", most="two in all")
    diagnose = command("diagnose", "say what ails an engagement that runs", DIAGNOSE_HELP, DIAGNOSE_EXAMPLES)
    diagnose.add_argument("--model", metavar="MODEL", help="the model that runs, such as staff-augmentation")
    _add_list(diagnose, "--symptom", "SYMPTOM", "what you observe")
    _add_answers(diagnose, "observations")
    record = command("record", "write the record of a decision", RECORD_HELP, RECORD_EXAMPLES)
    record.add_argument("--date", metavar="YYYY-MM-DD", required=True, help="the day of the decision")
    record.add_argument("--title", metavar="TEXT", default="", help="what is decided on")
    _add_answers(record, "answers of one decision")
    _add_reader(record)
    open_ = command("open", "open a link or a record again", OPEN_HELP, OPEN_EXAMPLES)
    _add_file(open_, "a file with it")
    open_.add_argument("--link", metavar="LINK", help="the link itself")
    agenda = command("agenda", "set two people's answers side by side", AGENDA_HELP, AGENDA_EXAMPLES)
    agenda.add_argument("files", metavar="FILE", nargs="*", help="a file with a link or a record; - is standard input")
    _add_list(agenda, "--link", "LINK", "a link, in place of a FILE")
    _add_list(agenda, "--name", "NAME", "how to call the first of the two, and then the second", most="for the second")
    cost = command("cost", "set side by side what the ways of paying cost", COST_HELP, COST_EXAMPLES)
    _add_list(cost, "--figure", "NAME=NUMBER", "a figure")
    for name, summary, description in (
        ("questions", "list the questions and their options", QUESTIONS_HELP),
        ("symptoms", "list what can be observed", SYMPTOMS_HELP),
    ):
        command(name, summary, description, f"  whichmodel {name}\n  whichmodel {name} --json\n")
    return top


def _add_answers(to: Parser, what: str) -> None:
    _add_file(to, what)
    _add_list(to, "--answer", "QUESTION=ANSWER", "an answer, in place of FILE")


def _add_file(to: Parser, what: str) -> None:
    to.add_argument("file", metavar="FILE", nargs="?", help=f"{what}; standard input if left out, or -")


def _add_reader(to: Parser) -> None:
    to.add_argument("--for", dest="reader", metavar="READER", help="add what somebody asks: sponsor, engineering, ...")


def _add_list(to: Parser, name: str, metavar: str, what: str, most: str = "") -> None:
    again = " ".join(filter(None, ("may be given again", most)))
    to.add_argument(name, metavar=metavar, action="append", default=[], help=f"{what}; {again}")
