"""A filling under way: some answers, and which outcomes may still come of them."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from whichmodel.deciding.answers import Answers
from whichmodel.deciding.outcome import Outcome
from whichmodel.deciding.patterns import precedence
from whichmodel.deciding.scores import Race, Tally, measures, minus, plus
from whichmodel.facts.knowledge import CLOSE, MIX, NOT_READY, RECOMMENDED, UNDECIDED, UNKNOWN, Knowledge


class Branch(NamedTuple):
    """Some answers, as far as they bear on the outcome: branches that are equal come to the same, whatever follows.

    `scores` and `points` are where everybody stands. `patterns` are those that the answers leave possible, by
    their place in `Rules.patterns`, each with what the scores gain once its `after` is put in. `known` says whether
    any answer is a known one.
    """

    scores: Tally
    points: Tally
    patterns: tuple[tuple[int, Tally], ...]
    known: bool


class Rules:
    """The knowledge as the search reads it.

    `patterns` are the not-ready patterns, then the mixes, each as they take precedence. `questions` begin with
    those that can set two models furthest apart: the sooner it is clear who leads, the less is left to search.
    `answers` has, by question, everything that may be answered, `unknown` last; `towards`, by model, the same,
    beginning with what does most for the model against all others together.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.models = tuple(model.id for model in knowledge.models)
        self.margin = knowledge.margin
        self.by_score, self.by_points = measures(knowledge)
        deciding = [pattern for pattern in knowledge.patterns if pattern.kind in (NOT_READY, MIX)]
        self.patterns = sorted(deciding, key=precedence)
        self.answers = {question: tuple(worth) for question, worth in self.by_score.worth.items()}
        self.towards = {model: self._towards(place) for place, model in enumerate(self.models)}
        self._left = {
            question: {option: self._left_by(question, option) for option in options}
            for question, options in self.answers.items()
        }
        self.questions = sorted(self.answers, key=lambda question: -Race(self.by_score, [question]).widest)

    def branch(self, answers: Answers) -> Branch:
        """Return the branch of some answers."""
        afters = []
        for pattern in self.patterns:
            gained = (0,) * len(self.by_score.start)
            for question, option in pattern.after.items():
                gained = plus(gained, self.by_score.worth[question][option])
            afters.append(gained)
        branch = Branch(self.by_score.start, self.by_points.start, tuple(enumerate(afters)), known=False)
        for question, option in answers.items():
            branch = self.answered(branch, question, option)
        return branch

    def answered(self, branch: Branch, question: str, option: str) -> Branch:
        """Return the branch with one answer more."""
        worth = self.by_score.worth[question][option]
        return Branch(
            plus(branch.scores, worth),
            plus(branch.points, self.by_points.worth[question][option]),
            tuple(
                [
                    # What `after` answers stays as it is, whatever else is answered there.
                    (place, minus(gained, worth) if question in self.patterns[place].after else gained)
                    for place, gained in branch.patterns
                    if place in self._left[question][option]
                ]
            ),
            branch.known or option != UNKNOWN,
        )

    def _left_by(self, question: str, option: str) -> frozenset[int]:
        """Return the patterns that an answer leaves possible."""
        return frozenset(
            place for place, pattern in enumerate(self.patterns) if option in pattern.when.get(question, (option,))
        )

    def _towards(self, place: int) -> dict[str, list[str]]:
        def does(worth: Tally) -> int:
            return sum(worth[place] - other for other in worth)

        return {
            question: sorted(worth, key=lambda option: does(worth[option]), reverse=True)
            for question, worth in self.by_score.worth.items()
        }


class Bounds:
    """What answers to some open questions, by factor id, may still make of a branch."""

    def __init__(self, rules: Rules, questions: tuple[str, ...]) -> None:
        self.rules = rules
        self.questions = questions
        self.by_score = Race(rules.by_score, questions)
        self.by_points = Race(rules.by_points, questions)

    def may_come(self, branch: Branch) -> Iterator[Outcome]:
        """Yield every outcome that a filling of the branch has, and perhaps others; without open questions just the one.

        The steps are those of `outcome.outcome_of`. Each that may apply yields what may come of it; the first
        that is sure to apply is the last.
        """
        if not branch.known:
            yield Outcome(UNDECIDED, None)
            if not self.questions:
                return
        for place, gained in branch.patterns:
            pattern = self.rules.patterns[place]
            if pattern.kind == MIX:
                yield Outcome(MIX, MIX)
            else:
                yield from (Outcome(NOT_READY, model) for _, model in self._leaders(plus(branch.scores, gained)))
            if pattern.when.keys().isdisjoint(self.questions):
                return
        for place, model in self._leaders(branch.scores):
            if model is None:
                yield Outcome(CLOSE, None)
                continue
            if self.by_points.most_ahead(branch.points, place) > self.rules.margin:
                yield Outcome(RECOMMENDED, model)
            if self.by_points.least_ahead(branch.points, place) <= self.rules.margin:
                yield Outcome(CLOSE, model)

    def _leaders(self, scores: Tally) -> Iterator[tuple[int, str | None]]:
        """Yield every model that may come first, with its place, and None unless one of them is sure to."""
        sure = False
        for place, model in enumerate(self.rules.models):
            if self.by_score.most_ahead(scores, place) > 0:
                yield place, model
                sure = sure or self.by_score.least_ahead(scores, place) > 0
        if not sure:
            yield len(self.rules.models), None


@lru_cache(maxsize=8)
def rules_of(knowledge: Knowledge) -> Rules:
    """Return the rules of a knowledge base, made once."""
    return Rules(knowledge)


@lru_cache(maxsize=1024)
def bounds_of(rules: Rules, questions: tuple[str, ...]) -> Bounds:
    """Return the bounds for some open questions, made once."""
    return Bounds(rules, questions)
