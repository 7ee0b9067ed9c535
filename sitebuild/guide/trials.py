"""Trials of the quiz: situations whose authors say what they would choose, and the quiz's answer to each.

The situations lie in `docs/_data/calibration/`, with a coding of each reader who answered the questions for them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sitebuild.reading.page import AT_ONCE, Page, read_data_file
from sitebuild.reading.problems import ContentError, Problem
from sitebuild.records.schemas import validate
from sitebuild.rules.names import names, unknown
from whichmodel.deciding.answers import check_answers
from whichmodel.deciding.decision import Decision, decide
from whichmodel.deciding.outcome import outcome_of
from whichmodel.facts.knowledge import CLOSE, MIX, Knowledge, Tried
from whichmodel.facts.sources import ClosedRecord

FOLDER = Path("docs/_data/calibration")
SITUATIONS = "situations.yml"
READERS: Mapping[str, str] = {"first-reader.yml": "First reader", "second-reader.yml": "Second reader"}
"""By file of a coding: who answered."""

Coding = Mapping[str, Mapping[str, str]]
"""The answers of one reader, by situation and question."""

RULE = "calibration"
"""How a problem with the situations or a coding is named."""


@dataclass(frozen=True)
class Situation(ClosedRecord):
    """One situation with what its author says: the model `recommended`, others accepted, and those called wrong.

    `parts` are the models of a recommended mix, where the author names them.
    """

    id: str
    url: str
    title: str
    situation: str
    recommended: str
    acceptable: tuple[str, ...]
    wrong: tuple[str, ...]
    parts: tuple[str, ...] = ()

    @property
    def publisher(self) -> str:
        """Who published the page, by the name of its host."""
        return urlsplit(self.url).netloc.removeprefix("www.")

    @property
    def right(self) -> tuple[str, ...]:
        """Every answer with which the author agrees, the recommended one first."""
        return (self.recommended, *self.acceptable)


@dataclass(frozen=True)
class Trial:
    """One situation, the answers with which one reader coded it, and what the quiz says to these."""

    situation: Situation
    answers: Mapping[str, str]
    decision: Decision

    @property
    def agrees(self) -> bool:
        """Whether the first choice is one with which the author agrees. Under not-ready it is the model for after."""
        return self.decision.first_choice in self.situation.right

    @property
    def among_two(self) -> bool:
        """Whether the first choice or the runner-up is; where models tie for first place, whether one of them is."""
        return self.agrees or bool({self.decision.runner_up, *self.decision.tied} & set(self.situation.right))

    @property
    def called_wrong(self) -> bool:
        """Whether the first choice is one that the author calls wrong."""
        return self.decision.first_choice in self.situation.wrong

    @property
    def close(self) -> bool:
        """Whether the quiz leaves it open between two models."""
        return self.decision.verdict == CLOSE


def read_trials(root: Path, knowledge: Knowledge) -> dict[str, tuple[Trial, ...]]:
    """Return the trials of the guide below `root`, by reader, each in the order of the situations.

    Raises:
        ContentError: as `read_codings` does.
    """
    situations, codings = read_codings(root, knowledge)
    return {
        who: tuple(Trial(each, coding[each.id], _decided(knowledge, *coding[each.id].items())) for each in situations)
        for who, coding in codings.items()
    }


@lru_cache(maxsize=1024)
def _decided(knowledge: Knowledge, *answers: tuple[str, str]) -> Decision:
    """Return the decision, made once: two readers mostly answer alike, and so do many situations."""
    return decide(knowledge, dict(answers))


def outcomes_tried(root: Path, knowledge: Knowledge) -> dict[str, Tried]:
    """Return, by first choice, in how many situations every reader was led to it, and in how many of these it is right.

    A guide without situations has tried none.

    Raises:
        ContentError: as `read_codings` does.
    """
    if not (root / FOLDER).is_dir():
        return {}
    situations, codings = read_codings(root, knowledge)
    tried: dict[str, Tried] = {}
    for each in situations:
        firsts = {outcome_of(knowledge, coding[each.id]).first_choice for coding in codings.values()}
        if len(firsts) == 1 and (first := firsts.pop()):
            before = tried.get(first, Tried(0, 0))
            tried[first] = Tried(before.situations + 1, before.agreed + (first in each.right))
    return tried


def read_codings(root: Path, knowledge: Knowledge) -> tuple[tuple[Situation, ...], dict[str, Coding]]:
    """Return the situations of the guide below `root`, and by reader what was answered for each.

    Raises:
        ContentError: with every problem of the situations and codings. A coding is complete: each question of each
            situation has an answer that exists, or `unknown`.
    """
    page, situations, problems = _read(root, SITUATIONS, tuple[Situation, ...])
    problems += _wrong_situations(page, situations or (), knowledge)
    codings: dict[str, Coding] = {}
    for name, who in READERS.items():
        page, codings[who], found = _read(root, name, Coding)
        problems += found
        if not found and situations is not None:
            problems += _wrong_coding(page, codings[who], [each.id for each in situations], knowledge)
    if problems:
        raise ContentError(replace(problem, rule=problem.rule or RULE) for problem in problems)
    return situations, codings


def _read(root: Path, name: str, schema: Any) -> tuple[Page, Any, list[Problem]]:
    """Return a file as a page that knows its places, what it holds, and its problems; with any of these it holds None."""
    page, problems = read_data_file(root, root / FOLDER / name)
    if problems:
        return page, None, problems
    value, problems = _validated(page, schema)
    return page, value, [*problems]


@lru_cache(AT_ONCE)
def _validated(page: Page, schema: Any) -> tuple[Any, list[Problem]]:
    return validate(page, schema, page.front.data)


def _wrong_situations(page: Page, situations: Sequence[Situation], knowledge: Knowledge) -> Iterator[Problem]:
    known = (*(model.id for model in knowledge.models), MIX)
    seen = set[str]()
    for place, each in enumerate(situations):
        for name in ("recommended", "acceptable", "wrong", "parts"):
            yield from unknown(page, "model", names(getattr(each, name), (place, name)), known)
        if each.id in seen:
            yield page.problem(f"'{each.id}' stands twice; give each situation an id of its own.", place, "id")
        seen.add(each.id)


def _wrong_coding(page: Page, coding: Coding, situations: Sequence[str], knowledge: Knowledge) -> Iterator[Problem]:
    for missing in situations:
        if missing not in coding:
            yield page.problem(f"the situation '{missing}' is not coded; add it.")
    yield from unknown(page, "situation", names(coding, ()), situations)
    for name, answers in coding.items():
        for wrong in check_answers(knowledge, answers).problems:
            yield page.problem(wrong.message, name, wrong.key)
        for factor in knowledge.factors:
            if factor.id not in answers:
                yield page.problem(f"the question '{factor.id}' is not answered; add it, or `unknown`.", name)
