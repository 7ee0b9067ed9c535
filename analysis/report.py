"""The impact of a change as Markdown, fit for a pull request."""

from collections.abc import Iterable, Iterator

from analysis.combinations import Outcome
from analysis.impact import CaseChange, Example, Impact, Move, Moved, Why
from whichmodel.facts.knowledge import CLOSE, MIX, NOT_READY, UNDECIDED, UNKNOWN, Case, Factor, Model
from whichmodel.telling.wording import VERDICT_NAMES, listed

ROWS = 12
EFFECTS_SHOWN = 4
UNKNOWN_LABEL = "I don’t know"


def report(impact: Impact, base: str) -> str:
    """Return the report on what moved since `base`, as Markdown; empty where nothing moved."""
    return _Report(impact, base).text() if impact else ""


def compared_on(impact: Impact) -> str:
    """Return one sentence on what only one version has and how that was compared; empty if both have the same."""
    return _Report(impact, "").compared_on()


class _Report:
    """Writes one report. Names are today's; those of records that are gone are looked up before."""

    def __init__(self, impact: Impact, base: str) -> None:
        self.impact = impact
        self.base = base
        old, new = impact.aligned.old.knowledge, impact.aligned.new.knowledge
        self.models: dict[str, Model] = {model.id: model for model in (*old.models, *new.models)}
        self.factors: dict[str, Factor] = {factor.id: factor for factor in (*old.factors, *new.factors)}
        self.patterns = {pattern.id: pattern.title for pattern in (*old.patterns, *new.patterns)}
        self.options = {
            (factor.id, option.id): option.label for factor in (*old.factors, *new.factors) for option in factor.options
        }

    def text(self) -> str:
        sections = [
            ["## What this change does to the quiz"],
            self._count(),
            [self.compared_on()],
            list(self._table()),
            ["### Examples", "", *self._examples()] if self.impact.examples else [],
            ["### Cases that end otherwise", "", *map(self._case, self.impact.cases)] if self.impact.cases else [],
            ["### Pages to look at", "", *self._pages()],
        ]
        return "\n\n".join("\n".join(lines) for lines in sections if any(lines)) + "\n"

    def _count(self) -> list[str]:
        known, everything = self.impact.known, self.impact.all
        return [
            f"Compared with `{self.base}`, **{_of(known)} complete sets of known answers "
            f"({_percent(known.moved, known.sets)}) {'leads' if known.moved == 1 else 'lead'} to another outcome**; "
            f"with “{UNKNOWN_LABEL}” among the answers {_of(everything)} ({_percent(everything.moved, everything.sets)})."
        ]

    def compared_on(self) -> str:
        changes = self.impact.changes
        parts = [
            *self._only(changes.new_questions, "new question", "counted as not known"),
            *self._only(changes.lost_questions, "question that is gone", "counted as not known"),
            *(f"new answer {self._answer(*option)} (left out)" for option in changes.new_options),
            *(f"answer that is gone {self._answer(*option)} (left out)" for option in changes.lost_options),
            *(f"new model “{self.models[model].title}”" for model in changes.new_models),
            *(f"model that is gone “{self.models[model].title}”" for model in changes.lost_models),
        ]
        return f"Compared on the answers that both versions have. Only one has: {'; '.join(parts)}." if parts else ""

    def _only(self, questions: Iterable[str], what: str, how: str) -> Iterator[str]:
        return (f"{what} “{self.factors[question].title}” ({how})" for question in questions)

    def _table(self) -> Iterator[str]:
        moves = self.impact.moves
        if not moves:
            return
        total = sum(move.sets for move in moves)
        if not self.impact.known.moved:
            yield f"All that move have “{UNKNOWN_LABEL}” among the answers:"
            yield ""
        yield "| Before | After | Sets of answers | Of those that move |"
        yield "|---|---|---:|---:|"
        for move in moves[:ROWS]:
            yield self._row(move, total)
        rest = moves[ROWS:]
        if rest:
            sets = sum(move.sets for move in rest)
            yield f"| {len(rest)} other moves | | {sets:,} | {_percent(sets, total)} |"

    def _row(self, move: Move, total: int) -> str:
        before, after = self.outcome(move.before), self.outcome(move.after)
        return f"| {before} | {after} | {move.sets:,} | {_percent(move.sets, total)} |"

    def outcome(self, outcome: Outcome) -> str:
        """Return an outcome in a few words."""
        verdict, first = outcome
        name = VERDICT_NAMES[verdict]
        model = self.models[first].title.replace("|", "\\|") if first in self.models else None
        if verdict in (MIX, UNDECIDED):
            return name
        if verdict == NOT_READY:
            return f"{name}: then {model}" if model else f"{name}: no model after"
        if verdict == CLOSE:
            return f"{name}: {model} first" if model else f"{name}: nobody first"
        return f"{name}: {model}"

    def _examples(self) -> Iterator[str]:
        for number, example in enumerate(self.impact.examples, 1):
            before, after = self.outcome(example.before), self.outcome(example.after)
            yield f"{number}. **{before} → {after}.** {self._situation(example)}"
            yield f"   Moved by {self._why(example.why)}."

    def _situation(self, example: Example) -> str:
        if example.like is None:
            return "; ".join(self._answer(name, answer) for name, answer in example.answers.items()) + "."
        if not example.differs:
            return f"The worked case {_named(example.like)}."
        told = example.like.answers
        differences = listed(
            tuple(
                f"{self._answer(name, example.answers[name])} instead of “{self._label(name, told.get(name, UNKNOWN))}”"
                for name in example.differs
            )
        )
        return f"Like {_named(example.like)}, but with {differences}."

    def _why(self, why: Why) -> str:
        patterns = [self._pattern(name) for name in why.patterns]
        effects = [
            f"{self._answer(change.factor, change.option)}: {self.models[change.model].title} {change.words}"
            for change in why.effects[:EFFECTS_SHOWN]
        ]
        more = len(why.effects) - EFFECTS_SHOWN
        if more > 0:
            effects.append(f"{more} more {'effect' if more == 1 else 'effects'} of these answers")
        told = [*patterns, *effects, *([self._margin()] if why.margin else [])]
        return "; ".join(told or ["what only one version has"])

    def _pattern(self, name: str) -> str:
        what = next(change.what for change in self.impact.changes.patterns if change.pattern == name)
        return f"the pattern “{self.patterns[name]}”, which is {what}"

    def _margin(self) -> str:
        before, after = self.impact.changes.margin or (0, 0)
        return f"the margin of a close call {before} → {after}"

    def _answer(self, factor: str, option: str) -> str:
        return f"“{self.factors[factor].title}: {self._label(factor, option)}”"

    def _label(self, factor: str, option: str) -> str:
        return UNKNOWN_LABEL if option == UNKNOWN else self.options.get((factor, option), option)

    def _case(self, change: CaseChange) -> str:
        before, after = self._result(change.before), self._result(change.after)
        expects = (change.case.expect.verdict, change.case.expect.first_choice, change.case.expect.runner_up)
        still = "" if expects == change.after else " Its page expects another result."
        return f"- {_named(change.case)}: {before} → {after}.{still}"

    def _result(self, result: tuple[str, str | None, str | None]) -> str:
        verdict, first, runner_up = result
        then = f", before {self.models[runner_up].title}" if runner_up else ""
        return self.outcome((verdict, first)) + then

    def _pages(self) -> Iterator[str]:
        changes = self.impact.changes
        if changes.margin:
            yield f"- `docs/_data/quiz.yml`: {self._margin()}"
        factors = dict.fromkeys(change.factor for change in changes.effects)
        only = (*changes.new_questions, *changes.lost_questions)
        for factor in dict.fromkeys(
            (*factors, *(name for name, _ in (*changes.new_options, *changes.lost_options)), *only)
        ):
            what = (
                "gone" if factor in changes.lost_questions else "new" if factor in only else "other effects or answers"
            )
            yield f"- `docs/factors/{factor}.md`: {what}"
        for pattern in changes.patterns:
            yield f"- `docs/patterns/{pattern.pattern}.md`: {pattern.what}"
        for model in dict.fromkeys(change.model for change in changes.effects):
            answers = dict.fromkeys((each.factor, each.option) for each in changes.effects if each.model == model)
            yield f"- `docs/models/{model}.md`: {len(answers)} {'answer counts' if len(answers) == 1 else 'answers count'} otherwise"
        for change in self.impact.cases:
            yield f"- `docs/cases/{change.case.id}.md`: another result"
        for case in self.impact.unmatched:
            yield f"- `docs/cases/{case.id}.md`: not compared, since `{self.base}` does not have all its answers"


def _named(case: Case) -> str:
    """Return a case with its file; a link would lead nowhere in the text of a pull request."""
    return f"“{case.title}” (`docs/cases/{case.id}.md`)"


def _of(moved: Moved) -> str:
    return f"{moved.moved:,} of {moved.sets:,}"


def _percent(part: int, whole: int) -> str:
    share = 100 * part / whole if whole else 0.0
    return "less than 0.1 %" if 0 < share < 0.05 else f"{share:.1f} %"
