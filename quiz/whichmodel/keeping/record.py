"""A decision as a record to keep and to put before others: as plain values for JSON, as Markdown, and back."""

from collections.abc import Iterable, Iterator
from typing import Any

from whichmodel.deciding.answers import Answers
from whichmodel.deciding.decision import Decision, decide
from whichmodel.deciding.totals import Standing
from whichmodel.facts.errors import UnusableHeading
from whichmodel.facts.jsontext import shown, visible
from whichmodel.facts.knowledge import CLOSE, MIX, NOT_READY, RECOMMENDED, UNKNOWN, Factor, Knowledge, Pattern
from whichmodel.keeping.link import link_for
from whichmodel.keeping.markdown import as_markdown
from whichmodel.keeping.reading import FORMAT, KIND, read_record
from whichmodel.telling.encoding import encode_decision

__all__ = ["read_record", "record", "record_markdown"]

Json = dict[str, Any]

DEFAULT_TITLE = "How we engage people for this work"
LONGEST_TITLE = 200
NOT_KNOWN = "I don't know"


def record(knowledge: Knowledge, answers: Answers, *, date: str, title: str = "") -> Json:
    """Return the record of the decision that these answers lead to, as plain values.

    `date` is YYYY-MM-DD. `title` may be any text; spaces and line breaks in it become single spaces, and what
    cannot be seen is escaped. The keys and their shapes: `record_reading.SHAPE`. Raises `UnusableHeading`
    for a date that is none and a title of more than 200 characters, and `InvalidAnswers` as `decide` does.
    Rules: design, section 6, "Decision record".
    """
    title = visible(" ".join(title.split())) or DEFAULT_TITLE
    problems = [*_date_problems(date), *_title_problems(title)]
    if problems:
        raise UnusableHeading(tuple(problems))
    decision = decide(knowledge, answers)
    encoded = encode_decision(knowledge, decision)
    said: Json = {
        "reasons": list(_reasons(decision)),
        "mix": _mix(knowledge, decision),
        "not_ready": _not_ready(knowledge, decision),
        "cautions": [_noted(pattern) for pattern in decision.patterns if pattern.kind not in (MIX, NOT_READY)],
        "next_steps": encoded["next_steps"],
    }
    return {
        "kind": KIND,
        "format": FORMAT,
        "title": title,
        "date": date,
        "rules_version": knowledge.rules_version,
        "content_version": knowledge.content_version,
        "answers": [_answered(knowledge, factor, option) for factor, option in decision.answers.items()],
        "unanswered": [
            {"factor": factor.id, "question": factor.ask}
            for factor in knowledge.factors
            if factor.id in decision.unanswered
        ],
        "verdict": decision.verdict,
        "verdict_name": encoded["verdict_name"],
        "first_choice": decision.first_choice,
        "headline": encoded["headline"],
        **said,
        "runner_up": _runner_up(knowledge, decision),
        "changes": [
            {
                "answers": [_answered(knowledge, factor, option) for factor, option in change["answers"].items()],
                "verdict": change["verdict"],
                "first_choice": change["first_choice"],
                "says": change["says"],
            }
            for change in encoded["changes"]
        ],
        "robustness": encoded["robustness"],
        "find_out": [
            {"factor": factor.id, "question": factor.ask, "from_whom": factor.from_whom} for factor in decision.find_out
        ],
        "sources": _sources(knowledge, set(_claims(said))),
        "link": link_for(knowledge, decision),
        "sign_off": {"decided_by": "", "date": "", "agreed_by": ""},
    }


def record_markdown(knowledge: Knowledge, answers: Answers, *, date: str, title: str = "") -> str:
    """Return the record of the decision as Markdown, for reading, printing and signing. See `record`."""
    return as_markdown(record(knowledge, answers, date=date, title=title))


MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _date_problems(date: str) -> Iterator[str]:
    if _is_day(date):
        return
    yield f"'{shown(date)}' is not a date; expected a day as YYYY-MM-DD, such as 2026-03-31."


def _title_problems(title: str) -> Iterator[str]:
    if len(title) > LONGEST_TITLE:
        yield f"The title has {len(title)} characters; expected at most {LONGEST_TITLE}."


def _answered(knowledge: Knowledge, factor_id: str, option_id: str) -> Json:
    factor = next(factor for factor in knowledge.factors if factor.id == factor_id)
    return {
        "factor": factor_id,
        "option": option_id,
        "question": factor.ask,
        "answer": _label(factor, option_id),
    }


def _label(factor: Factor, option_id: str) -> str:
    if option_id == UNKNOWN:
        return NOT_KNOWN
    return next(option.label for option in factor.options if option.id == option_id)


