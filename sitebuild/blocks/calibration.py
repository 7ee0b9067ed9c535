"""How the quiz fares on situations whose authors say what they would choose: counted anew at every build.

The situations and their codings lie in `docs/_data/calibration/`.
A guide without that folder has not been tried, and says so.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from sitebuild.blocks import tables
from sitebuild.blocks.html import Child, element, joined
from sitebuild.blocks.parts import chip
from sitebuild.guide.guide import ContentError, Guide
from sitebuild.reading.page import read_text
from sitebuild.reading.problems import Problem, nearest
from sitebuild.reading.yaml import Positioned, YamlError, read_yaml
from whichmodel.deciding.answers import check_answers
from whichmodel.deciding.decision import Decision, decide
from whichmodel.facts.knowledge import CLOSE, MIX, NOT_READY, Knowledge

FOLDER = Path("docs/_data/calibration")
SITUATIONS = "situations.yml"
READERS: Mapping[str, str] = {"first-reader.yml": "First reader", "second-reader.yml": "Second reader"}
"""By file of a coding: who answered."""

TEXTS = ("id", "url", "title", "situation", "recommended")
LISTS = ("acceptable", "wrong")


@dataclass(frozen=True)
class Situation:
    """One situation with what its author says: the model `recommended`, others accepted, and those called wrong."""

    id: str
    url: str
    title: str
    situation: str
    recommended: str
    acceptable: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def right(self) -> tuple[str, ...]:
        """Every answer with which the author agrees, the recommended one first."""
        return (self.recommended, *self.acceptable)


@dataclass(frozen=True)
class Trial:
    """One situation, and what the quiz says to it as one reader coded it."""

    situation: Situation
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


@dataclass(frozen=True)
class Figures:
    """What was counted over the trials of one reader."""

    situations: int
    agree: int
    among_two: int
    called_wrong: int
    close: int


def count(trials: Iterable[Trial]) -> Figures:
    """Return the figures of some trials."""
    held = tuple(trials)
    return Figures(
        situations=len(held),
        agree=sum(trial.agrees for trial in held),
        among_two=sum(trial.among_two for trial in held),
        called_wrong=sum(trial.called_wrong for trial in held),
        close=sum(trial.close for trial in held),
    )


def calibration_figures(guide: Guide) -> Element:
    """Return how often the quiz agrees with the authors of the situations, and every situation where it does not.

    Raises:
        ContentError: where a situation or a coding is not complete and valid.
    """
    folder = guide.library.root / FOLDER
    if not folder.is_dir():
        return element("p", "This guide has not been tried on situations.", class_="wm-calibration")
    situations = read_situations(guide.library.root, guide.knowledge)
    trials = {
        who: try_out(guide.knowledge, situations, read_coding(guide.library.root, guide.knowledge, name, situations))
        for name, who in READERS.items()
    }
    box = element("div", class_="wm-calibration")
    box.append(_table_of_figures(trials))
    missed = [each for each in situations if any(not made[each.id].agrees for made in trials.values())]
    if missed:
        box.append(
            element(
                "p",
                f"For {len(missed)} of them, the quiz differs from the author for one reader or both. "
                "What the quiz makes of each reader’s answers:",
            )
        )
        box.append(_list_of_misses(guide, missed, trials))
    return box


def try_out(
    knowledge: Knowledge, situations: Iterable[Situation], coding: Mapping[str, Mapping[str, str]]
) -> dict[str, Trial]:
    """Return what the quiz says to every situation as it was coded, by id of the situation."""
    return {each.id: Trial(each, decide(knowledge, coding[each.id])) for each in situations}


def read_situations(root: Path, knowledge: Knowledge) -> tuple[Situation, ...]:
    """Return the situations below `root`, in the order of the file.

    Raises:
        ContentError: with every problem of the file.
    """
    read = _read(root, SITUATIONS)
    known = (*(model.id for model in knowledge.models), MIX)
    problems: list[Problem] = []
    seen: set[str] = set()
    for i, entry in enumerate(read.data if isinstance(read.data, list) else ()):
        for message, *where in _situation_messages(entry, known, seen):
            problems.append(_problem(SITUATIONS, read, message, i, *where))
    if not read.data or not isinstance(read.data, list):
        problems.append(_problem(SITUATIONS, read, "this file holds no list of situations; write at least one."))
    if problems:
        raise ContentError(problems)
    return tuple(Situation(**{**entry, **{name: tuple(entry[name]) for name in LISTS}}) for entry in read.data)


def _situation_messages(entry: Any, known: tuple[str, ...], seen: set[str]) -> Iterator[tuple[str, *tuple[str, ...]]]:
    """Yield what is wrong with one situation, each with the keys that lead to it."""
    if not isinstance(entry, dict):
        yield ("a situation is a mapping; write its keys.",)
        return
    for name in sorted({*TEXTS, *LISTS} ^ set(entry)):
        if name in entry:
            yield f"'{name}' does not belong here; {nearest(name, (*TEXTS, *LISTS))}", name
        else:
            yield (f"'{name}' is missing here; add it.",)
    for name in TEXTS:
        if name in entry and not (isinstance(entry[name], str) and entry[name].strip()):
            yield f"'{name}' is a text; write one.", name
    for name in LISTS:
        if name in entry and not isinstance(entry[name], list):
            yield f"'{name}' is a list of models; write one, empty if there are none.", name
    models = {name: entry[name] for name in LISTS if isinstance(entry.get(name), list)}
    for name, values in {"recommended": [entry.get("recommended", MIX)], **models}.items():
        for model in values:
            if model not in known:
                yield f"'{model}' is not a model; {nearest(str(model), known)}", name
    if isinstance(entry.get("id"), str):
        if entry["id"] in seen:
            yield f"'{entry['id']}' stands twice; give each situation an id of its own.", "id"
        seen.add(entry["id"])


def read_coding(
    root: Path, knowledge: Knowledge, name: str, situations: Iterable[Situation]
) -> dict[str, dict[str, str]]:
    """Return the answers of one reader, by situation and question.

    Raises:
        ContentError: with every situation or question that is missing, unknown, or answered with no answer to it.
    """
    read = _read(root, name)
    coding = read.data if isinstance(read.data, dict) else {}
    wanted = [each.id for each in situations]
    problems = [
        _problem(name, read, f"the situation '{each}' is not coded; add it.") for each in wanted if each not in coding
    ]
    for identifier, answers in coding.items():
        if identifier not in wanted:
            message = f"'{identifier}' is not a situation; {nearest(identifier, wanted)}"
            problems.append(_problem(name, read, message, identifier, key=True))
        checked = check_answers(knowledge, answers)
        problems += [_problem(name, read, each.message, identifier, each.key) for each in checked.problems]
        if not checked.problems:
            problems += [
                _problem(name, read, f"the question '{factor.id}' is not answered; add it, or `unknown`.", identifier)
                for factor in knowledge.factors
                if factor.id not in checked.answers
            ]
    if problems:
        raise ContentError(problems)
    return coding


def _read(root: Path, name: str) -> Positioned:
    text, problems = read_text(root, root / FOLDER / name)
    if problems:
        raise ContentError(problems)
    try:
        return read_yaml(text)
    except YamlError as error:
        path = (FOLDER / name).as_posix()
        raise ContentError([Problem(path, error.line, error.column, "yaml", error.message)]) from error


def _problem(name: str, read: Positioned, message: str, *where: str | int, key: bool = False) -> Problem:
    return Problem((FOLDER / name).as_posix(), *read.place(where, key=key), "calibration", message)


def _table_of_figures(trials: Mapping[str, Mapping[str, Trial]]) -> Element:
    names = ("Coded by", "Situations", "First choice agrees", "First or second", "First choice called wrong", "Close")
    body = element("tbody")
    for who, made in trials.items():
        found = count(made.values())
        numbers = (found.situations, found.agree, found.among_two, found.called_wrong, found.close)
        body.append(element("tr", element("th", who, scope="row"), *(element("td", str(number)) for number in numbers)))
    head = element("tr", *(element("th", name, scope="col") for name in names))
    return tables.scrolling(
        element("table", element("thead", head), body), "How often the quiz agrees with the authors"
    )


def _list_of_misses(guide: Guide, missed: Iterable[Situation], trials: Mapping[str, Mapping[str, Trial]]) -> Element:
    made = element("ul", class_="wm-missed")
    for each in missed:
        author = element("li", "The author says: ", *joined((_named(guide, model) for model in each.right), " or "))
        quiz = (element("li", f"{who}: ", *_said(guide, tried[each.id])) for who, tried in trials.items())
        told = element("details", element("summary", "The situation"), element("p", each.situation), class_="wm-fold")
        made.append(element("li", element("a", each.title, href=each.url), element("ul", author, *quiz), told))
    return made


def _said(guide: Guide, trial: Trial) -> list[Child]:
    """Return the outcome in words, and whether the author agrees."""
    decision = trial.decision
    if decision.first_choice is None:
        made: list[Child] = ["No first choice"]
    else:
        made = [_named(guide, decision.first_choice), " (agrees)" if trial.agrees else None]
    if decision.verdict == NOT_READY:
        made.insert(0, "Not ready; afterwards ")
    elif decision.verdict == CLOSE:
        near = decision.tied or ((decision.runner_up,) if decision.runner_up else ())
        made += [", close to " if decision.first_choice else ", level: "]
        made += joined((_named(guide, model) for model in near if model != decision.first_choice), ", ")
    elif decision.runner_up and trial.among_two and not trial.agrees:
        made += [", then ", _named(guide, decision.runner_up)]
    return made


def _named(guide: Guide, model: str) -> Element:
    return element("span", "A mix") if model == MIX else chip(guide, model, linked=False)
