"""A decision in words, for the command line."""

from collections.abc import Iterable, Iterator

from whichmodel.deciding.changes import what_changes
from whichmodel.deciding.decision import Decision
from whichmodel.deciding.totals import Standing
from whichmodel.facts.knowledge import CLOSE, MIX, NOT_READY, RECOMMENDED, Knowledge, Model
from whichmodel.telling.wording import change_in_words, headline, robustness_in_words

INDENT = "  "


def in_words(knowledge: Knowledge, decision: Decision) -> str:
    """Return what the decision is and why, as a text of several lines that ends with a line break."""
    models = {model.id: model for model in knowledge.models}
    sections = [
        [headline(knowledge, decision)],
        _section("Why:", _why(decision)),
        _section("The runner-up:", _runner_up(decision, models)),
        _section("The parts:", _parts(decision, models)),
        _section("First of all:", _not_ready(decision, models)),
        _section("Mind:", _notes(decision)),
        _section("Points:", map(_place, decision.ranking)),
        _section("What separates them:", _close(decision, models)),
        _section("What would change it:", _changes(knowledge, decision)),
        _section("Find out:", (f"{factor.ask} {factor.from_whom}".rstrip() for factor in decision.find_out)),
        _section("Next steps:", (f"{i}. {step.says}" for i, step in enumerate(decision.next_steps, 1))),
    ]
    return "\n".join("".join(f"{line}\n" for line in lines) for lines in sections if lines)


def _section(title: str, lines: Iterable[str]) -> list[str]:
    indented = [INDENT + line for line in lines]
    return [title, *indented] if indented else []


def _why(decision: Decision) -> Iterator[str]:
    if decision.verdict in (RECOMMENDED, CLOSE):
        for standing in decision.ranking:
            if standing.model.id == decision.first_choice:
                yield from _reasons(standing)
    for standing in decision.ranking:
        if standing.ruled_out:
            for reason in standing.reasons:
                if reason.effect.rules_out:
                    answer = f"{reason.option.label} - {reason.effect.because}"
                    yield f"{standing.model.title} is ruled out: {answer}"


def _reasons(standing: Standing) -> Iterator[str]:
    for reason in standing.reasons:
        yield f"{reason.effect.points:+d}  {reason.option.label} - {reason.effect.because}"


def _runner_up(decision: Decision, models: dict[str, Model]) -> Iterator[str]:
    lost = decision.lost
    if lost:
        behind = f"{lost.behind} {'point' if lost.behind == 1 else 'points'} behind"
        yield f"{models[lost.model].title}, {behind}"
        for difference in lost.differences:
            yield f"{-difference.points:+d}  {difference.option.label} - {difference.because}"


def _close(decision: Decision, models: dict[str, Model]) -> Iterator[str]:
    apart = decision.close
    if apart:
        one, other = (models[model].title for model in apart.models)
        yield f"{one} (+) and {other} (-)"
        for difference in apart.differences:
            yield f"{difference.points:+d}  {difference.option.label} - {difference.because}"
        if apart.decides:
            yield f"What decides between them: {apart.decides.ask} {apart.decides.from_whom}".rstrip()


def _changes(knowledge: Knowledge, decision: Decision) -> Iterator[str]:
    changes = what_changes(knowledge, decision.answers)
    yield from filter(None, [robustness_in_words(decision.verdict, changes)])
    yield from (change_in_words(knowledge, change) for change in changes.changes)


def _parts(decision: Decision, models: dict[str, Model]) -> Iterator[str]:
    if decision.verdict == MIX and decision.mix:
        for part in decision.mix.parts:
            yield f"{part.work}: {models[part.model].title} - {part.because}"
        yield f"Where they meet: {decision.mix.seam}"


def _not_ready(decision: Decision, models: dict[str, Model]) -> Iterator[str]:
    if decision.verdict == NOT_READY and decision.not_ready:
        yield f"Put in place: {decision.not_ready.missing}"
        if decision.not_ready.helper:
            yield f"Who can help: {decision.not_ready.helper}"
        step = decision.not_ready.first_step
        if step:
            yield f"Buy first: {step.says} ({models[step.model].title})"


def _notes(decision: Decision) -> Iterator[str]:
    for pattern in decision.patterns:
        yield f"{pattern.title}: {pattern.says}"
        if pattern not in (decision.mix, decision.not_ready):  # theirs are the next steps
            yield from (f"{INDENT}- {action}" for action in pattern.does)


def _place(standing: Standing) -> str:
    out = " (ruled out)" if standing.ruled_out else ""
    return f"{standing.points:+4d}  {standing.model.title}{out}"
