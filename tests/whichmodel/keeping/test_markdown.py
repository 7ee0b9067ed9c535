"""The record as a document to put before others."""

from dataclasses import replace

import pytest

from tests.examples.toy import CONTRACT, HANDS, LEADERLESS, PLAIN, TOLD, TOY, all_excluded, gives
from whichmodel.facts.knowledge import Knowledge, Option
from whichmodel.keeping.link import write_link
from whichmodel.keeping.markdown import as_markdown
from whichmodel.keeping.record import record

CLEAR = {"lead": "yes", "scope": "moving", "lasts": "months"}


def document(knowledge: Knowledge = TOY, /, *, title: str = "Our garden", **answers: str) -> str:
    """Return the record for some answers as Markdown."""
    return as_markdown(record(knowledge, answers, date="2026-03-31", title=title))


def section(text: str, title: str) -> list[str]:
    """Return the lines of one section of a document, without empty ones; none where there is no such section."""
    found = text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    return [line for line in found.split("\n") if line]


def test_whole_document() -> None:
    """The Markdown of a clear case, word for word."""
    assert document(TOLD, **CLEAR) == (
        "# Our garden\n\n"
        "Date: 2026-03-31\n\n"
        "**Borrowed hands fits your answers best.**\n\n"
        "## Why\n\n"
        "Borrowed hands has 4 points:\n\n"
        "- +2: You can lead them. You answered: Somebody with time. (source 1)\n"
        "- +1: They turn with you. You answered: It moves. (the guide's own judgement)\n"
        "- +1: They leave after. You answered: Some months. (the guide's own judgement)\n\n"
        "## What was weighed\n\n"
        "| Question | Answer |\n"
        "| --- | --- |\n"
        "| Who tells people what to do? | Somebody with time |\n"
        "| Is the work fixed? | It moves |\n"
        "| How long does it last? | Some months |\n\n"
        "## The runner-up, and why it lost\n\n"
        "Own gardener is 3 points behind. What it won or lost against the first choice:\n\n"
        "- -2: You can lead them. You answered: Somebody with time.\n"
        "- -1: They leave after. You answered: Some months.\n\n"
        "## What would change it\n\n"
        "Change any one answer, and the result stays the same in 0 of 4 cases.\n\n"
        "- If whoever leads were busy, own gardener would come first, but only just.\n"
        "- If nobody led, you would not be ready yet, with borrowed hands to follow.\n"
        "- If the work were fixed, no single model would come first.\n"
        "- If your answer to “How long does it last?” were “Years”, own gardener would fit best.\n\n"
        "## Take care\n\n"
        "- They leave: What they know leaves with them. (the guide's own judgement)\n"
        "    - Write it down.\n"
        "- Begin in spring: Plants need time. (the guide's own judgement)\n"
        "    - Wait.\n\n"
        "## Next steps\n\n"
        "1. Ring about borrowed hands. (source 1)\n\n"
        "## Sources\n\n"
        '"The Almanac". Publisher: Old Press. Date: 1900.\n'
        "What they sell: almanacs.\n\n"
        "1. Hands need a lead. (Page 1)\n\n"
        "## How this was decided\n\n"
        "- Rules version: rules-1\n"
        "- Content version: content-1\n"
        "- The same rules and the same answers always lead to the same result.\n"
        "- To open it again, add this to the address of the quiz, after a #:\n\n"
        f"```text\n{write_link(TOLD, CLEAR)}\n```\n\n"
        "## Signed off\n\n"
        "- Decided by: ______________________________\n"
        "- Date: ______________________________\n"
        "- Agreed by: ______________________________\n"
    )


