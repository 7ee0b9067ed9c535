"""The rules as numbers, and what they show without a search, on a toy that can be checked by hand."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from tests.examples.toy import CONTRACT, HANDS, LASTS, LEAD, OWN, PLAIN, SCOPE, TOY, all_excluded, gives
from whichmodel import Knowledge
from whichmodel.deciding import fillings, witnesses
from whichmodel.deciding.fillings import prospects
from whichmodel.deciding.table import A_MIX, NOBODY, Table, table_of
from whichmodel.deciding.witnesses import Witnesses, all_alike
from whichmodel.facts.knowledge import CAUTION, UNKNOWN, Effect, Factor, Option

TOTAL = {HANDS: 0, CONTRACT: 1, OWN: 2}


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let no number of fillings be small enough to look at all."""
    monkeypatch.setattr(witnesses, "FEW", 0)
    yield


def seen(knowledge: Knowledge, answers: dict[str, str]) -> Witnesses:
    """Return the witnesses of some answers."""
    table = Table(knowledge)
    absent = tuple(i for i, name in enumerate(table.questions) if name not in answers)
    return Witnesses(table, table.values_of(answers), absent)


def hopeless(knowledge: Knowledge, answers: dict[str, str]) -> list[str]:
    """Return the models that the bounds show to be beaten."""
    found = seen(knowledge, answers)
    return [name for name, model in TOTAL.items() if found.hopeless(model)]


def leaders(knowledge: Knowledge, answers: dict[str, str]) -> list[str]:
    """Return the models for which a filling was found in which they come first."""
    return [name for name, model in TOTAL.items() if model in seen(knowledge, answers).leaders]


def outcome(knowledge: Knowledge, *values: int) -> tuple[str, int]:
    """Return the outcome of values: 0 for unknown, 1 for the first option, and so on."""
    return Table(knowledge).outcome(values)


def test_key_joins_total_and_points_against() -> None:
    """In the toy at most three points speak against a model, so a point weighs four: minus one, and against, is minus five."""
    table = Table(TOY)

    assert table.unit == 1 + 1 + 1 + 1
    assert table.keys[0] == ((0, 0, 0), (8, 0, 0), (-5, 4, 0), (0, 8, 0))
    assert table.keys[2] == ((0, 0, 0), (4, 4, 0), (-5, 0, 12))


def test_outcomes_of_the_toy() -> None:
    """Nothing known, a clear lead, a close call, a tie, a mix and a buyer who is not ready."""
    assert outcome(TOY, 0, 0, 0) == ("undecided", NOBODY)
    assert outcome(TOY, 1, 2, 1) == ("recommended", TOTAL[HANDS])
    assert outcome(TOY, 2, 2, 1) == ("close", TOTAL[OWN])
    assert outcome(TOY, 1, 1, 1) == ("close", NOBODY)
    assert outcome(TOY, 1, 1, 2) == ("mix", A_MIX)
    assert outcome(TOY, 3, 2, 1) == ("not-ready", TOTAL[HANDS])


def test_margin_is_held_against_totals() -> None:
    """One point behind is close, two are not, whatever speaks against the two."""
    assert outcome(replace(PLAIN, margin=1), 2, 0, 0)[0] == "close"
    assert outcome(replace(PLAIN, margin=0), 2, 0, 0)[0] == "recommended"
    assert outcome(replace(PLAIN, margin=1), 1, 0, 0)[0] == "recommended"
    assert outcome(replace(PLAIN, margin=2), 1, 0, 0)[0] == "close"


def test_first_choice_by_name() -> None:
    """The first choice of an outcome is told as a model's id, as a mix, or as nobody."""
    table = Table(TOY)

    assert [table.first_choice(("", code)) for code in (0, 1, 2, A_MIX, NOBODY)] == [HANDS, CONTRACT, OWN, "mix", None]


