"""How the quiz fares on situations whose authors say what they would choose: counted anew at every build."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sitebuild.guide.trials import Trial
from whichmodel.facts.knowledge import CLOSE, MIX, NOT_READY

IN_HOUSE = "in-house"
"""The one model under which nothing is bought."""

FIGURES: Mapping[str, str] = {
    "agrees": "First choice agrees",
    "among_two": "First or second",
    "called_wrong": "First choice called wrong",
    "close": "Close",
}
"""What is counted of the trials of one reader: by name of what may hold of a trial, the head of its column."""


@dataclass(frozen=True)
class Leaning:
    """Of how many `situations` of one kind, each reader's answers counted by themselves, the quiz `told` the other."""

    situations: int
    told: int


@dataclass(frozen=True)
class Reading:
    """What the quiz says to one reader's answers: its first choice, and which models are near, behind which words."""

    who: str
    trial: Trial
    between: str
    near: Sequence[str]


def count(trials: Iterable[Trial]) -> dict[str, int]:
    """Return of how many trials each of `FIGURES` holds."""
    held = tuple(trials)
    return {name: sum(getattr(trial, name) for trial in held) for name in FIGURES}


def found(trials: Iterable[Trial]) -> dict[str, tuple[int, int]]:
    """Return, by what the author recommends, in how many situations the first choice agrees, and of how many."""
    agreed: dict[str, tuple[int, int]] = {}
    for trial in trials:
        right, of = agreed.get(trial.situation.recommended, (0, 0))
        agreed[trial.situation.recommended] = right + trial.agrees, of + 1
    return agreed


def leanings(trials: Iterable[Trial]) -> tuple[Leaning, Leaning]:
    """Return how many who should buy help are told to hire, and how many who should hire are told to buy.

    A mix is neither, and what an author accepts is no mistake.
    """
    held = [trial for trial in trials if trial.situation.recommended != MIX]
    inside = [trial for trial in held if trial.situation.recommended == IN_HOUSE]
    outside = [trial for trial in held if trial.situation.recommended != IN_HOUSE]
    to_hire = sum(trial.decision.first_choice == IN_HOUSE and not trial.agrees for trial in outside)
    to_buy = sum(trial.decision.first_choice not in (None, MIX) and not trial.agrees for trial in inside)
    return Leaning(len(outside), to_hire), Leaning(len(inside), to_buy)


def reading(who: str, trial: Trial) -> Reading:
    """Return how one trial is told."""
    decision = trial.decision
    first, second = decision.first_choice, [decision.runner_up] if decision.runner_up else []
    if decision.verdict == CLOSE:
        near = [model for model in decision.tied or second if model != first]
        return Reading(who, trial, ", close to " if first else ", level: ", near)
    then = decision.verdict != NOT_READY and trial.among_two and not trial.agrees
    return Reading(who, trial, ", then ", second if then else [])
