"""What two versions of the rules have different: effects of answers, patterns, and the margin."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from whichmodel.facts.knowledge import Knowledge, Pattern

NO_EFFECT = (0, False)


@dataclass(frozen=True)
class EffectChange:
    """One answer that does something else to one model. `before` and `after` are points and whether it excludes."""

    factor: str
    option: str
    model: str
    before: tuple[int, bool]
    after: tuple[int, bool]

    @property
    def excludes(self) -> bool:
        """Say whether the answer has begun or ceased to exclude the model."""
        return self.before[1] != self.after[1]

    @property
    def words(self) -> str:
        """The change as in "+2 → +1" or "−3 → ruled out"."""
        return f"{_effect(self.before)} → {_effect(self.after)}"


@dataclass(frozen=True)
class PatternChange:
    """A pattern that has other conditions or consequences: `what` is new, gone or changed."""

    pattern: str
    what: str


@dataclass(frozen=True)
class RuleChanges:
    """All that decides and is different. `questions` and `options` are those that only one version has."""

    effects: tuple[EffectChange, ...]
    patterns: tuple[PatternChange, ...]
    margin: tuple[int, int] | None
    new_questions: tuple[str, ...]
    lost_questions: tuple[str, ...]
    new_options: tuple[tuple[str, str], ...]
    lost_options: tuple[tuple[str, str], ...]
    new_models: tuple[str, ...]
    lost_models: tuple[str, ...]

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__dataclass_fields__)


def rule_changes(old: Knowledge, new: Knowledge) -> RuleChanges:
    """Return what decides in one version and not, or otherwise, in the other; ids mean the same in both."""
    theirs, ours = _options(old), _options(new)
    their_models, our_models = [model.id for model in old.models], [model.id for model in new.models]
    return RuleChanges(
        effects=tuple(_effect_changes(old, new)),
        patterns=tuple(_pattern_changes(old, new)),
        margin=None if old.margin == new.margin else (old.margin, new.margin),
        new_questions=tuple(factor for factor in ours if factor not in theirs),
        lost_questions=tuple(factor for factor in theirs if factor not in ours),
        new_options=_only_first(ours, theirs),
        lost_options=_only_first(theirs, ours),
        new_models=tuple(model for model in our_models if model not in their_models),
        lost_models=tuple(model for model in their_models if model not in our_models),
    )


def _options(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    return {factor.id: tuple(option.id for option in factor.options) for factor in knowledge.factors}


def _only_first(
    one: Mapping[str, tuple[str, ...]], other: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[str, str], ...]:
    """Return the options that only the first has, of questions that both have."""
    return tuple(
        (factor, option)
        for factor, options in one.items()
        if factor in other
        for option in options
        if option not in other[factor]
    )


def _effects(knowledge: Knowledge) -> dict[tuple[str, str, str], tuple[int, bool]]:
    return {
        (factor.id, option.id, model): (effect.points, effect.rules_out)
        for factor in knowledge.factors
        for option in factor.options
        for model, effect in option.effects.items()
    }


def _effect_changes(old: Knowledge, new: Knowledge) -> Iterator[EffectChange]:
    theirs, ours = _effects(old), _effects(new)
    for place in dict.fromkeys((*ours, *theirs)):
        before, after = theirs.get(place, NO_EFFECT), ours.get(place, NO_EFFECT)
        if before != after:
            yield EffectChange(*place, before, after)


def _pattern_changes(old: Knowledge, new: Knowledge) -> Iterator[PatternChange]:
    theirs = {pattern.id: _rule(pattern) for pattern in old.patterns}
    ours = {pattern.id: _rule(pattern) for pattern in new.patterns}
    for name in sorted({*theirs, *ours}):
        if name not in theirs:
            yield PatternChange(name, "new")
        elif name not in ours:
            yield PatternChange(name, "gone")
        elif theirs[name] != ours[name]:
            yield PatternChange(name, "changed")


def _rule(pattern: Pattern) -> tuple[object, ...]:
    when = {factor: frozenset(options) for factor, options in pattern.when.items()}
    return pattern.kind, when, dict(pattern.after), frozenset(pattern.models)


def _effect(effect: tuple[int, bool]) -> str:
    points, rules_out = effect
    number = f"{points:+d}".replace("-", "−") if points else "0"
    return ("ruled out" if not points else f"{number} and ruled out") if rules_out else number
