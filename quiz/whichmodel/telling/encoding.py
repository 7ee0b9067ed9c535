"""A decision as plain values for JSON: the form that the page, the command line and other programs read."""

from collections.abc import Iterable
from typing import Any

from whichmodel.deciding.changes import Change, what_changes
from whichmodel.deciding.decision import Decision
from whichmodel.deciding.dropping import dropped
from whichmodel.deciding.separation import Difference
from whichmodel.deciding.totals import Reason, Standing
from whichmodel.facts.knowledge import ADVICE, Claim, Factor, Knowledge, Model, Option, Pattern, Source
from whichmodel.telling.wording import VERDICT_NAMES, change_in_words, dropped_in_words, headline, robustness_in_words

Json = dict[str, Any]


def encode_decision(knowledge: Knowledge, decision: Decision) -> Json:
    """Return a decision as plain values. Pages are addresses from the root of the site, without a leading slash."""
    changes = what_changes(knowledge, decision.answers)
    ranking = [_standing(standing) for standing in decision.ranking]
    patterns = [_pattern(pattern) for pattern in decision.patterns]
    next_steps = [
        {"says": step.says, "claims": list(step.claims), "judgement": step.judgement} for step in decision.next_steps
    ]
    cited = [*(reason for standing in ranking for reason in standing["reasons"]), *patterns, *next_steps]
    return {
        "verdict": decision.verdict,
        "first_choice": decision.first_choice,
        "runner_up": decision.runner_up,
        "verdict_name": VERDICT_NAMES[decision.verdict],
        "headline": headline(knowledge, decision),
        "ranking": ranking,
        "lost": _lost(decision),
        "close": _close(decision),
        "changes": [_change(knowledge, change) for change in changes.changes],
        "robustness": {"same": changes.same, "of": changes.of, "says": robustness_in_words(decision.verdict, changes)},
        "advice": [pattern for pattern in patterns if pattern["kind"] == ADVICE],
        **encode_prospects(knowledge, decision),
        "answers": dict(decision.answers),
        "unanswered": list(decision.unanswered),
        "unknown": list(decision.unknown),
        "patterns": patterns,
        "mix": _mix(decision.mix),
        "not_ready": _not_ready(knowledge, decision),
        "find_out": [_question(factor) for factor in decision.find_out],
        "next_steps": next_steps,
        "watch": [
            {"id": mode.id, "title": mode.title, "summary": mode.summary, "page": f"failure-modes/{mode.id}/"}
            for mode in decision.watch
        ],
        "sources": encode_sources(knowledge, {claim for entry in cited for claim in entry["claims"]}),
        "models": {model.id: {**encode_name(model), "summary": model.summary} for model in knowledge.models},
        "margin": knowledge.margin,
        "tied": list(decision.tied),
        "rules_version": knowledge.rules_version,
        "content_version": knowledge.content_version,
    }


def encode_prospects(knowledge: Knowledge, decision: Decision) -> Json:
    """Return what the questions left can still change, and why each model that is out is out."""
    return {
        "decided": decision.decided,
        "possible": list(decision.possible),
        "dropped": [
            {"model": out.model.id, "title": out.model.title, "says": dropped_in_words(out)}
            for out in dropped(knowledge, decision)
        ],
        "next_question": decision.next_question,
    }


def encode_questions(knowledge: Knowledge) -> list[Json]:
    """Return the questions in the order of asking, with their options. `unknown` is not among them."""
    return [
        {
            "id": factor.id,
            "ask": factor.ask,
            "hint": factor.hint,
            "options": [{"id": option.id, "label": option.label, "hint": option.hint} for option in factor.options],
        }
        for factor in knowledge.factors
    ]


def encode_name(model: Model) -> Json:
    """Return how a model is called and where its page is."""
    return {"title": model.title, "name": model.name, "page": f"models/{model.id}/"}


def _answer_page(factor: Factor, option: Option) -> str:
    return f"factors/{factor.id}/#{option.id}"


def _standing(standing: Standing) -> Json:
    return {
        "model": standing.model.id,
        **encode_name(standing.model),
        "points": standing.points,
        "for": standing.points + standing.against,
        "against": -standing.against,
        "ruled_out": standing.ruled_out,
        "reasons": [_reason(reason) for reason in standing.reasons],
    }


