"""The paper sheet gives the same verdict by hand: a test does the sum as a person would."""

import random
import re
from pathlib import Path

import pytest

from whichmodel.deciding.decision import decide
from whichmodel.facts.knowledge import CLOSE, MIX, NOT_READY, Knowledge

Answers = dict[str, str]


class Sheet:
    """The printed sheet, read from the built page: points, rule-outs and combinations."""

    def __init__(self, html: str) -> None:
        found = re.search(r'<div class="wm-paper">.*?</article>', html, re.DOTALL)
        assert found
        self.points: dict[tuple[str, str], dict[str, int]] = {}
        self.out: dict[tuple[str, str], set[str]] = {}
        for factor, option, cells in re.findall(
            r'<tr data-factor="([^"]*)" data-option="([^"]*)">(.*?)</tr>', found[0], re.DOTALL
        ):
            written = dict(re.findall(r'<td data-model="([^"]*)">([^<]*)</td>', cells))
            self.models = list(written)
            self.out[factor, option] = {model for model, text in written.items() if text == "out"}
            self.points[factor, option] = {
                model: int(text.replace("−", "-")) for model, text in written.items() if text not in ("", "out")
            }
        self.combinations = re.findall(
            r'<div class="wm-paper-pattern" data-pattern="([^"]*)">(.*?)</div>', found[0], re.DOTALL
        )

    def ticked(self, text: str) -> list[tuple[str, set[str]]]:
        """Return the answers that one line of a combination names: question and allowed answers."""
        links = re.findall(r'href="[^"]*/factors/([^/"]*)/#([^"]*)"', text)
        return [
            (factor, {option for f, option in links if f == factor}) for factor in dict.fromkeys(f for f, _ in links)
        ]

    def holding(self, answers: Answers) -> list[tuple[str, list[tuple[str, set[str]]], Answers]]:
        """Return the combinations of which every line is ticked: id, lines, and the answers for afterwards."""
        held = []
        for pattern, text in self.combinations:
            conditions, _, afterwards = text.partition("Afterwards")
            lines = self.ticked(conditions)
            if all(answers.get(factor) in options for factor, options in lines):
                held.append((pattern, lines, {factor: next(iter(o)) for factor, o in self.ticked(afterwards)}))
        return held

    def sum(self, answers: Answers) -> tuple[str | None, int | None]:
        """Return the leading model, or None for level ones, and how far the next one is behind."""
        totals = dict.fromkeys(self.models, 0)
        minus = dict.fromkeys(self.models, 0)
        out: set[str] = set()
        for line in answers.items():
            out |= self.out.get(line, set())
            for model, points in self.points.get(line, {}).items():
                totals[model] += points
                minus[model] += -points if points < 0 else 0
        left = sorted((model for model in self.models if model not in out), key=lambda m: (-totals[m], minus[m]))
        first, second = left[0], left[1]
        level = (totals[first], minus[first]) == (totals[second], minus[second])
        return (None if level else first), totals[first] - totals[second]

    def verdict(self, answers: Answers, margin: int) -> tuple[str, str | None]:
        """Return verdict and first choice, worked out as the page tells a person to."""
        held = self.holding(answers)
        not_ready = [entry for entry in held if entry[2]]
        if not_ready:
            _, _, afterwards = max(not_ready, key=lambda entry: len(entry[1]))
            return NOT_READY, self.sum({**answers, **afterwards})[0]
        if held:
            return MIX, MIX
        first, behind = self.sum(answers)
        close = first is None or (behind is not None and behind <= margin)
        return (CLOSE if close else "recommended"), first


@pytest.fixture(scope="module")
def sheet(site: Path) -> Sheet:
    """Return the sheet of the built page."""
    return Sheet((site / "quiz/on-paper/index.html").read_text(encoding="utf-8"))


def test_the_sum_by_hand_gives_what_the_quiz_gives(sheet: Sheet, knowledge: Knowledge) -> None:
    """For every case and 1,500 random complete answer sets the sheet leads to the same verdict and model."""
    source = random.Random(7)
    sets: list[Answers] = [
        dict(case.answers) for case in knowledge.cases if len(case.answers) == len(knowledge.factors)
    ]
    sets.extend({factor.id: source.choice(factor.options).id for factor in knowledge.factors} for _ in range(1500))
    by_hand = [sheet.verdict(answers, knowledge.margin) for answers in sets]
    decisions = [decide(knowledge, answers) for answers in sets]

    assert by_hand == [(decision.verdict, decision.first_choice) for decision in decisions]
    assert {NOT_READY, MIX, CLOSE, "recommended"} <= {verdict for verdict, _ in by_hand}


def test_the_sheet_states_its_margin(site: Path, knowledge: Knowledge) -> None:
    """A person with the sheet in hand can tell close from recommended."""
    html = (site / "quiz/on-paper/index.html").read_text(encoding="utf-8")

    assert f"The best two are close if the second is at most {knowledge.margin} point" in html
