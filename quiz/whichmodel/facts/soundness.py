"""What the engine takes for granted of its knowledge, checked once when the knowledge is loaded."""

from collections.abc import Collection, Iterable

from whichmodel.facts.errors import InvalidKnowledge
from whichmodel.facts.jsontext import shown
from whichmodel.facts.knowledge import MIX, NOT_READY, PATTERN_KINDS, UNKNOWN, Knowledge, Pattern


def require_sound(knowledge: Knowledge) -> None:
    """Raise `InvalidKnowledge` where the records do not fit together.

    The site's build checks much more and says it better; this only keeps a damaged file from making
    the engine fail in the middle of a decision.
    """
    models = _distinct("models", (model.id for model in knowledge.models))
    if len(models) < 2:
        raise InvalidKnowledge("models", f"found {len(models)}, expected two or more")
    if MIX in models:
        raise InvalidKnowledge("models", f"{MIX!r} is a result and cannot be a model")
    if knowledge.margin < 0:
        raise InvalidKnowledge("margin", f"found {knowledge.margin}, expected zero or more")
    _distinct("factors", (factor.id for factor in knowledge.factors))
    options = {
        factor.id: _distinct(f"factors.{shown(factor.id)}", (option.id for option in factor.options))
        for factor in knowledge.factors
    }
    claims = frozenset(claim.id for source in knowledge.sources for claim in source.claims)
    for factor in knowledge.factors:
        if UNKNOWN in options[factor.id]:
            raise InvalidKnowledge(
                f"factors.{shown(factor.id)}", f"{UNKNOWN!r} is an answer to every question and no option"
            )
        for option in factor.options:
            where = f"factors.{shown(factor.id)}.{shown(option.id)}"
            _require(where, "a model", option.effects, models)
            for effect in option.effects.values():
                _require(where, "a claim", effect.claims, claims)
    _distinct("patterns", (pattern.id for pattern in knowledge.patterns))
    for pattern in knowledge.patterns:
        _require_sound_pattern(pattern, models, options, claims)
    readers = _distinct("readers", (reader.id for reader in knowledge.readers))
    for reader in knowledge.readers:
        _require(f"readers.{shown(reader.id)}", "a factor", reader.weighs, options)
    for model in knowledge.models:
        where = f"models.{shown(model.id)}"
        _require(where, "a reader", model.readers, readers)
        asked = (question for questions in model.readers.values() for question in questions)
        for statement in (*model.next_steps, *asked):
            _require(where, "a claim", statement.claims, claims)


def _require_sound_pattern(
    pattern: Pattern,
    models: frozenset[str],
    options: dict[str, frozenset[str]],
    claims: frozenset[str],
) -> None:
    where = f"patterns.{shown(pattern.id)}"
    _require(where, "a kind of pattern", [pattern.kind], PATTERN_KINDS)
    if not pattern.when:
        raise InvalidKnowledge(where, "'when' names no answer, so the pattern would always hold")
    _require(where, "a factor", [*pattern.when, *pattern.after], options)
    for factor, listed in pattern.when.items():
        _require(where, f"an answer to '{shown(factor)}'", listed, options[factor])
    for factor, option in pattern.after.items():
        _require(where, f"an answer to '{shown(factor)}'", [option], options[factor])
    _require(where, "a model", [*pattern.models, *(part.model for part in pattern.parts)], models)
    if pattern.kind == NOT_READY:
        if pattern.first_step is None:
            raise InvalidKnowledge(where, "the key 'first_step' is missing")
        _require(where, "a model", [pattern.first_step.model], models)
    _require(where, "a claim", pattern.claims, claims)


def require_sound_modes(knowledge: Knowledge) -> None:
    """Raise `InvalidKnowledge` where a failure mode does not fit the other records. Only a diagnosis needs that."""
    models = {model.id for model in knowledge.models}
    symptoms = {symptom.id for symptom in knowledge.symptoms}
    claims = {claim.id for source in knowledge.sources for claim in source.claims}
    for mode in knowledge.failure_modes:
        where = f"failure_modes.{shown(mode.id)}"
        _require(where, "a model", [*mode.running, *mode.needed], models)
        _require(where, "a symptom", mode.symptoms, symptoms)
        for step in (mode.first_move, *mode.recovery):
            _require(where, "a claim", step.claims, claims)
        if not mode.needed:
            raise InvalidKnowledge(where, "'needed' names no model")
        if any(strength < 1 for strength in mode.symptoms.values()):
            raise InvalidKnowledge(where, "found a strength below 1")


def _distinct(where: str, names: Iterable[str]) -> frozenset[str]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise InvalidKnowledge(where, f"the id '{shown(name)}' stands twice")
        seen.add(name)
    return frozenset(seen)


def _require(where: str, what: str, names: Iterable[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            raise InvalidKnowledge(where, f"'{shown(name)}' is not {what}")