def _reason(reason: Reason) -> Json:
    return {
        "factor": reason.factor.id,
        "option": reason.option.id,
        "ask": reason.factor.ask,
        "answer": reason.option.label,
        "points": reason.effect.points,
        "rules_out": reason.effect.rules_out,
        "because": reason.effect.because,
        "claims": list(reason.effect.claims),
        "judgement": reason.effect.judgement,
        "page": _answer_page(reason.factor, reason.option),
    }


def _question(factor: Factor) -> Json:
    return {"factor": factor.id, "ask": factor.ask, "from_whom": factor.from_whom, "page": f"factors/{factor.id}/"}


def _close(decision: Decision) -> Json | None:
    apart = decision.close
    if apart is None:
        return None
    return {
        "models": list(apart.models),
        "separates": [_difference(difference) for difference in apart.differences],
        "decides": _question(apart.decides) if apart.decides else None,
    }


def _change(knowledge: Knowledge, change: Change) -> Json:
    return {
        "answers": dict(change.answers),
        "verdict": change.outcome.verdict,
        "first_choice": change.outcome.first_choice,
        "says": change_in_words(knowledge, change),
        "sets": [_assumed(knowledge, factor, option) for factor, option in change.answers.items()],
    }


def _difference(difference: Difference) -> Json:
    return {
        "factor": difference.factor.id,
        "option": difference.option.id,
        "answer": difference.option.label,
        "points": difference.points,
        "because": difference.because,
        "page": _answer_page(difference.factor, difference.option),
    }


def _lost(decision: Decision) -> Json | None:
    lost = decision.lost
    if lost is None:
        return None
    return {
        "model": lost.model,
        "behind": lost.behind,
        "reasons": [
            _difference(difference)
            for difference in lost.differences
            if difference.points > 0  # why it lost; where it did better stands in its own reasons
        ],
    }


def _pattern(pattern: Pattern) -> Json:
    return {
        "id": pattern.id,
        "kind": pattern.kind,
        "title": pattern.title,
        "says": pattern.says,
        "does": list(pattern.does),
        "claims": list(pattern.claims),
        "judgement": pattern.judgement,
        "page": f"patterns/{pattern.id}/",
    }


def _mix(pattern: Pattern | None) -> Json | None:
    if pattern is None:
        return None
    return {
        "pattern": pattern.id,
        "parts": [{"work": part.work, "model": part.model, "because": part.because} for part in pattern.parts],
        "seam": pattern.seam,
    }


def _not_ready(knowledge: Knowledge, decision: Decision) -> Json | None:
    pattern = decision.not_ready
    if pattern is None or pattern.first_step is None:  # a not-ready pattern always has one, see `soundness`
        return None
    return {
        "pattern": pattern.id,
        "missing": pattern.missing,
        "helper": pattern.helper,
        "first_step": {"says": pattern.first_step.says, "model": pattern.first_step.model},
        "after": decision.first_choice,
        "assumes": [_assumed(knowledge, factor, option) for factor, option in pattern.after.items()],
    }


def _assumed(knowledge: Knowledge, factor_id: str, option_id: str) -> Json:
    factor = next(factor for factor in knowledge.factors if factor.id == factor_id)
    option = next(option for option in factor.options if option.id == option_id)
    return {
        "factor": factor.id,
        "option": option.id,
        "ask": factor.ask,
        "answer": option.label,
        "page": _answer_page(factor, option),
    }


def encode_sources(knowledge: Knowledge, used: Iterable[str]) -> Json:
    """Return the claims of these ids, each with its source and what its publisher sells."""
    claims: dict[str, tuple[Source, Claim]] = {
        claim.id: (source, claim) for source in knowledge.sources for claim in source.claims
    }
    return {
        name: {
            "says": claim.says,
            "publisher": source.publisher,
            "sells": source.sells,
            "source": source.title,
            "page": f"sources/{source.id}/#{claim.id}",
        }
        for name in sorted(used)
        for source, claim in [claims[name]]
    }
