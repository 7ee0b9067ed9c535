"""Patterns: when they hold, which of several speaks, and which depend on the first choice."""

from dataclasses import replace

from tests.examples.toy import CONTRACT, HANDS, LEADERLESS, OWN, SPLIT, TOY
from whichmodel import decide
from whichmodel.facts.knowledge import UNKNOWN


def ids(answers: dict[str, str]) -> list[str]:
    """Return the patterns that hold, by id."""
    return [pattern.id for pattern in decide(TOY, answers).patterns]


def test_all_conditions_must_hold() -> None:
    """A pattern holds only when every question it names has one of the answers it lists."""
    assert "leaderless" in ids({"lead": "nobody", "scope": "moving"})
    assert "leaderless" not in ids({"lead": "nobody", "scope": "fixed"})
    assert "leaderless" not in ids({"lead": "nobody"})


def test_unknown_meets_no_condition() -> None:
    """An unknown answer never completes a pattern."""
    assert ids({"lead": UNKNOWN, "scope": UNKNOWN, "lasts": UNKNOWN}) == []


def test_pattern_for_some_models_needs_them_first() -> None:
    """A contradiction or caution that names models holds only where one of them is the first choice."""
    assert ids({"lead": "busy", "scope": "fixed", "lasts": "months"}) == ["idle-lead", "season"]
    assert ids({"lead": "yes", "scope": "moving", "lasts": "months"}) == ["hand-over", "season"]


def test_not_ready_comes_before_mix() -> None:
    """Where both a not-ready and a mix pattern hold, the verdict is not-ready, and both are told."""
    both = replace(SPLIT, when={"lead": ("nobody",)})
    decision = decide(
        replace(TOY, patterns=(LEADERLESS, both)), {"lead": "nobody", "scope": "moving", "lasts": "years"}
    )

    assert (decision.verdict, decision.mix) == ("not-ready", None)
    assert [pattern.id for pattern in decision.patterns] == ["leaderless", "split"]


def test_pattern_with_most_conditions_speaks() -> None:
    """Of several not-ready patterns the one with the most conditions gives the model after."""
    broad = replace(LEADERLESS, id="a-broad-one", when={"lead": ("nobody",)}, after={"lead": "busy"})
    knowledge = replace(TOY, patterns=(broad, LEADERLESS))

    assert decide(knowledge, {"lead": "nobody", "scope": "moving", "lasts": "months"}).first_choice == HANDS
    assert decide(knowledge, {"lead": "nobody", "scope": "fixed", "lasts": "months"}).first_choice == CONTRACT


def test_pattern_first_by_id_speaks_among_equals() -> None:
    """Of patterns with as many conditions, the first by id speaks, in whatever order they stand."""
    other = replace(LEADERLESS, id="zz-last", after={"lead": "busy", "scope": "fixed"})
    answers = {"lead": "nobody", "scope": "moving", "lasts": "months"}

    for patterns in ((other, LEADERLESS), (LEADERLESS, other)):
        assert decide(replace(TOY, patterns=patterns), answers).not_ready.id == "leaderless"


def test_model_after_goes_by_sum_and_rules_alone() -> None:
    """The model after is the leader of the answers with `after` put in, even where these would be a mix."""
    after = replace(LEADERLESS, after={"lead": "yes", "scope": "fixed"})
    decision = decide(replace(TOY, patterns=(after, SPLIT)), {"lead": "nobody", "scope": "moving", "lasts": "years"})

    assert (decision.verdict, decision.first_choice) == ("not-ready", OWN)


def test_model_after_may_be_open() -> None:
    """Where the answers after are a tie, the verdict is still not-ready, without a first choice."""
    after = replace(LEADERLESS, after={"lead": "yes", "scope": "fixed"})
    decision = decide(replace(TOY, patterns=(after,)), {"lead": "nobody", "scope": "moving", "lasts": "months"})

    assert (decision.verdict, decision.first_choice) == ("not-ready", None)
