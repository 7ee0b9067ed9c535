"""A model that is out is told why, in the buyer's own answer."""

from tests.examples.toy import CONTRACT, HANDS, OWN, TOY
from whichmodel.deciding.decision import decide
from whichmodel.deciding.elimination import eliminated
from whichmodel.telling.wording import dropped_in_words


def told(**answers: str) -> dict[str, str]:
    """Return, for each model that is out, why."""
    return {out.model.id: dropped_in_words(out) for out in eliminated(TOY, decide(TOY, answers))}


def test_a_model_that_is_ruled_out_names_the_answer() -> None:
    """The answer that excludes a model is named with its reason."""
    assert told(lead="nobody", scope="fixed")[HANDS] == "Your answer “Nobody” rules it out. Nobody could lead them."


def test_a_model_that_fell_behind_names_the_heaviest_answer() -> None:
    """A model that no answer left can bring first is told what puts it furthest behind the best one."""
    assert told(lead="yes", scope="moving", lasts="years") == {
        HANDS: "No answer that is left can bring it first. Your answer “Years” puts it furthest behind own gardener. "
        "It pays to employ.",
        CONTRACT: "No answer that is left can bring it first. Your answer “Years” puts it furthest behind own gardener. "
        "It pays to employ.",
    }


def test_a_mix_leaves_no_single_model() -> None:
    """Where a mix holds whatever comes next, every model that nothing excludes is told so."""
    assert told(scope="fixed", lasts="years", lead="yes") == dict.fromkeys(
        (HANDS, CONTRACT, OWN), "Your answers describe something that no single model covers."
    )


def test_nothing_is_out_at_the_start() -> None:
    """Before the first answer every model is in."""
    assert told() == {}
