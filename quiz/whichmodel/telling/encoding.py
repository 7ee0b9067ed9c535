"""A decision as plain values for JSON: the one form that the page, the command line and every record hold.

Pages are addresses from the root of the site, without a leading slash.
"""

from collections.abc import Collection, Iterable
from dataclasses import asdict
from typing import Any

from whichmodel.deciding.answers import Answers, Problem
from whichmodel.deciding.changes import what_changes
from whichmodel.deciding.decision import Decision
from whichmodel.deciding.elimination import eliminated
from whichmodel.deciding.prospects import Prospects
from whichmodel.deciding.separation import Difference
from whichmodel.deciding.totals import Reason, given_options
from whichmodel.facts.knowledge import Factor, FailureMode, Knowledge, Option, Pattern, Statement
from whichmodel.telling.addresses import reason_id, reason_page
from whichmodel.telling.wording import (
    VERDICT_NAMES,
    change_in_words,
    dropped_in_words,
    headline,
    robustness_in_words,
    tried_in_words,
    turn_in_words,
)

Json = dict[str, Any]


def encode_decision(knowledge: Knowledge, decision: Decision) -> Json:
    """Return a decision as plain values. `decision.js` in the page says the type of each."""
    changes = what_changes(knowledge, decision.answers)
    lost, close, mix, not_ready = decision.lost, decision.close, decision.mix, decision.not_ready
    ranking = [
        {
            "model": standing.model.id,
            **picked(standing, "points", "ruled_out"),
            "reasons": [_reason(standing.model.id, reason) for reason in standing.reasons],
        }
        for standing in decision.ranking
    ]
    patterns = [_pattern(pattern, does=pattern is not decision.meant) for pattern in decision.patterns]
    next_steps = [encode_statement(step) for step in decision.next_steps]
    cited = [*(reason for standing in ranking for reason in standing["reasons"]), *patterns, *next_steps]
    return {
        **picked(decision, "verdict", "first_choice", "runner_up", "unanswered", "unknown", "tied"),
        **encode_prospects(knowledge, decision.answers, decision),
        "verdict_name": VERDICT_NAMES[decision.verdict],
        "headline": headline(knowledge, decision),
        "answers": dict(decision.answers),
        "ranking": ranking,
        "margin": knowledge.margin,
        "lost": lost and {**picked(lost, "model", "behind"), "reasons": list(map(_difference, lost.differences))},
        "close": close and {**picked(close, "models"), "decides": close.decides and _question(close.decides)},
        "mix": mix and {"pattern": mix.id, "parts": [asdict(part) for part in mix.parts], "seam": mix.seam},
        "not_ready": not_ready and {**_not_ready(knowledge, not_ready), "after": decision.first_choice},
        "patterns": patterns,
        "changes": [
            {
                "answers": dict(change.answers),
                **picked(change.outcome, "verdict", "first_choice"),
                "says": change_in_words(knowledge, change),
            }
            for change in changes.changes
        ],
        "turns": turn_in_words(knowledge, decision, changes),
        "tried": tried_in_words(knowledge, decision),
        "robustness": {**picked(changes, "same", "of"), "says": robustness_in_words(decision.verdict, changes)},
        "find_out": [_question(factor) for factor in decision.find_out],
        "next_steps": next_steps,
        "readers": [picked(reader, "id", "title", "name") for reader in knowledge.readers if models_at_stake(decision)],
        "watch": [encode_failure(mode) for mode in decision.watch],
        "sources": encode_sources(knowledge, {claim for entry in cited for claim in entry["claims"]}),
        "models": encode_models(knowledge),
        **encode_versions(knowledge),
    }


def encode_prospects(knowledge: Knowledge, answers: Answers, ahead: Prospects | Decision) -> Json:
    """Return what the questions that checked answers leave can still change, and why each model that is out is out."""
    return {
        **picked(ahead, "decided", "possible", "next_question"),
        "dropped": [
            {"model": out.model.id, "title": out.model.title, "says": dropped_in_words(out)}
            for out in eliminated(knowledge, answers, ahead.possible)
        ],
    }


