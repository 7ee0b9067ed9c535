"""Answers as they come in, from a link, a file or a page: checked, with every problem as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from whichmodel.facts.jsontext import kind_of, shown
from whichmodel.facts.knowledge import UNKNOWN, Knowledge

Answers = Mapping[str, str]
"""Option ids, or `unknown`, keyed by factor id. A factor that is not in it has not been asked yet."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong with what somebody sent.

    `key` is the key in question, empty where it is about the whole. `found` and `expected` say in words
    what stands there and what could. `nearest` is the valid id most like the one found, or empty. Of what is
    no longer asked, `found` says it all, and nothing is expected.
    """

    key: str
    found: str
    expected: str = ""
    nearest: str = ""

    @property
    def message(self) -> str:
        """The problem in words that a person can act on."""
        if not self.expected:
            return self.found
        advice = f"did you mean '{self.nearest}'?" if self.nearest else f"expected {self.expected}."
        return f"{self.found}; {advice}"


@dataclass(frozen=True)
class CheckedAnswers:
    """What could be understood of some answers, in the order of asking, and what could not."""

    answers: Answers
    problems: tuple[Problem, ...]


def check_answers(knowledge: Knowledge, given: object) -> CheckedAnswers:
    """Return what `given` (any JSON value) says as answers to the questions of `knowledge`.

    Ids of earlier versions are understood as those of today (`knowledge.renamed`). A key that is no
    question, a value that is no answer to it, a question answered twice, under its old and its new id, and
    what is no longer asked (`knowledge.retired`) are problems; all of them are returned, sorted by key.
    Answers with a problem are left out.
    Rules: design, section 6, "Answers".
    """
    if not isinstance(given, dict):
        problem = Problem("", f"found {kind_of(given)}", "an object with a factor id and an option id for each answer")
        return CheckedAnswers(MappingProxyType({}), (problem,))
    options = {factor.id: tuple(option.id for option in factor.options) for factor in knowledge.factors}
    understood: dict[str, str] = {}
    problems: list[Problem] = []
    asked_as: dict[str, str] = {}
    for key in sorted(given, key=str):
        factor = today_name(knowledge, key, options)
        if factor is None and key in knowledge.retired:
            problems.append(Problem(shown(key), knowledge.retired[key]))
            continue
        if factor is None:
            near = nearest_name(key, tuple(options))
            problems.append(Problem(shown(key), f"'{shown(key)}' is not a question", one_of(tuple(options)), near))
            continue
        if factor in asked_as:
            found = f"'{shown(key)}' and '{shown(asked_as[factor])}' are the same question"
            problems.append(Problem(shown(key), found, "one answer to it"))
            continue
        asked_as[factor] = key
        answer = given[key]
        choices = (*options[factor], UNKNOWN)
        if not isinstance(answer, str):
            found = f"{kind_of(answer)} is not an answer to '{factor}'"
            problems.append(Problem(shown(key), found, one_of(choices)))
            continue
        option = today_name(knowledge, answer, choices)
        if option is None and answer in knowledge.retired:
            problems.append(Problem(shown(key), knowledge.retired[answer]))
            continue
        if option is None:
            found = f"'{shown(answer)}' is not an answer to '{factor}'"
            problems.append(Problem(shown(key), found, one_of(choices), nearest_name(answer, choices)))
            continue
        understood[factor] = option
    in_order = {factor: understood[factor] for factor in options if factor in understood}
    return CheckedAnswers(MappingProxyType(in_order), tuple(problems))


def today_name(knowledge: Knowledge, name: str, known: Mapping[str, object] | tuple[str, ...]) -> str | None:
    """Return the id of today for an id of today or of an earlier version; None where there is none."""
    seen = set()
    while name not in known:
        if name in seen or name not in knowledge.renamed:
            return None
        seen.add(name)
        name = knowledge.renamed[name]
    return name


def one_of(names: tuple[str, ...]) -> str:
    """Return in words what names are expected."""
    return "one of: " + ", ".join(names)


def nearest_name(name: str, known: tuple[str, ...]) -> str:
    """Return the known name most like one that is not, or nothing."""
    import difflib  # only wrong answers need it, and it is slow to load in a browser

    close = difflib.get_close_matches(name[:100], known, n=1)
    return close[0] if close else ""
