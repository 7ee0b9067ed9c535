"""Compile the loaded records into `knowledge.json`: one canonical text for the engine and the site."""

import dataclasses
import hashlib
import json
from collections.abc import Iterable
from typing import Any

from sitebuild.guide.trials import outcomes_tried
from sitebuild.records.kinds import CASE, FACTOR, FAILURE_MODE, MODEL, PATTERN, SOURCE, Kind
from sitebuild.records.library import Library
from whichmodel.deciding.outcome import ENGINE
from whichmodel.facts.knowledge import Knowledge

VERSION_LENGTH = 12


def compile_knowledge(library: Library, *, trials: bool = True) -> Knowledge:
    """Return the facts of a library that has no problems, with both versions, and with how the trials went.

    Raises:
        ContentError: where the situations on which the quiz was tried, or their codings, are not complete and valid.
    """

    def facts(kind: Kind, order: Iterable[str] | None = None) -> tuple[Any, ...]:
        records = library.of(kind)
        return tuple(records[identifier].facts for identifier in order or sorted(records))

    draft = Knowledge(
        margin=library.order.margin,
        models=facts(MODEL, library.order.models),
        factors=facts(FACTOR, library.order.factors),
        patterns=facts(PATTERN),
        symptoms=library.symptoms,
        failure_modes=facts(FAILURE_MODE),
        cases=facts(CASE),
        sources=facts(SOURCE),
        renamed=library.renamed,
        retired=library.retired,
        readers=library.readers,
        rules_version="",
        content_version="",
    )
    if trials:
        draft = dataclasses.replace(draft, tried=outcomes_tried(library.root, draft))
    return dataclasses.replace(
        draft,
        rules_version=_version(what_decides(draft)),
        content_version=_version(dataclasses.asdict(draft)),
    )


def what_decides(knowledge: Knowledge) -> dict[str, Any]:
    """Return only what a decision depends on: the engine, ids, points, rule-outs, patterns and the margin."""
    return {
        "engine": ENGINE,
        "margin": knowledge.margin,
        "models": sorted(model.id for model in knowledge.models),
        "factors": {
            factor.id: {
                option.id: {model: [effect.points, effect.rules_out] for model, effect in option.effects.items()}
                for option in factor.options
            }
            for factor in knowledge.factors
        },
        "patterns": {
            pattern.id: {
                "kind": pattern.kind,
                "when": {factor: sorted(options) for factor, options in pattern.when.items()},
                "after": dict(pattern.after),
                "models": sorted(pattern.models),
            }
            for pattern in knowledge.patterns
        },
    }


def canonical(data: Any) -> str:
    """Return `data` as JSON that is the same for the same facts: sorted keys, one line break at the end."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def to_text(knowledge: Knowledge) -> str:
    """Return the text of `knowledge.json`."""
    return canonical(dataclasses.asdict(knowledge))


def _version(data: Any) -> str:
    return hashlib.sha256(canonical(data).encode()).hexdigest()[:VERSION_LENGTH]
