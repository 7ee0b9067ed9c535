"""What the result would be if decisive answers counted double: as plain values, and in words."""

from collections.abc import Iterator

from whichmodel.deciding.decision import Decision
from whichmodel.deciding.importance import Emphasis
from whichmodel.deciding.outcome import Outcome
from whichmodel.facts.knowledge import MIX, NOT_READY, Knowledge
from whichmodel.telling.encoding import Json, encode_answer, encode_versions, picked
from whichmodel.telling.wording import VERDICT_NAMES, headline, listed, would

ONLY_A_WHAT_IF = "This is only a what-if: your result, its points and its record stay as they are."


def encode_emphasis(knowledge: Knowledge, found: Emphasis) -> Json:
    """Return what would be, beside what is: the outcome of each, and every model's points, best first if counted double."""
    points = {standing.model.id: standing.points for standing in found.now.ranking}
    now, then = (_outcome(knowledge, decision) for decision in (found.now, found.then))
    return {
        "decisive": [encode_answer(factor, option) for factor, option in found.decisive],
        "now": now,
        "then": then,
        "changed": now["verdict"] != then["verdict"] or now["first_choice"] != then["first_choice"],
        "says": emphasis_in_words(knowledge, found),
        "note": ONLY_A_WHAT_IF,
        "ranking": [
            {
                "model": standing.model.id,
                "title": standing.model.title,
                "now": points[standing.model.id],
                "then": standing.points,
                "ruled_out": standing.ruled_out,
            }
            for standing in found.then.ranking
        ],
        **encode_versions(knowledge),
    }


def emphasis_in_words(knowledge: Knowledge, found: Emphasis) -> str:
    """Return one or two sentences that say what would come of it; empty where nothing is decisive."""
    if not found.decisive:
        return ""
    if_so = f"If {listed([f'“{option.label}”' for _, option in found.decisive])} counted double"
    now, then = (Outcome(decision.verdict, decision.first_choice) for decision in (found.now, found.then))
    if now != then:
        return f"{if_so}, {would(knowledge, then)}."
    why = " Here a combination of your answers counts before the points do." if now.verdict in (MIX, NOT_READY) else ""
    return f"{if_so}, the result would be the same.{why}"


def emphasis_lines(knowledge: Knowledge, found: Emphasis) -> Iterator[str]:
    """Yield the same as lines for a terminal, with each model's points now and then."""
    if found.decisive:
        yield emphasis_in_words(knowledge, found)
        told = encode_emphasis(knowledge, found)
        for row in told["ranking"]:
            out = " (ruled out)" if row["ruled_out"] else ""
            yield f"{row['now']:+4d} -> {row['then']:+4d}  {row['title']}{out}"
        yield ONLY_A_WHAT_IF


def _outcome(knowledge: Knowledge, decision: Decision) -> Json:
    named = {"verdict_name": VERDICT_NAMES[decision.verdict], "headline": headline(knowledge, decision)}
    return {**picked(decision, "verdict", "first_choice"), **named}
