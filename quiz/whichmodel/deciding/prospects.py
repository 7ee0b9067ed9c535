"""What partial answers already settle, and what they leave open.

A *filling* gives each absent question one of its options, or `unknown`; its outcome is that of
`outcome.outcome_of`. All that is said here is exact and holds of every filling, patterns included (design,
section 6, "Decided" and "Order"). There are millions of fillings, so they are not tried one by one. The search
answers the absent questions in turn, and at each step asks which outcomes may still come: all that do, and
perhaps more. Where these say yes or no to what is asked, it looks no further (branch and bound).
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce

from whichmodel.deciding.answers import Answers
from whichmodel.deciding.branches import Branch, bounds_of, rules_of
from whichmodel.deciding.outcome import Outcome, outcome_of
from whichmodel.facts.knowledge import NOT_READY, UNDECIDED, UNKNOWN, Knowledge

Judge = Callable[[list[Iterable[Outcome]]], bool | None]
"""Says of the outcomes that may come of each branch: all ways to answer the rest give what is looked for (True),
none does (False), or that is still open (None). It must not be open where each branch has one outcome."""


@dataclass(frozen=True)
class Prospects:
    """What the absent questions can still change.

    `decided`: every filling gives the same first choice, and every filling or none is not-ready.
    `possible`: the models that are first choice in at least one filling, in declared order.
    `next_question`: the first absent question, in the order of asking, for which some answers to the
    other absent ones leave the outcome (verdict and first choice) depending on it; None if there is none.
    """

    decided: bool
    possible: tuple[str, ...]
    next_question: str | None


def prospects(knowledge: Knowledge, answers: Answers) -> Prospects:
    """Return the prospects of some checked answers."""
    search = _Search(knowledge, answers)
    return Prospects(
        decided=search.decided(outcome_of(knowledge, answers)),
        possible=tuple(model.id for model in knowledge.models if search.possible(model.id)),
        next_question=next((f.id for f in knowledge.factors if f.id not in answers and search.matters(f.id)), None),
    )


def outcome_so_far(knowledge: Knowledge, answers: Answers) -> Outcome:
    """Return the outcome of some checked answers: `undecided` while an absent one can change what is decided."""
    outcome = outcome_of(knowledge, answers)
    return outcome if _Search(knowledge, answers).decided(outcome) else Outcome(UNDECIDED, None)


class _Search:
    """The search through all fillings of some answers."""

    def __init__(self, knowledge: Knowledge, answers: Answers) -> None:
        self.rules = rules_of(knowledge)
        self.start = self.rules.branch(answers)
        self.absent = tuple(question for question in self.rules.questions if question not in answers)

    def decided(self, example: Outcome) -> bool:
        """Say whether every filling agrees with the outcome of one of them in what makes a result decided."""

        def differs(outcome: Outcome) -> bool:
            ready = (outcome.verdict == NOT_READY) == (example.verdict == NOT_READY)
            return not ready or outcome.first_choice != example.first_choice

        return not self._some(self.absent, [self.start], _any(differs), self.rules.answers)

    def possible(self, model: str) -> bool:
        """Say whether a model is first choice in some filling."""
        first = _any(lambda outcome: outcome.first_choice == model)
        return self._some(self.absent, [self.start], first, self.rules.towards[model])

    def matters(self, question: str) -> bool:
        """Say whether, in some filling of the other absent questions, the outcome depends on this one."""
        others = tuple(other for other in self.absent if other != question)
        # Each answer to the question begins a branch, and all of them grow side by side by the same answers.
        branches = {self.rules.answered(self.start, question, option) for option in self.rules.answers[question]}
        # Mostly it does where all the rest is unknown, and then there is nothing to search.
        ends = {reduce(self._unknown, others, branch) for branch in branches}
        return _differ(list(map(bounds_of(self.rules, ()).may_come, ends))) or self._some(
            others, branches, _differ, self.rules.answers
        )

    def _unknown(self, branch: Branch, question: str) -> Branch:
        return self.rules.answered(branch, question, UNKNOWN)

    def _some(
        self, questions: tuple[str, ...], branches: Collection[Branch], judge: Judge, order: Mapping[str, Iterable[str]]
    ) -> bool:
        """Say whether some answers to the questions, the same for each branch, give what the judge looks for.

        `order` has the answers to each question as they are tried, which counts for speed alone.
        """
        bounds = bounds_of(self.rules, questions)
        verdict = judge([bounds.may_come(branch) for branch in branches])
        if verdict is not None:
            return verdict
        question, rest = questions[0], questions[1:]
        return any(
            self._some(rest, {self.rules.answered(branch, question, answer) for branch in branches}, judge, order)
            for answer in order[question]
        )


def _any(wanted: Callable[[Outcome], bool]) -> Judge:
    """Return a judge of one branch who looks for a filling with a wanted outcome."""

    def judge(coming: list[Iterable[Outcome]]) -> bool | None:
        verdicts = map(wanted, *coming)
        first = next(verdicts)
        return first if all(verdict == first for verdict in verdicts) else None

    return judge


def _differ(coming: list[Iterable[Outcome]]) -> bool | None:
    """Judge whether the outcomes of several branches differ."""
    outcomes = [set(each) for each in coming]
    if len(outcomes) == 1 or len(set().union(*outcomes)) == 1:  # equal branches have become one, and stay one
        return False
    certain = set().union(*(each for each in outcomes if len(each) == 1))
    return True if len(certain) > 1 else None
