"""The rule on cases: the quiz says to each what its page says."""

from collections.abc import Iterator

from sitebuild.reading.problems import Problem
from sitebuild.records.kinds import CASE
from sitebuild.rules.register import Scope, rule
from sitebuild.shown.site import Site
from whichmodel.deciding.decision import decide


@rule(Scope.RENDERED)
def case_result(site: Site) -> Iterator[Problem]:
    """The quiz says to each worked case what its page says.

    A change of points may move a case that nobody thought of.

    Wrong: expect: {verdict: recommended, first_choice: outsourcing}
    Right: expect: {verdict: recommended, first_choice: in-house}
    """
    for record in site.guide.library.of(CASE).values():
        decision = decide(site.guide.knowledge, record.facts.answers)
        for key in ("verdict", "first_choice", "runner_up"):
            wanted, found = getattr(record.facts.expect, key), getattr(decision, key)
            if wanted != found:
                difference = f"this case expects {_shown(key, wanted)}, but the quiz says {_shown(key, found)}"
                advice = "correct the case, or the points of its answers."
                yield record.page.problem(f"{difference}; {advice}", "expect", key)


def _shown(key: str, value: str | None) -> str:
    what = key.replace("_", " ")
    return f"no {what}" if value is None else f"the {what} '{value}'"