NOT_READY = (
    "The work moves and nobody steers it. (source 1)",
    "- Put in place: A lead.",
    "- Buy first: A plan for one bed. Buy it as contract.",
    "- After that: borrowed hands.",
    "- This assumes: Who tells people what to do? Somebody with time.",
    "Ruled out by the answers:",
    "- Borrowed hands: Nobody could lead them. You answered: Nobody. (source 1)",
)
MIX = (
    "A part of it is building, a part is care. (the guide's own judgement)",
    "- Laying out: contract. It ends.",
    "- Care: own gardener. It goes on.",
    "Where they meet: Who waters in the first month?",
)
RULED_OUT = (
    "Contract has 5 points:",
    "- +2: It leads itself. You answered: Nobody. (the guide's own judgement)",
    "- +2: You can write it down. You answered: It is fixed. (the guide's own judgement)",
    "- +1: It ends. You answered: Some months. (the guide's own judgement)",
    "Ruled out by the answers:",
    "- Borrowed hands: Nobody could lead them. You answered: Nobody. (source 1)",
)
TIE = (
    "Borrowed hands has 3 points:",
    "- +2: You can lead them. You answered: Somebody with time. (source 1)",
    "- +1: They leave after. You answered: Some months. (the guide's own judgement)",
    "Contract has 3 points:",
    "- +2: You can write it down. You answered: It is fixed. (the guide's own judgement)",
    "- +1: It ends. You answered: Some months. (the guide's own judgement)",
)


UNREADY = {"lead": "nobody", "scope": "moving", "lasts": "months"}
HELPER = "- Who can help: A gardener who has led before."
ALL_OUT = tuple(
    f"- {name}: No. You answered: Nobody. (the guide's own judgement)"
    for name in ("Borrowed hands", "Contract", "Own gardener")
)


@pytest.mark.parametrize(
    ("knowledge", "answers", "why"),
    [
        (TOY, UNREADY, NOT_READY),
        (TOLD, UNREADY, (*NOT_READY[:2], HELPER, *NOT_READY[2:])),
        (TOY, {"lead": "busy", "scope": "fixed", "lasts": "years"}, MIX),
        (TOY, {"lead": "nobody", "scope": "fixed", "lasts": "months"}, RULED_OUT),
        (TOY, {"lead": "yes", "scope": "fixed", "lasts": "months"}, TIE),
        (TOY, {"lead": "yes", "scope": "moving"}, ()),
        (all_excluded(), {"lead": "nobody"}, ("Ruled out by the answers:", *ALL_OUT)),
    ],
)
def test_why(knowledge: Knowledge, answers: dict[str, str], why: tuple[str, ...]) -> None:
    """Why: what is missing, how the work is split, the points of the first or of all that tie, and who is ruled out."""
    assert tuple(section(document(knowledge, **answers), "Why")) == why


def test_not_ready_without_a_model_after() -> None:
    """Where the answers after are a tie, no line says what comes after."""
    after = replace(LEADERLESS, after={"lead": "yes", "scope": "fixed"})
    why = section(document(replace(TOY, patterns=(after,)), **UNREADY), "Why")

    assert not any(line.startswith("- After that") for line in why)
    assert sum(line.startswith("- This assumes") for line in why) == 2


def test_what_is_undecided() -> None:
    """The document of an open case says what was not answered and what to find out, from whom; nobody has lost."""
    text = document(TOLD, lead="yes", scope="unknown")

    assert section(text, "What was weighed")[-2:] == [
        "| Is the work fixed? | I don't know |",
        "| How long does it last? | Not answered |",
    ]
    assert section(text, "What to find out") == [
        "- Is the work fixed?",
        "- How long does it last? Ask whoever owns the garden.",
    ]
    assert "The runner-up" not in text
    assert "stays the same" not in text


@pytest.mark.parametrize(("points", "total"), [(-2, "-2 points"), (-1, "-1 point"), (1, "1 point"), (2, "2 points")])
def test_one_point_is_singular_on_either_side_of_zero(points: int, total: str) -> None:
    """A total of one point, or of one point less than none, is not written as several."""
    busy = Option("busy", "Somebody busy", effects={HANDS: gives(points, "They would wait.")})
    alone = replace(PLAIN, models=TOY.models[:1], factors=(replace(PLAIN.factors[0], options=(busy,)),))

    assert section(document(alone, lead="busy"), "Why") == [
        f"Borrowed hands has {total}:",
        f"- {points:+d}: They would wait. You answered: Somebody busy. (the guide's own judgement)",
    ]


