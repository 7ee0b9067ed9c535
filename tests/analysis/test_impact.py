"""The impact of a change: what moves between two versions of the rules, counted and told truly."""

from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.combinations import Combinations
from analysis.impact import EXAMPLES, compare
from analysis.report import compared_on, report
from tests.examples.strategies import Question, fillings, knowledge_bases, laws, with_more_points
from tests.examples.toy import CONTRACT, HANDS, LEADERLESS, OWN, TOY, gives
from whichmodel import knowledge_from_text, outcome_of
from whichmodel.facts.jsontext import canonical
from whichmodel.facts.knowledge import CLOSE, MIX, NOT_READY, RECOMMENDED, UNKNOWN, Case, Expectation, Knowledge, Option

LEAD, SCOPE, LASTS = TOY.factors
SPRING = Case(
    "spring",
    "A bed by spring",
    "A bed.",
    {"lead": "nobody", "scope": "fixed", "lasts": "months"},
    Expectation(RECOMMENDED, CONTRACT, OWN),
)
CASES = replace(TOY, cases=(SPRING,))


def told(old: Knowledge, new: Knowledge) -> str:
    """Return the report on what moves from one version to the other."""
    return report(compare(old, new), "before")


@laws
@given(knowledge_bases(), st.data())
def test_counts_and_examples_are_what_enumeration_says(small: Knowledge, data: st.DataObject) -> None:
    """After a random change of points, the sets that move are counted exactly, and every example is true."""
    factor = data.draw(st.sampled_from(small.factors))
    option, model = data.draw(st.sampled_from(factor.options)), data.draw(st.sampled_from(small.models))
    new = with_more_points(small, model.id, factor.id, option.id, data.draw(st.integers(-3, 3)))
    impact = compare(small, new)
    moved = [each for each in fillings(Question(new, {})) if outcome_of(small, each) != outcome_of(new, each)]

    assert impact.all.moved == len(moved)
    assert impact.known.moved == sum(UNKNOWN not in each.values() for each in moved)
    assert sum(move.sets for move in impact.moves) == (impact.known.moved or impact.all.moved)
    assert len(impact.examples) <= EXAMPLES
    for example in impact.examples:
        before, after = outcome_of(small, example.answers), outcome_of(new, example.answers)
        assert example.before == (before.verdict, before.first_choice)
        assert example.after == (after.verdict, after.first_choice)
        assert [(change.factor, change.option) for change in example.why.effects] == [(factor.id, option.id)]


@pytest.mark.parametrize(
    "new",
    [
        CASES,
        replace(CASES, patterns=tuple(replace(pattern, says="Other words.") for pattern in CASES.patterns)),
        replace(CASES, factors=(LASTS, LEAD, SCOPE)),
    ],
    ids=["the same", "another sentence", "another order of asking"],
)
def test_the_same_rules_move_nothing(new: Knowledge) -> None:
    """Without a change of rules there is nothing to tell; each answer is compared with itself, wherever it is asked."""
    assert not compare(CASES, new)
    assert not compare(new, CASES)
    assert not compare(CASES, new).changes
    assert told(CASES, new) == ""


WITHOUT = replace(CASES, patterns=tuple(pattern for pattern in TOY.patterns if pattern is not LEADERLESS))
LATER = replace(WITHOUT, patterns=(*WITHOUT.patterns, replace(LEADERLESS, after={"lead": "busy"})))
WAITING = replace(LEAD.options[2], effects={**LEAD.options[2].effects, HANDS: gives(9, "They can wait.")})
ALLOWED = replace(CASES, factors=(replace(LEAD, options=(*LEAD.options[:2], WAITING)), SCOPE, LASTS))


