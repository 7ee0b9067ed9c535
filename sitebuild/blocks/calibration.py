"""How the quiz fares on situations whose authors say what they would choose: counted anew at every build."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sitebuild.guide.trials import Trial
from whichmodel.facts.knowledge import CLOSE, NOT_READY

FIGURES: Mapping[str, str] = {
    "agrees": "First choice agrees",
    "among_two": "First or second",
    "called_wrong": "First choice called wrong",
    "close": "Close",
}
"""What is counted of the trials of one reader: by name of what may hold of a trial, the head of its column."""


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


def reading(who: str, trial: Trial) -> Reading:
    """Return how one trial is told."""
    decision = trial.decision
    first, second = decision.first_choice, [decision.runner_up] if decision.runner_up else []
    if decision.verdict == CLOSE:
        near = [model for model in decision.tied or second if model != first]
        return Reading(who, trial, ", close to " if first else ", level: ", near)
    then = decision.verdict != NOT_READY and trial.among_two and not trial.agrees
    return Reading(who, trial, ", then ", second if then else [])
