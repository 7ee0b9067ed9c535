"""Rules on claims: each is used where a reader looks for it, or is excused with a reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitebuild.reading.citations import citations
from sitebuild.reading.problems import Problem, nearest
from sitebuild.reading.walk import cited
from sitebuild.records.library import Library
from sitebuild.rules.register import finishing_rule

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
        record = library.record_at(source)
        if record is not None and record.kind.name != "source":
            for value in (record.facts, record.page_facts):
                claims |= {claim for _, claim in cited(value)}
        for claim in claims:
            found.setdefault(claim, []).append(source)
    return found


def coverage(library: Library) -> list[Coverage]:
    """Return how many claims are used, for each role of source, in order of the number of claims."""
    uses = uses_of_claims(library)
    roles: dict[str, list[str]] = {}
    for record in library.records["source"].values():
        roles.setdefault(record.page_facts.role, []).extend(claim.id for claim in record.facts.claims)
    found = [
        Coverage(role, len(ids), sum(each in uses for each in ids), sum(each in library.excused for each in ids))
        for role, ids in roles.items()
    ]
    return sorted(found, key=lambda each: (-each.claims, each.role))


@finishing_rule
def claim_coverage(library: Library) -> Iterator[Problem]:
    """Every claim is used by a page, or stands among the excused with a reason; few do."""
    uses = uses_of_claims(library)
    claims = {claim.id: claim for _, claim in library.claims()}
    page = library.vocabulary_pages["excused.yml"]
    for record in library.records["source"].values():
        for i, claim in enumerate(record.facts.claims):
            if claim.id not in uses and claim.id not in library.excused:
                message = (
                    f"no page uses the claim '{claim.id}'; cite it where it helps a reader, "
                    "or give a reason in docs/_data/excused.yml."
                )
                yield record.page.problem("claim-coverage", message, "claims", i, "id")
    for name, reason in library.excused.items():
        if not reason.strip():
            message = "no reason is given here; say why no page uses the claim."
            yield page.problem("claim-coverage", message, name)
        if name not in claims:
            yield page.problem("claim-coverage", f"'{name}' is not a claim; {nearest(name, claims)}", name, key=True)
        elif name in uses:
            message = f"'{name}' is used by docs/{uses[name][0]} and needs no excuse; delete this line."
            yield page.problem("claim-coverage", message, name, key=True)
    if len(library.excused) > MOST_EXCUSED:
        message = f"{len(library.excused)} claims are excused; at most {MOST_EXCUSED} may be: use some of them."
        yield page.problem("claim-coverage", message)


@finishing_rule
def claim_home(library: Library) -> Iterator[Problem]:
    """Symptoms, causes and questions to ask of the founding texts stand where a reader looks for them."""
    uses = uses_of_claims(library)
    founding = (each for each in library.records["source"].values() if each.page_facts.role == FOUNDING)
    for record in founding:
        for i, claim in enumerate(record.facts.claims):
            home = HOME_OF.get(claim.kind)
            used = uses.get(claim.id, [])
            if home and used and not any(source.startswith(home) for source in used):
                message = f"'{claim.id}' is a {claim.kind}, but no page of docs/{home} uses it; cite it there."
                yield record.page.problem("claim-home", message, "claims", i, "id")
