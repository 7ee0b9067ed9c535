"""Knowledge compiled to whole numbers, so that an outcome costs a few additions.

Every answer is one number with a lane of bits for each model's key, one for how often it is excluded,
and one bit that says that the answer was given. Numbers of answers add up lane by lane. A *key* joins a
model's total and the points against it: of two models, the one with the larger key comes first by sum
and tie rule, and equal keys are a tie that stays a tie. `outcome.outcome_of` says the same in words, and
`tests/property` holds that both agree.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from whichmodel.deciding.answers import Answers
from whichmodel.deciding.patterns import precedence
from whichmodel.facts.knowledge import CLOSE, MIX, NOT_READY, RECOMMENDED, UNDECIDED, UNKNOWN, Knowledge, Pattern

Values = list[int]
"""An answer to every question, by index: 0 for `unknown`, and for one that is absent; `j` for option `j - 1`."""

Vector = tuple[int, ...]

Code = tuple[str, int]
"""An outcome: the verdict, and the first choice as the index of a model, or one of the two below."""

NOBODY, A_MIX = -1, -2


@dataclass(frozen=True)
class Rule:
    """A pattern that gives an outcome: the bits of the answers it asks for, and the answers it puts in afterwards."""

    wanted: tuple[int, ...]
    after: tuple[tuple[int, int], ...]


class Table:
    """One knowledge base in numbers. `numbers[i][j]` is that of value `j` of question `i`; that of `unknown` is 0."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.models = tuple(model.id for model in knowledge.models)
        self.questions = tuple(factor.id for factor in knowledge.factors)
        self.options = tuple((UNKNOWN, *(option.id for option in factor.options)) for factor in knowledge.factors)
        self.values = tuple({option: j for j, option in enumerate(options)} for options in self.options)
        self.margin = knowledge.margin
        # Larger than the points against any model can ever come to.
        self.unit = 1 + sum(
            -effect.points
            for factor in knowledge.factors
            for option in factor.options
            for effect in option.effects.values()
            if effect.points < 0
        )
        self.keys = tuple(
            ((0,) * len(self.models), *(self._keys(option.effects) for option in factor.options))
            for factor in knowledge.factors
        )
        highest = sum(max(max(map(abs, keys), default=0) for keys in values) for values in self.keys)
        self.bias = highest
        self.width = (2 * highest + 1).bit_length()
        self.lane = (1 << self.width) - 1
        # A model is excluded by as many answers as there are questions, at most.
        self.out_width = len(self.questions).bit_length()
        self.out_from = self.width * len(self.models)
        self.given_from = self.out_from + self.out_width * len(self.models)
        self.start = sum(self.bias << self.width * m for m in range(len(self.models)))
        self.numbers, self.bits = self._compile(knowledge)
        self.not_ready = self._rules(knowledge, NOT_READY)
        self.mixes = self._rules(knowledge, MIX)
        self.each_model = tuple(
            (self.width * m, self.out_from + self.out_width * m, m) for m in range(len(self.models))
        )
        self.out_lane = (1 << self.out_width) - 1
        everyone = range(len(self.models))
        self.excludes = tuple(
            tuple(tuple(self.excluded(self.start + number, m) for m in everyone) for number in made)
            for made in self.numbers
        )
        self.kindest = tuple(tuple(self._kindest(i, m) for i in self._all) for m in everyone)
        self.sharpest = tuple(
            tuple(tuple(self._sharpest(i, m, r) for i in self._all) for r in everyone) for m in everyone
        )
        self.widest = tuple(tuple(tuple(self._widest(i, m, r) for i in self._all) for r in everyone) for m in everyone)
        asked = {
            i
            for rule in (*self.not_ready, *self.mixes)
            for i in self._all
            for bits in rule.wanted
            if bits & self._bits_of(i)
        }
        self.asked_by_rules = frozenset(asked)

    @property
    def _all(self) -> range:
        return range(len(self.questions))

    def _bits_of(self, question: int) -> int:
        return sum(bit for (i, _), bit in self.bits.items() if i == question)

    def _kindest(self, question: int, model: int) -> int:
        """Return the value of a question that does most for a model against all others, without excluding it."""
        keys = self.keys[question]
        return max(self._allowed(question, model), key=lambda j: len(keys[j]) * keys[j][model] - sum(keys[j]))

    def _sharpest(self, question: int, model: int, rival: int) -> int:
        """Return the value of a question that does most for a model against one rival, without excluding it."""
        keys = self.keys[question]
        return max(self._allowed(question, model), key=lambda j: keys[j][model] - keys[j][rival])

    def _allowed(self, question: int, model: int) -> list[int]:
        return [j for j, out in enumerate(self.excludes[question]) if not out[model]]

    def _widest(self, question: int, model: int, rival: int) -> int | None:
        """Return how far ahead of a rival an answer can put a model; None where it can exclude the rival."""
        values = [(keys, out) for keys, out in zip(self.keys[question], self.excludes[question], strict=True)]
        if any(out[rival] and not out[model] for _, out in values):
            return None
        return max(keys[model] - keys[rival] for keys, out in values if not out[model])

    def key(self, total: int, model: int) -> int:
        """Return the key of a model, with the bias, in a sum of numbers."""
        return total >> self.width * model & self.lane

    def excluded(self, total: int, model: int) -> bool:
        """Say whether a sum of numbers excludes a model."""
        return bool(total >> self.out_from + self.out_width * model & self.out_lane)

    def values_of(self, answers: Answers) -> Values:
        """Return checked answers as values; absent ones as `unknown`."""
        return [values[answers.get(name, UNKNOWN)] for name, values in zip(self.questions, self.values, strict=True)]

    def outcome(self, values: Sequence[int]) -> Code:
        """Return the outcome of a filling, as `outcome.outcome_of` defines it."""
        total = self.start
        for numbers, value in zip(self.numbers, values, strict=True):
            total += numbers[value]
        return self.outcome_of_sum(total, values)

    def outcome_of_sum(self, total: int, values: Sequence[int]) -> Code:
        """Return the outcome of a filling whose sum is known: `start` and the numbers of its values."""
        given = total >> self.given_from
        if not given:
            return UNDECIDED, NOBODY
        for rule in self.not_ready:
            for bits in rule.wanted:
                if not given & bits:
                    break
            else:
                for question, value in rule.after:
                    total += self.numbers[question][value] - self.numbers[question][values[question]]
                return NOT_READY, self._leader(total)[0]
        for rule in self.mixes:
            for bits in rule.wanted:
                if not given & bits:
                    break
            else:
                return MIX, A_MIX
        first, best, second = self._leader(total)
        if first == NOBODY:
            return CLOSE, NOBODY
        if second is not None and self._points(best) - self._points(second) <= self.margin:
            return CLOSE, first
        return RECOMMENDED, first

    def first_choice(self, code: Code) -> str | None:
        """Return the first choice of an outcome as an id, `mix` or None."""
        if code[1] == A_MIX:
            return MIX
        return None if code[1] == NOBODY else self.models[code[1]]

    def _leader(self, total: int) -> tuple[int, int, int | None]:
        """Return the model that leads, or `NOBODY`, its key, and the next best key, both with the bias."""
        first, best, second = NOBODY, -1, None
        for shift, out_shift, model in self.each_model:
            if total >> out_shift & self.out_lane:
                continue
            key = total >> shift & self.lane
            if key > best:
                second = best if best >= 0 else second
                first, best = model, key
            elif key == best:
                first, second = NOBODY, key
            elif second is None or key > second:
                second = key
        return first, best, second

    def _points(self, key: int) -> int:
        """Return the total of a key with the bias: the points against are less than a whole unit."""
        return -((self.bias - key) // self.unit)

    def _keys(self, effects: Mapping[str, object]) -> tuple[int, ...]:
        points = [getattr(effects.get(model), "points", 0) for model in self.models]
        return tuple(number * self.unit + min(number, 0) for number in points)

    def _compile(self, knowledge: Knowledge) -> tuple[tuple[tuple[int, ...], ...], dict[tuple[int, str], int]]:
        numbers = []
        bits: dict[tuple[int, str], int] = {}
        for i, factor in enumerate(knowledge.factors):
            made = [0]
            for keys, option in zip(self.keys[i][1:], factor.options, strict=True):
                bit = 1 << len(bits)
                bits[i, option.id] = bit
                number = bit << self.given_from
                for m, model in enumerate(self.models):
                    effect = option.effects.get(model)
                    number += keys[m] << self.width * m
                    number += (effect is not None and effect.rules_out) << self.out_from + self.out_width * m
                made.append(number)
            numbers.append(tuple(made))
        return tuple(numbers), bits

    def _rules(self, knowledge: Knowledge, kind: str) -> tuple[Rule, ...]:
        place = {name: i for i, name in enumerate(self.questions)}
        found = sorted((pattern for pattern in knowledge.patterns if pattern.kind == kind), key=precedence)
        return tuple(self._rule(pattern, place) for pattern in found)

    def _rule(self, pattern: Pattern, place: Mapping[str, int]) -> Rule:
        wanted = tuple(
            sum(self.bits[place[name], option] for option in options) for name, options in pattern.when.items()
        )
        after = tuple((place[name], self.values[place[name]][option]) for name, option in pattern.after.items())
        return Rule(wanted, after)


@lru_cache(maxsize=8)
def table_of(knowledge: Knowledge) -> Table:
    """Return the table of a knowledge base, made once."""
    return Table(knowledge)