def models_at_stake(decision: Decision) -> tuple[str, ...]:
    """Return the models about which others will ask before anything is signed; none while nothing is settled."""
    if decision.mix:
        return tuple(dict.fromkeys(part.model for part in decision.mix.parts))
    if decision.not_ready:
        return (decision.not_ready.first_step.model,) if decision.not_ready.first_step else ()
    return (decision.first_choice,) if decision.first_choice else decision.tied


def encode_questions(knowledge: Knowledge) -> list[Json]:
    """Return the questions in the order of asking, with their options. `unknown` is not among them."""
    return [
        {
            **picked(factor, "id", "ask", "hint"),
            "options": [picked(option, "id", "label", "hint") for option in factor.options],
        }
        for factor in knowledge.factors
    ]


def encode_models(knowledge: Knowledge) -> Json:
    """Return by id how each model is called, what it is and where its page is."""
    return {
        model.id: {**picked(model, "title", "name", "summary"), "page": f"models/{model.id}/"}
        for model in knowledge.models
    }


def encode_sources(knowledge: Knowledge, used: Collection[str]) -> Json:
    """Return the claims of these ids, each with its place, its source and what that sells, in the order of the sources."""
    return {
        claim.id: {
            **picked(claim, "says", "locator"),
            "source": source.title,
            **picked(source, "publisher", "date", "sells", "extent"),
            "page": f"sources/{source.id}/#{claim.id}",
        }
        for source in knowledge.sources
        for claim in source.claims
        if claim.id in used
    }


def encode_versions(knowledge: Knowledge) -> Json:
    """Return the versions of the rules and of all that is said."""
    return picked(knowledge, "rules_version", "content_version")


def encode_answer(factor: Factor, option: Option) -> Json:
    """Return an answer with its question, and the place of the guide that tells of it."""
    page = f"factors/{factor.id}/#{option.id}"
    return {"factor": factor.id, "option": option.id, "ask": factor.ask, "answer": option.label, "page": page}


def encode_statement(statement: Statement) -> Json:
    """Return one thing the guide says, with its grounds."""
    return picked(statement, "says", "claims", "judgement")


def encode_failure(mode: FailureMode) -> Json:
    """Return how a failure mode is called, what it is and where its page is."""
    return {**picked(mode, "id", "title", "summary"), "page": f"failure-modes/{mode.id}/"}


def encode_problems(problems: Iterable[Problem]) -> list[Json]:
    """Return what is wrong with what somebody sent, each with the key in question."""
    return [picked(problem, "key", "message") for problem in problems]


def picked(record: object, *names: str) -> Json:
    """Return some plain values of a record, or tuples of them, by name."""
    values = ((name, getattr(record, name)) for name in names)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values}


def _question(factor: Factor) -> Json:
    return {"factor": factor.id, **picked(factor, "ask", "from_whom"), "page": f"factors/{factor.id}/"}


def _reason(model: str, reason: Reason) -> Json:
    effect = picked(reason.effect, "points", "rules_out", "because", "claims", "judgement")
    return {**_because_of(reason.factor, reason.option, model), **effect}


def _difference(difference: Difference) -> Json:
    why = _because_of(difference.factor, difference.option, difference.model)
    return {**why, **picked(difference, "points", "because")}


def _because_of(factor: Factor, option: Option, model: str) -> Json:
    """Return an answer with the id of the reason that it gives for or against a model, and the page of that reason."""
    where = factor.id, option.id, model
    return {**encode_answer(factor, option), "id": reason_id(*where), "page": reason_page(*where)}


def _pattern(pattern: Pattern, *, does: bool) -> Json:
    """Return a pattern; what it says to do stands among the next steps where it says what the result means."""
    told = picked(pattern, "id", "kind", "title", "says", "claims", "judgement")
    return {**told, "does": list(pattern.does) if does else [], "page": f"patterns/{pattern.id}/"}


def _not_ready(knowledge: Knowledge, pattern: Pattern) -> Json:
    return {
        "pattern": pattern.id,
        **picked(pattern, "missing", "helper"),
        "first_step": pattern.first_step and asdict(pattern.first_step),  # always there, see `soundness`
        "assumes": [encode_answer(factor, option) for factor, option in given_options(knowledge, pattern.after)],
    }
