"""One decision: everything that the quiz can say about some answers."""

from dataclasses import dataclass

from whichmodel.deciding import advice
from whichmodel.deciding.answers import Answers, check_answers
from whichmodel.deciding.outcome import Outcome, outcome_of, runner_up
from whichmodel.deciding.patterns import patterns_that_hold, speaking
from whichmodel.deciding.prospects import prospects
from whichmodel.deciding.separation import Difference, Separation, differences, separation
from whichmodel.deciding.totals import Standing, ranking, standings, tied_at_the_top
from whichmodel.facts.errors import InvalidAnswers
from whichmodel.facts.knowledge import (
    CLOSE,
    MIX,
    NOT_READY,
    RECOMMENDED,
    UNDECIDED,
    UNKNOWN,
    Factor,
    FailureMode,
    Knowledge,
    Pattern,
    Statement,
)


@dataclass(frozen=True)
class Lost:
    """Why the runner-up lost: how many points it is `behind`, which is the sum of all `differences`."""

    model: str
    behind: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Decision:
    """What the answers lead to. Models and questions are named by id; the rest are records of the knowledge.

    `verdict` and `first_choice` are the outcome: a model id, `mix` or None; None while undecided.
    `runner_up` comes second: behind a first choice by points (recommended, close) the next best model, with what
    it `lost`; behind a mix the best single model, for whoever can arrange only one.
    `ranking` has every model, best first, under the answers as they stand. `tied` has the models that
    share the highest total where that makes the result close, else none.
    `decided`, `possible`, `next_question`: see `prospects.Prospects`.
    `answers` are the answers as understood, in the order of asking, `unanswered` the questions absent
    from them, `unknown` those answered with `unknown`.
    `patterns` has all that hold; `mix` and `not_ready` the one that gives the verdict its name, `meant` the one that
    says what a first choice by points means for these answers.
    `close` says what separates the best two, and which fact decides, where the verdict is close.
    `find_out` names what to find out while undecided.
    """

    verdict: str
    first_choice: str | None
    runner_up: str | None
    ranking: tuple[Standing, ...]
    lost: Lost | None
    close: Separation | None
    tied: tuple[str, ...]
    decided: bool
    possible: tuple[str, ...]
    next_question: str | None
    answers: Answers
    unanswered: tuple[str, ...]
    unknown: tuple[str, ...]
    patterns: tuple[Pattern, ...]
    mix: Pattern | None
    not_ready: Pattern | None
    meant: Pattern | None
    find_out: tuple[Factor, ...]
    next_steps: tuple[Statement, ...]
    watch: tuple[FailureMode, ...]


def decide(knowledge: Knowledge, answers: Answers) -> Decision:
    """Return the decision for `answers`: option ids, or `unknown`, by factor id, in any order, any subset.

    The outcome is that of the answers with absent ones taken as `unknown` (`outcome.outcome_of`), except
    that the verdict is `undecided` while an absent answer can still change the first choice, or make or
    unmake `not-ready`. Raises `InvalidAnswers` for ids that the knowledge does not have; use
    `check_answers` first for answers from outside.
    Rules: design, section 6.
    """
    checked = check_answers(knowledge, dict(answers))
    if checked.problems:
        raise InvalidAnswers(*(problem.message for problem in checked.problems))
    answers = checked.answers
    ahead = prospects(knowledge, answers)
    result = outcome_of(knowledge, answers) if ahead.decided else Outcome(UNDECIDED, None)
    everyone = standings(knowledge, answers)
    first = next((standing for standing in everyone if standing.model.id == result.first_choice), None)
    second = _second(result, everyone, first)
    top = tied_at_the_top(everyone)
    mix = speaking(knowledge, answers, MIX) if result.verdict == MIX else None
    not_ready = speaking(knowledge, answers, NOT_READY) if result.verdict == NOT_READY else None
    patterns = patterns_that_hold(knowledge, answers, result.first_choice)
    by_points = result.verdict in (RECOMMENDED, CLOSE)
    meant = next((pattern for pattern in patterns if pattern.means), None) if by_points else None
    return Decision(
        verdict=result.verdict,
        first_choice=result.first_choice,
        runner_up=second.model.id if second else None,
        ranking=ranking(everyone),
        lost=_lost(knowledge, answers, first, second) if first and second else None,
        close=_close(knowledge, answers, everyone) if result.verdict == CLOSE else None,
        tied=tuple(standing.model.id for standing in top) if result.verdict == CLOSE and len(top) > 1 else (),
        decided=ahead.decided,
        possible=ahead.possible,
        next_question=ahead.next_question,
        answers=answers,
        unanswered=tuple(factor.id for factor in knowledge.factors if factor.id not in answers),
        unknown=tuple(factor for factor, answer in answers.items() if answer == UNKNOWN),
        patterns=patterns,
        mix=mix,
        not_ready=not_ready,
        meant=meant,
        find_out=advice.find_out(knowledge, answers, ahead.possible) if result.verdict == UNDECIDED else (),
        next_steps=advice.next_steps(knowledge, result.first_choice, mix or not_ready or meant),
        watch=advice.watch(knowledge, result.first_choice, mix),
    )


def _second(result: Outcome, everyone: tuple[Standing, ...], first: Standing | None) -> Standing | None:
    if result.verdict == MIX:
        return next((standing for standing in ranking(everyone) if not standing.ruled_out), None)
    return runner_up(everyone, first) if first and result.verdict in (RECOMMENDED, CLOSE) else None


def _lost(knowledge: Knowledge, answers: Answers, first: Standing, second: Standing) -> Lost:
    apart = differences(knowledge, answers, first.model.id, second.model.id)
    return Lost(second.model.id, first.points - second.points, apart)


def _close(knowledge: Knowledge, answers: Answers, everyone: tuple[Standing, ...]) -> Separation | None:
    """Return what separates the best two that are not excluded; None where fewer are left."""
    best = [standing for standing in ranking(everyone) if not standing.ruled_out][:2]
    return separation(knowledge, answers, *best) if len(best) == 2 else None
