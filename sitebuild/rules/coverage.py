"""Rules on claims: each is used where a reader looks for it, or is excused with a reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitebuild.reading.bodytext import citations
from sitebuild.reading.problems import Problem
from sitebuild.records.kinds import SOURCE
from sitebuild.records.library import Library
from sitebuild.rules.names import names, unknown
from sitebuild.rules.register import Scope, rule
from whichmodel.facts.knowledge import Claim

MOST_EXCUSED = 15
"""How many claims may stay unused, in all."""

HOME_OF: Mapping[str, str] = {
    "failure-mode": "failure-modes/",
    "symptom": "failure-modes/",
    "cause": "failure-modes/",
    "recovery": "failure-modes/",
    "decision-question": "readiness.md",
}
"""By kind of claim: where a reader looks for it, as the beginning of a page's place."""

FOUNDING = "founding text"
"""The role of the texts with which the guide began. Studies tell causes of other things than failures, too."""


@dataclass(frozen=True)
class Coverage:
    """How many claims there are, by role of their source: all, used, and excused."""

    role: str
    claims: int
    used: int
    excused: int


def uses_of_claims(library: Library) -> dict[str, list[str]]:
    """Return, for every claim that is used, the places below docs/ of the pages that rest on it, in order."""
    found: dict[str, list[str]] = {}
    for source, page in sorted(library.pages.items()):
        claims = {claim for claim, _, _ in citations(page)}
        if record := library.records.get(source):
            claims |= {claim for _, claim in record.cited()}
        for claim in claims:
            found.setdefault(claim, []).append(source)
    return found


def coverage(library: Library) -> list[Coverage]:
    """Return how many claims are used, for each role of source, in order of the number of claims."""
    uses = uses_of_claims(library)
    roles: dict[str, list[str]] = {}
    for record in library.of(SOURCE).values():
        roles.setdefault(record.page_facts.role, []).extend(claim.id for claim in record.facts.claims)
    found = [
        Coverage(role, len(ids), sum(each in uses for each in ids), sum(each in library.excused for each in ids))
        for role, ids in roles.items()
    ]
    return sorted(found, key=lambda each: (-each.claims, each.role))


@rule(Scope.GUIDE)
def claim_coverage(library: Library) -> Iterator[Problem]:
    """Every claim is used by a page, or stands among the excused with a reason; few do."""
    uses = uses_of_claims(library)
    for source, path, claim in library.parts(Claim):
        if claim.id not in uses and claim.id not in library.excused:
            advice = "cite it where it helps a reader, or give a reason in docs/_data/excused.yml."
            yield source.problem(f"no page uses the claim '{claim.id}'; {advice}", *path, "id")
    page = library.files["excused"]
    yield from unknown(page, "claim", names(library.excused, ()), (claim.id for _, claim in library.claims()))
    for name, reason in library.excused.items():
        if not reason.strip():
            yield page.problem("no reason is given here; say why no page uses the claim.", name)
        if name in uses:
            message = f"'{name}' is used by docs/{uses[name][0]} and needs no excuse; delete this line."
            yield page.problem(message, name, key=True)
    if len(library.excused) > MOST_EXCUSED:
        advice = f"at most {MOST_EXCUSED} may be: use some of them."
        yield page.problem(f"{len(library.excused)} claims are excused; {advice}")


@rule(Scope.GUIDE)
def claim_home(library: Library) -> Iterator[Problem]:
    """Symptoms, causes and questions to ask of the founding texts stand where a reader looks for them."""
    uses = uses_of_claims(library)
    for record in library.of(SOURCE).values():
        for i, claim in enumerate(record.facts.claims if record.page_facts.role == FOUNDING else ()):
            home = HOME_OF.get(claim.kind)
            used = uses.get(claim.id, [])
            if home and used and not any(source.startswith(home) for source in used):
                message = f"'{claim.id}' is a {claim.kind}, but no page of docs/{home} uses it; cite it there."
                yield record.page.problem(message, "claims", i, "id")
