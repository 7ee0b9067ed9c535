"""The verdict in words."""

from collections.abc import Mapping

from whichmodel.deciding.changes import Change, Changes
from whichmodel.deciding.decision import Decision
from whichmodel.deciding.dropping import Dropped
from whichmodel.deciding.outcome import Outcome, anything_known
from whichmodel.facts.knowledge import CLOSE, MIX, NOT_READY, RECOMMENDED, UNDECIDED, Knowledge, Model

VERDICT_NAMES: Mapping[str, str] = {
    RECOMMENDED: "Recommended",
    CLOSE: "A close call",
    MIX: "A mix",
    NOT_READY: "Not ready yet",
    UNDECIDED: "Not decided yet",
}
"""What kind of result it is, in two or three words."""


def headline(knowledge: Knowledge, decision: Decision) -> str:
    """Return one sentence that says what the decision is."""
    models = {model.id: model for model in knowledge.models}
    first = models.get(decision.first_choice or "")
    if decision.verdict == RECOMMENDED and first:
        return f"{first.title} fits your answers best."
    if decision.verdict == CLOSE:
        return _close(decision, first, models)
    if decision.verdict == MIX and decision.mix:
        parts = dict.fromkeys(models[part.model].name for part in decision.mix.parts)
        return f"No single model fits all of the work; use a mix of {listed(tuple(parts))}."
    if decision.verdict == NOT_READY:
        then = f"then {first.name} fits" if first else "then answer the questions again"
        return f"Not yet: put something in place first, {then}."
    return _undecided(decision, models)


def change_in_words(knowledge: Knowledge, change: Change) -> str:
    """Return one sentence that says what would change the result, and to what."""
    clauses = [_supposed(knowledge, factor, option) for factor, option in change.answers.items()]
    return f"If {', and '.join(clauses)}, {_would(knowledge, change.outcome)}."


def robustness_in_words(verdict: str, changes: Changes) -> str:
    """Return one sentence that says how much it takes to change the result; empty while there is none."""
    if verdict == UNDECIDED or not changes.of:
        return ""
    if changes.same == changes.of:
        return "The result stays the same whichever single answer you change."
    return f"The result stays the same under {changes.same} of {changes.of} changes of a single answer."


def _supposed(knowledge: Knowledge, factor_id: str, option_id: str) -> str:
    factor = next(factor for factor in knowledge.factors if factor.id == factor_id)
    option = next(option for option in factor.options if option.id == option_id)
    return option.suppose or f"your answer to “{factor.ask}” were “{option.label}”"


def _would(knowledge: Knowledge, outcome: Outcome) -> str:
    first = next((model.name for model in knowledge.models if model.id == outcome.first_choice), "")
    if outcome.verdict == RECOMMENDED:
        return f"{first} would win"
    if outcome.verdict == CLOSE:
        return f"{first} would come first, but only just" if first else "no single model would come first"
    if outcome.verdict == MIX:
        return "a mix of models would fit better"
    if outcome.verdict == NOT_READY:
        return f"you would not be ready yet, and {first} would come after" if first else "you would not be ready yet"
    return "it would no longer be settled"


def dropped_in_words(out: Dropped) -> str:
    """Return in one or two sentences why a model can no longer come first."""
    if out.excluded_by:
        return f"Your answer “{out.excluded_by.option.label}” rules it out. {out.excluded_by.effect.because}"
    if out.rival is None:
        return "Your answers describe something that no single model covers."
    never = "No answer that is left can bring it first."
    if out.setback is None:
        return never
    return f"{never} Your answer “{out.setback.option.label}” puts it furthest behind {out.rival.name}. {out.setback.because}"


def listed(names: tuple[str, ...]) -> str:
    """Return names as a list inside a sentence: "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _close(decision: Decision, first: Model | None, models: dict[str, Model]) -> str:
    tied = tuple(models[model].name for model in decision.tied)
    if first is None:
        if not tied:
            return "Your answers rule out every model."
        return f"It is a tie: your answers speak as much for {listed(tied)}."
    others = tuple(models[model].name for model in decision.tied if model != first.id)
    if others:
        same = f"{listed(others)} {'scores' if len(others) == 1 else 'score'} the same"
        return f"{first.title} comes first, but only just: {same}, with more against it."
    near = models[decision.runner_up].name if decision.runner_up else "another model"
    return f"{first.title} comes first, but {near} is close behind."


def _undecided(decision: Decision, models: dict[str, Model]) -> str:
    if not anything_known(decision.answers):
        return "Nothing is known yet, so no model stands out."
    if len(decision.possible) == len(models):
        return "Your answers do not settle it yet: every model can still come first."
    if len(decision.possible) > 1:
        names = listed(tuple(models[model].name for model in decision.possible))
        return f"Your answers do not settle it yet: {names} can still come first."
    return "Your answers do not settle it yet."
