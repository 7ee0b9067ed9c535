"""Say what the coded situations advise: `python -m scripts.calibrate [STRENGTH]`.

Fits points to the codings in docs/_data/calibration/, drawn towards those of today, and prints what the data say
of each answer and model; how today's rules and learned ones do, by what the authors recommend; and what each
question is worth. It advises; a person decides. STRENGTH says how hard points are drawn towards today's.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.metrics import cohen_kappa_score

from analysis.calibration import (
    Figures,
    confusion,
    cross_validated,
    figures,
    fit,
    judge,
    spread,
    with_supported_patterns,
    without_question,
)
from analysis.fitting import Coded, columns, points_table, with_points
from scripts.making.files import ROOT
from sitebuild.guide.compiling import compile_knowledge
from sitebuild.guide.trials import read_codings
from sitebuild.records.library import load
from whichmodel.facts.knowledge import MIX, UNKNOWN, Knowledge

STRENGTH = 2.0


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Print the tables."""
    strength = float(arguments[0]) if arguments and arguments[0] else STRENGTH
    knowledge, coded = coded_situations(root)
    print(
        f"{len({each.situation for each in coded})} situations of {len({each.publisher for each in coded})} publishers, ",
        end="",
    )
    print(f"{len(coded)} codings; points drawn towards today's with strength {strength:g}\n")
    print_agreement(knowledge, coded)
    print_points(knowledge, coded, strength)
    print_figures(knowledge, coded, strength)
    print_questions(knowledge, coded, strength)
    return 0


def coded_situations(root: Path) -> tuple[Knowledge, list[Coded]]:
    """Return the knowledge of the guide below `root`, and every coding of its situations."""
    knowledge = compile_knowledge(load(root))
    situations, codings = read_codings(root, knowledge)
    return knowledge, [
        Coded(each.id, each.publisher, each.recommended, each.acceptable, each.wrong, each.parts, coding[each.id])
        for coding in codings.values()
        for each in situations
    ]


def print_agreement(knowledge: Knowledge, coded: Sequence[Coded]) -> None:
    """Print how far the readers agree on each question, and how often they could not tell."""
    half = len(coded) // 2
    print(f"{'Question':12} {'kappa':>6} {'agree':>6} {'unknown':>8}")
    for factor in knowledge.factors:
        first, second = ([each.answers[factor.id] for each in part] for part in (coded[:half], coded[half:]))
        agree = np.mean([one == other for one, other in zip(first, second, strict=True)])
        unknown = np.mean([answer == UNKNOWN for answer in (*first, *second)])
        print(f"{factor.id:12} {cohen_kappa_score(first, second):6.2f} {agree:6.0%} {unknown:8.0%}")


def print_points(knowledge: Knowledge, coded: Sequence[Coded], strength: float) -> None:
    """Print today's points and learned ones where either are any, and what adopting each of the learned would change."""
    today = points_table(knowledge)
    learned, error = spread(knowledge, coded, strength)
    base = sum(each.coded.agrees(each.first) for each in judge(knowledge, coded))
    print(f"\n{'Answer':30} {'model':20} {'today':>5} {'learned':>8} {'error':>6} {'codings':>8} {'adopting it':>12}")
    for row, (factor, option) in enumerate(columns(knowledge)):
        behind = sum(each.answers[factor] == option for each in coded)
        for column, model in enumerate(knowledge.models):
            if not today[row, column] and not round(learned[row, column]):
                continue
            tried = today.copy()
            tried[row, column] = learned[row, column]
            change = sum(each.coded.agrees(each.first) for each in judge(with_points(knowledge, tried), coded)) - base
            print(
                f"{factor + ' ' + option:30} {model.id:20} {today[row, column]:5.0f} {learned[row, column]:8.1f} "
                f"{error[row, column]:6.1f} {behind:8} {change:+12}"
            )


def print_figures(knowledge: Knowledge, coded: Sequence[Coded], strength: float) -> None:
    """Print how often each kind of rules is right, and what is taken for what by those that are learned."""
    labels = (*(model.id for model in knowledge.models), MIX)
    print(f"\n{'Rules':44} {'first':>6} {'two':>6} {'wrong':>6}  found, by what the author recommends")
    for name, judged in {
        "today's, on the situations they were made with": list(judge(knowledge, coded)),
        "today's, with supported patterns only": cross_validated(knowledge, coded, with_supported_patterns),
        "learned without the publisher": cross_validated(knowledge, coded, fit(strength)),
        "learned without the publisher, from nothing": cross_validated(knowledge, coded, fit(1.0, from_nothing=True)),
    }.items():
        print(f"{name:44} {_in_words(figures(judged), labels)}")
    table = confusion(cross_validated(knowledge, coded, fit(strength)))
    said = sorted({first for _, first in table})
    print(f"\n{'Recommended, and told (learned):':24}", *(f"{first[:10]:>11}" for first in said))
    for label in labels:
        print(f"{label:24}        ", *(f"{table.get((label, first), 0):11.1f}" for first in said))


def _in_words(found: Figures, labels: Sequence[str]) -> str:
    by_label = ", ".join(f"{label} {found.found[label]:.0%}" for label in labels if label in found.found)
    return f"{found.first:6.1%} {found.among_two:6.1%} {found.wrong:6.1f}  {by_label}"


def print_questions(knowledge: Knowledge, coded: Sequence[Coded], strength: float) -> None:
    """Print what leaving out one question costs, with points learned anew without it."""
    print(f"\n{'Without the question':24} {'first':>6} {'two':>6} {'wrong':>6}")
    for factor in knowledge.factors:
        fewer = without_question(knowledge, factor.id)
        found = figures(cross_validated(fewer, coded, fit(strength)))
        print(f"{factor.id:24} {found.first:6.1%} {found.among_two:6.1%} {found.wrong:6.1f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
