"""What a finished guide must be beyond being well formed: complete, readable, linked, and true to its cases."""

from dataclasses import dataclass
from pathlib import Path

from sitebuild.finishing.cases import case_results
from sitebuild.finishing.links import MOST_CLICKS, Links, check_links
from sitebuild.guide.guide import ContentError, Guide, load_guide
from sitebuild.reading.problems import Problem
from sitebuild.rules.coverage import MOST_EXCUSED, coverage
from sitebuild.rules.prose import HIGHEST_GRADE, reading_levels
from sitebuild.rules.register import FINISHING_RULES


@dataclass(frozen=True)
class Finish:
    """What the checks of a whole guide found: its problems, and what was counted on the way."""

    guide: Guide
    links: Links
    problems: tuple[Problem, ...]


def finish(guide: Guide) -> Finish:
    """Run every check that a finished guide must pass."""
    found = [problem for function in FINISHING_RULES.values() for problem in function(guide.library)]
    found.extend(case_results(guide.library))
    links, broken = check_links(guide)
    return Finish(guide, links, tuple(sorted({*found, *broken})))


def check_whole(root: Path) -> list[Problem]:
    """Return every problem of the guide below `root`; whether it is finished is asked once it is well formed."""
    try:
        return list(finish(load_guide(root)).problems)
    except ContentError as error:
        return list(error.problems)


def figures(finished: Finish) -> list[str]:
    """Return what was counted, in lines for a person: claims, reading level, links."""
    library = finished.guide.library
    lines = []
    for each in coverage(library):
        lines.append(
            f"claims of every {each.role}: {each.used + each.excused} of {each.claims} used or excused "
            f"({each.used} used, {each.excused} excused)"
        )
    lines.append(f"excused claims: {len(library.excused)}, at most {MOST_EXCUSED}")
    grades = sorted(reading_levels(library).items(), key=lambda pair: -pair[1])
    if grades:
        mean = sum(grade for _, grade in grades) / len(grades)
        hardest = ", ".join(f"{path} {grade:.1f}" for path, grade in grades[:3])
        lines.append(
            f"reading level (Automated Readability Index): {mean:.1f} on average over {len(grades)} pages, "
            f"at most {HIGHEST_GRADE}; hardest: {hardest}"
        )
    lines.append(
        f"links: {finished.links.links} within {finished.links.pages} pages lead somewhere; no page is an orphan; "
        f"the farthest is {finished.links.farthest} clicks from the home page, "
        f"models, comparisons and failure modes at most {MOST_CLICKS}"
    )
    return lines
