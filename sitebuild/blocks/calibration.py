"""How the quiz fares on situations whose authors say what they would choose: counted anew at every build."""

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from sitebuild.blocks import tables
from sitebuild.blocks.html import Child, append, element, folded, joined
from sitebuild.blocks.parts import chip
from sitebuild.guide.guide import Guide
from sitebuild.guide.trials import FOLDER, Trial, read_trials
from whichmodel.facts.knowledge import CLOSE, MIX, NOT_READY

FIGURES: Mapping[str, str] = {
    "agrees": "First choice agrees",
    "among_two": "First or second",
    "called_wrong": "First choice called wrong",
    "close": "Close",
}
"""What is counted of the trials of one reader: by name of what may hold of a trial, the head of its column."""


def count(trials: Iterable[Trial]) -> dict[str, int]:
    """Return of how many trials each of `FIGURES` holds."""
    held = tuple(trials)
    return {name: sum(getattr(trial, name) for trial in held) for name in FIGURES}


def calibration_figures(guide: Guide) -> Element:
    """Return how often the quiz agrees with the authors of the situations, and every situation where it does not.

    Raises:
        ContentError: where a situation or a coding is not complete and valid.
    """
    root = guide.library.root
    if not (root / FOLDER).is_dir():
        return element("p", "This guide has not been tried on situations.", class_="wm-calibration")
    trials = read_trials(root, guide.knowledge)
    lines = (
        tables.row(who, str(len(made)), *(str(number) for number in count(made).values()))
        for who, made in trials.items()
    )
    figures = tables.table(tables.head("Coded by", "Situations", *FIGURES.values()), lines)
    box = element("div", tables.scrolling(figures, "How often the quiz agrees with the authors"))
    box.set("class", "wm-calibration")
    missed = [tried for tried in zip(*trials.values(), strict=True) if not all(trial.agrees for trial in tried)]
    if missed:
        says = (
            f"For {len(missed)} of them, the quiz differs from the author for one reader or both. "
            "What the quiz makes of each reader’s answers:"
        )
        listed = element("ul", *(_miss(guide, dict(zip(trials, tried, strict=True))) for tried in missed))
        listed.set("class", "wm-missed")
        append(box, [element("p", says), listed])
    return box


def _miss(guide: Guide, tried: Mapping[str, Trial]) -> Element:
    """Return a situation with what its author says, and what the quiz says to each reader's answers."""
    situation = next(iter(tried.values())).situation
    author = element("li", "The author says: ", *joined((_named(guide, model) for model in situation.right), " or "))
    quiz = (element("li", f"{who}: ", *_said(guide, trial)) for who, trial in tried.items())
    told = folded("The situation", element("p", situation.situation))
    return element("li", element("a", situation.title, href=situation.url), element("ul", author, *quiz), told)


def _said(guide: Guide, trial: Trial) -> list[Child]:
    """Return the outcome in words, and whether the author agrees."""
    decision = trial.decision
    if decision.first_choice is None:
        made: list[Child] = ["No first choice"]
    else:
        made = [_named(guide, decision.first_choice), " (agrees)" if trial.agrees else None]
    if decision.verdict == NOT_READY:
        made.insert(0, "Not ready; afterwards ")
    elif decision.verdict == CLOSE:
        near = decision.tied or ((decision.runner_up,) if decision.runner_up else ())
        made += [", close to " if decision.first_choice else ", level: "]
        made += joined((_named(guide, model) for model in near if model != decision.first_choice), ", ")
    elif decision.runner_up and trial.among_two and not trial.agrees:
        made += [", then ", _named(guide, decision.runner_up)]
    return made


def _named(guide: Guide, model: str) -> Element:
    return element("span", "A mix") if model == MIX else chip(guide, model, linked=False)
