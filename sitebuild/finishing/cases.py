"""The rule on cases: the quiz says to each what its page says."""

from collections.abc import Iterator

from sitebuild.guide.compiling import compile_knowledge
from sitebuild.reading.problems import Problem
from sitebuild.records.kinds import CASE
from sitebuild.records.library import Library
from whichmodel.deciding.decision import decide


def case_results(library: Library) -> Iterator[Problem]:
    """Return a problem for every case whose expected result is not what the quiz says."""
    if not library.of(CASE):
        return
    knowledge = compile_knowledge(library)
    for record in library.of(CASE).values():
        decision = decide(knowledge, record.facts.answers)
        expected = record.facts.expect
        for key in ("verdict", "first_choice", "runner_up"):
            wanted, found = getattr(expected, key), getattr(decision, key)
            if wanted != found:
                yield record.page.problem(
                    "case-result",
                    f"this case expects {_shown(key, wanted)}, but the quiz says {_shown(key, found)}; "
                    "correct the case, or the points of its answers.",
                    "expect",
                    key,
                )


def _shown(key: str, value: str | None) -> str:
    what = key.replace("_", " ")
    return f"no {what}" if value is None else f"the {what} '{value}'"