def test_a_runner_up_with_as_many_points() -> None:
    """A runner-up with as many points is not called behind; where nothing sets the two apart, nothing is listed."""
    swaying = Option("yes", "Yes", effects={HANDS: gives(1, "Hands."), CONTRACT: gives(2, "Contract.")})
    against = Option("yes", "Yes", effects={CONTRACT: gives(-1, "Less.")})
    factors = tuple(
        replace(TOY.factors[0], id=name, options=(option,)) for name, option in (("a", swaying), ("b", against))
    )
    knowledge = replace(PLAIN, models=TOY.models[:2], factors=factors)

    assert section(document(knowledge, a="yes", b="yes"), "The runner-up, and why it lost") == [
        "Contract has as many points. What it won or lost against the first choice:",
        "- +1: Contract. You answered: Yes.",
        "- -1: Less. You answered: Yes.",
    ]


def test_sources_are_named_once() -> None:
    """What one source says stands together under its name, numbered through; what is not known is said."""
    almanac = replace(TOY.sources[0], claims=(*TOY.sources[0].claims, replace(TOY.sources[0].claims[0], id="a-second")))
    leaflet = replace(
        TOY.sources[0], id="leaflet", title="Leaflet", publisher="", date="", sells="", extent="abstract only"
    )
    leaflet = replace(leaflet, claims=(replace(leaflet.claims[0], id="third"), replace(leaflet.claims[0], id="unused")))
    step = replace(TOY.models[0].next_steps[0], claims=("third", "a-second"))
    hands = replace(TOY.models[0], next_steps=(step,))
    knowledge = replace(TOY, sources=(almanac, leaflet), models=(hands, *TOY.models[1:]))

    assert section(document(knowledge, **CLEAR), "Next steps") == ["1. Ring about borrowed hands. (sources 2, 3)"]
    assert section(document(knowledge, **CLEAR), "Sources") == [
        '"The Almanac". Publisher: Old Press. Date: 1900.',
        "What they sell: almanacs.",
        "1. Hands need a lead. (Page 1)",
        "2. Hands need a lead. (Page 1)",
        '"Leaflet". Publisher: not named. Date: not given.',
        "What they sell: not stated.",
        "What we read of it: abstract only.",
        "3. Hands need a lead. (Page 1)",
    ]
    assert '\n\n"Leaflet"' in document(knowledge, **CLEAR)
    assert section(document(scope="fixed", lasts="years"), "Sources") == []


def test_only_sources_of_what_is_told_are_listed() -> None:
    """A source that only a reason left out of the document rests on is not among its sources."""
    answers = {"lead": "yes", "scope": "moving", "lasts": "years"}
    knowledge = replace(TOY, models=tuple(replace(model, next_steps=()) for model in TOY.models))

    assert record(knowledge, answers, date="2026-03-31")["decision"]["sources"]
    assert "## Sources" not in document(knowledge, **answers)


def test_no_sentence_ends_twice() -> None:
    """An answer that is a whole sentence gets no second full stop."""
    yes = replace(TOY.factors[0].options[0], label="We lead.")
    lead = replace(TOY.factors[0], options=(yes, *TOY.factors[0].options[1:]))

    assert "You answered: We lead. (source 1)" in document(replace(TOY, factors=(lead, *TOY.factors[1:])), **CLEAR)


def test_texts_cannot_pass_for_markup() -> None:
    """A title, and any text of the guide, is escaped: it makes no heading, table cell, HTML, emphasis or link."""
    title = "# A *b* _c_ `d` [e](f) <g> |h| i & j\n## k"
    lead = replace(TOY.factors[0], ask="One | two\nthree?")
    text = document(replace(TOY, factors=(lead, *TOY.factors[1:])), title=title, **CLEAR)

    assert text.split("\n")[0] == ("# \\# A \\*b\\* \\_c\\_ \\`d\\` \\[e\\](f) \\<g\\> \\|h\\| i \\& j \\#\\# k")
    assert "| One \\| two three? | Somebody with time |" in text