STAY = replace(SCOPE.options[0], effects={OWN: gives(3, "Stay.")})
OTHERWISE = replace(CASES, factors=(LEAD, replace(SCOPE, options=(STAY, SCOPE.options[1])), LASTS))
EXPECTED = replace(OTHERWISE, cases=(replace(SPRING, expect=Expectation(CLOSE, None)),))
SPRING_NOW = (
    "\n- “A bed by spring” (`docs/cases/spring.md`): "
    "Recommended: Contract, before Own gardener → A close call: nobody first."
)
WIDER = replace(CASES, margin=3)
OURS = Option("ours", "It is ours", effects={OWN: gives(9, "It is.")})
WITH_OURS = replace(CASES, factors=(LEAD, replace(SCOPE, options=(OURS, *SCOPE.options)), LASTS))
CASE_OF_OURS = replace(WITH_OURS, margin=3, cases=(SPRING, replace(SPRING, id="ours", answers={"scope": "ours"})))
WITHOUT_OWN = replace(
    CASES,
    models=TOY.models[:2],
    factors=tuple(
        replace(
            factor,
            options=tuple(
                replace(option, effects={name: effect for name, effect in option.effects.items() if name != OWN})
                for option in factor.options
            ),
        )
        for factor in TOY.factors
    ),
)
FAST = replace(WIDER, models=tuple(replace(model, title=f"{model.title} | fast") for model in TOY.models))


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        # A pattern comes before a sum, the margin is named, and so is an answer that ceases to rule a model out.
        (CASES, WITHOUT, "Moved by the pattern “Nobody leads moving work”, which is gone.\n"),
        (WITHOUT, CASES, "Moved by the pattern “Nobody leads moving work”, which is new.\n"),
        (CASES, LATER, "Moved by the pattern “Nobody leads moving work”, which is changed.\n"),
        (CASES, WIDER, "Moved by the margin of a close call 1 → 3.\n"),
        (CASES, ALLOWED, "Moved by “Lead: Nobody”: Borrowed hands ruled out → +9.\n"),
        (ALLOWED, CASES, "Moved by “Lead: Nobody”: Borrowed hands +9 → ruled out.\n"),
        # Each move has its row with both results, in which no bar of a title begins another cell.
        (CASES, LATER, "| Not ready yet: then Borrowed hands | Not ready yet: then Own gardener | 1 | 100.0 % |"),
        (CASES, WIDER, "| Recommended: Own gardener | A close call: Own gardener first |"),
        (CASES, FAST, "| Recommended: Own gardener \\| fast | A close call: Own gardener \\| fast first |"),
        # Each file has its line with what changed in it.
        (CASES, LATER, "- `docs/patterns/leaderless.md`: changed\n"),
        (CASES, WIDER, "- `docs/_data/quiz.yml`: the margin of a close call 1 → 3\n"),
        # A case that ends otherwise is listed with both results, and whether its page says so.
        (CASES, OTHERWISE, f"{SPRING_NOW} Its page expects another result.\n"),
        (CASES, OTHERWISE, "- `docs/cases/spring.md`: another result\n"),
        (CASES, EXPECTED, f"{SPRING_NOW}\n"),
        # Nothing is said about what a case was before its answers existed.
        (CASES, CASE_OF_OURS, "- `docs/cases/ours.md`: not compared, since `before` does not have all its answers\n"),
        # Where a model goes, what it won goes elsewhere.
        (CASES, WITHOUT_OWN, "Only one has: model that is gone “Own gardener”."),
        (CASES, WITHOUT_OWN, "| Recommended: Own gardener | Recommended: Borrowed hands | 1 |"),
    ],
)
def test_the_report_tells_what_moved_whereto_and_why(old: Knowledge, new: Knowledge, line: str) -> None:
    """Moves, their reasons, cases, files, and what only one version has are each told in a line."""
    assert line in told(old, new)


YEARS = with_more_points(replace(CASES, patterns=()), OWN, "lasts", "years", -3)
SHORT = replace(YEARS, factors=(SCOPE, YEARS.factors[2]), cases=())


@pytest.mark.parametrize(
    ("old", "new", "sets", "only"),
    [
        (CASES, WITH_OURS, 12, "new answer “Scope: It is ours” (left out)"),
        (WITH_OURS, CASES, 12, "answer that is gone “Scope: It is ours” (left out)"),
        (SHORT, YEARS, 4, "new question “Lead” (counted as not known)"),
        (YEARS, SHORT, 4, "question that is gone “Lead” (counted as not known)"),
    ],
)
def test_what_only_one_version_has_is_not_compared_and_said(
    old: Knowledge, new: Knowledge, sets: int, only: str
) -> None:
    """A new answer is left out, a new question counts as not known, whichever of the two versions has it."""
    impact = compare(old, new)

    assert (bool(impact), impact.known.sets) == (False, sets)
    assert compared_on(impact) == f"Compared on the answers that both versions have. Only one has: {only}."


def test_after_is_part_of_what_moves_a_not_ready_result() -> None:
    """The model after counts the answers that will be true then, so their points are the reason."""
    new = with_more_points(CASES, HANDS, "lead", "yes", -4)
    impact = compare(CASES, new)
    found = [example for example in impact.examples if example.before == (NOT_READY, HANDS)]

    assert found
    assert all(example.answers["lead"] == "nobody" for example in found)
    assert all([change.words for change in example.why.effects] == ["+2 → −2"] for example in found)


def test_renamed_ids_move_nothing() -> None:
    """Models, questions and answers under new ids, with the old ones in the list of renamed ones, are the same."""
    names = {"lead": "leader", "nobody": "no-one", HANDS: "helpers", "lost": "found"}
    text = canonical(asdict(replace(TOY, renamed={})))
    for old, name in names.items():
        text = text.replace(f'"{old}"', f'"{name}"')
    new = replace(knowledge_from_text(text), renamed=names)

    assert not compare(TOY, new)
    assert not compare(TOY, new).changes
    assert compare(TOY, replace(new, renamed={})).changes