def test_every_answer_can_exclude() -> None:
    """A model excluded by every answer there is stays excluded: the count does not run over into its neighbour's."""
    out = Effect("Out.", rules_out=True, judgement="Plain.")
    for number in range(1, 10):
        factors = tuple(
            Factor(f"question-{i}", "x", "x?", "x", (Option("out", "x", effects={HANDS: out}),)) for i in range(number)
        )
        table = Table(replace(PLAIN, factors=factors))
        total = table.start + sum(numbers[1] for numbers in table.numbers)

        assert [table.excluded(total, model) for model in range(3)] == [True, False, False]
        assert table.outcome([1] * number) == ("close", NOBODY)  # the other two have nothing for or against them


def test_all_excluded() -> None:
    """Where an answer excludes everybody, nobody comes first."""
    assert outcome(all_excluded(), 3, 0, 0) == ("close", NOBODY)


def test_last_one_left_is_recommended() -> None:
    """A model whose rivals are all excluded has no runner-up to be close."""
    out = Effect("Out.", rules_out=True, judgement="Plain.")
    nobody = Option("nobody", "Nobody", effects={CONTRACT: out, OWN: out})
    knowledge = replace(PLAIN, factors=(replace(LEAD, options=(nobody,)), SCOPE, LASTS))

    assert outcome(knowledge, 1, 1, 2) == ("recommended", TOTAL[HANDS])


def test_table_is_made_once() -> None:
    """The same knowledge has one table; knowledge with other rules has another."""
    assert table_of(TOY) is table_of(TOY)
    assert table_of(TOY) is not table_of(PLAIN)


def test_questions_that_patterns_ask_for() -> None:
    """Only what a mix or a not-ready pattern asks for counts as asked by rules; a caution gives no outcome."""
    split = next(pattern for pattern in TOY.patterns if pattern.kind == "mix")
    caution = next(pattern for pattern in TOY.patterns if pattern.kind == CAUTION)

    assert Table(TOY).asked_by_rules == {0, 1, 2}
    assert Table(replace(TOY, patterns=(split,))).asked_by_rules == {1, 2}
    assert Table(replace(TOY, patterns=(caution,))).asked_by_rules == set()


def test_answers_that_do_most_for_a_model() -> None:
    """Against all others hands want a lead, moving work and months; against the gardener alone the scope is all one."""
    table = Table(TOY)

    assert [table.options[i][value] for i, value in enumerate(table.kindest[TOTAL[HANDS]])] == [
        "yes",
        "moving",
        "months",
    ]
    assert [table.options[i][value] for i, value in enumerate(table.sharpest[TOTAL[HANDS]][TOTAL[OWN]])] == [
        "yes",
        UNKNOWN,
        "months",
    ]


def test_how_far_ahead_an_answer_can_put_a_model() -> None:
    """Nobody to lead excludes hands, so there is no bound on how far ahead of them a contract gets by it."""
    table = Table(TOY)

    assert table.widest[TOTAL[HANDS]][TOTAL[CONTRACT]] == (8, 9, 0)
    assert table.widest[TOTAL[CONTRACT]][TOTAL[HANDS]] == (None, 8, 5)


