"""A result as another reader questions it."""

import pytest

from tests.examples.toy import CLAIM, HANDS, TOLD
from whichmodel import Knowledge, decide
from whichmodel.facts.knowledge import UNKNOWN
from whichmodel.keeping.markdown import as_markdown
from whichmodel.keeping.record import record
from whichmodel.telling.readers import briefing, briefing_lines, check_reader

HIRED = {"lead": "yes", "scope": "moving", "lasts": "months"}
NOBODY_LEADS = {"lead": "nobody", "scope": "moving", "lasts": "months"}


def test_a_reader_gets_the_same_result_with_other_questions() -> None:
    """Headline and steps are the buyer's; answers and questions are what this reader looks at."""
    decision = decide(TOLD, HIRED)
    purse, neighbour = (briefing(TOLD, decision, reader) for reader in ("purse", "neighbour"))

    assert purse["headline"] == neighbour["headline"] == "Borrowed hands fits your answers best."
    assert purse["next_steps"] == neighbour["next_steps"]
    assert [step["says"] for step in purse["next_steps"]] == ["Ring about borrowed hands."]
    assert [given["factor"] for given in purse["answers"]] == ["lasts", "scope"]
    assert purse["parts"] == [
        {
            "model": HANDS,
            "about": "Borrowed hands",
            "questions": [
                {
                    "asks": f"What do {HANDS} cost?",
                    "says": "By the hour.",
                    "claims": [CLAIM],
                    "judgement": "",
                    "page": f"models/{HANDS}/#price",
                }
            ],
        }
    ]
    assert list(purse["sources"]) == [CLAIM]
    assert neighbour["parts"][0]["questions"][0]["page"] == "practice/"


@pytest.mark.parametrize(
    ("answers", "about"),
    [
        ({"lead": "yes", "scope": "fixed", "lasts": "years"}, ["Contract, for: Laying out", "Own gardener, for: Care"]),
        (NOBODY_LEADS, ["The small first step: contract"]),
        ({"lead": "yes", "scope": "fixed", "lasts": "months"}, ["Borrowed hands", "Contract"]),
        ({"lead": "yes", "scope": UNKNOWN}, []),
    ],
)
def test_questions_are_about_what_would_be_signed(answers: dict[str, str], about: list[str]) -> None:
    """About each part of a mix, the first step while not ready, each of tied models, and nothing while undecided."""
    told = briefing(TOLD, decide(TOLD, answers), "purse")

    assert [part["about"] for part in told["parts"]] == about


def test_an_unknown_reader_is_named_with_the_nearest() -> None:
    """A slip of the pen is told as such."""
    assert check_reader(TOLD, "purse") == ()
    assert [each.message for each in check_reader(TOLD, "pursee")] == [
        "'pursee' is not a reader; did you mean 'purse'?"
    ]
    assert [each.message for each in check_reader(TOLD, 3)] == ["found a number; expected one of: purse, neighbour."]


def test_the_record_as_markdown_has_the_questions_and_their_sources() -> None:
    """They stand between steps and sources, under the same numbers; without a reader nothing is different."""
    made = record(TOLD, HIRED, date="2026-03-31")
    told = as_markdown(made, briefing(TOLD, decide(TOLD, HIRED), "purse"))
    section = told.partition("## What the purse will ask\n")[2].partition("\n## Sources")[0]

    assert section == (
        f"\n### Borrowed hands\n\n- What do {HANDS} cost?\n"
        f"    - By the hour. (source 1) In full: `models/{HANDS}/#price`\n"
    )
    assert told.replace(f"## What the purse will ask\n{section}\n", "") == as_markdown(made)


def test_a_terminal_shows_questions_with_answers_and_places() -> None:
    """One line asks, the next answers and says where in full."""
    lines = list(briefing_lines(briefing(TOLD, decide(TOLD, NOBODY_LEADS), "neighbour")))

    assert lines == [
        "Looks over the fence.",
        "Who tells people what to do? Nobody",
        "The small first step: contract:",
        "  - How loud is it?",
        "    Not before eight. (practice/)",
    ]


def test_every_reader_has_questions_of_every_model(knowledge: Knowledge) -> None:
    """In the guide no reader is left without questions, and no two models answer them alike."""
    said = [
        question.says for model in knowledge.models for questions in model.readers.values() for question in questions
    ]

    assert [reader.id for reader in knowledge.readers] == ["sponsor", "engineering", "procurement", "finance"]
    assert all(set(model.readers) == {reader.id for reader in knowledge.readers} for model in knowledge.models)
    assert len(said) == len(set(said)) >= 6 * 4 * 3
