"""A model that is out is told why, in the buyer's own answer."""

from dataclasses import replace

from tests.examples.toy import CONTRACT, HANDS, LEADERLESS, OWN, TOY
from whichmodel import Knowledge
from whichmodel.deciding.decision import decide
from whichmodel.deciding.elimination import eliminated
from whichmodel.telling.wording import dropped_in_words


def told(knowledge: Knowledge = TOY, /, **answers: str) -> dict[str, str]:
    """Return, for each model that is out, why."""
    return {
        out.model.id: dropped_in_words(out)
        for out in eliminated(knowledge, answers, decide(knowledge, answers).possible)
    }


BEHIND = (
    "No remaining answer can bring it first. Your answer “Years” puts it furthest behind own gardener. "
    "It pays to employ."
)
NO_SINGLE = "Your answers describe something that no single model covers."


def test_a_model_that_is_out_is_told_why() -> None:
    """The answer that excludes a model, or puts it furthest behind the best, is named with its reason; or a mix holds."""
    assert told(lead="nobody", scope="fixed")[HANDS] == "Your answer “Nobody” rules it out. Nobody could lead them."
    assert told(lead="yes", scope="moving", lasts="years") == {HANDS: BEHIND, CONTRACT: BEHIND}
    assert told(scope="fixed", lasts="years", lead="yes") == dict.fromkeys((HANDS, CONTRACT, OWN), NO_SINGLE)
    assert told() == {}


def test_no_answer_is_blamed_that_speaks_for_a_model() -> None:
    """Who is out only because something has to be put in place first is told of no answer that sets them back."""
    unready = replace(TOY, patterns=(replace(LEADERLESS, when={"lead": ("nobody",)}),))

    assert told(unready, lead="nobody")[CONTRACT] == "No remaining answer can bring it first."
