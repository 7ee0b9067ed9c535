"""What a change to the records does to the outcomes: how many move, from where to where, and why."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.alignment import Aligned, align
from analysis.combinations import NOBODY, Combinations, Outcome, known
from analysis.rule_changes import EffectChange, RuleChanges, rule_changes
from whichmodel.deciding.answers import Answers, check_answers
from whichmodel.deciding.decision import decide
from whichmodel.deciding.totals import standings
from whichmodel.facts.knowledge import UNKNOWN, Case, Knowledge

EXAMPLES = 5
MOST_DIFFERENCES = 4
"""An example that differs from every worked case by more answers than this is told by all its answers."""


@dataclass(frozen=True)
class Moved:
    """How many of so many sets of answers lead to another outcome than before."""

    moved: int
    sets: int


@dataclass(frozen=True)
class Move:
    """How many sets of answers lead from one outcome to another."""

    before: Outcome
    after: Outcome
    sets: int


@dataclass(frozen=True)
class Why:
    """The changed rules behind one move: patterns by id, effects of the answers in play, the margin."""

    patterns: tuple[str, ...]
    effects: tuple[EffectChange, ...]
    margin: bool


@dataclass(frozen=True)
class Example:
    """One set of answers that leads elsewhere now.

    `like` is the worked case that it is most like, with the questions in `differs` answered otherwise;
    None where no case is near.
    """

    answers: dict[str, str]
    before: Outcome
    after: Outcome
    like: Case | None
    differs: tuple[str, ...]
    why: Why


@dataclass(frozen=True)
class CaseChange:
    """A worked case that ends otherwise: verdict, first choice and runner-up, before and after."""

    case: Case
    before: tuple[str, str | None, str | None]
    after: tuple[str, str | None, str | None]


@dataclass(frozen=True)
class Impact:
    """What moves between two versions, on the answers that both have.

    `known` counts complete sets of known answers, `all` those with `unknown` among the answers as well.
    `moves` are among the known ones if any of those moves, else among all; most sets first.
    `unmatched` are cases whose answers the old version does not all have.
    """

    aligned: Aligned
    changes: RuleChanges
    known: Moved
    all: Moved
    moves: tuple[Move, ...]
    examples: tuple[Example, ...]
    cases: tuple[CaseChange, ...]
    unmatched: tuple[Case, ...]

    def __bool__(self) -> bool:
        return bool(self.all.moved or self.cases)


def compare(old: Knowledge, new: Knowledge) -> Impact:
    """Return what moves from `old` to `new`."""
    aligned = align(old, new)
    changes = rule_changes(aligned.old.knowledge, new)
    moved = aligned.before != aligned.after
    moved_known = known(moved)
    pairs = _pairs(aligned)
    counted = known(pairs)[moved_known] if moved_known.any() else pairs[moved]
    codes, counts = np.unique(counted, return_counts=True)
    order = np.lexsort((codes, -counts))
    outcomes = aligned.outcomes
    ranked = [(int(codes[i]), int(counts[i])) for i in order]
    return Impact(
        aligned=aligned,
        changes=changes,
        known=Moved(int(np.count_nonzero(moved_known)), moved_known.size),
        all=Moved(int(np.count_nonzero(moved)), moved.size),
        moves=tuple(
            Move(outcomes[code // len(outcomes)], outcomes[code % len(outcomes)], count) for code, count in ranked
        ),
        examples=tuple(_examples(aligned, changes, pairs, [code for code, _ in ranked[:EXAMPLES]])),
        cases=tuple(_case_changes(aligned.old.knowledge, new)),
        unmatched=tuple(
            case for case in new.cases if check_answers(aligned.old.knowledge, dict(case.answers)).problems
        ),
    )


def _pairs(aligned: Aligned) -> NDArray[np.int32]:
    """Return one number for each set of answers that says from which outcome to which it leads."""
    return aligned.before.astype(np.int32) * len(aligned.outcomes) + aligned.after


def _examples(aligned: Aligned, changes: RuleChanges, pairs: NDArray[np.int32], wanted: list[int]) -> Iterator[Example]:
    """Yield up to `EXAMPLES` examples: one of each wanted move in turn, those most like a worked case first."""
    if not wanted:
        return
    nearest, distance = _nearest_cases(aligned)
    queues = [_most_readable(pairs, code, nearest, distance) for code in wanted]
    turns = [place for turn in range(EXAMPLES) for queue in queues for place in queue[turn : turn + 1]]
    cases = aligned.new.knowledge.cases
    for flat in turns[:EXAMPLES]:
        place = tuple(int(i) for i in np.unravel_index(flat, pairs.shape))
        answers = aligned.answers_at(place)
        like = cases[nearest.flat[flat]] if cases else None
        differs = tuple(name for name, answer in answers.items() if like and like.answers.get(name, UNKNOWN) != answer)
        if len(differs) > MOST_DIFFERENCES:
            like, differs = None, ()
        before, after = aligned.outcomes[aligned.before[place]], aligned.outcomes[aligned.after[place]]
        yield Example(answers, before, after, like, differs, _why(aligned, changes, answers))


def _most_readable(
    pairs: NDArray[np.int32], code: int, nearest: NDArray[np.int16], distance: NDArray[np.int16]
) -> list[int]:
    """Return places with one move, the most readable first, each of them near another case."""
    places = np.flatnonzero(pairs == code)
    found: dict[int, int] = {}
    for i in np.argsort(distance.flat[places], kind="stable").tolist():
        found.setdefault(int(nearest.flat[places[i]]), int(places[i]))
        if len(found) == EXAMPLES:
            break
    return list(found.values())


def _nearest_cases(aligned: Aligned) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
    """Return, for each set of answers, the place of the case it is most like, and how far away that is.

    Another answer counts 2, `unknown` instead of an answer 3. The cases themselves come last: the report
    lists those that change.
    """
    shape = aligned.before.shape
    nearest = np.zeros(shape, dtype=np.int16)
    best = np.full(shape, np.iinfo(np.int16).max, dtype=np.int16)
    for i, case in enumerate(aligned.new.knowledge.cases):
        distance = np.zeros((), dtype=np.int16)
        for question, answers in zip(aligned.questions, aligned.answers, strict=True):
            given = case.answers.get(question, UNKNOWN)
            costs = [0 if answer == given else 3 if answer == UNKNOWN else 2 for answer in answers]
            distance = np.add.outer(distance, np.array(costs, dtype=np.int16))
        distance[distance == 0] = np.iinfo(np.int16).max - 1
        nearest[distance < best] = i
        np.minimum(best, distance, out=best)
    return nearest, best


def _why(aligned: Aligned, changes: RuleChanges, answers: Answers) -> Why:
    versions = (aligned.old, aligned.new)
    speaking = [_speaking(version, answers) for version in versions]
    changed = {change.pattern for change in changes.patterns}
    patterns = tuple(dict.fromkeys(name for name in speaking if name in changed))
    if patterns:
        return Why(patterns, (), margin=False)
    in_play: set[tuple[str, str]] = set()
    models: set[str] = set()
    for version, name in zip(versions, speaking, strict=True):
        after = next((pattern.after for pattern in version.knowledge.patterns if pattern.id == name), {})
        counted = {**answers, **after}
        in_play |= set(counted.items())
        models |= _foremost(version.knowledge, counted)
    effects = [change for change in changes.effects if (change.factor, change.option) in in_play]
    telling = [change for change in effects if change.excludes or change.model in models]
    return Why((), tuple(telling or effects), margin=changes.margin is not None)


def _speaking(combinations: Combinations, answers: Answers) -> str | None:
    """Return the not-ready or mix pattern that gives these answers their verdict, if one does."""
    place = int(combinations.speaks[combinations.place(answers)])
    return None if place == NOBODY else combinations.knowledge.patterns[place].id


def _foremost(knowledge: Knowledge, answers: Answers) -> set[str]:
    """Return the models that have one of the two highest totals: those between which points decide."""
    allowed = [standing for standing in standings(knowledge, answers) if not standing.ruled_out]
    highest = sorted({standing.points for standing in allowed})[-2:]
    return {standing.model.id for standing in allowed if standing.points in highest}


def _case_changes(old: Knowledge, new: Knowledge) -> Iterator[CaseChange]:
    for case in new.cases:
        if check_answers(old, dict(case.answers)).problems:
            continue
        before, after = (
            (decision.verdict, decision.first_choice, decision.runner_up)
            for decision in (decide(old, case.answers), decide(new, case.answers))
        )
        if before != after:
            yield CaseChange(case, before, after)
