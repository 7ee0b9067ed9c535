"""A decision in words, for the command line."""

from collections.abc import Iterable, Iterator

from whichmodel.deciding.changes import what_changes
from whichmodel.deciding.decision import Decision
from whichmodel.deciding.separation import Difference
from whichmodel.deciding.totals import Reason
from whichmodel.facts.knowledge import CLOSE, RECOMMENDED, UNKNOWN, Factor, Knowledge
from whichmodel.telling.wording import (
    NOT_KNOWN,
    change_in_words,
    counted,
    headline,
    robustness_in_words,
    titles_of,
    tried_in_words,
)

INDENT = "  "


def in_words(knowledge: Knowledge, decision: Decision, *more: tuple[str, Iterable[str]]) -> str:
    """Return what the decision is and why, as a text of several lines that ends with a line break.

    `more` are sections that follow, each a title and its lines.
    """
    titles = titles_of(knowledge)
    points = (
        f"{standing.points:+4d}  {standing.model.title}{' (ruled out)' if standing.ruled_out else ''}"
        for standing in decision.ranking
    )
    return as_text(
        headline(knowledge, decision),
        ("Why:", _why(decision)),
        ("The runner-up:", _runner_up(decision, titles)),
        ("The parts:", _parts(decision, titles)),
        ("First of all:", _not_ready(decision, titles)),
        ("Mind:", _notes(decision)),
        ("Points:", points),
        ("What separates them:", _close(decision, titles)),
        ("What would change it:", _changes(knowledge, decision)),
        ("Find out:", map(_question, decision.find_out)),
        ("Next steps:", (f"{number}. {step.says}" for number, step in enumerate(decision.next_steps, 1))),
        *more,
    )


def questions_in_words(knowledge: Knowledge) -> str:
    """Return the questions in the order of asking, each with what can be answered, by id and in words."""
    lines = []
    for factor in knowledge.factors:
        answers = {**{option.id: option.label for option in factor.options}, UNKNOWN: NOT_KNOWN}
        width = max(map(len, answers))
        lines += [f"{factor.id}: {factor.ask}", *(f"{INDENT}{name:{width}}  {answers[name]}" for name in answers)]
    return "".join(f"{line}\n" for line in lines)


def as_text(opening: str, *sections: tuple[str, Iterable[str]]) -> str:
    """Return a first line and what follows it under titles, set apart; a title without lines is left out."""
    indented = [(title, "".join(f"{INDENT}{line}\n" for line in lines)) for title, lines in sections]
    return "\n".join([f"{opening}\n", *(f"{title}\n{lines}" for title, lines in indented if lines)])


def _why(decision: Decision) -> Iterator[str]:
    if decision.verdict in (RECOMMENDED, CLOSE):
        for standing in decision.ranking:
            if standing.model.id == decision.first_choice:
                yield from (_scored(reason.effect.points, reason, reason.effect.because) for reason in standing.reasons)
    for standing in decision.ranking:
        for reason in standing.reasons:
            if reason.effect.rules_out:
                yield f"{standing.model.title} is ruled out: {reason.option.label} - {reason.effect.because}"


def _scored(points: int, answer: Reason | Difference, because: str) -> str:
    return f"{points:+d}  {answer.option.label} - {because}"


def _question(factor: Factor) -> str:
    return f"{factor.ask} {factor.from_whom}".rstrip()


def _runner_up(decision: Decision, titles: dict[str, str]) -> Iterator[str]:
    if decision.lost:
        yield f"{titles[decision.lost.model]}, {counted(decision.lost.behind, 'point')} behind"
        yield from (_scored(-each.points, each, each.because) for each in decision.lost.differences)


def _close(decision: Decision, titles: dict[str, str]) -> Iterator[str]:
    if decision.close:
        one, other = (titles[model] for model in decision.close.models)
        yield f"{one} (+) and {other} (-)"
        yield from (_scored(each.points, each, each.because) for each in decision.close.differences)
        if decision.close.decides:
            yield f"What decides between them: {_question(decision.close.decides)}"


def _changes(knowledge: Knowledge, decision: Decision) -> Iterator[str]:
    changes = what_changes(knowledge, decision.answers)
    yield from filter(None, [tried_in_words(knowledge, decision), robustness_in_words(decision.verdict, changes)])
    yield from (change_in_words(knowledge, change) for change in changes.changes)


def _parts(decision: Decision, titles: dict[str, str]) -> Iterator[str]:
    if decision.mix:
        yield from (f"{part.work}: {titles[part.model]} - {part.because}" for part in decision.mix.parts)
        yield f"Where they meet: {decision.mix.seam}"


def _not_ready(decision: Decision, titles: dict[str, str]) -> Iterator[str]:
    if decision.not_ready:
        yield f"Put in place: {decision.not_ready.missing}"
        if decision.not_ready.helper:
            yield f"Who can help: {decision.not_ready.helper}"
        if decision.not_ready.first_step:
            yield f"Buy first: {decision.not_ready.first_step.says} ({titles[decision.not_ready.first_step.model]})"


def _notes(decision: Decision) -> Iterator[str]:
    for pattern in decision.patterns:
        yield f"{pattern.title}: {pattern.says}"
        if pattern not in (decision.mix, decision.not_ready, decision.meant):  # theirs are the next steps
            yield from (f"{INDENT}- {action}" for action in pattern.does)
