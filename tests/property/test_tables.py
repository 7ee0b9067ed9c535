"""The numbers that the engine counts with say the same as the records that people read."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples.strategies import Question, fillings, found_out_by, knowledge_bases, questions
from whichmodel import Knowledge, Outcome, outcome_of
from whichmodel.deciding.fillings import prospects
from whichmodel.deciding.table import Table, Values
from whichmodel.deciding.totals import leader, standings
from whichmodel.deciding.witnesses import FEW, Witnesses, all_alike
from whichmodel.facts.knowledge import NOT_READY

laws = settings(max_examples=200, deadline=None, derandomize=True, database=None)


def blank(question: Question, table: Table) -> tuple[Values, tuple[int, ...]]:
    """Return the answers as values, and the absent questions by index."""
    absent = tuple(i for i, name in enumerate(table.questions) if name not in question.answers)
    return table.values_of(question.answers), absent


def settled(question: Question) -> bool:
    """Say whether all fillings have one first choice and are all or none of them not ready, by trying each."""
    outcomes = [outcome_of(question.knowledge, filling) for filling in fillings(question)]
    return len({(outcome.verdict == NOT_READY, outcome.first_choice) for outcome in outcomes}) == 1


@laws
@given(knowledge_bases())
def test_outcomes_agree(knowledge: Knowledge) -> None:
    """For every filling there is, the outcome in numbers is that of `outcome_of`."""
    table = Table(knowledge)
    for filling in fillings(Question(knowledge, {})):
        code = table.outcome(table.values_of(filling))
        assert Outcome(code[0], table.first_choice(code)) == outcome_of(knowledge, filling)


@laws
@given(questions())
def test_absent_counts_as_unknown(question: Question) -> None:
    """An outcome in numbers takes absent answers as `unknown`, as `outcome_of` does."""
    table = Table(question.knowledge)
    code = table.outcome(table.values_of(question.answers))

    assert Outcome(code[0], table.first_choice(code)) == outcome_of(question.knowledge, question.answers)


@laws
@given(questions())
def test_lanes_hold_the_standings(question: Question) -> None:
    """A sum of numbers holds every model's total, its points against, in order of rank, and whether it is excluded."""
    table = Table(question.knowledge)
    values = table.values_of(question.answers)
    total = table.start + sum(table.numbers[i][value] for i, value in enumerate(values))

    everyone = standings(question.knowledge, question.answers)
    for m, standing in enumerate(everyone):
        assert table.excluded(total, m) == standing.ruled_out
        assert table.key(total, m) - table.bias == standing.points * table.unit - standing.against
        assert 0 <= standing.against < table.unit
    left = [m for m, standing in enumerate(everyone) if not standing.ruled_out]
    best = [m for m in left if table.key(total, m) == max(table.key(total, other) for other in left)]
    first = leader(everyone)
    assert (everyone[best[0]] if len(best) == 1 else None) is first


@laws
@given(questions())
def test_all_alike_agrees_with_enumeration(question: Question) -> None:
    """Where fillings are few, they are all looked at, and what is found is what trying each finds; else nothing is said."""
    table = Table(question.knowledge)
    values, absent = blank(question, table)

    assert all_alike(table, values, absent) == (settled(question) if len(fillings(question)) <= FEW else None)
    with found_out_by("enumeration"):
        assert all_alike(table, values, absent) == settled(question)
    with found_out_by("search alone"):
        assert all_alike(table, values, absent) is None
    assert values == table.values_of(question.answers)


@laws
@given(questions())
def test_witnesses_show_what_is_there(question: Question) -> None:
    """Every filling looked at keeps the answers given and shows its outcome; all of them are looked at where they are few."""
    table = Table(question.knowledge)
    values, absent = blank(question, table)
    for way in ("enumeration", "witnesses and bounds"):
        with found_out_by(way):
            seen = Witnesses(table, values, absent)
        assert seen.complete == (way == "enumeration")
        assert all(
            filling[i] == value for filling in seen.fillings for i, value in enumerate(values) if i not in absent
        )
        assert seen.codes == {table.outcome(filling) for filling in seen.fillings}
        assert seen.leaders == {first for _, first in seen.codes if first >= 0}
        assert {model for model in range(len(table.models)) if seen.hopeless(model)}.isdisjoint(seen.leaders)
        if seen.complete:
            every = [table.values_of(filling) for filling in fillings(question)]
            assert sorted(seen.fillings) == sorted(every)


@laws
@given(questions(), st.data())
def test_bounds_are_kept(question: Question, data: st.DataObject) -> None:
    """No filling puts a model further ahead of a rival than the widest answers say, while neither is excluded."""
    table = Table(question.knowledge)
    model = data.draw(st.integers(0, len(table.models) - 1))
    rival = data.draw(st.integers(0, len(table.models) - 1).filter(lambda other: other != model))
    for i, keys in enumerate(table.keys):
        allowed = [j for j in range(len(keys)) if not table.excludes[i][j][model]]
        widest = table.widest[model][rival][i]
        if any(table.excludes[i][j][rival] for j in allowed):
            assert widest is None
        else:
            assert widest == max(keys[j][model] - keys[j][rival] for j in allowed)
        kindest, sharpest = table.kindest[model][i], table.sharpest[model][rival][i]
        assert {kindest, sharpest} <= set(allowed)
        assert keys[sharpest][model] - keys[sharpest][rival] == max(keys[j][model] - keys[j][rival] for j in allowed)
        everybody = range(len(table.models))
        ahead = [sum(keys[j][model] - keys[j][other] for other in everybody) for j in allowed]
        assert sum(keys[kindest][model] - keys[kindest][other] for other in everybody) == max(ahead)


@laws
@given(questions())
def test_prospects_leave_the_answers_alone(question: Question) -> None:
    """Looking ahead changes neither the answers nor what is found the second time."""
    answers = dict(question.answers)
    assert prospects(question.knowledge, answers) == prospects(question.knowledge, answers)
    assert answers == question.answers