def test_few_fillings_are_all_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Up to the number agreed, fillings are counted exactly: 4 x 3 x 3 of the toy are looked at under 36, not under 35."""
    for most, complete in ((36, True), (35, False)):
        monkeypatch.setattr(witnesses, "FEW", most)
        table = Table(TOY)
        assert seen(TOY, {}).complete == complete
        assert (len(seen(TOY, {}).fillings) == 36) == complete
        assert (all_alike(table, [0, 0, 0], (0, 1, 2)) is not None) == complete


def test_alike_or_not() -> None:
    """Fixed work that lasts years is a mix whoever leads; a busy lead of moving work means the gardener, months or years."""
    table = Table(TOY)

    assert all_alike(table, table.values_of({"scope": "fixed", "lasts": "years"}), (0,)) is True
    assert all_alike(table, table.values_of({"lead": "busy", "scope": "moving"}), (2,)) is True
    assert all_alike(table, table.values_of({"lead": "yes", "scope": "moving"}), (2,)) is False
    assert all_alike(table, table.values_of({"lead": "nobody", "lasts": "years"}), (1,)) is False


@pytest.mark.usefixtures("few")
def test_a_witness_for_each_model_that_can_come_first() -> None:
    """A few well-chosen fillings show every model of the toy in front that can get there."""
    assert leaders(PLAIN, {}) == [HANDS, CONTRACT, OWN]
    assert leaders(TOY, {}) == [HANDS, CONTRACT, OWN]
    assert leaders(TOY, {"lead": "nobody"}) == [HANDS, CONTRACT, OWN]  # hands once somebody leads
    assert leaders(PLAIN, {"lead": "nobody"}) == [CONTRACT, OWN]
    assert leaders(PLAIN, {"lasts": "years"}) == [CONTRACT, OWN]
    assert len(seen(PLAIN, {}).fillings) == 1 + 3


@pytest.mark.usefixtures("few")
def test_bounds_show_who_is_beaten() -> None:
    """Who is excluded or cannot draw ahead any more is hopeless; so is who can only draw level."""
    assert hopeless(PLAIN, {}) == []
    assert hopeless(PLAIN, {"lead": "nobody"}) == [HANDS]
    assert hopeless(TOY, {"lead": "nobody"}) == []  # somebody may lead once the buyer is ready
    assert hopeless(PLAIN, {"lead": "busy", "scope": "moving"}) == [HANDS, CONTRACT]
    assert hopeless(PLAIN, {"lead": "busy", "lasts": "years"}) == [
        HANDS,
        CONTRACT,
    ]  # three points each, with fixed work


@pytest.mark.usefixtures("few")
def test_nobody_is_hopeless_while_the_rival_can_be_excluded() -> None:
    """However far behind, a model has hope as long as an absent answer can exclude the one in front."""
    far = replace(LASTS, options=(Option("far", "x", effects={HANDS: gives(50, "x")}),))
    knowledge = replace(PLAIN, factors=(LEAD, SCOPE, far))

    assert hopeless(knowledge, {"lasts": "far"}) == []
    assert hopeless(knowledge, {"lasts": "far", "lead": "yes"}) == [CONTRACT, OWN]


def test_most_is_shown_without_a_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 300 quizzes, witnesses and bounds leave few questions to the search, which is what takes time."""
    searched = dict.fromkeys(("can_lead", "can_be_denied", "can_lead_here_only"), 0)

    def counted(name: str, search: Callable[..., bool]) -> Callable[..., bool]:
        def count(*given: object) -> bool:
            searched[name] += 1
            return search(*given)

        return count

    monkeypatch.setattr(witnesses, "FEW", 0)
    for name in searched:
        monkeypatch.setattr(fillings, name, counted(name, getattr(fillings, name)))
    for seed in range(300):
        prospects(*_random_quiz(random.Random(seed)))

    assert searched["can_lead"] <= 80
    assert searched["can_be_denied"] <= 32
    assert searched["can_lead_here_only"] <= 380


def _random_quiz(source: random.Random) -> tuple[Knowledge, dict[str, str]]:
    """Return the toy with six random questions, and answers to some of them."""
    factors = tuple(
        Factor(
            f"question-{i}",
            "x",
            "x?",
            "x",
            tuple(
                Option(
                    f"option-{j}",
                    "x",
                    effects={
                        name: Effect("x", source.randint(-3, 3), rules_out=source.random() < 0.08, judgement="x")
                        for name in TOTAL
                    },
                )
                for j in range(4)
            ),
        )
        for i in range(6)
    )
    patterns = tuple(
        replace(pattern, when={"question-0": ("option-1",), f"question-{i}": ("option-0", "option-2")}, after=after)
        for i, (pattern, after) in enumerate(
            (
                (next(one for one in TOY.patterns if one.kind == "not-ready"), {"question-0": "option-0"}),
                (next(one for one in TOY.patterns if one.kind == "mix"), {}),
            ),
            1,
        )
    )
    answers = {factor.id: f"option-{source.randrange(4)}" for factor in factors if source.random() < 0.5}
    return replace(TOY, factors=factors, patterns=patterns), answers
