"""Can one value be picked for each question so that every sum is large enough? An exact search.

Nothing here knows of models or answers: see `fillings` for what is asked of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WEIGHT = 1 << 20
"""Scale of the whole-number weights with which all sums are bounded together."""


@dataclass(frozen=True)
class Value:
    """One value of a question: what it adds to each sum, and which forbidden combinations it would be part of.

    `fits` is a bit mask with one bit for each forbidden combination; the bit is set unless the value
    breaks that combination.
    """

    gains: tuple[int, ...]
    fits: int


def satisfiable(questions: Sequence[Sequence[Value]], needs: Sequence[int], forbidden: int) -> bool:
    """Say whether one value can be picked for each question, meeting every need and no forbidden combination.

    A need is met where the gains of the picked values, for that sum, come to it or more. A forbidden
    combination is met where all picked values fit it; `forbidden` has one bit set for each.

    Exact: a depth-first search that gives up a branch only where it proves that nothing can come of it.
    """
    if any(not values for values in questions):
        return False
    best = [[max(value.gains[i] for value in values) for i in range(len(needs))] for values in questions]
    room = [sum(highest[i] for highest in best) - need for i, need in enumerate(needs)]
    if any(amount < 0 for amount in room):
        return False
    # In terms of losses: picking a value uses up some of the room that the best value would leave.
    losses = [
        [(tuple(top - gain for top, gain in zip(highest, value.gains, strict=True)), value.fits) for value in values]
        for values, highest in zip(questions, best, strict=True)
    ]
    binding = [i for i in range(len(needs)) if sum(max(loss[i] for loss, _ in values) for values in losses) > room[i]]
    if not binding and not forbidden:
        return True
    return _Search(losses, room, binding, forbidden).possible()


class _Search:
    """One search: the questions in the order in which they are tried, and the states known to fail."""

    def __init__(
        self, losses: list[list[tuple[tuple[int, ...], int]]], room: list[int], binding: list[int], forbidden: int
    ) -> None:
        weights = [WEIGHT // (room[i] + 1) for i in binding]
        questions = [
            _without_dominated([(tuple(min(loss[i], room[i] + 1) for i in binding), fits) for loss, fits in values])
            for values in losses
        ]
        # All sums together, weighted by how tight each is, bound more than each alone: the value that
        # is best for one model is seldom best against all others at once.
        together = [[sum(map(int.__mul__, weights, loss)) for loss, _ in values] for values in questions]
        order = sorted(range(len(questions)), key=lambda i: (len(questions[i]) > 1, -max(together[i]), i))
        self.questions = [
            [
                (loss, weighed, fits)
                for weighed, (loss, fits) in sorted(zip(together[i], questions[i], strict=True), key=_cheapest)
            ]
            for i in order
        ]
        self.room = tuple(room[i] for i in binding)
        self.weighed_room = sum(map(int.__mul__, weights, self.room))
        self.forbidden = forbidden
        self.failed: set[tuple[int, tuple[int, ...], int]] = set()
        depth = len(self.questions)
        self.least = [0] * (depth + 1)
        self.most = [(0,) * len(binding)] * (depth + 1)
        self.breakable = [0] * (depth + 1)
        for i in reversed(range(depth)):
            values = self.questions[i]
            self.least[i] = self.least[i + 1] + min(weighed for _, weighed, _ in values)
            highest = [max(column) for column in zip(*(loss for loss, _, _ in values), strict=True)]
            self.most[i] = tuple(map(int.__add__, self.most[i + 1], highest))
            for _, _, fits in values:
                self.breakable[i] |= ~fits & forbidden
            self.breakable[i] |= self.breakable[i + 1]

    def possible(self) -> bool:
        return self._from(0, self.room, self.weighed_room, self.forbidden)

    def _from(self, depth: int, room: tuple[int, ...], weighed_room: int, threats: int) -> bool:
        """Say whether the questions from `depth` on can be filled, with this room left and these combinations alive."""
        if threats & ~self.breakable[depth] or weighed_room < self.least[depth]:
            return False
        if depth == len(self.questions):
            return True
        # More room than can be used up is as good as any other such room.
        state = (depth, tuple(map(min, room, self.most[depth])), threats)
        if state in self.failed:
            return False
        for loss, weighed, fits in self.questions[depth]:
            left = tuple(map(int.__sub__, room, loss))
            if min(left, default=0) >= 0 and self._from(depth + 1, left, weighed_room - weighed, threats & fits):
                return True
        self.failed.add(state)
        return False


def _without_dominated(values: list[tuple[tuple[int, ...], int]]) -> list[tuple[tuple[int, ...], int]]:
    """Return the values without those for which another one loses no more anywhere and breaks as much."""
    kept: list[tuple[tuple[int, ...], int]] = []
    for loss, fits in sorted(values, key=lambda value: (sum(value[0]), value[1].bit_count())):
        if not any(
            other_fits & ~fits == 0 and all(map(int.__le__, other_loss, loss)) for other_loss, other_fits in kept
        ):
            kept.append((loss, fits))
    return kept


def _cheapest(entry: tuple[int, tuple[tuple[int, ...], int]]) -> tuple[int, int]:
    weighed, (_, fits) = entry
    return weighed, fits.bit_count()
