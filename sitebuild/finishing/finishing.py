"""What a finished guide must be beyond being well formed: complete, readable, linked, and true to its cases."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from sitebuild.finishing.rendering import render
from sitebuild.guide.guide import Guide, load_guide, load_library
from sitebuild.reading.problems import ContentError, Problem
from sitebuild.rules.check import told
from sitebuild.rules.prose import HIGHEST_GRADE, reading_levels
from sitebuild.rules.register import Scope
from sitebuild.shown.links import MOST_CLICKS
from sitebuild.shown.register import RULES
from sitebuild.shown.site import Rendered, Site


@dataclass(frozen=True)
class Finish:
    """What the checks of a whole guide found: its pages as they are shown, and its problems."""

    site: Site
    problems: tuple[Problem, ...]


def finish(guide: Guide, rendered: Mapping[str, Rendered] = MappingProxyType({})) -> Finish:
    """Ask every rule that a finished guide keeps to, of a guide that is well formed.

    Pages that are `rendered` already are not rendered again.
    """
    site = Site(guide, {**rendered, **render(guide, leave_out=rendered)})
    subjects = {Scope.PAGE: guide.library, Scope.GUIDE: guide.library, Scope.RENDERED: site}
    found = {problem for rule in RULES if rule.scope in subjects for problem in rule(subjects[rule.scope])}
    return Finish(site, tuple(sorted(found)))


def examine(root: Path, rendered: Mapping[str, Rendered] = MappingProxyType({})) -> Finish:
    """Return what all rules say of the guide below `root`.

    Raises:
        ContentError: where it is not well formed, with every problem that can be found all the same.
    """
    try:
        return finish(load_guide(root), rendered)
    except ContentError as error:
        library, _ = load_library(root)
        asked = (rule for rule in RULES if rule.scope in (Scope.PAGE, Scope.GUIDE))
        found = {*error.problems, *(problem for rule in asked for problem in rule(library))}
        raise ContentError(told(library, found)) from error


def figures(finished: Finish) -> list[str]:
    """Return what was counted, in lines for a person: reading level, links."""
    site, library = finished.site, finished.site.guide.library
    lines = list[str]()
    grades = sorted(reading_levels(library).items(), key=lambda pair: -pair[1])
    if grades:
        mean = sum(grade for _, grade in grades) / len(grades)
        hardest = ", ".join(f"{path} {grade:.1f}" for path, grade in grades[:3])
        lines.append(
            f"reading level (Automated Readability Index): {mean:.1f} on average over {len(grades)} pages, "
            f"at most {HIGHEST_GRADE}; hardest: {hardest}"
        )
    lines.append(
        f"links: {sum(len(page.links) for page in site.pages.values())} within {len(site.pages)} pages lead somewhere; "
        f"no page is an orphan; the farthest is {max(site.clicks.values(), default=0)} clicks from the home page, "
        f"models, comparisons and failure modes at most {MOST_CLICKS}"
    )
    return lines
