"""Whatever somebody kept of a decision, a link or a record, brought back: what it meant then, and means today."""

from dataclasses import dataclass

from whichmodel.deciding.answers import Answers, Problem, check_answers, today_name
from whichmodel.deciding.decision import decide
from whichmodel.deciding.outcome import Outcome
from whichmodel.facts.errors import DamagedLink, DamagedRecord
from whichmodel.facts.jsontext import shown
from whichmodel.facts.knowledge import MIX, UNKNOWN, Knowledge
from whichmodel.keeping.link import ANEW, LONGEST, Written, read_link
from whichmodel.keeping.reading import read_record
from whichmodel.telling.encoding import Json, encode_problems, encode_versions, picked
from whichmodel.telling.wording import VERDICT_NAMES, titles_of

RECORD_BEGINS = ("{", "# ")
"""How a record begins, as JSON or as Markdown. No link begins so: the `#` of a link has no space behind it."""


@dataclass(frozen=True)
class Imported:
    """A link or a record, understood under the rules of today.

    `answers` are those that still have a meaning, in today's ids, `dropped` has the others, as problems.
    `then` is the outcome as it was written (its first choice in today's id, if there is one), `now` that of
    `answers` today. `made_under` is the version of the rules it was made under, `same_rules` whether that is
    today's; if it is, `then` equals `now` and nothing is dropped.
    """

    answers: Answers
    then: Outcome
    now: Outcome
    made_under: str
    same_rules: bool
    dropped: tuple[Problem, ...]


def import_text(knowledge: Knowledge, text: str) -> Imported:
    """Return what a link or a record, in either form, says under the rules of today.

    Raises `DamagedLink` as `import_link` does, or `DamagedRecord` as `read_record` does and where the link in
    the record cannot be imported: whichever the text seems to be.
    """
    if len(text) <= LONGEST and not text.lstrip("\ufeff \t\r\n").startswith(RECORD_BEGINS):
        return import_link(knowledge, text)
    try:
        return _understood(knowledge, read_record(text))
    except DamagedLink as error:
        raise DamagedRecord(f"The link in the record cannot be opened. {error}") from None


def import_link(knowledge: Knowledge, text: str) -> Imported:
    """Return what a link says, under the rules of today.

    Raises `DamagedLink` as `read_link` does, and where the outcome is not that of the answers although the
    rules are the same.
    """
    return _understood(knowledge, read_link(text, _names(knowledge)))


def _names(knowledge: Knowledge) -> set[str]:
    """Return every id that a link may name, of today and of before."""
    options = (option.id for factor in knowledge.factors for option in factor.options)
    today = {factor.id for factor in knowledge.factors} | {*options, *titles_of(knowledge)}
    return today | {*knowledge.renamed, *knowledge.retired, *VERDICT_NAMES, MIX, UNKNOWN}


def encode_imported(knowledge: Knowledge, imported: Imported) -> Json:
    """Return what was imported as plain values: the outcome `then` and `now`, and the answers that still count.

    `says` is in words what became of the result, empty where the rules are the same.
    """
    return {
        "answers": dict(imported.answers),
        "then": _encode_outcome(imported.then),
        "now": _encode_outcome(imported.now),
        **picked(imported, "made_under", "same_rules"),
        "dropped": encode_problems(imported.dropped),
        "says": then_and_now(knowledge, imported),
        **encode_versions(knowledge),
    }


def then_and_now(knowledge: Knowledge, imported: Imported) -> str:
    """Return in words what became of the result; empty where the rules are the same."""
    if imported.same_rules:
        return ""
    then, now = outcome_in_words(knowledge, imported.then), outcome_in_words(knowledge, imported.now)
    what = f"is the same: {now}" if imported.then == imported.now else f"was {then}. Today it is {now}"
    return f"The rules have changed since then. The result {what}."


def outcome_in_words(knowledge: Knowledge, outcome: Outcome) -> str:
    """Return an outcome in a few words, with quotation marks: "A close call: Outsourcing"."""
    name, first = VERDICT_NAMES[outcome.verdict], outcome.first_choice
    if first is None or first == MIX:
        return f'"{name}"'
    return f'"{name}: {titles_of(knowledge).get(first, shown(first))}"'


def _understood(knowledge: Knowledge, written: Written) -> Imported:
    checked = check_answers(knowledge, dict(written.answers))
    today = decide(knowledge, checked.answers)
    now = Outcome(today.verdict, today.first_choice)
    then = Outcome(written.outcome.verdict, _model_today(knowledge, written.outcome.first_choice))
    same_rules = written.rules_version == knowledge.rules_version
    if same_rules and checked.problems:
        raise DamagedLink(f"The link names answers that its own rules do not have: {checked.problems[0].message}")
    if same_rules and then != now:
        said, meant = outcome_in_words(knowledge, then), outcome_in_words(knowledge, now)
        raise DamagedLink(f"The link says {said}, but its answers lead to {meant}. {ANEW}")
    return Imported(checked.answers, then, now, written.rules_version, same_rules, checked.problems)


def _model_today(knowledge: Knowledge, name: str | None) -> str | None:
    """Return the id of today for a model of an earlier version; where there is none, the id as it was."""
    return name and (today_name(knowledge, name, (MIX, *titles_of(knowledge))) or name)


def _encode_outcome(outcome: Outcome) -> Json:
    return {**picked(outcome, "verdict", "first_choice"), "verdict_name": VERDICT_NAMES[outcome.verdict]}