def test_two_answers_that_became_one_stay_two_before() -> None:
    """An answer merged into another is one that is gone; the other keeps its outcomes."""
    merged = replace(CASES, factors=(replace(LEAD, options=(LEAD.options[0], LEAD.options[2])), SCOPE, LASTS), cases=())
    impact = compare(CASES, replace(merged, renamed={"busy": "yes"}))

    assert not impact
    assert impact.changes.lost_options == (("lead", "busy"),)


def test_names_that_lead_in_a_circle_lead_nowhere() -> None:
    """A list of renamed ids that goes round in a circle is followed once."""
    without = replace(CASES, factors=(SCOPE, LASTS), patterns=(), cases=(), renamed={"lead": "guide", "guide": "lead"})

    assert compare(replace(CASES, patterns=()), without).changes.lost_questions == ("lead",)


def test_examples_differ_least_from_a_case_and_are_no_case() -> None:
    """The first example of a move has one known answer that the case has not; the case itself is listed elsewhere."""
    impact = compare(CASES, replace(CASES, margin=5))
    example = next(each for each in impact.examples if each.before == (RECOMMENDED, CONTRACT))

    assert example.answers == {"lead": "busy", "scope": "fixed", "lasts": "months"}
    assert (example.like, example.differs) == (SPRING, ("lead",))


def test_examples_of_one_move_are_near_different_cases() -> None:
    """Where one move gives several examples, no two of them are told by the same case."""
    busy = replace(SPRING, id="busy", answers={"lead": "busy", "scope": "fixed", "lasts": "months"})
    impact = compare(CASES, replace(CASES, margin=5, cases=(SPRING, busy)))
    told_by = [(each.before, each.after, each.like and each.like.id) for each in impact.examples]

    assert ((RECOMMENDED, CONTRACT), (CLOSE, CONTRACT), "spring") in told_by
    assert ((RECOMMENDED, CONTRACT), (CLOSE, CONTRACT), "busy") in told_by
    assert len(set(told_by)) == len(told_by)


def test_only_effects_on_models_in_the_lead_are_named() -> None:
    """An effect on a model that is ruled out anyway did not move anything."""
    new = with_more_points(with_more_points(CASES, CONTRACT, "lead", "nobody", -5), HANDS, "lead", "nobody", 1)
    impact = compare(CASES, new)

    assert len(impact.changes.effects) == 2
    assert impact.examples
    assert {change.model for example in impact.examples for change in example.why.effects} == {CONTRACT}


def test_many_moves_are_summed_up_after_twelve(everything: Combinations) -> None:
    """The table has the twelve most frequent moves and one row for all others; the rows add up."""
    impact = compare(with_more_points(everything.knowledge, "in-house", "today", "own-busy", 4), everything.knowledge)
    rows = [line for line in report(impact, "before").splitlines() if line.startswith("| ")][1:]

    assert len(impact.moves) > 12
    assert len(impact.examples) == EXAMPLES
    assert [move.sets for move in impact.moves] == sorted((move.sets for move in impact.moves), reverse=True)
    assert len(rows) == 13
    assert rows[-1].startswith(f"| {len(impact.moves) - 12} other moves | | ")
    assert sum(int(row.split("|")[3].replace(",", "")) for row in rows) == impact.known.moved


def test_what_moves_only_where_something_is_unknown_is_told() -> None:
    """Nothing moves among known answers, and the report says where it does."""
    idle = replace(LASTS.options[0], effects={})
    impact = compare(CASES, replace(CASES, factors=(LEAD, SCOPE, replace(LASTS, options=(idle, LASTS.options[1])))))
    text = report(impact, "before")

    assert "**0 of 12 complete sets of known answers (0.0 %) lead to another outcome**" in text
    assert "All that move have “I don’t know” among the answers:\n" in text
    assert all(UNKNOWN in example.answers.values() for example in impact.examples)
    assert MIX not in {move.before[0] for move in impact.moves}


def test_many_effects_are_counted_after_four() -> None:
    """An example names four effects and counts the others."""
    new = CASES
    for factor in CASES.factors:
        for option in factor.options:
            new = with_more_points(new, CONTRACT, factor.id, option.id, -5)
            new = with_more_points(new, OWN, factor.id, option.id, 1)
    lines = [line for line in told(CASES, new).splitlines() if line.endswith("; 2 more effects of these answers.")]

    assert lines
    assert {line.count(" → ") for line in lines} == {4}
