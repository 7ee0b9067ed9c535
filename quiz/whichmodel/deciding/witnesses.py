"""Fillings that are likely to show something, and bounds that show that nothing can be found.

What partial answers leave open is exact (see `fillings`), but most of it needs no search: one filling in
which a model comes first proves that it can, and a sum of best cases below a rival's proves that it cannot.
"""

from collections.abc import Iterator, Mapping
from itertools import product

from whichmodel.deciding.table import NOBODY, Code, Table, Values
from whichmodel.facts.knowledge import MIX, NOT_READY

FEW = 200
"""Up to how many fillings all are looked at: quicker than a search, and exact."""


def all_alike(table: Table, values: Values, absent: tuple[int, ...]) -> bool | None:
    """Say whether all fillings give one first choice, and all or none are not ready; None where they are many.

    `values` has 0 for each question in `absent`. Stops at the first filling that differs.
    """
    number = 1
    for question in absent:
        number *= len(table.numbers[question])
    if number > FEW:
        return None
    fixed = table.start
    for numbers, value in zip(table.numbers, values, strict=True):
        fixed += numbers[value]
    filling = list(values)
    seen = None
    # The last answers first: those of the first filling are `unknown`, and the opposite end differs soonest.
    for picked in product(*(range(len(table.numbers[question]) - 1, -1, -1) for question in absent)):
        total = fixed
        for question, value in zip(absent, picked, strict=True):
            filling[question] = value
            total += table.numbers[question][value]
        verdict, first = table.outcome_of_sum(total, filling)
        if seen is None:
            seen = (verdict == NOT_READY, first)
        elif seen != (verdict == NOT_READY, first):
            return False
    return True


class Witnesses:
    """Some fillings of partial answers with their outcomes; all of them, and so a proof, where `complete`.

    `values` has 0 for each question in `absent`.
    """

    def __init__(self, table: Table, values: Values, absent: tuple[int, ...]) -> None:
        self.table = table
        self.values = values
        self.absent = absent
        self.fillings: list[Values] = []
        self.codes: set[Code] = set()
        self.leaders: set[int] = set()
        number = 1
        for question in absent:
            number *= len(table.numbers[question])
        self.complete = number <= FEW
        self._look()

    def matters(self, question: int) -> bool:
        """Say whether some filling here has an outcome that depends on the question."""
        number_of_values = len(self.table.numbers[question])
        for filling in self.fillings:
            kept = filling[question]
            if self.complete and kept:
                continue  # the one that is the same but here comes by as well
            codes = set()
            for value in range(number_of_values):
                filling[question] = value
                codes.add(self.table.outcome(filling))
            filling[question] = kept
            if len(codes) > 1:
                return True
        return False

    def differ(self) -> bool:
        """Say whether two fillings here differ in their first choice, or in whether they are not ready."""
        return len({(verdict == NOT_READY, first) for verdict, first in self.codes}) > 1

    def _look(self) -> None:
        if self.complete:
            for picked in product(*(range(len(self.table.numbers[question])) for question in self.absent)):
                filling = list(self.values)
                for question, value in zip(self.absent, picked, strict=True):
                    filling[question] = value
                self._note(filling)
            return
        self._note(list(self.values))
        for model in range(len(self.table.models)):
            if model not in self.leaders:
                self._try(model)

    def _note(self, filling: Values) -> Code:
        code = self.table.outcome(filling)
        self.fillings.append(filling)
        self.codes.add(code)
        if code[1] >= 0:
            self.leaders.add(code[1])
        return code

    def _try(self, model: int) -> None:
        """Look for a filling in which the model comes first: what speaks most for it, then most against its rival."""
        filling = list(self.values)
        for question in self.absent:
            filling[question] = self.table.kindest[model][question]
        code = self._note(filling)
        for _ in range(2):
            if code[1] == model:
                return
            if code[0] in (NOT_READY, MIX):
                filling = self._without_rule(filling)
            elif code[1] != NOBODY:
                filling = list(filling)
                for question in self.absent:
                    filling[question] = self.table.sharpest[model][code[1]][question]
            else:
                return
            code = self._note(filling)

    def _without_rule(self, filling: Values) -> Values:
        """Return the filling with one answer taken back that the pattern which gives its outcome asks for."""
        changed = list(filling)
        for question in self.absent:
            if changed[question] and question in self.table.asked_by_rules:
                changed[question] = 0
                if self.table.outcome(changed)[0] not in (NOT_READY, MIX):
                    return changed
        return changed

    def hopeless(self, model: int) -> bool:
        """Say whether no filling can have the model as first choice; no is no proof."""
        return all(self._behind(model, after) for after in self._readings())

    def _readings(self) -> Iterator[Mapping[int, int]]:
        """Yield the answers that are put in where the first choice is read: none, or those of a not-ready pattern."""
        yield {}
        for rule in self.table.not_ready:
            yield dict(rule.after)

    def _behind(self, model: int, after: Mapping[int, int]) -> bool:
        table = self.table
        open_questions = [question for question in self.absent if question not in after]
        fixed = [after.get(question, value) for question, value in enumerate(self.values)]
        total = table.start
        for numbers, value in zip(table.numbers, fixed, strict=True):
            total += numbers[value]
        if table.excluded(total, model):
            return True
        for rival in range(len(table.models)):
            if rival == model or table.excluded(total, rival):
                continue
            best = table.widest[model][rival]
            lead = table.key(total, model) - table.key(total, rival)
            for question in open_questions:
                gain = best[question]
                if gain is None:  # an answer to it can exclude the rival
                    break
                lead += gain
            else:
                if lead <= 0:
                    return True
        return False
