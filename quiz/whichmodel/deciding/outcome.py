"""The outcome of a full set of answers: the verdict and the first choice."""

from dataclasses import dataclass

from whichmodel.deciding.answers import Answers
from whichmodel.deciding.patterns import speaking
from whichmodel.deciding.totals import Standing, leader, ranking, standings
from whichmodel.facts.knowledge import CLOSE, MIX, NOT_READY, RECOMMENDED, UNDECIDED, UNKNOWN, Knowledge

ENGINE = 1
"""The number of the way in which records become outcomes. Raised with every change of `outcome_of` that can move
one, so that a link made before it opens as one made under other rules."""


@dataclass(frozen=True)
class Outcome:
    """What a decision comes down to. `first_choice` is a model id, `mix`, or None."""

    verdict: str
    first_choice: str | None


def outcome_of(knowledge: Knowledge, answers: Answers) -> Outcome:
    """Return the outcome of a filling: answers taken as all there will be, absent ones as `unknown`.

    In this order (design, section 6, "Outcome"):

    1. Nothing known (no answer, or only `unknown`): undecided, without a first choice.
    2. A not-ready pattern holds: not-ready. The first choice is the leader, by sum and rules alone, of
       the answers with those of the pattern's `after` put in; today's answers may exclude it.
    3. A mix pattern holds: mix.
    4. No leader by sum and rules, because of a tie or because the answers exclude every model: close,
       without a first choice. (An answer that leaves no model is a result, so it is not `undecided`:
       no further answer could bring a model back. The headline says which of the two it is.)
    5. The runner-up lies at most `margin` points behind the leader: close. Otherwise: recommended.
    """
    if not anything_known(answers):
        return Outcome(UNDECIDED, None)
    pattern = speaking(knowledge, answers, NOT_READY)
    if pattern is not None:
        then = leader(standings(knowledge, {**answers, **pattern.after}))
        return Outcome(NOT_READY, then.model.id if then else None)
    if speaking(knowledge, answers, MIX) is not None:
        return Outcome(MIX, MIX)
    everyone = standings(knowledge, answers)
    first = leader(everyone)
    if first is None:
        return Outcome(CLOSE, None)
    second = runner_up(everyone, first)
    near = second is not None and first.points - second.points <= knowledge.margin
    return Outcome(CLOSE if near else RECOMMENDED, first.model.id)


def anything_known(answers: Answers) -> bool:
    """Say whether any answer is a known one."""
    return any(answer != UNKNOWN for answer in answers.values())


def runner_up(everyone: tuple[Standing, ...], first: Standing) -> Standing | None:
    """Return the best model but the first that is not excluded, or None where none is left.

    Of equals the one declared first is shown; the verdict is the same with either.
    """
    others = [standing for standing in ranking(everyone) if standing is not first and not standing.ruled_out]
    return others[0] if others else None