def _reasons(decision: Decision) -> Iterator[Json]:
    """Yield all that speaks for and against the first choice, or each of tied models; then what excludes others."""
    by_points = decision.verdict in (RECOMMENDED, CLOSE)
    speaking = (decision.first_choice,) if decision.first_choice else decision.tied
    for standing in decision.ranking:
        told_in_full = by_points and standing.model.id in speaking
        yield from _reasons_of(standing, told_in_full=told_in_full)


def _reasons_of(standing: Standing, *, told_in_full: bool) -> Iterator[Json]:
    for reason in standing.reasons:
        if told_in_full or reason.effect.rules_out:
            yield {
                "model": standing.model.id,
                "name": standing.model.name,
                "factor": reason.factor.id,
                "question": reason.factor.ask,
                "answer": reason.option.label,
                "points": reason.effect.points,
                "rules_out": reason.effect.rules_out,
                "because": reason.effect.because,
                "claims": list(reason.effect.claims),
                "judgement": reason.effect.judgement,
            }


def _runner_up(knowledge: Knowledge, decision: Decision) -> Json | None:
    if decision.lost is None:
        return None
    return {
        "model": decision.lost.model,
        "name": _name(knowledge, decision.lost.model),
        "behind": decision.lost.behind,
        "differences": [
            {
                "factor": difference.factor.id,
                "question": difference.factor.ask,
                "answer": difference.option.label,
                "points": difference.points,
                "because": difference.because,
            }
            for difference in decision.lost.differences
        ],
    }


def _noted(pattern: Pattern) -> Json:
    return {
        "kind": pattern.kind,
        "title": pattern.title,
        "says": pattern.says,
        "does": list(pattern.does),
        "claims": list(pattern.claims),
        "judgement": pattern.judgement,
    }


def _mix(knowledge: Knowledge, decision: Decision) -> Json | None:
    pattern = decision.mix
    if pattern is None:
        return None
    return {
        **_grounds(pattern),
        "parts": [
            {
                "work": part.work,
                "model": part.model,
                "name": _name(knowledge, part.model),
                "because": part.because,
            }
            for part in pattern.parts
        ],
        "seam": pattern.seam,
    }


def _not_ready(knowledge: Knowledge, decision: Decision) -> Json | None:
    pattern = decision.not_ready
    if pattern is None or pattern.first_step is None:  # a not-ready pattern always has one, see `soundness`
        return None
    step = pattern.first_step
    return {
        **_grounds(pattern),
        "missing": pattern.missing,
        "helper": pattern.helper,
        "first_step": {"says": step.says, "model": step.model, "name": _name(knowledge, step.model)},
        "after": decision.first_choice,
        "after_name": _name(knowledge, decision.first_choice) if decision.first_choice else "",
        "assumes": [_answered(knowledge, factor, option) for factor, option in pattern.after.items()],
    }


def _grounds(pattern: Pattern) -> Json:
    """Return the part of a pattern that gives the verdict its name; what it `does` are the next steps."""
    return {
        "title": pattern.title,
        "says": pattern.says,
        "claims": list(pattern.claims),
        "judgement": pattern.judgement,
    }


def _name(knowledge: Knowledge, model_id: str) -> str:
    return next(model.name for model in knowledge.models if model.id == model_id)


def _claims(said: object) -> Iterator[str]:
    """Yield every claim that some plain values cite, however deep it stands."""
    if isinstance(said, dict):
        yield from said.get("claims", ())
        said = list(said.values())
    if isinstance(said, list):
        for item in said:
            yield from _claims(item)


def _sources(knowledge: Knowledge, used: Iterable[str]) -> list[Json]:
    """Return who says what was cited, and what they sell, in the order of sources and claims."""
    return [
        {
            "claim": claim.id,
            "says": claim.says,
            "source": source.title,
            "publisher": source.publisher,
            "date": source.date,
            "sells": source.sells,
            "page": f"sources/{source.id}/#{claim.id}",
        }
        for source in knowledge.sources
        for claim in source.claims
        if claim.id in used
    ]


def _is_day(date: str) -> bool:
    """Say whether a text is a day of the calendar as YYYY-MM-DD. No clock is asked, so none is imported."""
    parts = date.split("-")
    if [len(part) for part in parts] != [4, 2, 2] or not all(part.isascii() and part.isdigit() for part in parts):
        return False
    year, month, day = map(int, parts)
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return year > 0 and 1 <= month <= 12 and 1 <= day <= MONTHS[month - 1] + (leap and month == 2)
