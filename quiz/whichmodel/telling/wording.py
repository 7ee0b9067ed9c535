"""The verdict in words."""

from collections.abc import Mapping, Sequence

from whichmodel.deciding.changes import Change, Changes
from whichmodel.deciding.decision import Decision
from whichmodel.deciding.elimination import Eliminated
from whichmodel.deciding.outcome import Outcome, anything_known
from whichmodel.deciding.totals import given_options
from whichmodel.facts.knowledge import CLOSE, MIX, NOT_READY, RECOMMENDED, UNDECIDED, Knowledge

VERDICT_NAMES: Mapping[str, str] = {
    RECOMMENDED: "Recommended",
    CLOSE: "A close call",
    MIX: "A mix",
    NOT_READY: "Not ready yet",
    UNDECIDED: "Not decided yet",
}
"""What kind of result it is, in two or three words."""

FEWEST_TRIED = 10
"""Of how many situations at least a count is told."""

NOT_KNOWN = "I don't know"
"""What somebody says who answers `unknown`."""


def headline(knowledge: Knowledge, decision: Decision) -> str:
    """Return a sentence that says what the decision is, and one on what it means where that is not the same for all."""
    names, titles, first = names_of(knowledge), titles_of(knowledge), decision.first_choice
    if decision.verdict == RECOMMENDED and first:
        meant = f" For you that means {decision.meant.means}." if decision.meant else ""
        return f"{titles[first]} fits your answers best.{meant}"
    if decision.verdict == CLOSE:
        return _close(decision, names, titles)
    if decision.mix:
        parts = list(dict.fromkeys(names[part.model] for part in decision.mix.parts))
        return f"No single model fits all of the work; use a mix of {listed(parts)}."
    if decision.verdict == NOT_READY:
        if first:
            return f"Something has to be put in place before {names[first]} fits."
        return "Put something in place first, and then answer the questions again."
    return _undecided(decision, names)


def change_in_words(knowledge: Knowledge, change: Change) -> str:
    """Return one sentence that says what would change the result, and to what."""
    clauses = [
        option.suppose or f"your answer to “{factor.ask}” were “{option.label}”"
        for factor, option in given_options(knowledge, change.answers)
    ]
    return f"If {', and '.join(clauses)}, {would(knowledge, change.outcome)}."


def would(knowledge: Knowledge, outcome: Outcome) -> str:
    """Return what an outcome would be, as a clause without a full stop: "outsourcing would fit best"."""
    first = names_of(knowledge).get(outcome.first_choice or "")
    if outcome.verdict == RECOMMENDED:
        return f"{first} would fit best"
    if outcome.verdict == CLOSE:
        return f"{first} would come first, but only just" if first else "no single model would come first"
    if outcome.verdict == MIX:
        return "a mix of models would fit better"
    if outcome.verdict == NOT_READY:
        return f"you would not be ready yet, with {first} to follow" if first else "you would not be ready yet"
    return "the choice would be open again"


def turn_in_words(knowledge: Knowledge, decision: Decision, changes: Changes) -> str:
    """Return the one change of those found that a reader should know first, in a sentence; empty where there is none.

    Best is one that brings the runner-up first; for whoever is not ready, one that makes the model after it fit today.
    """
    wanted = decision.first_choice if decision.verdict == NOT_READY else decision.runner_up

    def distance(change: Change) -> int:
        outcome = change.outcome
        if outcome.first_choice == wanted and outcome.verdict != NOT_READY:
            return 0 if outcome.verdict == RECOMMENDED else 1
        return 2 if outcome.first_choice != decision.first_choice else 3

    found = () if decision.verdict == UNDECIDED else changes.changes
    return change_in_words(knowledge, min(found, key=distance)) if found else ""


def robustness_in_words(verdict: str, changes: Changes) -> str:
    """Return one sentence that says how much it takes to change the result; empty while there is none."""
    if verdict == UNDECIDED or not changes.of:
        return ""
    if changes.same == changes.of:
        return "Change any one answer, and the result stays the same."
    return f"Change any one answer, and the result stays the same in {changes.same} of {changes.of} cases."


def tried_in_words(knowledge: Knowledge, decision: Decision) -> str:
    """Return one sentence on how this result fared where the quiz was tried; empty where that is too little to tell."""
    tried = knowledge.tried.get(decision.first_choice or "")
    if decision.verdict not in (RECOMMENDED, MIX) or tried is None or tried.situations < FEWEST_TRIED:
        return ""
    return (
        f"In the trial of the quiz this came first in {tried.situations} situations, "
        f"and in {tried.agreed} of them the author’s own account ends the same way."
    )


def dropped_in_words(out: Eliminated) -> str:
    """Return in one or two sentences why a model can no longer come first."""
    if out.excluded_by:
        return f"Your answer “{out.excluded_by.option.label}” rules it out. {out.excluded_by.effect.because}"
    if out.rival is None:
        return "Your answers describe something that no single model covers."
    never = "No remaining answer can bring it first."
    if out.setback is None:
        return never
    return f"{never} Your answer “{out.setback.option.label}” puts it furthest behind {out.rival.name}. {out.setback.because}"


def listed(names: Sequence[str], joiner: str = "and") -> str:
    """Return names as a list inside a sentence: "a", "a and b", "a, b and c"."""
    return f" {joiner} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def counted(number: int, thing: str) -> str:
    """Return a number of things: "1 point", "-1 point", "0 points"."""
    return f"{number} {thing}" if number in (1, -1) else f"{number} {thing}s"


def names_of(knowledge: Knowledge) -> dict[str, str]:
    """Return by id how each model is called inside a sentence."""
    return {model.id: model.name for model in knowledge.models}


def titles_of(knowledge: Knowledge) -> dict[str, str]:
    """Return by id how each model is called where it stands alone or begins a sentence."""
    return {model.id: model.title for model in knowledge.models}


def _close(decision: Decision, names: Mapping[str, str], titles: Mapping[str, str]) -> str:
    first = decision.first_choice
    others = [names[model] for model in decision.tied if model != first]
    if first is None:
        tie = f"It is a tie: your answers speak equally for {listed(others)}."
        return tie if others else "Your answers rule out every model."
    only_just = f"{titles[first]} comes first, but"
    if others:
        same = f"{listed(others)} {'scores' if len(others) == 1 else 'score'} the same"
        return f"{only_just} only just: {same}, with more against it."
    near = names[decision.runner_up] if decision.runner_up else "another model"
    return f"{only_just} {near} is close behind."


def _undecided(decision: Decision, names: Mapping[str, str]) -> str:
    if not anything_known(decision.answers):
        return "Nothing is known yet, so no model stands out."
    open_yet = "Your answers do not settle it yet"
    if len(decision.possible) == len(names):
        return f"{open_yet}: every model can still come first."
    if len(decision.possible) > 1:
        return f"{open_yet}: {listed([names[model] for model in decision.possible])} can still come first."
    return f"{open_yet}."
